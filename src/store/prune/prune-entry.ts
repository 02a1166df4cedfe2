import { basename, join } from 'node:path';
import { EntryPaths } from '../../call-once/entry-paths.ts';
import { parseContent, readMarker } from '../../call-once/marker-content.ts';
import { isOfLaterVersion, parseFailure } from '../../call-once/markers.ts';
import { mayBeHeld } from '../../nfs-lock/ending/sweep-lock.ts';
import { isSillyRenamed, LockPaths } from '../../nfs-lock/lock-paths.ts';
import { DEFAULT_SECONDS } from '../../nfs-lock/lock-timings.ts';
import { isObject } from '../../shared-dir/json.ts';
import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import { attemptPlace, attemptWith, BUILD } from '../layout.ts';
import { resultIn } from '../stored-result.ts';
import type { User, UserRules } from '../users.ts';
import { removeMarkers } from './remove-markers.ts';
import { type Retirement, retireAttempt } from './retire.ts';
import { isScratch, isYoung, isYounger, removeScratch } from './scratch.ts';

export interface PruneRules extends UserRules {
  /** What changed since then stays. */
  readonly minAgeSeconds: number;
  /** Older failures go; without it, none. */
  readonly maxAgeSeconds?: number;
  /** Changes nothing. */
  readonly isDryRun: boolean;
  /** Removes a file, or a directory with all that is in it; follows no links. */
  readonly removeTree: (path: string) => Promise<void>;
}

/** What became of an entry. */
export interface Pruned {
  readonly kind:
    | 'kept'
    | 'young'
    | 'being built'
    | 'in use'
    /** A later version wrote its marker: this one cannot know which of its files are needed. */
    | 'of a later version'
    /** Its result and markers are gone; its directory holds at most what others use or left there. */
    | 'removed';
  /** Who uses its result, as far as was visible. */
  readonly users: readonly User[];
  /** How many attempts other than its result were removed. */
  readonly leftovers: number;
  /** If it was removed: what its directory still holds that is not build-once's. */
  readonly strange?: readonly string[];
}

/** The decision that an entry's result goes. */
export interface Goes {
  /** How long it had been unused at the decision; if used since, it stays. */
  readonly unusedForSeconds: number;
}

/**
 * Removes from an entry what nobody needs: attempts that no marker names, old failures, what crashes left and, if it is to
 * go, its result. Each step is conditional by itself, and an attempt's data is touched only once the attempt is retired, so
 * this may stop or stall anywhere (protocol: prune 1 to 6).
 *
 * @throws SharedDirError for the first thing that could not be removed
 */
export async function pruneEntry(rules: PruneRules, entryDir: string, goes?: Goes): Promise<Pruned> {
  const { dir: shared } = rules.host;
  const paths = new EntryPaths(entryDir, BUILD);
  // Markers first: an attempt published after this look is in use by then, or too young to go.
  const marks = await shared.list(paths.locks);
  const { done: isDone, failures, locked } = paths.sort(marks ?? []);
  const done = isDone ? await readMarker(shared, paths.done) : undefined;
  const result = done && resultIn(paths.done, done).attempt;
  const names = (await shared.list(entryDir)) ?? [];
  let leftovers = 0;
  const pruned = (kind: Pruned['kind'], users: readonly User[] = []): Pruned => ({ kind, users, leftovers });
  if (done?.kind === 'text' && isOfLaterVersion(done.text)) return pruned('of a later version');
  const changed = marks === undefined ? entryDir : paths.locks;
  if (goes && (await isYoung(rules, isDone ? paths.done : changed))) return pruned('young');
  // Decides nothing, since a builder may start right after it; but an entry being rebuilt keeps its result meanwhile.
  if (goes && locked && (await isHeld(rules, paths))) return pruned('being built');

  const doomed = goes ? failures : await oldFailures(rules, paths, failures);
  const keptFailures = failures.filter((failure) => !doomed.includes(failure));
  const logs = await logsOf(rules, paths, keptFailures);
  const inEntry = { entryDir, names };
  const isRetired = result !== undefined && !names.includes(basename(attemptPlace(entryDir, result).users));
  if (result !== undefined && !isRetired && goes !== undefined) {
    const { users } = attemptPlace(entryDir, result);
    if (await isYounger(rules, users, goes.unusedForSeconds)) return pruned('young');
  }
  if (result !== undefined && (goes || isRetired)) {
    const removed = await removeAttempt(rules, inEntry, result, []);
    if (removed.kind === 'in use') return pruned('in use', removed.users);
  }
  for (const attempt of new Set(names.flatMap((name) => attemptWith(name) ?? []))) {
    if (attempt === result || !(await isLeftOver(rules, inEntry, attempt, logs))) continue;
    if ((await removeAttempt(rules, inEntry, attempt, logs)).kind === 'retired') leftovers += 1;
  }

  const isOver = goes !== undefined || (result === undefined ? !isDone && keptFailures.length === 0 : isRetired);
  if (!isOver || (!goes && result === undefined && (await isYoung(rules, changed)))) {
    if (!rules.isDryRun) for (const failure of doomed) await shared.unlink(paths.listed(failure));
    return pruned('kept');
  }
  if (rules.isDryRun) return pruned('removed');
  const removed = marks?.length ? await removeMarkers(rules.host, paths, { done, failures: doomed }) : 'removed';
  if (removed === 'removed') await removeLocks(shared, paths.locks);
  // If the directory is not empty then, the caller names what stays.
  for (const name of names.filter(isScratch)) await removeScratch(rules, join(entryDir, name)).catch(() => undefined);
  return pruned(removed === 'locked' ? 'being built' : removed);
}

