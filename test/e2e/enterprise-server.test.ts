import { expect } from 'vitest';
import { test } from './test.ts';

const SERVER = 'https://github.example.com';

test('with GitHub Enterprise Server, links of the log and of the summary lead there', async ({ site }) => {
  const env = { GITHUB_SERVER_URL: SERVER };
  const link = `${SERVER}/owner/repo/actions/runs/1000/job/4711`;
  const inputs = { run: 'touch "$BUILD_ONCE_DIR/sim"', 'job-check-run-id': '4711' };
  const built = site.start(inputs, env);
  await built.ended;
  const summary = built.file('GITHUB_STEP_SUMMARY');
  expect(summary).toContain(link);
  const failed = await site.start({ ...inputs, name: 'broken', run: 'exit 1' }, env).ended;
  expect(failed.output).toContain(link);
  for (const text of [summary, built.output, failed.output]) expect(text).not.toContain('https://github.com');
});
