import { basename, join } from 'node:path';
import { DIGEST_DIGITS, type KeyParts, parseKeyParts } from '../build/key/key-parts.ts';
import { parseDone } from '../call-once/markers.ts';
import { isObject } from '../nfs-lock/holder.ts';
import { newestFile } from '../shared-dir/newest-file.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';

/** A repository may have gathered any number of markers; beyond this, some of them are left out of the search. */
const MOST_MARKERS = 1000;

/** The newest finished build of the same name under another digest: it tells how long such a build takes, and what changed. */
export interface PreviousBuild {
  readonly id: string;
  readonly seconds: number;
  readonly keyParts?: Partial<KeyParts>;
}

/** @param home `PATH/OWNER/REPO` */
export async function findPrevious(
  shared: SharedDir,
  home: string,
  name: string,
  id: string,
): Promise<PreviousBuild | undefined> {
  const locks = join(home, '.locks');
  const marker = new RegExp(`^${name.replaceAll('.', '\\.')}-[0-9a-f]{${DIGEST_DIGITS}}\\.done$`);
  const names = ((await shared.list(locks)) ?? []).filter((found) => marker.test(found) && found !== `${id}.done`);
  const newest = await newestFile(names.slice(0, MOST_MARKERS).map((found) => join(locks, found)));
  const text = newest && (await shared.read(newest));
  if (newest === undefined || text === undefined) return undefined;
  const { seconds, value } = parseDone(text);
  const keyParts = isObject(value) ? parseKeyParts(value.keyParts) : undefined;
  return { id: basename(newest, '.done'), seconds, ...(keyParts ? { keyParts } : {}) };
}
