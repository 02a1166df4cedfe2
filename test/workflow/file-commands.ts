import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Pair = readonly [name: string, value: string];

/** What a step wrote to its files. A line that is not what it must be fails the step; those before it count. */
export interface FileCommandResults {
  readonly outputs: readonly Pair[];
  readonly env: readonly Pair[];
  readonly paths: readonly string[];
  readonly state: readonly Pair[];
  readonly summary: string;
  /** Each fails the step. */
  readonly errors: readonly string[];
  /** These do not. */
  readonly complaints: readonly string[];
}

const MOST_SUMMARY_BYTES = 1024 * 1024;

const FILES = {
  path: 'add_path',
  env: 'set_env',
  step_summary: 'step_summary',
  state: 'save_state',
  output: 'set_output',
} as const;
type FileName = keyof typeof FILES;

/** The files by which a step tells the runner something; new ones for each step. */
export class FileCommandFiles {
  readonly #paths: Readonly<Record<FileName, string>>;

  constructor(temp: string) {
    const directory = join(temp, '_runner_file_commands');
    const suffix = randomUUID();
    mkdirSync(directory, { recursive: true });
    const path = (file: FileName) => join(directory, `${FILES[file]}_${suffix}`);
    this.#paths = {
      path: path('path'),
      env: path('env'),
      step_summary: path('step_summary'),
      state: path('state'),
      output: path('output'),
    };
    for (const each of Object.values(this.#paths)) writeFileSync(each, '');
  }

  /** By their names in the `github` context. */
  get paths(): Readonly<Record<FileName, string>> {
    return this.#paths;
  }

  /** Reads and removes them. */
  take(): FileCommandResults {
    const errors: string[] = [];
    const complaints: string[] = [];
    const pairs = (file: FileName): Pair[] => {
      const found: Pair[] = [];
      try {
        for (const pair of parsePairs(this.#read(file))) found.push(pair);
      } catch (error) {
        errors.push(`Unable to process file command '${file}' successfully.`, `${(error as Error).message}`);
      }
      return found;
    };
    const env = pairs('env').filter(([name]) => {
      const isBlocked = name.toUpperCase() === 'NODE_OPTIONS';
      if (isBlocked) complaints.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      return !isBlocked;
    });
    const results = {
      env,
      outputs: pairs('output'),
      state: pairs('state'),
      paths: this.#read('path')
        .split(/\r\n|\r|\n/)
        .filter((line) => line !== ''),
      summary: this.#summary(complaints),
      errors,
      complaints,
    };
    for (const each of Object.values(this.#paths)) rmSync(each, { force: true });
    return results;
  }

  /** Without the mark that some tools put in front of UTF-8. */
  #read(file: FileName): string {
    const isThere = statSync(this.#paths[file], { throwIfNoEntry: false }) !== undefined;
    return isThere ? readFileSync(this.#paths[file], 'utf8').replace(/^\uFEFF/, '') : '';
  }

  #summary(complaints: string[]): string {
    const size = statSync(this.#paths.step_summary, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= MOST_SUMMARY_BYTES) return this.#read('step_summary');
    complaints.push(
      '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, ' +
        `got ${Math.floor(size / 1024)}k.`,
    );
    return '';
  }
}

/** `NAME=VALUE`, or `NAME<<DELIMITER`, lines, `DELIMITER`. Only a line feed ends a line. */
function* parsePairs(text: string): Generator<Pair> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name = '', kind, rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (kind === undefined) throw new Error(`Invalid format '${line}'`);
    if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`);
    if (kind === '=') {
      yield [name, rest];
      continue;
    }
    if (rest === '') throw new Error(`Invalid format '${line}'. Delimiter must not be empty`);
    const end = lines.indexOf(rest, at + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    yield [name, lines.slice(at + 1, end).join('\n')];
    at = end;
  }
}
