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

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * `::name key=value,key=value::data` after white space alone, or anywhere the older `##[name key=value;key=value]data`; a
 * line whose command is not known is ordinary output.
 */
function parseCommand(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const forms = [
    { expression: /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s, separator: ',', inProperties: { '%3A': ':', '%2C': ',' } },
    { expression: /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s, separator: ';', inProperties: { '%3B': ';', '%5D': ']' } },
  ];
  for (const { expression, separator, inProperties } of forms) {
    const [, name, properties = '', data = ''] = expression.exec(line) ?? [];
    if (name === undefined || !isKnown(name)) continue;
    const pairs = properties.split(separator).flatMap((pair) => {
      const [, key, value] = /^\s*([^=]+)=(.+)$/s.exec(pair) ?? [];
      return key === undefined || value === undefined ? [] : [[key, decode(value, inProperties)] as const];
    });
    return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: decode(data, {}) };
  }
  return undefined;
}

/** The percent sign comes last, so that `%250A` gives `%0A`. */
function decode(text: string, escapes: Readonly<Record<string, string>>): string {
  const all = { '%0D': '\r', '%0A': '\n', ...escapes, '%25': '%' };
  return Object.entries(all).reduce((result, [code, plain]) => result.replaceAll(code, plain), text);
}
