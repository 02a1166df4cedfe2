/** How a line of one text differs from that of another; lines are counted from 1. */
export type LineChange =
  | { readonly kind: 'changed'; readonly line: number; readonly before: string; readonly now: string }
  | { readonly kind: 'new'; readonly line: number; readonly now: string }
  | { readonly kind: 'gone'; readonly line: number; readonly before: string };

/** Comparing every pair of lines takes time; beyond this, lines are compared in order. */
const MOST_COMPARISONS = 1_000_000;

/** How the lines of a text changed, in order. */
export function lineChanges(
  before: readonly string[],
  now: readonly string[],
  isSame: (before: string, now: string) => boolean,
): LineChange[] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && isSame(before[start] ?? '', now[start] ?? '')) start += 1;
  let rest = 0;
  while (rest < shorter - start && isSame(before.at(-1 - rest) ?? '', now.at(-1 - rest) ?? '')) rest += 1;
  const [from, to] = [before.slice(start, before.length - rest), now.slice(start, now.length - rest)];
  const common = from.length * to.length > MOST_COMPARISONS ? [] : longestCommon(from, to, isSame);
  const changes: LineChange[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...common, [from.length, to.length] as const]) {
    while (a < nextA || b < nextB) {
      const [old, made] = [a < nextA ? from[a] : undefined, b < nextB ? to[b] : undefined];
      if (old !== undefined && made !== undefined) {
        if (!isSame(old, made)) changes.push({ kind: 'changed', line: start + b + 1, before: old, now: made });
      } else if (made !== undefined) changes.push({ kind: 'new', line: start + b + 1, now: made });
      else if (old !== undefined) changes.push({ kind: 'gone', line: start + a + 1, before: old });
      if (a < nextA) a += 1;
      if (b < nextB) b += 1;
    }
    [a, b] = [nextA + 1, nextB + 1];
  }
  return changes;
}

/** The positions of the longest common subsequence in both. */
function longestCommon(
  a: readonly string[],
  b: readonly string[],
  isSame: (a: string, b: string) => boolean,
): (readonly [number, number])[] {
  const width = b.length + 1;
  // lengths[i * width + j]: of the longest one in a from i on and b from j on.
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = isSame(a[i] ?? '', b[j] ?? '');
      lengths[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (isSame(a[i] ?? '', b[j] ?? '')) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
