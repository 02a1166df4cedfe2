import type { ErrorCode, Fault, Faults, Moment, PlannedFault, Scope } from '../faults.ts';
import { planned } from '../faults.ts';
import type { Random } from '../random.ts';
import type { WorldOptions } from '../world.ts';

export const LEASE_SECONDS = 3;
export const POLL_SECONDS = 0.1;

/** Shorter than the lease, about as long, and so long that a successor has come and gone. */
const STALLS: readonly [number, ...number[]] = [0.05, 1, 2.9, 3.5, 5, 8, 14, 30];
/** How long a flaky mount stays so. */
const FLAKY_SECONDS = 60;
const MOMENTS: readonly [Moment, ...Moment[]] = ['before', 'after'];
const SCOPES: readonly [Scope, ...Scope[]] = ['thread', 'process', 'process', 'machine'];
const PASSING: readonly [ErrorCode, ...ErrorCode[]] = ['EIO', 'ETIMEDOUT', 'ESTALE'];
const CODES: readonly [ErrorCode, ...ErrorCode[]] = [...PASSING, 'EACCES', 'ENOSPC'];

/** A server, its clock, and its distance, as `random` has it. */
export function randomWorld(random: Random): WorldOptions {
  return {
    version: random.pick([3, 4]),
    tickSeconds: random.pick([0.001, 0.004, 0.01]),
    latencySeconds: random.pick([0.0001, 0.0005, 0.003]),
    staleEnds: random.chance(0.5)
      ? ['looked up again']
      : ['looked up again', 'looked up again', 'ESTALE', 'ENOENT', 'read from the cache'],
    serverWallOffsetSeconds: random.pick([1.7e9, 1.7e9 + 10_800, 1.7e9 - 10_800]),
    delegating: random.pick(['nothing', 'what is read', 'what is read or written']),
  };
}

/** Something that goes wrong at one request. */
function randomFault(random: Random, removable: Paths): Fault {
  const seconds = random.pick(STALLS);
  const when = random.pick(MOMENTS);
  switch (random.whole(1, 14)) {
    case 1:
    case 2:
      return { kind: 'dies', when };
    case 3:
      return { kind: 'dies, request executed late', lateSeconds: seconds };
    case 4:
      return { kind: 'power cut', when };
    case 5:
    case 6:
    case 7:
      return { kind: 'stalls', when, scope: random.pick(SCOPES), seconds };
    case 8:
      return { kind: 'cut off', seconds };
    case 9:
      return { kind: 'error', code: random.pick(CODES), deed: random.pick(['done', 'not done']) };
    case 10:
      return { kind: 'error, executed late', code: random.pick(PASSING), lateSeconds: seconds };
    case 11:
      return {
        kind: 'server restarts',
        when,
        seconds: random.pick([0.01, 1, 2, 5, 10]),
        graceSeconds: random.pick([0, 0, 10]),
      };
    case 12:
      return { kind: 'removed', when, path: random.pick(removable) };
    default:
      return { kind: 'reply lost', againAfterSeconds: random.pick([0.01, 0.5, ...STALLS]) };
  }
}

/** Directories that somebody may remove. */
export type Paths = readonly [string, ...string[]];

/**
 * Some faults at exact requests, most of them early, where a call begins and ends; sometimes a mount on which requests
 * fail now and then, or one that answers one process with errors for a while; sometimes none at all.
 */
export function randomFaults(
  random: Random,
  processes: readonly [string, ...string[]],
  removable: Paths,
): Faults | undefined {
  if (random.chance(0.15)) return undefined;
  const faults: PlannedFault[] = [];
  for (let left = random.whole(1, 5); left > 0; left -= 1) {
    faults.push({
      process: random.pick(processes),
      index: random.whole(1, random.pick([15, 40, 90])),
      fault: randomFault(random, removable),
    });
  }
  const atPoints = planned(faults);
  if (random.chance(0.6)) return atPoints;
  if (random.chance(0.3)) return withOutage(random, processes, atPoints);
  const rate = random.pick([0.003, 0.02, 0.1]);
  const flaky: Faults = ({ seconds }) =>
    seconds < FLAKY_SECONDS && random.chance(rate)
      ? { kind: 'error', code: random.pick(PASSING), deed: random.pick(['done', 'not done']) }
      : undefined;
  return (point) => atPoints(point) ?? flaky(point);
}

function withOutage(random: Random, processes: readonly [string, ...string[]], atPoints: Faults): Faults {
  const hit = random.pick(processes);
  const from = random.between(0, 5);
  const until = from + random.pick([0.5, 2, 4, 10]);
  const code = random.pick(PASSING);
  return (point) => {
    const isHit = point.process === hit && point.seconds >= from && point.seconds < until;
    return atPoints(point) ?? (isHit ? { kind: 'error', code, deed: random.pick(['done', 'not done']) } : undefined);
  };
}

/** Mostly all have one lease. */
export function randomLeases(random: Random): () => { readonly leaseSeconds?: number } {
  const leases = random.chance(0.2) ? ([LEASE_SECONDS, 2 * LEASE_SECONDS] as const) : undefined;
  return () => (leases ? { leaseSeconds: random.pick(leases) } : {});
}

/** Where the last one tries: on a machine of its own, or on one that remembers what has been, or has been switched on again. */
export function randomLastMachine(random: Random, machines: readonly string[]): string {
  const [first = OWN_MACHINE, ...others] = machines;
  return random.chance(0.5) ? OWN_MACHINE : random.pick([first, ...others]);
}

export const OWN_MACHINE = 'machine of the last';
