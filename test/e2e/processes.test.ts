import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { readProcess } from '../../src/command/process-table.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import type { Site } from './leg.ts';
import { NOBODY } from './nobody.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('processes of another user');

const LONG_LEASE = { lease: '600', timeout: '600' };

const isRunning = (pid: number) => readProcess(pid) !== undefined;

/** A command that says who it is and goes on for ever, whatever SIGINT says. */
function loop(site: Site, name: string): string {
  const script = join(site.root, 'loop');
  const text = `trap "" INT; echo $$ > ${site.root}/pid-$1; while :; do echo >> ${site.root}/lives-$1; sleep 0.2; done`;
  writeFileSync(script, `${text}\n`);
  return `sh ${script} ${name}`;
}

/** The loops of these names, once each has said that it runs; they end with the test. */
async function loopsOf(site: Site, ...names: readonly string[]): Promise<{ pids: number[] } & Disposable> {
  const pids: number[] = [];
  for (const name of names) {
    const file = join(site.root, `pid-${name}`);
    pids.push(
      await until(`${name} to run`, () => existsSync(file) && (Number(readFileSync(file, 'utf8')) || undefined)),
    );
  }
  const end = () => {
    // By then the number may be another's.
    for (const pid of pids.filter((each) => isLoop(site, each))) process.kill(pid, 'SIGKILL');
  };
  return { pids, [Symbol.dispose]: end };
}

function isLoop(site: Site, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(site.root);
  } catch {
    return false;
  }
}

/** How a process leaves the group of the build, its session, its parent, its environment, or all of them. */
const WAYS: Readonly<Record<string, (command: string) => string>> = {
  timeout: (command) => `timeout 600 ${command} &`,
  setsid: (command) => `setsid ${command} &`,
  'job control': (command) => `bash -mc "${command} &"`,
  nohup: (command) => `nohup ${command} > /dev/null 2>&1 &`,
  daemon: (command) => `( setsid sh -c "${command} < /dev/null > /dev/null 2>&1 &" )`,
  'clean environment': (command) => `( env -i ${command} & )`,
  'daemon with a clean environment': (command) => `( env -i setsid sh -c "${command} < /dev/null > /dev/null 2>&1 &" )`,
  'daemon with another BUILD_ONCE_DIR': (command) => `( BUILD_ONCE_DIR=/x setsid sh -c "${command} &" )`,
};

const started = (site: Site, name: string) => `until [ -s ${site.root}/pid-${name} ]; do sleep 0.2; done`;

test.for(Object.keys(WAYS))(
  'left behind by a good build, in this way: %s. It ends before the result is shared',
  async (way, { site }) => {
    const name = way.replaceAll(' ', '-');
    const left = WAYS[way]?.(loop(site, name));
    const { output, outputs } = await site.start({ run: `${left}\n${started(site, name)}` }).ended;
    using loops = await loopsOf(site, name);
    const [pid = 0] = loops.pids;
    expect(outputs.outcome, output).toBe('built');
    expect(isRunning(pid)).toBe(false);
    expect(output).toMatch(/^::warning::the build left processes behind, and they were ended: pid \d+ \(.*\): /m);
  },
);

test.for(['SIGINT', 'SIGTERM'] as const)(
  'a build cancelled by %s ends with all of them, and the lock is given back',
  async (signal, { site }) => {
    const names = Object.keys(WAYS).map((way) => way.replaceAll(' ', '-'));
    const ways = Object.values(WAYS).map((way, at) => way(loop(site, names[at] ?? '')));
    const leg = site.start({ run: `${ways.join('\n')}\nsleep 1000`, ...LONG_LEASE });
    using loops = await loopsOf(site, ...names);
    const { pids } = loops;
    const began = performance.now();
    leg.process.kill(signal);
    const { code, output } = await leg.ended;
    expect(performance.now() - began).toBeLessThan(7500);
    expect(code, output).toBe(1);
    expect(output).toContain('::error::cancelled');
    expect(output).not.toContain('could not be ended');
    expect(pids.filter(isRunning)).toEqual([]);
    expect(readdirSync(join(site.entry(), '.locks'))).toEqual([]);
  },
);

test('what a build starts to tidy up after SIGINT is left to do so', async ({ site }) => {
  const run = `trap 'sleep 0.5; echo tidied > ${site.root}/tidied; exit 1' INT; touch ${site.root}/ready; sleep 1000 & wait`;
  const leg = site.start({ run });
  await until('the build to run', () => existsSync(join(site.root, 'ready')));
  leg.process.kill('SIGINT');
  await leg.ended;
  expect(existsSync(join(site.root, 'tidied'))).toBe(true);
});

