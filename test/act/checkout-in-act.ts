import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestCheckout } from '../workflow/test-checkout.ts';
import { type ActResult, runAct } from './act.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Commits what is in a checkout, as act wants it, and runs a workflow of it. */
export async function runInAct(checkout: TestCheckout, workflow: string): Promise<ActResult> {
  const action = join(checkout.root, 'action');
  mkdirSync(action, { recursive: true });
  for (const name of ['action.yml', 'dist', 'matchers']) {
    cpSync(join(REPOSITORY, name), join(action, name), { recursive: true });
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: checkout.directory, stdio: 'pipe' });
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'remote.origin.url', 'https://github.com/octo-org/chip');
  git('add', '--all');
  git(...author, 'commit', '--quiet', '--allow-empty', '--message=test');
  return await runAct({
    checkout: checkout.directory,
    workflow,
    action,
    share: checkout.share,
    home: join(checkout.root, 'act'),
  });
}
