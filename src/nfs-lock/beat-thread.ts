import { Worker } from 'node:worker_threads';
import { NodeBeatFile } from '../shared-dir/node-shared-dir.ts';
import { type Beating, CLAIM_GONE } from './beating.ts';
import type { Heartbeat } from './host.ts';

/** To the thread: begin or end the heartbeat of that number. */
export type Order =
  | ({ readonly kind: 'start'; readonly id: number; readonly fd: number } & Pick<
      Beating,
      'parent' | 'lock' | 'claim' | 'everySeconds'
    >)
  | { readonly kind: 'stop'; readonly id: number };

/** From the thread: that heartbeat has ended, and why. */
export interface Ended {
  readonly id: number;
  readonly why: 'stopped' | 'lost';
}

let thread: Worker | undefined;
let lastId = 0;
/** What to do when a heartbeat has ended: it was stopped, or lost for a reason that ends a sentence. */
const running = new Map<number, (ended: 'stopped' | { readonly lost: string }) => void>();

/**
 * Beats in a thread of its own with synchronous calls, one thread for all locks of the process. The main thread may be
 * busy for seconds, and the asynchronous file system calls of a process share four threads that a hung mount fills up;
 * either would stop a heartbeat that lived among them.
 */
export function startBeatingInThread({ beat, onLost, parent, lock, claim, everySeconds }: Beating): Heartbeat {
  if (!(beat instanceof NodeBeatFile))
    throw new TypeError('only a beat file of this process can be beaten in its thread');
  const id = ++lastId;
  const ended = new Promise<void>((resolve) => {
    running.set(id, (end) => {
      running.delete(id);
      // A process that holds no lock may end although the thread is there.
      if (running.size === 0) thread?.unref();
      if (end !== 'stopped') onLost(end.lost);
      resolve();
    });
  });
  send({ kind: 'start', id, fd: beat.fd, parent, lock, claim, everySeconds });
  return {
    stop: async () => {
      if (running.has(id)) send({ kind: 'stop', id });
      await ended;
    },
  };
}

function send(order: Order): void {
  thread ??= startThread();
  thread.ref();
  thread.postMessage(order);
}

function startThread(): Worker {
  const worker = new Worker(new URL('./beat-worker.js', import.meta.url));
  worker.on('message', ({ id, why }: Ended) => running.get(id)?.(why === 'lost' ? { lost: CLAIM_GONE } : why));
  // Without its thread a lock cannot be kept: better to stop the work than to go on beside whoever takes it over.
  worker.on('error', (error) => {
    thread = undefined;
    for (const end of [...running.values()]) end({ lost: `its heartbeat failed: ${error.message}` });
  });
  return worker;
}
