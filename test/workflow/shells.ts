import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How the runner runs a script of a `run:` step. */
export interface ShellCommand {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Shell {
  /** The file name ending of its scripts. */
  readonly extension: string;
  /** As the log shows it. */
  readonly display: string;
  readonly wrap: (script: string) => string;
  readonly command: (scriptPath: string) => ShellCommand;
}

const FORMATS: Readonly<Record<string, string>> = {
  bash: '--noprofile --norc -e -o pipefail {0}',
  sh: '-e {0}',
  python: '{0}',
  pwsh: `-command ". '{0}'"`,
};
const EXTENSIONS: Readonly<Record<string, string>> = { bash: '.sh', sh: '.sh', python: '.py', pwsh: '.ps1' };

/** @param shell as the workflow names it; without one it is bash with the flags of sh, or sh where there is no bash */
export function findShell(shell: string | undefined, path: string): Shell {
  if (!shell) return makeShell(which('bash', path) === undefined ? 'sh' : 'bash', FORMATS.sh ?? '', '.sh');
  const [, program = '', given = ''] = /^(\S*) ?(.*)$/s.exec(shell) ?? [];
  const format = given.trimStart() || (FORMATS[program] ?? '');
  if (!format.includes('{0}')) {
    throw new Error(
      'Invalid shell option. Shell must be a valid built-in (bash, sh, cmd, powershell, pwsh) ' +
        "or a format string containing '{0}'",
    );
  }
  if (which(program, path) === undefined) throw new Error(`${program}: command not found`);
  return makeShell(program, format, EXTENSIONS[program] ?? '');
}

function makeShell(program: string, format: string, extension: string): Shell {
  return {
    extension,
    display: `${program} ${format}`,
    wrap: program === 'pwsh' ? wrapPowerShell : (script) => script,
    command: (scriptPath) => ({
      program,
      args: splitArguments(format).map((arg) => arg.replaceAll('{0}', scriptPath)),
    }),
  };
}

/** It stops at the first error, and ends with the exit code of the last program. */
function wrapPowerShell(script: string): string {
  const end = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }';
  return `$ErrorActionPreference = 'stop'\n${script}\n${end}`;
}

function splitArguments(text: string): string[] {
  return [...text.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}

function which(program: string, path: string): string | undefined {
  const candidates = program.includes('/') ? [program] : path.split(delimiter).map((place) => join(place, program));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
