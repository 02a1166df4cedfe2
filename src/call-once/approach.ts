import type { Contender, Step } from '../nfs-lock/contender.ts';
import type { Host } from '../nfs-lock/host.ts';
import { lookDown, makeDirectories } from '../shared-dir/make-directory.ts';
import { isDenied } from '../shared-dir/shared-dir.ts';
import type { EntryPaths } from './entry-paths.ts';
import type { Look } from './entry-view.ts';

/** On a `nocto` mount nothing else asks the server. */
const TRY_SECONDS = 10;
/** In a row; after that, only questions that this client's caches cannot answer. */
const MOST_LOOKS_IN_VAIN = 2;
const STALE_LISTING: Step = { kind: 'free', found: 'a marker is listed, and not there' };

export interface ApproachOptions {
  readonly host: Host;
  readonly paths: EntryPaths;
  readonly lock: Contender;
  /** Below it, missing directories are made. */
  readonly root: string;
  /** Whether this caller may make the call, or only waits for others. */
  readonly mayCall: boolean;
  readonly onNotice: (notice: string) => void;
}

/** One caller's way to the lock of an entry without a result: chooses the next step by what its look says. */
export class Approach {
  readonly #options: ApproachOptions;
  #looksInVain = 0;
  /**
   * When to try a listed lock by mkdir, which no cache answers: at once after it was listed and then not there, since one of the
   * two was stale; now and then in any case (protocol: look 4).
   */
  #trySeconds = Number.NEGATIVE_INFINITY;
  #mayWrite = false;
  /** What the last look saw of the entry's directory. */
  #wasThere = false;
  #rootWasThere = false;

  constructor(options: ApproachOptions) {
    this.#options = options;
  }

  /** A root that was never there is a missing mount. */
  get rootWasThere(): boolean {
    return this.#rootWasThere;
  }

  /** This caller held the lock in between, and reported how that went. */
  restart(): void {
    this.#wasThere = false;
  }

  async step(look: Look<unknown>): Promise<Step> {
    if (look.kind !== 'missing') this.#wasThere = this.#rootWasThere = true;
    return this.#options.mayCall ? await this.#stepTowardsLock(look) : await this.#stepOfWaiter(look);
  }

  async #stepTowardsLock(look: Look<unknown>): Promise<Step> {
    if (look.kind === 'stale-listing' || look.kind === 'missing') return await this.#stepInVain(look);
    this.#looksInVain = 0;
    const isLocked = look.kind === 'pending' && look.locked;
    if (isLocked) await this.#seeThatItMayWrite();
    const now = this.#options.host.clock.monotonicSeconds();
    if (isLocked && now < this.#trySeconds) {
      const step = await this.#options.lock.watch();
      if (step.kind === 'free') this.#trySeconds = now;
      return step;
    }
    this.#trySeconds = now + TRY_SECONDS;
    const step = await this.#tryAcquire(look);
    if (step.kind === 'free') this.#trySeconds = now;
    return step;
  }

  /**
   * After an inconclusive look: it may be this client's stale cache, and a second look is cheaper than the lock. But it may be true
   * again and again (another process removes empty directories), or a cache that no look refreshes: then the lock comes next,
   * which only the server answers (protocol: look 5).
   */
  async #stepInVain(look: Look<unknown> & { readonly kind: 'stale-listing' | 'missing' }): Promise<Step> {
    const { kind } = look;
    if (kind === 'missing' && this.#wasThere) {
      this.#options.onNotice(`${this.#options.paths.path} was removed while it was in use; starting again`);
      this.#wasThere = false;
    }
    this.#looksInVain += 1;
    if (this.#looksInVain > MOST_LOOKS_IN_VAIN) return await this.#tryAcquire(look);
    if (kind === 'stale-listing') return STALE_LISTING;
    // Only making each level gets this client past its caches.
    await makeDirectories(this.#options.host.dir, this.#options.root, this.#options.paths.locks);
    this.#rootWasThere = true;
    return { kind: 'free', found: 'its directory is missing' };
  }

  /** A caller that may not make the call takes no lock, breaks none, and writes nothing. */
  async #stepOfWaiter(look: Look<unknown>): Promise<Step> {
    // This client's cache may be stale, which only looking up each level refreshes.
    if (look.kind === 'missing') await lookDown(this.#options.host.dir, this.#options.root, this.#options.paths.locks);
    return look.kind === 'pending' && look.locked ? await this.#options.lock.observe() : { kind: 'waiting' };
  }

  /** A waiting caller may have to take over. Better to fail now than in an hour, when the builder has died. */
  async #seeThatItMayWrite(): Promise<void> {
    if (this.#mayWrite) return;
    const scratch = this.#options.paths.scratch(this.#options.host.newToken());
    await this.#options.host.dir.mkdir(scratch);
    await this.#options.host.dir.rmdir(scratch);
    this.#mayWrite = true;
  }

  async #tryAcquire(look: Look<unknown>): Promise<Step> {
    try {
      return await this.#options.lock.tryAcquire();
    } catch (error) {
      // A caller that may only read cannot say so under the lock; a stale cache it has to wait out.
      if (isDenied(error) && look.kind === 'invalid') this.#options.onNotice(look.why);
      if (isDenied(error) && look.kind === 'stale-listing') return STALE_LISTING;
      throw error;
    }
  }
}
