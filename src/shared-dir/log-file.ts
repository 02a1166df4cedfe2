import { type FileHandle, open } from 'node:fs/promises';
import { ask } from './ask.ts';
import { modeOfFile, umaskTakes } from './modes.ts';

/** A file on the share that grows while others read it. */
export class LogFile {
  readonly path: string;
  readonly #file: FileHandle;
  #isDirty = false;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** @param path a name that nobody else uses; what is there already stays */
  static async create(path: string): Promise<LogFile> {
    return await ask('create', path, async () => {
      const mode = await modeOfFile(path);
      // Not exclusively: a create that is sent again after a server crash may be told EEXIST of its own file.
      const file = await open(path, 'a', mode);
      if (umaskTakes(mode)) await file.chmod(mode);
      return new LogFile(path, file);
    });
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#isDirty = true;
    await ask('write', this.path, () => this.#file.writeFile(bytes));
  }

  /** Brings what was appended to the server: an NFS client keeps it to itself for up to 30 s otherwise. */
  async flush(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    await ask('write', this.path, () => this.#file.sync());
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await ask('close', this.path, () => this.#file.close());
    }
  }
}
