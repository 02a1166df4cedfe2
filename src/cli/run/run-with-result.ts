import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorCode } from '../../shared-dir/error-code.ts';
import { EXIT } from '../exit-codes.ts';

/** Signals passed on: those by which a CI system, a batch system or a person ends or steers a job. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;
/** A terminal sends these to all of its processes itself. */
const FROM_TERMINAL: readonly string[] = ['SIGINT', 'SIGQUIT', 'SIGHUP'];
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

export interface UserCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hasTerminal: boolean;
}

/**
 * Runs a command with this process's own standard streams, and passes signals on to it.
 *
 * @returns its exit code, as a shell tells it
 */
export async function runWithResult(
  process: NodeJS.Process,
  { argv: [program, ...args], env, hasTerminal }: UserCommand,
  complain: (problem: string) => void,
): Promise<number> {
  let child: ChildProcess | undefined;
  const forward = (signal: NodeJS.Signals) => {
    if (!(hasTerminal && FROM_TERMINAL.includes(signal))) child?.kill(signal);
  };
  // Before it starts: none may come in between, and be lost.
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    // With arguments that are too long it throws.
    const started = spawn(program, args, { env, stdio: 'inherit' });
    child = started;
    return await new Promise<number>((resolve) => {
      started.once('error', (error) => {
        const code = errorCode(error);
        complain(`${program}: ${code === 'ENOENT' ? 'command not found' : `cannot be executed (${code})`}`);
        resolve(code === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE);
      });
      started.once('exit', (code, signal) =>
        resolve(code ?? (signal === null ? EXIT.internal : 128 + constants.signals[signal])),
      );
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}
