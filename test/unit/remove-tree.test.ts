import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { removeTree } from '../../src/shared-dir/remove-tree.ts';

let root: string;
let victim: string;
const FILES = Array.from({ length: 50 }, (_, number) => `file-${number}`);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'remove-tree-'));
  onTestFinished(() => rm(root, { recursive: true }));
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
  const swapping = spawn(process.execPath, ['--input-type=module', '-e', swap, tree, victim], { stdio: 'ignore' });
  onTestFinished(() => void swapping.kill('SIGKILL'));
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
