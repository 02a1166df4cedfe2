import { join } from 'node:path';
import { withTokens } from '../nfs-lock/lock-paths.ts';
import type { PublishPaths } from '../shared-dir/publish.ts';

const LONGEST_NAME = 200;

/** Whether a name that a user chose can begin file names of ours. */
export function isFileName(name: string, longest: number): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) && name.length <= longest;
}

export function describeFileName(longest: number): string {
  return `1 to ${longest} letters, digits, '.', '_' or '-', not starting with a dot`;
}

/** What the listing of `.locks` says of one entry. */
export interface EntryListing {
  readonly done: boolean;
  readonly locked: boolean;
  /** File names of failure markers, sorted, so that all callers mean the same one: older runs have lower numbers. */
  readonly failures: readonly string[];
  readonly leftovers: Leftovers;
}

/** Paths of what may be somebody's who is at work, or what a crash has left. */
export interface Leftovers {
  /** Names that are used for a moment, by whoever publishes or looks; nobody misses them. */
  readonly passing: readonly string[];
  /** Results on their way out, which may have to be put back where there is none. */
  readonly invalidated: readonly string[];
}

export const NO_LEFTOVERS: Leftovers = { passing: [], invalidated: [] };

/** Where the markers and the lock of one entry stand: `PATH/.locks/NAME.{lock,done,failed}`, as pytest-cocotb has them. */
export class EntryPaths {
  readonly path: string;
  readonly name: string;
  readonly locks: string;
  readonly lock: string;
  readonly done: string;

  constructor(path: string, name: string) {
    if (!isFileName(name, LONGEST_NAME)) {
      throw new TypeError(
        `the name ${JSON.stringify(name.slice(0, LONGEST_NAME))} cannot be a file name of ours: ` +
          `use ${describeFileName(LONGEST_NAME)}`,
      );
    }
    this.path = path;
    this.name = name;
    this.locks = join(path, '.locks');
    this.lock = this.#marker('lock');
    this.done = this.#marker('done');
  }

  /** @param failureId undefined for the library alone: `NAME.failed` */
  failed(failureId: string | undefined): string {
    return this.#marker(failureId === undefined ? 'failed' : `failed.${failureId}`);
  }

  /** Where a `.done` that vouches for data that is gone is moved on its way out. */
  invalidated(token: string): string {
    return this.#marker(`invalid.${token}`);
  }

  /** A name to make and remove again at once. */
  scratch(token: string): string {
    return this.#marker(`scratch.${token}`);
  }

  /** The path of a name that the listing gave. */
  listed(name: string): string {
    return join(this.locks, name);
  }

  publish(marker: string, token: string): PublishPaths {
    return {
      dir: this.locks,
      marker,
      draft: this.#marker(`draft.${token}`),
      scratch: this.scratch(token),
    };
  }

  sort(names: readonly string[]): EntryListing {
    const own = names
      .filter((name) => name.startsWith(`${this.name}.`))
      .map((name) => name.slice(this.name.length + 1));
    const paths = (prefix: string) => withTokens(own, prefix).map((ending) => this.#marker(ending));
    return {
      done: own.includes('done'),
      locked: own.includes('lock'),
      failures: own
        .filter((ending) => FAILED.test(ending))
        .map((ending) => `${this.name}.${ending}`)
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
      leftovers: { passing: [...paths('draft.'), ...paths('scratch.')], invalidated: paths('invalid.') },
    };
  }

  #marker(ending: string): string {
    return join(this.locks, `${this.name}.${ending}`);
  }
}

/** `failed`, `failed.RUN-ATTEMPT`, and `failed.RUN-ATTEMPT.N` for the Nth failure of one run attempt. */
const FAILED = /^failed(\.[A-Za-z0-9-]+(\.\d+)?)?$/;
