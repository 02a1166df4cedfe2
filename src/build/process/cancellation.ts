/** How the runner ends a step: SIGINT to this process alone, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
export interface Cancellation {
  /** Aborts at the first signal: end the build, give back the lock. */
  readonly stop: AbortSignal;
  /** Aborts at SIGTERM or SIGHUP, or at a second SIGINT: there are seconds left. */
  readonly kill: AbortSignal;
}

/** The step was cancelled; the reason of {@link Cancellation.stop}. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`cancelled (${signal})`);
    this.signal = signal;
  }
}

export function listenForCancellation(process: NodeJS.Process): Cancellation {
  const stop = new AbortController();
  const kill = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) kill.abort(new Cancelled('SIGINT'));
    stop.abort(new Cancelled('SIGINT'));
  });
  // Sent when a runner shuts down or its terminal is closed.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      kill.abort(new Cancelled(signal));
      stop.abort(new Cancelled(signal));
    });
  }
  return { stop: stop.signal, kill: kill.signal };
}

/** Less than the 10 s after which the runner kills; cleaning up takes 5 s of them. */
const TIDYING_SECONDS = 8;

/**
 * Rejects shortly before a cancelled step would be killed, if it still has not ended: it may be waiting for a mount that
 * hangs.
 */
export async function outOfTime({ stop }: Cancellation): Promise<never> {
  return await new Promise((_, reject) => {
    const wait = () => setTimeout(() => reject(stop.reason), TIDYING_SECONDS * 1000);
    if (stop.aborted) wait();
    else stop.addEventListener('abort', wait, { once: true });
  });
}
