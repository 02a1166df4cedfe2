/** What stands still: one thread (a busy main thread, with its heartbeat going on), a process, or a whole machine. */
export type Scope = 'thread' | 'process' | 'machine';

/** Before the request leaves the machine, or after the server has carried it out and before the answer is seen. */
export type Moment = 'before' | 'after';

export type ErrorCode = 'EIO' | 'ETIMEDOUT' | 'ESTALE' | 'EACCES' | 'ENOSPC';

/** What can go wrong with one request. */
export type Fault =
  | { readonly kind: 'dies'; readonly when: Moment }
  /** Killed while its machine is cut off: the kernel sends the request all the same, when it can. */
  | { readonly kind: 'dies, request executed late'; readonly lateSeconds: number }
  | { readonly kind: 'power cut'; readonly when: Moment }
  | { readonly kind: 'stalls'; readonly when: Moment; readonly scope: Scope; readonly seconds: number }
  /** The machine's network is away from now on; its processes run on. */
  | { readonly kind: 'cut off'; readonly seconds: number }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly deed: 'not done' | 'done' }
  /** A soft mount gives up and says so; the request is carried out later. */
  | { readonly kind: 'error, executed late'; readonly code: ErrorCode; readonly lateSeconds: number }
  /** The server acts, restarts, has forgotten that it did, and gets the request again. */
  | { readonly kind: 'reply lost'; readonly againAfterSeconds: number }
  /** Somebody removes that directory while it is in use. */
  | { readonly kind: 'removed'; readonly when: Moment; readonly path: string }
  /** For everybody: it is away, and has forgotten all that it remembered of requests. On NFS 4 a grace follows. */
  | {
      readonly kind: 'server restarts';
      readonly when: Moment;
      readonly seconds: number;
      readonly graceSeconds: number;
    };

/** One request of one process, by its number in the order in which the process made them, beginning with 1. */
export interface RequestPoint {
  readonly process: string;
  readonly index: number;
  readonly operation: string;
  readonly path: string;
  readonly seconds: number;
}

/** Decides what goes wrong where. */
export type Faults = (point: RequestPoint) => Fault | undefined;

export interface PlannedFault {
  readonly process: string;
  readonly index: number;
  readonly fault: Fault;
}

export function planned(faults: readonly PlannedFault[]): Faults {
  return ({ process, index }) =>
    faults.find((planned) => planned.process === process && planned.index === index)?.fault;
}

/** How long it goes on for. */
export function durationOf(fault: Fault): number {
  if (fault.kind === 'server restarts') return fault.seconds + fault.graceSeconds;
  if ('seconds' in fault) return fault.seconds;
  if ('lateSeconds' in fault) return fault.lateSeconds;
  return 'againAfterSeconds' in fault ? fault.againAfterSeconds : 0;
}

/** Whether it may keep a thread from going on for long. */
export function isDelay({ kind }: Fault): boolean {
  return kind === 'stalls' || kind === 'cut off' || kind === 'reply lost' || kind === 'server restarts';
}
