import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { describeExitCode } from '../../src/command/exit-code.ts';

test.each([
  [1, 'exit code 1'],
  [126, 'exit code 126 (a command that cannot be executed)'],
  [127, 'exit code 127 (a command that was not found)'],
  [128, 'exit code 128'],
  [129, 'exit code 129 (SIGHUP)'],
  [130, 'exit code 130 (SIGINT: interrupted)'],
  [137, 'exit code 137 (SIGKILL: out of memory?)'],
  [139, 'exit code 139 (SIGSEGV: a program crashed)'],
  [143, 'exit code 143 (SIGTERM)'],
  [255, 'exit code 255'],
])('%i: %s', (code, described) => {
  expect(describeExitCode(code)).toBe(described);
});

test('a broken pipe names pipefail', () => {
  expect(describeExitCode(141)).toMatch(/^exit code 141 \(SIGPIPE: .*`pipefail`/);
});

test('every signal has its name', () => {
  for (const [name, number] of Object.entries(constants.signals)) {
    if (['SIGIOT', 'SIGPOLL', 'SIGUNUSED'].includes(name)) continue;
    expect(describeExitCode(128 + number)).toContain(`(${name}`);
  }
});
