import { expect, test } from 'vitest';
import { FirstErrors } from '../../src/build/attempt/first-errors.ts';
import { forMatchers } from '../../src/build/output/printable.ts';
import { isError, readProblemMatchers } from '../../src/build/output/problem-matchers.ts';
import { ALL_LOGS, MATCHERS } from './matcher-files.ts';

const matchers = await readProblemMatchers(MATCHERS);

function errorsOf(lines: readonly string[]) {
  const errors = new FirstErrors(matchers);
  for (const line of lines) errors.see(line);
  return errors.found;
}

test('the first five errors, without colours, each with its line; warnings are none', () => {
  const noise = Array.from({ length: 50 }, (_, at) => `compiling unit ${at}`);
  const error = (at: number) => `rtl/a.vhd:${at}:3: no declaration for "x${at}"`;
  const found = errorsOf([
    ...noise,
    `\u001b[31m${error(1)}\u001b[0m\r`,
    'rtl/a.v:2: warning: nothing',
    ...[2, 3, 4, 5, 6].map(error),
    ...noise,
  ]);
  expect(found).toEqual([51, 53, 54, 55, 56].map((line, at) => ({ line, text: error(at + 1) })));
});

test.each([
  'ghdl:error: cannot find entity or configuration tb',
  '/usr/bin/ghdl-mcode:error: cannot find entity tb',
  'cc1plus: fatal error: top.cpp: No such file or directory',
  'g++-13: error: unrecognized command-line option',
  'error: Unknown module type: fifo',
  'Error: cannot open include file',
  '/usr/bin/ld: cannot find -lsystemc: No such file or directory',
])('an error without a place in a source is one, too: %s', (text) => {
  expect(errorsOf(['compiling', text])).toEqual([{ line: 2, text }]);
});

test.each([
  'collect2: error: ld returned 1 exit status',
  'ghdl:error: compilation error',
  'Error: 0',
  'error: 2 errors generated',
  'Errors: 0, Warnings: 0',
  'gcc -c error: x.c',
  'make: *** [Makefile:3: all] Error 1',
])('a consequence, or a sum, is none: %s', (text) => {
  expect(errorsOf([text])).toEqual([]);
});

test('a huge line is cut', () => {
  const [first] = errorsOf([`%Error: ${'x'.repeat(100_000)}`]);
  expect(first?.text).toHaveLength(500);
});

test.each(ALL_LOGS)('the errors of $name are those that are annotated', ({ lines }) => {
  const told = lines.flatMap(({ text }, at) => (isError(matchers, forMatchers(text)) ? [at] : []));
  const annotated = lines.flatMap(({ expected }, at) => (expected?.includes(' ::error ') ? [at] : []));
  // An error of several lines is annotated at its last, and told by its first.
  for (const at of annotated) expect(told.some((line) => line <= at && line > at - 3)).toBe(true);
  const apart = told.filter((at) => !annotated.some((line) => line >= at && line < at + 3));
  expect(apart.map((at) => lines[at]?.text)).toEqual([]);
});
