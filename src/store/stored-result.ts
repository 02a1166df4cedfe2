import { type MarkerContent, parseContent } from '../call-once/marker-content.ts';
import { type Done, parseDone } from '../call-once/markers.ts';
import { isObject } from '../shared-dir/json.ts';
import { parseAttempt } from './layout.ts';

/** What a `.done` says of its result, as far as the store has to know it. */
export interface StoredResult {
  readonly attempt?: string;
  /** What it takes on the disk, as its builder measured it. */
  readonly bytes?: number;
}

/** Nothing of what is none of ours. */
export function resultOf({ value }: Done): StoredResult {
  if (!isObject(value) || typeof value.attempt !== 'string' || parseAttempt(value.attempt) === undefined) return {};
  const { attempt, bytes } = value;
  return { attempt, ...(Number.isSafeInteger(bytes) && Number(bytes) >= 0 ? { bytes: Number(bytes) } : {}) };
}

/** The same of a marker that may say nothing. */
export function resultIn(path: string, content: MarkerContent): StoredResult {
  const parsed = parseContent(path, content, (text) => parseDone(text, false));
  return parsed.kind === 'valid' ? resultOf(parsed.marker) : {};
}
