import { inBatches } from '../../shared-dir/in-batches.ts';
import { measureTree } from '../../shared-dir/tree/measure-tree.ts';
import type { EntrySummary } from '../entry-summary.ts';
import { describeBytes, describeSeconds, type PruneLimits } from './limits.ts';

/** Entries whose size nobody has stored that are measured side by side. */
const SIDE_BY_SIDE = 4;

/** Which entries go, oldest use first, and what that comes to. */
export class PrunePlan {
  /** All entries. */
  readonly oldestFirst: readonly EntrySummary[];
  readonly #limits: PruneLimits;
  readonly #bytes: ReadonlyMap<EntrySummary, number>;
  /** Where nothing is removed, as if it had been. */
  readonly #freeBytes: () => Promise<number>;
  #total: number;
  #removed = 0;

  private constructor(limits: PruneLimits, bytes: ReadonlyMap<EntrySummary, number>, freeBytes: () => Promise<number>) {
    this.#limits = limits;
    this.#bytes = bytes;
    this.#freeBytes = freeBytes;
    this.#total = [...bytes.values()].reduce((sum, each) => sum + each, 0);
    this.oldestFirst = [...bytes.keys()].sort((a, b) => b.idleSeconds - a.idleSeconds);
  }

  /** @param freeBytes of the file system, now */
  static async make(
    limits: PruneLimits,
    entries: readonly EntrySummary[],
    freeBytes: () => Promise<number>,
  ): Promise<PrunePlan> {
    const sizes = limits.maxBytes !== undefined || limits.minFreeBytes !== undefined;
    const measure = async (entry: EntrySummary) => {
      const known = entry.bytes ?? (sizes ? await measureTree(entry.dir).catch(() => 0) : 0);
      return [entry, known] as const;
    };
    return new PrunePlan(limits, new Map(await inBatches(entries, measure, SIDE_BY_SIDE)), freeBytes);
  }

  /** What the entries take that are still there. */
  get bytes(): number {
    return this.#total;
  }

  get removedBytes(): number {
    return this.#removed;
  }

  /** Why that entry is to go, in words; undefined if it is not. To be asked in the order of {@link oldestFirst}. */
  async whyGoes(entry: EntrySummary): Promise<string | undefined> {
    const { maxAgeSeconds, maxBytes, minFreeBytes } = this.#limits;
    const unused = `unused for ${describeSeconds(entry.idleSeconds)}`;
    if (maxAgeSeconds !== undefined && entry.idleSeconds > maxAgeSeconds) return unused;
    // It would make no room.
    if (this.#bytes.get(entry) === 0) return undefined;
    if (maxBytes !== undefined && this.#total > maxBytes)
      return `${unused}, and all take more than ${describeBytes(maxBytes)}`;
    if (minFreeBytes !== undefined && (await this.#freeBytes()) < minFreeBytes)
      return `${unused}, and less than ${describeBytes(minFreeBytes)} is free`;
    return undefined;
  }

  removed(entry: EntrySummary): void {
    const bytes = this.#bytes.get(entry) ?? 0;
    this.#total -= bytes;
    this.#removed += bytes;
  }

  /** Which limit is exceeded still, in words. */
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
