import { type Ages, SCRATCH } from '../ages.ts';
import type { UserRules } from '../users.ts';

type AgeRules = Pick<UserRules, 'host'> & { readonly ages: Ages; readonly minAgeSeconds: number };

export function isScratch(name: string): boolean {
  return name.startsWith(SCRATCH);
}

/**
 * Removes what a crash has left of a look at the server's clock; somebody may be looking still while it is young.
 *
 * @returns whether it is gone
 * @throws SharedDirError
 */
export async function removeScratch(rules: AgeRules, path: string): Promise<boolean> {
  return !(await isYoung(rules, path)) && (await rules.host.dir.rmdir(path)) !== 'not-empty';
}

/** What is not there, or cannot be told, is young. */
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
