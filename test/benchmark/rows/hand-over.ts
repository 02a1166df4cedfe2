import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LockKind, LockWorker, lockKinds } from '../locks/workers.ts';
import { cpuOver } from '../machine.ts';
import { digits, quantile } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';

const HEAD = ['lock', 'processes', 'hand-overs', 'p50 (ms)', 'p99 (ms)', 'two holders', 'CPU (% of a core)'];
const PROCESSES = [2, 8, 32];
const COMPARED = ['NFSLock', 'proper-lockfile', 'lockfile', 'flufl.lock', 'dotlockfile', 'flock'];
const HOLD_MILLISECONDS = 2;

export function handOver(peers: Peers): Section {
  return {
    name: 'hand-over',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const seconds = isTrial ? 1 : 1.5;
      const lines: Cells[] = [];
      for (const processes of PROCESSES) {
        const place = join(directory, `hand-over-${processes}`);
        mkdirSync(place);
        for (const kind of lockKinds(peers, place).filter(({ name }) => COMPARED.includes(name))) {
          if (kind.command !== undefined) lines.push(await contend(kind, processes, seconds));
          else if (processes === PROCESSES[0]) lines.push(cannotRun(HEAD, kind.name, 'it cannot be installed'));
        }
      }
      return lines;
    },
  };
}

async function contend(kind: LockKind, processes: number, seconds: number): Promise<Cells> {
  using stack = new DisposableStack();
  const starts = Array.from({ length: processes }, async () => stack.use(await LockWorker.start(kind)));
  const workers = await Promise.all(starts);
  // Once each before it counts: NFSLock starts its thread, and what is loaded is loaded.
  for (const worker of workers) await worker.batch(1);
  const turns: { process: number; acquired: number; released: number }[] = [];
  const pids = workers.map(({ process }) => process.pid);
  for (const [process, worker] of workers.entries()) {
    worker.process.stdout.on('data', (chunk: Buffer) => {
      for (const [, acquired, released] of chunk.toString('utf8').matchAll(/\[([\d.e-]+), ?([\d.e-]+)\]\n/g))
        turns.push({ process, acquired: Number(acquired), released: Number(released) });
    });
    worker.order(`contend ${HOLD_MILLISECONDS}`);
  }
  const cpuSeconds = await cpuOver(pids, seconds * 1000);
  turns.sort((a, b) => a.acquired - b.acquired);
  const pauses: number[] = [];
  let twoHolders = 0;
  for (const [index, next] of turns.entries()) {
    const before = turns[index - 1];
    if (before === undefined || before.process === next.process) continue;
    if (next.acquired < before.released) twoHolders += 1;
    else pauses.push(next.acquired - before.released);
  }
  return [
    kind.name,
    `${processes}`,
    `${pauses.length}`,
    digits(quantile(pauses, 0.5)),
    digits(quantile(pauses, 0.99)),
    `${twoHolders}`,
    digits((cpuSeconds / seconds) * 100),
  ];
}
