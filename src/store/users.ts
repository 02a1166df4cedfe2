import { basename, join } from 'node:path';
import { type Holder, parseHolder } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { hasEndedHere, hasRebooted } from '../nfs-lock/liveness/process-identity.ts';
import { type SharedDir, SharedDirError } from '../shared-dir/shared-dir.ts';
import type { Ages } from './ages.ts';
import { parseAttempt } from './layout.ts';

/** GitHub ends a job after five days at most. */
export const USER_TIMEOUT_SECONDS = 5 * 24 * 3600;

/** One name in an attempt's `N-TOKEN.users`. */
export interface User {
  readonly path: string;
  /** `timestamp`: since when, by its own clock. Undefined for a file that a person put there to keep the result. */
  readonly who?: Holder;
  /** Seconds since the link was made, by the server's clock. */
  readonly ageSeconds: number;
  /** Why it no longer uses the result. Undefined if it still does, as far as this host can tell. */
  readonly whyGone?: string;
}

export interface UserRules {
  readonly host: Host;
  readonly ages: Ages;
  /** When a user whose process this host cannot see counts as gone. */
  readonly userTimeoutSeconds: number;
}

/**
 * Who uses an attempt (protocol: prune 2).
 *
 * @param users the attempt's users' directory
 * @throws SharedDirError
 */
export async function readUsers(rules: UserRules, users: string): Promise<User[]> {
  const { dir } = rules.host;
  const found: User[] = [];
  for (const name of (await dir.list(users)) ?? []) {
    const path = join(users, name);
    const link = await dir.readLink(path);
    const ageSeconds = link === undefined ? 0 : rules.ages.ageSeconds(link.mtimeNs);
    const who = link && parseHolder(link.text);
    const whyGone = link && (await whyUserGone(rules, who, ageSeconds));
    found.push({ path, ageSeconds, ...(who ? { who } : {}), ...(whyGone ? { whyGone } : {}) });
  }
  return found;
}

async function whyUserGone(
  { host, ages, userTimeoutSeconds }: UserRules,
  who: Holder | undefined,
  ageSeconds: number,
): Promise<string | undefined> {
  if (await hasEndedHere(host, who)) return 'its process has ended';
  if (who !== undefined && hasRebooted(host, who)) return 'its machine was booted anew';
  if (!ages.areByServersClock || ageSeconds < userTimeoutSeconds || (who !== undefined && isSeenRunning(host, who)))
    return undefined;
  return `nothing is known of it for ${Math.floor(ageSeconds / 3600)} h`;
}

/** Known only for a process of this machine. */
function isSeenRunning({ self }: Host, { bootId, pidNamespace }: Holder): boolean {
  return bootId !== undefined && bootId === self.bootId && pidNamespace === self.pidNamespace;
}

/**
 * One job's links to the results that it uses (protocol: use 1 to 3). Each is recorded before it is made, so that it can be
 * removed after the process was killed.
 */
export class Uses {
  readonly #shared: SharedDir;
  readonly #name: string;
  readonly #text: string;
  readonly #remember: (links: readonly string[]) => void;
  readonly #links = new Set<string>();

  /**
   * @param name that nobody else uses
   * @param text under 1,000 bytes: who uses it, as a claim says it
   */
  constructor(shared: SharedDir, name: string, text: string, remember: (links: readonly string[]) => void) {
    this.#shared = shared;
    this.#name = name;
    this.#text = text;
    this.#remember = remember;
  }

  /**
   * @returns `in use`: the link is there and the attempt stays until {@link end}; `retired`: it is being removed, or gone
   * @throws SharedDirError where this process may not write there, the disk is full, or the mount could not say
   */
  async begin(users: string): Promise<'in use' | 'retired'> {
    const path = join(users, this.#name);
    if (!this.#links.has(path)) this.#remember([...this.#links.add(path)]);
    const isInUse = await makeUse(this.#shared, users, path, this.#text);
    if (!isInUse) this.#forget(path);
    return isInUse ? 'in use' : 'retired';
  }

  /** For an attempt that this job does not use after all. */
  async end(users: string): Promise<void> {
    const path = join(users, this.#name);
    if (!this.#links.has(path)) return;
    await this.#shared.unlink(path);
    this.#forget(path);
  }

  async endAll(): Promise<void> {
    for (const path of this.#links) await this.#shared.unlink(path);
    this.#links.clear();
  }

  #forget(path: string): void {
    this.#links.delete(path);
    this.#remember([...this.#links]);
  }
}

/** Ends the recorded uses of a job that is over. Leaves alone what is not a user's link. */
export async function endUses(shared: SharedDir, links: readonly string[]): Promise<void> {
  for (const path of links) {
    const [, attempt] = /^\/(?:.*\/)?([^/]+)\.users\/[A-Za-z0-9]+$/.exec(path) ?? [];
    if (attempt === undefined || parseAttempt(attempt) === undefined) continue;
    const link = await shared.readLink(path);
    if (link !== undefined && parseHolder(link.text) !== undefined) await shared.unlink(path);
  }
}

async function makeUse(shared: SharedDir, users: string, path: string, text: string): Promise<boolean> {
  try {
    // `exists`: the name is unique, so this job made it and the reply was lost.
    if ((await shared.symlink(text, path)) !== 'no-parent') return true;
    // A client may hold a stale negative entry for a directory that is there.
    return (await isThere(shared, users)) && (await shared.symlink(text, path)) !== 'no-parent';
  } catch (error) {
    // It is a link for a moment, while another process checks whether it is there.
    if (error instanceof SharedDirError && ['ENOTDIR', 'ELOOP'].includes(error.code)) return false;
    throw error;
  }
}

/**
 * Whether a users' directory is there: asks the server to make that name. Makes a dangling link, never a directory, which
 * would bring a retired attempt back to life.
 */
export async function isThere(shared: SharedDir, users: string): Promise<boolean> {
  if ((await shared.symlink(basename(users), users)) === 'exists') return true;
  await shared.unlink(users);
  return false;
}
