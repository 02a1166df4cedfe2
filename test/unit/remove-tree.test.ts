import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { removeTree } from '../../src/shared-dir/tree/remove-tree.ts';
import { test } from '../support/directory.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { RunningScript } from '../support/script.ts';

let root: string;
let victim: string;
const FILES = Array.from({ length: 50 }, (_, number) => `file-${number}`);

test.beforeEach(async ({ directory }) => {
  root = directory;
  victim = join(root, 'victim');
  fill(victim);
});

function fill(directory: string): void {
  mkdirSync(directory);
  for (const file of FILES) writeFileSync(join(directory, file), '');
}

test('a tree goes with all that is in it, links by themselves', async () => {
  const tree = join(root, 'tree');
  fill(tree);
  fill(join(tree, 'a'));
  mkdirSync(join(tree, 'a/b/c'), { recursive: true });
  symlinkSync(victim, join(tree, 'a/b/link'));
  symlinkSync('..', join(tree, 'a/b/loop'));
  await removeTree(tree);
  expect(readdirSync(root)).toEqual(['victim']);
  expect(readdirSync(victim)).toHaveLength(FILES.length);
});

test('what is itself a link goes alone; what is not there is no error', async () => {
  symlinkSync(victim, join(root, 'link'));
  await removeTree(join(root, 'link'));
  await removeTree(join(root, 'link'));
  expect(existsSync(join(root, 'link'))).toBe(false);
  expect(readdirSync(victim)).toHaveLength(FILES.length);
});

test('one that is swapped for a link while it goes takes nothing else with it', async () => {
  const tree = join(root, 'tree');
  const swap = `
    import { renameSync, symlinkSync, unlinkSync } from 'node:fs';
    const [, tree, victim] = process.argv;
    const attempt = (call) => { try { call(); } catch {} };
    for (;;) {
      attempt(() => renameSync(tree + '/inner', tree + '/aside'));
      attempt(() => symlinkSync(victim, tree + '/inner'));
      attempt(() => unlinkSync(tree + '/inner'));
      attempt(() => renameSync(tree + '/aside', tree + '/inner'));
    }`;
  await using _swapping = new RunningScript(swap, tree, victim);
  for (let round = 0; round < 300; round += 1) {
    mkdirSync(tree, { recursive: true });
    try {
      fill(join(tree, 'inner'));
    } catch {
      // Swapped, or left, under this test's own hands.
    }
    await removeTree(tree).catch(() => undefined);
    expect(readdirSync(victim)).toHaveLength(FILES.length);
  }
});

describe('directories without write permission, or without any, for another user than root', () => {
  const NOBODY = 65534;
  const script = `
    import { removeTree } from ${JSON.stringify(new URL('../../src/shared-dir/tree/remove-tree.ts', import.meta.url).href)};
    await removeTree(process.argv[1]).catch(({ message }) => console.log(message));`;

  /** @returns what was wrong */
  function removeAsUser(tree: string): string {
    const become = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
    const node = [process.execPath, '--input-type=module', '-e', script, tree];
    const [program = '', ...args] = process.getuid?.() === 0 ? [...become, ...node] : node;
    const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stdout;
  }

  function plant(): string {
    const tree = join(root, 'tree');
    mkdirSync(join(tree, 'a', 'b'), { recursive: true });
    mkdirSync(join(tree, 'none'));
    fill(join(tree, 'a', 'b', 'c'));
    symlinkSync(victim, join(tree, 'a', 'link'));
    if (process.getuid?.() === 0) execFileSync('chown', ['-hR', `${NOBODY}:${NOBODY}`, root]);
    for (const [name, mode] of [
      ['a/b/c', 0o555],
      ['a/b', 0o2555],
      ['a', 0o555],
      ['none', 0],
    ] as const) {
      chmodSync(join(tree, name), mode);
    }
    chmodSync(victim, 0o555);
    return tree;
  }

  test('go, if they are its own', () => {
    expect(removeAsUser(plant())).toBe('');
    expect(readdirSync(root)).toEqual(['victim']);
    expect(statSync(victim).mode & 0o777).toBe(0o555);
    chmodSync(victim, 0o755);
    expect(readdirSync(victim)).toHaveLength(FILES.length);
  });

  test.runIf(canTestAsRoot("another user's directories that stay"))("stay, if they are another's", () => {
    const tree = plant();
    chownSync(join(tree, 'a', 'b'), 0, 0);
    expect(removeAsUser(tree)).toContain('EACCES');
    expect(readdirSync(join(tree, 'a'))).toEqual(['b']);
    expect(statSync(join(tree, 'a', 'b')).mode & 0o7777).toBe(0o2555);
  });
});
