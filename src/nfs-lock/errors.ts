import type { Loss } from './heartbeat/heartbeat.ts';
import { describeHolder, type Holder } from './holder.ts';

/** What a caller that gives up has seen of a lock. */
interface LastKnown {
  readonly holder?: Holder | undefined;
  readonly lastLooks?: string | undefined;
  /** What the last look ended in, if it was an error. */
  readonly lastError?: unknown;
}

/** The lock could not be had within its timeout. Says who holds it, where, and since when. */
export class NFSLockTimeout extends Error {
  override readonly name = 'NFSLockTimeout';
  readonly lockPath: string;
  readonly timeoutSeconds: number;
  readonly holder: Holder | undefined;

  /** @internal */
  constructor(lockPath: string, timeoutSeconds: number, { holder, lastLooks, lastError }: LastKnown = {}) {
    const looks = lastLooks === undefined ? '' : `; the last looks found: ${lastLooks}`;
    const who = holder === undefined ? `nobody is known to hold it${looks}` : `held by ${describeHolder(holder)}`;
    const last = lastError instanceof Error ? `; the last look failed: ${lastError.message}` : '';
    super(
      `no lock on ${lockPath} within ${timeoutSeconds} s: ${who}${last}\n` +
        'Wait longer (timeout). A lock whose holder shows no sign of life is broken automatically.',
      { cause: lastError },
    );
    this.lockPath = lockPath;
    this.timeoutSeconds = timeoutSeconds;
    this.holder = holder;
  }
}

/** The lock was taken away while it was held: its holder gave no sign of life for the lease, or the entry was removed. */
export class LockLost extends Error {
  override readonly name = 'LockLost';
  readonly lockPath: string;

  /** @internal */
  constructor(lockPath: string, loss: Loss) {
    super(
      loss.kind === 'removed'
        ? `the lock ${lockPath} was lost: the entry was removed while it was in use`
        : `the lock ${lockPath} was lost: no heartbeat reached the server for ${Math.floor(loss.silentSeconds)} s, ` +
            'and another process took this holder for dead',
    );
    this.lockPath = lockPath;
  }
}

/** This process cannot keep a lock: the thread that its heartbeat needs does not run. The lock was given back. */
export class HeartbeatFailed extends Error {
  override readonly name = 'HeartbeatFailed';
  readonly lockPath: string;

  constructor(lockPath: string, why: string) {
    super(`the lock ${lockPath} was given back, for its heartbeat cannot run in this process: ${why}`);
    this.lockPath = lockPath;
  }
}
