import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import { test } from './test.ts';

const KILLED = 'c++: fatal error: Killed signal terminated program cc1plus';

test('what retry-on names, wherever the output says it, is tried again after the first pause', async ({ site }) => {
  const second = join(site.root, 'second');
  const run = `
    if [ -e ${second} ]; then touch "$BUILD_ONCE_DIR/simv"; exit 0; fi
    touch ${second}; echo '${KILLED}'; seq 1000; exit 137`;
  const inputs = { run, 'retry-on': 'no such thing\n\nKilled signal', 'license-tries': '2' };
  const builder = site.start(inputs);
  const notice = `The output says "${KILLED}" (retry-on: Killed signal) (try 1 of 2); trying again in 30 s`;
  await until('the notice', () => builder.output.includes(`::warning::${notice}`));
  const waiter = site.start(inputs);
  await until('a waiting leg to be told', () => waiter.output.includes(`\n${notice}\n`));
  const { outputs } = await builder.ended;
  expect(outputs.outcome).toBe('built');
  expect((await waiter.ended).outputs).toMatchObject({ outcome: 'reused', dir: outputs.dir });
  expect(builder.file('GITHUB_STEP_SUMMARY')).toContain('wait for another try');
}, 120_000);

test('after the last try the failure says what all of them met', async ({ site }) => {
  const inputs = { run: `echo '${KILLED}'; exit 137`, 'retry-on': 'Killed signal', 'license-tries': '1' };
  const leg = site.start(inputs);
  const { code, output } = await leg.ended;
  expect(code).toBe(1);
  expect(output).toContain(`the output says "${KILLED}" (retry-on: Killed signal), in 1 of 1 tries`);
  const other = site.start(inputs);
  expect((await other.ended).output).toContain('(retry-on: Killed signal), in 1 of 1 tries');
});

test.for<[what: string, run: string]>([
  ['another failure', 'echo syntax error; exit 1'],
  ['a build that succeeds', `echo '${KILLED}'`],
])('%s is not tried again', async ([_, run], { site }) => {
  const { output } = await site.start({ run, 'retry-on': 'Killed signal', 'license-tries': '2' }).ended;
  expect(output).not.toContain('trying again');
});

test('an expression without end is given up and said; the build and its lock go on', async ({ site }) => {
  const run = `printf '%04000d!\\n' 0; echo '${KILLED}'; exit 1`;
  const { output } = await site.start({ run, 'retry-on': '(0+)+$\nKilled', 'license-tries': '1' }).ended;
  expect(output).toContain("::warning::input 'retry-on': line 1, `(0+)+$`, takes over 0.5 s on this output");
  expect(output).toContain('(retry-on: Killed), in 1 of 1 tries');
});

test('a masked value in the line that matches goes to no other job', async ({ site }) => {
  const script = join(site.root, 'build.sh');
  writeFileSync(script, 'echo "::add-mask::hush-hush"; echo "Killed hush-hush"; exit 1');
  const inputs = { run: `sh ${script}`, 'retry-on': 'Killed', 'license-tries': '1' };
  await site.start(inputs).ended;
  const { output } = await site.start(inputs).ended;
  expect(output).toContain('the output says "Killed ***" (retry-on: Killed)');
  expect(output).not.toContain('hush-hush');
});
