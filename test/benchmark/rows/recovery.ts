import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type LockKind, LockWorker, lockKinds } from '../locks/workers.ts';
import { digits, spreadOf, withSpread } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';
import { startLeg } from '../steps.ts';

const HEAD = ['killed with SIGKILL', 'until another has the lock, or builds (s)', 'rounds'];
const COMPARED = ['NFSLock', 'proper-lockfile', 'lockfile', 'flufl.lock', 'dotlockfile', 'flock'];

const HOLD_MILLISECONDS = 600_000;

/** The holder is killed on this machine while another one waits. Each as it is shipped, but for how often it looks. */
export function recovery(peers: Peers): Section {
  return {
    name: 'recovery',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const limit = isTrial ? 5 : 12;
      const place = join(directory, 'recovery');
      mkdirSync(place);
      const legs: number[] = [];
      const rounds = isTrial ? 1 : 5;
      for (let round = 0; round < rounds; round += 1) legs.push(await killedBuilder(join(place, `legs-${round}`)));
      const kinds = lockKinds(peers, place).filter(({ name }) => COMPARED.includes(name));
      const locks = kinds.map(async (kind): Promise<Cells> => {
        if (kind.command === undefined) return cannotRun(HEAD, kind.name, 'it cannot be installed');
        const seconds = await killedHolder(kind, limit);
        return [`the holder of ${kind.name}`, seconds === undefined ? `over ${limit}` : digits(seconds), '1'];
      });
      return [
        ['the job that builds, and its build', withSpread(spreadOf(legs)), `${rounds}`],
        ...(await Promise.all(locks)),
      ];
    },
  };
}

/** Seconds until the next leg builds. */
async function killedBuilder(place: string): Promise<number> {
  const share = join(place, 'share');
  mkdirSync(share, { recursive: true });
  const run = `if mkdir '${place}/first'; then echo $$ > '${place}/pid'; sleep 60; else touch '${place}/second'; fi`;
  const first = startLeg(join(place, 'a'), { path: share, run });
  while (!existsSync(join(place, 'pid'))) await setTimeout(5);
  const second = startLeg(join(place, 'b'), { path: share, run });
  // Long enough that it waits with the pause of a wait of some seconds.
  await setTimeout(3000);
  const killed = performance.now();
  first.process.kill('SIGKILL');
  while (!existsSync(join(place, 'second'))) await setTimeout(2);
  const seconds = (performance.now() - killed) / 1000;
  await Promise.all([first.ended, second.ended]);
  return seconds;
}

/** Seconds until the next has the lock; undefined after the limit. */
async function killedHolder(kind: LockKind, limitSeconds: number): Promise<number | undefined> {
  using first = await LockWorker.start(kind);
  using second = await LockWorker.start(kind);
  first.order(`contend ${HOLD_MILLISECONDS}`);
  await setTimeout(1000);
  const acquired = second.batch(1);
  // Killed at the end, when it has still not got the lock.
  acquired.catch(() => undefined);
  await setTimeout(1000);
  const killed = performance.now();
  first[Symbol.dispose]();
  const answer = await Promise.race([acquired, setTimeout(limitSeconds * 1000)]);
  return answer === undefined ? undefined : (performance.now() - killed) / 1000;
}
