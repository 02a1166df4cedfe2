import { parentPort } from 'node:worker_threads';
import { growNow, listNow } from '../shared-dir/blocking-calls.ts';
import type { Ended, Order } from './beat-thread.ts';
import { type BeatCalls, keepBeating } from './beating.ts';

const stops = new Map<number, () => void>();

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'stop') {
    stops.get(order.id)?.();
    return;
  }
  void keepBeating(callsFor(order.id, order.fd), order).then((why) => {
    stops.delete(order.id);
    parentPort?.postMessage({ id: order.id, why } satisfies Ended);
  });
});

function callsFor(id: number, fd: number): BeatCalls {
  let size = 1;
  let stopped = false;
  let wake = (): void => undefined;
  stops.set(id, () => {
    stopped = true;
    wake();
  });
  return {
    grow: () => {
      size += 1;
      growNow(fd, size);
    },
    list: listNow,
    pause: (seconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => wake(), seconds * 1000);
        wake = () => {
          clearTimeout(timer);
          resolve(!stopped);
        };
        if (stopped) wake();
      }),
  };
}
