import { readFileSync } from 'node:fs';

/** What this machine's system tells in a file of its own, below /proc or /usr, which is there at once; undefined where it does not. */
export function readSystemText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
