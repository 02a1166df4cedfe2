import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../shared-dir/error-code.ts';

export type NameValue = readonly [name: string, value: string];

/** What a command wrote to its `GITHUB_OUTPUT`, `GITHUB_ENV` and `GITHUB_PATH`. */
export type FileCommands = {
  readonly outputs: readonly NameValue[];
  readonly env: readonly NameValue[];
  readonly paths: readonly string[];
};

/** What a command wrote there cannot be read. The runner would fail a `run:` step for it, too. */
export class FileCommandError extends Error {
  override readonly name = 'FileCommandError';
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'] as const;

/** Empty files of the command's own, so that what it writes can be stored and take effect in every leg alike. */
export class FileCommandFiles implements AsyncDisposable {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async create(temporary: string): Promise<FileCommandFiles> {
    const directory = await mkdtemp(join(temporary, 'build-once-commands-'));
    for (const file of FILES) await writeFile(join(directory, file), '');
    return new FileCommandFiles(directory);
  }

  get env(): Record<string, string> {
    return Object.fromEntries(FILES.map((file) => [file, join(this.#directory, file)]));
  }

  /** @throws FileCommandError */
  async read(): Promise<FileCommands> {
    const text = async (file: (typeof FILES)[number]) => await readText(join(this.#directory, file));
    const env = parsePairs('GITHUB_ENV', await text('GITHUB_ENV'));
    if (env.some(([name]) => name.toUpperCase() === 'NODE_OPTIONS')) {
      throw new FileCommandError('the build wrote NODE_OPTIONS to GITHUB_ENV, which the runner refuses');
    }
    return {
      outputs: parsePairs('GITHUB_OUTPUT', await text('GITHUB_OUTPUT')),
      env,
      paths: (await text('GITHUB_PATH')).split(/\r?\n/).filter((line) => line !== ''),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** As the runner: a file that the command has removed is empty, and a byte order mark is none of the text. */
async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** `NAME=VALUE` lines and `NAME<<DELIMITER` … `DELIMITER` blocks, by the runner's rules. */
export function parsePairs(file: string, text: string): NameValue[] {
  const pairs: NameValue[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals > 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
      continue;
    }
    const delimiter = line.slice(heredoc + 2);
    if (heredoc <= 0 || delimiter === '') {
      throw new FileCommandError(
        `the build wrote a line to ${file} that is neither NAME=VALUE nor NAME<<DELIMITER: ${JSON.stringify(line)}`,
      );
    }
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0)
      throw new FileCommandError(
        `the build wrote ${JSON.stringify(line)} to ${file} without the closing line ${delimiter}`,
      );
    pairs.push([line.slice(0, heredoc), lines.slice(at + 1, end).join('\n')]);
    at = end;
  }
  return pairs;
}
