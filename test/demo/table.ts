import { builderName, type LegReport } from './leg-report.ts';

const HEAD = ['leg', 'outcome', 'built by', 'waited', 'check'];

export function renderTable(legs: readonly LegReport[]): string[] {
  const rows = [HEAD, ...legs.map((leg) => row(leg, legs))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.toSpliced(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
}

function row(leg: LegReport, legs: readonly LegReport[]): string[] {
  if (leg.step === 'failed') return [leg.name, 'FAILED', '', '', ''];
  const { name, outcome, waitSeconds, check } = leg;
  const verdict = check.result === 'passed' ? `passed (${check.digests} digests)` : 'FAILED';
  return [name, outcome, builderName(leg, legs), `${waitSeconds.toFixed(1)} s`, verdict];
}
