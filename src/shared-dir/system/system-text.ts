import { readFileSync } from 'node:fs';

/** The text of a local system file, below /proc or /usr, which is read at once; undefined if it is missing. */
export function readSystemText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
