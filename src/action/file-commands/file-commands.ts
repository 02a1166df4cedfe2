import { constants } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CommandFiles,
  FileCommandError,
  type FileCommands,
  type NameValue,
} from '../../build/result/file-commands.ts';
import { errorCode } from '../../shared-dir/error-code.ts';
import { MOST_TEXT_BYTES } from '../../shared-dir/shared-dir.ts';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'] as const;

/** Empty files for the build command alone, so that what it writes can be stored and applied in every leg. */
export class FileCommandFiles implements CommandFiles {
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
    const text = async (file: (typeof FILES)[number]) => await readText(file, join(this.#directory, file));
    const outputs = parsePairs('GITHUB_OUTPUT', await text('GITHUB_OUTPUT'));
    if (outputs.some(([name]) => name === '')) {
      throw new FileCommandError('the build wrote an output without a name to GITHUB_OUTPUT');
    }
    return {
      outputs,
      env: parsePairs('GITHUB_ENV', await text('GITHUB_ENV')),
      paths: (await text('GITHUB_PATH')).split(/\r\n|\n|\r/).filter((line) => line !== ''),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** Like the runner: a removed file counts as empty, and a byte order mark tells the encoding. */
async function readText(file: string, path: string): Promise<string> {
  try {
    // Opening a FIFO in its place would block.
    await using opened = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = await opened.stat();
    if (!status.isFile()) throw new FileCommandError(`the build replaced ${file} by what is no file`);
    if (status.size > MOST_TEXT_BYTES)
      throw new FileCommandError(`the build wrote ${status.size} bytes to ${file}, more than ${MOST_TEXT_BYTES}`);
    return decode(await opened.readFile());
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Parses `NAME=VALUE` lines and `NAME<<DELIMITER` … `DELIMITER` blocks by the runner's rules: on Linux a carriage return is
 * an ordinary character, and the name in `=VALUE` is empty.
 */
export function parsePairs(file: string, text: string): NameValue[] {
  const pairs: NameValue[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
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
