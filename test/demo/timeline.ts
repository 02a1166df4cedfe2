import type { LegReport } from './leg-report.ts';

export type Phase = 'starting' | 'waiting' | 'building' | 'checking' | 'failing';

interface Span {
  readonly phase: Phase;
  readonly endSeconds: number;
}

const MARKS: Readonly<Record<Phase, string>> = {
  starting: '.',
  waiting: '~',
  building: '#',
  checking: '=',
  failing: 'x',
};

/** One row a leg over the wall clock, `width` characters wide in all. `paint` colours a run of one phase. */
export function renderTimeline(
  legs: readonly LegReport[],
  width: number,
  paint: (phase: Phase, text: string) => string,
): string[] {
  const label = Math.max(...legs.map(({ name }) => name.length)) + 2;
  const columns = width - label;
  const end = Math.max(...legs.flatMap((leg) => spans(leg).map(({ endSeconds }) => endSeconds)));
  const rows = legs.map((leg) => leg.name.padEnd(label) + bar(leg, end / columns, paint));
  const last = `${end.toFixed(1)} s`;
  const axis = '0 s'.padEnd(columns - last.length) + last;
  const legend = (Object.keys(MARKS) as Phase[])
    .filter((phase) => legs.some((leg) => spans(leg).some((span) => span.phase === phase)))
    .map((phase) => `${paint(phase, MARKS[phase])} ${phase}`)
    .join('   ');
  return [...rows, ' '.repeat(label) + axis, ' '.repeat(label) + legend];
}

/** What a leg did, in order. The action tells how long it waited and built; what came before that was its start. */
function spans(leg: LegReport): Span[] {
  const { stepEndSeconds } = leg;
  if (leg.step === 'failed') return [{ phase: 'failing', endSeconds: stepEndSeconds }];
  const built = leg.outcome === 'built' ? leg.buildSeconds : 0;
  return [
    { phase: 'starting', endSeconds: stepEndSeconds - built - leg.waitSeconds },
    { phase: 'waiting', endSeconds: stepEndSeconds - built },
    { phase: 'building', endSeconds: stepEndSeconds },
    { phase: 'checking', endSeconds: leg.checkEndSeconds },
  ];
}

function bar(leg: LegReport, secondsPerColumn: number, paint: (phase: Phase, text: string) => string): string {
  const column = (seconds: number) => Math.max(0, Math.round(seconds / secondsPerColumn));
  let drawn = column(leg.startSeconds);
  let text = ' '.repeat(drawn);
  for (const { phase, endSeconds } of spans(leg)) {
    const upTo = column(endSeconds);
    if (upTo <= drawn) continue;
    text += paint(phase, MARKS[phase].repeat(upTo - drawn));
    drawn = upTo;
  }
  return text;
}
