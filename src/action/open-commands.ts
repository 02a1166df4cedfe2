import { findCommand } from './workflow-command.ts';

/**
 * What a build's output has opened and not closed. Until it is closed, the step's own commands behind it do not count
 * (`::stop-commands::`), or what it says is folded away (`::group::`).
 */
export class OpenCommands {
  #token: string | undefined;
  #isGroupOpen = false;

  /** @param shown a line of output, as it is printed */
  see(shown: string): void {
    if (!shown.includes('::') && !shown.includes('##[')) return;
    for (const line of shown.split('\r')) this.#seeLine(line);
  }

  /** The lines that close it all. */
  get closing(): string {
    const token = this.#token === undefined ? '' : `::${this.#token}::\n`;
    return `${token}${this.#isGroupOpen ? '::endgroup::\n' : ''}`;
  }

  #seeLine(line: string): void {
    const token = this.#token?.toLowerCase();
    if (token !== undefined) {
      if (findCommand(line, (name) => name === token) !== undefined) this.#token = undefined;
      return;
    }
    const command = findCommand(line, (name) => ['stop-commands', 'group', 'endgroup'].includes(name));
    if (command?.name === 'stop-commands' && command.data !== '') this.#token = command.data;
    if (command?.name === 'group') this.#isGroupOpen = true;
    if (command?.name === 'endgroup') this.#isGroupOpen = false;
  }
}
