import { join } from 'node:path';
import { formatHolder, parseHolder } from '../../nfs-lock/holder.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { makeDirectory } from '../../shared-dir/make-directory.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { type Ages, SCRATCH } from '../../store/ages.ts';
import { type Finding, found } from './finding.ts';
import { answerPings, NoPeer, type Patience, ping, waitFor } from './ping.ts';
import { describeDelay } from './visibility.ts';

const BEAT_SECONDS = 1;
/** After so long without a beat, those who had met there are gone; a client may see one half a minute late. */
const SILENT_SECONDS = 45;
const PAUSE_SECONDS = 0.1;
/** On a mount where changes are seen half a minute late. */
const ANSWER_SECONDS = 90;

type Role = 'first' | 'second';

/**
 * The same as `checkHere` with another host, on which somebody runs the same command. The first who comes makes the directory in which
 * both meet; each says by a link who it is, asks, and answers the other.
 *
 * @param limitSeconds how long to wait for it
 */
export async function checkPeer(
  host: Host,
  ages: Ages,
  path: string,
  { limitSeconds, stop }: Patience,
): Promise<Finding> {
  const until = host.clock.monotonicSeconds() + limitSeconds;
  for (;;) {
    const finding = await meet(host, ages, join(path, `${SCRATCH}doctor-peer`), until, stop);
    if (finding !== undefined) return finding;
    if (host.clock.monotonicSeconds() >= until) {
      return found(
        'warning',
        'peer',
        `no other host came within ${limitSeconds} s`,
        'run `build-once doctor --peer` on both hosts at the same time, with the same directory',
      );
    }
    await host.clock.sleep(PAUSE_SECONDS);
  }
}

/** @returns undefined where others meet just now, or nobody came */
async function meet(
  host: Host,
  ages: Ages,
  dir: string,
  until: number,
  stop: AbortSignal,
): Promise<Finding | undefined> {
  const role = await enter(host, ages, dir);
  if (role === undefined) return undefined;
  const other = role === 'first' ? 'second' : 'first';
  const over = new AbortController();
  const beating = beat(host, dir, over.signal);
  let hasMet = false;
  try {
    const left = Math.max(0, until - host.clock.monotonicSeconds());
    await waitFor(host, dir, [other], { limitSeconds: left, stop });
    hasMet = true;
    return await measure(host, dir, role, { limitSeconds: ANSWER_SECONDS, stop });
  } catch (error) {
    if (!(error instanceof NoPeer)) throw error;
    return hasMet ? wentAway() : undefined;
  } finally {
    over.abort();
    await beating;
    // The other may not have seen the last of it.
    if (role === 'first' || !(await host.dir.list(dir))?.includes('second.done'))
      await removeTree(dir).catch(() => undefined);
  }
}

async function enter({ dir: shared, self, clock }: Host, ages: Ages, dir: string): Promise<Role | undefined> {
  const isFirst = (await makeDirectory(shared, dir)) === 'made';
  if (!isFirst) {
    const status = await shared.status(dir);
    // Left by a doctor that was killed.
    if (status !== undefined && ages.ageSeconds(status.mtimeNs) > SILENT_SECONDS) {
      await removeTree(dir).catch(() => undefined);
      return undefined;
    }
  }
  const role = isFirst ? 'first' : 'second';
  await shared.mkdir(join(dir, `asks.${role}`));
  const made = await shared.symlink(formatHolder({ ...self, timestamp: clock.wallSeconds() }), join(dir, role));
  return made === 'made' ? role : undefined;
}

/** Shows a host that joins that another is there. */
async function beat({ dir: shared, clock }: Host, dir: string, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const name = join(dir, 'beat');
    await shared.mkdir(name).catch(() => undefined);
    await shared.rmdir(name).catch(() => undefined);
    await clock.sleep(BEAT_SECONDS, over);
  }
}

async function measure(host: Host, dir: string, role: Role, patience: Patience): Promise<Finding> {
  const other = role === 'first' ? 'second' : 'first';
  const link = await host.dir.readLink(join(dir, other));
  const who = link && parseHolder(link.text);
  const [seconds] = await Promise.all([
    ping(host, join(dir, `asks.${role}`), patience),
    answerPings(host, join(dir, `asks.${other}`), patience),
  ]);
  await makeDirectory(host.dir, join(dir, `${role}.done`));
  if (role === 'first') await waitFor(host, dir, ['second.done'], patience).catch(() => undefined);
  const finding = describeDelay(who?.hostname ?? 'the other host', 'peer', seconds);
  if (who?.bootId === undefined || who.bootId !== host.self.bootId || finding.level !== 'ok') return finding;
  const text = `${finding.text}, but it is this same machine`;
  return found('remark', 'peer', text, 'run `build-once doctor --peer` on another host at the same time');
}

function wentAway(): Finding {
  return found(
    'warning',
    'peer',
    'another host came, and went away',
    'run `build-once doctor --peer` on both hosts once more',
  );
}
