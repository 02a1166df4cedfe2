import { mkdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * A mkdir lock as people write it: mkdir, note who holds it, work, unlink, rmdir. Here for comparison only: on NFS a
 * reader that has the note open keeps the rmdir from working, and then nobody ever gets the lock again.
 */
export class PlainLock {
  readonly #path: string;
  readonly #pollInterval: number;
  readonly #timeout: number;

  constructor(path: string, { pollInterval = 0.1, timeout = 600 }: { pollInterval?: number; timeout?: number }) {
    this.#path = path;
    this.#pollInterval = pollInterval;
    this.#timeout = timeout;
  }

  async acquire(): Promise<{ release(): Promise<void> }> {
    const end = performance.now() + this.#timeout * 1000;
    for (;;) {
      try {
        mkdirSync(this.#path);
        writeFileSync(join(this.#path, 'holder.info'), `${hostname()} ${process.pid}`);
        return { release: async () => this.#release() };
      } catch {
        this.#readHolder();
        if (performance.now() > end) throw new Error(`stuck: no lock within ${this.#timeout} s`);
        await setTimeout(this.#pollInterval * 1000);
      }
    }
  }

  /** Every waiter reads who holds it, to find a stale one. */
  #readHolder(): void {
    try {
      readFileSync(join(this.#path, 'holder.info'));
    } catch {
      // Released in between.
    }
  }

  #release(): void {
    for (const remove of [() => unlinkSync(join(this.#path, 'holder.info')), () => rmdirSync(this.#path)]) {
      try {
        remove();
      } catch {
        // As in most such locks, an error of the release is nobody's business.
      }
    }
  }
}
