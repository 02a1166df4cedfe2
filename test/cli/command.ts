import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorCode } from '../../src/shared-dir/error-code.ts';
import { endProcessesIn } from '../support/end-processes.ts';

/** The committed bundle, run as a person or a CI system would. */
export const CLI = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One `build-once …`, as a process. */
export class Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  stdout = '';
  stderr = '';

  constructor(process: ChildProcess) {
    this.process = process;
    process.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString('utf8');
    });
    process.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString('utf8');
    });
    this.ended = new Promise((resolve) => {
      process.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }
}

export interface Around {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** A program with its arguments that becomes the command (`unshare`). */
  readonly through?: readonly string[];
  /** The node that runs it. */
  readonly node?: string;
}

/** A share and a place to run the command in, gone at the end of the scope. */
export class Site implements AsyncDisposable {
  readonly root: string;
  readonly share: string;
  readonly home: string;
  readonly #started: Started[] = [];

  private constructor(root: string) {
    this.root = root;
    this.share = join(root, 'share');
    this.home = join(root, 'home');
    mkdirSync(this.share);
    mkdirSync(this.home);
  }

  static async open(): Promise<Site> {
    return new Site(await mkdtemp(join(tmpdir(), 'build-once-cli-')));
  }

  /** `build-once` with these arguments, and BUILD_ONCE_PATH. */
  start(
    args: readonly string[],
    { env = {}, cwd = this.home, node = process.execPath, through = [] }: Around = {},
  ): Started {
    const [program, ...more] = [...through, node] as const;
    const started = new Started(
      spawn(program ?? node, [...more, CLI, ...args], {
        cwd,
        env: { PATH: process.env.PATH, HOME: this.home, TMPDIR: this.root, BUILD_ONCE_PATH: this.share, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    this.#started.push(started);
    return started;
  }

  async run(args: readonly string[], around: Around = {}): Promise<Ended> {
    return await this.start(args, around).ended;
  }

  /** `build-once run` outside of any CI system. */
  startBuild(build: string, more: readonly string[] = [], around: Around = {}): Started {
    return this.start(['run', '--namespace', 'soc', '--key', 'k', '--build', build, ...more], around);
  }

  async build(build: string, more: readonly string[] = [], around: Around = {}): Promise<Ended> {
    return await this.startBuild(build, more, around).ended;
  }

  /** All names below the share; listed again where a command under way has just removed a directory that was found. */
  names(): string[] {
    for (;;) {
      try {
        return readdirSync(this.share, { recursive: true, encoding: 'utf8' }).sort();
      } catch (error) {
        if (errorCode(error) !== 'ENOENT' || !existsSync(this.share)) throw error;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { process } of this.#started) process.kill('SIGKILL');
    endProcessesIn(this.root);
    await Promise.all(this.#started.map(({ ended }) => ended));
    await rm(this.root, { recursive: true, force: true });
  }
}
