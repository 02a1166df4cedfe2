import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Ended, Site } from './leg.ts';
import { test } from './test.ts';

/** What an expression such as `${{ github.workspace }}` is on the runner of each leg in turn. */
async function onEachRunner(
  site: Site,
  inputs: (runner: { workspace: string; temp: string }) => Record<string, string>,
  env: (home: string) => Record<string, string> = () => ({}),
): Promise<Ended[]> {
  const ends: Ended[] = [];
  for (const leg of ['leg-1', 'leg-2']) {
    const home = join(site.root, leg);
    const end = site.start(inputs({ workspace: join(home, 'workspace'), temp: join(home, 'temp') }), env(home));
    ends.push(await end.ended);
  }
  return ends;
}

const outcomes = (ends: readonly Ended[]) => ends.map(({ outputs }) => outputs.outcome);

test.for<[what: string, inputs: Record<string, string>]>([
  ['the command', { run: 'ls -d <workspace>; test -d "$BUILD_ONCE_DIR"' }],
  ['the command, with RUNNER_TEMP', { run: 'ls -d <temp>' }],
  ['the working directory', { run: 'true', 'working-directory': '<workspace>' }],
  ['a fingerprint command', { run: 'true', fingerprint: 'ls -d <workspace>' }],
  ["a fingerprint's output", { run: 'true', fingerprint: 'pwd; pwd -P; echo "$RUNNER_TEMP/x:$GITHUB_WORKSPACE/y"' }],
  ["the script's own name", { run: 'true', fingerprint: 'echo "$0"; dirname "$0"; alias -p nothing >&2 || true' }],
  ['the shell', { run: 'true', shell: 'bash --rcfile <workspace>/rc {0}' }],
])("a runner's own paths in %s make no key of its own", async ([, inputs], { site }) => {
  const ends = await onEachRunner(site, ({ workspace, temp }) => ({
    key: 'k',
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, text]) => [
        name,
        text.replace('<workspace>', workspace).replace('<temp>', temp),
      ]),
    ),
  }));
  expect(outcomes(ends), ends[1]?.output).toEqual(['built', 'reused']);
});

test('the command that runs is the one that was given', async ({ site }) => {
  const [end] = await onEachRunner(site, ({ workspace }) => ({
    run: `echo '${workspace}/a' > "$BUILD_ONCE_DIR/text"`,
  }));
  expect(readFileSync(join(end?.outputs.dir ?? '', 'text'), 'utf8')).toBe(`${site.root}/leg-1/workspace/a\n`);
});

test("another directory that begins like a runner's workspace stays what it is", async ({ site }) => {
  const ends = await onEachRunner(site, ({ workspace }) => ({ run: `echo ${workspace}-old`, key: 'k' }));
  expect(outcomes(ends)).toEqual(['built', 'built']);
});

test('a working directory outside of the workspace is the same for all runners', async ({ site }) => {
  const outside = join(site.root, 'flow');
  mkdirSync(outside);
  const deep = (home: string) => {
    const GITHUB_WORKSPACE = home.endsWith('2') ? join(home, 'workspace/deeper') : join(home, 'workspace');
    mkdirSync(GITHUB_WORKSPACE, { recursive: true });
    return { GITHUB_WORKSPACE };
  };
  const ends = await onEachRunner(site, () => ({ run: 'true', key: 'k', 'working-directory': outside }), deep);
  expect(outcomes(ends), ends[1]?.output).toEqual(['built', 'reused']);
});

test('a workspace that is reached by a link has two names', async ({ site }) => {
  const linked = (home: string) => {
    mkdirSync(join(home, 'workspace'), { recursive: true });
    symlinkSync(join(home, 'workspace'), join(home, 'link'));
    return { GITHUB_WORKSPACE: join(home, 'link') };
  };
  const inputs = ({ workspace }: { workspace: string }) => ({
    run: `echo ${workspace} ${workspace.replace(/workspace$/, 'link')}/a`,
    key: 'k',
    fingerprint: 'pwd; pwd -P',
  });
  const ends = await onEachRunner(site, inputs, linked);
  expect(outcomes(ends), ends[1]?.output).toEqual(['built', 'reused']);
});

test('legs of one run whose commands differ say so, and in what, while they build and when they have', async ({
  site,
}) => {
  const gate = `until [ -e ${site.root}/go ]; do sleep 0.05; done`;
  const legs = [1, 2, 3].map((seed) =>
    site.start({ run: `echo SEED=${seed}\n${gate}`, key: 'k' }, { INPUT_MATRIX: `{"seed":${seed}}` }),
  );
  await until('all to build', () => legs.every((leg) => leg.output.includes('Building ')));
  const late = site.start({ run: `echo SEED=4\n${gate}`, key: 'k' }, { INPUT_MATRIX: '{"seed":4}' });
  await until('the last to see them', () => late.output.match(/^This run also builds build-/gm)?.length === 3);
  expect(late.output).toMatch(
    /^This run also builds build-[0-9a-f]{16}, by job sim \(1\) on runner .*: its key differs in the build command \(run\)$/m,
  );
  writeFileSync(join(site.root, 'go'), '');
  const ends = await Promise.all(legs.map(async (leg) => await leg.ended));
  expect(ends.map(({ outputs }) => outputs.outcome)).toEqual(['built', 'built', 'built']);
  for (const leg of legs) {
    expect(leg.output).toContain('this job was first; jobs with the same key wait for it');
    expect(leg.output.match(/keep out of run what the build itself does not need/g)).toHaveLength(1);
    expect(leg.file('GITHUB_STEP_SUMMARY')).toContain(`This run also`);
  }
  await late.ended;
  const summary = late.file('GITHUB_STEP_SUMMARY');
  expect(summary).toContain('This run also');
});

test('a build of another run, or of another name, is no other build of this run', async ({ site }) => {
  await site.start({ run: 'echo 1', key: 'k' }, { GITHUB_RUN_ID: '999' }).ended;
  await site.start({ run: 'echo 1', key: 'k', name: 'build-2' }).ended;
  const leg = site.start({ run: 'echo 2', key: 'k' });
  expect((await leg.ended).output).not.toContain('This run also');
  expect(leg.file('GITHUB_STEP_SUMMARY')).toContain('echo 1 → echo 2');
});

test('a build of this run that has ended is compared line by line', async ({ site }) => {
  await site.start({ run: 'echo 1', key: 'k' }).ended;
  const leg = site.start({ run: 'echo 2', key: 'k' });
  const { output } = await leg.ended;
  expect(output).toMatch(
    /^This run also has built build-[0-9a-f]{16}, by job sim on .*: its key differs in the build command \(run\): echo 1 → echo 2 \(there → here\)$/m,
  );
  const summary = leg.file('GITHUB_STEP_SUMMARY');
  expect(summary).toContain('This run also has built');
});

test('a failed build of this run is told, too', async ({ site }) => {
  await site.start({ run: 'exit 1', key: 'k' }).ended;
  const { output } = await site.start({ run: 'true', key: 'k' }).ended;
  expect(output).toMatch(/^This run also has failed to build build-.*: its key differs in the build command \(run\)$/m);
});
