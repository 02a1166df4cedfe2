import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Ended, Site } from './leg.ts';

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

test.each([
  ['the command', { run: 'ls -d <workspace>; test -d "$BUILD_ONCE_DIR"' }],
  ['the command, with RUNNER_TEMP', { run: 'ls -d <temp>' }],
  ['the working directory', { run: 'true', 'working-directory': '<workspace>' }],
  ['a fingerprint command', { run: 'true', fingerprint: 'ls -d <workspace>' }],
  ["a fingerprint's output", { run: 'true', fingerprint: 'pwd; pwd -P; echo "$RUNNER_TEMP/x:$GITHUB_WORKSPACE/y"' }],
  ["the script's own name", { run: 'true', fingerprint: 'echo "$0"; dirname "$0"; alias -p nothing >&2 || true' }],
  ['the shell', { run: 'true', shell: 'bash --rcfile <workspace>/rc {0}' }],
])("a runner's own paths in %s make no key of its own", async (_, inputs: Record<string, string>) => {
  await using site = await Site.open();
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

test('the command that runs is the one that was given', async () => {
  await using site = await Site.open();
  const [end] = await onEachRunner(site, ({ workspace }) => ({
    run: `echo '${workspace}/a' > "$BUILD_ONCE_DIR/text"`,
  }));
  expect(readFileSync(join(end?.outputs.dir ?? '', 'text'), 'utf8')).toBe(`${site.root}/leg-1/workspace/a\n`);
});

test("another directory that begins like a runner's workspace stays what it is", async () => {
  await using site = await Site.open();
  const ends = await onEachRunner(site, ({ workspace }) => ({ run: `echo ${workspace}-old`, key: 'k' }));
  expect(outcomes(ends)).toEqual(['built', 'built']);
});

test('a working directory outside of the workspace is the same for all runners', async () => {
  await using site = await Site.open();
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

test('a workspace that is reached by a link has two names', async () => {
  await using site = await Site.open();
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
