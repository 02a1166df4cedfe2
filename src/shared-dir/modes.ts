import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/*
 * What is made below a directory is as open as the directory itself, and no wider. The admin decides once, by the mode of
 * `path`, who shares: who may write there builds, who may only read there reuses, and nobody else sees a log. A runner's
 * umask must not shut its colleagues out.
 */

/** Never sticky: that would keep others from ending a dead holder's claim. */
export async function modeOfDirectory(path: string): Promise<number> {
  return (await stat(dirname(path))).mode & 0o2777;
}

export async function modeOfFile(path: string): Promise<number> {
  return (await stat(dirname(path))).mode & 0o666;
}

export function umaskTakes(mode: number): boolean {
  return (mode & process.umask()) !== 0;
}
