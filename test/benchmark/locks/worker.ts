/**
 * A process that uses one lock as it is told on its stdin, and answers on its stdout:
 *
 *     batch COUNT    acquires and releases so often; answers with the microseconds for one
 *     contend HOLD   acquires, holds for HOLD milliseconds and releases, until it is killed; says of each turn when it had the
 *                    lock and when it began to release it, in milliseconds of one clock
 *
 * worker.py and worker.sh do the same for the locks that are not Node's.
 */
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { openLock } from './node-locks.ts';

const PAUSE_MILLISECONDS = 20;

const [kind = '', directory = '', peers = ''] = process.argv.slice(2);
const acquire = await openLock(kind, directory, peers);

/** Milliseconds, of one clock for all processes: `performance.timeOrigin` is off where a process was interrupted as it started. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [order, number] = line.split(' ');
  if (order === 'batch') console.log(await batch(Number(number)));
  else await contend(Number(number));
}
process.exit();

async function batch(count: number): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < count; done += 1) await (await acquire())();
  return ((performance.now() - began) / count) * 1000;
}

async function contend(holdMilliseconds: number): Promise<never> {
  for (;;) {
    const release = await acquire();
    const acquired = now();
    await setTimeout(holdMilliseconds);
    console.log(JSON.stringify([acquired, now()]));
    await release();
    // So that the next is another process.
    await setTimeout(PAUSE_MILLISECONDS);
  }
}
