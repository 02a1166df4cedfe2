import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { makeDirectory } from '../../shared-dir/make-directory.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { type Finding, found, ok, reason } from './finding.ts';
import { answerPings, NoPeer, ping, waitFor } from './ping.ts';

const LATE_SECONDS = 2;
const LIMIT_SECONDS = 120;

/** How long until another process of this machine sees a name. @param dir one of our own, empty */
export async function checkHere(host: Host, dir: string, mainPath: string): Promise<Finding> {
  const other = spawn(process.execPath, [mainPath, 'doctor', '--path', dir, '--answer'], { stdio: 'ignore' });
  try {
    return describe('another process here', 'visibility', await ping(host, dir, LIMIT_SECONDS));
  } catch (error) {
    return found('warning', 'visibility', `another process of this machine was not heard of: ${reason(error)}`);
  } finally {
    other.kill('SIGKILL');
  }
}

/** What both ends of `--peer` meet in, and its halves; the first who comes makes it. */
const MEETING = '.scratch.doctor-peer';

/**
 * The same with another host, on which somebody runs the same command: whoever comes first asks, then answers; the other the other
 * way round.
 */
export async function checkPeer(host: Host, path: string, limitSeconds: number): Promise<Finding> {
  const meeting = join(path, MEETING);
  const isFirst = (await makeDirectory(host.dir, meeting)) === 'made';
  const [own, others] = isFirst ? ['first', 'second'] : ['second', 'first'];
  try {
    await makeDirectory(host.dir, join(meeting, own));
    await waitFor(host, meeting, others, limitSeconds);
    const [asking, answering] = [join(meeting, own), join(meeting, others)];
    const [seconds] = await Promise.all([
      ping(host, asking, LIMIT_SECONDS),
      answerPings(host, answering, LIMIT_SECONDS),
    ]);
    await makeDirectory(host.dir, join(meeting, `${own}.done`));
    if (isFirst) await waitFor(host, meeting, `${others}.done`, LIMIT_SECONDS);
    return describe('the other host', 'peer', seconds);
  } catch (error) {
    if (!(error instanceof NoPeer)) throw error;
    return found(
      'warning',
      'peer',
      `no other host came within ${limitSeconds} s, or it went away`,
      'run `build-once doctor --peer` on both hosts at the same time, with the same directory',
    );
  } finally {
    // The other may not have seen the last of it.
    if (isFirst || !(await host.dir.list(meeting))?.includes(`${own}.done`))
      await removeTree(meeting).catch(() => undefined);
  }
}

function describe(who: string, check: string, seconds: readonly number[]): Finding {
  // The way there and back.
  const half = [...seconds].sort((a, b) => a - b).map((each) => each / 2);
  const [middle = 0, longest = 0] = [half[Math.floor(half.length / 2)], half.at(-1)];
  const text = `${who} sees a new name after ${show(middle)}, at worst ${show(longest)}`;
  if (longest < LATE_SECONDS) return ok(check, text);
  return found(
    'warning',
    check,
    text,
    'waiting jobs go on that much later; look at the mount options (nocto, lookupcache, acdirmin)',
  );
}

function show(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}
