import { expect, test } from 'vitest';
import { describeChanges } from '../../src/build/key/changes.ts';
import type { KeyParts } from '../../src/build/key/key-parts.ts';
import { KEY_PARTS } from './sample-result.ts';

const since = (before: Partial<KeyParts>, now: Partial<KeyParts> = {}) =>
  describeChanges({ ...KEY_PARTS, ...before }, { ...KEY_PARTS, ...now });
const printed = (output: string): Partial<KeyParts> => ({ fingerprint: [{ command: 'sha256sum *', output }] });
const HASHES = ['a', 'b', 'c', 'd', 'e'].map((digit) => digit.repeat(64));

test.each([
  [{ key: 'other' }, 'the key: other → k'],
  [{ command: 'make' }, 'the build command (run): make → make TOKEN=s3cr3t all'],
  [{ command: 'cd sim\nmake TOKEN=s3cr3t all' }, 'the build command (run), line 1 is gone: cd sim'],
  [{ shell: 'sh' }, 'the shell: sh → bash'],
  [{ workingDirectory: 'sim' }, 'the working directory: sim → .'],
  [
    { fingerprint: [{ command: 'verilator --version', output: 'Verilator 4' }] },
    '`verilator --version`: Verilator 4 → Verilator 5.006',
  ],
  [
    { fingerprint: [...KEY_PARTS.fingerprint, { command: 'x', output: 'y' }] },
    'the fingerprint commands, line 2 is gone: x',
  ],
  [{ fingerprint: [] }, 'the fingerprint commands: nothing → verilator --version'],
  [{ arch: 'arm64' }, 'the platform: linux arm64 → linux x64'],
  [{ libc: 'musl' }, 'the C library: musl → glibc 2.36'],
])('a miss is explained by what differs: %j', (before, reason) => {
  expect(since(before)).toEqual([reason]);
});

test('nothing has changed, nothing is said', () => {
  expect(since({})).toEqual([]);
});

test('what an old marker does not tell is named as not there', () => {
  expect(describeChanges({}, KEY_PARTS)).toContain('the key: nothing → k');
});

test('a fingerprint of several lines is compared line by line', () => {
  const list = (...hashes: (string | undefined)[]) =>
    printed(hashes.map((hash, index) => `${hash}  rtl/${index}.sv`).join('\n'));
  expect(since(list(HASHES[0], HASHES[1], HASHES[2]), list(HASHES[0], HASHES[1], HASHES[3]))).toEqual([
    '`sha256sum *`, line 3: cccccccccccc…  rtl/2.sv → dddddddddddd…  rtl/2.sv',
  ]);
});

test('of many lines the first are shown, and how many more there are', () => {
  const before = Array.from({ length: 9 }, (_, index) => `line ${index}`);
  const now = before.map((line, index) => (index % 2 === 0 ? `${line}!` : line));
  expect(since(printed(before.join('\n')), printed(now.join('\n')))).toEqual([
    '`sha256sum *`, line 1: line 0 → line 0!',
    '`sha256sum *`, line 3: line 2 → line 2!',
    '`sha256sum *`, line 5: line 4 → line 4!; and 2 more lines',
  ]);
});

test('a line that is new moves the others, and does not change them', () => {
  expect(since(printed('a\nb\nc\nd'), printed('a\nx\nb\nc\nD'))).toEqual([
    '`sha256sum *`, line 2 is new: x',
    '`sha256sum *`, line 5: d → D',
  ]);
  expect(since(printed('a\nb\nc'), printed('c'))).toEqual([
    '`sha256sum *`, line 1 is gone: a',
    '`sha256sum *`, line 2 is gone: b',
  ]);
});

test.each([
  ['beyond the cut', `${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`, `…${'x'.repeat(20)}1 → …${'x'.repeat(20)}2`],
  [
    'in hashes that begin alike',
    `${'a'.repeat(63)}1`,
    `${'a'.repeat(63)}2`,
    `…${'a'.repeat(20)}1 → …${'a'.repeat(20)}2`,
  ],
  ['at the end', 'abc', 'abc ', '"abc" → "abc "'],
  ['in what is not seen', 'a\tb', 'a b', '"a\\tb" → "a b"'],
  ['in the line ends', 'a\r', 'a', '"a\\r" → "a"'],
  ['in length', 'x'.repeat(70), 'x'.repeat(71), `…${'x'.repeat(20)} → …${'x'.repeat(21)}`],
])('a difference %s shows', (_, before, now, shown) => {
  expect(since({ key: before }, { key: now })).toEqual([`the key: ${shown}`]);
});

test('a command that was stored masked is not taken for another', () => {
  expect(since({ command: 'make TOKEN=*** all' })).toEqual([]);
  expect(since({ command: 'make TOKEN=*** some' })).toHaveLength(1);
  expect(since({ command: 'make TOKEN=*** al' })).toHaveLength(1);
  expect(since({}, { command: 'make TOKEN=*** all' })).toEqual([]);
});

test('a fingerprint of 100,000 lines is compared, too', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index}`);
  const now = lines.map((line) => `${line}!`);
  expect(since(printed(lines.join('\n')), printed(now.join('\n')))[2]).toContain('and 99997 more lines');
});
