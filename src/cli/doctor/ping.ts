import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { advanceMtime } from '../../shared-dir/advance-mtime.ts';
import { makeDirectory } from '../../shared-dir/make-directory.ts';

const ROUNDS = 10;
/** Where each round is late, fewer say so as well. */
const ENOUGH_SECONDS = 20;
const PAUSE_SECONDS = 0.02;
const END = 'end';

/** The other did not answer. */
export class NoPeer extends Error {
  override readonly name = 'NoPeer';
}

/** How long to wait for each thing that the other does, and what ends that. */
export interface Patience {
  readonly limitSeconds: number;
  readonly stop: AbortSignal;
}

/**
 * Measures how long another process, maybe on another host, takes to see a name, looking as a waiting job does. It sees `ping.N`
 * and makes `pong.N`; no clocks are compared.
 *
 * @param dir where both are
 * @returns seconds from a name's making until its answer was seen, for each round
 */
export async function ping(host: Host, dir: string, patience: Patience): Promise<number[]> {
  const { clock } = host;
  const seconds: number[] = [];
  const since = clock.monotonicSeconds();
  for (let round = 0; round < ROUNDS && clock.monotonicSeconds() - since < ENOUGH_SECONDS; round += 1) {
    const began = clock.monotonicSeconds();
    await makeVisible(host, dir, `ping.${round}`);
    await waitFor(host, dir, [`pong.${round}`], patience);
    seconds.push(clock.monotonicSeconds() - began);
  }
  await makeVisible(host, dir, END);
  return seconds;
}

/** The other end of {@link ping}. */
export async function answerPings(host: Host, dir: string, patience: Patience): Promise<void> {
  for (let round = 0; ; round += 1) {
    const asked = `ping.${round}`;
    if ((await waitFor(host, dir, [asked, END], patience)) === END) return;
    await makeVisible(host, dir, `pong.${round}`);
  }
}

/** As a marker is made: the directory is changed until its time has moved on. */
export async function makeVisible(host: Host, dir: string, name: string): Promise<void> {
  await makeDirectory(host.dir, join(dir, name));
  await advanceMtime(host.dir, dir, join(dir, `scratch.${host.newToken()}`));
}

/**
 * @returns the first of these names that is there
 * @throws NoPeer if none comes in time, or the directory is gone
 */
export async function waitFor(
  { dir: shared, clock }: Host,
  dir: string,
  names: readonly string[],
  { limitSeconds, stop }: Patience,
): Promise<string> {
  const until = clock.monotonicSeconds() + limitSeconds;
  for (;;) {
    stop.throwIfAborted();
    const there = await shared.list(dir);
    const found = names.find((name) => there?.includes(name));
    if (found !== undefined) return found;
    if (there === undefined || clock.monotonicSeconds() >= until) throw new NoPeer(`no ${names[0]} in ${dir} in time`);
    await clock.sleep(PAUSE_SECONDS);
  }
}
