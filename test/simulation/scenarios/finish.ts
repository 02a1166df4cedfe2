import type { World } from '../world.ts';
import type { Caller } from './callers.ts';

/**
 * Runs the world until everybody has ended or died, then once more with a last caller for whom nothing goes wrong.
 * Whoever has not ended long after the last fault waits for ever.
 *
 * @param limitSeconds longer than all waits together that these can be made to wait when nothing goes wrong any more
 */
export async function finish(
  world: World,
  limitSeconds: number,
  callers: readonly Caller[],
  startLast: () => Caller,
): Promise<void> {
  await runUntilOver(world, limitSeconds, callers);
  if (world.violation !== undefined) return;
  world.faultsAreOver = true;
  await runUntilOver(world, limitSeconds, [startLast()]);
}

/** Lets what is under way come to its end; nobody waits for it. */
export async function settle(world: World, seconds: number): Promise<void> {
  const until = Math.max(world.timeline.nowSeconds, world.calmFromSeconds) + seconds;
  let isOver = false;
  world.timeline.at(until, () => {
    isOver = true;
  });
  await world.run(
    () => isOver,
    () => until,
  );
}

export async function runUntilOver(world: World, limitSeconds: number, callers: readonly Caller[]): Promise<void> {
  const lastStart = Math.max(...callers.map(({ startsAtSeconds }) => startsAtSeconds));
  const ending = await world.run(
    () => callers.every(({ isOver }) => isOver),
    () => Math.max(lastStart, world.calmFromSeconds) + limitSeconds,
  );
  if (ending === 'over') return;
  const waiting = callers.filter(({ isOver }) => !isOver).map(({ process }) => process.name);
  world.violate(`${waiting.join(', ')} wait for ever (${ending} after ${world.timeline.nowSeconds.toFixed(0)} s)`);
}
