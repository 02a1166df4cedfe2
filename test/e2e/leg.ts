import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';
import { endProcessesIn } from '../support/end-processes.ts';

export { until } from '../support/until.ts';

/** The committed bundle, run as the runner runs it. */
export const MAIN = fileURLToPath(new URL('../../dist/main/index.js', import.meta.url));
const POST = fileURLToPath(new URL('../../dist/post/index.js', import.meta.url));

/** How long the runner leaves a step that it cancels after SIGINT, and after SIGTERM. */
const GRACES_MS = [7500, 2500] as const;

/** A share and the directories of runners, in a directory. */
export class Site implements AsyncDisposable {
  readonly root: string;
  readonly share: string;
  #legs = 0;
  readonly #running: Leg[] = [];

  #owned: AsyncDisposable | undefined;

  /** A site in a directory of its own. */
  static async open(): Promise<Site> {
    const directory = await mkdtempDisposable(join(tmpdir(), 'build-once-test-'));
    const site = new Site(directory.path);
    site.#owned = directory;
    return site;
  }

  constructor(root: string) {
    this.root = root;
    this.share = join(root, 'share');
    mkdirSync(this.share);
  }

  /**
   * Starts one leg; `inputs` as in the workflow's `with:`.
   *
   * @param through a program with its arguments that becomes the leg (`setpriv`, `unshare`)
   */
  start(
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string | undefined>> = {},
    through: readonly string[] = [],
  ): Leg {
    const home = join(this.root, `leg-${++this.#legs}`);
    for (const directory of ['workspace', 'temp']) mkdirSync(join(home, directory), { recursive: true });
    const leg = new Leg(home, { path: this.share, ...inputs }, env, through);
    this.#running.push(leg);
    return leg;
  }

  /** The directory of the entries of `owner/repo`. */
  get entries(): string {
    return join(this.share, 'owner', 'repo');
  }

  /** The directory of one entry. @param id where there are several */
  entry(id?: string): string {
    const [only = 'no entry', ...others] = id === undefined ? readdirSync(this.entries) : [id];
    if (others.length > 0) throw new Error(`which of ${[only, ...others].join(', ')}?`);
    return join(this.entries, only);
  }

  /** Where the markers and the lock of an entry are. */
  locks(id?: string): string {
    return join(this.entry(id), '.locks');
  }

  /** Kills the legs that run still, and what they or others have left running. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const leg of this.#running) leg.process.kill('SIGKILL');
    endProcessesIn(this.root);
    await Promise.all(this.#running.map((leg) => leg.ended));
    await this.#owned?.[Symbol.asyncDispose]();
  }
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The files by which a step speaks to the runner. */
export const STEP_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
] as const;

/** What a runner tells a step, whose files and directories are below `home`. */
export function stepEnv(home: string, inputs: Readonly<Record<string, string>>): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'owner/repo',
    GITHUB_RUN_ID: '1000',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'sim',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: join(home, 'workspace'),
    RUNNER_NAME: `runner-${home.split('-').at(-1)}`,
    RUNNER_TEMP: join(home, 'temp'),
    ...Object.fromEntries(STEP_FILES.map((name) => [name, join(home, name)])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}

interface PostOptions {
  /** What becomes of a saved value on its way. */
  readonly change?: (value: string) => string;
  readonly uid?: number;
  readonly gid?: number;
}

/** One leg of a matrix: the step as a process, with the environment and the file commands that a runner gives it. */
export class Leg {
  readonly home: string;
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly #env: NodeJS.ProcessEnv;
  #output = '';

  constructor(
    home: string,
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string | undefined>>,
    through: readonly string[],
  ) {
    this.home = home;
    for (const name of STEP_FILES) writeFileSync(join(home, name), '');
    const [program = '', ...args] = [...through, process.execPath, MAIN];
    this.#env = { PATH: process.env.PATH, HOME: home, ...stepEnv(home, inputs), ...env };
    this.process = spawn(program, args, {
      cwd: join(home, 'workspace'),
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const gather = (chunk: Buffer) => {
      this.#output += chunk.toString('utf8');
    };
    this.process.stdout?.on('data', gather);
    this.process.stderr?.on('data', gather);
    this.ended = new Promise((resolve) => {
      this.process.once('close', (code, signal) => {
        resolve({
          code,
          signal,
          output: this.#output,
          outputs: Object.fromEntries(parsePairs('GITHUB_OUTPUT', this.file('GITHUB_OUTPUT'))),
        });
      });
    });
  }

  /** What the leg has printed so far. */
  get output(): string {
    return this.#output;
  }

  /**
   * As the runner cancels a step: SIGINT to its process alone, then SIGTERM, then SIGKILL.
   *
   * @param graces milliseconds that it leaves to the first two
   */
  async cancel([interrupt, terminate]: readonly [number, number] = GRACES_MS): Promise<Ended> {
    this.process.kill('SIGINT');
    const timers = [
      setTimeout(() => this.process.kill('SIGTERM'), interrupt),
      setTimeout(() => this.process.kill('SIGKILL'), interrupt + terminate),
    ];
    return await this.ended.finally(() => timers.forEach(clearTimeout));
  }

  /** What main saved for post, by name. */
  get state(): Readonly<Record<string, string>> {
    return Object.fromEntries(parsePairs('GITHUB_STATE', this.file('GITHUB_STATE')));
  }

  /** Runs the post step, which gets what main saved as STATE_*; returns what it prints. */
  post({ change = (value: string) => value, ...user }: PostOptions = {}): string {
    const state = Object.entries(this.state).map(([name, value]) => [`STATE_${name}`, change(value)]);
    const env = { ...this.#env, ...Object.fromEntries(state) };
    return execFileSync(process.execPath, [POST], { ...user, env, encoding: 'utf8' });
  }

  /** The text of one of the runner's files. */
  file(name: string): string {
    return readFileSync(join(this.home, name), 'utf8');
  }
}
