import { createHash } from 'node:crypto';
import { isObject, type Json } from '../../shared-dir/json.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Machine } from './machine.ts';

/**
 * All that a result depends on. Stored with the result, so that a miss can be explained. Where each runner has a directory
 * of its own, the name of its variable stands for it: `$GITHUB_WORKSPACE`.
 */
export type KeyParts = {
  readonly key: string;
  /** A digest of their paths and contents; empty where none are given. */
  readonly sources: string;
  readonly command: string;
  readonly shell: string;
  /** Relative in the workspace, absolute elsewhere. */
  readonly workingDirectory: string;
  readonly fingerprint: readonly { readonly command: string; readonly output: string }[];
} & Machine;

/** What a `.done` says of them, which anybody may have written. */
export function parseKeyParts(value: Json | undefined): Partial<KeyParts> | undefined {
  if (!isObject(value)) return undefined;
  const found: { -readonly [part in keyof KeyParts]?: KeyParts[part] } = {};
  for (const part of ['key', 'sources', 'command', 'shell', 'workingDirectory', 'os', 'arch', 'libc'] as const) {
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

export const DIGEST_DIGITS = 16;

export function digestOf(parts: KeyParts): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, DIGEST_DIGITS);
}
