const MOST_KEPT = 3;

/** What one caller's last looks at a lock found, for a timeout without a known holder. */
export class LastLooks {
  readonly #found: { readonly what: string; times: number }[] = [];

  /** @param what a clause: `its directory is missing` */
  add(what: string): void {
    const last = this.#found.at(-1);
    if (last?.what === what) last.times += 1;
    else this.#found.push({ what, times: 1 });
    if (this.#found.length > MOST_KEPT) this.#found.shift();
  }

  /** Undefined if there was none. */
  describe(): string | undefined {
    const looks = this.#found.map(({ what, times }) => (times === 1 ? what : `${what} (${times} times)`));
    return looks.length === 0 ? undefined : looks.join(', then ');
  }
}
