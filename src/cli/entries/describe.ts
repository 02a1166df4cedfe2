import { describeBuilder } from '../../build/output/builder.ts';
import type { Holder } from '../../nfs-lock/holder.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { hasEndedHere } from '../../nfs-lock/liveness/process-identity.ts';
import type { Json } from '../../shared-dir/json.ts';
import type { EntrySummary } from '../../store/entry-summary.ts';
import { describeBytes, describeSeconds } from '../../store/prune/limits.ts';
import { ownLine } from '../harmless.ts';
import { nameOf } from './find-entry.ts';

/** An entry as shown, with what only this machine knows about its builder. */
export interface ShownEntry extends EntrySummary {
  /** The builder's process ran on this machine, and has ended: the next one who wants the lock takes it. */
  readonly hasEnded: boolean;
}

export async function seeBuilder(host: Host, summary: EntrySummary): Promise<ShownEntry> {
  const { status } = summary;
  const hasEnded = status.kind === 'being built' && (await hasEndedHere(host, status.builder));
  return { ...summary, hasEnded };
}

export type State = 'built' | 'building' | 'failed' | 'empty' | 'unreadable';

export function stateOf({ status, isRetired }: EntrySummary): State {
  switch (status.kind) {
    case 'built':
      return isRetired ? 'empty' : 'built';
    case 'being built':
      return 'building';
    case 'failed':
      return 'failed';
    case 'unknown':
      return status.why === undefined ? 'empty' : 'unreadable';
  }
}

export const COLUMNS = [
  { heading: 'ENTRY' },
  { heading: 'STATE' },
  { heading: 'SIZE', align: 'right' },
  { heading: 'SINCE', align: 'right' },
  { heading: 'LAST USE', align: 'right' },
  { heading: 'USERS', align: 'right' },
  { heading: 'BY' },
] as const;

/** The cells of one row of `status`. */
export function describeRow(entry: ShownEntry, nowSeconds: number): string[] {
  const since = sinceOf(entry);
  const isBuilt = stateOf(entry) === 'built';
  return [
    ownLine(nameOf(entry)),
    stateOf(entry),
    entry.bytes === undefined ? '' : describeBytes(entry.bytes),
    since === undefined ? '' : describeSeconds(nowSeconds - since),
    describeSeconds(entry.idleSeconds),
    isBuilt ? `${entry.users}` : '',
    ownLine(describeWho(entry)),
  ];
}

/** Seconds since 1970 by the builder's clock, which may differ from ours. */
function sinceOf({ status }: EntrySummary): number | undefined {
  switch (status.kind) {
    case 'built':
      return parseTime(status.done.finishedAt);
    case 'being built':
      return status.builder.timestamp > 0 ? status.builder.timestamp : undefined;
    case 'failed':
      return parseTime(status.failure.failedAt);
    case 'unknown':
      return undefined;
  }
}

function parseTime(iso: string | undefined): number | undefined {
  const milliseconds = Date.parse(iso ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/** Who has built it, builds it, or failed to, and for how long a builder has been silent. */
export function describeWho(entry: ShownEntry): string {
  const who = builderOf(entry);
  const name = who === undefined ? 'somebody who left no name' : describeBuilder(who);
  switch (entry.status.kind) {
    case 'being built':
      return `${name}, ${describeSign(entry)}`;
    case 'unknown':
      return entry.status.why ?? '';
    default:
      return name;
  }
}

export function describeSign({ hasEnded, beatAgeSeconds }: ShownEntry): string {
  if (hasEnded) return 'whose process has ended';
  return beatAgeSeconds === undefined
    ? 'without a sign of life'
    : `last sign of life ${describeSeconds(beatAgeSeconds)} ago`;
}

export function builderOf({ status }: EntrySummary): Holder | undefined {
  switch (status.kind) {
    case 'built':
      return status.done.builder;
    case 'being built':
      return status.builder;
    case 'failed':
      return status.failure.builder;
    case 'unknown':
      return undefined;
  }
}

/** As `status --json` and `show --json` have it; names do not change within a major version. */
export function entryAsJson(entry: ShownEntry) {
  const { status } = entry;
  return {
    entry: nameOf(entry),
    repository: entry.folders.join('/'),
    id: entry.id,
    dir: entry.dir,
    state: stateOf(entry),
    bytes: entry.bytes ?? null,
    attempt: entry.attempt ?? null,
    builtAt: status.kind === 'built' ? (status.done.finishedAt ?? null) : null,
    buildSeconds: status.kind === 'built' ? status.done.seconds : null,
    users: entry.users,
    idleSeconds: Math.round(entry.idleSeconds),
    builder: whoAsJson(builderOf(entry)),
    lastBeatSecondsAgo: entry.beatAgeSeconds === undefined ? null : Math.round(entry.beatAgeSeconds),
    builderHasEnded: entry.hasEnded,
    problem: status.kind === 'unknown' ? (status.why ?? null) : null,
    failure: status.kind === 'failed' ? status.failure.message : null,
    failedAt: status.kind === 'failed' ? (status.failure.failedAt ?? null) : null,
  } satisfies Json;
}

export function whoAsJson(holder: Holder | undefined) {
  if (holder === undefined) return null;
  const { hostname, pid, timestamp, about = {} } = holder;
  const { job = null, runner = null, url = null } = about;
  return { host: hostname, pid, since: timestamp, job, runner, url } satisfies Json;
}
