import type { Through } from '../broken/through.ts';
import { type ErrorCode, type Fault, type Moment, type PlannedFault, planned, type Scope } from '../faults.ts';
import type { Delegating } from '../nfs/delegations.ts';
import { Random } from '../random.ts';
import type { Schedule } from '../schedules.ts';
import { PLAIN_WORLD, World } from '../world.ts';
import { type CallEnd, type CallerPlan, type CallOncePlan, callOnce } from './call-once.ts';

/** Who does what when nothing goes wrong. */
export interface Layout {
  readonly name: string;
  readonly version: 3 | 4;
  readonly delegating: Delegating;
  readonly plan: CallOncePlan;
  /** Those at whose requests things go wrong. */
  readonly hit: readonly string[];
}

const LEASE_SECONDS = 3;
/** What claims of pruners say. */
export const PRUNER_LEASE_SECONDS = 60;

function caller(name: string, machine: string, startsAtSeconds: number, more: Partial<CallerPlan> = {}): CallerPlan {
  return { name, machine, startsAtSeconds, callEnds: 'value', callSeconds: 0.5, runAttempt: '1-1', ...more };
}

function layout(
  name: string,
  version: 3 | 4,
  callers: readonly CallerPlan[],
  { delegating = 'nothing', ...more }: Partial<CallOncePlan> & { readonly delegating?: Delegating } = {},
): Layout {
  const hit = callers.map((each) => each.name).filter((each) => !each.startsWith('before'));
  return { name, version, delegating, hit, plan: { callers, leaseSeconds: LEASE_SECONDS, pollSeconds: 0.3, ...more } };
}

function builderAndWaiter(version: 3 | 4, machines: 'one machine' | 'two machines', callEnds: CallEnd): Layout {
  const callers = [
    caller('builder', 'A', 0, { callEnds }),
    caller('waiter', machines === 'one machine' ? 'A' : 'B', 0.02, { callEnds }),
  ];
  return layout(`NFS ${version}, ${machines}, the call ends in a ${callEnds}`, version, callers);
}

export const TWO_MACHINES = builderAndWaiter(3, 'two machines', 'value');

/** Where an earlier result's data is gone when two callers come. */
export const INVALIDATED = layout(
  'a result is invalidated',
  3,
  [caller('earlier', 'C', 0), caller('invalidator', 'A', 1, { callSeconds: 0.3 }), caller('waiter', 'B', 1.1)],
  { spoiledAtSeconds: 0.9 },
);

/** Where a failure is there, and a result of another run attempt. */
export const CLEANED = layout('markers are cleaned away', 4, [
  caller('before, fails', 'C', 0, { callEnds: 'failure', callSeconds: 0.1, runAttempt: '2-1' }),
  caller('before, builds', 'C', 0.5, { callSeconds: 0.1 }),
  caller('cleaner', 'A', 1, { does: 'clean' }),
  caller('later', 'B', 1.5),
]);

/** Where a cleaner may be taken for dead, and what it then finds is its successor's. */
export const CLEANED_EARLY = layout('nothing is there to be cleaned away', 3, [
  caller('before, gives up', 'C', 0, { callEnds: 'abandoned', callSeconds: 0.1 }),
  caller('cleaner', 'A', 0.5, { does: 'clean' }),
  caller('builder', 'B', 0.503),
]);

/** Where a result is used, then pruned as soon as nobody uses it, while others come for it. */
function pruned(version: 3 | 4, machines: 'one machine' | 'three machines'): Layout {
  const [a, b, c] = machines === 'one machine' ? ['A', 'A', 'A'] : ['A', 'B', 'C'];
  const callers = [
    caller('builder', a, 0, { callSeconds: 0.2, holderInfo: false }),
    caller('pruner', b, 0.15, { does: 'prune', leaseSeconds: PRUNER_LEASE_SECONDS }),
    caller('user', c, 0.55, { callSeconds: 0.2, holderInfo: false }),
    caller('before, prunes', c, 0.6, { does: 'prune', leaseSeconds: PRUNER_LEASE_SECONDS }),
  ];
  return layout(`NFS ${version}, ${machines}, what nobody uses is pruned`, version, callers, { usesSeconds: 0.4 });
}

/** Where a user may stall until what it has read is pruned and built anew, by attempts that are numbered without a token. */
export const NUMBERED = layout(
  'attempts by number alone',
  4,
  [
    caller('builder', 'A', 0, { callSeconds: 0.2, holderInfo: false }),
    caller('before, prunes', 'B', 0.4, { does: 'prune', leaseSeconds: PRUNER_LEASE_SECONDS }),
    caller('user', 'C', 0.35, { holderInfo: false }),
    caller('later', 'A', 6, { holderInfo: false }),
  ],
  { usesSeconds: 0.4, attemptToken: 'x' },
);

