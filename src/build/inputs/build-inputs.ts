import { isAbsolute, resolve } from 'node:path';
import { describeFileName, isFileName } from '../../call-once/entry-paths.ts';
import { RETRY_FAILED, type RetryRule } from '../../call-once/retry-rule.ts';
import { parseShell, type Shell } from '../../command/shell.ts';
import { parseTimeout, parseTimings, TimeError } from '../../nfs-lock/lock-timings.ts';
import { parseRetryPattern, type RetryPattern } from '../attempt/retry-pattern.ts';
import type { BuildPolicy } from '../build-policy.ts';
import { parseSourceLines, type SourceLine } from '../key/sources/source-lines.ts';
import { SourcesError } from '../key/sources/sources-error.ts';
import { InputError, InputReader, quote, type ReadInput } from './input-values.ts';

/** The inputs of a build, validated: no later code checks them again. */
export interface BuildInputs {
  readonly run: string;
  /** Absolute. Whether it exists is checked later, by asking the mount. */
  readonly path: string;
  readonly name: string;
  /** What else the result depends on. By default nothing with `sources`, else the workflow run. */
  readonly key: string;
  readonly sources: readonly SourceLine[];
  /** What happens when the build has read a file of the checkout that `sources` does not cover. */
  readonly audit: 'warn' | 'error' | 'off';
  readonly buildPolicy: BuildPolicy;
  readonly fingerprint: readonly string[];
  readonly shell: Shell;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly expect: readonly string[];
  /** Whether the result's files are made read-only. */
  readonly protect: boolean;
  /** -1 for ever. */
  readonly timeoutSeconds: number;
  readonly pollSeconds: number;
  readonly leaseSeconds: number;
  readonly staleSeconds: number;
  readonly retryFailed: RetryRule['retryFailed'];
  /** How many times a build is tried that fails only for want of a licence, or with output that `retryOn` names. */
  readonly licenseTries: number;
  /** Output that means a failure is not the design's fault. */
  readonly retryOn: readonly RetryPattern[];
}

/** Their names, as inputs of the action or options of the command. */
export const BUILD_INPUT_NAMES = [
  'audit',
  'build-policy',
  'expect',
  'fingerprint',
  'key',
  'lease',
  'license-tries',
  'name',
  'path',
  'poll-interval',
  'protect',
  'retry-failed',
  'retry-on',
  'run',
  'shell',
  'sources',
  'stale-timeout',
  'timeout',
  'working-directory',
] as const;

export type BuildInputName = (typeof BUILD_INPUT_NAMES)[number];

/** Values for inputs that are not given. */
export interface InputDefaults {
  /** The base of a relative working directory. */
  readonly workspace: string;
  /** The base of `sources`, in the workspace. Default: the workspace. */
  readonly here?: string;
  readonly path: string | undefined;
  /** What `auto` means without sources. */
  readonly autoKey: string | undefined;
  /** Digits; a later run has more. */
  readonly runId: string | undefined;
}

type Reader = InputReader<BuildInputName>;

/** @throws InputError for the first invalid input */
export function parseBuildInputs(read: ReadInput<BuildInputName>, defaults: InputDefaults): BuildInputs {
  const inputs = new InputReader(read);
  const sources = parseSources(inputs, defaults);
  return {
    run: parseRun(inputs),
    path: parsePath(inputs, defaults.path),
    name: parseName(inputs),
    key: parseKey(inputs, sources, defaults.autoKey),
    sources,
    audit: parseAudit(inputs, sources),
    buildPolicy: parsePolicy(inputs, defaults.runId),
    fingerprint: inputs.lines('fingerprint'),
    shell: parseShellInput(inputs),
    workingDirectory: resolve(defaults.workspace, inputs.text('working-directory') ?? '.'),
    expect: parseExpect(inputs),
    protect: inputs.boolean('protect', true),
    ...parseTimes(inputs),
    retryFailed: inputs.choice('retry-failed', RETRY_FAILED),
    licenseTries: inputs.count('license-tries', 3),
    retryOn: inputs.numberedLines('retry-on').map(({ text, line }) => parseRetryLine(text, line)),
  };
}

