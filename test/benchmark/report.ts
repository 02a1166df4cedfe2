import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DOCUMENT = join(import.meta.dirname, '../../docs/performance.md');

/** A table of docs/performance.md, and how it comes about. The document has a place of that name for it. */
export interface Section {
  readonly name: string;
  readonly head: readonly string[];
  /** One array of cells for each line. What cannot be measured on this machine is a line that says so. */
  readonly measure: (settings: Settings) => Promise<readonly Cells[]>;
}

export type Cells = readonly string[];

export interface Settings {
  /** A directory for all that is made, removed at the end. */
  readonly directory: string;
  /** Of the Verilator design: with 28 its build takes 20 s on a processor of 2026. */
  readonly designUnits: number;
  /** Fewer rounds, to see that all of it runs: nothing is written then. */
  readonly isTrial: boolean;
}

/** A line for what this machine lacks; said on the terminal as well. */
export function cannotRun(head: readonly string[], what: string, why: string): Cells {
  console.error(`!!! NOT MEASURED: ${what}: ${why}`);
  return [what, `not measured here: ${why}`, ...head.slice(2).map(() => '')];
}

/** The line in place of a table that could not be measured. */
export function failed(head: readonly string[], name: string, error: unknown): Cells {
  console.error(`!!! FAILED: ${name}:`, error);
  const [why = ''] = `${error instanceof Error ? error.message : error}`.split('\n');
  return [`not measured: ${why.slice(0, 200)}`, ...head.slice(1).map(() => '')];
}

export function renderTable(head: readonly string[], lines: readonly Cells[]): string {
  const line = (cells: Cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + lines.map(line).join('');
}

/** Puts texts into their places in the document. */
export function writePlaces(texts: Readonly<Record<string, string>>): void {
  let document = readFileSync(DOCUMENT, 'utf8');
  for (const [name, text] of Object.entries(texts)) {
    const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [before, rest] = document.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place named ${name}`);
    document = `${before}${begin}${text}${end}${after}`;
  }
  writeFileSync(DOCUMENT, document);
}

/**
 * Measures section by section, prints each table as it comes, and writes all of them unless it was a trial or a part. A section that
 * fails says so in its place and costs no other; the run then ends with exit code 1.
 */
export async function report(
  sections: readonly Section[],
  only: readonly string[],
  settings: Settings,
  machine: { readonly place: string; readonly text: string },
): Promise<void> {
  const unknown = only.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) throw new Error(`no section ${unknown}; there are ${sections.map(({ name }) => name)}`);
  const texts: Record<string, string> = { [machine.place]: machine.text };
  console.log(machine.text);
  const began = performance.now();
  for (const { name, head, measure } of sections) {
    if (only.length > 0 && !only.includes(name)) continue;
    const started = performance.now();
    const lines = await measure(settings).catch((error: unknown) => {
      process.exitCode = 1;
      return [failed(head, name, error)];
    });
    const table = renderTable(head, lines);
    texts[name] = table;
    console.log(`\n## ${name}, in ${Math.round((performance.now() - started) / 1000)} s\n\n${table}`);
  }
  console.log(`\nin ${Math.round((performance.now() - began) / 1000)} s in all`);
  if (settings.isTrial || only.length > 0)
    console.log('docs/performance.md stays as it is: this was a part or a trial');
  else writePlaces(texts);
}
