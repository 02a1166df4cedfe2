import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { isAllClosed, type Seen, seenByRunner } from './runner-view.ts';
import { test } from './test.ts';

/** Which build of the entry this is: 1 for the first. */
const ATTEMPT = `ATTEMPT="$(basename "$BUILD_ONCE_DIR" | cut -d- -f1)"; `;
const LONG_LEASE = { lease: '600', timeout: '600' };

/** A build that says what it is, and lives until a file of that name is there. */
function build(site: Site, ...lines: readonly string[]): string {
  const said = lines.map((line) => `echo "${line}"`).join('; ');
  return `${ATTEMPT} echo $$ > "${site.root}/pid-$ATTEMPT"; ${said}; until [ -e "${site.root}/go-$ATTEMPT" ]; do sleep 0.05; done; echo "build $ATTEMPT is over" | tee "$BUILD_ONCE_DIR/x"`;
}
const go = (site: Site, attempt: number) => writeFileSync(join(site.root, `go-${attempt}`), '');

/** Kills a leg as the loss of its process would, and then what it has started. */
async function kill(site: Site, leg: Leg, attempt: number): Promise<void> {
  leg.process.kill('SIGKILL');
  await leg.ended;
  process.kill(-Number(readFileSync(join(site.root, `pid-${attempt}`), 'utf8')), 'SIGKILL');
}

async function takenOver(site: Site, run: string) {
  const builder = site.start({ run, key: 'k', ...LONG_LEASE });
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const leg = site.start({ run, key: 'k', ...LONG_LEASE });
  await until('the build to be followed', () => leg.output.includes('this is build 1'));
  await kill(site, builder, 1);
  await until('the other to build', () => leg.output.includes('this is build 2'));
  go(site, 2);
  return { builder, leg, ...(await leg.ended) };
}

const indexOf = (seen: readonly Seen[], text: string | RegExp) =>
  seen.findIndex((each) => (typeof text === 'string' ? each.text === text : text.test(each.text)));

test('a leg that takes over: what it followed is closed; its own lines, matchers and the commands of its build act; nothing is shown twice', async ({
  site,
}) => {
  const run = build(site, 'this is build $ATTEMPT', '::add-mask::hush-$ATTEMPT', '::error::of build $ATTEMPT');
  const { output, outputs } = await takenOver(site, run);
  expect(outputs.outcome).toBe('built');
  expect(isAllClosed(output)).toBe(true);
  const seen = seenByRunner(output);
  const followed = seen.filter(({ isInert }) => isInert);
  expect(followed.map(({ text }) => text)).toEqual(['this is build 1', '::add-mask::***', '::error::of build 1']);
  expect(followed.every(({ group }) => group?.startsWith('Output of the build ('))).toBe(true);

  const own = seen.filter(({ isInert }) => !isInert);
  expect(own.every(({ group }) => group === undefined)).toBe(true);
  const order = [
    /^Waiting for build-/,
    /^Took the lock of build-[0-9a-f]+ away from job sim on runner runner-1 .*: its process has ended$/,
    /^Building build-[0-9a-f]+: this job took over from job sim on runner runner-1 \(.*\); jobs with the same key wait for it$/,
    /verilator\.json$/,
    /^this is build 2$/,
    /^hush-2$/,
    /^of build 2$/,
    /^build 2 is over$/,
    /^build-once-verilator$/,
    /^Built build-/,
  ].map((text) => indexOf(own, text));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(indexOf(seen, 'this is build 2')).toBeGreaterThan(seen.findLastIndex(({ isInert }) => isInert));
  expect(own.filter(({ command }) => command !== undefined).map(({ command }) => command)).toEqual([
    'warning',
    ...own.filter(({ command }) => command === 'add-matcher').map(() => 'add-matcher'),
    'add-mask',
    'error',
    ...own.filter(({ command }) => command === 'remove-matcher').map(() => 'remove-matcher'),
  ]);
  for (const text of ['this is build 2', 'build 2 is over', 'this is build 1'])
    expect(seen.filter((each) => each.text === text)).toHaveLength(1);
  expect(output).not.toContain('was first');
});

test('a leg that builds after it has waited does not say that it still waits', async ({ site }) => {
  const inputs = { run: build(site, 'this is build $ATTEMPT'), key: 'k', ...LONG_LEASE };
  const builder = site.start(inputs);
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const leg = site.start(inputs);
  await until('the build to be followed', () => leg.output.includes('this is build 1'));
  await kill(site, builder, 1);
  await until('the other to build', () => leg.output.includes('this is build 2'));
  const later = site.start(inputs);
  // It began to wait later, and says so at the same pace.
  await until('a sign of one that waits', () => later.output.includes('Still waiting'));
  expect(leg.output.slice(leg.output.indexOf('Building '))).not.toContain('Still waiting');
  go(site, 2);
  expect((await later.ended).outputs.outcome).toBe('reused');
});

