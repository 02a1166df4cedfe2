import type { Inode } from './inode.ts';

/** What an NFS 4 server delegates: servers differ, and newer ones delegate more. */
export type Delegating = 'nothing' | 'what is read' | 'what is read or written';

/** A client as the server sees it. */
export interface Delegate {
  /** Whether it answers when the server wants a delegation back. */
  isReachable(): boolean;
}

interface Delegation {
  readonly kind: 'read' | 'write';
  recalledAtSeconds?: number;
}

/** The request waits for another client, and is sent again. */
export class Delayed {}

/**
 * Files whose opening the server has left to a client. Who else wants to change or remove one has to wait until it is given
 * back: by a client that is dead or cut off, never; then the server takes it away when that client's lease on the server is
 * over. Only regular files are delegated, for nothing else is opened.
 */
export class Delegations {
  readonly #nowSeconds: () => number;
  readonly #delegating: Delegating;
  readonly #leaseSeconds: number;
  /** Whether anybody ever had to wait for one that did not answer. */
  wasDelayed = false;
  #delegated = new Map<Inode, Map<Delegate, Delegation>>();

  constructor(nowSeconds: () => number, delegating: Delegating, leaseSeconds: number) {
    this.#nowSeconds = nowSeconds;
    this.#delegating = delegating;
    this.#leaseSeconds = leaseSeconds;
  }

  opened(inode: Inode, kind: 'read' | 'write', client: Delegate): void {
    if (inode.kind !== 'file' || this.#delegating === 'nothing') return;
    if (kind === 'write' && this.#delegating === 'what is read') return;
    const delegates = this.#delegated.get(inode) ?? new Map<Delegate, Delegation>();
    this.#delegated.set(inode, delegates);
    if (delegates.get(client)?.kind !== 'write') delegates.set(client, { kind });
  }

  /**
   * Takes back from others what is in the way of that use.
   *
   * @throws Delayed while one of them does not answer
   */
  recall(inode: Inode | undefined, use: 'read' | 'change', client: Delegate): void {
    const delegates = inode && this.#delegated.get(inode);
    for (const [other, delegation] of delegates ?? []) {
      if (other === client || (use === 'read' && delegation.kind === 'read')) continue;
      delegation.recalledAtSeconds ??= this.#nowSeconds();
      const isOver = this.#nowSeconds() - delegation.recalledAtSeconds >= this.#leaseSeconds;
      if (!isOver && !other.isReachable()) {
        this.wasDelayed = true;
        throw new Delayed();
      }
      delegates?.delete(other);
    }
  }

  /** The server restarts. (Who is alive reclaims what it had; nobody else waits for that here.) */
  forget(): void {
    this.#delegated = new Map();
  }
}
