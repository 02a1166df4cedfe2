import type { SharedDir } from '../shared-dir/shared-dir.ts';
import type { Beating, Beats, Loss } from './heartbeat/heartbeat.ts';

/** What the protocol needs of the machine it runs on. Production: `this-host.ts`; tests bring their own. */
export interface Host {
  readonly dir: SharedDir;
  readonly clock: Clock;
  readonly self: ProcessIdentity;
  /** A number in [0, 1), for jitter. */
  random(): number;
  /** A name that nobody else in the world uses, of letters, digits and `-`. */
  newToken(): string;
  /** Is that process of this machine and PID namespace still the one that started at `startTime`? */
  isRunning(pid: number, startTime: string | undefined): Promise<boolean>;
  /** Keeps a claim alive by a {@link Beater} where a busy caller cannot stop it. */
  startHeartbeat(beating: Beating): Heartbeat;
}

export interface Clock {
  /** Seconds on this machine's monotonic clock; only differences mean anything. */
  monotonicSeconds(): number;
  /** Seconds since 1970 on this machine's wall clock: for people to read, never to be compared across hosts. */
  wallSeconds(): number;
  /** Resolves after that many seconds, or as soon as `signal` aborts (never rejects). */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Who a process is. Host name and PID alone are no identity: containers repeat both. Boot id and PID namespace say
 * whether a PID means the same process to two of them, and the start time whether the PID has been given away since.
 * `machine` stays the same when it is booted anew. The last four are known on Linux only.
 */
export interface ProcessIdentity {
  readonly hostname: string;
  readonly pid: number;
  readonly machine?: string;
  readonly bootId?: string;
  readonly pidNamespace?: string;
  readonly startTime?: string;
}

export interface Heartbeat {
  /**
   * Beats at once, and so asks the server whether the claim stands.
   *
   * @throws SharedDirError where the mount could not say
   */
  beat(): Promise<'stands' | Loss>;

  /**
   * Ends the heartbeat; no further beat will be tried when it resolves.
   *
   * @returns undefined where it had ended before
   */
  stop(): Promise<Beats | undefined>;
}
