/** How a script is run: the program, its arguments with the script's path, and what the script needs around it. */
export interface ShellCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The script's file name ending; some programs go by it. */
  readonly extension: string;
  readonly wrap: (script: string) => string;
}

/** A shell as a workflow's `run:` knows it: a name, or a template with `{0}` for the script. */
export function parseShell(shell: string): ((scriptPath: string) => ShellCommand) | undefined {
  const builtIn = BUILT_IN[shell];
  if (builtIn !== undefined) return builtIn;
  const [program, ...args] = splitWords(shell);
  if (program === undefined || !args.some((arg) => arg.includes('{0}'))) return undefined;
  return (path) => ({
    program,
    args: args.map((arg) => arg.replaceAll('{0}', path)),
    extension: '',
    wrap: asIs,
  });
}

const asIs = (script: string): string => script;

/** The flags are the runner's own for `shell:` in a `run:` step. */
const BUILT_IN: Readonly<Record<string, (scriptPath: string) => ShellCommand>> = {
  bash: (path) => ({
    program: 'bash',
    args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', path],
    extension: '.sh',
    wrap: asIs,
  }),
  sh: (path) => ({ program: 'sh', args: ['-e', path], extension: '.sh', wrap: asIs }),
  python: (path) => ({ program: 'python', args: [path], extension: '.py', wrap: asIs }),
  pwsh: (path) => ({
    program: 'pwsh',
    args: ['-command', `. '${path.replaceAll("'", "''")}'`],
    extension: '.ps1',
    // As the runner does it: stop at the first error, and end with the last program's exit code.
    wrap: (script) =>
      `$ErrorActionPreference = 'stop'\n${script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n`,
  }),
};

/** Words between white space; double quotes keep it in. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}
