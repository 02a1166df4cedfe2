/** `::name key=value,key=value::data`, or the older `##[name key=value;key=value]data`, in a line of output. */
export interface LogCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** @param isKnown a line whose command is not known is ordinary output */
export function parseCommand(line: string, isKnown: (name: string) => boolean): LogCommand | undefined {
  return parseColons(line, isKnown) ?? parseBrackets(line, isKnown);
}

/** Only white space may stand before it. */
function parseColons(line: string, isKnown: (name: string) => boolean): LogCommand | undefined {
  const [, name, properties, data] = /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined || !isKnown(name)) return undefined;
  return {
    name: name.toLowerCase(),
    properties: parseProperties(properties ?? '', ',', { '%3A': ':', '%2C': ',' }),
    data: decode(data, {}),
  };
}

/** It may stand anywhere in the line. */
function parseBrackets(line: string, isKnown: (name: string) => boolean): LogCommand | undefined {
  const [, name, properties, data] = /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined || !isKnown(name)) return undefined;
  const escapes = { '%3B': ';', '%5D': ']' };
  return {
    name: name.toLowerCase(),
    properties: parseProperties(properties ?? '', ';', escapes),
    data: decode(data, escapes),
  };
}

function parseProperties(text: string, separator: string, escapes: Record<string, string>): Record<string, string> {
  const pairs = text.split(separator).flatMap((pair) => {
    const [, key, value] = /^\s*([^=]+)=(.+)$/s.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key, decode(value, escapes)] as const];
  });
  return Object.fromEntries(pairs);
}

/** The percent sign comes last, so that `%250A` gives `%0A`. */
function decode(text: string, escapes: Record<string, string>): string {
  const all = { '%0D': '\r', '%0A': '\n', ...escapes, '%25': '%' };
  return Object.entries(all).reduce((result, [code, plain]) => result.replaceAll(code, plain), text);
}