async function isHeld({ host, ages }: PruneRules, paths: EntryPaths): Promise<boolean> {
  const age = (mtimeNs: bigint) => ages.ageSeconds(mtimeNs);
  return await mayBeHeld(host, new LockPaths(paths.lock), DEFAULT_SECONDS.lease, age);
}

/** Also removes what an NFS client left for readers that are gone. */
async function removeLocks(shared: SharedDir, locks: string): Promise<void> {
  if ((await shared.rmdir(locks)) !== 'not-empty') return;
  const left = ((await shared.list(locks)) ?? []).filter(isSillyRenamed);
  for (const name of left) await shared.unlink(join(locks, name)).catch(() => undefined);
  if (left.length > 0) await shared.rmdir(locks);
}

/** An entry's directory, and its listing. */
interface InEntry {
  readonly entryDir: string;
  readonly names: readonly string[];
}

/**
 * Whether an attempt other than the result may go. If its directories are already gone, its log is kept for a while: a
 * message may have named it.
 */
async function isLeftOver(
  rules: PruneRules,
  { entryDir, names }: InEntry,
  attempt: string,
  keep: readonly string[],
): Promise<boolean> {
  const own = names.filter((name) => attemptWith(name) === attempt && !keep.includes(name));
  const { users, dir } = attemptPlace(entryDir, attempt);
  if (own.includes(basename(users))) return !(await isYoung(rules, users));
  if (own.includes(basename(dir))) return true;
  const [file] = own;
  return file !== undefined && !(await isYoung(rules, join(entryDir, file)));
}

/** @param keep names of files that stay */
async function removeAttempt(
  rules: PruneRules,
  { entryDir, names }: InEntry,
  attempt: string,
  keep: readonly string[],
): Promise<Retirement> {
  const { users, dir } = attemptPlace(entryDir, attempt);
  const retirement = await retireAttempt(rules, users);
  if (retirement.kind === 'in use' || rules.isDryRun) return retirement;
  await rules.removeTree(dir);
  const others = [basename(users), basename(dir), ...keep];
  const files = names.filter((name) => attemptWith(name) === attempt && !others.includes(name));
  for (const file of files) await rules.removeTree(join(entryDir, file));
  return retirement;
}

async function oldFailures(rules: PruneRules, paths: EntryPaths, failures: readonly string[]): Promise<string[]> {
  const { maxAgeSeconds } = rules;
  if (maxAgeSeconds === undefined) return [];
  const seconds = Math.max(maxAgeSeconds, rules.minAgeSeconds);
  const old: string[] = [];
  for (const failure of failures) if (!(await isYounger(rules, paths.listed(failure), seconds))) old.push(failure);
  return old;
}

/** The names of the logs that failures tell people to read. */
async function logsOf({ host }: PruneRules, paths: EntryPaths, failures: readonly string[]): Promise<string[]> {
  const logs: string[] = [];
  for (const failure of failures) {
    const path = paths.listed(failure);
    const content = await readMarker(host.dir, path);
    const parsed = content && parseContent(path, content, (text) => parseFailure(text, false));
    const details = parsed?.kind === 'valid' ? parsed.marker.details : undefined;
    if (isObject(details) && typeof details.log === 'string') logs.push(basename(details.log));
  }
  return logs;
}
