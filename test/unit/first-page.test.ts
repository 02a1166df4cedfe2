import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstPage } from '../../src/action/console/first-page.ts';

test('what fits into a page is written at once, all after it is left', async () => {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'build-once-test-'));
  const path = join(directory.path, 'output');
  const file = openSync(path, 'w');
  const write = firstPage(file);
  expect(write('\u00fc\n')).toHaveLength(0);
  expect(write('x'.repeat(4093))).toHaveLength(0);
  expect(Buffer.from(write('late\n')).toString()).toBe('late\n');
  expect(write('')).toHaveLength(0);
  closeSync(file);
  expect(readFileSync(path, 'utf8')).toBe(`\u00fc\n${'x'.repeat(4093)}`);
});

test('a longer text is left whole, and all after it, for their order', async () => {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'build-once-test-'));
  const path = join(directory.path, 'output');
  const file = openSync(path, 'w');
  const write = firstPage(file);
  expect(write('x'.repeat(4097))).toHaveLength(4097);
  expect(Buffer.from(write('late\n')).toString()).toBe('late\n');
  closeSync(file);
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('a pipe that is full, or that nobody reads, is left to the stream', async () => {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'build-once-test-'));
  const path = join(directory.path, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  let filled = 0;
  for (let left = 0; left === 0; filled += 4096) left = firstPage(writer)('x'.repeat(4096)).length;
  expect(filled).toBeGreaterThan(4096);
  const write = firstPage(writer);
  expect(Buffer.from(write('first\n')).toString()).toBe('first\n');
  readSync(reader, Buffer.alloc(65_536));
  // There is room again, but the stream has the text before this one.
  expect(Buffer.from(write('second\n')).toString()).toBe('second\n');
  closeSync(reader);
  expect(Buffer.from(firstPage(writer)('third\n')).toString()).toBe('third\n');
  closeSync(writer);
});
