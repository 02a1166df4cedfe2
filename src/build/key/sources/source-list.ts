import { createHash } from 'node:crypto';

/** A file as a build has found it. */
export interface Source {
  /** Relative to the workspace, or absolute outside of it. */
  readonly path: string;
  /** Undefined for a link that leads nowhere, or to a directory. */
  readonly sha256?: string;
  readonly isExecutable: boolean;
  /** Of a symbolic link. */
  readonly target?: string;
}

const EXECUTABLE = '# executable: ';
const LINK = '# link: ';
/** On the line behind it. */
const TARGET = '# leads to: ';

/**
 * The list in the format of `sha256sum`, which can check it in the workspace. What that does not know, a link's target and the
 * permission to execute, stands in comments, which it passes over.
 */
export function formatSources(sources: readonly Source[]): string {
  return sources.map(formatSource).join('');
}

function formatSource({ path, sha256, isExecutable, target }: Source): string {
  const name = quote(path);
  return [
    target === undefined ? '' : `${LINK}${name}\n${TARGET}${quote(target)}\n`,
    isExecutable ? `${EXECUTABLE}${name}\n` : '',
    // A backslash in front says that there are some in the name.
    sha256 === undefined ? '' : `${name === path ? '' : '\\'}${sha256}  ${name}\n`,
  ].join('');
}

/** Reads such a list back; passes over what is none of its lines, for anybody may have written it. */
export function parseSources(text: string): Source[] {
  const sources = new Map<string, { path: string; sha256?: string; isExecutable: boolean; target?: string }>();
  const at = (name: string) => {
    const path = unquote(name);
    const source = sources.get(path) ?? { path, isExecutable: false };
    sources.set(path, source);
    return source;
  };
  let link = '';
  for (const line of text.split('\n')) {
    const [, sha256, name] = /^\\?([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 !== undefined && name !== undefined) {
      (line.startsWith('\\') ? at(name) : at(quote(name))).sha256 = sha256;
    } else if (line.startsWith(EXECUTABLE)) at(line.slice(EXECUTABLE.length)).isExecutable = true;
    else if (line.startsWith(LINK)) link = line.slice(LINK.length);
    else if (line.startsWith(TARGET)) at(link).target = unquote(line.slice(TARGET.length));
  }
  return [...sources.values()];
}

/** What of the list is part of the key. @param rename names a directory as all runners do */
export function digestSources(sources: readonly Source[], rename: (path: string) => string): string {
  const renamed = sources.map(({ path, target, ...source }) => ({
    ...source,
    path: rename(path),
    ...(target === undefined ? {} : { target: rename(target) }),
  }));
  return createHash('sha256').update(formatSources(renamed)).digest('hex');
}

/** Paths of what is another file now. */
export interface SourceChanges {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

export function compareSources(before: readonly Source[], now: readonly Source[]): SourceChanges {
  const lines = (sources: readonly Source[]) => new Map(sources.map((source) => [source.path, formatSource(source)]));
  const [earlier, later] = [lines(before), lines(now)];
  return {
    changed: [...later.keys()].filter((path) => earlier.has(path) && earlier.get(path) !== later.get(path)),
    added: [...later.keys()].filter((path) => !earlier.has(path)),
    gone: [...earlier.keys()].filter((path) => !later.has(path)),
  };
}

const MOST_NAMED = 10;

/** `changed: rtl/alu.sv; new: tb/rand.sv; gone: …`, with the first ten of each; undefined where nothing is. */
export function describeSourceChanges({ changed, added, gone }: SourceChanges): string | undefined {
  const parts = [
    ['changed', changed],
    ['new', added],
    ['gone', gone],
  ] as const;
  const described = parts.flatMap(([kind, paths]) => {
    if (paths.length === 0) return [];
    const more = paths.length - MOST_NAMED;
    return [`${kind}: ${paths.slice(0, MOST_NAMED).map(showPath).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
  });
  return described.length === 0 ? undefined : described.join('; ');
}

/** A path that could be taken for something else is shown in quotes. */
export function showPath(path: string): string {
  return /[\s,;:"'\p{Cc}\u2028\u2029]|##\[/u.test(path) ? JSON.stringify(path) : path;
}

function quote(name: string): string {
  return name.replaceAll('\\', '\\\\');
}

function unquote(name: string): string {
  return name.replaceAll('\\\\', '\\');
}
