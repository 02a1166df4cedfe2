import { spawn } from 'node:child_process';
import type { Host } from '../../nfs-lock/host.ts';
import { type Finding, found, ok } from './finding.ts';
import { answerPings, makeVisible, NoPeer, ping, waitFor } from './ping.ts';

const LATE_SECONDS = 2;
const LIMIT_SECONDS = 120;
const READY = 'ready';

/** How long until another process of this machine sees a name. @param dir one of our own */
export async function checkHere(host: Host, dir: string, mainPath: string, stop: AbortSignal): Promise<Finding> {
  const patience = { limitSeconds: LIMIT_SECONDS, stop };
  const other = spawn(process.execPath, [mainPath, 'doctor', '--path', dir, '--answer'], { stdio: 'ignore' });
  try {
    // Node's start-up time is not the mount's.
    await waitFor(host, dir, [READY], patience);
    return describeDelay('another process here', 'visibility', await ping(host, dir, patience));
  } catch (error) {
    if (!(error instanceof NoPeer)) throw error;
    return found(
      'warning',
      'visibility',
      `another process of this machine was not heard of for ${LIMIT_SECONDS} s`,
      'run it again; if it stays so, jobs of one machine do not see each other there: look at the mount and its server',
    );
  } finally {
    other.kill('SIGKILL');
  }
}

/** What that other process does. */
export async function answerHere(host: Host, dir: string): Promise<void> {
  await makeVisible(host, dir, READY);
  await answerPings(host, dir, { limitSeconds: LIMIT_SECONDS, stop: new AbortController().signal });
}

/** @param roundTrips in seconds, there and back */
export function describeDelay(who: string, check: string, roundTrips: readonly number[]): Finding {
  const half = [...roundTrips].sort((a, b) => a - b).map((each) => each / 2);
  const [middle = 0, longest = 0] = [half[Math.floor(half.length / 2)], half.at(-1)];
  const text = `${who} sees a new name after ${show(middle)}, at worst ${show(longest)}`;
  if (longest < LATE_SECONDS) return ok(check, text);
  return found(
    'warning',
    check,
    text,
    'waiting jobs go on that much later; look at the mount options of both (nocto, lookupcache, acdirmin) and how busy the server is',
  );
}

function show(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}
