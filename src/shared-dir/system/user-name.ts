import { runSystemProgram } from './system-program.ts';

/** The user's name; the number if this machine knows none. */
export async function userName(uid: number): Promise<string> {
  const end = await runSystemProgram('id', ['-nu', `${uid}`]);
  return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}
