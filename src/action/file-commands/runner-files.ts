import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { NameValue } from '../../build/result/file-commands.ts';
import type { Environment } from '../../command/environment.ts';

/** The files in which the runner takes what this step sets. */
export type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STATE';

/**
 * @param env the step's own environment: nothing that a build sets may lead to another file
 * @throws Error where the runner has given no such file
 */
export function addPairs(env: Environment, file: RunnerFile, pairs: readonly NameValue[]): void {
  addLines(
    env,
    file,
    pairs.map(([name, value]) => {
      if (!canBeSet(name)) throw new Error(`${file}: ${JSON.stringify(name)} is not a name`);
      const delimiter = `build-once-${randomUUID()}`;
      return `${name}<<${delimiter}\n${value}\n${delimiter}`;
    }),
  );
}

export function addLines(env: Environment, file: RunnerFile, lines: readonly string[]): void {
  const path = env[file];
  if (!path) throw new Error(`${file} is not in the environment; is this a GitHub Actions job?`);
  appendFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

/** Whether the runner would read a pair with that name as what it is; a marker that somebody planted may hold anything. */
export function canBeSet(name: string): boolean {
  return name !== '' && !/[=\n]|<</.test(name);
}

/**
 * Whether the runner keeps a step from setting a variable for those behind it: GITHUB_* and RUNNER_* it gives to each step
 * anew, NODE_OPTIONS it refuses.
 */
export function isReserved(name: string): boolean {
  return /^(GITHUB_|RUNNER_|NODE_OPTIONS$)/i.test(name);
}
