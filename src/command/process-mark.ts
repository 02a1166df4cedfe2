import { randomInt } from 'node:crypto';
import { runSystemProgram } from '../shared-dir/system/system-program.ts';
import { environmentOf, softLimitOf } from './process-table.ts';

/**
 * What a command's processes have from it and no other process has. A daemon may have left its parent, its group and its
 * session; what it inherited still tells whose it is.
 */
export interface ProcessMark {
  /** `NAME=VALUE` in the environment. Programs may clear it, and only the same user can read it. */
  readonly environment: string;
  /** A limit that is never reached and hardly ever set: a daemon that clears its environment keeps it. */
  readonly limit?: string;
}

/** CPU time a real-time process may use without blocking; unlimited on ordinary systems. */
const LIMIT = 'Max realtime timeout';
/** 140 years in microseconds, yet exact as a number. */
const LEAST = 2 ** 52;
const RANGE = 2 ** 47;

/**
 * Marks what this process starts from now on by its limit. Where the program prlimit is missing, or is not let, the
 * environment has to do.
 */
export async function markLimit(): Promise<string | undefined> {
  const limit = `${LEAST + randomInt(RANGE)}`;
  const end = await runSystemProgram('prlimit', ['--pid', `${process.pid}`, `--rttime=${limit}:`]);
  return end?.exitCode === 0 ? limit : undefined;
}

export function hasLimit(pid: number, mark: ProcessMark): boolean {
  return mark.limit !== undefined && softLimitOf(pid, LIMIT) === mark.limit;
}

export function hasEnvironment(pid: number, mark: ProcessMark): boolean {
  return environmentOf(pid).includes(mark.environment);
}
