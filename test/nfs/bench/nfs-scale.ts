import { digits } from '../../benchmark/measure.ts';
import type { Cells } from '../../benchmark/report.ts';

export const SCALE_HEAD = ['what', 'requests, as measured', 'so 1,000 requests a second are'] as const;
/** That a server with a few disks bears besides builds and simulations. */
const REQUESTS_A_SECOND = 1000;
const MINUTE = 60;

/** What one server bears, from what was measured: of both versions, the one that asks more. */
export function scaleLines(measured: Readonly<Record<string, readonly Cells[]>>): Cells[] {
  const most = (section: string, what: string, column: number) =>
    Math.max(
      ...(measured[section] ?? []).filter(([name]) => name?.startsWith(what)).map((cells) => Number(cells[column])),
    );
  const waiting = (name: string, what: string): Cells => {
    const requests = most('nfs-waiting', what, 4);
    return [name, `${digits(requests)} a minute`, `${whole((REQUESTS_A_SECOND * MINUTE) / requests)} legs at a time`];
  };
  const once = (name: string, what: string, unit: string): Cells => {
    const requests = most('nfs-lock', what, 2);
    return [name, `${digits(requests)}, once`, `${whole(REQUESTS_A_SECOND / requests)} ${unit} a second`];
  };
  return [
    waiting('a leg that waits, in its first minute', 'its 1st minute'),
    waiting('a leg that waits, from its tenth minute on', 'its 10th minute'),
    once('a leg that finds its result, the first on its host', 'a leg that finds', 'legs'),
    once('each later one there', 'and the next', 'legs'),
    once('a lock, taken and given back', 'NFSLock', 'locks'),
  ];
}

function whole(value: number): string {
  return Number.isFinite(value) && value > 0 ? Math.floor(value).toLocaleString('en') : '–';
}
