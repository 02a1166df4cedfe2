import { stat } from 'node:fs/promises';
import { errorCode } from './error-code.ts';
import { SharedDirError } from './shared-dir.ts';

/**
 * The newest of files that are written once, by their names alone: what a client remembers of their times stays right, so
 * the server need not be asked for each. One that is gone, or that a client does not know yet, is passed over.
 */
export async function newestFile(paths: readonly string[]): Promise<string | undefined> {
  let newest: { readonly path: string; readonly mtimeNs: bigint } | undefined;
  for (const path of paths) {
    const mtimeNs = await modified(path);
    if (mtimeNs !== undefined && (newest === undefined || mtimeNs > newest.mtimeNs)) newest = { path, mtimeNs };
  }
  return newest?.path;
}

async function modified(path: string): Promise<bigint | undefined> {
  try {
    return (await stat(path, { bigint: true })).mtimeNs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new SharedDirError('look at', path, errorCode(error), error);
  }
}
