import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** What GitHub tells of the event that started the run; undefined where that cannot be read. */
export function readEvent(path: string | undefined): unknown {
  try {
    return JSON.parse(readFile(path ?? ''));
  } catch {
    return undefined;
  }
}

/** An earlier step may have put a FIFO there, which would be waited for without end. */
function readFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return fstatSync(file).isFile() ? readFileSync(file, 'utf8') : '';
  } finally {
    closeSync(file);
  }
}

export function part(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
