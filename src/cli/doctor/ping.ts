import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { advanceMtime } from '../../shared-dir/advance-mtime.ts';
import { makeDirectory } from '../../shared-dir/make-directory.ts';

const ROUNDS = 10;
const PAUSE_SECONDS = 0.02;

/** The other did not answer. */
export class NoPeer extends Error {
  override readonly name = 'NoPeer';
}

/**
 * Measures how long another process, maybe on another host, takes to see a name, looking as a waiting job does. It sees `ping.N`
 * and makes `pong.N`; no clocks are compared.
 *
 * @param dir where both are
 * @returns seconds from a name's making until its answer was seen, for each round
 */
export async function ping(host: Host, dir: string, limitSeconds: number): Promise<number[]> {
  const { dir: shared, clock } = host;
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = clock.monotonicSeconds();
    await makeVisible(host, dir, `ping.${round}`);
    await waitFor(host, dir, `pong.${round}`, limitSeconds);
    seconds.push(clock.monotonicSeconds() - began);
  }
  for (let round = 0; round < ROUNDS; round += 1) await shared.rmdir(join(dir, `ping.${round}`));
  return seconds;
}

/** The other end of {@link ping}. */
export async function answerPings(host: Host, dir: string, limitSeconds: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await waitFor(host, dir, `ping.${round}`, limitSeconds);
    await makeVisible(host, dir, `pong.${round}`);
  }
}

/** As a marker is made: the directory is changed until its time has moved on. */
async function makeVisible(host: Host, dir: string, name: string): Promise<void> {
  await makeDirectory(host.dir, join(dir, name));
  await advanceMtime(host.dir, dir, join(dir, `scratch.${host.newToken()}`));
}

export async function waitFor(
  { dir: shared, clock }: Host,
  dir: string,
  name: string,
  limitSeconds: number,
): Promise<void> {
  const until = clock.monotonicSeconds() + limitSeconds;
  while (!(await shared.list(dir))?.includes(name)) {
    if (clock.monotonicSeconds() >= until) throw new NoPeer(`no ${name} in ${dir} within ${limitSeconds} s`);
    await clock.sleep(PAUSE_SECONDS);
  }
}
