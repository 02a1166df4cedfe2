import { expect, test } from 'vitest';
import { describeBytes, describeSeconds, parseBytes, parseDuration } from '../../../src/store/prune/limits.ts';

test.each([
  ['30s', 30],
  ['90m', 5400],
  ['36h', 129_600],
  ['14d', 1_209_600],
  ['1.5 d', 129_600],
  ['2w', 1_209_600],
  ['0d', 0],
])('%s is that many seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

test.each(['', '14', 'd', '-1d', '14 days', '1e3d', '14D', '1d2h', 'Infinityd', '٣d'])('%j is no time', (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);

test.each([
  ['0B', 0],
  ['500GB', 5e11],
  ['500gb', 5e11],
  ['1.5TB', 1.5e12],
  ['2 GiB', 2 ** 31],
  ['10kB', 10_000],
])('%s is that many bytes', (text, bytes) => expect(parseBytes(text)).toBe(bytes));

test.each(['', '500', '500G', '-1GB', '1PB', '5 00GB', 'GB', '1d'])('%j is no size', (text) =>
  expect(parseBytes(text)).toBeUndefined(),
);

test('sizes and times, for people', () => {
  expect([0, 999, 1000, 34_100_000_000, 999_990].map(describeBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '34 GB',
    '1.0 MB',
  ]);
  expect([1, 119, 120, 7200, 172_800, 1_296_000].map(describeSeconds)).toEqual([
    '1 s',
    '119 s',
    '2 min',
    '2 h',
    '2 days',
    '15 days',
  ]);
});
