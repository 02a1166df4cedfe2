import { CLAIM_GONE, keepBeating } from '../../src/nfs-lock/beating.ts';
import type { Host } from '../../src/nfs-lock/host.ts';
import type { SimulatedProcess } from './process.ts';
import { SimulatedBeat, simulatedDir } from './simulated-dir.ts';

/** The machine that a simulated process runs on, as the protocol sees it. */
export function simulatedHost(process: SimulatedProcess): Host {
  const { machine, main, beat } = process;
  const { world } = machine;
  let tokens = 0;
  return {
    dir: simulatedDir(main),
    clock: {
      monotonicSeconds: () => machine.monotonicSeconds(),
      wallSeconds: () => machine.wallSeconds(),
      sleep: async (seconds, signal) => await main.sleep(seconds, signal),
    },
    self: process.identity,
    random: () => world.random.next(),
    newToken: () => {
      tokens += 1;
      return `${process.name}-${tokens}`;
    },
    isRunning: async (pid, startTime) =>
      machine.processes.some(
        ({ isAlive, identity }) =>
          isAlive &&
          identity.pidNamespace === process.identity.pidNamespace &&
          identity.pid === pid &&
          (startTime === undefined || identity.startTime === startTime),
      ),
    startBeating: ({ beat: file, onLost, ...where }) => {
      if (!(file instanceof SimulatedBeat)) throw new TypeError('not a beat file of the simulation');
      const growing = file.in(beat);
      const stopping = new AbortController();
      const { list } = simulatedDir(beat);
      const pause = async (seconds: number) => {
        await beat.sleep(seconds, stopping.signal);
        return !stopping.signal.aborted;
      };
      const ended = keepBeating({ grow: async () => await growing.grow(), list, pause }, where).then(async (why) => {
        // The thread's message reaches the main thread's event loop.
        await main.sleep(0);
        if (why === 'lost') onLost(CLAIM_GONE);
      });
      return {
        stop: async () => {
          stopping.abort();
          await ended;
        },
      };
    },
  };
}
