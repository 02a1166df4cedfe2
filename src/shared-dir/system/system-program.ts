import { delimiter } from 'node:path';
import type { ExecOutput } from '@actions/exec';
import { findProgram, SYSTEM_PATH } from './find-program.ts';

/**
 * Runs a system program, silently, for what Node cannot do itself. Its output is English.
 *
 * @returns undefined if this machine has no such program
 */
export async function runSystemProgram(name: string, args: readonly string[]): Promise<ExecOutput | undefined> {
  // A job's PATH may hold little more than its tools.
  const PATH = [process.env.PATH, SYSTEM_PATH].filter(Boolean).join(delimiter);
  const program = findProgram(name, { cwd: process.cwd(), PATH });
  if (program === undefined) return undefined;
  // Loaded on demand: most jobs find their result ready. The library is shipped without it, and does without the program.
  const exec = await import('@actions/exec').catch(() => undefined);
  if (exec === undefined) return undefined;
  const env = { ...(process.env as Record<string, string>), LC_ALL: 'C' };
  return await exec.getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}
