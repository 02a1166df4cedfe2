import { realpath } from 'node:fs/promises';

/** The path without symbolic links; as it is given where that cannot be told. */
export async function physicalPath(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}
