import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type PlainLockKind, plainLock } from './broken/plain-lock.ts';
import {
  exclusiveDraft,
  heartbeatByStat,
  markersByStat,
  noBump,
  publishByRename,
  sureOfItself,
  type Through,
} from './broken/through.ts';
import { randomCallOnce } from './scenarios/random-call-once.ts';
import { randomSmallLock, type Where } from './scenarios/random-lock.ts';
import { firstCaught, runAll, type Schedule, upTo } from './schedules.ts';

const MOST_SEEDS = 4000;
/** Has the list of these, with the seed that catches each. */
const PROTOCOL = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

interface Variant {
  readonly name: string;
  readonly schedule: Schedule;
  /** What the rule says that it must break. */
  readonly rule: RegExp;
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'break by unlink and rmdir, without a token',
    schedule: small({ ending: 'unlink and rmdir', staleness: 'wall clock' }, 'one dies'),
    rule: /entered while/,
  },
  {
    name: 'a leftover of a local reader keeps the released lock',
    schedule: small({ ending: 'unlink and rmdir', staleness: 'process is gone' }, 'one machine'),
    rule: /wait for ever/,
  },
  {
    name: 'break by renaming the lock aside',
    schedule: small({ ending: 'rename aside', staleness: 'process is gone' }, 'one machine, one dies'),
    rule: /entered while/,
  },
  {
    name: 'staleness by the wall clock',
    schedule: small({ ending: 'by token', staleness: 'wall clock' }, 'clocks differ'),
    rule: /entered while/,
  },
  { name: 'publish by rename', schedule: real(publishByRename), rule: /a second sim\.done was published/ },
  { name: 'draft created exclusively', schedule: real(exclusiveDraft), rule: /was published incomplete/ },
  { name: 'no bump', schedule: real(noBump), rule: /would not see it/ },
  {
    name: 'markers looked for by stat',
    schedule: real(markersByStat),
    rule: /takes the lock although/,
  },
  { name: 'heartbeat looked at by stat', schedule: real(heartbeatByStat), rule: /removed the claim/ },
  {
    name: 'a holder that never asks whether its claim stands',
    schedule: real(sureOfItself),
    rule: /published under the claim/,
  },
];

test.for(VARIANTS)('caught: $name', { timeout: 120_000 }, async ({ name, schedule, rule }) => {
  const caught = await firstCaught(schedule, rule, upTo(MOST_SEEDS));
  expect(caught, `not caught by ${MOST_SEEDS} schedules`).toBeDefined();
  const saw = caught?.violation.replace(/^at [\d.]+ s: /, '');
  expect(PROTOCOL.match(new RegExp(`^\\| ${name} \\|.*$`, 'm'))?.[0]).toBe(`| ${name} | ${caught?.seed} | ${saw} |`);
});

test('not caught: a small lock that ends by token', async () => {
  const schedule = small({ ending: 'by token', staleness: 'process is gone' }, 'one machine');
  expect(await runAll('small lock', schedule, upTo(300))).toBe(300);
});

function real(through: Through): Schedule {
  return async (seed, prepare) => await randomCallOnce(seed, prepare, through);
}

function small(kind: PlainLockKind, where: Where): Schedule {
  return async (seed, prepare) => await randomSmallLock(seed, plainLock(kind), where, prepare);
}
