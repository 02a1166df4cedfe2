import { type PlannedFault, planned } from '../faults.ts';
import { Random } from '../random.ts';
import { World, type WorldOptions } from '../world.ts';
import { type Contender, contend, type LockPlan, type MakeLock, realLock } from './lock.ts';
import {
  LEASE_SECONDS,
  POLL_SECONDS,
  randomFaults,
  randomLastMachine,
  randomLeases,
  randomWorld,
} from './random-plan.ts';

/** One schedule of the real lock, all of which the seed decides. */
export async function randomLock(seed: number, prepare: (world: World) => void = () => undefined): Promise<World> {
  const random = new Random(seed);
  const options = randomWorld(random);
  const names = Array.from({ length: random.whole(2, 8) }, (_, index) => `P${index + 1}`);
  const [first = 'P1', ...others] = names;
  const faults = randomFaults(random, [first, ...others], ['/ci', '/ci/work.lock']);
  const world = new World(random, options, faults);
  prepare(world);
  const machines = random.whole(1, Math.min(4, names.length));
  const isContainers = random.chance(0.3);
  const spread = random.pick([0, 0.01, 2]);
  const rounds = random.whole(1, 4);
  const insideSeconds = random.pick([0, 0.02, 0.5, 4 / rounds]);
  const lease = randomLeases(random);
  const holderInfo = random.chance(0.5);
  const contenders = names.map((name): Contender => {
    const machine = `M${random.whole(1, machines)}`;
    world.machine(machine, {
      monotonicOffsetSeconds: random.between(0, 1e6),
      wallOffsetSeconds: random.pick([1.7e9, 1.7e9 + 10_800, 1.7e9 - 10_800]),
    });
    const namespace = isContainers ? `container-${random.whole(1, 2)}` : 'host';
    return {
      name,
      machine,
      namespace,
      startsAtSeconds: random.between(0, spread),
      rounds,
      insideSeconds,
      holderInfo,
      ...lease(),
    };
  });
  if (faults && random.chance(0.2))
    world.restartServer(random.between(0, 6), random.pick([0.01, 1, 10]), random.pick([0, 10]));
  const plan: LockPlan = {
    contenders,
    leaseSeconds: LEASE_SECONDS,
    pollSeconds: POLL_SECONDS,
    lastMachine: randomLastMachine(
      random,
      contenders.map(({ machine }) => machine),
    ),
    makeLock: realLock,
    limitSeconds: 600,
    excludes: 'holders of standing claims',
  };
  await contend(world, plan);
  return world;
}

/** On one machine, where one may die; or on one each, with clocks that agree and one that dies, or with clocks that differ. */
export type Where = 'one machine' | 'one machine, one dies' | 'one dies' | 'clocks differ';

/**
 * One schedule of a small lock: some contenders stall for much less than the lease, and perhaps one dies. Nothing else
 * goes wrong, so no two may ever be inside at once.
 */
export async function randomSmallLock(
  seed: number,
  makeLock: MakeLock,
  where: Where,
  prepare: (world: World) => void = () => undefined,
): Promise<World> {
  const random = new Random(seed);
  const names = Array.from({ length: random.whole(3, 6) }, (_, index) => `P${index + 1}`);
  const [first = 'P1', ...others] = names;
  const stalls = Array.from(
    { length: random.whole(0, 3) },
    (): PlannedFault => ({
      process: random.pick([first, ...others]),
      index: random.whole(1, 30),
      fault: {
        kind: 'stalls',
        when: random.pick(['before', 'after']),
        scope: 'process',
        seconds: random.pick([0.05, 0.3, 1]),
      },
    }),
  );
  const death: PlannedFault = { process: first, index: random.whole(1, 20), fault: { kind: 'dies', when: 'after' } };
  const options: WorldOptions = { ...randomWorld(random), staleEnds: ['looked up again'] };
  const world = new World(random, options, planned(where.endsWith('one dies') ? [...stalls, death] : stalls));
  prepare(world);
  const isOneMachine = where.startsWith('one machine');
  const contenders = names.map((name, index): Contender => {
    const machine = isOneMachine ? 'M' : `M${index}`;
    if (where === 'clocks differ') world.machine(machine, { wallOffsetSeconds: 1.7e9 + 10 * index });
    return {
      name,
      machine,
      startsAtSeconds: random.between(0, 0.05),
      rounds: 2,
      insideSeconds: random.pick([0, 0.02, 0.3]),
    };
  });
  await contend(world, {
    contenders,
    leaseSeconds: LEASE_SECONDS,
    pollSeconds: 0.02,
    lastMachine: isOneMachine ? 'M' : 'M0',
    makeLock,
    limitSeconds: 10,
    excludes: 'everybody',
  });
  return world;
}
