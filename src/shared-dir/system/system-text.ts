import { readFile } from 'node:fs/promises';

/** What the system tells in a file of its own; undefined where it does not. */
export async function readSystemText(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}
