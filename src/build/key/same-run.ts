import type { Holder } from '../../nfs-lock/holder.ts';
import { isObject } from '../../shared-dir/json.ts';
import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import { newestEntries } from '../../store/listing.ts';
import { type EntryStatus, readStatus } from '../../store/status.ts';
import { describeBuilder } from '../output/builder.ts';
import { describeChanges } from './changes.ts';
import { DIGEST_DIGITS, type KeyParts, parseKeyParts } from './key-parts.ts';
import { differingParts, digestParts } from './part-digests.ts';

/** At most this many entries are asked who built them. */
const MOST_READ = 16;

/** A build of the same name in the same run with another key: its jobs and ours do not wait for each other. */
export interface OtherBuild {
  readonly id: string;
  readonly status: Exclude<EntryStatus, { kind: 'unknown' }>;
  readonly builder: Holder;
}

/** Tells whether an id belongs to an entry of this name. */
export function isEntryOf(name: string): (id: string) => boolean {
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.')}-[0-9a-f]{${DIGEST_DIGITS}}$`);
  return (id) => pattern.test(id);
}

/** @param repository `PATH/OWNER/REPO` */
export async function findOthers(
  shared: SharedDir,
  repository: string,
  own: { readonly name: string; readonly id: string; readonly runId: string },
): Promise<OtherBuild[]> {
  const isOfName = isEntryOf(own.name);
  const isAsked = (id: string) => id !== own.id && isOfName(id);
  const others: OtherBuild[] = [];
  for (const { id, dir } of await newestEntries(shared, repository, { isAsked, most: MOST_READ })) {
    const status = await readStatus(shared, dir);
    const builder = builderOf(status);
    if (status.kind !== 'unknown' && builder?.about?.run === own.runId) others.push({ id, status, builder });
  }
  return others;
}

function builderOf(status: EntryStatus): Holder | undefined {
  switch (status.kind) {
    case 'built':
      return status.done.builder;
    case 'being built':
      return status.builder;
    case 'failed':
      return status.failure.builder;
    case 'unknown':
      return undefined;
  }
}

/** One line: who builds it, and how its key differs from ours. */
export function describeOther({ id, status, builder }: OtherBuild, own: KeyParts): string {
  const what = { built: 'has built', 'being built': 'builds', failed: 'has failed to build' }[status.kind];
  const stored = status.kind === 'built' && isObject(status.done.value) ? status.done.value.keyParts : undefined;
  const theirs = parseKeyParts(stored);
  const differs =
    theirs === undefined
      ? (differingParts(digestParts(own), builder.about?.parts) ?? [])
      : describeChanges(theirs, own);
  const how = theirs === undefined ? '' : ' (there → here)';
  return `This run also ${what} ${id}, by ${describeBuilder(builder)}: its key differs in ${differs.join('; ') || 'what it does not tell'}${how}`;
}

const ADVICE =
  'Jobs share a build only where all of its key is the same: keep out of run what the build itself does not need, and give ' +
  'builds that are to differ a name of their own.';
/** Any more are just further legs of a matrix. */
const MOST_TOLD = 4;

/** Reports other builds, each once. */
export class OthersReport {
  readonly #print: (line: string) => void;
  readonly #told = new Set<string>();

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  tell(others: readonly OtherBuild[], own: KeyParts): void {
    const untold = others.filter(({ id }) => !this.#told.has(id));
    const isFirst = this.#told.size === 0;
    for (const { id } of untold) this.#told.add(id);
    if (untold.length > 0) for (const line of describeOthers(untold, own, isFirst)) this.#print(line);
  }
}

/** @param withAdvice also say what to do if that was not intended */
export function describeOthers(others: readonly OtherBuild[], own: KeyParts, withAdvice: boolean): string[] {
  const more = others.length - MOST_TOLD;
  return [
    ...others.slice(0, MOST_TOLD).map((other) => describeOther(other, own)),
    ...(more > 0 ? [`and ${more} more builds of the name under other keys`] : []),
    ...(withAdvice ? [ADVICE] : []),
  ];
}
