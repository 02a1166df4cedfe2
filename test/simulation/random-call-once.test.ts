import { expect, test } from 'vitest';
import { testSchedules } from './random-schedules.ts';
import { randomCallOnce } from './scenarios/random-call-once.ts';

testSchedules('random callers of CallOnce', randomCallOnce, 2500);

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
