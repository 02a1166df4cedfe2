import { constants } from 'node:os';

const NAMES = new Map(Object.entries(constants.errno).map(([name, number]) => [number, name]));
const LINUX_REMOTE_IO = 121;

/** The errno name of a file system error, by number: Node calls ESTALE and others `Unknown system error -116`. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('errno' in error && typeof error.errno === 'number') {
    const number = Math.abs(error.errno);
    if (number === LINUX_REMOTE_IO) return 'EREMOTEIO';
    const name = NAMES.get(number);
    if (name !== undefined) return name;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
