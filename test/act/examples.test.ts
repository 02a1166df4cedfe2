import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startRun } from '../workflow/api.ts';
import { copyExample, EXAMPLES, type Example, plantBug, whatIsMissing } from '../workflow/example.ts';
import { TestCheckout } from '../workflow/test-checkout.ts';
import { type ActJob, installAct, whyNoAct } from './act.ts';
import { runInAct } from './checkout-in-act.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const MINUTES = 60_000;

/**
 * A second opinion on our matrix runner: act, which many use for their own workflows. Both must make the same of the
 * examples; that a run of ours reuses what one of act's has built shows that they agree on every part of the key.
 */
describe.skipIf(whyNoAct() !== undefined)('under act', { timeout: 10 * MINUTES }, () => {
  beforeAll(installAct, 10 * MINUTES);

  for (const example of EXAMPLES) {
    const missing = whatIsMissing(example);

    it.skipIf(missing !== undefined)(`examples/${example.name}`, async () => {
      await using checkout = await TestCheckout.make();
      const workflow = join(copyExample(example.name, checkout), 'workflow.yml');
      const first = await runInAct(checkout, workflow);
      for (const { result, log } of first.jobs) expect(result, log).toBe('success');
      expect(outcomes(first.jobs, example)).toEqual(once(example));
      expect(first.exitCode, first.output).toBe(0);

      await using ours = await startRun({
        workflow,
        checkout: checkout.directory,
        actions: { 'OWNER/build-once': REPOSITORY },
        env: { BUILD_ONCE_PATH: checkout.share },
      });
      expect(await ours.ended, ours.log).toBe('success');
      const reused = ours.jobs.flatMap((job) => job.steps.flatMap(({ outputs: { outcome = [] } }) => outcome));
      expect(reused).toEqual(Array.from({ length: example.jobs * example.builds }, () => 'reused'));

      const { found } = plantBug(example, checkout);
      const broken = await runInAct(checkout, workflow);
      for (const { matrix, result, log } of broken.jobs) {
        expect([matrix, result], log).toEqual([matrix, found.includes(`${matrix.test}`) ? 'failure' : 'success']);
      }
      expect(broken.jobs, broken.output).toHaveLength(example.jobs);
      expect(broken.exitCode, broken.output).toBe(1);
    });
  }
});

/** Of each build the outcomes in all jobs. */
function outcomes(jobs: readonly ActJob[], { builds }: Example): string[][] {
  return Array.from({ length: builds }, (_, build) => jobs.map((job) => job.outcomes[build] ?? 'none').toSorted());
}

function once({ jobs, builds }: Example): string[][] {
  return Array.from({ length: builds }, () => ['built', ...Array.from({ length: jobs - 1 }, () => 'reused')]);
}
