/** `::name key=value::data`, or the older `##[name key=value]data`, in a line of output. */
export interface WorkflowCommand {
  /** In lower case. */
  readonly name: string;
  readonly data: string;
}

/**
 * The workflow command that the runner finds in a line, by its rules: white space may precede `::`, `##[` may stand anywhere,
 * case is ignored, and unknown names are not commands.
 *
 * @param line without carriage returns, which the runner treats as ends of lines
 * @param isKnown takes a name in lower case
 */
export function findCommand(line: string, isKnown: (name: string) => boolean): WorkflowCommand | undefined {
  return [afterColons(line), inBrackets(line)].find((command) => command !== undefined && isKnown(command.name));
}

function afterColons(line: string): WorkflowCommand | undefined {
  const [, info, data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  return info === undefined || data === undefined ? undefined : { name: nameOf(info), data: unescapeData(data) };
}

function inBrackets(line: string): WorkflowCommand | undefined {
  const [, info, data] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
  if (info === undefined || data === undefined) return undefined;
  return { name: nameOf(info), data: unescapeData(data.replaceAll('%3B', ';').replaceAll('%5D', ']')) };
}

function nameOf(info: string): string {
  return (info.split(' ')[0] ?? '').toLowerCase();
}

/** The percent sign last, so that `%250A` gives `%0A`. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
