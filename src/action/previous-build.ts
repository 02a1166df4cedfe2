import { join } from 'node:path';
import { type Done, parseDone } from '../call-once/markers.ts';
import { isObject } from '../nfs-lock/holder.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import type { Ingredients } from './entry.ts';
import { HIDDEN } from './masks.ts';

/** Markers that are looked at in the search for the newest: a repository may have gathered thousands. */
const MOST_MARKERS = 64;
const DIGEST_DIGITS = 16;

/** The newest finished build of the same name under another digest: it tells how long such a build takes, and what changed. */
export interface PreviousBuild {
  readonly id: string;
  readonly seconds: number;
  readonly ingredients?: Partial<Ingredients>;
}

/** @param home `PATH/OWNER/REPO` */
export async function findPrevious(
  shared: SharedDir,
  home: string,
  name: string,
  id: string,
): Promise<PreviousBuild | undefined> {
  const locks = join(home, '.locks');
  const marker = new RegExp(`^${name.replaceAll('.', '\\.')}-[0-9a-f]{${DIGEST_DIGITS}}\\.done$`);
  const names = ((await shared.list(locks)) ?? []).filter((found) => marker.test(found) && found !== `${id}.done`);
  let newest: { readonly name: string; readonly mtimeNs: bigint } | undefined;
  for (const found of names.slice(-MOST_MARKERS)) {
    const status = await shared.status(join(locks, found));
    if (status !== undefined && (newest === undefined || status.mtimeNs > newest.mtimeNs)) {
      newest = { name: found, mtimeNs: status.mtimeNs };
    }
  }
  const text = newest && (await shared.read(join(locks, newest.name)));
  if (newest === undefined || text === undefined) return undefined;
  return { id: newest.name.replace(/\.done$/, ''), ...describe(parseDone(text)) };
}

function describe({ seconds, value }: Done): Omit<PreviousBuild, 'id'> {
  const ingredients =
    isObject(value) && isObject(value.ingredients) ? (value.ingredients as Partial<Ingredients>) : undefined;
  return { seconds, ...(ingredients ? { ingredients } : {}) };
}

/** The parts of the key that differ, in words; what a reader of a miss wants to know. */
export function explainMiss(now: Ingredients, before: Partial<Ingredients>): string[] {
  const reasons: string[] = [];
  const differs = (part: keyof Ingredients) => JSON.stringify(now[part]) !== JSON.stringify(before[part]);
  if (differs('key')) reasons.push(`the key (sources): ${short(before.key)} → ${short(now.key)}`);
  if (before.command === undefined || !isMasked(now.command, before.command)) reasons.push('the build command (run)');
  if (differs('shell')) reasons.push(`the shell: ${short(before.shell)} → ${short(now.shell)}`);
  if (differs('workingDirectory')) {
    reasons.push(`the working directory: ${short(before.workingDirectory)} → ${short(now.workingDirectory)}`);
  }
  for (const { command, output } of now.fingerprint) {
    const earlier = before.fingerprint?.find((known) => known.command === command)?.output;
    if (earlier !== output) reasons.push(`the tool's answer to \`${command}\`: ${short(earlier)} → ${short(output)}`);
  }
  if (before.fingerprint?.some(({ command }) => !now.fingerprint.some((known) => known.command === command))) {
    reasons.push('the fingerprint commands');
  }
  if (differs('os') || differs('arch'))
    reasons.push(`the platform: ${before.os} ${before.arch} → ${now.os} ${now.arch}`);
  if (differs('libc')) reasons.push(`the C library: ${short(before.libc)} → ${short(now.libc)}`);
  return reasons;
}

/** Whether `stored` is `text`, with nothing or some of it masked. */
function isMasked(text: string, stored: string): boolean {
  let at = 0;
  for (const part of stored.split(HIDDEN)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return stored.includes(HIDDEN) || text === stored;
}

const LONGEST = 60;

function short(text: string | undefined): string {
  const line = (text ?? 'nothing').split('\n')[0] ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
