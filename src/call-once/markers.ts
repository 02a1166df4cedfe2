import { type Holder, isObject, type Json, parseHolder, parseObject } from '../nfs-lock/holder.ts';

/** What a `.done` says: the value of the one call, and whose it was. */
export interface Done {
  readonly value: Json;
  /** Undefined for the empty `.done` of pytest-cocotb. */
  readonly builder?: Holder;
  readonly seconds: number;
  /** ISO 8601, by the builder's clock. */
  readonly finishedAt?: string;
}

/** What a `.failed` says. */
export interface Failure {
  readonly message: string;
  /** Whatever the caller's function attached to its error: the end of the log, the exit code. */
  readonly details?: Json;
  readonly builder?: Holder;
  readonly failedAt?: string;
}

/**
 * A value as every reader of the marker will have it.
 *
 * @throws TypeError for what JSON cannot write: a BigInt, a circle
 */
export function asStored(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

/** The builder's token, which is in it, makes the text unlike any other; publishing rests on that. */
export function formatDone(done: Done): string {
  return formatMarker({ version: 1, ...done });
}

export function formatFailure(failure: Failure): string {
  // The message stands on the first line: pytest-cocotb shows the text as it is, and pytest's summary its first line.
  return formatMarker({ ...failure, version: 1 }).replace('{\n ', '{');
}

function formatMarker(marker: object): string {
  return `${JSON.stringify(marker, undefined, 1)}\n`;
}

/** pytest-cocotb's `.done` is empty: done, without a value. */
export function parseDone(text: string): Done {
  const marker = parseObject(text);
  if (marker === undefined) return { value: null, seconds: 0 };
  return {
    value: marker.value ?? null,
    seconds: typeof marker.seconds === 'number' ? marker.seconds : 0,
    ...builderOf(marker),
    ...(typeof marker.finishedAt === 'string' ? { finishedAt: marker.finishedAt } : {}),
  };
}

/** pytest-cocotb's `.failed` is the message as plain text. */
export function parseFailure(text: string): Failure {
  const marker = parseObject(text);
  if (typeof marker?.message !== 'string') return { message: text.trim() || 'no message was stored' };
  return {
    message: marker.message,
    ...builderOf(marker),
    ...(marker.details === undefined ? {} : { details: marker.details }),
    ...(typeof marker.failedAt === 'string' ? { failedAt: marker.failedAt } : {}),
  };
}

function builderOf(marker: { readonly [key: string]: Json }): { builder?: Holder } {
  const builder = isObject(marker.builder) ? parseHolder(JSON.stringify(marker.builder)) : undefined;
  return builder === undefined ? {} : { builder };
}
