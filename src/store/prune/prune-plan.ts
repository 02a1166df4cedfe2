import { inBatches } from '../../shared-dir/in-batches.ts';
import { measureTree } from '../../shared-dir/tree/measure-tree.ts';
import type { EntrySummary } from '../entry-summary.ts';
import { attemptPlace } from '../layout.ts';
import { describeBytes, describeSeconds, type PruneLimits } from './limits.ts';

/** Entries without a stored size that are measured in parallel. */
const SIDE_BY_SIDE = 4;

/** Which entries go, oldest use first, and what that comes to. */
export class PrunePlan {
  /** All entries. */
  readonly oldestFirst: readonly EntrySummary[];
  readonly #limits: PruneLimits;
  /** Of the remaining entries. */
  readonly #bytes: Map<EntrySummary, number>;
  /** In a dry run, as if removals had happened. */
  readonly #freeBytes: () => Promise<number>;
  #total: number;
  #removed = 0;

  /** @param freeBytes of the file system, now */
  constructor(limits: PruneLimits, entries: readonly EntrySummary[], freeBytes: () => Promise<number>) {
    this.#limits = limits;
    this.#bytes = new Map(entries.map((entry) => [entry, entry.bytes ?? 0]));
    this.#freeBytes = freeBytes;
    this.#total = [...this.#bytes.values()].reduce((sum, each) => sum + each, 0);
    this.oldestFirst = [...entries].sort((a, b) => b.idleSeconds - a.idleSeconds);
  }

  /** What the remaining entries take. */
  get bytes(): number {
    return this.#total;
  }

  get removedBytes(): number {
    return this.#removed;
  }

  /** Why this entry goes whatever its size, in words; undefined if it stays. */
  whyTooOld({ idleSeconds }: EntrySummary): string | undefined {
    const { maxAgeSeconds } = this.#limits;
    return maxAgeSeconds !== undefined && idleSeconds > maxAgeSeconds ? unused(idleSeconds) : undefined;
  }

  /** Measures remaining entries without a stored size, if it matters. May take long. */
  async measure(signal?: AbortSignal): Promise<void> {
    const { maxBytes, minFreeBytes } = this.#limits;
    if (maxBytes === undefined && minFreeBytes === undefined) return;
    const unknown = [...this.#bytes.keys()].filter(({ bytes }) => bytes === undefined);
    const measure = async (entry: EntrySummary) => {
      if (signal?.aborted) return;
      const bytes = await measureTree(entry.dir, signal).catch(() => 0);
      this.#bytes.set(entry, bytes);
      this.#total += bytes;
    };
    await inBatches(unknown, measure, SIDE_BY_SIDE);
  }

  /** Why this entry goes to make room, in words; undefined if it stays. Ask in the order of {@link oldestFirst}. */
  async whyTooMuch(entry: EntrySummary): Promise<string | undefined> {
    const { maxBytes, minFreeBytes } = this.#limits;
    // That would free nothing.
    if (this.#bytes.get(entry) === 0) return undefined;
    if (maxBytes !== undefined && this.#total > maxBytes)
      return `${unused(entry.idleSeconds)}, and all take more than ${describeBytes(maxBytes)}`;
    if (minFreeBytes !== undefined && (await this.#freeBytes()) < minFreeBytes)
      return `${unused(entry.idleSeconds)}, and less than ${describeBytes(minFreeBytes)} is free`;
    return undefined;
  }

  removed(entry: EntrySummary): void {
    const bytes = this.#bytes.get(entry) ?? 0;
    this.#bytes.delete(entry);
    this.#total -= bytes;
    this.#removed += bytes;
  }

  /** An entry could not be removed completely: what is left of it is counted again. */
  async partlyRemoved(entry: EntrySummary, signal?: AbortSignal): Promise<void> {
    const before = this.#bytes.get(entry) ?? 0;
    // Its builder measured the result alone.
    const measured =
      entry.bytes === undefined || entry.attempt === undefined ? entry.dir : attemptPlace(entry.dir, entry.attempt).dir;
    const left = Math.min(before, await measureTree(measured, signal).catch(() => before));
    this.#bytes.set(entry, left);
    this.#total -= before - left;
    this.#removed += before - left;
  }

  /** Which limit is still exceeded, in words. */
  async exceeded(): Promise<string | undefined> {
    const { maxBytes, minFreeBytes } = this.#limits;
    const rest = 'all that is left is in use, being built or too young';
    if (maxBytes !== undefined && this.#total > maxBytes)
      return `${describeBytes(this.#total)} are taken, more than ${describeBytes(maxBytes)} (max-size): ${rest}`;
    if (minFreeBytes === undefined) return undefined;
    const free = await this.#freeBytes();
    return free < minFreeBytes
      ? `${describeBytes(free)} are free, less than ${describeBytes(minFreeBytes)} (min-free): ${rest}`
      : undefined;
  }
}

function unused(seconds: number): string {
  return `unused for ${describeSeconds(seconds)}`;
}
