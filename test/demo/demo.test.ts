import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type Report, whatIsWrong } from './legs.ts';
import { chainDigest } from './model.ts';
import { LogPage, showAnnotations } from './page.ts';
import { describeCosts, problemsOf, renderTimeline } from './report.ts';
import { chooseTool } from './tools.ts';

test.each([
  [['verilator', 'g++', 'make', 'iverilog'], /^verilator/, /^Verilator, g\+\+ and make/],
  [['verilator', 'make', 'iverilog'], /^iverilog/, /without a C\+\+ compiler; Icarus is there/],
  [['verilator', 'g++'], /^Yosys/, /without make; Icarus is not there/],
  [[], /^Yosys/, /^Verilator is not on the path; Icarus is not there/],
] as const)('with %j on the path', async (programs: readonly string[], name, why) => {
  const tool = await chooseTool(async (each) => (programs.includes(each) ? `${each} 1.0` : undefined), 2);
  expect(tool.name).toMatch(name);
  expect(tool.why).toMatch(why);
});

test('the check wants the digest of each lane of a leg, and PASS', () => {
  const tool = { lanes: 16, chainLength: 2 };
  const digest = (lane: number, hex = chainDigest(lane, 2)) => `digest ${lane} ${hex}\n`;
  expect(whatIsWrong(`${digest(3)}${digest(11)}PASS\n`, tool, 3)).toBeUndefined();
  expect(whatIsWrong(`${digest(3)}PASS\n`, tool, 3)).toMatch(/^lane 11/);
  expect(whatIsWrong(`${digest(3)}${digest(11, chainDigest(11, 1))}PASS\n`, tool, 3)).toMatch(/^lane 11/);
  expect(whatIsWrong(`${digest(3)}${digest(11)}FAIL\n`, tool, 3)).toMatch(/did not say PASS/);
});

const outputs = { outcome: 'built', builder: 'job sim (0) on x', 'build-seconds': '5', 'wait-seconds': '0' };
const times = { startSeconds: 0, stepEndSeconds: 7, checkEndSeconds: 10 };
const built: Report = { name: 'sim (0)', ...times, code: 0, signal: null, output: '', outputs, problem: undefined };
const reused: Report = {
  ...built,
  name: 'sim (1)',
  startSeconds: 1,
  outputs: { ...outputs, outcome: 'reused', 'wait-seconds': '4' },
};

test('the timeline shows each phase for as long as it took; the costs of separate builds are computed from one', () => {
  const lines = renderTimeline([built, reused], 20).map(stripVTControlCharacters);
  expect(lines.slice(0, 2)).toEqual(['sim (0)   ..#####===', 'sim (1)    ..~~~~===']);
  const costs = describeCosts([built, reused], '0m0.01s 0m0.02s\n1m2.500000s 0m0.470000s\n', 4).join('\n');
  expect(costs).toContain('8 x 63.0 s = 504.0 s');
  expect(costs).toContain('at least 126.0 s by the clock on the 4 cores');
});

test.each([
  [[built, reused], 1, /^$/],
  [[built, { ...reused, problem: 'lane 1' }], 1, /sim \(1\): lane 1/],
  [[built, reused], 2, /ran 2 times/],
  [[built, { ...reused, outputs }], 1, /2 legs say that they built/],
  [
    [built, { ...reused, outputs: { ...reused.outputs, builder: 'job sim (1) on x' } }],
    1,
    /^sim \(1\) names as builder/,
  ],
] as const)('what is not as promised, case %#', (legs, executions, problem) => {
  expect(problemsOf(legs, executions).join('\n')).toMatch(problem);
});

test('a log as its page shows it, and the annotations that the runner makes of it', () => {
  const matcher = `${import.meta.dirname}/../../matchers/verilator.json`;
  const log = [
    ...[`::add-matcher::${matcher}`, 'make', '::group::Output', '::stop-commands::t', '::error::theirs', '::t::'],
    ...['::endgroup::', '%Error: rtl/a.v:2:3: no such cell', '::error::it failed%0Abecause'],
  ];
  const page = new LogPage();
  const shown = log.flatMap((_, at) => page.show(`${log.slice(0, at + 1).join('\n')}\n`)).map(stripVTControlCharacters);
  expect(shown).toEqual([
    'make',
    '▾ Output',
    '│ ::error::theirs',
    '%Error: rtl/a.v:2:3: no such cell',
    'Error: it failed',
  ]);
  expect(showAnnotations(log.join('\n'), () => 'module a;\n  cell x();\n')).toEqual([
    ...['[error] rtl/a.v', '    2 │   cell x();', '      └ no such cell', '[error] it failed'],
  ]);
});
