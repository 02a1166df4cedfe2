import { isObject, type Json, type JsonObject, parseObject } from '../shared-dir/json.ts';
import { UnusableFile } from '../shared-dir/shared-dir.ts';
import type { Host, ProcessIdentity } from './host.ts';
import type { LockPaths } from './lock-paths.ts';

/**
 * What a claim, or `holder.info`, says about the lock's holder. pytest-cocotb writes host name, PID and timestamp; the rest is
 * ours.
 */
export interface Holder extends ProcessIdentity {
  /** Seconds since 1970 by the holder's own clock; for people only. */
  readonly timestamp: number;
  /** Names the claim. Without one it is pytest-cocotb's lock, or one like it. */
  readonly token?: string;
  /** Seconds without a sign of life that this holder asks others to wait. */
  readonly leaseSeconds?: number;
  /** What the caller wants others to know: the run's URL, the runner's name. */
  readonly about?: JsonObject;
}

/** XFS takes a link's text of up to 1,023 bytes. */
const MOST_BYTES = 999;
const MOST_OF_ONE_TEXT = 200;

/** As the text of a claim. The caller's `about` is cut to fit: long texts first, then the last parts. */
export function formatHolder({ about = {}, ...holder }: Holder): string {
  const parts = Object.entries(about).map(([name, value]): [string, Json] => [name, cutShort(value)]);
  for (;;) {
    const text = JSON.stringify(parts.length === 0 ? holder : { ...holder, about: Object.fromEntries(parts) });
    if (parts.length === 0 || Buffer.byteLength(text) <= MOST_BYTES) return text;
    parts.pop();
  }
}

function cutShort(value: Json): Json {
  if (typeof value !== 'string' || value.length <= MOST_OF_ONE_TEXT) return value;
  // Not in the middle of a character.
  return `${value.slice(0, MOST_OF_ONE_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Undefined for text that is no such JSON: a file that is just being written, or was cut short by a crash. */
export function parseHolder(text: string): Holder | undefined {
  const value = parseObject(text);
  if (value === undefined) return undefined;
  const { hostname, pid, timestamp } = value;
  if (typeof hostname !== 'string' || typeof pid !== 'number') return undefined;
  return {
    hostname,
    pid,
    timestamp: typeof timestamp === 'number' ? timestamp : 0,
    ...strings(value, 'token', 'machine', 'bootId', 'pidNamespace', 'startTime'),
    ...(typeof value.leaseSeconds === 'number' ? { leaseSeconds: value.leaseSeconds } : {}),
    ...(isObject(value.about) ? { about: value.about } : {}),
  };
}

/** "pid 4711 on host sim-07 since 2026-05-04T08:00:00Z", with the job's link where the holder gave one. */
export function describeHolder(holder: Holder): string {
  const since = holder.timestamp > 0 ? ` since ${isoSeconds(holder.timestamp)}` : '';
  const url = holder.about?.url;
  return `pid ${holder.pid} on host ${holder.hostname}${since}${typeof url === 'string' ? ` (${url})` : ''}`;
}

export function isoSeconds(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 'an unreadable time' : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function strings<K extends string>(value: JsonObject, ...keys: K[]): { [key in K]?: string } {
  const found: { [key in K]?: string } = {};
  for (const key of keys) {
    const text = value[key];
    if (typeof text === 'string') found[key] = text;
  }
  return found;
}

/** The text of `holder.info`; empty if something other than a file is there. */
export async function readInfo({ dir }: Host, paths: LockPaths): Promise<string | undefined> {
  try {
    return await dir.read(paths.info);
  } catch (error) {
    if (error instanceof UnusableFile) return '';
    throw error;
  }
}
