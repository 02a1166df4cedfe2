import { chmodSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { protectFiles } from '../../src/shared-dir/tree/protect-files.ts';
import { test } from '../support/directory.ts';
import { RunningScript } from '../support/script.ts';

let root: string;
let tree: string;
let victim: string;
const FILES = Array.from({ length: 20 }, (_, number) => `file-${number}`);

test.beforeEach(async ({ directory }) => {
  root = directory;
  tree = join(root, 'tree');
  mkdirSync(tree);
  victim = join(root, 'victim');
  fill(victim);
});

function fill(directory: string): void {
  mkdirSync(directory);
  for (const file of FILES) writeFileSync(join(directory, file), '', { mode: 0o600 });
}

function modes(directory: string): string[] {
  const all = readdirSync(directory).map((name) => (statSync(join(directory, name)).mode & 0o777).toString(8));
  return [...new Set(all)];
}

test('hard links: one that is whole inside is protected, one with a name outside is named', async () => {
  writeFileSync(join(tree, 'a'), '', { mode: 0o600 });
  linkSync(join(tree, 'a'), join(tree, 'b'));
  writeFileSync(join(tree, 'c'), '', { mode: 0o600 });
  linkSync(join(tree, 'c'), join(root, 'outside'));
  mkdirSync(join(tree, 'directory'));
  symlinkSync(victim, join(tree, 'link'));
  expect(await protectFiles(tree)).toEqual({ foreign: [], linked: ['c'] });
  expect(['a', 'b', 'c'].map((name) => (statSync(join(tree, name)).mode & 0o777).toString(8))).toEqual([
    '400',
    '400',
    '600',
  ]);
  expect(modes(victim)).toEqual(['600']);
});

test.each([
  ['a directory', 'inner', 'victim'],
  ['a file', 'inner/file-0', 'victim/file-0'],
])('%s that is swapped for a link meanwhile: what that leads to keeps its mode', async (_, name, target) => {
  fill(join(tree, 'inner'));
  const swap = `
    import { renameSync, symlinkSync } from 'node:fs';
    const [, name, target, aside] = process.argv;
    for (;;) {
      renameSync(name, aside);
      symlinkSync(target, name);
      renameSync(name, aside + '.link');
      renameSync(aside, name);
    }`;
  await using swapping = new RunningScript(swap, join(tree, name), join(root, target), join(root, 'aside'));
  for (let round = 0; round < 300; round += 1) {
    await protectFiles(tree);
    expect(modes(victim)).toEqual(['600']);
    for (const file of FILES) {
      try {
        // By a link, it gives a file of the victim the mode that it has.
        chmodSync(join(tree, 'inner', file), 0o600);
      } catch {
        // Swapped just now.
      }
    }
  }
  expect(swapping.isRunning).toBe(true);
});
