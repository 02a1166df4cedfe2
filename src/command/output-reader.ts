import type { Socket } from 'node:net';
import { errorCode } from '../shared-dir/error-code.ts';
import { pause } from './signal-escalation.ts';

const POLL_MS = 20;
/** A pipe that somebody keeps, who does not descend from the command as far as can be told, is let go of when it is quiet … */
const QUIET_MS = 500;
/** … or has brought this much: more than the pipe and the buffers behind it can have held. */
const MOST_BYTES = 1024 * 1024;

/** Hands a command's output on, at the pace at which it is taken. */
export class OutputReader {
  readonly #output: Socket;
  readonly #done: Promise<void>;
  #isOver = false;
  #isTaking = false;
  #bytes = 0;
  #lastMs = performance.now();

  /** @param take the next bytes wait for it */
  constructor(output: Socket, take: (bytes: Buffer) => void | Promise<void>) {
    this.#output = output;
    this.#done = this.#read(take).finally(() => {
      this.#isOver = true;
    });
    // Whoever started the command is told by finish().
    this.#done.catch(() => undefined);
  }

  /**
   * Waits for the end of the output; to be called when no process of the command is left.
   *
   * @param stop whoever takes the output is not waited for long after it
   * @throws what `take` threw
   */
  async finish(stop: AbortSignal): Promise<void> {
    const [bytes, began] = [this.#bytes, performance.now()];
    const isQuiet = () => !this.#isTaking && performance.now() - Math.max(began, this.#lastMs) > QUIET_MS;
    const isLate = () => stop.aborted && performance.now() - began > QUIET_MS;
    while (!this.#isOver && !isQuiet() && !isLate() && this.#bytes - bytes < MOST_BYTES) await pause(POLL_MS);
    this.#output.destroy();
    await (stop.aborted ? Promise.race([this.#done, pause(QUIET_MS)]) : this.#done);
  }

  async #read(take: (bytes: Buffer) => void | Promise<void>): Promise<void> {
    try {
      for await (const bytes of this.#output) {
        this.#isTaking = true;
        await take(bytes);
        this.#isTaking = false;
        this.#bytes += bytes.length;
        this.#lastMs = performance.now();
      }
    } catch (error) {
      // The pipe was let go of.
      if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}
