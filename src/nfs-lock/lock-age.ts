import type { Host } from './host.ts';
import { type LockPaths, sortInside } from './lock-paths.ts';
import { ServerClock } from './server-clock.ts';

/** How long a lock has been held: by the server's clock on both ends, as the clocks of hosts differ. */
export class LockAge {
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #serverClock: ServerClock;

  constructor(host: Host, paths: LockPaths) {
    this.#host = host;
    this.#paths = paths;
    this.#serverClock = new ServerClock(host.dir, host.clock, paths.scratch(host.newToken()));
  }

  /** Undefined where there is no claim, or none that this client can see yet. */
  async seconds(): Promise<number | undefined> {
    const { dir } = this.#host;
    const [claim] = sortInside((await dir.list(this.#paths.lock)) ?? []).claims;
    const link = claim && (await dir.readLink(this.#paths.claim(claim)));
    return link && (await this.#serverClock.ageSeconds(link.mtimeNs));
  }
}
