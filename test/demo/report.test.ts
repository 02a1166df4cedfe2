import { expect, test } from 'vitest';
import { describeCosts, parseTimes } from './costs.ts';
import type { FailedLeg, PassedLeg } from './leg-report.ts';
import { renderTable } from './table.ts';
import { renderTimeline } from './timeline.ts';
import { problemsOf } from './verdict.ts';

const built: PassedLeg = {
  name: 'sim (0)',
  step: 'passed',
  startSeconds: 0,
  stepEndSeconds: 7,
  checkEndSeconds: 10,
  outcome: 'built',
  builder: 'job sim (0) on runner runner-0 (host here, pid 1)',
  dir: '/share/1',
  buildSeconds: 5,
  waitSeconds: 0,
  check: { result: 'passed', digests: 8 },
};
const reused: PassedLeg = { ...built, name: 'sim (1)', startSeconds: 1, outcome: 'reused', waitSeconds: 4 };
const failed: FailedLeg = {
  name: 'sim (2)',
  step: 'failed',
  startSeconds: 0,
  stepEndSeconds: 3,
  ending: 'exit code 1',
  output: '',
};

test('the timeline shows each phase for as long as it took', () => {
  const lines = renderTimeline([built, reused, failed], 19, (_, text) => text);
  expect(lines).toEqual([
    'sim (0)  ..#####===',
    'sim (1)   ..~~~~===',
    'sim (2)  xxx',
    '         0 s 10.0 s',
    '         . starting   ~ waiting   # building   = checking   x failing',
  ]);
});

test('the table names the leg that built', () => {
  const lines = renderTable([built, reused, failed]);
  expect(lines[2]).toMatch(/^sim \(0\) +built +sim \(0\) +0\.0 s +passed \(8 digests\)$/);
  expect(lines[3]).toMatch(/^sim \(1\) +reused +sim \(0\) +4\.0 s +passed/);
  expect(lines[4]).toMatch(/^sim \(2\) +FAILED$/);
});

test('the shell writes the times of itself and of its children', () => {
  expect(parseTimes('0m0.01s 0m0.02s\n1m2.500000s 0m0.470000s\n')).toBeCloseTo(63);
});

test('the costs of separate builds are computed from one', () => {
  const text = describeCosts([built, reused], 6, 4).join('\n');
  expect(text).toContain('2 x 6.0 s = 12.0 s');
  expect(text).toContain('at least 3.0 s by the clock on the 4 cores');
});

test('nothing is wrong with one build and checks that passed', () => {
  expect(problemsOf([built, reused], 1)).toEqual([]);
});

test.each([
  ['a leg that failed', [built, failed], 1, /sim \(2\) failed: exit code 1/],
  [
    'a check that failed',
    [built, { ...reused, check: { result: 'failed', problem: 'lane 1', output: '' } }],
    1,
    /lane 1/,
  ],
  ['a build command that ran twice', [built, reused], 2, /ran 2 times/],
  ['a build command that never ran', [built, reused], 0, /ran 0 times/],
  ['two legs that say they built', [built, { ...reused, outcome: 'built' }], 1, /2 legs say/],
  [
    'a leg that names somebody else',
    [built, { ...reused, builder: 'job sim (1) on' }],
    1,
    /sim \(1\) says that sim \(1\)/,
  ],
] as const)('%s is a problem', (_, legs, executions, problem) => {
  expect(problemsOf(legs, executions).join('\n')).toMatch(problem);
});
