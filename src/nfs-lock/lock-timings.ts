/** What counts where a caller says nothing, in seconds: for the library and the action alike. */
export const DEFAULT_SECONDS = { timeout: 3600, pollInterval: 0.1, lease: 60, staleTimeout: 7200 } as const;

/** How long a watcher waits for what, in seconds. */
export interface LockTimings {
  /** Seconds without a sign of life after which a holder that gives them is taken for dead. */
  readonly leaseSeconds: number;
  /** The same for a holder that gives none. */
  readonly staleSeconds: number;
  /** Shortest pause between two looks. */
  readonly pollSeconds: number;
}

type TimeOption = keyof typeof DEFAULT_SECONDS;

/** A time that cannot be waited for. */
export class TimeError extends RangeError {
  readonly option: TimeOption;
  readonly problem: string;

  constructor(option: TimeOption, problem: string) {
    super(`${option} ${problem}`);
    this.option = option;
    this.problem = problem;
  }
}

type TimeOptions = { readonly [option in TimeOption]?: number | undefined };

/** @throws TimeError: every pause and every death is computed from these */
export function parseTimings(options: Omit<TimeOptions, 'timeout'>): LockTimings {
  const above0 = (option: keyof typeof options): number => {
    const seconds = options[option] ?? DEFAULT_SECONDS[option];
    if (!(Number.isFinite(seconds) && seconds > 0))
      throw new TimeError(option, `must be seconds above 0, not ${seconds}`);
    return seconds;
  };
  const [leaseSeconds, pollSeconds] = [above0('lease'), above0('pollInterval')];
  const shortest = shortestLeaseSeconds(pollSeconds);
  if (leaseSeconds < shortest)
    throw new TimeError(
      'lease',
      `must be at least ${shortest} s where the poll interval is ${pollSeconds} s, not ${leaseSeconds} s`,
    );
  return { leaseSeconds, staleSeconds: above0('staleTimeout'), pollSeconds };
}

/** @throws TimeError */
export function parseTimeout(seconds: number = DEFAULT_SECONDS.timeout): number {
  if (!(Number.isFinite(seconds) && (seconds >= 0 || seconds === -1))) {
    throw new TimeError('timeout', `must be seconds from 0 up, or -1 for ever, not ${seconds}`);
  }
  return seconds;
}

/** A server stamps changes with a clock that ticks at least this often. */
export const TICK_SECONDS = 0.01;
const LEAST_BEATS = 5;

/**
 * The shortest lease that can be kept: it has room for five heartbeats, each seen a tick of the server's clock late, and for
 * two pauses of whoever watches. In a shorter one, a holder that is merely slow would be taken for dead.
 */
export function shortestLeaseSeconds(pollSeconds: number): number {
  const beside = LEAST_BEATS * TICK_SECONDS + 2 * pollSeconds;
  // The heartbeats take half of the lease, for each comes after a tenth of it, but at most this.
  const shortest = beside + Math.min(beside, LEAST_BEATS * LONGEST_BEAT_PAUSE_SECONDS);
  return Number(shortest.toFixed(6));
}

/** A lock directory without any claim is left alone for so long: its maker may be between two calls. */
export const GRACE_SECONDS = 5;

const LONGEST_PAUSE_SECONDS = 5;
const LONGEST_BEAT_PAUSE_SECONDS = 5;
const JITTER = 0.2;

/**
 * The pause before the next look: 1 % of the time waited, so that a long wait costs the server little and is prolonged
 * by little; never so long that a lease could not be watched. The jitter keeps legs that started together apart.
 */
export function lookPauseSeconds(waitedSeconds: number, timings: LockTimings, random: () => number): number {
  const { pollSeconds, leaseSeconds } = timings;
  const longest = Math.max(pollSeconds, Math.min(LONGEST_PAUSE_SECONDS, leaseSeconds / 4));
  const grown = Math.min(longest, Math.max(pollSeconds, waitedSeconds / 100));
  return Math.min(longest, grown * (1 + JITTER * random()));
}

/** Two looks further apart than this are no series: the silence between them may have been the server's. */
export function longestGapSeconds({ leaseSeconds, pollSeconds }: LockTimings): number {
  return Math.max(leaseSeconds / 2, 2 * pollSeconds);
}

/** Ten beats a lease, so that some may come late; at most 5 s, so that others soon see a first one. */
export function beatPauseSeconds(leaseSeconds: number): number {
  return Math.min(leaseSeconds / 10, LONGEST_BEAT_PAUSE_SECONDS);
}

const COLLISION_PAUSE_SECONDS = 0.05;
const MOST_DOUBLINGS = 5;

/** Random, and growing with the collisions, so that of two that met one comes alone. */
export function collisionPauseSeconds(collisions: number, random: () => number): number {
  return COLLISION_PAUSE_SECONDS * 2 ** Math.min(collisions - 1, MOST_DOUBLINGS) * random();
}
