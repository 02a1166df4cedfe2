import { isAbsolute, resolve } from 'node:path';
import { parseRetryPattern, type RetryPattern } from '../../build/attempt/retry-on.ts';
import { parseSourceLines, type SourceLine } from '../../build/key/sources/source-lines.ts';
import { SourcesError } from '../../build/key/sources/sources-error.ts';
import { parseShell, type Shell } from '../../command/shell.ts';
import { DEFAULT_SECONDS, shortestLeaseSeconds } from '../../nfs-lock/lock-timings.ts';
import { type InputName, inputVariable } from './input-names.ts';

/** The step's inputs, checked: nothing behind this has to ask again. */
export interface Inputs {
  readonly run: string;
  /** Absolute; whether it exists is for the mount to say. */
  readonly path: string;
  readonly name: string;
  /** What else the result depends on: the workflow run where nothing is given, nothing where `sources` are. */
  readonly key: string;
  readonly sources: readonly SourceLine[];
  readonly fingerprint: readonly string[];
  readonly shell: Shell;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly expect: readonly string[];
  /** Whether the files of a result lose their write permission. */
  readonly protect: boolean;
  /** -1 for ever. */
  readonly timeoutSeconds: number;
  readonly pollSeconds: number;
  readonly leaseSeconds: number;
  readonly staleSeconds: number;
  readonly retryFailed: 'next-attempt' | 'always' | 'never';
  /** How often a build is tried that fails only for want of a licence, or by what `retryOn` names. */
  readonly licenseTries: number;
  /** Output that says that a failure is not the design's fault. */
  readonly retryOn: readonly RetryPattern[];
  /** Whether pull requests from forks use the repository's own entries, instead of a tree of their own. */
  readonly shareWithForks: boolean;
  readonly annotate: boolean;
  readonly summary: boolean;
}

/** A bad input: names it, says what is wrong and what would be right. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(input: InputName, problem: string) {
    super(`input '${input}': ${problem}`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks all inputs from the environment, as the runner sets it (`INPUT_<NAME>`, hyphens kept).
 *
 * @throws InputError for the first one that is not as it must be
 */
export function parseInputs(env: Environment): Inputs {
  const workspace = env.GITHUB_WORKSPACE || process.cwd();
  const sources = parseSources(env, workspace);
  return {
    run: parseRun(env),
    path: parsePath(env),
    name: parseName(env),
    key: parseKey(env, sources),
    sources,
    fingerprint: lines(env, 'fingerprint'),
    shell: parseShellInput(env),
    workingDirectory: resolve(workspace, given(env, 'working-directory') ?? '.'),
    expect: parseExpect(env),
    protect: parseBoolean(env, 'protect', 'true'),
    timeoutSeconds: parseTimeout(env),
    pollSeconds: parsePositive(env, 'poll-interval', DEFAULT_SECONDS.pollInterval),
    leaseSeconds: parseLease(env),
    staleSeconds: parsePositive(env, 'stale-timeout', DEFAULT_SECONDS.staleTimeout),
    retryFailed: parseChoice(env, 'retry-failed', ['next-attempt', 'always', 'never']),
    licenseTries: parseCount(env, 'license-tries', 3),
    retryOn: parseRetryOn(env),
    shareWithForks: parseBoolean(env, 'share-with-forks', 'false'),
    annotate: parseBoolean(env, 'annotate', 'true'),
    summary: parseBoolean(env, 'summary', 'true'),
  };
}

/** As the runner hands it over, without white space around it; undefined where it does not set it at all. */
function raw(env: Environment, name: InputName): string | undefined {
  return env[inputVariable(name)]?.trim();
}

/** An input that an expression left empty counts as not given, where a default is what its author would want. */
function given(env: Environment, name: InputName): string | undefined {
  return raw(env, name) || undefined;
}

