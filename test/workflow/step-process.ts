import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { LineSplitter } from './lines.ts';
import type { GracePeriods } from './model.ts';
import { cancelProcess } from './signals.ts';
import type { Stream } from './step-output.ts';

export interface StepCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface StepProcessOptions {
  readonly onLine: (line: string, stream: Stream) => void;
  readonly cancel: AbortSignal;
  readonly grace: GracePeriods;
}

/** A step that was ended from outside, by a cancel or its time-out. */
export class StepCancelled extends Error {
  override readonly name = 'StepCancelled';

  constructor() {
    super('The operation was canceled.');
  }
}

/** How long the runner waits for the output's end when the process itself is gone. */
const DRAIN_MS = 5000;

/**
 * Runs a step's process and returns its exit code.
 *
 * @throws StepCancelled if it was cancelled, however it ended then
 */
export async function runStepProcess(command: StepCommand, options: StepProcessOptions): Promise<number> {
  const { onLine, cancel, grace } = options;
  if (cancel.aborted) throw new StepCancelled();
  const { program, args, cwd, env } = command;
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const over = whenOver(child, onLine);
  let cancelling: Promise<void> | undefined;
  const onCancel = () => {
    cancelling = cancelProcess(
      child,
      over.catch(() => undefined),
      grace,
    );
  };
  cancel.addEventListener('abort', onCancel, { once: true });
  try {
    const code = await over;
    await cancelling;
    if (cancel.aborted) throw new StepCancelled();
    return code;
  } finally {
    cancel.removeEventListener('abort', onCancel);
  }
}

async function whenOver(child: ChildProcess, onLine: StepProcessOptions['onLine']): Promise<number> {
  const splitters = (['stdout', 'stderr'] as const).map((stream) => {
    const splitter = new LineSplitter((line) => onLine(line, stream));
    child[stream]?.on('data', (bytes: Buffer) => splitter.write(bytes));
    return splitter;
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', (error) => {
      reject(new Error(`An error occurred trying to start process '${child.spawnfile}': ${error.message}`));
    });
    // .NET gives a process that a signal ended this exit code.
    child.once('exit', (exit, signal) => resolve(exit ?? (signal === null ? 1 : 128 + constants.signals[signal])));
  });
  let timer: NodeJS.Timeout | undefined;
  const drained = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS);
  });
  await Promise.race([closed, drained]);
  clearTimeout(timer);
  child.stdout?.destroy();
  child.stderr?.destroy();
  for (const splitter of splitters) splitter.end();
  return code;
}
