import { Beater, keepBeating } from '../../src/nfs-lock/heartbeat/heartbeat.ts';
import type { Host } from '../../src/nfs-lock/host.ts';
import type { SimulatedProcess } from './process.ts';
import { simulatedDir } from './simulated-dir.ts';

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
      return `${process.name.replaceAll(/[^A-Za-z0-9]/g, '')}-${tokens}`;
    },
    isRunning: async (pid, startTime) =>
      machine.processes.some(
        ({ isAlive, identity }) =>
          isAlive &&
          identity.pidNamespace === process.identity.pidNamespace &&
          identity.pid === pid &&
          (startTime === undefined || identity.startTime === startTime),
      ),
    startHeartbeat: ({ onLost, everySeconds, ...beating }) => {
      const beater = new Beater(process.beatCalls, () => machine.monotonicSeconds(), beating);
      const stopping = new AbortController();
      const pause = async () => {
        await beat.sleep(everySeconds, stopping.signal);
        return !stopping.signal.aborted;
      };
      // The thread's message reaches the main thread's event loop.
      const tell = async () => await main.sleep(0);
      const ended = keepBeating(beater, pause).then(async (why) => {
        await tell();
        if (why !== 'stopped') onLost(why);
        return beater.state;
      });
      return {
        beat: async () => {
          process.asking += 1;
          return await beater.beat().finally(async () => {
            process.asking -= 1;
            await tell();
          });
        },
        stop: async () => {
          stopping.abort();
          return await ended;
        },
      };
    },
  };
}
