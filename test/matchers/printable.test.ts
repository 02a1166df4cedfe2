import { expect, it } from 'vitest';
import { forMatchers } from '../../src/build/output/printable.ts';

const ESC = '\u001b';

it.each([
  ['colours', `${ESC}[1mtop.v:3:${ESC}[0;31merror:${ESC}[0m no`, 'top.v:3:error: no'],
  ['what clears to the end of the line', `${ESC}[01m${ESC}[Kx.cpp:1:2:${ESC}[m${ESC}[K error`, 'x.cpp:1:2: error'],
  ['links that end with BEL', `[${ESC}]8;;https://gcc.gnu.org/a\u0007-Wall${ESC}]8;;\u0007]`, '[-Wall]'],
  ['links that end with ST', `[${ESC}]8;;https://gcc.gnu.org/a${ESC}\\-Wall${ESC}]8;;${ESC}\\]`, '[-Wall]'],
  ['the carriage return of a CRLF', '%Error: no\r', '%Error: no'],
  ['several carriage returns', '%Error: no\r\r', '%Error: no'],
  ['what a progress bar has overwritten', ' 10 %\r 20 %\r%Error: no\r', '%Error: no'],
  ['nothing but carriage returns', '\r\r', ''],
])('takes out %s', (_, line, printed) => {
  expect(forMatchers(line)).toBe(printed);
});

it.each(['', '  indented\tby a tab  ', 'α ≤ β 🐣', '[0] 100 % [x] \\e[1m'])('leaves %j as it is', (line) => {
  expect(forMatchers(line)).toBe(line);
});

it('leaves 4,096 characters, and cuts a longer line with a mark', () => {
  expect(forMatchers('a'.repeat(4096))).toBe('a'.repeat(4096));
  expect(forMatchers('a'.repeat(4097))).toBe(`${'a'.repeat(4095)}…`);
});

it('counts what is shown, not the escapes around it', () => {
  expect(forMatchers(`${ESC}[1m${'a'.repeat(4096)}${ESC}[0m`)).toBe('a'.repeat(4096));
});

it('cuts no character in two', () => {
  const cut = forMatchers(`${'a'.repeat(4094)}🐣🐣`);
  expect(cut).toBe(`${'a'.repeat(4094)}\ufffd…`);
  expect(cut.isWellFormed()).toBe(true);
});

it('cuts a line of many megabytes as well', () => {
  expect(forMatchers(`%Error: ${'x'.repeat(50_000_000)}`)).toHaveLength(4096);
});
