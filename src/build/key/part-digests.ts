import { createHash } from 'node:crypto';
import type { KeyParts } from './key-parts.ts';

const PARTS: readonly (readonly [name: string, of: (parts: KeyParts) => unknown])[] = [
  ['the key', ({ key }) => key],
  ['the sources', ({ sources }) => sources],
  ['the build command (run)', ({ command }) => command],
  ['the shell', ({ shell }) => shell],
  ['the working directory', ({ workingDirectory }) => workingDirectory],
  ['the fingerprint', ({ fingerprint }) => fingerprint.map(({ command, output }) => [command, output])],
  ['the platform', ({ os, arch, libc }) => [os, arch, libc]],
];
/** Enough to tell two apart; a claim has little room. */
const DIGITS = 6;

/** A few digits of each part, so that two builds can tell which parts differ before either is done. */
export function digestParts(parts: KeyParts): string {
  return PARTS.map(([, of]) =>
    createHash('sha256')
      .update(JSON.stringify(of(parts)))
      .digest('hex')
      .slice(0, DIGITS),
  ).join('');
}

/** The names of the parts that differ; undefined unless `other` comes from digestParts. */
export function differingParts(own: string, other: unknown): string[] | undefined {
  if (typeof other !== 'string' || other.length !== own.length) return undefined;
  const of = (digests: string, index: number) => digests.slice(index * DIGITS, (index + 1) * DIGITS);
  return PARTS.map(([name]) => name).filter((_, index) => of(own, index) !== of(other, index));
}
