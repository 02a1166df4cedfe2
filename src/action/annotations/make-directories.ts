import { resolve } from 'node:path';

const SAID = /^(?:(?:\S*make(?:\[\d+\])?|ninja): )?(Entering|Leaving) directory [`'](.+)'$/;

/** Where make and ninja say that they work, so that `../rtl/top.sv` can be told from there; the latest first. */
export class MakeDirectories {
  readonly #from: string;
  #entered: readonly string[] = [];

  /** @param from the build's working directory */
  constructor(from: string) {
    this.#from = from;
  }

  see(line: string): void {
    const [, verb, path] = SAID.exec(line) ?? [];
    if (path === undefined) return;
    const directory = resolve(this.#from, path);
    const at = this.#entered.indexOf(directory);
    if (verb === 'Entering') this.#entered = [directory, ...this.#entered];
    // Parallel makes enter and leave in any order.
    else if (at >= 0) this.#entered = this.#entered.toSpliced(at, 1);
  }

  /** All that were entered and not left, then the build's own. */
  get current(): readonly string[] {
    return [...this.#entered, this.#from];
  }
}
