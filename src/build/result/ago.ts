const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];
/** At this many, the next larger unit is used: 90 min, but 2 h. */
const ENOUGH = 2;

/** `2026-11-26 10:15 UTC (3 h ago)`; undefined for text that is no time. It may be by another host's clock. */
export function describeTime(iso: string | undefined, nowSeconds: number): string | undefined {
  const milliseconds = Date.parse(iso ?? '');
  if (Number.isNaN(milliseconds)) return undefined;
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  const age = nowSeconds - milliseconds / 1000;
  const [unit, name] = UNITS.find(([seconds]) => age >= ENOUGH * seconds) ?? [1, 's'];
  const ago = age < 1 ? 'just now' : `${Math.floor(age / unit)} ${name} ago`;
  return `${date} ${time.slice(0, 5)} UTC (${ago})`;
}
