/** When results must go. Sizes in bytes. */
export interface PruneLimits {
  /** Results unused for longer go. */
  readonly maxAgeSeconds?: number;
  /** While all entries together take more, the least recently used go. */
  readonly maxBytes?: number;
  /** While the file system has less room, too. */
  readonly minFreeBytes?: number;
  /** Nothing younger goes. Default: a day. */
  readonly minAgeSeconds?: number;
  /** When a user whose process this host cannot see counts as gone. Default: five days. */
  readonly userTimeoutSeconds?: number;
}

export const MIN_AGE_SECONDS = 24 * 3600;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
  TIB: 1024 ** 4,
};

/** `14d`, `36h`, `90m`, `30s`, `2w`; undefined for anything else. In seconds. */
export function parseDuration(text: string): number | undefined {
  return parseQuantity(text, (unit) => SECONDS[unit]);
}

/** `500GB` (thousands), `500GiB` (1,024s), also with KB, MB, TB; undefined for anything else. In bytes. */
export function parseBytes(text: string): number | undefined {
  return parseQuantity(text, (unit) => BYTES[unit.toUpperCase()]);
}

export const DURATION_EXAMPLES = "like '14d', '36h' or '90m'";
export const BYTES_EXAMPLES = "like '500GB', '2TB' or '800GiB'";

function parseQuantity(text: string, factorOf: (unit: string) => number | undefined): number | undefined {
  const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?) ?([A-Za-z]{1,3})$/.exec(text.trim()) ?? [];
  const factor = factorOf(unit);
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

/** "34.1 GB". */
export function describeBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [size, unit] = [bytes, 0];
  while (size >= 999.95 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}

/** "15 days", "3 h", "40 s". */
export function describeSeconds(seconds: number): string {
  const [days, hours, minutes] = [seconds / 86_400, seconds / 3600, seconds / 60].map(Math.floor);
  if (days && days >= 2) return `${days} days`;
  if (hours && hours >= 2) return `${hours} h`;
  return minutes && minutes >= 2 ? `${minutes} min` : `${Math.max(0, Math.floor(seconds))} s`;
}
