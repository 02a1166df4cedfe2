import { basename, join } from 'node:path';
import { parseDone } from '../call-once/markers.ts';
import { isObject } from '../nfs-lock/holder.ts';
import { newestFile } from '../shared-dir/newest-file.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { DIGEST_DIGITS, type Ingredients, parseIngredients } from './entry.ts';
import { HIDDEN } from './masks.ts';

/** A repository may have gathered any number of markers; beyond this, some of them are left out of the search. */
const MOST_MARKERS = 1000;

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
  const newest = await newestFile(names.slice(0, MOST_MARKERS).map((found) => join(locks, found)));
  const text = newest && (await shared.read(newest));
  if (newest === undefined || text === undefined) return undefined;
  const { seconds, value } = parseDone(text);
  const ingredients = isObject(value) ? parseIngredients(value.ingredients) : undefined;
  return { id: basename(newest, '.done'), seconds, ...(ingredients ? { ingredients } : {}) };
}

/** The parts of the key that differ, in words; what a reader of a miss wants to know. */
export function explainMiss(now: Ingredients, before: Partial<Ingredients>): string[] {
  const reasons: string[] = [];
  const differs = (part: Exclude<keyof Ingredients, 'fingerprint'>) => !isMasked(now[part], before[part]);
  if (differs('key')) reasons.push(`the key (sources): ${short(before.key)} → ${short(now.key)}`);
  if (differs('command')) reasons.push('the build command (run)');
  if (differs('shell')) reasons.push(`the shell: ${short(before.shell)} → ${short(now.shell)}`);
  if (differs('workingDirectory')) {
    reasons.push(`the working directory: ${short(before.workingDirectory)} → ${short(now.workingDirectory)}`);
  }
  for (const { command, output } of now.fingerprint) {
    const earlier = before.fingerprint?.find((known) => isMasked(command, known.command))?.output;
    if (!isMasked(output, earlier))
      reasons.push(`the tool's answer to \`${command}\`: ${short(earlier)} → ${short(output)}`);
  }
  if (before.fingerprint?.some(({ command }) => !now.fingerprint.some((known) => isMasked(known.command, command)))) {
    reasons.push('the fingerprint commands');
  }
  if (differs('os') || differs('arch'))
    reasons.push(`the platform: ${before.os} ${before.arch} → ${now.os} ${now.arch}`);
  if (differs('libc')) reasons.push(`the C library: ${short(before.libc)} → ${short(now.libc)}`);
  return reasons;
}

/** Whether `stored` is `text`, with nothing or some of it masked. */
function isMasked(text: string, stored: string | undefined): boolean {
  if (stored === undefined) return false;
  let at = 0;
  for (const part of stored.split(HIDDEN)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return stored.includes(HIDDEN) || text === stored;
}

const LONGEST = 60;
const LONGEST_HASH = 12;

function short(text: string | undefined): string {
  const line = (text ?? 'nothing').split('\n')[0] ?? '';
  if (/^[0-9a-f]{40,}$/.test(line)) return `${line.slice(0, LONGEST_HASH)}…`;
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
