import { expect, test } from 'vitest';
import { whyTooOld } from '../../src/build/build-policy.ts';

const builtBy = (run?: string) => ({
  builder: {
    hostname: 'h',
    pid: 1,
    bootId: 'b',
    pidNamespace: 'n',
    startTime: '1',
    timestamp: 0,
    ...(run === undefined ? {} : { about: { run } }),
  },
});

test.each([
  ['999', 'it is of an earlier run (build-policy: always)'],
  ['1000', undefined],
  ['1001', undefined],
  ['99999999999999999999', undefined],
  ['none', 'it is of an earlier run (build-policy: always)'],
  [undefined, 'it is of no known run (build-policy: always)'],
])('always, in run 1000: a result of run %s', (run, why) => {
  expect(whyTooOld('always', '1000', builtBy(run))).toBe(why);
});

test.each(['if-missing', 'never'] as const)('%s takes what is there', (policy) => {
  expect(whyTooOld(policy, '1000', builtBy('999'))).toBeUndefined();
});
