import { runSystemProgram } from './system-program.ts';

/** By the name that people know; the number where this machine has none for it. */
export async function userName(uid: number): Promise<string> {
  const end = await runSystemProgram('id', ['-nu', `${uid}`]);
  return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}
