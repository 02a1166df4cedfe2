import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** Whether a program can be started: by its path, from `cwd`, or by its name and PATH. */
export function canRun(program: string, { cwd, PATH = '' }: { readonly cwd: string; readonly PATH?: string }): boolean {
  const directories = program.includes('/') ? [''] : PATH.split(delimiter);
  return directories.some((directory) => isExecutable(resolve(cwd, directory, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
