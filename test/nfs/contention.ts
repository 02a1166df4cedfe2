import { join } from 'node:path';
import type { Seen } from './contender.ts';
import type { Execution } from './lab/execution.ts';
import { inGuest } from './lab/lab.ts';
import type { Share } from './share.ts';

export interface Contention {
  readonly kind: 'lock' | 'plain' | 'call';
  readonly rounds: number;
  readonly perHost: number;
  readonly options: { readonly pollInterval?: number; readonly lease?: number; readonly timeout?: number };
  /** Put in front of the command, to run it in namespaces of its own. */
  readonly prefix?: readonly string[];
}

const NODE = inGuest(process.execPath);
const CONTENDER = inGuest(join(import.meta.dirname, 'contender.ts'));

/** Starts that many contenders on each client. */
export async function startContenders(share: Share, contention: Contention): Promise<Execution[]> {
  const { kind, rounds, perHost, options, prefix = [] } = contention;
  const command = [
    NODE,
    '--disable-warning=ExperimentalWarning',
    CONTENDER,
    kind,
    share.path,
    `${rounds}`,
    JSON.stringify(options),
  ];
  const [program = NODE, ...args] = [...prefix, ...command];
  const places = share.lab.clients.flatMap((client) => Array.from({ length: perHost }, () => client));
  return await Promise.all(places.map((client) => client.spawn([program, ...args])));
}

/** What a contender saw; a loud one where it did not come to an end. */
export async function outcomeOf(execution: Execution): Promise<Seen> {
  const { ended, output } = await execution.output();
  const last = output.stdout.trim().split('\n').at(-1) ?? '';
  if (ended.kind === 'exit' && last.startsWith('{')) return JSON.parse(last) as Seen;
  throw new Error(`a contender ended by ${JSON.stringify(ended)}: ${output.stderr.slice(-2000)}`);
}

export async function contend(share: Share, contention: Contention): Promise<Seen[]> {
  return await Promise.all((await startContenders(share, contention)).map(outcomeOf));
}

/** What all contenders saw together. */
export function totalOf(seen: readonly Seen[]): Pick<Seen, 'rounds' | 'overlaps'> {
  const sum = (of: 'rounds' | 'overlaps') => seen.reduce((total, one) => total + one[of], 0);
  return { rounds: sum('rounds'), overlaps: sum('overlaps') };
}

/** The calls that were made, as the server's disk tells. */
export async function callsOf(share: Share): Promise<string[]> {
  return (await share.list('-d part-*/run-*')).filter((name) => name.includes('/run-'));
}
