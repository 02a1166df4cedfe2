import { relative, resolve, sep } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { type Ages, readAges } from '../../store/ages.ts';
import { type FoundEntry, findEntries } from '../../store/find-entries.ts';
import { Refused, UsageError } from '../exit-codes.ts';
import { openPath, parsePath } from '../open-path.ts';

/** `OWNER/REPO/NAME-DIGEST`, as an entry is shown and can be given again. */
export function nameOf({ folders, id }: Pick<FoundEntry, 'folders' | 'id'>): string {
  return [...folders, id].join('/');
}

/** Named entries, their place, and the clock for their ages. */
export interface ChosenEntries {
  readonly path: string;
  readonly ages: Ages;
  readonly entries: readonly FoundEntry[];
}

/**
 * The entries that somebody means: each an id, a path (also of something in an entry), or a beginning of one that no other
 * entry has.
 *
 * @param cwd what a path is relative to
 * @throws UsageError for one that is not unique
 * @throws Refused for one that is not there
 */
export async function chooseEntries(
  { host, cwd }: { readonly host: Host; readonly cwd: string },
  options: { readonly path?: string },
  texts: readonly string[],
): Promise<ChosenEntries> {
  const path = parsePath(options.path);
  await openPath(host, path);
  const all: FoundEntry[] = [];
  const passOver = () => undefined;
  await findEntries(path, [], { entry: (entry) => all.push(entry), folder: passOver, unreachable: passOver });
  const chosen = new Set<FoundEntry>();
  for (const text of texts) chosen.add(choose(all, text, { path, below: await belowPath(path, text, cwd) }));
  return { path, ages: await readAges(host, path), entries: [...chosen] };
}

const MOST_NAMED = 5;

function choose(
  entries: readonly FoundEntry[],
  text: string,
  { path, below }: { readonly path: string; readonly below: string },
): FoundEntry {
  const isExact = (entry: FoundEntry) => entry.id === text || `${below}/`.startsWith(`${nameOf(entry)}/`);
  const begins = (entry: FoundEntry) => entry.id.startsWith(text) || nameOf(entry).startsWith(below);
  const exact = entries.filter(isExact);
  const matches = exact.length > 0 ? exact : entries.filter(begins);
  const [only, ...others] = matches;
  if (text === '' || only === undefined)
    throw new Refused(`no entry ${JSON.stringify(text)} below ${path}; \`build-once status\` lists them`);
  if (others.length === 0) return only;
  const names = matches.slice(0, MOST_NAMED).map(nameOf);
  const more = matches.length > MOST_NAMED ? `, and ${matches.length - MOST_NAMED} more` : '';
  throw new UsageError(`${JSON.stringify(text)} may be any of ${names.join(', ')}${more}: give more of it`);
}

/** A given path, relative to the shared directory; unchanged if it leads elsewhere. */
async function belowPath(path: string, text: string, cwd: string): Promise<string> {
  if (!text.includes(sep)) return text;
  const given = resolve(cwd, text);
  for (const [root, name] of [
    [path, given],
    [await physicalPath(path), await physicalPath(given)],
  ] as const) {
    const inside = relative(root, name);
    if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith(sep)) return inside;
  }
  return text;
}
