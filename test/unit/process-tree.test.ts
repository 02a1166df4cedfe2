import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { markLimit } from '../../src/command/process-mark.ts';
import { listProcesses, type Process, readProcess } from '../../src/command/process-table.ts';
import { ProcessTree, type Root } from '../../src/command/process-tree.ts';
import { readStat } from '../../src/nfs-lock/liveness/process-identity.ts';
import { until } from '../support/until.ts';

const NAME = `tree-of-${process.pid}`;
const left: Process[] = [];

afterEach(async () => {
  for (const { pid, startTime } of left.splice(0)) {
    const runs = () => readProcess(pid)?.startTime === startTime;
    if (runs()) process.kill(pid, 'SIGKILL');
    await until('it to be gone, or the next test would find it', () => !runs());
  }
});

/** Starts a shell as a command is started, and waits for it to be gone; what it has started calls itself by that name. */
async function leave(script: string, env: Record<string, string> = {}): Promise<{ root: Root; orphan: Process }> {
  const shell = spawn('bash', ['-c', script], {
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, ...env },
  });
  const { pid = 0 } = shell;
  // It may have ended already.
  const { startTime = '' } = readStat(pid) ?? {};
  await new Promise((resolve) => shell.once('exit', resolve));
  const orphan = await until('the orphan to run', () => listProcesses().find(({ name }) => name === NAME.slice(0, 15)));
  left.push(orphan);
  return { root: { pid, startTime }, orphan };
}

/** A process of that name, in the background. */
const sleeper = `bash -c 'printf ${NAME.slice(0, 15)} > /proc/$$/comm; read < <(exec sleep 100)'`;
const daemon = `( setsid ${sleeper} < /dev/null > /dev/null 2>&1 & )`;

const pidsOf = (tree: ProcessTree) => tree.look().map(({ pid }) => pid);

test('an orphan is found by the session of the root, if that was started here', async () => {
  const { root, orphan } = await leave(`( ${sleeper} & )`);
  expect(pidsOf(new ProcessTree(root, undefined, 'started-here'))).toContain(orphan.pid);
  expect(pidsOf(new ProcessTree(root, undefined, 'found-later'))).toEqual([]);
});

test('a number that was given to another process since is no proof, whatever that leads', async () => {
  const { orphan } = await leave(daemon);
  // It leads a session, as a root does, and the root had its number before it, or is said to come after it.
  expect(orphan.session).toBe(orphan.pid);
  for (const startTime of ['1', `${Number(orphan.startTime) + 1}`]) {
    for (const origin of ['started-here', 'found-later'] as const) {
      expect(pidsOf(new ProcessTree({ pid: orphan.pid, startTime }, undefined, origin)), startTime).toEqual([]);
    }
  }
});

test('what this process itself descends from is never taken for a part of a command', () => {
  for (const pid of [1, process.ppid, process.pid]) {
    const { startTime = '' } = readProcess(pid) ?? {};
    expect(new ProcessTree({ pid, startTime }, undefined, 'found-later').look(), `${pid}`).toEqual([]);
  }
});

test('a daemon is found by its environment, also by whoever has not started it', async () => {
  const { root, orphan } = await leave(daemon, { MARK: 'mine' });
  for (const origin of ['started-here', 'found-later'] as const) {
    expect(pidsOf(new ProcessTree(root, undefined, origin))).toEqual([]);
    expect(pidsOf(new ProcessTree(root, { environment: 'MARK=min' }, origin))).toEqual([]);
    const found = pidsOf(new ProcessTree(root, { environment: 'MARK=mine' }, origin));
    expect(found, origin).toContain(orphan.pid);
  }
});

test('a daemon that has cleaned its environment is found by its limit, and what it has started with it', async () => {
  const limit = await markLimit();
  expect(limit).toMatch(/^\d{16}$/);
  const { root, orphan } = await leave(`( env -i setsid ${sleeper} < /dev/null > /dev/null 2>&1 & )`, {
    MARK: 'limited',
  });
  const mark = { environment: 'MARK=limited', limit: `${limit}` };
  const found = await until('its child', () => {
    const all = new ProcessTree(root, mark, 'found-later').look();
    return all.some(({ name, parent }) => name === 'sleep' && parent === orphan.pid) && all;
  });
  expect(found.map(({ pid }) => pid)).toContain(orphan.pid);
  expect(pidsOf(new ProcessTree(root, { ...mark, limit: `${limit}1` }, 'found-later'))).toEqual([]);
});

test('what was there before, and what else this process has started, is none of a command', async () => {
  const before = spawn('sleep', ['1000'], { env: { PATH: process.env.PATH, MARK: 'mine' } });
  const { root } = await leave(daemon, { MARK: 'mine' });
  const beside = spawn('sleep', ['1000'], { env: { PATH: process.env.PATH, MARK: 'mine' } });
  const found = pidsOf(new ProcessTree(root, { environment: 'MARK=mine' }, 'started-here'));
  for (const each of [before, beside]) {
    expect(found).not.toContain(each.pid);
    each.kill('SIGKILL');
  }
});
