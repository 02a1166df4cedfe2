import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LockWorker, lockKinds } from '../locks/workers.ts';
import { interleave, ratios, spreadOf, withSpread } from '../measure.ts';
import type { Peers } from '../peers.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';

const HEAD = ['lock', 'µs for acquire + release', '× its floor', '× NFSLock'];
/** A program is started for each acquire and each release: fewer will do. */
const BATCH = { program: 10, library: 50 };

/** Uncontended, in one process each, batch by batch in turn. */
export function lockCost(peers: Peers): Section {
  return {
    name: 'lock-cost',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const place = join(directory, 'lock-cost');
      mkdirSync(place);
      const kinds = lockKinds(peers, place);
      using workers = new DisposableStack();
      const things: Record<string, () => Promise<number>> = {};
      for (const kind of kinds.filter(({ command }) => command !== undefined)) {
        const worker = workers.use(await LockWorker.start(kind));
        const count = ['dotlockfile', 'flock'].includes(kind.name) ? BATCH.program : BATCH.library;
        things[kind.name] = async () => await worker.batch(count);
      }
      const measured = await interleave(isTrial ? 3 : 30, things);
      return kinds.map(({ name, command }): Cells => {
        if (command === undefined) return cannotRun(HEAD, name, 'it cannot be installed');
        const values = measured[name] ?? [];
        const floor =
          measured[`${name.startsWith('NFSLock') ? `the calls of ${name}` : 'mkdir and rmdir'} alone`] ?? [];
        const isFloor = name.endsWith('alone');
        return [
          name,
          withSpread(spreadOf(values)),
          isFloor ? '' : withSpread(ratios(values, floor)),
          withSpread(ratios(values, measured.NFSLock ?? [])),
        ];
      });
    },
  };
}
