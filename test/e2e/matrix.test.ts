import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { test } from './test.ts';

const RUNS = 'mkdir -p "$GITHUB_WORKSPACE/../../runs"; mktemp -d "$GITHUB_WORKSPACE/../../runs/run-XXXXXX"; ';

/** How often the build command ran, whoever ran it. */
function runs(site: Site): number {
  return readdirSync(join(site.root, 'runs')).length;
}

async function all(legs: readonly Leg[]) {
  return await Promise.all(legs.map((leg) => leg.ended));
}

test('16 legs at once: one builds, all have its result, nothing but the marker is left', async ({ site }) => {
  const run = `${RUNS} head -c 8 /dev/urandom | od -An -tx1 | tr -d ' ' > "$BUILD_ONCE_DIR/simv"; echo "id=$(cat "$BUILD_ONCE_DIR/simv")" >> "$GITHUB_OUTPUT"`;
  const ends = await all(Array.from({ length: 16 }, () => site.start({ run, expect: 'simv' })));
  expect(ends.map(({ code }) => code)).toEqual(Array(16).fill(0));
  expect(runs(site)).toBe(1);
  expect(ends.filter(({ outputs }) => outputs.outcome === 'built')).toHaveLength(1);
  expect(ends.filter(({ outputs }) => outputs['cache-hit'] === 'true')).toHaveLength(15);
  for (const output of ['id', 'dir', 'log', 'key', 'builder', 'build-seconds']) {
    expect(new Set(ends.map(({ outputs }) => outputs[output])), output).toHaveLength(1);
    expect(ends[0]?.outputs[output], output).toBeTruthy();
  }
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

test('a failing build runs once; all fail with its message; the next run attempt builds again, once', async ({
  site,
}) => {
  const run = `${RUNS} echo "%Error: top.v:3:1: oops"; until [ $(ls "${site.root}/looked" | wc -l) -ge 15 ]; do sleep 0.05; done; exit 7`;
  const legs = (attempt: string) =>
    Array.from({ length: 16 }, () => site.start({ run, key: 'k' }, { GITHUB_RUN_ATTEMPT: attempt }));
  const looked = join(site.root, 'looked');
  mkdirSync(looked);
  const first = legs('1');
  await until('15 legs to wait', () => first.filter((leg) => leg.output.includes('Waiting for')).length >= 15);
  for (let leg = 0; leg < 15; leg += 1) writeFileSync(join(looked, `${leg}`), '');
  const ends = await all(first);
  expect(ends.map(({ code }) => code)).toEqual(Array(16).fill(1));
  expect(runs(site)).toBe(1);
  const errors = ends.map(({ output }) => output.split('\n').filter((line) => line.startsWith('::error::')));
  expect(errors[0]).toHaveLength(1);
  expect(errors[0]?.[0]).toContain('exit code 7');
  expect(new Set(errors.map((lines) => lines.join()))).toHaveLength(1);
  for (const { output } of ends) expect(output).toContain('%Error: top.v:3:1: oops');
  const again = await all(legs('2'));
  expect(again.map(({ code }) => code)).toEqual(Array(16).fill(1));
  expect(runs(site)).toBe(2);
  expect(readdirSync(site.locks()).sort()).toEqual(['build.failed.1000-1', 'build.failed.1000-2']);
});

test('a late leg of the run attempt fails at once, without a build', async ({ site }) => {
  const inputs = { run: `${RUNS} exit 3`, key: 'k' };
  await site.start(inputs).ended;
  const late = await site.start(inputs).ended;
  expect(late.code).toBe(1);
  expect(late.output).toContain('exit code 3');
  expect(runs(site)).toBe(1);
});

test.for([
  { retry: 'always', attempt: '1', builds: 2 },
  { retry: 'never', attempt: '2', builds: 1 },
  { retry: 'next-attempt', attempt: '2', builds: 2 },
])(
  'retry-failed: $retry after a failure, in attempt $attempt: $builds builds',
  async ({ retry, attempt, builds }, { site }) => {
    const inputs = { run: `${RUNS} exit 3`, key: 'k', 'retry-failed': retry };
    await site.start(inputs).ended;
    const second = await site.start(inputs, { GITHUB_RUN_ATTEMPT: attempt }).ended;
    expect(second.code).toBe(1);
    expect(runs(site)).toBe(builds);
  },
);

test('a success of another run attempt overtakes a failure: nobody is told of it any more', async ({ site }) => {
  const inputs = { run: `${RUNS} [ -e "${site.root}/mended" ]`, key: 'k' };
  await site.start(inputs).ended;
  writeFileSync(join(site.root, 'mended'), '');
  expect((await site.start(inputs, { GITHUB_RUN_ATTEMPT: '2' }).ended).outputs.outcome).toBe('built');
  const first = await site.start(inputs, { GITHUB_RUN_ATTEMPT: '1' }).ended;
  expect(first.outputs.outcome).toBe('reused');
});

test('a waiting leg says who builds, where and since when; then what it reused, from whom, and how long that took', async ({
  site,
}) => {
  const run = `until [ -e "${site.root}/go" ]; do sleep 0.05; done`;
  const builder = site.start({ run }, { INPUT_MATRIX: '{"test":"dma","seed":3}', 'INPUT_JOB-CHECK-RUN-ID': '4711' });
  await until('the build to run', () => builder.output.includes('Building'));
  const waiter = site.start({ run });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  writeFileSync(join(site.root, 'go'), '');
  const { output, outputs } = await waiter.ended;
  expect(output).toMatch(/Waiting for build-[0-9a-f]{16}: it is being built by job sim \(dma, 3\) on runner runner-1/);
  expect(output).toContain(`host ${hostname()}, pid ${builder.process.pid}`);
  expect(output).toMatch(/since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/);
  expect(output).toContain('https://github.com/owner/repo/actions/runs/1000/job/4711');
  expect(output).toMatch(
    /Reused build-[0-9a-f]{16}, built by job sim \(dma, 3\) on runner runner-1 .* in [\d.]+ s, \d{4}-\d\d-\d\d \d\d:\d\d UTC \(.*\); waited/,
  );
  expect(outputs.builder).toContain('job sim (dma, 3) on runner runner-1');
});

test('one step twice in a job: the second reuses; another command under the same name is another entry', async ({
  site,
}) => {
  const first = await site.start({ run: 'true', key: 'k' }).ended;
  expect((await site.start({ run: 'true', key: 'k' }).ended).outputs.outcome).toBe('reused');
  const other = await site.start({ run: 'true # but not the same', key: 'k' }).ended;
  expect(other.outputs.outcome).toBe('built');
  expect(other.outputs.key).not.toBe(first.outputs.key);
});

test("without a key the result is the workflow run's", async ({ site }) => {
  expect((await site.start({ run: 'true' }).ended).outputs.outcome).toBe('built');
  expect((await site.start({ run: 'true' }, { GITHUB_RUN_ATTEMPT: '2' }).ended).outputs.outcome).toBe('reused');
  expect((await site.start({ run: 'true' }, { GITHUB_RUN_ID: '1001' }).ended).outputs.outcome).toBe('built');
});
