import { errorCode } from '../shared-dir/error-code.ts';
import { describeProcess, identityOf, isRunningStill, type Process } from './process-table.ts';
import type { ProcessTree } from './process-tree.ts';

/**
 * The runner leaves 7.5 s between its SIGINT and its SIGTERM, and 2.5 s more until SIGKILL. All of this and giving back
 * the lock must fit into that.
 */
const STEPS = [
  { signal: 'SIGINT', milliseconds: 2500 },
  { signal: 'SIGTERM', milliseconds: 2000 },
  { signal: 'SIGKILL', milliseconds: 1000 },
] as const;
const POLL_MS = 20;
const MOST_LOOKS = 5;

export type EndingSignal = (typeof STEPS)[number]['signal'];

/** What became of the processes of a tree, in words. */
export interface Ending {
  /** Those that a signal reached, and that were seen to have ended. */
  readonly ended: readonly string[];
  /** Those that run still: another user's, or one that the kernel does not let go of. */
  readonly running: readonly string[];
}

/**
 * Ends the processes of a tree: by one signal, and by the next if that did not end them in time. Never throws.
 *
 * @param first of an interrupt a shell keeps what it runs in the background
 * @param kill from then on by SIGKILL
 */
export async function endProcesses(tree: ProcessTree, first: EndingSignal, kill: AbortSignal): Promise<Ending> {
  const reached = new Map<string, string>();
  const denied = new Set<string>();
  const lookForOthers = () => tree.look().filter((each) => !denied.has(identityOf(each)));
  const tell = (all: readonly Process[], signal: EndingSignal) => {
    for (const each of all) {
      const words = describeProcess(each);
      const outcome = send(each, signal);
      if (outcome === 'sent') reached.set(identityOf(each), words);
      if (outcome === 'denied') denied.add(identityOf(each));
    }
  };
  for (const { signal, milliseconds } of STEPS.slice(STEPS.findIndex((step) => step.signal === first))) {
    const isLast = signal === 'SIGKILL';
    if (kill.aborted && !isLast) continue;
    tell(lookUntilSame(lookForOthers), signal);
    const end = performance.now() + milliseconds;
    while (performance.now() < end && (isLast || !kill.aborted)) {
      const began = performance.now();
      const others = lookForOthers();
      if (others.length === 0) return conclude(tree.look(), reached);
      // What has come since tidies up after a signal, and is left to do so; after the last nothing is.
      if (isLast) tell(others, signal);
      await pause(Math.max(POLL_MS, performance.now() - began));
    }
  }
  return conclude(tree.look(), reached);
}

/** While a look is taken, what it has seen may fork. */
function lookUntilSame(look: () => Process[]): Process[] {
  let seen = look();
  for (let looks = 1; looks < MOST_LOOKS; looks += 1) {
    const size = seen.length;
    seen = look();
    if (seen.length === size) break;
  }
  return seen;
}

function conclude(left: readonly Process[], reached: ReadonlyMap<string, string>): Ending {
  const described = left.map((each) => ({ each, words: describeProcess(each) }));
  const running = new Set(left.map(identityOf));
  return {
    ended: [...reached].filter(([identity]) => !running.has(identity)).map(([, words]) => words),
    running: described.filter(({ each }) => isRunningStill(each)).map(({ words }) => words),
  };
}

/** Whether nothing of a tree runs, by itself, within that time. */
export async function hasEnded(tree: ProcessTree, milliseconds: number, stop: AbortSignal): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (tree.look().length > 0) {
    if (stop.aborted || performance.now() >= end) return false;
    await pause(POLL_MS);
  }
  return true;
}

function send(to: Process, signal: EndingSignal): 'sent' | 'gone' | 'denied' {
  // By now the number may be another's.
  if (Math.abs(to.pid) <= 1 || !isRunningStill(to)) return 'gone';
  try {
    process.kill(to.pid, signal);
    return 'sent';
  } catch (error) {
    return errorCode(error) === 'ESRCH' ? 'gone' : 'denied';
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
