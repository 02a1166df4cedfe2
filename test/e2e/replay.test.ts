import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';
import { canTestAsRoot } from '../support/needs.ts';
import type { Leg } from './leg.ts';
import { Mounted } from './mounted.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('a share that is mounted at two places');

const envOf = (leg: Leg) => Object.fromEntries(parsePairs('GITHUB_ENV', leg.file('GITHUB_ENV')));
const workspaceOf = (leg: Leg) => join(leg.home, 'workspace');

/** Runs one leg after the other. */
async function runBoth(...start: readonly (() => Leg)[]): Promise<Leg[]> {
  const legs: Leg[] = [];
  for (const each of start) {
    const leg = each();
    legs.push(leg);
    const { code, output } = await leg.ended;
    expect(code, output).toBe(0);
  }
  return legs;
}

test("what names the builder's workspace names each leg's own, in whatever it is wrapped", async ({ site }) => {
  const run = `
    echo "CHIP_ROOT=$PWD" >> "$GITHUB_ENV"
    echo "OTHER=\${PWD}-old:\${PWD}2/x:/home$PWD" >> "$GITHUB_ENV"
    printf 'MANY<<END\\n%s\\n%s/sub\\nEND\\n' "$PWD" "$PWD" >> "$GITHUB_ENV"
    echo "flags=-I$PWD/inc:$PWD/tb +incdir+$PWD/a+$PWD/b {\\"root\\":\\"$PWD\\"} file://$PWD/x '$PWD'" >> "$GITHUB_OUTPUT"
    echo "$PWD/bin" >> "$GITHUB_PATH"; touch "$BUILD_ONCE_DIR/simv"`;
  const [built, reused] = await runBoth(
    () => site.start({ run, key: 'k' }),
    () => site.start({ run, key: 'k' }),
  );
  if (built === undefined || reused === undefined) throw new Error('two legs ran');
  const from = workspaceOf(built);
  for (const leg of [built, reused]) {
    const here = workspaceOf(leg);
    expect(envOf(leg)).toEqual({
      CHIP_ROOT: here,
      OTHER: `${from}-old:${from}2/x:/home${from}`,
      MANY: `${here}\n${here}/sub`,
    });
    expect((await leg.ended).outputs.flags).toBe(
      `-I${here}/inc:${here}/tb +incdir+${here}/a+${here}/b {"root":"${here}"} file://${here}/x '${here}'`,
    );
    expect(leg.file('GITHUB_PATH').trim()).toBe(`${here}/bin`);
    expect(leg.output).not.toContain('RUNNER_TEMP');
  }
});

test('where path and workspace are symbolic links, the physical spelling that tools print is replayed, too', async ({
  site,
}) => {
  mkdirSync(join(site.root, 'disk'));
  const [workspace, mount] = [join(site.root, 'linked'), join(site.root, 'mount')];
  symlinkSync(join(site.root, 'disk'), workspace);
  symlinkSync(site.share, mount);
  const run = `
    touch "$BUILD_ONCE_DIR/simv"; cd "$BUILD_ONCE_DIR"
    echo "simv=$(realpath simv):$BUILD_ONCE_DIR/simv" >> "$GITHUB_OUTPUT"
    cd "$GITHUB_WORKSPACE"; echo "root=$(pwd -P):$GITHUB_WORKSPACE" >> "$GITHUB_OUTPUT"`;
  const built = await site.start({ run, key: 'k', path: mount }, { GITHUB_WORKSPACE: workspace }).ended;
  const below = `${built.outputs.dir?.slice(mount.length)}/simv`;
  expect(built.outputs.simv).toBe(`${site.share}${below}:${mount}${below}`);
  expect(built.outputs.root).toBe(`${join(site.root, 'disk')}:${workspace}`);

  const other = join(site.root, 'elsewhere');
  symlinkSync(site.share, other);
  const linked = site.start({ run, key: 'k', path: other });
  const { outputs } = await linked.ended;
  expect(outputs.outcome).toBe('reused');
  expect(outputs.simv).toBe(`${other}${below}:${other}${below}`);
  expect(outputs.root).toBe(`${workspaceOf(linked)}:${workspaceOf(linked)}`);
  if (!isRoot) return;
  using bound = new Mounted(join(site.root, 'bound'), '--bind', site.share);
  const moved = await site.start({ run, key: 'k', path: bound.path }).ended;
  expect(moved.outputs.simv).toBe(`${bound.path}${below}:${bound.path}${below}`);
});

test('a share in the workspace: what names it stays, what is beside it is translated', async ({ site }) => {
  const workspace = join(site.root, 'leg-1', 'workspace');
  const path = join(workspace, 'share');
  mkdirSync(path, { recursive: true });
  const run = 'echo "both=$BUILD_ONCE_DIR:$PWD/tb" >> "$GITHUB_OUTPUT"; touch "$BUILD_ONCE_DIR/simv"';
  const [, reused] = await runBoth(
    () => site.start({ run, key: 'k', path }),
    () => site.start({ run, key: 'k', path }),
  );
  if (reused === undefined) throw new Error('two legs ran');
  const { outputs } = await reused.ended;
  expect(outputs.both).toBe(`${outputs.dir}:${workspaceOf(reused)}/tb`);
});

test('a value below RUNNER_TEMP is warned of by every leg, and names its own', async ({ site }) => {
  const run =
    'echo "CFG=$RUNNER_TEMP/cfg" >> "$GITHUB_ENV"; echo "x=$RUNNER_TEMP-not" >> "$GITHUB_OUTPUT"; touch "$BUILD_ONCE_DIR/x"';
  const legs = await runBoth(
    () => site.start({ run, key: 'k' }),
    () => site.start({ run, key: 'k' }),
  );
  for (const leg of legs) {
    expect(envOf(leg)).toEqual({ CFG: join(leg.home, 'temp', 'cfg') });
    expect(leg.output).toMatch(/::warning::CFG: names a place below .*RUNNER_TEMP, which .* BUILD_ONCE_DIR instead/);
  }
});

test('a runner without RUNNER_TEMP: a value below /tmp is as good anywhere', async ({ site }) => {
  const run = 'echo "CFG=/tmp/cfg" >> "$GITHUB_ENV"; touch "$BUILD_ONCE_DIR/x"';
  const [, reused] = await runBoth(
    () => site.start({ run, key: 'k' }, { RUNNER_TEMP: undefined, TMPDIR: undefined }),
    () => site.start({ run, key: 'k' }),
  );
  expect(reused && envOf(reused)).toEqual({ CFG: '/tmp/cfg' });
  expect(reused?.output).not.toContain('RUNNER_TEMP');
});
