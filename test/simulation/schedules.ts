import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { World } from './world.ts';

/** Runs the schedule of that seed; `prepare` is called before anything happens in it. */
export type Schedule = (seed: number, prepare?: (world: World) => void) => Promise<World>;

/** Lines of a log that say most of how it came about; the whole log is in a file. */
const LINES_SHOWN = 60;

/**
 * Runs the schedules of these seeds.
 *
 * @throws Error for the first in which a rule is broken: the seed, the rule, and what happened right before
 */
export async function runAll(name: string, schedule: Schedule, seeds: Iterable<number>): Promise<number> {
  let count = 0;
  for (const seed of seeds) {
    const { violation } = await schedule(seed);
    if (violation !== undefined) {
      const log = await logged(`${name} ${seed}`, async (prepare) => await schedule(seed, prepare));
      const again = `Again: SIMULATION_SECONDS=0 SIMULATION_SEED=${seed} npx vitest run test/simulation/random -t '${name}'`;
      throw new Error(`${name}, seed ${seed}, ${violation}\n${again}\n${log}`);
    }
    count += 1;
    // The test runner wants to hear from its worker now and then.
    if (count % 100 === 0) await setImmediate();
  }
  return count;
}

/** The first of these seeds whose schedule breaks a rule with this in its message. */
export async function firstCaught(
  schedule: Schedule,
  rule: RegExp,
  seeds: Iterable<number>,
): Promise<{ readonly seed: number; readonly violation: string } | undefined> {
  for (const seed of seeds) {
    const { violation } = await schedule(seed);
    if (violation !== undefined && rule.test(violation)) return { seed, violation };
    if (seed % 100 === 0) await setImmediate();
  }
  return undefined;
}

export function* upTo(count: number): Generator<number> {
  for (let seed = 1; seed <= count; seed += 1) yield seed;
}

/** Seeds from `first` on for as long as `seconds` of real time. */
export function* forSeconds(seconds: number, first: number, most: number): Generator<number> {
  const until = performance.now() + seconds * 1000;
  for (let seed = first; seed < first + most && performance.now() < until; seed += 1) yield seed;
}

/** What happened, in a second run: the same seed gives the same events. */
export async function logged(name: string, run: (prepare: (world: World) => void) => Promise<World>): Promise<string> {
  const lines: string[] = [];
  await run((world) => {
    world.log = (who, what) => lines.push(`${world.timeline.nowSeconds.toFixed(6)} ${who}: ${what}`);
  });
  const file = join(tmpdir(), `simulation-${name.replaceAll(/\W+/g, '-').slice(0, 100)}.log`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return `All ${lines.length} events: ${file}. The last:\n${lines.slice(-LINES_SHOWN).join('\n')}`;
}
