import { runJob } from './job.ts';
import type { JobEvent, JobOrder } from './job-message.ts';
import { killOrphans } from './orphans.ts';

/** The process of one job: GitHub's orders come in, what happens goes out. */
const cancel = new AbortController();
const shutDown = new AbortController();
let trackingId: string | undefined;

process.on('message', async (order: JobOrder) => {
  if (order.kind !== 'start') {
    if (order.kind === 'shut-down') shutDown.abort();
    cancel.abort();
    return;
  }
  trackingId = order.message.trackingId;
  try {
    await runJob(order.message, { cancel: cancel.signal, shutDown: shutDown.signal }, report);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  trackingId = undefined;
  await reported;
  process.disconnect();
});

// Nobody is left to report to.
process.on('disconnect', () => {
  if (trackingId === undefined) return;
  killOrphans(trackingId);
  process.exit(1);
});

/** Messages go out one after the other; this is when the last one has gone. */
let reported: Promise<void> = Promise.resolve();

function report(event: JobEvent): void {
  reported = new Promise((resolve) => {
    process.send?.(event, () => resolve());
  });
}
