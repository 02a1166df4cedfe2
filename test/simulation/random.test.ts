import { env } from 'node:process';
import { expect, test } from 'vitest';
import { randomCallOnce } from './scenarios/random-call-once.ts';
import { randomLock } from './scenarios/random-lock.ts';
import { forSeconds, runAll, type Schedule, upTo } from './schedules.ts';

// SIMULATION_SEED=N runs one schedule again; SIMULATION_SECONDS=N runs new ones for so long; both, those from that seed on.
const SECONDS = Number(env.SIMULATION_SECONDS ?? 0);
const SEED = env.SIMULATION_SEED === undefined ? undefined : Number(env.SIMULATION_SEED);

const SCHEDULES: readonly { name: string; schedule: Schedule; count: number; share: number }[] = [
  { name: 'random callers of CallOnce', schedule: randomCallOnce, count: 2500, share: 0.7 },
  { name: 'random contenders for NFSLock', schedule: randomLock, count: 800, share: 0.3 },
];

test.for(SCHEDULES)('$name', { timeout: 120_000 + SECONDS * 1000 }, async ({ name, schedule, count, share }) => {
  const ran = await runAll(name, schedule, seedsFor(count, SECONDS * share));
  expect(ran).toBeGreaterThan(0);
  if (SECONDS > 0) console.log(`${name}: ${ran} schedules`);
});

function seedsFor(count: number, seconds: number): Iterable<number> {
  if (seconds > 0) return forSeconds(seconds, SEED ?? Date.now());
  return SEED === undefined ? upTo(count) : [SEED];
}

test('a seed gives the same events each time', async () => {
  const logOf = async (seed: number): Promise<string> => {
    const lines: string[] = [];
    await randomCallOnce(seed, (world) => {
      world.log = (who, what) => lines.push(`${world.timeline.nowSeconds} ${who}: ${what}`);
    });
    return lines.join('\n');
  };
  const first = await logOf(4711);
  expect(first.split('\n').length).toBeGreaterThan(50);
  expect(await logOf(4711)).toBe(first);
  expect(await logOf(4712)).not.toBe(first);
});
