import { LogFile } from '../../shared-dir/log/log-file.ts';
import { isDiskFull } from '../../shared-dir/shared-dir.ts';

const FLUSH_MS = 1000;
const TAIL_BYTES = 16 * 1024;
const TAIL_LINES = 20;

/**
 * Writes a build's output to the share, where the waiting legs read it; flushed every second. A log that cannot be written
 * does not stop the build, since the output is also in the job's own log.
 */
export class BuildLog implements AsyncDisposable {
  readonly #file: LogFile;
  readonly #timer: NodeJS.Timeout;
  #tail = Buffer.alloc(0);
  #firstError: unknown;
  #flushing: Promise<void> = Promise.resolve();

  private constructor(file: LogFile) {
    this.#file = file;
    this.#timer = setInterval(() => {
      this.#flushing = this.#flushing.then(() => this.#try(() => this.#file.flush()));
    }, FLUSH_MS);
  }

  static async create(path: string): Promise<BuildLog> {
    return new BuildLog(await LogFile.create(path));
  }

  async append(bytes: Buffer): Promise<void> {
    this.#tail = Buffer.concat([this.#tail, bytes]).subarray(-TAIL_BYTES);
    await this.#try(() => this.#file.append(bytes));
  }

  /** The last lines of the output. */
  get tail(): string {
    return this.#tail.toString('utf8').trimEnd().split(/\r?\n/).slice(-TAIL_LINES).join('\n');
  }

  /** Whether the share was full when the log was to be written. */
  get sawFullDisk(): boolean {
    return isDiskFull(this.#firstError);
  }

  /** Whether the last lines of the output say that some disk was full, the share or one of this machine's. */
  get saysFullDisk(): boolean {
    return /No space left on device|Disk quota exceeded/.test(this.tail);
  }

  /** The first error of writing the log, if there was one. */
  get firstError(): unknown {
    return this.#firstError;
  }

  /** Brings all of it to the share. */
  async flush(): Promise<void> {
    await this.#flushing;
    await this.#try(() => this.#file.flush());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#flushing;
    await this.#try(() => this.#file.close());
  }

  async #try(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#firstError ??= error;
    }
  }
}
