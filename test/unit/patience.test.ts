import { expect, test } from 'vitest';
import { beatPauseSeconds, longestGapSeconds, lookPauseSeconds } from '../../src/nfs-lock/patience.ts';
import { UnbrokenRow } from '../../src/nfs-lock/unbroken-row.ts';

test('a row lasts from the end of its first look to the beginning of the last', () => {
  const row = new UnbrokenRow(10);
  expect(row.see('a', 0, 1)).toBe(0);
  expect(row.see('a', 5, 6)).toBe(4);
  expect(row.see('a', 14, 15)).toBe(13);
});

test('another value, or a gap in the looking, starts the row again', () => {
  const row = new UnbrokenRow(10);
  row.see('a', 0, 1);
  expect(row.see('b', 5, 6)).toBe(0);
  expect(row.see('b', 16, 17)).toBe(0);
  expect(row.see('b', 18, 19)).toBe(1);
});

test('a stall in a look, after its answer, belongs to the gap behind it', () => {
  const row = new UnbrokenRow(10);
  row.see('a', 0, 1);
  expect(row.see('a', 2, 8)).toBe(1);
  expect(row.see('a', 12, 13)).toBe(0);
});

test('a look that itself took too long is a gap', () => {
  const row = new UnbrokenRow(10);
  row.see('a', 0, 1);
  expect(row.see('a', 2, 60)).toBe(0);
});

test('pauses grow with the wait, to 2 s, and a lease can always be watched', () => {
  const patience = { leaseSeconds: 60, staleSeconds: 7200, pollSeconds: 0.1 };
  const pause = (waited: number, lease = 60, poll = 0.1) =>
    lookPauseSeconds(waited, { ...patience, leaseSeconds: lease, pollSeconds: poll }, () => 0);
  expect([0, 50, 1000].map((waited) => pause(waited))).toEqual([0.1, 0.5, 2]);
  expect(lookPauseSeconds(50, patience, () => 0.999)).toBeLessThan(0.61);
  expect(pause(1000, 1)).toBe(0.25);
  expect(pause(0, 60, 5)).toBe(5);
  for (const [lease, poll] of [
    [1, 0.1],
    [60, 0.1],
    [1, 30],
    [60, 100],
  ] as const) {
    const asked = { leaseSeconds: lease, staleSeconds: 1, pollSeconds: poll };
    expect(lookPauseSeconds(1e6, asked, () => 0.999)).toBeLessThan(longestGapSeconds(asked));
    expect(beatPauseSeconds(lease)).toBeLessThanOrEqual(lease / 10);
  }
});
