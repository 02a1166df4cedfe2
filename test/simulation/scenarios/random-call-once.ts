import type { Through } from '../broken/through.ts';
import { Random } from '../random.ts';
import { World } from '../world.ts';
import { type CallEnd, type CallerPlan, type CallOncePlan, callOnce } from './call-once.ts';
import {
  LEASE_SECONDS,
  POLL_SECONDS,
  randomFaults,
  randomLastMachine,
  randomLeases,
  randomWorld,
} from './random-plan.ts';

const MOST_CALLERS = 8;

/** One schedule, all of which the seed decides. */
export async function randomCallOnce(
  seed: number,
  prepare: (world: World) => void = () => undefined,
  through?: Through,
): Promise<World> {
  const random = new Random(seed);
  const options = randomWorld(random);
  const names = Array.from({ length: random.whole(2, MOST_CALLERS) }, (_, index) => `P${index + 1}`);
  const [first = 'P1', ...others] = names;
  const faults = randomFaults(random, [first, ...others], ['/ci', '/ci/.locks', '/ci/.locks/sim.lock']);
  const world = new World(random, options, faults);
  const plan = randomPlan(random, names);
  for (const { machine } of plan.callers) {
    world.machine(machine, {
      monotonicOffsetSeconds: random.between(0, 1e6),
      wallOffsetSeconds: random.pick([1.7e9, 1.7e9 + 10_800, 1.7e9 - 10_800]),
    });
  }
  if (faults && random.chance(0.2))
    world.restartServer(random.between(0, 6), random.pick([0.01, 1, 10]), random.pick([0, 10]));
  if (faults && random.chance(0.1)) world.fillDisk(random.between(0, 4), random.between(0.1, 5));
  prepare(world);
  await callOnce(world, { ...plan, ...(through ? { through } : {}) });
  return world;
}

function randomPlan(random: Random, names: readonly string[]): CallOncePlan {
  const machines = random.whole(1, Math.min(4, names.length));
  const isContainers = random.chance(0.3);
  const spread = random.pick([0, 0.01, 2, 10]);
  const ends = random.pick<readonly [CallEnd, ...CallEnd[]]>([
    ['value'],
    ['value'],
    ['failure'],
    ['value', 'failure'],
    ['value', 'value', 'failure', 'abandoned', 'disk full'],
  ]);
  const hasRuns = random.chance(0.5);
  const retryFailed = random.pick(['next-attempt', 'next-attempt', 'next-attempt', 'always', 'never'] as const);
  const cleans = random.chance(0.1);
  const lease = randomLeases(random);
  const callSeconds = random.pick([0, 0.05, 1, 1, 5, 10]);
  const holderInfo = random.chance(0.5);
  const callers = names.map(
    (name, index): CallerPlan => ({
      name,
      machine: `M${random.whole(1, machines)}`,
      namespace: isContainers ? `container-${random.whole(1, 2)}` : 'host',
      startsAtSeconds: random.between(0, spread),
      callEnds: random.pick(ends),
      callSeconds,
      holderInfo,
      retryFailed,
      ...lease(),
      ...(hasRuns ? { runAttempt: `${random.whole(1, 2)}-1` } : {}),
      ...(cleans && index === 0 ? { does: 'clean' as const } : {}),
    }),
  );
  return {
    callers,
    lastMachine: randomLastMachine(
      random,
      callers.map(({ machine }) => machine),
    ),
    leaseSeconds: LEASE_SECONDS,
    pollSeconds: POLL_SECONDS,
    ...(random.chance(0.1) ? { spoiledAtSeconds: random.between(0, 8) } : {}),
  };
}