/** A process of this user's that is no part of any build. */
function bystander(env: Record<string, string>): ChildProcess {
  const started = spawn('sleep', ['1000'], {
    detached: true,
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
  });
  onTestFinished(() => void started.kill('SIGKILL'));
  return started;
}

test("nobody else's processes are touched: those of another leg's build, of the step's other legs, of the same user", async ({
  site,
}) => {
  const other = site.start({ run: `timeout 600 ${loop(site, 'other')}`, name: 'other', key: 'k' });
  const leg = site.start({ run: `setsid ${loop(site, 'own')}`, key: 'k', ...LONG_LEASE });
  using loops = await loopsOf(site, 'other', 'own');
  const [others = 0, own = 0] = loops.pids;
  const waiter = site.start({ run: `setsid ${loop(site, 'own')}`, key: 'k', ...LONG_LEASE });
  await until('the other leg to wait', () => waiter.output.includes('Waiting for'));
  const bystanders = [bystander({}), bystander({ BUILD_ONCE_DIR: `${site.share}/elsewhere` })];
  leg.process.kill('SIGINT');
  await leg.ended;
  expect(isRunning(own)).toBe(false);
  expect(isRunning(others)).toBe(true);
  for (const { pid } of bystanders) expect(isRunning(pid ?? 0)).toBe(true);
  await until('the other leg to build', () => waiter.output.includes('Building '));
  for (const each of [waiter, other]) {
    each.process.kill('SIGINT');
    expect((await each.ended).output).toContain('::error::cancelled');
  }
  expect(isRunning(others)).toBe(false);
});

