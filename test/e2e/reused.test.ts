import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import { test } from './test.ts';

test('a result that is reused says when it was built and from which commit, in the log and in the summary', async ({
  site,
}) => {
  const event = join(site.root, 'event.json');
  const head = '1234567'.padEnd(40, '2');
  writeFileSync(event, JSON.stringify({ pull_request: { head: { sha: head, repo: { full_name: 'owner/repo' } } } }));
  const pullRequest = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/pull/12/merge',
    GITHUB_SHA: 'abcdef0'.padEnd(40, '1'),
  };
  await site.start({ run: 'true', key: 'k' }, pullRequest).ended;
  const leg = site.start({ run: 'true', key: 'k' }, { GITHUB_SHA: 'fedcba9'.padEnd(40, '3'), GITHUB_RUN_ID: '1001' });
  const { output, outputs } = await leg.ended;
  expect(outputs.outcome).toBe('reused');
  const when = /\d{4}-\d\d-\d\d \d\d:\d\d UTC \((just now|\d+ s ago)\) from commit 1234567 of pull request #12/;
  expect(output).toMatch(when);
  expect(leg.file('GITHUB_STEP_SUMMARY').replaceAll('&#35;', '#')).toMatch(when);
});

const ATTEMPT = 'It counts for attempt 1 of run 1000';

test.for<[what: string, env: Record<string, string | undefined>, next: string]>([
  [
    'act',
    { ACT: 'true' },
    `${ATTEMPT}, and act gives every run the same numbers. To build it again, set retry-failed: 'always'`,
  ],
  [
    'a runner that counts no attempts',
    { GITHUB_RUN_ATTEMPT: undefined },
    `${ATTEMPT}, and this runner does not set GITHUB_RUN_ATTEMPT. To build it again, set retry-failed: 'always'`,
  ],
  [
    'a runner that runs the same job again as the same attempt',
    {},
    `${ATTEMPT}. To build it again, push a fix or re-run the failed jobs; if GITHUB_RUN_ATTEMPT is still 1 then, set`,
  ],
  [
    'GitHub, in another leg',
    { INPUT_MATRIX: '{"leg":2}' },
    `${ATTEMPT}. To build it again, push a fix or re-run the failed jobs.`,
  ],
])('a failure that stays says why and what to do: %s', async ([_, env, next], { site }) => {
  const inputs = { run: 'exit 3', key: 'k' };
  await site.start(inputs, { ...env, INPUT_MATRIX: undefined }).ended;
  // The failure says its second alone, and counts as an earlier step's only from the next one on.
  const second = () => Math.floor(Date.now() / 1000);
  const failedIn = second();
  await until('the next second', () => second() > failedIn);
  const leg = site.start(inputs, env);
  const { output, code } = await leg.ended;
  expect(code).toBe(1);
  expect(output).toContain(`%0A${next}`);
});

test("retry-failed: 'always' is what the advice says: it builds again", async ({ site }) => {
  await site.start({ run: 'exit 3', key: 'k' }, { ACT: 'true' }).ended;
  const { output } = await site.start({ run: 'exit 3', key: 'k', 'retry-failed': 'always' }, { ACT: 'true' }).ended;
  expect(output).toContain('Building ');
});
