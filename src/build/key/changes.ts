import { HIDDEN } from '../output/printable.ts';
import type { KeyParts } from './key-parts.ts';
import { type LineChange, lineChanges } from './line-changes.ts';

/** How many lines of one part are shown. */
const MOST_LINES = 3;

/**
 * What of two builds' key parts differs, in words: what a reader of a miss wants to know.
 *
 * @param sources what has become of the sources, where that is known
 */
export function describeChanges(before: Partial<KeyParts>, now: KeyParts, sources?: string): string[] {
  return [
    ...describeText('the key', before.key, now.key),
    ...describeSources(before.sources, now.sources, sources),
    ...describeText('the build command (run)', before.command, now.command),
    ...describeText('the shell', before.shell, now.shell),
    ...describeText('the working directory', before.workingDirectory, now.workingDirectory),
    ...describeFingerprints(before.fingerprint, now.fingerprint),
    ...describeText('the platform', `${before.os ?? ''} ${before.arch ?? ''}`.trim(), `${now.os} ${now.arch}`),
    ...describeText('the C library', before.libc, now.libc),
  ];
}

function describeSources(before: string | undefined, now: string, changes: string | undefined): string[] {
  if (before === now) return [];
  return changes === undefined ? describeText('the sources', before, now) : [`the sources: ${changes}`];
}

function describeFingerprints(before: KeyParts['fingerprint'] = [], now: KeyParts['fingerprint']): string[] {
  const commands = (all: KeyParts['fingerprint']) => all.map(({ command }) => command).join('\n');
  const changed = describeText('the fingerprint commands', commands(before), commands(now));
  const known = [...before];
  for (const { command, output } of now) {
    const at = known.findIndex((earlier) => isSame(earlier.command, command));
    const [earlier] = at < 0 ? [] : known.splice(at, 1);
    if (earlier !== undefined) changed.push(...describeText(`\`${cut(command)}\``, earlier.output, output));
  }
  return changed;
}

function describeText(name: string, before = '', now: string): string[] {
  const [from, to] = [before.split('\n'), now.split('\n')];
  const changes = lineChanges(from, to, isSame);
  const isOneLine = from.length === 1 && to.length === 1;
  const shown = changes.slice(0, MOST_LINES).map((change) => {
    const place = isOneLine ? name : `${name}, line ${change.line}`;
    return describeLine(place, change);
  });
  const more = changes.length - shown.length;
  const last = shown.pop();
  if (last === undefined) return [];
  return [...shown, more > 0 ? `${last}; and ${more} more ${more === 1 ? 'line' : 'lines'}` : last];
}

function describeLine(place: string, change: LineChange): string {
  switch (change.kind) {
    case 'new':
      return `${place} is new: ${show(change.now)}`;
    case 'gone':
      return `${place} is gone: ${show(change.before)}`;
    case 'changed':
      return `${place}: ${showBoth(change.before, change.now)}`;
  }
}

/** Whether two texts may be the same, given that parts of either were masked. */
function isSame(a: string, b: string): boolean {
  return a === b || fits(a, b) || fits(b, a);
}

function fits(masked: string, text: string): boolean {
  const [first = '', ...rest] = masked.split(HIDDEN);
  const last = rest.pop();
  if (last === undefined || !text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

const LONGEST = 60;
/** How much of a common beginning is shown. */
const CONTEXT = 20;

/** Two differing texts, cut so that the difference shows. */
function showBoth(before: string, now: string): string {
  const [shortBefore, shortNow] = [shortenHashes(before), shortenHashes(now)];
  const [a, b] = shortBefore === shortNow ? [before, now] : [shortBefore, shortNow];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const from = same <= LONGEST - CONTEXT ? 0 : same - CONTEXT;
  // A blank more, or at the end, would not be seen.
  const isQuoted = visible(a) === visible(b);
  return `${cut(a, from, isQuoted)} → ${cut(b, from, isQuoted)}`;
}

function show(text: string): string {
  return cut(shortenHashes(text));
}

function cut(text: string, from = 0, isQuoted = false): string {
  if (text === '') return 'nothing';
  const part = text.slice(from, from + LONGEST).toWellFormed();
  const shown = `${from > 0 ? '…' : ''}${part}${text.length > from + LONGEST ? '…' : ''}`;
  return isQuoted ? JSON.stringify(shown) : shown;
}

function shortenHashes(text: string): string {
  return text.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{28,}\b/g, '$1…');
}

function visible(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
