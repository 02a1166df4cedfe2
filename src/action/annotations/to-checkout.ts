import { extname, isAbsolute, join, resolve, sep } from 'node:path';
import type { Places } from '../../build/output/places.ts';
import { type Location, mayMatch } from '../../build/output/problem-matchers.ts';
import type { CheckoutFiles } from './checkout-files.ts';

/** What is known of the directories that a tool may resolve source paths against. */
export interface Checkout {
  /** Each by all of its names; `dir` is the result directory. */
  readonly places: Pick<Places, 'dir' | 'workspace' | 'temporary'>;
  /** Where tools run, likeliest first: directories that make has entered, then the build's own. */
  readonly directories: readonly string[];
  /** Called with paths in the workspace only, never on the share. Must not throw, whatever the name. */
  readonly isFile: (path: string) => boolean;
  readonly sources: Pick<CheckoutFiles, 'isOwn' | 'originalOf' | 'areSame'>;
}

/**
 * The line with its source path made relative to the workspace. The runner ignores a path at which it finds no file, and
 * the annotation then points nowhere. A line without a path in the checkout is returned unchanged.
 */
export function toCheckout(line: string, checkout: Checkout, locations: readonly Location[]): string {
  if (!mayMatch(line)) return line;
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
  const { places, directories, isFile, sources } = checkout;
  const [workspace = '/'] = places.workspace;
  const bases = isAbsolute(path) ? ['/'] : [...directories, workspace, ...places.dir];
  const meant = bases.map((base) => resolve(base, path));
  let made: string | undefined;
  for (const full of meant) {
    // The result directory may lie in the workspace, but nobody edits the copies there.
    if (inside(places.dir, full) !== undefined) continue;
    const found = inside(places.workspace, full);
    if (found === undefined || !isFile(join(workspace, found))) continue;
    if (sources.isOwn(found)) return found;
    made ??= found;
  }
  // An absolute path elsewhere, in another checkout or in a tool's installation, is another file.
  const isOurs = (full: string) =>
    inside([...places.workspace, ...places.dir, ...places.temporary], full) !== undefined;
  for (const full of isAbsolute(path) ? meant.filter(isOurs) : meant) {
    // Makefiles and the like are generated everywhere.
    const original = extname(full) === '' ? undefined : sources.originalOf(full);
    if (original !== undefined && (made === undefined || sources.areSame(made, original))) return original;
  }
  return made;
}

/** The path relative to the first directory that contains it. */
function inside(directories: readonly string[], path: string): string | undefined {
  const holder = directories.find((directory) => path.startsWith(`${directory}${sep}`));
  return holder === undefined ? undefined : path.slice(holder.length + 1);
}