export const LAYOUTS: readonly Layout[] = [
  TWO_MACHINES,
  builderAndWaiter(4, 'one machine', 'value'),
  layout('NFS 4, two machines, the call fails for the builder and not for its successor', 4, [
    caller('builder', 'A', 0, { callEnds: 'failure' }),
    caller('waiter', 'B', 0.02),
  ]),
  builderAndWaiter(3, 'two machines', 'failure'),
  INVALIDATED,
  CLEANED,
  CLEANED_EARLY,
  layout(
    "NFS 4 delegates files, and another waits on the builder's machine",
    4,
    [
      caller('builder', 'A', 0, { holderInfo: false }),
      caller('before, waits', 'A', 0.02, { holderInfo: false }),
      caller('waiter', 'B', 0.02, { holderInfo: false }),
    ],
    { delegating: 'what is read or written' },
  ),
  pruned(3, 'three machines'),
  pruned(4, 'one machine'),
];

const MOMENTS: readonly Moment[] = ['before', 'after'];
const SCOPES: readonly Scope[] = ['thread', 'process', 'machine'];
const CODES: readonly ErrorCode[] = ['EIO', 'ETIMEDOUT', 'ESTALE', 'EACCES', 'ENOSPC'];

/** Long enough for a successor to take over, build and publish. */
const LONG_SECONDS = 12;
/** Long enough for a successor to take over, and to be right in the middle of building. */
const MIDDLE_SECONDS = 4.2;

/** All that can go wrong at one request. */
export const MISHAPS: readonly Fault[] = [
  ...MOMENTS.map((when): Fault => ({ kind: 'dies', when })),
  ...MOMENTS.map((when): Fault => ({ kind: 'power cut', when })),
  ...[0.3, MIDDLE_SECONDS, LONG_SECONDS].map(
    (lateSeconds): Fault => ({ kind: 'dies, request executed late', lateSeconds }),
  ),
  ...MOMENTS.flatMap((when) =>
    SCOPES.flatMap((scope) =>
      [1, MIDDLE_SECONDS, LONG_SECONDS].map((seconds): Fault => ({ kind: 'stalls', when, scope, seconds })),
    ),
  ),
  { kind: 'cut off', seconds: MIDDLE_SECONDS },
  { kind: 'cut off', seconds: LONG_SECONDS },
  ...['/ci', '/ci/.locks', '/ci/.locks/sim.lock'].flatMap((path) =>
    MOMENTS.map((when): Fault => ({ kind: 'removed', when, path })),
  ),
  ...MOMENTS.map((when): Fault => ({ kind: 'server restarts', when, seconds: MIDDLE_SECONDS, graceSeconds: 0 })),
  { kind: 'server restarts', when: 'after', seconds: 0.05, graceSeconds: LONG_SECONDS },
  ...CODES.flatMap((code) => (['not done', 'done'] as const).map((deed): Fault => ({ kind: 'error', code, deed }))),
  ...[0.3, MIDDLE_SECONDS, LONG_SECONDS].map(
    (lateSeconds): Fault => ({ kind: 'error, executed late', code: 'EIO', lateSeconds }),
  ),
  ...[0.05, MIDDLE_SECONDS, LONG_SECONDS].map(
    (againAfterSeconds): Fault => ({ kind: 'reply lost', againAfterSeconds }),
  ),
];

/** Those of which two after each other say most: the first makes a successor, the second hits that in the middle. */
export const PAIRED_MISHAPS: readonly Fault[] = [
  { kind: 'dies', when: 'after' },
  { kind: 'stalls', when: 'after', scope: 'process', seconds: MIDDLE_SECONDS },
  { kind: 'stalls', when: 'after', scope: 'process', seconds: LONG_SECONDS },
  { kind: 'cut off', seconds: MIDDLE_SECONDS },
  { kind: 'removed', when: 'after', path: '/ci' },
  { kind: 'reply lost', againAfterSeconds: MIDDLE_SECONDS },
  { kind: 'error', code: 'EIO', deed: 'done' },
];

/** The same schedule up to the first thing that goes wrong, whatever that is. */
export async function withMishaps(
  { version, delegating, plan }: Layout,
  mishaps: readonly PlannedFault[],
  prepare: (world: World) => void = () => undefined,
): Promise<World> {
  const world = new World(new Random(1), { ...PLAIN_WORLD, version, delegating }, planned(mishaps));
  prepare(world);
  await callOnce(world, plan);
  return world;
}

/** A schedule for which a seed is the number of the request before or after which that process stalls for long. */
export function stallsAt(when: Moment, layout: Layout, process: string, through: Through): Schedule {
  const fault: Fault = { kind: 'stalls', when, scope: 'process', seconds: LONG_SECONDS };
  const broken = { ...layout, plan: { ...layout.plan, through } };
  return async (index, prepare) => await withMishaps(broken, [{ process, index, fault }], prepare);
}

export function requestsIn(world: World, process: string): number {
  return world.processes.get(process)?.requests ?? 0;
}
