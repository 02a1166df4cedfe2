import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { hasEndedHere } from '../../nfs-lock/liveness/process-identity.ts';
import { DEFAULT_SECONDS } from '../../nfs-lock/lock-timings.ts';
import { type Ages, SCRATCH } from '../../store/ages.ts';
import { type EntrySummary, listEntries } from '../../store/entry-summary.ts';
import { describeSeconds } from '../../store/prune/limits.ts';
import { readLock } from '../../store/unlock.ts';
import { nameOf } from '../entries/find-entry.ts';
import { type Finding, found, ok } from './finding.ts';

const MOST_NAMED = 5;
const DAY_SECONDS = 24 * 3600;

/** What crashes have left, and locks whose holder gives no sign of life. */
export async function checkLeftovers(host: Host, ages: Ages, path: string): Promise<Finding[]> {
  const { entries, folders, unreachable } = await listEntries(host, path, { ages });
  const old: string[] = [];
  for (const entry of entries) if (await isHeldByDead(host, ages, entry)) old.push(describeLocked(entry));
  const findings: Finding[] = [];
  findings.push(
    old.length === 0
      ? ok('locks', 'no lock has been silent for longer than its lease')
      : found(
          'warning',
          'locks',
          `locks of builders that are dead or silent: ${some(old)}`,
          'the next job takes them over; to end one now: build-once unlock ENTRY',
        ),
  );
  const retired = entries.filter(({ isRetired }) => isRetired).map(nameOf);
  const scratch = await oldScratch(
    host,
    ages,
    path,
    folders.find((folder) => folder.folders.length === 0)?.names ?? [],
  );
  const left = [...retired, ...scratch];
  findings.push(
    left.length === 0
      ? ok('leftovers', `nothing was left behind among ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`)
      : found('remark', 'leftovers', `left behind: ${some(left)}`, 'build-once prune removes it'),
  );
  if (unreachable.length > 0) {
    const names = unreachable.map(({ path: where, why }) => `${where} ${why}`);
    findings.push(
      found('warning', 'unreachable', `passed over: ${some(names)}`, 'see whose these are, and who may write there'),
    );
  }
  return findings;
}

async function isHeldByDead(host: Host, ages: Ages, { status, dir, beatAgeSeconds }: EntrySummary): Promise<boolean> {
  if (status.kind === 'being built') {
    const lease = Math.max(DEFAULT_SECONDS.lease, status.builder.leaseSeconds ?? 0);
    return (beatAgeSeconds ?? 0) > lease || (await hasEndedHere(host, status.builder));
  }
  if (status.kind !== 'unknown') return false;
  // A lock without a claim names no builder.
  const lock = await readLock(host, ages, dir);
  return lock !== undefined && lock.beatAgeSeconds > DEFAULT_SECONDS.lease;
}

function describeLocked(entry: EntrySummary): string {
  const { beatAgeSeconds } = entry;
  return `${nameOf(entry)}${beatAgeSeconds === undefined ? '' : ` (${describeSeconds(beatAgeSeconds)})`}`;
}

async function oldScratch(
  { dir: shared }: Host,
  ages: Ages,
  path: string,
  names: readonly string[],
): Promise<string[]> {
  const old: string[] = [];
  for (const name of names.filter((each) => each.startsWith(SCRATCH))) {
    const status = await shared.status(join(path, name));
    if (status !== undefined && ages.ageSeconds(status.mtimeNs) > DAY_SECONDS) old.push(name);
  }
  return old;
}

function some(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return names.slice(0, MOST_NAMED).join(', ') + more;
}
