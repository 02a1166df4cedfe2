import { expect, test } from 'vitest';
import {
  beatPauseSeconds,
  longestGapSeconds,
  lookPauseSeconds,
  parseTimings,
  shortestLeaseSeconds,
} from '../../src/nfs-lock/lock-timings.ts';

test('pauses grow with the wait, to 5 s, and a lease can always be watched', () => {
  const timings = { leaseSeconds: 60, staleSeconds: 7200, pollSeconds: 0.1 };
  const pause = (waited: number, lease = 60, poll = 0.1) =>
    lookPauseSeconds(waited, { ...timings, leaseSeconds: lease, pollSeconds: poll }, () => 0);
  expect([0, 50, 1000].map((waited) => pause(waited))).toEqual([0.1, 0.5, 5]);
  expect(lookPauseSeconds(50, timings, () => 0.999)).toBeLessThan(0.61);
  expect(pause(1000, 1)).toBe(0.25);
  expect(pause(0, 60, 5)).toBe(5);
  for (const pollSeconds of [0.01, 0.1, 1, 5, 10, 100]) {
    for (const more of [1, 1.5, 10]) {
      const leaseSeconds = shortestLeaseSeconds(pollSeconds) * more;
      const asked = { leaseSeconds, staleSeconds: 1, pollSeconds };
      expect(lookPauseSeconds(1e6, asked, () => 0.999)).toBeLessThan(longestGapSeconds(asked));
      expect(beatPauseSeconds(leaseSeconds)).toBeLessThanOrEqual(leaseSeconds / 10);
    }
  }
});

test.each([
  [0.1, 0.5],
  [1, 4.1],
  [10, 40.1],
  [20, 65.05],
])('with a poll interval of %d s, %d s is the shortest lease: five beats and two looks', (pollInterval, shortest) => {
  expect(shortestLeaseSeconds(pollInterval)).toBe(shortest);
  expect(parseTimings({ lease: shortest, pollInterval }).leaseSeconds).toBe(shortest);
  const tooShort = () => parseTimings({ lease: shortest - 0.01, pollInterval });
  expect(tooShort).toThrow(RangeError);
  expect(tooShort).toThrow(`lease must be at least ${shortest} s where the poll interval is ${pollInterval} s`);
});
