import { expect, test } from 'vitest';
import { CONTROLS, VARIANTS } from './broken/variants.ts';
import { firstCaught, upTo } from './schedules.ts';

const MOST_SEEDS = 4000;
const CONTROL_SEEDS = 300;

test.for(VARIANTS)('caught: $name', { timeout: 120_000 }, async ({ schedule, rule }) => {
  const caught = await firstCaught(schedule, rule, upTo(MOST_SEEDS));
  expect(caught, `not caught by ${MOST_SEEDS} schedules`).toBeDefined();
});

test.for(CONTROLS)('not caught: a small lock that ends by token ($name)', async ({ schedule, rule }) => {
  expect(await firstCaught(schedule, rule, upTo(CONTROL_SEEDS))).toBeUndefined();
});
