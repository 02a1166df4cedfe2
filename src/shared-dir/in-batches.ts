/** Node's file system calls run four at a time; more than a few hundred waiting only take memory, and slow it down. */
const BATCH = 256;

/** Acts on many files side by side, and keeps their order. */
export async function inBatches<T, V>(items: readonly T[], act: (item: T) => Promise<V>): Promise<V[]> {
  const results: V[] = [];
  for (let at = 0; at < items.length; at += BATCH) {
    results.push(...(await Promise.all(items.slice(at, at + BATCH).map(act))));
  }
  return results;
}