function parseRun(inputs: Reader): string {
  const run = inputs.text('run');
  if (run === undefined) throw new InputError('run', 'is required: give the build command, as in a `run:` step');
  if (run.includes('\0')) throw new InputError('run', 'contains a NUL character');
  return run;
}

function parsePath(inputs: Reader, byDefault: string | undefined): string {
  const path = inputs.text('path') ?? byDefault?.trim();
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

function parseName(inputs: Reader): string {
  const name = inputs.raw('name') ?? 'build';
  if (!isFileName(name, LONGEST_NAME))
    throw new InputError('name', `must be ${describeFileName(LONGEST_NAME)}; it is ${quote(name)}`);
  return name;
}

const LONGEST_KEY = 512;

/** What a key is by default, and what it then depends on. */
const AUTO = 'auto';

function parseKey(inputs: Reader, sources: readonly SourceLine[], autoKey: string | undefined): string {
  const key = inputs.raw('key') ?? AUTO;
  if (key === '') throw new InputError('key', 'is empty: did hashFiles() match no file?');
  if (key === AUTO && sources.length === 0) {
    if (autoKey) return autoKey;
    throw new InputError('key', 'is auto without sources: GITHUB_RUN_ID, by which it goes then, is not set');
  }
  const { length } = [...key];
  if (length > LONGEST_KEY) {
    throw new InputError('key', `is ${length} characters long, at most ${LONGEST_KEY} are allowed: hash it`);
  }
  return key;
}

function parseSources(inputs: Reader, { workspace, here }: InputDefaults): SourceLine[] {
  try {
    return parseSourceLines(inputs.raw('sources') ?? '', workspace, here);
  } catch (error) {
    throw error instanceof SourcesError ? new InputError('sources', error.message) : error;
  }
}

function parseAudit(inputs: Reader, sources: readonly SourceLine[]): BuildInputs['audit'] {
  const audit = inputs.choice('audit', ['warn', 'error', 'off']);
  if (audit !== 'error' || sources.length > 0) return audit;
  throw new InputError(
    'audit',
    'cannot be error without sources: there is nothing to compare with what the build reads',
  );
}

function parsePolicy(inputs: Reader, run: string | undefined): BuildPolicy {
  const policy = inputs.choice('build-policy', ['if-missing', 'always', 'never']);
  if (policy !== 'always' || /^\d+$/.test(run ?? '')) return policy;
  throw new InputError(
    'build-policy',
    'always needs GITHUB_RUN_ID in the environment: which results are old would not be known',
  );
}

function parseShellInput(inputs: Reader): Shell {
  const name = inputs.text('shell') ?? 'bash';
  const shell = parseShell(name);
  if (shell === undefined) {
    throw new InputError(
      'shell',
      `must be bash, sh, python, pwsh, or a command with {0} for the script; it is ${quote(name)}`,
    );
  }
  return shell;
}

function parseExpect(inputs: Reader): string[] {
  const patterns = inputs.lines('expect');
  for (const pattern of patterns) {
    if (isAbsolute(pattern) || pattern.split('/').includes('..')) {
      throw new InputError('expect', `${quote(pattern)} must be relative to the result directory and stay in it`);
    }
  }
  return patterns;
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

/** V8's message repeats the expression, which may be long. */
function reasonOf({ message }: SyntaxError): string {
  return message.slice(message.lastIndexOf(': ') + 2);
}

const TIME_INPUTS = {
  timeout: 'timeout',
  pollInterval: 'poll-interval',
  lease: 'lease',
  staleTimeout: 'stale-timeout',
} as const;

function parseTimes(inputs: Reader) {
  try {
    return {
      timeoutSeconds: parseTimeout(inputs.seconds('timeout')),
      ...parseTimings({
        pollInterval: inputs.seconds('poll-interval'),
        lease: inputs.seconds('lease'),
        staleTimeout: inputs.seconds('stale-timeout'),
      }),
    };
  } catch (error) {
    throw error instanceof TimeError ? new InputError(TIME_INPUTS[error.option], error.problem) : error;
  }
}
