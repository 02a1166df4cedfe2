import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RunOptions, startRun, type WorkflowRun } from './api.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const POLL_MS = 20;
const WORKFLOW = '.github/workflows/test.yml';

/** A directory that stands for a repository, and a share beside it; gone at the end of the scope. */
export class TestCheckout implements AsyncDisposable {
  readonly root: string;
  readonly directory: string;
  readonly share: string;

  private constructor(root: string) {
    this.root = root;
    this.directory = join(root, 'checkout');
    this.share = join(root, 'share');
    mkdirSync(this.directory);
    mkdirSync(this.share);
  }

  static async make(files: Readonly<Record<string, string>> = {}): Promise<TestCheckout> {
    const made = new TestCheckout(await mkdtemp(join(tmpdir(), 'test-checkout-')));
    for (const [path, text] of Object.entries(files)) made.write(path, text);
    return made;
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  writeShare(name: string, text: string): void {
    writeFileSync(join(this.share, name), text);
  }

  /** Puts this repository's action in, as `uses: ./` finds it. */
  addAction(): void {
    for (const name of ['action.yml', 'dist', 'matchers']) {
      cpSync(join(REPOSITORY, name), join(this.directory, name), { recursive: true });
    }
  }

  /** Starts a workflow of this text; jobs without `on` and `runs-on` get them. */
  async start(jobs: string, options: Partial<RunOptions> = {}): Promise<WorkflowRun> {
    this.write(WORKFLOW, `name: test\non: [push, pull_request]\n${jobs}`);
    const env = { SHARE: this.share, ...options.env };
    return await startRun({ workflow: WORKFLOW, checkout: this.directory, ...options, env });
  }

  /** The lines of a file on the share; none if it is not there. */
  lines(name: string): string[] {
    try {
      return readFileSync(join(this.share, name), 'utf8').split('\n').slice(0, -1);
    } catch {
      return [];
    }
  }

  /** Waits until that file has a line. */
  async whenWritten(name: string): Promise<void> {
    while (this.lines(name).length === 0) await pause(POLL_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

/** Waits until no process of this machine, in whatever namespace, has this text in its environment. */
export async function whenGone(text: string): Promise<void> {
  while (processesWith(text).length > 0) await pause(POLL_MS);
}

function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((entry) => {
      try {
        return readFileSync(`/proc/${entry}/environ`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });
}

/** A JavaScript action as files of a checkout. */
export function actionFiles(directory: string, main: string, rest = ''): Record<string, string> {
  return {
    [`${directory}/action.yml`]: `name: ${directory}\ndescription: for a test\n${rest || 'runs:\n  using: node24\n  main: main.js\n'}`,
    [`${directory}/main.js`]: main,
  };
}
