/** A process that takes a lab down when its owner closes the pipe between them, however the owner ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type LabId, labId } from './layout.ts';
import { takeDown } from './teardown.ts';

const LEAVE = 'leave';

export class Watchdog {
  readonly #process: ChildProcess;

  constructor(lab: LabId) {
    // A session of its own, so that Ctrl-C does not reach it.
    this.#process = spawn(process.execPath, [fileURLToPath(import.meta.url), lab], {
      detached: true,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    this.#process.unref();
  }

  /** Lets it take the lab down, and waits for that. */
  async takeDown(): Promise<void> {
    const code = await this.#end('');
    if (code !== 0)
      throw new Error(`The lab was not taken down (exit code ${code}). \`cli.ts list\` shows what is left.`);
  }

  /** The lab outlives this process. */
  async leave(): Promise<void> {
    await this.#end(LEAVE);
  }

  async #end(word: string): Promise<number | null> {
    this.#process.ref();
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.stdin?.end(word);
      await exited;
    }
    return this.#process.exitCode;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lab = labId(process.argv[2] ?? '');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.stdin.destroy());
  const word = await text(process.stdin).catch(() => '');
  if (word !== LEAVE) await takeDown(lab);
}
