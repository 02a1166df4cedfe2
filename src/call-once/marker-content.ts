import { type SharedDir, UnusableFile } from '../shared-dir/shared-dir.ts';
import type { Parsed } from './markers.ts';

/** What stands under a marker's name. */
export type MarkerContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Not a file of ours. */
  | { readonly kind: 'unusable'; readonly error: UnusableFile };

/** Undefined if there is nothing under that name, as far as this client knows. */
export async function readMarker(dir: SharedDir, path: string): Promise<MarkerContent | undefined> {
  try {
    const text = await dir.read(path);
    return text === undefined ? undefined : { kind: 'text', text };
  } catch (error) {
    if (error instanceof UnusableFile) return { kind: 'unusable', error };
    throw error;
  }
}

/** What a marker says; `why`, where it says nothing, is a sentence that names the path. */
export function parseContent<M>(path: string, content: MarkerContent, parse: (text: string) => Parsed<M>): Parsed<M> {
  if (content.kind === 'unusable') return { kind: 'invalid', why: content.error.message };
  const parsed = parse(content.text);
  return parsed.kind === 'valid' ? parsed : { kind: 'invalid', why: `${path} ${parsed.why}` };
}
