import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorCode } from '../shared-dir/error-code.ts';
import type { Script } from './script.ts';
import { OutputPipe, standardInput } from './standard-streams.ts';

export interface Command {
  readonly script: Script;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface CommandOptions {
  /** Called with the output, stdout and stderr in the order in which they were written; the next waits for it. */
  readonly onOutput: (bytes: Buffer) => void | Promise<void>;
  /** Called with the process group's id as soon as there is one. */
  readonly onStarted?: (group: number) => void;
  /** Ends the command: SIGINT, then SIGTERM, then SIGKILL. */
  readonly stop: AbortSignal;
  /** Ends it by SIGKILL at once. */
  readonly kill: AbortSignal;
}

export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly leftBehind: boolean }
  /** Ended by `stop` or `kill`. */
  | { readonly kind: 'stopped' };

/**
 * The runner leaves 7.5 s between its SIGINT and its SIGTERM, and 2.5 s more until SIGKILL. All of this and giving back
 * the lock must fit into that, and a build must not survive it.
 */
const INTERRUPT_MS = 2500;
const TERMINATE_MS = 2000;
/** How long output is waited for that a process outside of the group, a daemon, might still write. */
const DRAIN_MS = 500;
const POLL_MS = 20;

/**
 * Runs a command with the environment, byte for byte, and the pipes that a `run:` step has; in a process group of its own,
 * so that all of it can be ended: the runner signals only the action's own process, and whatever that started lives on
 * unless it is told.
 */
export async function runCommand({ script, cwd, env }: Command, options: CommandOptions): Promise<CommandEnd> {
  const { stop, kill } = options;
  if (stop.aborted || kill.aborted) return { kind: 'stopped' };
  const pipe = await OutputPipe.open(script.directory);
  const [program, ...args] = script.argv;
  const child = pipe.handTo((writeEnd) =>
    spawn(program, args, { cwd, env, detached: true, stdio: [standardInput(), writeEnd, writeEnd] }),
  );
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  const output = (async () => {
    for await (const bytes of pipe.output) await options.onOutput(bytes);
  })().catch((error: unknown) => {
    // The pipe is torn away on purpose where a daemon keeps it; what the receiver throws is the caller's.
    if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
  const group = child.pid;
  if (group === undefined) return { kind: 'exited', code: await exited, leftBehind: false };
  options.onStarted?.(group);

  const ladder = new Ladder(group);
  stop.addEventListener('abort', ladder.begin, { once: true });
  kill.addEventListener('abort', ladder.finish, { once: true });
  try {
    const code = await exited;
    if (stop.aborted || kill.aborted) {
      await ladder.whenGone();
      await settleOutput(pipe.output, output);
      return { kind: 'stopped' };
    }
    await Promise.race([output, pause(DRAIN_MS)]);
    const leftBehind = isAlive(group);
    if (leftBehind) {
      // Nothing may go on writing into a result that is about to be shared.
      ladder.terminate();
      await ladder.whenGone();
    }
    await settleOutput(pipe.output, output);
    return stop.aborted || kill.aborted ? { kind: 'stopped' } : { kind: 'exited', code, leftBehind };
  } finally {
    ladder.cancel();
    stop.removeEventListener('abort', ladder.begin);
    kill.removeEventListener('abort', ladder.finish);
  }
}

/** SIGINT, SIGTERM, SIGKILL to a whole group, each if the one before did not end it. */
class Ladder {
  readonly #group: number;
  readonly #timers: NodeJS.Timeout[] = [];
  #isFinal = false;

  constructor(group: number) {
    this.#group = group;
  }

  readonly begin = (): void => {
    if (this.#timers.length > 0) return;
    signalGroup(this.#group, 'SIGINT');
    this.#timers.push(setTimeout(this.terminate, INTERRUPT_MS));
  };

  /** Without the SIGINT, which a shell keeps from what it runs in the background. */
  readonly terminate = (): void => {
    signalGroup(this.#group, 'SIGTERM');
    this.#timers.push(setTimeout(this.finish, TERMINATE_MS));
  };

  readonly finish = (): void => {
    this.#isFinal = true;
    signalGroup(this.#group, 'SIGKILL');
  };

  /** Resolves when no process of the group is left, or after SIGKILL: a zombie that nobody waits for stays for ever. */
  async whenGone(): Promise<void> {
    while (isAlive(this.#group) && !this.#isFinal) await pause(POLL_MS);
  }

  cancel(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

function isAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function settleOutput(stdout: NodeJS.ReadableStream & { destroy(): void }, output: Promise<void>): Promise<void> {
  await Promise.race([output, pause(DRAIN_MS)]);
  stdout.destroy();
  await output;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
