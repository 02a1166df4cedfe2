import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The repository on GitHub's side: one commit with the files of a directory, for actions/checkout to clone. */
export interface Remote {
  readonly directory: string;
  readonly sha: string;
}

/** Takes all files of a directory that its own .gitignore does not leave out; no other git settings count. */
export async function makeRemote(checkout: string, root: string): Promise<Remote> {
  const directory = join(root, 'remote.git');
  const who = { NAME: 'octocat', EMAIL: 'octocat@example.com', DATE: '2025-01-01T00:00:00Z' };
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  for (const [key, value] of Object.entries(who)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  const git = async (...args: readonly string[]) => {
    const { stdout } = await run('git', [`--git-dir=${directory}`, ...args], { cwd: checkout, env });
    return stdout.trim();
  };
  await git('init', '--quiet', '--bare', '--initial-branch=main');
  await git('--work-tree=.', 'add', '--all', '.');
  const sha = await git('commit-tree', await git('write-tree'), '-m', 'the checkout');
  await git('update-ref', 'refs/heads/main', sha);
  return { directory, sha };
}