test('a takeover after a takeover', async ({ site }) => {
  const run = build(site, 'this is build $ATTEMPT', '::warning::of build $ATTEMPT');
  const legs = Array.from({ length: 3 }, () => site.start({ run, key: 'k', ...LONG_LEASE }));
  const waiting = new Set(legs);
  for (const attempt of [1, 2]) {
    const builds = ({ output }: Leg) =>
      seenByRunner(output).some((each) => each.text === `of build ${attempt}` && !each.isInert);
    const builder = await until(`build ${attempt}`, () => legs.find((leg) => waiting.has(leg) && builds(leg)));
    waiting.delete(builder);
    await until('the others to follow', () =>
      [...waiting].every(({ output }) => output.includes(`::warning::of build ${attempt}`)),
    );
    await kill(site, builder, attempt);
  }
  go(site, 3);
  const [last] = waiting;
  const { output, outputs } = (await last?.ended) ?? { output: '', outputs: { outcome: 'none' } };
  expect(outputs.outcome).toBe('built');
  expect(isAllClosed(output)).toBe(true);
  const seen = seenByRunner(output).filter(({ text }) => /this is build|of build \d$/.test(text));
  expect(seen.map(({ text, isInert }) => `${isInert ? 'followed' : 'own'}: ${text}`)).toEqual([
    'followed: this is build 1',
    'followed: ::warning::of build 1',
    'followed: this is build 2',
    'followed: ::warning::of build 2',
    'own: this is build 3',
    'own: of build 3',
  ]);
});

test('a builder that stalls, loses its lock, and follows the one that took over: its own output is shown once, the other inert', async ({
  site,
}) => {
  const run = build(site, 'this is build $ATTEMPT', '::warning::of build $ATTEMPT');
  const inputs = { run, key: 'k', lease: '2', timeout: '600' };
  const stalled = site.start(inputs);
  await until('the build to run', () => stalled.output.includes('of build 1'));
  const other = site.start(inputs);
  await until('the other to wait', () => other.output.includes('Waiting for'));
  stalled.process.kill('SIGSTOP');
  await until('the other to take over', () => other.output.includes('this is build 2'));
  stalled.process.kill('SIGCONT');
  await until('the stalled one to follow', () => stalled.output.includes('this is build 2'));
  go(site, 2);
  const { output, outputs } = await stalled.ended;
  expect(outputs.outcome).toBe('reused');
  expect(isAllClosed(output)).toBe(true);
  const seen = seenByRunner(output);
  const place = (text: string) =>
    seen.filter((each) => each.text === text).map(({ isInert }) => (isInert ? 'followed' : 'own'));
  expect(place('this is build 1')).toEqual(['own']);
  expect(place('of build 1')).toEqual(['own']);
  expect(place('this is build 2')).toEqual(['followed']);
  expect(place('::warning::of build 2')).toEqual(['followed']);
  const [off, followed] = [
    seen.findLastIndex(({ command }) => command === 'remove-matcher'),
    indexOf(seen, 'this is build 2'),
  ];
  expect(off).toBeGreaterThan(0);
  expect(followed).toBeGreaterThan(off);
  expect((await other.ended).outputs.outcome).toBe('built');
});

test('a build that hands over, cancelled, to a leg that waits: that one took over as well', async ({ site }) => {
  const run = build(site, 'this is build $ATTEMPT', '::error::of build $ATTEMPT');
  const builder = site.start({ run, key: 'k', ...LONG_LEASE });
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const waiter = site.start({ run, key: 'k', ...LONG_LEASE });
  await until('the build to be followed', () => waiter.output.includes('of build 1'));
  builder.process.kill('SIGINT');
  expect((await builder.ended).code).toBe(1);
  await until('the other to build', () => waiter.output.includes('this is build 2'));
  go(site, 2);
  const { output } = await waiter.ended;
  const seen = seenByRunner(output);
  expect(seen.filter(({ text }) => text === 'this is build 2')).toEqual([{ text: 'this is build 2', isInert: false }]);
  expect(output).toMatch(/^Building .*: this job took over from job sim on runner runner-1 /m);
});