test('a process that keeps the output open, and is none of the build as far as can be told, keeps nobody waiting', async ({
  site,
}) => {
  // The output goes to a process that was there before: it is this test's own.
  const fifo = join(site.root, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const holder = spawn('sh', ['-c', `read path < ${fifo}; exec > "$path"; echo > ${site.root}/holds; exec sleep 1000`]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  const run = `echo first; echo /proc/$$/fd/2 > ${fifo}; until [ -e ${site.root}/holds ]; do sleep 0.02; done; echo last`;
  const { outputs, output } = await site.start({ run }).ended;
  expect(outputs.outcome, output).toBe('built');
  expect(readFileSync(outputs.log ?? '', 'utf8')).toBe('first\nlast\n');
  expect(isRunning(holder.pid ?? 0)).toBe(true);
});

test('the end of a long output is not lost, however slowly it is read', async ({ site }) => {
  const leg = site.start({ run: `seq 200000; touch ${site.root}/printed` });
  leg.process.stdout?.pause();
  // What is left stands in pipes and buffers alone.
  const reading = setInterval(() => {
    leg.process.stdout?.resume();
    setTimeout(() => leg.process.stdout?.pause(), 5);
  }, 100);
  await until('all to be printed', () => existsSync(join(site.root, 'printed')));
  clearInterval(reading);
  leg.process.stdout?.pause();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  leg.process.stdout?.resume();
  const { output } = await leg.ended;
  expect(output).toContain('\n200000\n');
});

test('after SIGKILL the post step ends all of the build, then its claim, and nothing else', async ({ site }) => {
  const names = Object.keys(WAYS).map((way) => way.replaceAll(' ', '-'));
  const ways = Object.values(WAYS).map((way, at) => way(loop(site, names[at] ?? '')));
  const leg = site.start({ run: `${ways.join('\n')}\nsleep 1000`, ...LONG_LEASE });
  using loops = await loopsOf(site, ...names);
  const { pids } = loops;
  const decoy = bystander({ BUILD_ONCE_DIR: `${site.share}/elsewhere` });
  leg.process.kill('SIGKILL');
  await leg.ended;
  expect(pids.filter(isRunning)).toHaveLength(names.length);
  expect(leg.post()).toContain('Ended what the killed step had left');
  expect(pids.filter(isRunning)).toEqual([]);
  expect(isRunning(decoy.pid ?? 0)).toBe(true);
  expect(readdirSync(join(site.entry(), '.locks'))).toEqual([]);
});

test('a process that has the number of the build now is not touched by the post step', async ({ site }) => {
  const leg = site.start({ run: `echo $$ > ${site.root}/pid-shell; exec sleep 1000`, ...LONG_LEASE });
  using loops = await loopsOf(site, 'shell');
  const [shell = 0] = loops.pids;
  leg.process.kill('SIGKILL');
  await leg.ended;
  process.kill(shell, 'SIGKILL');
  await until('the build to end', () => !isRunning(shell));
  const decoy = bystander({});
  // It is the leader of a group and of a session, as the build's shell was.
  const output = leg.post({ change: (state) => state.replaceAll(`"pid":${shell}`, `"pid":${decoy.pid}`) });
  expect(output).toContain('Ended what the killed step had left');
  expect(isRunning(decoy.pid ?? 0)).toBe(true);
  for (const pid of [0, 1, -1]) leg.post({ change: (state) => state.replaceAll(`"pid":${shell}`, `"pid":${pid}`) });
  expect(isRunning(decoy.pid ?? 0)).toBe(true);
});

/** Makes a leg nobody's, who may become root by a program of that name in the site. */
function asNobody(site: Site): { through: string[]; root: string } {
  chmodSync(site.root, 0o777);
  const program = join(site.root, 'as-root');
  copyFileSync('/usr/bin/setpriv', program);
  chmodSync(program, 0o4755);
  const own = `chown -R ${NOBODY}:${NOBODY} "$HOME" "$INPUT_PATH"`;
  const become = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups`;
  return {
    through: ['sh', '-c', `${own} && exec ${become} "$@"`, 'sh'],
    root: `${program} --reuid=0 --regid=0 --clear-groups`,
  };
}

test.skipIf(!isRoot).for([
  { what: 'in the group of the build', by: 'sh -c' },
  { what: 'with a session of its own', by: 'setsid sh -c' },
  { what: 'without parent, session and environment', by: 'env -i setsid sh -c' },
])("root's process, $what: named in one warning, and the result is shared", async ({ by }, { site }) => {
  const { through, root } = asNobody(site);
  const run = `${root} ${by} "${loop(site, 'root')} < /dev/null > /dev/null 2>&1 &"; ${started(site, 'root')}`;
  const leg = site.start({ run, key: 'k' }, {}, through);
  using loops = await loopsOf(site, 'root');
  const [pid = 0] = loops.pids;
  const { code, output, outputs } = await leg.ended;
  expect([code, outputs.outcome], output).toEqual([0, 'built']);
  expect(isRunning(pid), output).toBe(true);
  const warnings = output.split('\n').filter((line) => line.startsWith('::warning::the build left processes'));
  expect(warnings).toEqual([expect.stringMatching(`could not be ended, .*pid ${pid} \\(root\\): sh `)]);
  expect((await site.start({ run, key: 'k' }, {}, through).ended).outputs.outcome).toBe('reused');
});

test.skipIf(!isRoot)(
  "root's process when the step is cancelled, and after it was killed: named, and the lock given back",
  async ({ site }) => {
    const { through, root } = asNobody(site);
    const start = (name: string) =>
      site.start({ run: `${root} ${loop(site, name)} & ${loop(site, `own-${name}`)}`, name }, {}, through);
    const locks = () => globSync(join(site.entries, '*/.locks/*'));
    const cancelled = start('cancelled');
    using first = await loopsOf(site, 'cancelled', 'own-cancelled');
    cancelled.process.kill('SIGINT');
    const { code, output } = await cancelled.ended;
    expect(code, output).toBe(1);
    expect(output).toMatch(new RegExp(`^::warning::.*could not be ended, .*pid ${first.pids[0]} \\(root\\)`, 'm'));
    expect(output).toContain('::error::cancelled');
    expect(output).not.toContain('    at ');
    expect(first.pids.map(isRunning)).toEqual([true, false]);
    expect(readdirSync(join(site.entry(), '.locks'))).toEqual([]);

    const killed = start('killed');
    using second = await loopsOf(site, 'killed', 'own-killed');
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(killed.post({ uid: NOBODY, gid: NOBODY })).toMatch(
      new RegExp(`^::warning::.*could not be ended, .*pid ${second.pids[0]} \\(root\\)`, 'm'),
    );
    expect(second.pids.map(isRunning)).toEqual([true, false]);
    expect(locks()).toEqual([]);
  },
);

test('a fingerprint ends with all of its processes, too', async ({ site }) => {
  const inputs = { run: 'true', fingerprint: `timeout 600 ${loop(site, 'tool')}` };
  const leg = site.start(inputs);
  using loops = await loopsOf(site, 'tool');
  const [pid = 0] = loops.pids;
  leg.process.kill('SIGINT');
  expect((await leg.ended).output).toContain('::error::cancelled');
  expect(isRunning(pid)).toBe(false);
});
