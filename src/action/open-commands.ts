/**
 * What a build's output has opened and not closed. Until it is closed, the step's own commands behind it do not count
 * (`::stop-commands::`), or what it says is folded away (`::group::`).
 */
export class OpenCommands {
  #token: string | undefined;
  #isGroupOpen = false;

  /** @param line as the runner sees it */
  see(line: string): void {
    if (this.#token !== undefined) {
      if (line.trimStart().startsWith(`::${this.#token}::`)) this.#token = undefined;
      return;
    }
    this.#token = /^\s*::stop-commands::(.+)$/.exec(line)?.[1];
    if (/^\s*::group::|##\[group\]/.test(line)) this.#isGroupOpen = true;
    if (/^\s*::endgroup::|##\[endgroup\]/.test(line)) this.#isGroupOpen = false;
  }

  /** The lines that close it all. */
  get closing(): string {
    const token = this.#token === undefined ? '' : `::${this.#token}::\n`;
    return `${token}${this.#isGroupOpen ? '::endgroup::\n' : ''}`;
  }
}
