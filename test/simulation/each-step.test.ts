import { env } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Fault, PlannedFault } from './faults.ts';
import { Random } from './random.ts';
import {
  LAYOUTS,
  type Layout,
  MISHAPS,
  PAIRED_MISHAPS,
  requestsIn,
  TWO_MACHINES,
  withMishaps,
} from './scenarios/each-step.ts';
import { logged } from './schedules.ts';

const IS_LONG = Number(env.SIMULATION_SECONDS ?? 0) > 0;
/** Of all pairs of things that go wrong, this part is run where time is short. */
const SAMPLE = IS_LONG ? 1 : 0.04;

/** Every request can be the last one, or go wrong in any other way. */
describe.for(LAYOUTS)('$name', (layout) => {
  test('nothing goes wrong', async () => await survives(layout, []));

  test.for(layout.hit)('each thing goes wrong at each request of the %s', { timeout: 120_000 }, async (process) => {
    const requests = requestsIn(await withMishaps(layout, []), process);
    expect(requests).toBeGreaterThan(5);
    for (const [nth, fault] of MISHAPS.filter((each) => IS_LONG || !isBefore(each)).entries()) {
      for (let index = 1; index <= requests; index += 1) {
        if (IS_LONG || isTurnOf(layout, nth + index)) await survives(layout, [{ process, index, fault }]);
      }
      await setImmediate();
    }
  });
});

/** One thing goes wrong for the builder; of what the waiter then does, each request can go wrong too. */
test('one thing goes wrong after the other', { timeout: 3_600_000 }, async () => {
  const random = new Random(1);
  const requests = requestsIn(await withMishaps(TWO_MACHINES, []), 'builder');
  for (const fault of PAIRED_MISHAPS) {
    for (let index = 1; index <= requests; index += 1) {
      const first: PlannedFault = { process: 'builder', index, fault };
      const then = requestsIn(await withMishaps(TWO_MACHINES, [first]), 'waiter');
      for (const second of PAIRED_MISHAPS) {
        for (let at = 1; at <= then; at += 1) {
          if (random.chance(SAMPLE))
            await survives(TWO_MACHINES, [first, { process: 'waiter', index: at, fault: second }]);
        }
      }
      await setImmediate();
    }
  }
});

/** Hardly another play than right after the request before it, with which most of these agree event by event. */
function isBefore(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'before';
}

/** Layouts resemble each other: where time is short, each takes every second play, and the next one those in between. */
function isTurnOf(layout: Layout, play: number): boolean {
  return (LAYOUTS.indexOf(layout) + play) % 2 === 0;
}

async function survives(layout: Layout, mishaps: readonly PlannedFault[]): Promise<void> {
  const { violation } = await withMishaps(layout, mishaps);
  if (violation === undefined) return;
  const name = mishaps
    .map(({ process, index, fault }) => `${process} at request ${index}: ${JSON.stringify(fault)}`)
    .join(', then ');
  const test = expect.getState().currentTestName?.replaceAll(' > ', ' ');
  const again = `Again: npx vitest run test/simulation/each-step -t '${test}'`;
  const log = await logged(name, async (prepare) => await withMishaps(layout, mishaps, prepare));
  throw new Error(`${layout.name}, ${name}: ${violation}\n${again}\n${log}`);
}
