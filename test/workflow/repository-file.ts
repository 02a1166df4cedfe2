import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Where a job's checkout is, and whose it is. */
export interface Checkout {
  readonly workspace: string;
  readonly serverUrl: string;
  readonly repository: string;
}

/**
 * The file that a problem matcher named, relative to the checkout that it lies in. Undefined if it is not there, or in no
 * checkout of the workflow's repository: the annotation is kept without a file then.
 */
export function repositoryFile(file: string, { workspace, serverUrl, repository }: Checkout): string | undefined {
  const path = resolve(workspace, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  for (let directory = dirname(path); directory !== dirname(directory); directory = dirname(directory)) {
    const config = join(directory, '.git', 'config');
    if (!existsSync(config)) continue;
    const url = `url = ${serverUrl}/${repository}`.toLowerCase();
    const isOurs = readFileSync(config, 'utf8')
      .split('\n')
      .some((line) => line.trim().toLowerCase() === url);
    return isOurs ? relative(directory, path) : undefined;
  }
  return undefined;
}

/** The file of a workflow command: any name will do, one below the workspace becomes relative. */
export function workspaceFile(file: string, workspace: string): string {
  const path = relative(workspace, file);
  return file.startsWith('/') && path !== '' && !path.startsWith('..') ? path : file;
}
