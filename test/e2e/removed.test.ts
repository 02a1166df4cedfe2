import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { test } from './test.ts';

/** Directories that a person or a pruner may remove at any moment. */
const TARGETS = {
  'the entry': (site: Site) => site.entry(),
  'the repository': (site: Site) => site.entries,
  'the locks of the entry': (site: Site) => site.locks(),
} as const;
type Target = keyof typeof TARGETS;
const ALL = Object.keys(TARGETS) as Target[];

const STOP = join(import.meta.dirname, 'stop-at-call.ts');

/** Each counts its runs outside of the share, and leaves one file. */
const inputsOf = (site: Site, run = '') => ({
  run: `echo run >> ${site.root}/runs; ${run}\necho x > "$BUILD_ONCE_DIR/simv"`,
  key: 'k',
  expect: 'simv',
  lease: '3',
  'poll-interval': '0.1',
});

const runsOf = (site: Site) => readFileSync(join(site.root, 'runs'), 'utf8').split('\n').length - 1;
const hasRun = (site: Site) => existsSync(join(site.root, 'runs'));

function startToStop(site: Site, at: string, path: string, run?: string): { leg: Leg; file: string } {
  const file = join(site.root, 'stopped');
  const leg = site.start(inputsOf(site, run), {
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${STOP}`,
    STOP_AT: at,
    STOP_PATH: path,
    STOP_FILE: file,
  });
  return { leg, file };
}

async function expectBuilt(site: Site, leg: Leg, most: number, run?: string): Promise<void> {
  const { code, output, outputs } = await leg.ended;
  expect(code, output).toBe(0);
  expect(output).toMatch(/was removed while it was in use/);
  expect(readFileSync(join(outputs.dir ?? '', 'simv'), 'utf8')).toBe('x\n');
  expect(runsOf(site), output).toBeLessThanOrEqual(most);
  const later = await site.start(inputsOf(site, run)).ended;
  expect([later.code, later.outputs.outcome, later.outputs.dir], later.output).toEqual([0, 'reused', outputs.dir]);
}

describe.each(ALL)('%s', (target) => {
  const remove = (site: Site) => rmSync(TARGETS[target](site), { recursive: true });

  test.for([
    { moment: 'the lock is claimed', at: 'symlink', path: 'build\\.lock/holder', most: 1 },
    { moment: 'the attempt is made', at: 'mkdir', path: '/1-[0-9a-f]+\\.users$', most: 2 },
    { moment: 'the draft is written', at: 'open', path: 'build\\.draft\\.[0-9a-f-]+$', most: 1 },
    { moment: 'the result is linked', at: 'link', path: 'build\\.done$', most: 2 },
  ])('is removed right before $moment', async ({ at, path, most }, { site }) => {
    const { leg, file } = startToStop(site, at, path);
    await until('the leg to be there', () => existsSync(file));
    remove(site);
    rmSync(file);
    await expectBuilt(site, leg, most);
  });

  test('is removed while it is built, and another leg waits', async ({ site }) => {
    const run = `while [ "$(wc -l < ${site.root}/runs)" = 1 ]; do sleep 0.1; done`;
    const first = site.start(inputsOf(site, run));
    await until('the build', () => hasRun(site));
    const second = site.start(inputsOf(site, run));
    await until('the other to wait', () => second.output.includes('Waiting for'));
    remove(site);
    const ends = await Promise.all([first.ended, second.ended]);
    for (const { code, output, outputs } of ends) {
      expect(code, output).toBe(0);
      expect(outputs.dir).toBe(ends[0]?.outputs.dir);
    }
    expect(ends[0].output).toMatch(/was removed while it was in use/);
    expect(runsOf(site)).toBe(2);
  });

  test('is removed when a leg is about to read the result', async ({ site }) => {
    await site.start(inputsOf(site)).ended;
    const { leg, file } = startToStop(site, 'open', 'build\\.done$');
    await until('the leg to be there', () => existsSync(file));
    remove(site);
    rmSync(file);
    await expectBuilt(site, leg, 2);
  });
});

describe.each([0, 1])('a build whose directories vanish under it ends with %d', (code) => {
  // The lock is left: its heartbeat says nothing of it.
  test.for([
    ['the attempt and its users', 'rm -rf "$BUILD_ONCE_DIR" "$BUILD_ONCE_DIR.users"'],
    ['its users, so it is retired', 'rm -rf "$BUILD_ONCE_DIR.users"'],
  ])('%s: it is built anew, and is no failure for others', async ([_, removal], { site }) => {
    const run = `if [ "$(wc -l < ${site.root}/runs)" = 1 ]; then ${removal}; exit ${code}; fi`;
    await expectBuilt(site, site.start(inputsOf(site, run)), 2, run);
  });
});

test('a build that fails while somebody is still deep in its tree, removing it: it is built anew', async ({ site }) => {
  const files = 'mkdir -p "$BUILD_ONCE_DIR/deep"; for i in $(seq 1 100); do : > "$BUILD_ONCE_DIR/deep/$i"; done';
  const fails = 'while [ -e "$BUILD_ONCE_DIR/deep/1" ]; do sleep 0.05; done; exit 1';
  const run = `if [ "$(wc -l < ${site.root}/runs)" = 1 ]; then ${files}; touch ${site.root}/made; ${fails}; fi`;
  const leg = site.start(inputsOf(site, run));
  await until('the tree', () => existsSync(join(site.root, 'made')));
  const [attempt = ''] = readdirSync(site.entry()).filter((name) => /^1-[0-9a-f]+$/.test(name));
  for (let file = 1; file <= 100; file += 1) {
    rmSync(join(site.entry(), attempt, 'deep', `${file}`));
    await setTimeout(20);
  }
  rmSync(site.entry(), { recursive: true });
  await expectBuilt(site, leg, 2, run);
});

test('an entry that goes on being removed ends the leg, and nothing is recorded', async ({ site }) => {
  const { code, output } = await site.start(inputsOf(site, 'rm -rf "$BUILD_ONCE_DIR.users"; exit 1')).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^::error::.*\.users/m);
  expect(runsOf(site)).toBe(4);
  expect(existsSync(join(site.locks(), 'build.failed.1000-1'))).toBe(false);
  expect(dirname(site.locks())).toBe(site.entry());
});
