import { stat } from 'node:fs/promises';
import { ask } from './ask.ts';

/**
 * The newest of files that are written once, by their names alone: what a client remembers of their times stays right, so
 * the server need not be asked for each. One that is gone, or that a client does not know yet, is passed over.
 */
export async function newestFile(paths: readonly string[]): Promise<string | undefined> {
  let newest: { readonly path: string; readonly mtimeNs: bigint } | undefined;
  for (const path of paths) {
    const status = await ask('look at', path, () => stat(path, { bigint: true }), { ENOENT: undefined });
    if (status !== undefined && (newest === undefined || status.mtimeNs > newest.mtimeNs)) {
      newest = { path, mtimeNs: status.mtimeNs };
    }
  }
  return newest?.path;
}
