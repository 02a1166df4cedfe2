import { spawn } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { protectFiles } from '../../src/shared-dir/protect-files.ts';

let root: string;
let tree: string;
let victim: string;
const FILES = Array.from({ length: 20 }, (_, number) => `file-${number}`);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'protect-files-'));
  onTestFinished(() => rm(root, { recursive: true }));
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
  const args = ['--input-type=module', '-e', swap, join(tree, name), join(root, target), join(root, 'aside')];
  const swapping = spawn(process.execPath, args, { stdio: 'ignore' });
  onTestFinished(() => void swapping.kill('SIGKILL'));
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
  expect(swapping.exitCode).toBe(null);
});
