import { type Ages, SCRATCH } from '../ages.ts';
import type { UserRules } from '../users.ts';

type AgeRules = Pick<UserRules, 'host'> & { readonly ages: Ages; readonly minAgeSeconds: number };
type ScratchRules = AgeRules & { readonly removeTree: (path: string) => Promise<void> };

export function isScratch(name: string): boolean {
  return name.startsWith(SCRATCH);
}

/**
 * Removes what a crash left of a reading of the server's clock. While it is young, the reading may still be under way.
 *
 * @returns whether it is gone
 * @throws SharedDirError
 */
export async function removeScratch(rules: ScratchRules, path: string): Promise<boolean> {
  if (await isYoung(rules, path)) return false;
  // A doctor that was killed leaves names in it.
  if ((await rules.host.dir.rmdir(path)) === 'not-empty') await rules.removeTree(path);
  return true;
}

/** Missing or unreadable counts as young. */
export async function isYoung({ host, ages, minAgeSeconds }: AgeRules, path: string): Promise<boolean> {
  return await isYounger({ host, ages }, path, minAgeSeconds);
}

export async function isYounger(
  { host, ages }: Pick<UserRules, 'host' | 'ages'>,
  path: string,
  seconds: number,
): Promise<boolean> {
  const status = await host.dir.status(path);
  return status === undefined || ages.ageSeconds(status.mtimeNs) < seconds;
}
