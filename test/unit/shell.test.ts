import { expect, test } from 'vitest';
import { parseShell } from '../../src/command/shell.ts';

test("shells have the runner's own flags", () => {
  const command = (shell: string) => {
    const parsed = parseShell(shell)?.command('/tmp/s');
    return parsed && [parsed.program, ...parsed.args];
  };
  expect(command('bash')).toEqual(['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '/tmp/s']);
  expect(command('sh')).toEqual(['sh', '-e', '/tmp/s']);
  expect(command('python')).toEqual(['python', '/tmp/s']);
  expect(command('pwsh')).toEqual(['pwsh', '-command', ". '/tmp/s'"]);
  expect(command('perl "-I my lib" {0} x')).toEqual(['perl', '-I my lib', '/tmp/s', 'x']);
  expect(command('bash {0}')).toEqual(['bash', '/tmp/s']);
  // As .NET splits and formats it, in which the runner is written.
  expect(command('bash -c ". setup.sh; f() {{ :; }}; . {0}"')).toEqual([
    'bash',
    '-c',
    '. setup.sh; f() { :; }; . /tmp/s',
  ]);
  expect(command('sh -c "echo \\"a b\\" ""c""; . {0}" \'d e\' \\d ""')).toEqual([
    'sh',
    '-c',
    'echo "a b" "c"; . /tmp/s',
    "'d",
    "e'",
    '\\d',
    '',
  ]);
  expect(command('fish')).toBeUndefined();
});

test('a program that the runner knows gets its script as by its name alone', () => {
  expect(parseShell('bash {0}')?.command('').extension).toBe('.sh');
  expect(parseShell('pwsh -File {0}')?.command('').extension).toBe('.ps1');
  expect(parseShell('pwsh -File {0}')?.command('').wrap('x')).toContain("$ErrorActionPreference = 'stop'\nx\n");
  expect(parseShell('perl {0}')?.command('').wrap('x')).toBe('x');
});
