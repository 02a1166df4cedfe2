/** What runs a script. */
export interface Shell {
  /** As the workflow has it. */
  readonly name: string;
  readonly command: (scriptPath: string) => ShellCommand;
}

/** How a script is run: the program, its arguments with the script's path, and what the script needs around it. */
export interface ShellCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The script's file name ending; some programs go by it. */
  readonly extension: string;
  readonly wrap: (script: string) => string;
}

const asIs = (script: string): string => script;

// The flags are the runner's own for `shell:` in a `run:` step.

export const BASH: Shell = {
  name: 'bash',
  command: (path) => ({
    program: 'bash',
    args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', path],
    extension: '.sh',
    wrap: asIs,
  }),
};

export const SH: Shell = {
  name: 'sh',
  command: (path) => ({ program: 'sh', args: ['-e', path], extension: '.sh', wrap: asIs }),
};

const PYTHON: Shell = {
  name: 'python',
  command: (path) => ({ program: 'python', args: [path], extension: '.py', wrap: asIs }),
};

const PWSH: Shell = {
  name: 'pwsh',
  command: (path) => ({
    program: 'pwsh',
    args: ['-command', `. '${path.replaceAll("'", "''")}'`],
    extension: '.ps1',
    // As the runner does it: stop at the first error, and end with the last program's exit code.
    wrap: (script) =>
      `$ErrorActionPreference = 'stop'\n${script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n`,
  }),
};

const BUILT_IN: readonly Shell[] = [BASH, SH, PYTHON, PWSH];

/** A shell as a workflow's `run:` knows it: a name, or a template with `{0}` for the script. */
export function parseShell(name: string): Shell | undefined {
  return BUILT_IN.find((shell) => shell.name === name) ?? parseTemplate(name);
}

function parseTemplate(name: string): Shell | undefined {
  const [program, ...args] = splitWords(name);
  if (program === undefined || !args.some((arg) => arg.includes('{0}'))) return undefined;
  // A program that the runner knows gets its script as by its name alone, with other arguments.
  const known = BUILT_IN.find((shell) => shell.name === program);
  return {
    name,
    command: (path) => ({
      extension: '',
      wrap: asIs,
      ...known?.command(path),
      program,
      args: args.map((arg) => arg.replaceAll('{0}', path)),
    }),
  };
}

/** Words between white space; double quotes keep it in. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}
