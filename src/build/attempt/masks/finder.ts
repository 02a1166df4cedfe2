/** A piece of a text, from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const KEY_BYTES = 4;
const FILTER_BITS = 20;
/** A bucket of more patterns than this is divided by their next bytes. */
const MOST_IN_BUCKET = 8;

/** Patterns that are the same up to some depth. */
interface Bucket {
  patterns: Buffer[];
  divided?: Map<number, Bucket>;
}

/**
 * Finds any number of byte strings in one pass. Each position costs one table look-up by its first four bytes; the few that
 * pass descend a tree of patterns, since many secrets begin alike (`ghp_`, `-----BEGIN`).
 */
export class Finder {
  readonly #filter = new Uint8Array(1 << FILTER_BITS);
  readonly #root: Bucket = { patterns: [], divided: new Map() };
  readonly #known = new Set<string>();
  #longest = 0;

  get isEmpty(): boolean {
    return this.#longest === 0;
  }

  get longest(): number {
    return this.#longest;
  }

  /** @throws RangeError for a pattern of under four bytes */
  add(pattern: Buffer): void {
    if (pattern.length < KEY_BYTES) throw new RangeError('a pattern has four bytes or more');
    const text = pattern.toString('latin1');
    if (this.#known.has(text)) return;
    this.#known.add(text);
    this.#longest = Math.max(this.#longest, pattern.length);
    this.#filter[slot(pattern.readInt32BE(0))] = 1;
    insert(this.#root, pattern, 0);
  }

  /** All that is part of any pattern, in order; what overlaps or touches is one range. */
  find(text: Uint8Array): Range[] {
    const ranges: { start: number; end: number }[] = [];
    for (const start of this.candidates(text)) {
      const end = start + longestAt(this.#root, text, start);
      const last = ranges.at(-1);
      if (end === start) continue;
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else ranges.push({ start, end });
    }
    return ranges;
  }

  /** Whether a pattern that begins at `start` reaches, or may reach once there is more of the text, beyond `cut`. */
  reachesBeyond(text: Uint8Array, start: number, cut: number): boolean {
    if (text.length - start >= KEY_BYTES && this.#filter[slot(keyAt(text, start))] === 0) return false;
    return reaches(this.#root, text, start, cut - start, 0);
  }

  /** The places where a pattern may begin. */
  candidates(text: Uint8Array): number[] {
    const places: number[] = [];
    if (this.isEmpty) return places;
    const filter = this.#filter;
    let key = 0;
    for (let at = 0; at < text.length; at += 1) {
      key = (key << 8) | (text[at] ?? 0);
      if (filter[slot(key)] === 1 && at >= KEY_BYTES - 1) places.push(at - KEY_BYTES + 1);
    }
    return places;
  }
}

function slot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

function keyAt(text: Uint8Array, at: number): number {
  return ((text[at] ?? 0) << 24) | ((text[at + 1] ?? 0) << 16) | ((text[at + 2] ?? 0) << 8) | (text[at + 3] ?? 0);
}

function insert(bucket: Bucket, pattern: Buffer, depth: number): void {
  if (bucket.divided === undefined || pattern.length < depth + KEY_BYTES) {
    bucket.patterns.push(pattern);
    if (bucket.divided !== undefined || bucket.patterns.length <= MOST_IN_BUCKET) return;
    bucket.divided = new Map();
    for (const each of bucket.patterns.splice(0)) insert(bucket, each, depth);
    return;
  }
  const key = keyAt(pattern, depth);
  const below = bucket.divided.get(key) ?? { patterns: [] };
  bucket.divided.set(key, below);
  insert(below, pattern, depth + KEY_BYTES);
}

/** @returns the length of the longest pattern at `start`; 0 if there is none */
function longestAt(root: Bucket, text: Uint8Array, start: number): number {
  let longest = 0;
  let depth = 0;
  for (let bucket: Bucket | undefined = root; bucket !== undefined; depth += KEY_BYTES) {
    for (const pattern of bucket.patterns) {
      if (pattern.length > longest && sameFor(pattern, text, start, depth) === pattern.length) longest = pattern.length;
    }
    bucket = start + depth + KEY_BYTES <= text.length ? bucket.divided?.get(keyAt(text, start + depth)) : undefined;
  }
  return longest;
}

/** @param length of what is on this side of the cut */
function reaches(bucket: Bucket, text: Uint8Array, start: number, length: number, depth: number): boolean {
  const available = text.length - start;
  const isReaching = (pattern: Buffer) =>
    pattern.length > length && sameFor(pattern, text, start, depth) >= Math.min(pattern.length, available);
  if (bucket.patterns.some(isReaching)) return true;
  if (bucket.divided === undefined) return false;
  if (available >= depth + KEY_BYTES) {
    const below = bucket.divided.get(keyAt(text, start + depth));
    return below !== undefined && reaches(below, text, start, length, depth + KEY_BYTES);
  }
  // Less is there than a key has: whatever begins so.
  for (const [key, below] of bucket.divided) {
    const bytes = [24, 16, 8, 0].map((shift) => (key >>> shift) & 0xff);
    const isSame = bytes.every((byte, at) => depth + at >= available || text[start + depth + at] === byte);
    if (isSame && reaches(below, text, start, length, depth + KEY_BYTES)) return true;
  }
  return false;
}

/** How many bytes of the pattern are the text's, from its begin; those up to `depth` are known to be. */
function sameFor(pattern: Uint8Array, text: Uint8Array, start: number, depth: number): number {
  let same = depth;
  while (same < pattern.length && pattern[same] === text[start + same]) same += 1;
  return same;
}
