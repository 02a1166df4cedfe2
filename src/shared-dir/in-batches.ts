/** Node runs four file system calls at a time; queueing more than a few hundred only costs memory and time. */
const BATCH = 256;

/** Acts on many files side by side, and keeps their order. */
export async function inBatches<T, V>(
  items: readonly T[],
  act: (item: T) => Promise<V>,
  batch: number = BATCH,
): Promise<V[]> {
  const results: V[] = [];
  for (let at = 0; at < items.length; at += batch) {
    results.push(...(await Promise.all(items.slice(at, at + batch).map(act))));
  }
  return results;
}