function lines(env: Environment, name: InputName): string[] {
  return (given(env, name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function parseRun(env: Environment): string {
  const run = given(env, 'run');
  if (run === undefined) throw new InputError('run', 'is required: give the build command, as in a `run:` step');
  if (run.includes('\0')) throw new InputError('run', 'contains a NUL character');
  return run;
}

function parsePath(env: Environment): string {
  const path = given(env, 'path') ?? env.BUILD_ONCE_PATH?.trim();
  if (!path) {
    throw new InputError(
      'path',
      'is not given: set it in the workflow, or BUILD_ONCE_PATH in the .env file of the runner, ' +
        'to a directory on the mount that all runners share',
    );
  }
  if (!isAbsolute(path)) throw new InputError('path', `must be absolute, not ${quote(path)}`);
  if (/[\0\n\r]/.test(path)) throw new InputError('path', `contains a line break: ${quote(path)}`);
  return resolve(path);
}

const LONGEST_NAME = 100;

function parseName(env: Environment): string {
  const name = raw(env, 'name') ?? 'build';
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) || name.length > LONGEST_NAME) {
    throw new InputError(
      'name',
      `must be 1 to ${LONGEST_NAME} letters, digits, '.', '_' or '-', not starting with a dot; it is ${quote(name)}`,
    );
  }
  return name;
}

const LONGEST_KEY = 512;

/** What a key is by default, and what it then depends on. */
const AUTO = 'auto';

function parseKey(env: Environment, sources: readonly SourceLine[]): string {
  const key = raw(env, 'key') ?? AUTO;
  if (key === '') throw new InputError('key', 'is empty: did hashFiles() match no file?');
  if (key === AUTO && sources.length === 0) {
    if (env.GITHUB_RUN_ID) return env.GITHUB_RUN_ID;
    throw new InputError('key', 'is auto without sources: GITHUB_RUN_ID, by which it goes then, is not set');
  }
  const { length } = [...key];
  if (length > LONGEST_KEY) {
    throw new InputError('key', `is ${length} characters long, at most ${LONGEST_KEY} are allowed: hash it`);
  }
  return key;
}

function parseSources(env: Environment, workspace: string): SourceLine[] {
  try {
    return parseSourceLines(raw(env, 'sources') ?? '', workspace);
  } catch (error) {
    throw error instanceof SourcesError ? new InputError('sources', error.message) : error;
  }
}

function parseShellInput(env: Environment): Shell {
  const name = given(env, 'shell') ?? 'bash';
  const shell = parseShell(name);
  if (shell === undefined) {
    throw new InputError(
      'shell',
      `must be bash, sh, python, pwsh, or a command with {0} for the script; it is ${quote(name)}`,
    );
  }
  return shell;
}

function parseExpect(env: Environment): string[] {
  const patterns = lines(env, 'expect');
  for (const pattern of patterns) {
    if (isAbsolute(pattern) || pattern.split('/').includes('..')) {
      throw new InputError('expect', `${quote(pattern)} must be relative to the result directory and stay in it`);
    }
  }
  return patterns;
}

function parseRetryOn(env: Environment): RetryPattern[] {
  return (given(env, 'retry-on') ?? '').split('\n').flatMap((line, index) => {
    const text = line.trim();
    return text === '' ? [] : [parseRetryLine(text, index + 1)];
  });
}

function parseRetryLine(text: string, line: number): RetryPattern {
  const problem = (what: string) => new InputError('retry-on', `line ${line}, ${quote(text)}: ${what}`);
  let pattern: RetryPattern;
  try {
    pattern = parseRetryPattern(text, line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw problem(`no regular expression (${reasonOf(error)}); write \\ before what is to stand for itself`);
  }
  if (pattern.regexp.test('')) throw problem('matches an empty line, and so every output; say what to look for');
  return pattern;
}

/** V8 repeats the expression, which may be long. */
function reasonOf({ message }: SyntaxError): string {
  return message.slice(message.lastIndexOf(': ') + 2);
}

function parseSeconds(env: Environment, name: InputName): number | undefined {
  const text = given(env, name);
  if (text === undefined) return undefined;
  const seconds = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(seconds)) throw new InputError(name, `must be a number of seconds, not ${quote(text)}`);
  return seconds;
}

function parsePositive(env: Environment, name: InputName, byDefault: number): number {
  const seconds = parseSeconds(env, name) ?? byDefault;
  if (seconds <= 0) throw new InputError(name, `must be above 0 seconds, not ${seconds}`);
  return seconds;
}

function parseLease(env: Environment): number {
  const seconds = parsePositive(env, 'lease', DEFAULT_SECONDS.lease);
  const poll = parsePositive(env, 'poll-interval', DEFAULT_SECONDS.pollInterval);
  const shortest = shortestLeaseSeconds(poll);
  if (seconds >= shortest) return seconds;
  throw new InputError('lease', `must be at least ${shortest} s where poll-interval is ${poll} s, not ${seconds}`);
}

function parseCount(env: Environment, name: InputName, byDefault: number): number {
  const text = given(env, name) ?? `${byDefault}`;
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new InputError(name, `must be a whole number from 1 to 999, not ${quote(text)}`);
  return Number(text);
}

function parseTimeout(env: Environment): number {
  const seconds = parseSeconds(env, 'timeout') ?? DEFAULT_SECONDS.timeout;
  if (seconds < 0 && seconds !== -1) {
    throw new InputError('timeout', `must be seconds from 0 up, or -1 to wait for ever, not ${seconds}`);
  }
  return seconds;
}

function parseChoice<const C extends readonly [string, ...string[]]>(
  env: Environment,
  name: InputName,
  choices: C,
): C[number] {
  const text = given(env, name) ?? choices[0];
  const choice = choices.find((known) => known === text);
  if (choice === undefined) throw new InputError(name, `must be one of ${choices.join(', ')}, not ${quote(text)}`);
  return choice;
}

/** The spellings that @actions/core knows: YAML 1.2's. */
function parseBoolean(env: Environment, name: InputName, byDefault: 'true' | 'false'): boolean {
  const text = given(env, name) ?? byDefault;
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new InputError(name, `must be true or false, not ${quote(text)}`);
}

const LONGEST_QUOTE = 60;

function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}
