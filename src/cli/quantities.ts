const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `1.2 GB`, by powers of 1,000, as disks are sold and `df -H` shows them. */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < SIZES.length - 1) [value, unit] = [value / 1000, unit + 1];
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${SIZES[unit]}`;
}

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];
const ENOUGH = 2;

/** `3 h`: whole units, of the greatest of which there are at least two. */
export function formatSeconds(seconds: number): string {
  const [unit, name] = UNITS.find(([of]) => seconds >= ENOUGH * of) ?? [1, 's'];
  return `${Math.max(0, Math.floor(seconds / unit))} ${name}`;
}
