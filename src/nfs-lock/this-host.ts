import { randomBytes } from 'node:crypto';
import { hrtime } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { nodeSharedDir } from '../shared-dir/node-shared-dir.ts';
import { startHeartbeatInThread } from './heartbeat/beat-thread.ts';
import type { Host, ProcessIdentity } from './host.ts';
import { isRunning, thisProcess } from './liveness/process-identity.ts';

/** A longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine that this process runs on: the one place where production's clock, chance, processes and mount stand. */
export function thisHost(): Host {
  let self: ProcessIdentity | undefined;
  return {
    dir: nodeSharedDir,
    clock: {
      // The same in each thread.
      monotonicSeconds: () => Number(hrtime.bigint()) / 1e9,
      wallSeconds: () => Date.now() / 1000,
      sleep: async (seconds, signal) => {
        await setTimeout(Math.min(seconds * 1000, LONGEST_TIMER), undefined, signal ? { signal } : {}).catch(
          () => undefined,
        );
      },
    },
    // Read when a claim is made or judged: who finds a result does neither.
    get self() {
      self ??= thisProcess();
      return self;
    },
    random: Math.random,
    newToken: () => randomBytes(8).toString('hex'),
    isRunning,
    startHeartbeat: startHeartbeatInThread,
  };
}
