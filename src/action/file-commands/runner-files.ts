import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { NameValue } from '../../build/result/file-commands.ts';
import type { Environment } from '../../command/environment.ts';

/** The files by which this step tells the runner what to set. */
export type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STATE';

/**
 * @param env the step's own environment, so that no build can redirect us to another file
 * @throws Error where the runner has provided no such file
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

/** Whether the runner would read a pair of that name back unchanged; a planted marker may hold any name. */
export function canBeSet(name: string): boolean {
  return name !== '' && !/[=\n]|<</.test(name);
}

/**
 * Whether the runner keeps a step from setting this variable for later ones: it sets GITHUB_* and RUNNER_* anew for each
 * step, and rejects NODE_OPTIONS.
 */
export function isReserved(name: string): boolean {
  return /^(GITHUB_|RUNNER_|NODE_OPTIONS$)/i.test(name);
}
