import { realpath } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join, resolve, sep } from 'node:path';

/** Where a system keeps the files of many programs side by side. */
const SHARED_PREFIXES = ['/', '/usr', '/usr/local'];
const COMPILER = /^(?:[\w-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-[\d.]+)?$/;
/** A compiler's own headers, and those of the C library, whose version is part of the key. */
const COMPILER_FILES = /^\/usr\/(?:local\/)?(?:include|lib(?:64)?\/(?:gcc|clang|llvm[^/]*|[^/]*-linux-gnu))\//;

/**
 * Whether a file belongs to a tool that is named in `fingerprint`, so that its version is part of the key.
 *
 * @param commands the lines of `fingerprint`
 */
export async function findToolFiles(
  commands: readonly string[],
  { cwd, PATH = '' }: { readonly cwd: string; readonly PATH?: string | undefined },
): Promise<(path: string) => boolean> {
  const prefixes = new Set<string>();
  const names = new Set<string>();
  let hasCompiler = false;
  for (const word of new Set(commands.flatMap((command) => command.match(/[\w./+-]+/g) ?? []))) {
    if (word.startsWith('-')) continue;
    const name = basename(word);
    for (const program of await findPrograms(word, cwd, PATH)) {
      const prefix = dirname(dirname(program));
      if (SHARED_PREFIXES.includes(prefix)) names.add(name);
      else prefixes.add(prefix);
      hasCompiler ||= COMPILER.test(name);
    }
  }
  return (path) =>
    [...prefixes].some((prefix) => path.startsWith(`${prefix}${sep}`)) ||
    (hasCompiler && COMPILER_FILES.test(path)) ||
    [...names].some((name) => path.split(sep).some((part) => isNamedAfter(part, name)));
}

/** By the name that is given, and by what that leads to. */
async function findPrograms(word: string, cwd: string, PATH: string): Promise<string[]> {
  const given = word.includes('/')
    ? [resolve(cwd, word)]
    : PATH.split(delimiter)
        .filter(isAbsolute)
        .map((directory) => join(directory, word));
  for (const program of given) {
    const physical = await realpath(program).catch(() => undefined);
    if (physical !== undefined) return [program, physical];
  }
  return [];
}

/** `verilator`, `verilator_bin`, `verilator-5.006`. */
function isNamedAfter(part: string, name: string): boolean {
  return part === name || part.startsWith(`${name}_`) || part.startsWith(`${name}-`);
}
