import { expect, test } from 'vitest';
import { RetryWatch } from '../../src/build/attempt/retry-on.ts';
import { parseRetryPattern } from '../../src/build/attempt/retry-pattern.ts';

function watch(lines: readonly string[], ...patterns: string[]) {
  const warnings: string[] = [];
  const watched = new RetryWatch(
    patterns.map((text, index) => parseRetryPattern(text, index + 1)),
    (warning) => warnings.push(warning),
  );
  for (const line of lines) watched.see(line);
  const { match } = watched;
  return { match: match && { line: match.line, pattern: match.pattern.line }, warnings };
}

test('a line anywhere in the output counts, and which expression it was is known', () => {
  const noise = Array.from({ length: 5000 }, (_, index) => `g++ -O2 -c Vtop__${index}.cpp`);
  const killed = 'c++: fatal error: Killed signal terminated program cc1plus';
  for (const lines of [
    [killed, ...noise],
    [...noise, killed],
    [...noise, killed, ...noise],
  ]) {
    expect(watch(lines, 'no such thing', 'Killed signal .* cc1plus').match).toEqual({ line: killed, pattern: 2 });
  }
  expect(watch(noise, 'Killed').match).toBeUndefined();
  expect(watch([killed]).match).toBeUndefined();
});

test.each([
  ['^Killed$', 'Killed'],
  ['^Killed', 'compiling 99%\rKilled'],
  ['^Killed$', '\u001b[31mKilled\u001b[0m'],
  ['(?i)^killed', 'KILLED'],
  ['(?i:kill)ed', 'KILLed'],
  ['/usr/bin/ld: error \\d+', '/usr/bin/ld: error 7'],
])('%s matches %j', (pattern, line) => {
  expect(watch(['x', line], pattern).match?.pattern).toBe(1);
});

test('a line is looked at up to its first 4,096 characters', () => {
  expect(watch([`${'x'.repeat(4090)}Killed`], 'Killed').match?.line).toHaveLength(4096);
  expect(watch([`${'x'.repeat(4091)}Killed`], 'Killed').match).toBeUndefined();
});

test('an expression that would never end is given up, said once, and the others go on', () => {
  const bad = `${'a'.repeat(4000)}!`;
  const { match, warnings } = watch([bad, bad, 'Killed'], '(a+)+$', 'Killed');
  expect(match).toEqual({ line: 'Killed', pattern: 2 });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("input 'retry-on': line 1, `(a+)+$`, takes over 0.5 s");
});
