import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startRun } from '../workflow/api.ts';
import { copyExample, EXAMPLES, type Example, plantBug, whatIsMissing } from '../workflow/example.ts';
import { TestCheckout } from '../workflow/test-checkout.ts';
import { type ActJob, installAct, runAct, whyNoAct } from './act.ts';

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
      const first = await act(checkout, workflow);
      for (const { result, log } of first) expect(result, log).toBe('success');
      expect(outcomes(first, example)).toEqual(once(example));

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
      for (const { matrix, result, log } of await act(checkout, workflow)) {
        expect([matrix, result], log).toEqual([matrix, found.includes(`${matrix.test}`) ? 'failure' : 'success']);
      }
    });
  }
});

async function act(checkout: TestCheckout, workflow: string): Promise<ActJob[]> {
  const action = join(checkout.root, 'action');
  mkdirSync(action, { recursive: true });
  for (const name of ['action.yml', 'dist', 'matchers']) {
    cpSync(join(REPOSITORY, name), join(action, name), { recursive: true });
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: checkout.directory, stdio: 'pipe' });
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'remote.origin.url', 'https://github.com/octo-org/chip');
  git('add', '--all');
  git(...author, 'commit', '--quiet', '--message=test');
  return await runAct({
    checkout: checkout.directory,
    workflow,
    action,
    share: checkout.share,
    home: join(checkout.root, 'act'),
  });
}

/** Of each build the outcomes in all jobs. */
function outcomes(jobs: readonly ActJob[], { builds }: Example): string[][] {
  return Array.from({ length: builds }, (_, build) => jobs.map((job) => job.outcomes[build] ?? 'none').toSorted());
}

function once({ jobs, builds }: Example): string[][] {
  return Array.from({ length: builds }, () => ['built', ...Array.from({ length: jobs - 1 }, () => 'reused')]);
}
