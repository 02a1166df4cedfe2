import { findCommand } from '../../build/output/workflow-command.ts';
import { formatCommand } from './format-command.ts';

/**
 * What a build's output has opened and not closed: until then the step's own commands are ignored (`::stop-commands::`), or
 * its lines are folded away (`::group::`).
 */
export class OpenCommands {
  #stopToken: string | undefined;
  #isGroupOpen = false;

  /** The token that resumes commands; undefined while they are not stopped. */
  get stopToken(): string | undefined {
    return this.#stopToken;
  }

  get isGroupOpen(): boolean {
    return this.#isGroupOpen;
  }

  /**
   * @param shown a line of output about to be printed
   * @param newToken replaces a stop token that cannot be given back, for example one with a blank in it
   * @returns the line to print, so that whatever it opens can be closed
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
