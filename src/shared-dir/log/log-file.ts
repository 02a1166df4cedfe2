import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mapErrno } from '../map-errno.ts';
import { createUniqueFile } from '../own-file.ts';

/** A file on the share that grows while others read it. */
export class LogFile {
  readonly path: string;
  readonly #file: FileHandle;
  #isDirty = false;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /**
   * @param path a name that nobody else uses
   * @throws SharedDirError with EEXIST if something is already there
   */
  static async create(path: string): Promise<LogFile> {
    return await mapErrno(
      'create',
      path,
      async () => new LogFile(path, await createUniqueFile(path, constants.O_APPEND)),
    );
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#isDirty = true;
    await mapErrno('write', this.path, () => this.#file.writeFile(bytes));
  }

  /** Flushes to the server: an NFS client may otherwise hold appended data back for up to 30 s. */
  async flush(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    await mapErrno('write', this.path, () => this.#file.sync());
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await mapErrno('close', this.path, () => this.#file.close());
    }
  }
}
