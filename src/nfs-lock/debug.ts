import { describeHolder, type Holder } from './holder.ts';
import type { Clock } from './host.ts';
import type { LockState } from './liveness/lock-probe.ts';

/** Says one thing that happened, for whoever looks for a fault. */
export type Debug = (event: string) => void;

/** Puts before each event the seconds since now. */
export function startDebug(onDebug: Debug | undefined, clock: Clock): Debug {
  if (onDebug === undefined) return () => undefined;
  const began = clock.monotonicSeconds();
  return (event) => onDebug(`${(clock.monotonicSeconds() - began).toFixed(3)} s: ${event}`);
}

/** Says what has changed from one look at a lock to the next. */
export class LockDebug {
  readonly #debug: Debug;
  #told = '';
  /** Quarters of the lease for which the holder has been silent. */
  #quarters = 0;

  constructor(debug: Debug) {
    this.#debug = debug;
  }

  see(state: LockState): void {
    const described = describeState(state);
    if (described !== this.#told) this.#debug(described);
    this.#told = described;
  }

  seeSilence(holder: Holder | undefined, silentSeconds: number, leaseSeconds: number): void {
    if (holder === undefined) return;
    const quarters = Math.floor((4 * silentSeconds) / leaseSeconds);
    if (quarters > this.#quarters)
      this.#debug(`no sign of life for ${silentSeconds.toFixed(1)} s of ${leaseSeconds} s: ${holder.token}`);
    if (quarters < 1 && this.#quarters > 0) this.#debug(`alive again: ${holder.token}`);
    this.#quarters = quarters;
  }
}

function describeState(state: LockState): string {
  switch (state.kind) {
    case 'free':
      return 'the lock is free';
    case 'held-by-other':
      return state.holder === undefined
        ? 'the lock is there, but no claim yet'
        : `the lock is held by ${describeHolder(state.holder)}`;
    case 'dead':
      return state.dead.map(({ holder: dead, why }) => `the lock is dead${heldBy(dead)}: ${why}`).join('; ');
    default:
      return `the lock is ${state.kind}${heldBy('holder' in state ? state.holder : undefined)}: ${state.why}`;
  }
}

function heldBy(holder: Holder | undefined): string {
  return holder === undefined ? '' : `, held by ${describeHolder(holder)}`;
}
