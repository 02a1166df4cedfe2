import { hrtime } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { blockingCalls } from '../../shared-dir/blocking-calls.ts';
import { SharedDirError } from '../../shared-dir/shared-dir.ts';
import type { Order, Refusal, Report } from './beat-thread.ts';
import { Beater, keepBeating, type Loss } from './heartbeat.ts';
import { SharedBeats } from './shared-beats.ts';

interface Running {
  beat(): Promise<'stands' | Loss>;
  stop(): void;
}

const running = new Map<number, Running>();

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'start') start(order);
  else if (order.kind === 'stop') running.get(order.id)?.stop();
  else void answer(order.id);
});

function start({ id, everySeconds, memory, ...beating }: Extract<Order, { kind: 'start' }>): void {
  const shared = new SharedBeats(memory);
  const beater = new Beater(blockingCalls, () => Number(hrtime.bigint()) / 1e9, beating);
  /** Of beats that wait for each other. */
  let under = 0;
  const beat = async () => {
    // Its holder is about to end the claim, by the name that it has now.
    if (under === 0 && !shared.enter()) return 'stands';
    under += 1;
    try {
      return await beater.beat();
    } finally {
      under -= 1;
      if (under === 0) shared.leave(beater.state);
    }
  };
  let isStopped = false;
  let wake = (): void => undefined;
  running.set(id, {
    beat,
    stop: () => {
      isStopped = true;
      wake();
    },
  });
  const pause = async () => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), everySeconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isStopped) wake();
    });
    return !isStopped;
  };
  void keepBeating({ beat }, pause).then((why) => {
    running.delete(id);
    report({ kind: 'ended', id, why, beats: beater.state });
  });
}

async function answer(id: number): Promise<void> {
  const heartbeat = running.get(id);
  if (heartbeat === undefined) return;
  report({ kind: 'beaten', id, answer: await heartbeat.beat().catch(asRefusal) });
}

function asRefusal(error: unknown): Refusal {
  const { operation, path, code } = error instanceof SharedDirError ? error : new SharedDirError('beat', '', 'UNKNOWN');
  return { kind: 'refused', operation, path, code };
}

function report(message: Report): void {
  parentPort?.postMessage(message);
}
