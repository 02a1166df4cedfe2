import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { seenByRunner } from './runner-view.ts';
import { test } from './test.ts';

/** Each build counts itself. */
const run = (site: Site) => `echo x >> ${site.root}/builds; touch "$BUILD_ONCE_DIR/simv"`;
const builds = (site: Site) => readFileSync(join(site.root, 'builds'), 'utf8').trim().split('\n').length;
const outcomes = async (legs: readonly Leg[]) =>
  (await Promise.all(legs.map(async (leg) => (await leg.ended).outputs.outcome))).toSorted();

test('always: once for the run, whatever earlier runs have built; a re-run of failed jobs reuses it', async ({
  site,
}) => {
  const legs = (count: number, runId: string, attempt = '1') =>
    Array.from({ length: count }, () =>
      site.start(
        { run: run(site), key: 'k', 'build-policy': 'always' },
        { GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: attempt },
      ),
    );
  expect(await outcomes(legs(3, '1000'))).toEqual(['built', 'reused', 'reused']);
  const anew = legs(3, '1001');
  expect(await outcomes(anew)).toEqual(['built', 'reused', 'reused']);
  expect(builds(site)).toBe(2);
  // It was asked for: nobody has to be warned.
  const warned = anew.flatMap((leg) => seenByRunner(leg.output).filter(({ command }) => command === 'warning'));
  expect(warned).toEqual([]);
  expect(anew.filter((leg) => leg.output.includes('it is of an earlier run (build-policy: always)'))).toHaveLength(1);

  expect(await outcomes(legs(2, '1001', '2'))).toEqual(['reused', 'reused']);
  // A leg of the earlier run that comes late takes what is newer: two runs do not build in turns.
  expect(await outcomes(legs(1, '1000', '2'))).toEqual(['reused']);
  expect(builds(site)).toBe(2);
  const usual = site.start({ run: run(site), key: 'k' }, { GITHUB_RUN_ID: '1002' });
  expect((await usual.ended).outputs.outcome).toBe('reused');
});

test('always needs the number of the run', async ({ site }) => {
  const { code, output } = await site.start(
    { run: 'true', key: 'k', 'build-policy': 'always' },
    { GITHUB_RUN_ID: undefined },
  ).ended;
  expect(code).toBe(1);
  expect(output).toContain("::error::input 'build-policy': always needs GITHUB_RUN_ID");
  expect(readdirSync(site.share)).toEqual([]);
});

test('never waits for a builder that has yet to come, and reuses what it builds', async ({ site }) => {
  const waiting = site.start({ run: run(site), key: 'k', 'build-policy': 'never' });
  await until('it to wait', () => waiting.output.includes('Waiting for somebody to build build-'));
  // Whoever only waits leaves nothing.
  expect(readdirSync(site.share)).toEqual([]);
  expect((await site.start({ run: run(site), key: 'k' }).ended).outputs.outcome).toBe('built');
  const { outputs, output } = await waiting.ended;
  expect(outputs.outcome, output).toBe('reused');
});

test('never follows a build that is under way, and shares its failure', async ({ site }) => {
  const inputs = { run: `echo working; until [ -e ${site.root}/go ]; do sleep 0.05; done; exit 3`, key: 'k' };
  const builder = site.start(inputs);
  await until('the build', () => builder.output.includes('\nworking\n'));
  const waiting = site.start({ ...inputs, 'build-policy': 'never' });
  await until('its output', () => waiting.output.includes('\nworking\n'));
  writeFileSync(join(site.root, 'go'), '');
  await builder.ended;
  const { code, output } = await waiting.ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^::error::the build failed with exit code 3/m);
});

test('never gives up after its timeout, and says that nobody has built it; a dead builder is nobody', async ({
  site,
}) => {
  const inputs = { run: 'sleep 1000', key: 'k' };
  const dead = site.start(inputs);
  await until('the build', () => dead.output.includes('Building '));
  await until('its output', () => Object.keys(dead.state).length > 0);
  dead.process.kill('SIGKILL');
  await dead.ended;
  const { code, output } = await site.start({ ...inputs, 'build-policy': 'never', timeout: '2' }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(
    /^::error::nobody has built build-[0-9a-f]{16} within 2 s \(timeout\), and this job may not \(build-policy: never\)%0ALet a job/m,
  );
  // Not even the dead one's lock was touched.
  expect(readdirSync(join(site.locks(), 'build.lock'))).not.toEqual([]);
});

test('never does not take a result whose data is gone, and says so', async ({ site }) => {
  const first = await site.start({ run: run(site), key: 'k' }).ended;
  rmSync(first.outputs.dir ?? '', { recursive: true });
  const waiting = site.start({ run: run(site), key: 'k', 'build-policy': 'never' });
  await until('it to say so', () => waiting.output.includes('no longer holds: '));
  expect((await site.start({ run: run(site), key: 'k' }).ended).outputs.outcome).toBe('built');
  const { outputs, output } = await waiting.ended;
  expect(outputs.outcome).toBe('reused');
  expect(output.match(/no longer holds/g)).toHaveLength(1);
});

test('never on a path that is not there yet below the share', async ({ site }) => {
  mkdirSync(join(site.share, 'owner'));
  const { code, output } = await site.start({ run: 'true', key: 'k', 'build-policy': 'never', timeout: '0' }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^::error::nobody has built build-/m);
  expect(readdirSync(join(site.share, 'owner'))).toEqual([]);
});
