import { findCommand } from '../workflow-command.ts';

/**
 * What a build's output has opened and not closed. Until it is closed, the step's own commands behind it do not count
 * (`::stop-commands::`), or what it says is folded away (`::group::`).
 */
export class OpenCommands {
  #stopToken: string | undefined;
  #isGroupOpen = false;

  /** What lets commands act again; undefined where they are not stopped. */
  get stopToken(): string | undefined {
    return this.#stopToken;
  }

  get isGroupOpen(): boolean {
    return this.#isGroupOpen;
  }

  /** @param shown a line of output, as it is printed */
  see(shown: string): void {
    if (!shown.includes('::') && !shown.includes('##[')) return;
    for (const line of shown.split('\r')) this.#seeLine(line);
  }

  #seeLine(line: string): void {
    const token = this.#stopToken?.toLowerCase();
    if (token !== undefined) {
      if (findCommand(line, (name) => name === token) !== undefined) this.#stopToken = undefined;
      return;
    }
    const command = findCommand(line, (name) => ['stop-commands', 'group', 'endgroup'].includes(name));
    if (command?.name === 'stop-commands' && command.data !== '') this.#stopToken = command.data;
    if (command?.name === 'group') this.#isGroupOpen = true;
    if (command?.name === 'endgroup') this.#isGroupOpen = false;
  }
}
