import { Beater } from '../../nfs-lock/heartbeat/heartbeat.ts';
import type { Host } from '../../nfs-lock/host.ts';

/**
 * A claim that beats only when it is asked whether it stands. What is done under it takes a moment, and where it takes longer
 * than the lease, others may have the lock: the question tells.
 */
export function beatingOnDemand(host: Host): Host {
  return {
    ...host,
    startHeartbeat: ({ onLost: _, everySeconds: __, ...beating }) => {
      const beater = new Beater(host.dir, host.clock.monotonicSeconds, beating);
      return { beat: async () => await beater.beat(), stop: async () => beater.state };
    },
  };
}
