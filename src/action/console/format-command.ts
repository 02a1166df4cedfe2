/** One of our own commands as a line, escaped: its data cannot begin a line or another command. */
export function formatCommand(name: string, data = '', properties: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${[name, pairs.join(',')].filter((part) => part !== '').join(' ')}::${escapeData(data)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
