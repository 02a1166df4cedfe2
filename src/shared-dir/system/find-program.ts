import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** Where execvp(3) looks without a PATH. */
export const SYSTEM_PATH = `/usr/bin${delimiter}/bin`;

/**
 * The program that a process in `cwd` would start: by its path, or by its name and PATH, an empty entry of which is `cwd`.
 *
 * @returns undefined if there is none
 */
export function findProgram(
  program: string,
  { cwd, PATH = SYSTEM_PATH }: { readonly cwd: string; readonly PATH?: string | undefined },
): string | undefined {
  const directories = program.includes('/') ? [''] : PATH.split(delimiter);
  return directories.map((directory) => resolve(cwd, directory, program)).find(isExecutable);
}

/** By what the system lets this process do: mode bits know no access lists. */
function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
