import { execFileSync } from 'node:child_process';

/** Beyond this, searching costs more than it is worth. */
const MOST_FILES = 200_000;
const GIT_TIMEOUT_MS = 2000;

/** The files of a checkout that git tracks, relative to it. Empty without git, or outside a working tree. */
export function listTracked(workspace: string): readonly string[] {
  // A container's user need not own the checkout.
  const args = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--recurse-submodules'];
  try {
    const listed = execFileSync('git', args, {
      cwd: workspace,
      timeout: GIT_TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
    const paths = listed.split('\0').filter((path) => path !== '');
    return paths.length > MOST_FILES ? [] : paths;
  } catch {
    return [];
  }
}
