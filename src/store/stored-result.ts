import { type MarkerContent, parseContent } from '../call-once/marker-content.ts';
import { type Done, parseDone } from '../call-once/markers.ts';
import { isObject } from '../shared-dir/json.ts';
import { parseAttempt } from './layout.ts';

/** The part of a `.done` value that the store needs. */
export interface StoredResult {
  readonly attempt?: string;
  /** What it takes on the disk, as its builder measured it. */
  readonly bytes?: number;
}

/** Empty for a value that is not ours. */
export function resultOf({ value }: Done): StoredResult {
  if (!isObject(value) || typeof value.attempt !== 'string' || parseAttempt(value.attempt) === undefined) return {};
  const { attempt, bytes } = value;
  return { attempt, ...(Number.isSafeInteger(bytes) && Number(bytes) >= 0 ? { bytes: Number(bytes) } : {}) };
}

/** The same for a marker that may be unreadable. */
export function resultIn(path: string, content: MarkerContent): StoredResult {
  const parsed = parseContent(path, content, (text) => parseDone(text, false));
  return parsed.kind === 'valid' ? resultOf(parsed.marker) : {};
}
