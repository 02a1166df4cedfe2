import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import type { OthersText } from '../../src/build/output/others-text.ts';
import { LogFollower } from '../../src/build/waiting/log-follower.ts';
import { WaitReport } from '../../src/build/waiting/wait-report.ts';
import type { Holder } from '../../src/nfs-lock/holder.ts';
import { nodeSharedDir } from '../../src/shared-dir/node-shared-dir.ts';
import { test } from '../support/directory.ts';

const HOLDER: Holder = {
  hostname: 'sim-07',
  pid: 4711,
  timestamp: 1_767_225_600,
  token: '9f3a7c21-d5b8-4e60-8000-000000000000',
  about: { job: 'sim (3)', runner: 'r-7', url: 'https://github.com/o/r/actions/runs/1/job/2' },
};

let entryDir = '';
test.beforeEach(({ directory }) => {
  entryDir = directory;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function report(lines: string[], previousSeconds?: number, buildSeconds?: number): WaitReport {
  const clockSeconds = () => performance.now() / 1000;
  return new WaitReport({
    entry: 'sim-0123',
    clockSeconds,
    print: (line) => lines.push(line),
    follower: new LogFollower({
      shared: nodeSharedDir,
      entryDir,
      clockSeconds,
      reporter: { showOthers: async () => undefined },
    }),
    findPrevious: async () =>
      previousSeconds === undefined ? undefined : { id: 'sim-4567', seconds: previousSeconds },
    buildSeconds: async () => buildSeconds,
  });
}

test('a waiting leg says who builds, then that it still waits: soon at first, later each minute', async () => {
  const lines: string[] = [];
  await using waiting = report(lines);
  await waiting.waiting({ waitedSeconds: 0, holder: HOLDER });
  await waiting.waiting({ waitedSeconds: 1, holder: HOLDER });
  expect(lines).toEqual([
    'Waiting for sim-0123: it is being built by job sim (3) on runner r-7 (host sim-07, pid 4711) ' +
      'since 2026-01-01T00:00:00Z: https://github.com/o/r/actions/runs/1/job/2',
  ]);
  vi.advanceTimersByTime(300_000);
  expect(lines.slice(1)).toEqual(
    [5, 15, 35, 75, 135, 195, 255].map((seconds) => `Still waiting for sim-0123 after ${seconds} s`),
  );
});

test('with the last line of the output, and about what is left of a build that began before this leg came', async () => {
  const lines: string[] = [];
  writeFileSync(join(entryDir, '1-9f3a7c21d5b8.log'), 'verilator\nmake\n');
  // Of another build, and of one whose directory somebody has named.
  for (const other of ['7-000000000000', '9007199254740992-x'])
    writeFileSync(join(entryDir, `${other}.log`), 'other\n');
  await using waiting = report(lines, 17.2, 4);
  await waiting.waiting({ waitedSeconds: 0, holder: HOLDER });
  expect(lines[0]).toMatch(/; the build before it took 17 s$/);
  vi.advanceTimersByTime(40_000);
  expect(lines.slice(1)).toEqual([
    'Still waiting for sim-0123 after 5 s; about 8 s left, going by the build before; last line: make',
    'Still waiting for sim-0123 after 15 s; it takes longer than the 17 s of the build before; last line: make',
    'Still waiting for sim-0123 after 35 s; it takes longer than the 17 s of the build before; last line: make',
  ]);
});

test("nothing of another job's text is a line of its own, or a workflow command", async () => {
  const lines: string[] = [];
  const shown: string[] = [];
  const job = 'sim (a\n::error::x) ##[error]y';
  writeFileSync(
    join(entryDir, '1-9f3a7c21d5b8.log'),
    `first\r::error::\u001b[31mred\u0085##[error]z\n${'x'.repeat(65_536)}`,
  );
  const showOthers = async (text: OthersText) => void shown.push(text.lines);
  const clockSeconds = () => performance.now() / 1000;
  const follower = new LogFollower({ shared: nodeSharedDir, entryDir, clockSeconds, reporter: { showOthers } });
  const options = { entry: 'sim-0123', clockSeconds, follower };
  const waiting = new WaitReport({
    ...options,
    print: (line) => lines.push(line),
    findPrevious: async () => undefined,
    buildSeconds: async () => undefined,
  });
  await waiting.waiting({ waitedSeconds: 0, holder: { ...HOLDER, about: { job, runner: 'r' } } });
  vi.advanceTimersByTime(5_000);
  writeFileSync(join(entryDir, '2-9f3a7c21d5b8.log'), '');
  // The log is opened at some looks only.
  for (let look = 0; look < 8; look += 1) await waiting.waiting({ waitedSeconds: 6 });
  vi.advanceTimersByTime(10_000);
  await waiting[Symbol.asyncDispose]();
  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/\r|^::|##\[/m);
  expect(lines[1]).toContain('last line: ::error::red ## [error]z');
  // The first attempt's output is over, and so is what is told of it.
  expect(lines[2]).not.toContain('last line');
  expect(shown.join('')).toMatch(/x\n$/);
});

test('no signs while there is nothing to wait for, and none after the end', async () => {
  const lines: string[] = [];
  const waiting = report(lines);
  vi.advanceTimersByTime(60_000);
  expect(lines).toEqual([]);
  await waiting.waiting({ waitedSeconds: 0, holder: HOLDER });
  await waiting[Symbol.asyncDispose]();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(1);
});

test('a wait that has ended may begin anew, and tells who builds then', async () => {
  const lines: string[] = [];
  const waiting = report(lines);
  await waiting.waiting({ waitedSeconds: 0, holder: HOLDER });
  await waiting.end();
  vi.advanceTimersByTime(600_000);
  await waiting.waiting({ waitedSeconds: 0, holder: HOLDER });
  vi.advanceTimersByTime(5_000);
  await waiting.end();
  expect(lines.map((line) => line.slice(0, 24))).toEqual([
    ...['Waiting for sim-0123: it', 'Waiting for sim-0123: it', 'Still waiting for sim-01'],
  ]);
  expect(lines[2]).toBe('Still waiting for sim-0123 after 5 s');
});

test('the log is opened at each second look while it grows, at each eighth while it does not', async () => {
  const shown: string[] = [];
  const log = join(entryDir, '1-9f3a7c21d5b8.log');
  writeFileSync(log, '');
  let listings = 0;
  const list = async (dir: string) => {
    listings += 1;
    return await nodeSharedDir.list(dir);
  };
  const follower = new LogFollower({
    shared: { ...nodeSharedDir, list },
    entryDir,
    clockSeconds: () => 0,
    reporter: { showOthers: async (text) => void (text.isEmpty || shown.push(text.lines)) },
  });
  const looks = async (count: number, print?: string) => {
    for (let look = 0; look < count; look += 1) {
      if (print !== undefined) appendFileSync(log, print);
      await follower.look(HOLDER.token);
    }
    return shown.splice(0);
  };
  expect(await looks(1, 'a\n')).toEqual(['a\n']);
  expect(await looks(6, 'b\n')).toEqual(['b\nb\n', 'b\nb\n', 'b\nb\n']);
  // The entry is listed where the log has nothing new.
  expect(listings).toBe(1);
  expect(await looks(60)).toEqual([]);
  expect(listings).toBe(9);
  expect((await looks(8, 'c\n'))[0]).toMatch(/^c\n/);
});
