import type { Status } from '../../../src/shared-dir/shared-dir.ts';
import type { Inode } from './inode.ts';

/** How long a client believes a file's attributes at least and at most (acregmin, acregmax). */
const LEAST_SECONDS = 3;
const MOST_SECONDS = 60;

interface Known {
  status: Status;
  checkedAtSeconds: number;
  /** Doubles each time nothing had changed. */
  believedSeconds: number;
}

/** What one client remembers of files' attributes. Opening a file asks anew; `stat` alone does not, for as long as it believes itself. */
export class Attributes {
  readonly #now: () => number;
  readonly #known = new Map<Inode, Known>();

  constructor(now: () => number) {
    this.#now = now;
  }

  believed(inode: Inode): Status | undefined {
    const known = this.#known.get(inode);
    return known && this.#now() - known.checkedAtSeconds < known.believedSeconds ? known.status : undefined;
  }

  /** They have come from the server. */
  learn(inode: Inode, status: Status): Status {
    const known = this.#known.get(inode);
    const isUnchanged = known?.status.size === status.size && known.status.mtimeNs === status.mtimeNs;
    const believedSeconds = isUnchanged ? Math.min(MOST_SECONDS, 2 * known.believedSeconds) : LEAST_SECONDS;
    this.#known.set(inode, { status, checkedAtSeconds: this.#now(), believedSeconds });
    return status;
  }
}
