import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startRun } from '../workflow/api.ts';
import { TestCheckout } from '../workflow/test-checkout.ts';
import { installAct, whyNoAct } from './act.ts';
import { BEHAVIOURS, type Behaviour } from './behaviours.ts';
import { runInAct } from './checkout-in-act.ts';

const MINUTES = 60_000;
const WORKFLOW = '.github/workflows/test.yml';

describe.skipIf(whyNoAct() !== undefined)('act and the matrix runner agree on', { timeout: 5 * MINUTES }, () => {
  beforeAll(installAct, 10 * MINUTES);

  it.for(BEHAVIOURS)('$name', async (behaviour) => {
    const [acts, ours] = [await inAct(behaviour), await inOurs(behaviour)];
    expect(ours.lines, ours.log).not.toEqual([]);
    expect({ ...acts, log: '' }, acts.log).toEqual({ ...withFaultsOfAct(ours, behaviour), log: '' });
  });
});

interface Said {
  readonly lines: readonly string[];
  readonly isSuccess: boolean;
  readonly log: string;
}

async function inAct(behaviour: Behaviour): Promise<Said> {
  await using checkout = await prepare(behaviour, 'act');
  const { exitCode, output } = await runInAct(checkout, WORKFLOW);
  return { lines: said(checkout), isSuccess: exitCode === 0, log: output };
}

async function inOurs(behaviour: Behaviour): Promise<Said> {
  await using checkout = await prepare(behaviour, 'ours');
  await using run = await startRun({ workflow: WORKFLOW, checkout: checkout.directory });
  const conclusion = await run.ended;
  return { lines: said(checkout), isSuccess: conclusion === 'success', log: run.log };
}

async function prepare({ jobs, files = {} }: Behaviour, who: string): Promise<TestCheckout> {
  const checkout = await TestCheckout.make();
  checkout.writeShare('said', '');
  const all = { ...files, [WORKFLOW]: `name: ${who}\non: push\n${jobs}` };
  for (const [path, text] of Object.entries(all)) {
    checkout.write(path, text.replaceAll('SAID', join(checkout.share, 'said')));
  }
  return checkout;
}

/** In no order: jobs run side by side. */
function said(checkout: TestCheckout): string[] {
  return readFileSync(join(checkout.share, 'said'), 'utf8').trimEnd().split('\n').toSorted();
}

/** What act is known to say in the place of what GitHub's runner says. */
function withFaultsOfAct(ours: Said, { faultsOfAct = [] }: Behaviour): Said {
  for (const { ours: line } of faultsOfAct) expect(ours.lines).toContain(line);
  const lines = ours.lines.map((line) => faultsOfAct.find((each) => each.ours === line)?.acts ?? line);
  return { ...ours, lines: lines.toSorted() };
}
