import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { describeSeconds } from '../../store/prune/limits.ts';
import { type Finding, found, ok } from './finding.ts';

const MOST_CHANGES = 400;
const ENOUGH_TICKS = 10;
const COARSE_SECONDS = 1;
const SKEWED_SECONDS = 60;

/** How finely the server's clock stamps, and how far it is from this machine's. @param dir one of our own, empty */
export async function checkClock({ dir: shared, clock }: Host, dir: string): Promise<Finding[]> {
  const name = join(dir, 'tick');
  const steps: number[] = [];
  let before: bigint | undefined;
  let skew = 0;
  for (let change = 0; change < MOST_CHANGES && steps.length < ENOUGH_TICKS; change += 1) {
    const began = clock.wallSeconds();
    await shared.mkdir(name);
    const ended = clock.wallSeconds();
    const stamp = (await shared.status(name))?.mtimeNs;
    await shared.rmdir(name);
    if (stamp === undefined) break;
    skew = Number(stamp) / 1e9 - (began + ended) / 2;
    if (before !== undefined && stamp > before) steps.push(Number(stamp - before) / 1e9);
    before = stamp;
  }
  if (steps.length === 0)
    return [
      found('serious', 'clock', 'the server does not stamp what changes', 'silence of a builder cannot be told there'),
    ];
  return [describeTick(Math.min(...steps)), describeSkew(skew)];
}

function describeTick(seconds: number): Finding {
  const shown = seconds < 0.001 ? 'finer than a call takes' : `${Math.round(seconds * 1000)} ms`;
  const text = `the server's clock ticks each ${shown}`;
  if (seconds < COARSE_SECONDS) return ok('clock-tick', text.replace('each finer', 'finer'));
  return found(
    'warning',
    'clock-tick',
    text,
    'changes may be seen late on NFS 3; an ext4 with 256-byte inodes, or XFS, has finer times',
  );
}

function describeSkew(seconds: number): Finding {
  const distance = Math.abs(seconds);
  const text = `the server's clock is ${distance < 1 ? `${Math.round(distance * 1000)} ms` : describeSeconds(distance)} ${seconds < 0 ? 'behind' : 'ahead of'} this machine's`;
  if (distance < SKEWED_SECONDS) return ok('clock-skew', text);
  return found(
    'warning',
    'clock-skew',
    text,
    'nothing rests on it, but people and logs will be confused: let NTP or chrony set both',
  );
}
