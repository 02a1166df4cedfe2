import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import type { Ended, Site } from './leg.ts';
import { Mounted } from './mounted.ts';
import { AS_NOBODY, NOBODY } from './nobody.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('a read-only mount, and a user who may not write');

const INPUTS = {
  run: 'touch "$BUILD_ONCE_DIR/simv"; echo "sim=$BUILD_ONCE_DIR/simv" >> "$GITHUB_OUTPUT"',
  key: 'k',
  expect: 'simv',
};

/** The same share, mounted once more so that nobody can write through it. */
function readOnly(site: Site): Mounted {
  const mounted = new Mounted(join(site.root, 'ro'), '--bind', site.share);
  const { status, stderr } = spawnSync('mount', ['-o', 'remount,ro,bind', mounted.path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount: ${stderr}`);
  return mounted;
}

const errors = ({ output }: Ended) => output.split('\n').filter((line) => line.startsWith('::error::'));

describe.skipIf(!isRoot)('on a read-only mount', () => {
  test('a leg reuses what is there: its outputs name its own mount, and it has written nothing', async ({ site }) => {
    const built = await site.start(INPUTS).ended;
    using mounted = readOnly(site);
    const before = statSync(site.locks(), { bigint: true }).mtimeNs;
    const { code, output, outputs } = await site.start({ ...INPUTS, path: mounted.path }).ended;
    expect(code, output).toBe(0);
    expect(outputs.outcome).toBe('reused');
    expect(outputs.dir).toBe(built.outputs.dir?.replace(site.share, mounted.path));
    expect(outputs.sim).toBe(`${outputs.dir}/simv`);
    expect(output).not.toMatch(/::(warning|error)::/);
    expect(statSync(site.locks(), { bigint: true }).mtimeNs).toBe(before);
  });

  test('nothing is built yet: one error that says that the mount is read-only here, and what to do', async ({
    site,
  }) => {
    using mounted = readOnly(site);
    const end = await site.start({ ...INPUTS, path: mounted.path }).ended;
    expect(end.code).toBe(1);
    expect(errors(end)).toEqual([
      `::error::cannot make directory ${join(mounted.path, 'owner')}: EROFS (the file system is read-only)%0A` +
        'The mount is read-only on this runner: here a job can only reuse what is built already, not build it or wait for it. ' +
        'Let a job on a runner that may write build it first (needs), or mount it read-write.',
    ]);
    expect(readdirSync(site.share)).toEqual([]);
  });

  test('it is being built elsewhere: the same', async ({ site }) => {
    const go = join(site.root, 'go');
    const run = `until [ -e "${go}" ]; do sleep 0.05; done`;
    const builder = site.start({ run, key: 'k' });
    await until('the build to run', () => globSync(join(site.entries, '*/1-*.log')).length > 0);
    using mounted = readOnly(site);
    const end = await site.start({ run, key: 'k', path: mounted.path }).ended;
    expect(end.code).toBe(1);
    expect(errors(end)).toEqual([expect.stringMatching(/build\.scratch\.\S+: EROFS .*not build it or wait for it/)]);
    spawnSync('touch', [go]);
    expect((await builder.ended).outputs.outcome).toBe('built');
  });

  test('the result is gone: said, with the error', async ({ site }) => {
    const { outputs } = await site.start(INPUTS).ended;
    rmSync(outputs.dir ?? '', { recursive: true });
    using mounted = readOnly(site);
    const end = await site.start({ ...INPUTS, path: mounted.path }).ended;
    expect(end.code).toBe(1);
    expect(end.output).toMatch(/::warning::the stored result no longer holds: .* is gone/);
    expect(errors(end)).toEqual([expect.stringContaining('EROFS')]);
  });
});

describe.skipIf(!isRoot)('in a directory where a user may not write', () => {
  test('a leg reuses what is there', async ({ site }) => {
    chmodSync(site.root, 0o755);
    chmodSync(site.share, 0o755);
    await site.start(INPUTS).ended;
    const { code, output, outputs } = await site.start(INPUTS, {}, AS_NOBODY).ended;
    expect(code, output).toBe(0);
    expect(outputs.outcome).toBe('reused');
    expect(output).not.toMatch(/::(warning|error)::/);
  });

  test('nothing is built yet: one error that says who may not write where', async ({ site }) => {
    chmodSync(site.root, 0o755);
    chmodSync(site.share, 0o755);
    const end = await site.start(INPUTS, {}, AS_NOBODY).ended;
    expect(end.code).toBe(1);
    expect(errors(end)).toEqual([
      expect.stringMatching(
        new RegExp(
          `make directory ${site.share}/owner: EACCES .*uid ${NOBODY}, which may only reuse what is built already`,
        ),
      ),
    ]);
    expect(existsSync(site.entries)).toBe(false);
  });
});
