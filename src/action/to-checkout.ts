import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Location } from './problem-matchers.ts';

/** What is known of the places that a tool may name a source file from. */
export interface Checkout {
  /** The directory from which the runner takes a relative path. */
  readonly workspace: string;
  readonly resultDir: string;
  /** Where tools work, the likeliest first: the build's working directory, and where make has gone to. */
  readonly directories: readonly string[];
  /** Asked for paths in the workspace alone, never for any on the share. Must not throw: a build prints any name, however long. */
  readonly isFile: (path: string) => boolean;
}

/**
 * The same line, with the path of its source file as the runner can find it: relative to the workspace. The runner drops a
 * path that it finds no file at, and the annotation is then on no line. A line without such a path, or with one that the
 * checkout does not have, stays as it is.
 */
export function toCheckout(line: string, checkout: Checkout, locations: readonly Location[]): string {
  for (const { pattern, group } of locations) {
    const [start, end] = pattern.exec(line)?.indices?.[group] ?? [];
    if (start === undefined || end === undefined) continue;
    const path = checkoutPath(line.slice(start, end), checkout);
    if (path !== undefined) return line.slice(0, start) + path + line.slice(end);
  }
  return line;
}

/** The file in the checkout that a tool means by a path, relative to the workspace; undefined if there is none. */
export function checkoutPath(path: string, checkout: Checkout): string | undefined {
  const { workspace, resultDir, directories, isFile } = checkout;
  const bases = isAbsolute(path) ? [workspace] : [...directories, workspace, resultDir];
  for (const base of bases) {
    const full = resolve(base, path);
    // The result directory first: it may lie in the workspace, and what is copied there is not what people edit.
    const inResult = pathInside(resultDir, full);
    if (inResult !== undefined) {
      const original = originalOf(inResult, checkout);
      if (original !== undefined) return original;
      continue;
    }
    const inWorkspace = pathInside(workspace, full);
    if (inWorkspace !== undefined && isFile(full)) return inWorkspace;
  }
  return undefined;
}

/**
 * The source that was copied into the result directory, as some tools do before they build: the longest end of the path
 * that the checkout has. A bare name below other directories is not enough: it is as likely the name of a generated file.
 */
function originalOf(path: string, { workspace, resultDir, directories, isFile }: Checkout): string | undefined {
  const parts = path.split(sep);
  for (let from = 0; from < Math.max(1, parts.length - 1); from += 1) {
    for (const base of [workspace, ...directories]) {
      const full = join(base, ...parts.slice(from));
      const inWorkspace = pathInside(resultDir, full) === undefined ? pathInside(workspace, full) : undefined;
      if (inWorkspace !== undefined && isFile(full)) return inWorkspace;
    }
  }
  return undefined;
}

function pathInside(directory: string, path: string): string | undefined {
  const inside = relative(directory, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? undefined : inside;
}
