import { type Holder, parseHolder } from '../nfs-lock/holder.ts';
import { isObject, isShallow, type Json, type JsonObject, MOST_LEVELS, parseObject } from '../shared-dir/json.ts';
import { MOST_TEXT_BYTES } from '../shared-dir/shared-dir.ts';

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

/** A marker's text, understood, or why it says nothing: the end of a sentence that begins with its path. */
export type Parsed<M> =
  | { readonly kind: 'valid'; readonly marker: M }
  | { readonly kind: 'invalid'; readonly why: string };

const VERSION = 1;
/** The rest of a marker, whose it is, is small. */
const MOST_VALUE_BYTES = MOST_TEXT_BYTES - 64 * 1024;
const MOST_MESSAGE_LENGTH = 64 * 1024;

/**
 * A value as every reader of the marker will have it.
 *
 * @throws TypeError for what JSON cannot write (a BigInt, a circle), and for what readers would not take
 */
export function asStored(value: unknown): Json {
  const json = JSON.stringify(value) ?? 'null';
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_VALUE_BYTES)
    throw new TypeError(`the call's value takes ${bytes} bytes as JSON, at most ${MOST_VALUE_BYTES} are stored`);
  if (!isShallow(json)) throw new TypeError(`the call's value is nested more than ${MOST_LEVELS} levels deep`);
  return JSON.parse(json);
}

/** The builder's token, which is in it, makes the text unlike any other; publishing rests on that. */
export function formatDone(done: Done): string {
  return formatMarker({ version: VERSION, ...done });
}

export function formatFailure(failure: Failure): string {
  const { message, details, ...rest } = failure;
  const kept = { message: message.slice(0, MOST_MESSAGE_LENGTH), ...rest, version: VERSION };
  const text = formatMarker(details === undefined ? kept : { ...kept, details });
  // The message stands on the first line: pytest-cocotb shows the text as it is, and pytest's summary its first line.
  return (Buffer.byteLength(text) > MOST_TEXT_BYTES ? formatMarker(kept) : text).replace('{\n ', '{');
}

function formatMarker(marker: object): string {
  return `${JSON.stringify(marker, undefined, 1)}\n`;
}

/** @param acceptEmpty pytest-cocotb's `.done` is empty: done, without a value */
export function parseDone(text: string, acceptEmpty: boolean): Parsed<Done> {
  if (text === '' && acceptEmpty) return { kind: 'valid', marker: { value: null, seconds: 0 } };
  const marker = parseObject(text);
  if (marker?.version !== VERSION) return { kind: 'invalid', why: whyInvalid(text, marker) };
  return {
    kind: 'valid',
    marker: {
      value: marker.value ?? null,
      seconds: typeof marker.seconds === 'number' ? marker.seconds : 0,
      ...builderOf(marker),
      ...(typeof marker.finishedAt === 'string' ? { finishedAt: marker.finishedAt } : {}),
    },
  };
}

/**
 * pytest-cocotb's `.failed` is the message as plain text.
 *
 * @param acceptEmpty it creates the file before it writes the message, and may have died in between
 */
export function parseFailure(text: string, acceptEmpty: boolean): Parsed<Failure> {
  const marker = parseObject(text);
  if (marker?.version === VERSION && typeof marker.message === 'string') {
    const { message, details } = marker;
    const failedAt = typeof marker.failedAt === 'string' ? { failedAt: marker.failedAt } : {};
    const withDetails = details === undefined ? {} : { details };
    return { kind: 'valid', marker: { message, ...builderOf(marker), ...withDetails, ...failedAt } };
  }
  const message = text.trim();
  if ((message === '' && !acceptEmpty) || message.startsWith('{')) {
    return { kind: 'invalid', why: whyInvalid(text, marker) };
  }
  return { kind: 'valid', marker: { message: message || 'no message was stored' } };
}

/** Whether a later version has written a marker: what it says, and which files it vouches for, is not known here. */
export function isOfLaterVersion(text: string): boolean {
  const version = parseObject(text)?.version;
  return typeof version === 'number' && version > VERSION;
}

function whyInvalid(text: string, marker: JsonObject | undefined): string {
  if (text === '') return "is empty: cut short by a server's crash, or pytest-cocotb's";
  if (marker === undefined) return 'is cut short, or was not written by CallOnce';
  if (typeof marker.version === 'number' && marker.version > VERSION)
    return `has version ${marker.version} of its format, and only ${VERSION} is known here`;
  return 'was not written by CallOnce';
}

function builderOf(marker: JsonObject): { builder?: Holder } {
  const builder = isObject(marker.builder) ? parseHolder(JSON.stringify(marker.builder)) : undefined;
  return builder === undefined ? {} : { builder };
}
