import type { Holder } from '../nfs-lock/holder.ts';
import type { NFSLockOptions } from '../nfs-lock/options.ts';
import type { Done } from './markers.ts';
import type { RetryRule } from './retry-rule.ts';

/** All times in seconds. */
export interface CallOnceOptions<T> extends NFSLockOptions, Partial<RetryRule> {
  /** A directory on the shared mount; made if missing, also when somebody removes it while it is in use. */
  readonly path: string;
  /**
   * The directory above it that has to be there; what lies in between is made, too. A missing one is a missing mount. Default:
   * the parent of `path`.
   */
  readonly root?: string;
  /** What the call is known by below `path`: letters, digits, `.`, `_`, `-`, not starting with a dot. */
  readonly name: string;
  /**
   * The call. Every caller, this one too, gets its value as JSON brings it back: `null` for none, a text for a Date. It stops
   * what it does, and throws, when `call.signal` aborts.
   */
  readonly fn: (call: Call) => T | Promise<T>;
  /** Why a result that was found no longer holds, and the call is made again; undefined if it does. */
  readonly validate?: (value: T, done: Done) => Promise<string | undefined>;
  /** Whether this caller may make the call; one that may not waits for a caller that may, also for one that has yet to come. Default: true. */
  readonly mayCall?: boolean;
  /** Whether an empty `.done` is a result, `null`, as pytest-cocotb stores it. Otherwise it is none: a crash leaves the same. Default: false. */
  readonly acceptEmptyDone?: boolean;
  /** Called at each look while this caller waits for somebody else's call; the next look waits for it. */
  readonly onWaiting?: (waiting: Waiting) => void | Promise<void>;
}

/** What the function is called with. */
export interface Call {
  /** Aborts when the lock is lost, or when the caller's own signal does. */
  readonly signal: AbortSignal;
  /** The claim under which the call is made: what somebody who tidies up after a killed caller needs. */
  readonly claim: { readonly lock: string; readonly token: string };
}

/** What is known while another caller makes the call. */
export interface Waiting {
  readonly waitedSeconds: number;
  readonly holder?: Holder;
}

/** How a call came to its value. */
export interface Outcome<T> {
  readonly value: T;
  /** Whether it was this caller that made the call. */
  readonly made: boolean;
  readonly done: Done;
  /** Seconds until this caller had the value, without those in which it made the call itself. */
  readonly waitedSeconds: number;
}
