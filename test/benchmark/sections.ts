import type { Peers } from './peers.ts';
import type { Section } from './report.ts';
import { callers } from './rows/callers.ts';
import { copy } from './rows/copy.ts';
import { handOver } from './rows/hand-over.ts';
import { lockCost } from './rows/lock-cost.ts';
import { matrix } from './rows/matrix.ts';
import { readyLeg } from './rows/ready-leg.ts';
import { recovery } from './rows/recovery.ts';
import { sources } from './rows/sources.ts';
import { store } from './rows/store.ts';

/** In the order in which they are measured. */
export function sectionsOf(peers: Peers): Section[] {
  return [
    readyLeg(peers),
    lockCost(peers),
    handOver(peers),
    callers(peers),
    recovery(peers),
    matrix(peers),
    copy(),
    sources(peers),
    store(),
  ];
}
