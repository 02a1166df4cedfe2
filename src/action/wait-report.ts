import type { Waiting } from '../call-once/call-once.ts';
import { type Holder, isoSeconds } from '../nfs-lock/holder.ts';

/** How often a waiting leg says that it still waits. */
const SIGN_MS = 25_000;

/**
 * What a waiting leg says: once who builds, since when and where to look, then now and then that it still waits. By a
 * timer of its own, because a look at a mount that hangs may take minutes.
 */
export class WaitReport implements Disposable {
  readonly #print: (line: string) => void;
  readonly #entry: string;
  readonly #clockSeconds: () => number;
  readonly #timer: NodeJS.Timeout;
  #beganSeconds: number | undefined;
  #token: string | undefined;
  #holder: Holder | undefined;

  constructor(entry: string, clockSeconds: () => number, print: (line: string) => void) {
    this.#entry = entry;
    this.#clockSeconds = clockSeconds;
    this.#print = print;
    this.#timer = setInterval(() => this.#sign(), SIGN_MS);
  }

  /** Called at each look while somebody else builds. */
  waiting({ holder }: Waiting): void {
    this.#beganSeconds ??= this.#clockSeconds();
    // The lock directory is there a moment before its holder.info is.
    if (holder === undefined) return;
    this.#holder = holder;
    const token = holder.token ?? `${holder.hostname} ${holder.pid}`;
    if (token === this.#token) return;
    this.#token = token;
    this.#print(`Waiting for ${this.#entry}: it is being built by ${describeUnderWay(holder)}`);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #sign(): void {
    if (this.#beganSeconds === undefined) return;
    const waited = Math.round(this.#clockSeconds() - this.#beganSeconds);
    const who = this.#holder === undefined ? '' : `, built by ${describeUnderWay(this.#holder)}`;
    this.#print(`Still waiting for ${this.#entry} after ${waited} s${who}`);
  }
}

/** "job sim (3) on runner r-7 (host sim-07, pid 4711)". */
export function describeBuilder({ hostname, pid, about }: Holder): string {
  const process = `host ${hostname}, pid ${pid}`;
  return about?.job && about.runner ? `job ${about.job} on runner ${about.runner} (${process})` : process;
}

/** The same, with its start by its own clock and the link to its log. */
function describeUnderWay(holder: Holder): string {
  const url = holder.about?.url;
  return `${describeBuilder(holder)} since ${isoSeconds(holder.timestamp)}${typeof url === 'string' ? `: ${url}` : ''}`;
}
