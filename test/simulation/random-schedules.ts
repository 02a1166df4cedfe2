import { env } from 'node:process';
import { expect, test } from 'vitest';
import { forSeconds, runAll, type Schedule, upTo } from './schedules.ts';

// SIMULATION_SEED=N runs one schedule again; SIMULATION_SECONDS=N runs new ones for so long; both, those from that seed on,
// with SIMULATION_SCHEDULES=N at most so many: however fast a machine is, it runs no others.
const SECONDS = Number(env.SIMULATION_SECONDS ?? 0);
const MOST = Number(env.SIMULATION_SCHEDULES ?? Number.POSITIVE_INFINITY);
const SEED = env.SIMULATION_SEED === undefined ? undefined : Number(env.SIMULATION_SEED);

/** Runs that many schedules, or for as long as was asked for. Each kind has a test file, for these run side by side. */
export function testSchedules(name: string, schedule: Schedule, count: number): void {
  test(name, { timeout: 120_000 + SECONDS * 1000 }, async () => {
    const ran = await runAll(name, schedule, seedsFor(count));
    expect(ran).toBeGreaterThan(0);
    if (SECONDS > 0) console.log(`${name}: ${ran} schedules`);
  });
}

function seedsFor(count: number): Iterable<number> {
  if (SECONDS > 0) return forSeconds(SECONDS, SEED ?? Date.now(), MOST);
  return SEED === undefined ? upTo(count) : [SEED];
}
