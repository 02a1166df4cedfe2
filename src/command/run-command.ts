import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { startTimeOf } from '../nfs-lock/liveness/process-identity.ts';
import { OutputReader } from './output-reader.ts';
import type { ProcessMark } from './process-mark.ts';
import { ProcessTree, type Root } from './process-tree.ts';
import type { Script } from './script.ts';
import { type Ending, endProcesses, hasEnded } from './signal-escalation.ts';
import { OutputPipe, standardInput } from './standard-streams.ts';

export interface Command {
  readonly script: Script;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ours is meant for another, and not to be touched. Default: it is the command's, if it is what a runner gives. */
  readonly stdin?: 'none' | undefined;
  /** Identifies its processes, if anything does. */
  readonly mark?: ProcessMark;
}

export interface CommandOptions {
  /** Called with the output, stdout and stderr in order; the next call waits for it. */
  readonly onOutput: (bytes: Buffer) => void | Promise<void>;
  /** Called once it runs. */
  readonly onStarted?: (root: Root) => void;
  /** Ends the command: SIGINT, then SIGTERM, then SIGKILL. */
  readonly stop: AbortSignal;
  /** Ends it by SIGKILL at once. */
  readonly kill: AbortSignal;
}

/** How a command ended, and what became of the processes that it left behind. */
export interface CommandEnd extends Ending {
  /** Its exit code, as a shell reports it; undefined if `stop` or `kill` ended it. */
  readonly code: number | undefined;
}

/** How long leftover processes may take to end by themselves, like the reader at the end of a pipeline. */
const GRACE_MS = 500;
const NOTHING_LEFT: Ending = { ended: [], running: [] };

/**
 * Runs a command with the environment, byte for byte, and the pipes that a `run:` step has, and ends with all that
 * descends from it: the runner signals only the action's own process, and what that has started would live on.
 */
export async function runCommand(command: Command, options: CommandOptions): Promise<CommandEnd> {
  const { kill } = options;
  const either = AbortSignal.any([options.stop, kill]);
  if (either.aborted) return { code: undefined, ...NOTHING_LEFT };
  const pipe = await OutputPipe.open(command.script.directory);
  try {
    const reader = new OutputReader(pipe.output, options.onOutput);
    const { root, exited } = await start(command, pipe);
    options.onStarted?.(root);
    const tree = new ProcessTree(root, command.mark, 'started-here');
    const code = await Promise.race([exited, aborted(either)]);
    const isAlone = !either.aborted && (await hasEnded(tree, GRACE_MS, either));
    // Nothing may go on writing into a result that is about to be shared.
    const ending = isAlone ? NOTHING_LEFT : await endProcesses(tree, either.aborted ? 'SIGINT' : 'SIGTERM', kill);
    await reader.finish(either);
    return { code: either.aborted ? undefined : code, ...ending };
  } finally {
    pipe.output.destroy();
  }
}

/** @throws where it cannot be started */
async function start({ script, cwd, env, stdin }: Command, pipe: OutputPipe) {
  const [program, ...args] = script.argv;
  const child = pipe.handTo((writeEnd) =>
    spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: [stdin === 'none' ? 'ignore' : standardInput(), writeEnd, writeEnd],
    }),
  );
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const startTime = startTimeOf(pid);
  const root: Root = { pid, ...(startTime === undefined ? {} : { startTime }) };
  return { root, exited };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
