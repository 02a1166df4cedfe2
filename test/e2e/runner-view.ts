import { parseCommand } from '../workflow/log-commands.ts';

/** What the runner makes of a line. */
export interface Seen {
  /** The name of the command that acts; undefined for a line that is only shown. */
  readonly command?: string;
  /** What the command carries, or the line. */
  readonly text: string;
  /** Whether commands were stopped, so that none in the line could act. */
  readonly isInert: boolean;
  /** The title of the group that the line is folded into. */
  readonly group?: string;
}

const COMMANDS = [
  ...['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'echo', 'stop-commands', 'add-mask'],
  ...['add-matcher', 'remove-matcher', 'set-output', 'save-state', 'set-env', 'add-path'],
];

/**
 * A step's output as the runner takes it: which commands act, which lines are shown with commands stopped, and in which
 * group. What only opens and closes (groups, stopped commands) is left out.
 */
export function seenByRunner(output: string): Seen[] {
  const seen: Seen[] = [];
  let token: string | undefined;
  let group: string | undefined;
  const lines = output.split(/\r\n|\n|\r/);
  for (const line of lines.at(-1) === '' ? lines.slice(0, -1) : lines) {
    const isNamed = (name: string) => COMMANDS.includes(name.toLowerCase()) || name.toLowerCase() === token;
    const command = parseCommand(line, isNamed);
    const place = { isInert: token !== undefined, ...(group === undefined ? {} : { group }) };
    if (command !== undefined && command.name === token) token = undefined;
    else if (command === undefined || token !== undefined) seen.push({ text: line, ...place });
    else if (command.name === 'stop-commands') token = command.data.toLowerCase();
    else if (command.name === 'group') group = command.data;
    else if (command.name === 'endgroup') group = undefined;
    else {
      const owner = command.properties.owner;
      seen.push({ command: command.name, text: owner ?? command.data, ...place });
    }
  }
  return seen;
}

/** The state at the end of the output: what opened it must have closed it. */
export function isAllClosed(output: string): boolean {
  const [last] = seenByRunner(`${output}${output.endsWith('\n') ? '' : '\n'}the end`).slice(-1);
  return last?.text === 'the end' && !last.isInert && last.group === undefined;
}
