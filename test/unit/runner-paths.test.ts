import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RunnerPaths } from '../../src/build/key/runner-paths.ts';

const root = mkdtempSync(join(tmpdir(), 'runner-paths-'));
afterAll(() => rmSync(root, { recursive: true }));
const workspace = join(root, 'work/repo/repo');
mkdirSync(join(workspace, 'sim'), { recursive: true });
mkdirSync(join(root, 'elsewhere'));
const link = join(root, 'link');
symlinkSync(join(root, 'work'), link);
const linked = join(link, 'repo/repo');

const env = {
  RUNNER_TEMP: join(root, 'work/_temp'),
  RUNNER_TOOL_CACHE: join(root, 'work/_tool'),
  RUNNER_WORKSPACE: join(root, 'work/repo'),
  GITHUB_ACTION_PATH: join(root, 'work/_actions/o/r/v1'),
};

const find = async (workspace: string, others: Readonly<Record<string, string>> = {}) =>
  await RunnerPaths.find({ workspace, machinePaths: { GITHUB_WORKSPACE: workspace, ...others } });

test.each([
  [`make -C ${workspace}/sim`, 'make -C $GITHUB_WORKSPACE/sim'],
  [`g++ -I${workspace} -I${workspace}/inc`, 'g++ -I$GITHUB_WORKSPACE -I$GITHUB_WORKSPACE/inc'],
  [`vlog +incdir+${workspace}/a+${workspace}/b`, 'vlog +incdir+$GITHUB_WORKSPACE/a+$GITHUB_WORKSPACE/b'],
  [`cd "${workspace}"`, 'cd "$GITHUB_WORKSPACE"'],
  [`a=${workspace}:${workspace}/b`, 'a=$GITHUB_WORKSPACE:$GITHUB_WORKSPACE/b'],
  [`in ${workspace}, line 3. See ${workspace}.`, 'in $GITHUB_WORKSPACE, line 3. See $GITHUB_WORKSPACE.'],
  [`cmake -B ${root}/work/repo/build`, 'cmake -B $RUNNER_WORKSPACE/build'],
  [`${root}/work/_temp/x ${root}/work/_tool/Python/3.11`, '$RUNNER_TEMP/x $RUNNER_TOOL_CACHE/Python/3.11'],
  [`${root}/work/_actions/o/r/v1/build.sh`, '$GITHUB_ACTION_PATH/build.sh'],
])('%s', async (text, renamed) => {
  const paths = await find(workspace, env);
  expect(paths.rename(text)).toBe(renamed);
});

test.each([
  [`cat ${workspace}b/x ${workspace}.bak/x ${workspace}-2/x ${workspace}_x`],
  [`cat /mnt${workspace}/x`],
  [`cat "$HOME${workspace}/x"`],
])('only at the boundaries of a path: %s', async (text) => {
  const paths = await find(workspace);
  expect(paths.rename(text)).toBe(text);
});

test('the workspace has its physical name, too, where it is reached by a link', async () => {
  const paths = await find(linked);
  expect(paths.rename(`${linked}/a ${workspace}/b`)).toBe('$GITHUB_WORKSPACE/a $GITHUB_WORKSPACE/b');
  expect(await paths.renameDirectory(`${workspace}/sim`)).toBe('sim');
  expect(await paths.renameDirectory(`${linked}/sim`)).toBe('sim');
});

test('a working directory is relative in the workspace, absolute elsewhere', async () => {
  const paths = await find(workspace, env);
  const names = async (...directories: string[]) =>
    await Promise.all(directories.map(async (directory) => await paths.renameDirectory(directory)));
  expect(await names(workspace, `${workspace}/sim`, `${linked}/sim`)).toEqual(['.', 'sim', 'sim']);
  expect(await names('/opt/flow', join(root, 'elsewhere'))).toEqual(['/opt/flow', join(root, 'elsewhere')]);
  expect(await names(`${workspace}..x`, `${root}/work/_temp/b`)).toEqual([
    '$RUNNER_WORKSPACE/repo..x',
    '$RUNNER_TEMP/b',
  ]);
});

test('a root, or what is no absolute path, names nothing', async () => {
  const paths = await find('/', { RUNNER_TEMP: '.' });
  expect(paths.rename('cd / && ls ./x')).toBe('cd / && ls ./x');
});
