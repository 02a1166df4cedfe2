import { once } from 'node:events';

/**
 * This job's log. It is printed at the pace at which the runner reads it, or the output of a talkative build would gather
 * in the memory.
 */
export class JobLog {
  readonly #stream: NodeJS.WritableStream;
  readonly #stop: AbortSignal;
  #isBroken = false;

  /** @param stop from then on nothing waits for the reader: a build that is to end must not hang on its output */
  constructor(stream: NodeJS.WritableStream, stop: AbortSignal) {
    this.#stream = stream;
    this.#stop = stop;
    // Whoever read it is gone. That the build ends properly matters more than its output.
    stream.on('error', () => {
      this.#isBroken = true;
    });
  }

  readonly print = async (text: string): Promise<void> => {
    if (this.#isBroken || text === '' || this.#stream.write(text) || this.#stop.aborted) return;
    await once(this.#stream, 'drain', { signal: this.#stop }).catch(() => undefined);
  };
}
