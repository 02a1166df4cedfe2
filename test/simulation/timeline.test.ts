import { expect, test } from 'vitest';
import { Timeline } from './timeline.ts';

const NO_LIMITS = { isOver: () => false, untilSeconds: () => Number.POSITIVE_INFINITY, mostSteps: 1000 };

test('things happen in the order of their times, then in the order in which they were planned', async () => {
  const timeline = new Timeline();
  const seen: string[] = [];
  for (const [seconds, name] of [
    [3, 'd'],
    [1, 'a'],
    [2, 'b'],
    [2, 'c'],
  ] as const)
    timeline.at(seconds, () => seen.push(name));
  timeline.at(2.5, () => seen.push('never'))();
  expect(await timeline.run(NO_LIMITS)).toBe('nothing-left');
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
  expect(timeline.nowSeconds).toBe(3);
});

test('the next thing waits for all that follows from the last one, however long the chain of awaits', async () => {
  const timeline = new Timeline();
  const seen: string[] = [];
  timeline.at(1, async () => {
    for (let turn = 0; turn < 500; turn += 1) await undefined;
    seen.push('after many awaits');
  });
  timeline.at(1, () => seen.push('next'));
  await timeline.run(NO_LIMITS);
  expect(seen).toEqual(['after many awaits', 'next']);
});

test('a run ends when it is over, out of time, or out of steps', async () => {
  const timeline = new Timeline();
  const tick = () => {
    timeline.at(timeline.nowSeconds + 1, tick);
  };
  tick();
  expect(await timeline.run({ ...NO_LIMITS, isOver: () => timeline.nowSeconds >= 5 })).toBe('over');
  expect(await timeline.run({ ...NO_LIMITS, untilSeconds: () => 20 })).toBe('out-of-time');
  tick();
  expect(await timeline.run(NO_LIMITS)).toBe('out-of-steps');
});
