/** A column of a table: its heading and alignment. */
export interface Column {
  readonly heading: string;
  readonly align?: 'right';
}

/** Lines of which the columns stand one below the other. The last column is not filled up. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ heading }) => heading)), ...rows.map(line)];
}

/** `label: value` lines, the values one below the other. */
export function formatFacts(facts: readonly (readonly [label: string, value: string | undefined])[]): string[] {
  const known = facts.filter(([, value]) => value !== undefined);
  const width = Math.max(0, ...known.map(([label]) => label.length));
  return known.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}