test('a leg whose builder fails: all is inert but its error, which comes last', async ({ site }) => {
  const run = `${build(site, 'this is build $ATTEMPT')}; echo "::error::theirs"; exit 3`;
  const builder = site.start({ run, key: 'k' });
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const waiter = site.start({ run, key: 'k' }, { RUNNER_DEBUG: '1' });
  await until('the build to be followed', () => waiter.output.includes('this is build 1'));
  go(site, 1);
  const { output, code } = await waiter.ended;
  expect(code).toBe(1);
  expect(isAllClosed(output)).toBe(true);
  const acting = seenByRunner(output).filter(({ command }) => command !== undefined);
  expect(acting.map(({ command }) => command).filter((command) => command !== 'debug')).toEqual(['error']);
  expect(acting.at(-1)?.text).toContain('the build failed with exit code 3');
  const theirs = seenByRunner(output).filter(({ text }) => text === '::error::theirs');
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.every(({ isInert }) => isInert)).toBe(true);
});

test.for(['time is up', 'cancelled'])(
  'a leg that gives up while it follows (%s): the error acts',
  async (why, { site }) => {
    const run = build(site, 'this is build $ATTEMPT');
    const builder = site.start({ run, key: 'k' });
    await until('the build to run', () => builder.output.includes('this is build 1'));
    const waiter = site.start({ run, key: 'k', timeout: why === 'cancelled' ? '600' : '2' }, { RUNNER_DEBUG: '1' });
    await until('the build to be followed', () => waiter.output.includes('this is build 1'));
    if (why === 'cancelled') waiter.process.kill('SIGINT');
    const { output, code } = await waiter.ended;
    expect(code).toBe(1);
    expect(isAllClosed(output)).toBe(true);
    const acting = seenByRunner(output).filter(({ command }) => command !== undefined);
    expect(acting.map(({ command }) => command).filter((command) => command !== 'debug')).toEqual(['error']);
    expect(acting.map(({ group }) => group)).toEqual(acting.map(() => undefined));
    expect(acting.at(-1)?.text).toMatch(why === 'cancelled' ? /^cancelled/ : /^gave up after 2 s/);
  },
);

test('a build that leaves commands stopped and a group open keeps no line of ours from the runner', async ({
  site,
}) => {
  const run = `echo > "$BUILD_ONCE_DIR/x"; echo "::group::a"; echo "::stop-commands::tok"; echo "::error::inert"; sleep 1000 & echo "$!" > ${site.root}/pid`;
  const { output } = await site.start({ run }).ended;
  expect(isAllClosed(output)).toBe(true);
  const seen = seenByRunner(output);
  expect(seen.filter(({ isInert }) => isInert).map(({ text }) => text)).toEqual(['::error::inert']);
  const acting = seen.flatMap(({ command, text }) => (command === undefined ? [] : [`${command} ${text}`]));
  expect(acting).toContainEqual(expect.stringMatching(/^warning .*left processes behind/));
  expect(acting).toContain('remove-matcher build-once-verilator');
});

test("a line of ours in the middle of another job's output is none of that output", async ({ site }) => {
  const run = build(site, 'this is build $ATTEMPT', '::error::theirs');
  const builder = site.start({ run, key: 'k' });
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const waiter = site.start({ run, key: 'k' });
  await until('a sign of life', () => waiter.output.includes('Still waiting'));
  go(site, 1);
  const { output } = await waiter.ended;
  const seen = seenByRunner(output);
  const [sign] = seen.filter(({ text }) => text.startsWith('Still waiting'));
  expect(sign).toMatchObject({ isInert: false });
  expect(sign).not.toHaveProperty('group');
  expect(seen.filter(({ isInert }) => isInert).map(({ text }) => text)).toEqual([
    ...['this is build 1', '::error::theirs', 'build 1 is over'],
  ]);
});

test('a matrix value and a runner name of 10 kB give no line that nobody can read', async ({ site }) => {
  const run = `${build(site, 'this is build $ATTEMPT')}; exit 3`;
  const long = { INPUT_MATRIX: JSON.stringify({ flags: '-D'.repeat(5000) }), RUNNER_NAME: 'r'.repeat(10_000) };
  const builder = site.start({ run, key: 'k', annotate: 'false' }, long);
  await until('the build to run', () => builder.output.includes('this is build 1'));
  const waiter = site.start({ run, key: 'k', annotate: 'false' }, long);
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  go(site, 1);
  for (const leg of [builder, waiter]) {
    const { output } = await leg.ended;
    expect(output).toContain('job sim (-D-D-D');
    for (const line of output.split('\n')) expect(line.length, line.slice(0, 100)).toBeLessThan(1000);
    for (const line of leg.file('GITHUB_STEP_SUMMARY').split('\n')) expect(line.length).toBeLessThan(2000);
  }
});
