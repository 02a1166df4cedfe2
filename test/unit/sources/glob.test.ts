import { expect, test } from 'vitest';
import { isWithin, parseGlobs } from '../../../src/build/key/sources/glob.ts';

const matches = (pattern: string, path: string) => parseGlobs(pattern).some((glob) => isWithin(glob, path));

test.each([
  ['rtl', 'rtl'],
  ['rtl', 'rtl/alu.sv'],
  ['rtl/', 'rtl/a/b/alu.sv'],
  ['./rtl', 'rtl/alu.sv'],
  ['rtl/**', 'rtl/a/b.sv'],
  ['rtl/**', 'rtl'],
  ['**/*.sv', 'a.sv'],
  ['**/*.sv', 'x/y/a.sv'],
  ['rtl/**/tb/*.sv', 'rtl/tb/a.sv'],
  ['rtl/**/tb/*.sv', 'rtl/x/y/tb/a.sv'],
  ['**/a/**/b', 'x/a/y/a/z/b/c'],
  ['*.v', '.hidden.v'],
  ['a?c', 'abc'],
  ['a?c', 'a\u{1F527}c'],
  ['[ab]x', 'bx'],
  ['[!ab]x', 'cx'],
  ['[a-c]x', 'bx'],
  ['[]a]x', ']x'],
  ['[x', '[x'],
  ['a\\*b', 'a*b'],
  ['*.{v,sv}', 'a.sv'],
  ['{rtl,tb}/{a,b}.v', 'tb/b.v'],
  ['{a,b{c,d}}.v', 'bd.v'],
  ['a{b}.v', 'a{b}.v'],
  ['a**b', 'axxb'],
  ['*a*b*', 'xxaxxbxx'],
])('%s matches %s', (pattern, path) => {
  expect(matches(pattern, path)).toBe(true);
});

test.each([
  ['rtl', 'rtl2/alu.sv'],
  ['rtl/*.sv', 'rtl/a/alu.sv'],
  ['*.sv', 'x/alu.sv'],
  ['a*', 'ba'],
  ['a?c', 'ac'],
  ['[!ab]x', 'ax'],
  ['[a-c]x', 'dx'],
  ['rtl/**/tb', 'rtl/xtb'],
  ['a\\*b', 'axb'],
  ['*.{v,sv}', 'a.svh'],
  ['**/b/c', 'b/x/c'],
])('%s does not match %s', (pattern, path) => {
  expect(matches(pattern, path)).toBe(false);
});

test('a pattern of many stars takes no time to speak of', () => {
  const name = 'a'.repeat(250);
  expect(matches(`${'*a'.repeat(100)}*b`, name)).toBe(false);
  expect(matches(`${'**/'.repeat(50)}b`, Array(100).fill('a').join('/'))).toBe(false);
});

test('braces of too many alternatives are refused', () => {
  expect(() => parseGlobs('{a,b}'.repeat(12))).toThrow('over 1000 alternatives');
});
