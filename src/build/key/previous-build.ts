import { join } from 'node:path';
import { isObject } from '../../shared-dir/json.ts';
import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import { attemptPlace, parseAttempt } from '../../store/layout.ts';
import { findNewest } from '../../store/listing.ts';
import { type Audit, parseAudit } from '../audit/findings.ts';
import { type KeyParts, parseKeyParts } from './key-parts.ts';
import { isEntryOf } from './same-run.ts';

/** The newest finished build of this name with another digest: it tells how long a build takes, and what changed. */
export interface PreviousBuild {
  readonly id: string;
  readonly seconds: number;
  readonly keyParts?: Partial<KeyParts>;
  readonly audit?: Audit;
  /** Where the list of its sources stands. */
  readonly sources?: string;
}

/** @param repository `PATH/OWNER/REPO` */
export async function findPrevious(
  shared: SharedDir,
  repository: string,
  name: string,
  id: string,
): Promise<PreviousBuild | undefined> {
  const isOfName = isEntryOf(name);
  const newest = await findNewest(shared, repository, (found) => found !== id && isOfName(found));
  if (newest === undefined) return undefined;
  const { seconds, value } = newest.done;
  const { keyParts, attempt, audit } = isObject(value) ? value : {};
  const findings = parseAudit(audit);
  const parts = parseKeyParts(keyParts);
  const isKnown = typeof attempt === 'string' && parseAttempt(attempt) !== undefined;
  return {
    id: newest.id,
    seconds,
    ...(parts ? { keyParts: parts } : {}),
    ...(findings ? { audit: findings } : {}),
    ...(isKnown ? { sources: attemptPlace(join(repository, newest.id), attempt).sources } : {}),
  };
}
