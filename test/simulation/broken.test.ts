import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTROLS, VARIANTS } from './broken/variants.ts';
import { firstCaught, upTo } from './schedules.ts';

const MOST_SEEDS = 4000;
const CONTROL_SEEDS = 300;
/** Has the list of these, with the seed that catches each. */
const PROTOCOL = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

test.for(VARIANTS)('caught: $name', { timeout: 120_000 }, async ({ name, schedule, rule }) => {
  const caught = await firstCaught(schedule, rule, upTo(MOST_SEEDS));
  expect(caught, `not caught by ${MOST_SEEDS} schedules`).toBeDefined();
  const saw = caught?.violation.replace(/^at [\d.]+ s: /, '');
  const row = `| ${name} | ${caught?.seed} | ${saw} |`;
  expect(PROTOCOL.split('\n').find((line) => line.startsWith(`| ${name} |`))).toBe(row);
});

test.for(CONTROLS)('not caught: a small lock that ends by token ($name)', async ({ schedule, rule }) => {
  expect(await firstCaught(schedule, rule, upTo(CONTROL_SEEDS))).toBeUndefined();
});
