import { delimiter } from 'node:path';
import type { ExecOutput } from '@actions/exec';
import { findProgram, SYSTEM_PATH } from './find-program.ts';

/**
 * Runs a program of the system's own, silently, for what Node cannot do itself. What it says is English.
 *
 * @returns undefined where this machine has no such program
 */
export async function runSystemProgram(name: string, args: readonly string[]): Promise<ExecOutput | undefined> {
  // The PATH of a job may hold little more than its tools.
  const PATH = [process.env.PATH, SYSTEM_PATH].filter(Boolean).join(delimiter);
  const program = findProgram(name, { cwd: process.cwd(), PATH });
  if (program === undefined) return undefined;
  // Loaded where it is needed: most jobs find their result ready. The library comes without it, and does without the program.
  const exec = await import('@actions/exec').catch(() => undefined);
  if (exec === undefined) return undefined;
  const env = { ...(process.env as Record<string, string>), LC_ALL: 'C' };
  return await exec.getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}
