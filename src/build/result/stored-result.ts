import { basename, dirname, join, relative } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { inBatches } from '../../shared-dir/in-batches.ts';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { AccessDenied, checkAccess } from '../../shared-dir/tree/access.ts';
import { followLinks } from '../../shared-dir/tree/links.ts';
import { firstMissing, fixedPart, matchFiles } from '../../shared-dir/tree/result-files.ts';
import { attemptPlace } from '../../store/layout.ts';
import { describeChanges } from '../key/changes.ts';
import { type KeyParts, parseKeyParts } from '../key/key-parts.ts';
import { type BuildResult, findOutside, isBuildResult } from './result.ts';

/** What a stored result must provide. */
export interface Wanted {
  /** Where its `.done` was found; everything it names must be below. */
  readonly entryDir: string;
  readonly keyParts: KeyParts;
  readonly expect: readonly string[];
}

/**
 * Why this step cannot use what a `.done` describes; undefined if it can.
 *
 * @throws AccessDenied if the result is there but not readable for this job: rebuilding would take it from its users
 */
export async function whyNoResult(
  { dir: shared }: Host,
  wanted: Wanted,
  value: BuildResult,
  warn: (message: string) => void,
): Promise<string | undefined> {
  try {
    return await whyNotFound(shared, wanted, value, warn);
  } catch (error) {
    if (error instanceof SharedDirError && NOT_AS_BUILT.includes(error.code)) return error.message;
    throw error;
  }
}

/** Something other than a directory is in the way, or a name that no build can have had. */
const NOT_AS_BUILT = ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

async function whyNotFound(
  shared: SharedDir,
  { entryDir, keyParts, expect }: Wanted,
  value: BuildResult,
  warn: (message: string) => void,
): Promise<string | undefined> {
  if (!isBuildResult(value)) return 'its .done was not written by build-once';
  const outside = findOutside(value);
  if (outside !== undefined) return `its .done names ${JSON.stringify(outside)}, which is not in its entry`;
  const [difference] = describeChanges(parseKeyParts(value.keyParts) ?? {}, keyParts);
  if (difference !== undefined) return `its .done is of another build: ${difference}`;
  const { dir, users } = attemptPlace(entryDir, value.attempt);
  const expected = value.expected.map((file) => join(value.attempt, file));
  const missing = await firstMissing(shared, entryDir, [basename(users), value.attempt, ...expected]);
  if (missing === users) return `${dir} is retired: ${users} is gone`;
  if (missing !== undefined) return `${missing} is gone`;
  await checkAccess(dir, '.');
  const names = (await shared.list(dir)) ?? [];
  if (names.length === 0 && !value.isEmpty) return `${dir} is empty now`;
  // This step may expect more than the builder did.
  const asked = expect.filter((pattern) => !value.expected.includes(pattern));
  const check = async (file: string) => await checkAccess(dir, file);
  // An unreadable directory must not look empty.
  await inBatches(value.expected, check);
  await inBatches(asked.map(fixedPart), check);
  const { found, unmatched } = await matchFiles(dir, asked);
  await inBatches(found, check);
  const [pattern] = unmatched;
  if (pattern !== undefined) return `nothing in ${dir} matches '${pattern}' (expect)`;
  const files = [...new Set([...value.expected, ...found])];
  const broken = await firstBroken(shared, dir, files);
  if (broken !== undefined) return `${dir}/${broken}: what it leads to is gone`;
  if (files.length === 0) await warnOfClosed(dir, names, warn);
  return undefined;
}

/** The first link whose target is gone, according to the server. */
async function firstBroken(shared: SharedDir, dir: string, files: readonly string[]): Promise<string | undefined> {
  const root = await physicalPath(dir);
  for (const behind of await followLinks(dir, files)) {
    if (behind.kind === 'itself') continue;
    if (behind.kind === 'nothing' || behind.kind === 'absent') return behind.chain;
    // This client may only remember the target.
    const from = behind.kind === 'inside' ? root : dirname(behind.target);
    const missing = await firstMissing(shared, from, [relative(from, behind.target)]);
    if (missing !== undefined) return behind.chain;
  }
  return undefined;
}

const MOST_LOOKED_AT = 100;

/** Without `expect`, an unreadable file is only worth a warning. */
async function warnOfClosed(dir: string, names: readonly string[], warn: (message: string) => void): Promise<void> {
  try {
    await inBatches(names.slice(0, MOST_LOOKED_AT), async (name) => await checkAccess(dir, name));
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    warn(error.message);
  }
}
