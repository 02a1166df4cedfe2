import { findCommand } from '../../build/output/workflow-command.ts';
import { formatCommand } from './format-command.ts';

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

  /**
   * @param shown a line of output, as it is to be printed
   * @param newToken for one that stops commands until what cannot be said, a token with a blank in it, say
   * @returns the line as it may be printed, so that what it opens can be closed
   */
  see(shown: string, newToken: () => string): string {
    if (!shown.includes('::') && !shown.includes('##[')) return shown;
    for (const line of shown.split('\r')) this.#seeLine(line);
    if (this.#stopToken === undefined || canBeGiven(this.#stopToken)) return shown;
    this.#stopToken = newToken();
    return formatCommand('stop-commands', this.#stopToken);
  }

  #seeLine(line: string): void {
    if (this.#stopToken !== undefined) {
      if (isCommand(line, this.#stopToken)) this.#stopToken = undefined;
      return;
    }
    const command = findCommand(line, (name) => ['stop-commands', 'group', 'endgroup'].includes(name));
    if (command?.name === 'stop-commands' && command.data !== '') this.#stopToken = command.data;
    if (command?.name === 'group') this.#isGroupOpen = true;
    if (command?.name === 'endgroup') this.#isGroupOpen = false;
  }
}

function isCommand(line: string, name: string): boolean {
  return findCommand(line, (found) => found === name.toLowerCase()) !== undefined;
}

function canBeGiven(token: string): boolean {
  return !/[\r\n]/.test(token) && isCommand(formatCommand(token), token);
}
