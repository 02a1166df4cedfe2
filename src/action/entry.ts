import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { Fingerprint } from '../build/fingerprint.ts';
import { isObject, type Json } from '../nfs-lock/holder.ts';
import type { Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { Machine } from './machine.ts';
import { foldersOf } from './origin.ts';

/** All that a result depends on. Stored with the result, so that a miss can be explained. */
export type Ingredients = {
  readonly key: string;
  readonly command: string;
  readonly shell: string;
  /** Relative to the workspace, which is elsewhere on each runner. */
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

export function identify(inputs: Inputs, job: Job, fingerprint: readonly Fingerprint[], machine: Machine): Entry {
  const ingredients: Ingredients = {
    key: inputs.key,
    command: inputs.run,
    shell: inputs.shell.name,
    workingDirectory: relative(job.workspace, inputs.workingDirectory) || '.',
    fingerprint: fingerprint.map(({ command, output }) => ({ command, output })),
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
