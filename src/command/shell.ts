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

const SH: Shell = {
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
  const [program, ...args] = splitArguments(name);
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
      args: args.map((arg) => fillIn(arg, path)),
    }),
  };
}

/** The runner formats a template with .NET's `string.Format`, where a doubled brace stands for one. */
function fillIn(template: string, path: string): string {
  return template.replace(/\{\{|\}\}|\{0\}/g, (found) => (found === '{0}' ? path : found.slice(1)));
}

/**
 * Arguments as .NET splits them, in which the runner is written: blanks separate, double quotes keep them, a quote within
 * quotes is doubled or stands behind a backslash. A single quote is a character like any other.
 */
function splitArguments(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [token] of text.matchAll(/\\+"|""|"|[ \t]+|./gs)) {
    if (/^[ \t]/.test(token) && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word ??= '';
    const backslashes = token.length - 1;
    if (token === '""') word += isQuoted ? '"' : '';
    else if (!token.endsWith('"')) word += token;
    else if (backslashes % 2 === 1) word += `${'\\'.repeat((backslashes - 1) / 2)}"`;
    else {
      word += '\\'.repeat(backslashes / 2);
      isQuoted = !isQuoted;
    }
  }
  return word === undefined ? words : [...words, word];
}
