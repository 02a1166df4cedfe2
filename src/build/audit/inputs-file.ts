import { constants } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegular } from '../../shared-dir/own-file.ts';
import { parseNames } from './dependency-file.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The file `$BUILD_ONCE_INPUTS`, in which a build command may list what it has read, one path a line. */
export class InputsFile implements AsyncDisposable {
  readonly path: string;
  /** When it was made, just before the build, by the clock of the file system. */
  readonly madeMs: number;
  readonly #directory: string;

  private constructor(directory: string, path: string, madeMs: number) {
    this.#directory = directory;
    this.path = path;
    this.madeMs = madeMs;
  }

  static async create(temporary: string): Promise<InputsFile> {
    const directory = await mkdtemp(join(temporary, 'build-once-inputs-'));
    const path = join(directory, 'inputs');
    await writeFile(path, '');
    return new InputsFile(directory, path, (await stat(path)).ctimeMs);
  }

  /** The names in it. @throws Error where the build has put something else there, or too much */
  async read(): Promise<string[]> {
    const isRight = ({ size }: { readonly size: number }) => size <= MOST_BYTES;
    const file = await openRegular(this.path, isRight, constants.O_RDONLY).catch(() => undefined);
    if (file === undefined) {
      const what = `is not a file of at most ${MOST_BYTES} bytes any more`;
      if (await isThere(this.path)) throw new Error(`BUILD_ONCE_INPUTS (${this.path}) ${what}`);
      return [];
    }
    try {
      return parseNames(await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
