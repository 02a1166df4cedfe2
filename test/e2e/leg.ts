import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';
import type { NameValue } from '../../src/build/result/file-commands.ts';

/** The committed bundle, run as the runner runs it. */
export const MAIN = fileURLToPath(new URL('../../dist/main/index.js', import.meta.url));
export const POST = fileURLToPath(new URL('../../dist/post/index.js', import.meta.url));

/** A share and the directories of runners, gone at the end of the scope. */
export class Site implements AsyncDisposable {
  readonly root: string;
  readonly share: string;
  #legs = 0;
  readonly #running: Leg[] = [];

  private constructor(root: string, share: string) {
    this.root = root;
    this.share = share;
  }

  static async open(share?: string): Promise<Site> {
    const root = await mkdtemp(join(tmpdir(), 'build-once-test-'));
    const own = join(root, 'share');
    mkdirSync(own);
    return new Site(root, share ?? own);
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
    const leg = new Leg(home, { path: this.share, ...inputs }, { GITHUB_RUN_ID: '1000', ...env }, through);
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

  async [Symbol.asyncDispose](): Promise<void> {
    for (const leg of this.#running) leg.process.kill('SIGKILL');
    await Promise.all(this.#running.map((leg) => leg.ended));
    await rm(this.root, { recursive: true, force: true });
  }
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** One leg of a matrix: the step as a process, with the environment and the file commands that a runner gives it. */
export class Leg {
  readonly home: string;
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly #files: Record<string, string>;
  #output = '';

  constructor(
    home: string,
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string | undefined>>,
    through: readonly string[],
  ) {
    this.home = home;
    this.#files = {};
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
      this.#files[name] = join(home, name);
      writeFileSync(join(home, name), '');
    }
    const asInputs = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const [program = '', ...args] = [...through, process.execPath, MAIN];
    this.process = spawn(program, args, {
      cwd: join(home, 'workspace'),
      env: {
        PATH: process.env.PATH,
        HOME: home,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'owner/repo',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'sim',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_WORKSPACE: join(home, 'workspace'),
        RUNNER_NAME: `runner-${home.split('-').at(-1)}`,
        RUNNER_TEMP: join(home, 'temp'),
        ...this.#files,
        ...Object.fromEntries(asInputs),
        ...env,
      },
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

  /** What main saved for post. */
  state(): readonly NameValue[] {
    return parsePairs('GITHUB_STATE', this.file('GITHUB_STATE'));
  }

  /** The text of one of the runner's files. */
  file(name: string): string {
    return readFileSync(this.#files[name] ?? join(this.home, name), 'utf8');
  }
}

/** Waits for a condition; fails with `what` after a limit that only a defect can reach. */
export async function until<T>(what: string, condition: () => T | undefined | false, limitSeconds = 60): Promise<T> {
  const end = performance.now() + limitSeconds * 1000;
  for (;;) {
    const value = condition();
    // A file that is there may not have its text yet.
    if (value !== undefined && value !== false && value !== '') return value;
    if (performance.now() > end) throw new Error(`gave up waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
