import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as withDirectory } from '../support/directory.ts';
import { type ActResult, runAct } from './act.ts';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** A user's repository, with a share beside it, whose workflows act runs. */
export class Checkout {
  readonly directory: string;
  readonly share: string;
  readonly #root: string;
  readonly #action: string;

  constructor(root: string) {
    this.#root = root;
    this.directory = join(root, 'checkout');
    this.share = join(root, 'share');
    for (const made of [this.directory, this.share]) mkdirSync(made);
    this.#action = join(root, 'action');
    for (const name of ['action.yml', 'dist', 'matchers']) {
      cpSync(join(REPOSITORY, name), join(this.#action, name), { recursive: true });
    }
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Commits what is there, as act wants it, and runs a workflow of it. */
  async run(workflow: string, env: Readonly<Record<string, string>> = {}): Promise<ActResult> {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: this.directory, stdio: 'pipe' });
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'remote.origin.url', 'https://github.com/octo-org/chip');
    git('add', '--all');
    git(...author, 'commit', '--quiet', '--allow-empty', '--message=test');
    return await runAct({
      checkout: this.directory,
      workflow,
      action: this.#action,
      env: { BUILD_ONCE_PATH: this.share, ...env },
      home: join(this.#root, 'act'),
    });
  }
}

export const test = withDirectory.extend('checkout', ({ directory }) => new Checkout(directory));
