import { describe, expect, it } from 'vitest';
import { parseExpression } from './dialect.ts';
import { countSteps } from './steps.ts';

describe('an expression that .NET and JavaScript may read differently is refused', () => {
  it.each([
    ['a start anywhere', 'a'],
    ['an alternative outside of a group', '^a|b'],
    ['lookbehind', '^(?<=a)b'],
    ['a named group', '^(?<file>a)'],
    ['an inline flag', '^(?i)a'],
    ['an atomic group', '^(?>a)'],
    ['a Unicode category', '^\\p{L}'],
    ['a word boundary', '^a\\b'],
    ['a back-reference', '^(a)\\1'],
    ['a .NET anchor', '^a\\Z'],
    ['an escaped letter', '^\\e'],
    ['an escape by number', '^\\x41'],
    ['an escape by code unit', '^\\u0041'],
    ['a class subtraction', '^[a-z-[aeiou]]'],
    ['an empty class', '^[]a]'],
    ['a class of everything', '^[^]'],
    ['a negated escape in a class', '^[\\S]'],
    ['a repeated group', '^(?:ab)*'],
    ['a counted group', '^(?:ab){2}'],
    ['an optional group that may be empty', '^(a*)?'],
    ['an optional lookahead', '^(?=a)?'],
    ['a bare brace', '^a}'],
    ['a bare bracket', '^a]'],
    ['an unclosed group', '^(a'],
    ['an unopened group', '^a)'],
    ['a second start', '^a^'],
  ])('%s', (_, regexp) => {
    expect(() => parseExpression(regexp)).toThrow(SyntaxError);
  });
});

it.each([
  ['. is any character but a line feed', '^.$', 'a\u2028\u0085\r', '\n'],
  ['\\s is ASCII white space', '^\\s$', ' \t\v\f\r\n', '\u00a0\u2003a'],
  ['\\s in a class, too', '^[^\\s]$', '\u00a0a', ' \t'],
  ['\\d is 0 to 9', '^\\d$', '09', '\u0660a'],
  ['\\w is ASCII', '^\\w$', 'aZ0_', 'äé-'],
])('%s', (_, regexp, yes, no) => {
  const { js } = parseExpression(regexp);
  expect([...yes].filter((each) => !js.test(each))).toEqual([]);
  expect([...no].filter((each) => js.test(each))).toEqual([]);
});

it('counts groups', () => {
  expect(parseExpression('^(a)(?:b(c)?)(?=(d))').groupCount).toBe(4);
});

it.each([
  ['^(a+?)b{1,2}$', ['aab', 'abb', 'abbb', 'b', '']],
  ['^(?:(x)|y)?[^:]{2,}: *(?!z)\\w', ['xab: c', 'ab:z', 'yabc:  q', 'a: b']],
  ['^[a\\]\\-b-d]*(?=.)é?', ['a]-bcd', 'é', '']],
])('%s matches step by step what JavaScript matches', (regexp, lines) => {
  const expression = parseExpression(regexp);
  for (const line of lines) expect(countSteps(expression, line).matched, line).toBe(expression.js.test(line));
});

it('step counts tell time that grows with the square', () => {
  const nested = parseExpression('^.*a.*b$');
  const [once, twice] = [200, 400].map((length) => countSteps(nested, 'a'.repeat(length)).steps);
  expect((twice ?? 0) / (once ?? 1)).toBeGreaterThan(3.5);
});
