import { Random } from '../random.ts';
import { World } from '../world.ts';
import { type CallerPlan, type CallOncePlan, callOnce } from './call-once.ts';
import { PRUNER_LEASE_SECONDS } from './each-step.ts';
import { LEASE_SECONDS, POLL_SECONDS, randomFaults, randomLastMachine, randomWorld } from './random-plan.ts';

/** One schedule of builders, users, pruners and sometimes one who cleans, all of which the seed decides. */
export async function randomPrune(
  seed: number,
  prepare: (world: World) => void = () => undefined,
  broken: Pick<CallOncePlan, 'through' | 'attemptToken'> = {},
): Promise<World> {
  const random = new Random(seed);
  const options = randomWorld(random);
  const names = Array.from({ length: random.whole(2, 5) }, (_, index) => `P${index + 1}`);
  const pruners = Array.from({ length: random.whole(1, 2) }, (_, index) => `pruner ${index + 1}`);
  const [first = 'P1', ...others] = [...names, ...pruners];
  const faults = randomFaults(random, [first, ...others], ['/ci', '/ci/.locks', '/ci/.locks/sim.lock']);
  const world = new World(random, options, faults);
  const machines = random.whole(1, 4);
  const callSeconds = random.pick([0, 0.05, 0.5]);
  const hasCleaner = random.chance(0.2);
  const caller = (name: string, does: CallerPlan['does']): CallerPlan => ({
    name,
    machine: `M${random.whole(1, machines)}`,
    startsAtSeconds: random.between(0, 3),
    callEnds: random.pick(['value', 'value', 'value', 'failure']),
    callSeconds,
    holderInfo: false,
    runAttempt: `${random.whole(1, 2)}-1`,
    ...(does === undefined ? {} : { does }),
    ...(does === 'prune' ? { leaseSeconds: PRUNER_LEASE_SECONDS } : {}),
  });
  const callers = [
    ...names.map((name, index) => caller(name, hasCleaner && index === 0 ? 'clean' : 'run')),
    ...pruners.map((name) => caller(name, 'prune')),
  ];
  prepare(world);
  await callOnce(world, {
    callers,
    lastMachine: randomLastMachine(
      random,
      callers.map(({ machine }) => machine),
    ),
    leaseSeconds: LEASE_SECONDS,
    pollSeconds: POLL_SECONDS,
    usesSeconds: random.pick([0, 0.3, 2, 10]),
    ...broken,
  });
  return world;
}
