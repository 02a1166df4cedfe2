import { expect, it } from 'vitest';
import { forMatchers } from '../../src/build/output/printable.ts';
import type { Expression } from './dialect.ts';
import { ALL_LOGS, engineWith } from './matcher-files.ts';
import { countSteps } from './steps.ts';

/** What a pattern may be in the middle of when the line does not end. */
const FILLERS = [
  'a', ':', ' ', '1', '.', '/', '"', '(', '[', ')', ']', ',', '-', 'é',
  '1:', ':1', '1:1:', 'a:', ': ', 'a.v', '.v:', 'a.v:1:', 'a/b.c/', '../', '(1', '(1)', '(1): ', ' (a', ' [', ' [a', ' [-W', ' [-Wa]',
  ' [a:1]', ' at ', ' at a.v:1', ' File: ', ' File: a', ' File: a Line: ', ' File: a Line: 1', ' Time: ', ', 1', '", 1', '%Error: ', 'ld: ',
  ' ghdl:error: ', '@1:(a ', '** Error: ', '|1', ' error: ', "This may be because there's no search path",
  'E  ', 'E', 'ERROR ', 'ERROR: ', 'ERROR:a:', 'INFO a', '12:30:45 ', '[', '[1/2] ', '- ', 'Nov ', 'a | ', '|', ' a.v:1: ', ' %', ' %Error: ', '* ',
  ' ** Error: ', ' ** Error: a(', 'WARNING: [A-1] ', ' xmvlog: *E,A (', 'ERROR ERROR a.v:1:',
]; // biome-ignore format: one long list

const { expressions } = engineWith();
const lines = ALL_LOGS.flatMap((log) => log.lines.map(({ text, expected }) => ({ text: forMatchers(text), expected })));

/** The lines that give an owner's annotations, and those that lead to them. */
function linesOf(owner: string): readonly string[] {
  const ends = [...lines.keys()].filter((index) => lines[index]?.expected?.startsWith(`${owner} `));
  return ends.flatMap((end) => lines.slice(end - 2, end + 1).map(({ text }) => text));
}

/** Time may double when the line does, not grow by four; what is between is for bounded repetitions that fill up. */
function expectLinear(expression: Expression, start: string, filler: string, length: number): void {
  const repeats = Math.ceil(length / 2 / filler.length);
  const half = countSteps(expression, start + filler.repeat(repeats)).steps;
  const whole = countSteps(expression, start + filler.repeat(2 * repeats)).steps;
  const what = `${expression.js}: ${half} steps for '${start}' and ${repeats} times '${filler}', ${whole} for twice that`;
  expect(whole, what).toBeLessThanOrEqual(3 * half + 2000);
}

it.each(expressions)('$owner decides about any line of 100 KB in linear time: $expression.js', ({ expression }) => {
  // A short line first: one that is not linear would take hours for the long one.
  for (const length of [2048, 100 * 1024]) {
    for (const filler of FILLERS) expectLinear(expression, '', filler, length);
  }
});

it.each(expressions)(
  '$owner does so after the beginnings of its own lines: $expression.js',
  ({ owner, expression }) => {
    const starts = linesOf(owner)
      .filter((text) => expression.js.test(text))
      .flatMap((text) => [...text.matchAll(/\W/g)].map(({ index }) => text.slice(0, index + 1)));
    // Of beginnings that differ in their words alone, one is enough.
    const shape = (start: string) => start.replaceAll(/\d+/g, '1').replaceAll(/(?:[A-Za-z]\w*[ ']?)+/g, 'a');
    const different = new Map(starts.map((start) => [shape(start), start]));
    expect(different.size).toBeGreaterThan(0);
    for (const start of different.values()) {
      for (const filler of FILLERS) expectLinear(expression, start, filler, 1024);
    }
  },
);

it('steps are counted of the same matching as is used', () => {
  for (const { expression } of expressions) {
    for (const { text } of lines) expect(countSteps(expression, text).matched).toBe(expression.js.test(text));
  }
});
