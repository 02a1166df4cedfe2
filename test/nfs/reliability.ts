import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of docs/reliability.md, as a test saw it. */
export interface Observation {
  readonly case: string;
  readonly version: string;
  readonly rounds: number;
  /** How often the build command or the called function ran. */
  readonly builds?: number;
  /** How often somebody was inside while another one was. */
  readonly overlaps?: number;
  /** From the fault to the moment in which another one builds. */
  readonly takeoverSeconds?: number;
  /** What was left in the lock's directory besides markers. */
  readonly stuck?: number;
  /** Callers that gave up because the lock never came free. */
  readonly stuckCallers?: number;
}

const OBSERVATIONS = join(import.meta.dirname, 'observations.jsonl');
const DOCUMENT = join(import.meta.dirname, '../../docs/reliability.md');
const [BEGIN, END] = ['<!-- observations -->', '<!-- /observations -->'];

export function note(observation: Observation): void {
  appendFileSync(OBSERVATIONS, `${JSON.stringify(observation)}\n`);
}

export function forgetObservations(): void {
  rmSync(OBSERVATIONS, { force: true });
}

/** Prints what was seen, and with RECORD=1 writes it into docs/reliability.md. */
export function report(): void {
  if (!existsSync(OBSERVATIONS)) return;
  const lines = readFileSync(OBSERVATIONS, 'utf8').trim().split('\n');
  const table = renderTable(lines.map((line) => JSON.parse(line) as Observation));
  console.log(`\n${table}`);
  if (!process.env.RECORD) return;
  const document = readFileSync(DOCUMENT, 'utf8');
  const [before = '', rest = ''] = document.split(BEGIN);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n${table}${END}${rest.split(END)[1] ?? '\n'}`);
}

function renderTable(observations: readonly Observation[]): string {
  const cell = (value: number | undefined) => (value === undefined ? '' : `${value}`);
  // They were noted in the order in which the tests ended.
  const sorted = observations.toSorted((a, b) => a.case.localeCompare(b.case) || a.version.localeCompare(b.version));
  const rows = sorted.map(
    ({ case: what, version, rounds, builds, overlaps, takeoverSeconds, stuck, stuckCallers }) =>
      `| ${what} | ${version} | ${rounds} | ${cell(builds)} | ${cell(overlaps)} | ${takeoverSeconds?.toFixed(1) ?? ''} | ${cell(stuck)} | ${cell(stuckCallers)} |\n`,
  );
  return (
    '| case | NFS | rounds | builds run | two inside | taken over after (s) | left besides markers | callers stuck |\n' +
    `| --- | --- | --- | --- | --- | --- | --- | --- |\n${rows.join('')}`
  );
}
