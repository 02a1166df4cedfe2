import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { removeTree } from '../../src/shared-dir/tree/remove-tree.ts';
import { test } from '../support/directory.ts';
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
