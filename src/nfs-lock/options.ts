import type { Json } from '../shared-dir/json.ts';
import type { Holder } from './holder.ts';
import type { Host } from './host.ts';

/** All times in seconds. */
export interface NFSLockOptions {
  /** How long {@link NFSLock.acquire} waits; -1 for ever. Default 3600. */
  readonly timeout?: number;
  /** Shortest pause between two looks; it grows with the time waited to at most 5 s. Default 0.1. */
  readonly pollInterval?: number;
  /** When a holder that gives no signs of life at all (pytest-cocotb's) is taken for dead. Default 7200. */
  readonly staleTimeout?: number;
  /** How long without a sign of life until a holder is taken for dead; at least 0.1 and four poll intervals. Default 60. */
  readonly lease?: number;
  /** Ends the wait in {@link NFSLock.acquire}, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called when this caller ends the claim of a holder that it takes for dead. */
  readonly onBroken?: (broken: Broken) => void;
  /** Called with messages for people; nothing depends on them. */
  readonly onNotice?: (notice: string) => void;
  /** Called with each claim, change, silence and break, behind the seconds since the lock object was made: to find a fault. */
  readonly onDebug?: (event: string) => void;
  /** What others may read of this holder in its claim; cut to fit under 1,000 bytes. */
  readonly about?: { readonly [key: string]: Json };
  /** Whether `holder.info` is written for pytest-cocotb and people. Default true. */
  readonly holderInfo?: boolean;
  /** A directory above the lock, below which missing directories are made, at any time. Without one the lock's parent must exist. */
  readonly root?: string;
  /** @internal For tests: the machine and mount to run on. */
  readonly host?: Host;
}

/** A dead holder's lock that was broken, and how its death was told. */
export interface Broken {
  readonly holder?: Holder;
  readonly why: string;
}
