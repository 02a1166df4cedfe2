import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HashThreads } from './hash-files.ts';

/** As many as there are processors. */
export function hashThreads(): HashThreads {
  return {
    most: availableParallelism(),
    // Not what this process was started with: `--input-type`, a loader or NODE_OPTIONS would end or change the thread.
    start: () => new Worker(new URL('./hash-worker.js', import.meta.url), { execArgv: [], env: {} }),
  };
}
