import { resolve } from 'node:path';

const SAID = /^(?:(?:\S*make(?:\[\d+\])?|ninja): )?(Entering|Leaving) directory [`'](.+)'$/;

/** The directories that make and ninja say they enter, latest first, to resolve paths such as `../rtl/top.sv`. */
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

  /** Those entered and not yet left, then the build's own. */
  get current(): readonly string[] {
    return [...this.#entered, this.#from];
  }
}
