import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Fingerprint } from '../build/fingerprint.ts';
import type { RunnerPaths } from '../build/key/runner-paths.ts';
import { isObject, type Json } from '../nfs-lock/holder.ts';
import type { Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { Machine } from './machine.ts';
import { foldersOf } from './origin.ts';

/**
 * All that a result depends on. Stored with the result, so that a miss can be explained. Where each runner has a directory
 * of its own, the name of its variable stands for it: `$GITHUB_WORKSPACE`.
 */
export type Ingredients = {
  readonly key: string;
  readonly command: string;
  readonly shell: string;
  /** Relative in the workspace, absolute elsewhere. */
  readonly workingDirectory: string;
  readonly fingerprint: readonly { readonly command: string; readonly output: string }[];
} & Machine;

/** What can be read of them in a `.done`, which anybody may have written. */
export function parseIngredients(value: Json | undefined): Partial<Ingredients> | undefined {
  if (!isObject(value)) return undefined;
  const found: { -readonly [part in keyof Ingredients]?: Ingredients[part] } = {};
  for (const part of ['key', 'command', 'shell', 'workingDirectory', 'os', 'arch', 'libc'] as const) {
    const text = value[part];
    if (typeof text === 'string') found[part] = text;
  }
  if (Array.isArray(value.fingerprint)) found.fingerprint = value.fingerprint.flatMap(parseFingerprint);
  return found;
}

function parseFingerprint(value: Json): Fingerprint[] {
  if (!isObject(value)) return [];
  const { command, output } = value;
  return typeof command === 'string' && typeof output === 'string' ? [{ command, output }] : [];
}

/** One build that is made once: where it stands below `path`, and what it depends on. */
export interface Entry {
  /** `NAME-DIGEST`. */
  readonly id: string;
  /** Directories below `path`, from the top: `OWNER`, `REPO`, or those of an origin that is kept apart. */
  readonly folders: readonly string[];
  readonly ingredients: Ingredients;
}

export const DIGEST_DIGITS = 16;

export async function identify(
  inputs: Inputs,
  job: Job,
  { fingerprint, machine, paths }: { fingerprint: readonly Fingerprint[]; machine: Machine; paths: RunnerPaths },
): Promise<Entry> {
  const ingredients: Ingredients = {
    key: inputs.key,
    command: paths.rename(inputs.run),
    shell: paths.rename(inputs.shell.name),
    workingDirectory: await paths.renameDirectory(inputs.workingDirectory),
    fingerprint: fingerprint.map(({ command, output }) => ({
      command: paths.rename(command),
      output: paths.rename(output),
    })),
    ...machine,
  };
  const digest = createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, DIGEST_DIGITS);
  const folders = foldersOf(inputs.shareWithForks ? { kind: 'own' } : job.origin, job.repository);
  return { id: `${inputs.name}-${digest}`, folders, ingredients };
}

/** The directory of a repository's entries. */
export function entryHome(path: string, entry: Entry): string {
  return join(path, ...entry.folders);
}
