/**
 * What waiting legs ask of the server, minute by minute, and whether it depends on the other entries of the repository; writes
 * the tables of docs/performance.md.
 *
 *     npm run measure:nfs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import type { NfsVersion } from './lab/host.ts';
import { type Lab, startLab } from './lab/lab.ts';
import { Waiting, type WaitingCost, type WaitingSetup } from './waiting-cost.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/performance.md');
const VERSIONS: readonly NfsVersion[] = ['3', '4.2'];
const MINUTES = [1, 2, 5, 10];
const ENTRIES = [10, 1000, 10_000];
const MINUTE = 60;
const SETTLE_SECONDS = 15;

type Row = readonly (string | number)[];

function setup(lab: Lab, version: NfsVersion): Omit<WaitingSetup, 'prints' | 'pollSeconds' | 'others'> {
  return { lab, version, builder: lab.client(1), waiters: [2, 3].map((n) => ({ client: lab.client(n), legs: 3 })) };
}

/** A wait of ten minutes, beside entries that change. */
async function measureMinutes(lab: Lab, version: NfsVersion, prints: boolean): Promise<Row[]> {
  await using waiting = await Waiting.begin({
    ...setup(lab, version),
    prints,
    pollSeconds: 0.1,
    others: { count: 10, busy: true },
  });
  const rows: Row[] = [];
  for (const minute of MINUTES) {
    const cost = await waiting.cost((minute - 1) * MINUTE, minute * MINUTE);
    rows.push([prints ? 'a line a second' : 'nothing', version, minute, ...inNumbers(cost)]);
  }
  return rows;
}

/** A minute at the longest pause, which is the tenth minute's, beside more and more entries that change. */
async function measureEntries(lab: Lab, version: NfsVersion, count: number): Promise<Row> {
  await using waiting = await Waiting.begin({
    ...setup(lab, version),
    prints: false,
    pollSeconds: 5,
    others: { count, busy: true },
  });
  const cost = await waiting.cost(SETTLE_SECONDS, SETTLE_SECONDS + MINUTE);
  return [count, version, ...inNumbers(cost)];
}

function inNumbers({ looks, requests, bytes }: WaitingCost): Row {
  return [looks.toFixed(0), requests.toFixed(0), (bytes / 1000).toFixed(1)];
}

function renderTable(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function writeTable(name: string, table: string): void {
  console.log(table);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = readFileSync(DOCUMENT, 'utf8');
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for the table ${name}.`);
  writeFileSync(DOCUMENT, `${before}${begin}\n${table}${end}${after}`);
}

test('what waiting asks of the server', async () => {
  await using lab = await startLab({ clients: 3, memory: '1G' });
  const numbers = ['looks', 'requests', 'kB'];
  const entries: Row[] = [];
  for (const count of ENTRIES)
    entries.push(...(await Promise.all(VERSIONS.map((version) => measureEntries(lab, version, count)))));
  writeTable('entries', renderTable(['other entries', 'NFS', ...numbers], entries));
  const minutes = await Promise.all(
    [true, false].flatMap((prints) => VERSIONS.map((version) => measureMinutes(lab, version, prints))),
  );
  writeTable('minutes', renderTable(['the build prints', 'NFS', 'minute', ...numbers], minutes.flat()));
});
