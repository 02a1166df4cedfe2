import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CallAbandoned, CallOnce, CallOnceFailed, SharedDirError } from '../../lib/index.js';
import { test } from '../support/directory.ts';
import { contendHere } from './contend.ts';

let share = '';
let calls = 0;
test.beforeEach(({ directory }) => {
  share = directory;
  calls = 0;
});

function guard(fn: () => Promise<string>, name = 'hdl_compile'): CallOnce<string> {
  return new CallOnce({ path: share, name, fn });
}

async function counted(): Promise<string> {
  calls += 1;
  return `value ${calls}`;
}

async function failing(): Promise<string> {
  calls += 1;
  throw new Error(`failure ${calls}`);
}

const locks = () => readdirSync(join(share, '.locks'));

test('6 processes, 30 calls: each made once, one value for all', async () => {
  const seen = await contendHere('call', share, 6, 30);
  for (const { values, error } of seen) expect(error ?? values).toEqual(seen[0]?.values);
  expect(readdirSync(join(share, 'part-0')).filter((name) => name.startsWith('run-'))).toHaveLength(30);
});

test('in one process, too: callers that come together and later get the one value', async () => {
  const values = await Promise.all([1, 2, 3].map(() => guard(counted).ensureDone()));
  expect(values).toEqual(['value 1', 'value 1', 'value 1']);
  expect(await guard(counted).ensureDone()).toBe('value 1');
  expect(locks()).toEqual(['hdl_compile.done']);
});

test('a failure is stored and given to every caller, until clean()', async () => {
  await expect(guard(failing).ensureDone()).rejects.toThrow(CallOnceFailed);
  await expect(guard(counted).ensureDone()).rejects.toThrow('failure 1');
  expect(locks()).toEqual(['hdl_compile.failed']);
  await guard(counted).clean();
  expect(locks()).toEqual([]);
  expect(await guard(counted).ensureDone()).toBe('value 2');
});

test('clean() makes a call that was made be made again', async () => {
  await guard(counted).ensureDone();
  await guard(counted).clean();
  expect(await guard(counted).ensureDone()).toBe('value 2');
});

test('clean() leaves nothing of what a crash has left beside a marker', async () => {
  await guard(counted).ensureDone();
  for (const name of ['draft.0a', 'draft.0a-link', 'invalid.0a'])
    writeFileSync(join(share, '.locks', `hdl_compile.${name}`), '');
  mkdirSync(join(share, '.locks', 'hdl_compile.scratch.0a'));
  await guard(counted).clean();
  expect(locks()).toEqual([]);
});

test('a call that was abandoned leaves no marker', async () => {
  const abandoned = guard(async () => {
    throw new CallAbandoned('not now');
  });
  await expect(abandoned.ensureDone()).rejects.toThrow('not now');
  expect(locks()).toEqual([]);
  expect(await guard(counted).ensureDone()).toBe('value 1');
});

test('a mount that fails each call at its end ends the caller, not in one call after the other', async () => {
  const call = guard(async () => {
    calls += 1;
    throw new SharedDirError('sync', share, 'EIO');
  });
  await expect(call.ensureDone()).rejects.toThrow('cannot sync');
  expect(calls).toBe(1);
  expect(locks()).toEqual([]);
});

test("pytest-cocotb's empty .done, where that is accepted, and its plain-text .failed are understood", async () => {
  mkdirSync(join(share, '.locks'));
  writeFileSync(join(share, '.locks', 'done_there.done'), '');
  writeFileSync(join(share, '.locks', 'failed_there.failed'), 'verilator said no');
  const accepting = new CallOnce({ path: share, name: 'done_there', fn: counted, acceptEmptyDone: true });
  expect(await accepting.ensureDone()).toBeNull();
  await expect(guard(counted, 'failed_there').ensureDone()).rejects.toThrow('verilator said no');
  expect(calls).toBe(0);
});

const NESTED = `{"version":1,"value":${'['.repeat(300_000)}${']'.repeat(300_000)}}`;

test.each([
  ['done', '', 'is empty'],
  ['done', '{"version": 1, "value": "ol', 'is cut short'],
  ['done', '{"value": "old"}', 'was not written by CallOnce'],
  ['done', '{"version": 2, "value": "old"}', 'has version 2 of its format, and only 1 is known here'],
  ['done', NESTED, 'is cut short, or was not written'],
  ['failed', '', 'is empty'],
  ['failed', '{"message": "verilator sa', 'is cut short'],
  ['failed', '{"version": 2, "message": "no"}', 'has version 2'],
])('a .%s that says %.40j counts for nothing: said, and the call is made', async (kind, text, why) => {
  mkdirSync(join(share, '.locks'));
  const marker = join(share, '.locks', `c.${kind}`);
  writeFileSync(marker, text);
  const notices: string[] = [];
  const call = new CallOnce({ path: share, name: 'c', fn: counted, onNotice: (notice) => notices.push(notice) });
  expect(await call.ensureDone()).toBe('value 1');
  expect(notices).toEqual([expect.stringMatching(new RegExp(`^${marker} ${why}`))]);
  expect(locks()).toEqual(['c.done']);
  expect(await guard(counted, 'c').ensureDone()).toBe('value 1');
});

test('markers are looked at first: nobody waits for a lock to learn what is done or has failed', async () => {
  mkdirSync(join(share, '.locks'));
  for (const name of ['done_there', 'failed_there']) {
    mkdirSync(join(share, '.locks', `${name}.lock`));
    writeFileSync(
      join(share, '.locks', `${name}.lock`, 'holder.info'),
      JSON.stringify({ hostname: 'elsewhere', pid: 1 }),
    );
  }
  writeFileSync(join(share, '.locks', 'done_there.done'), '{"version": 1, "value": "there"}');
  writeFileSync(join(share, '.locks', 'failed_there.failed'), 'verilator said no');
  expect(await guard(counted, 'done_there').ensureDone()).toBe('there');
  await expect(guard(counted, 'failed_there').ensureDone()).rejects.toThrow('verilator said no');
});

test('the marker says whose the value is', async () => {
  await guard(counted).ensureDone();
  const marker = JSON.parse(readFileSync(join(share, '.locks', 'hdl_compile.done'), 'utf8'));
  expect(marker).toMatchObject({ value: 'value 1', builder: { pid: process.pid } });
});

test.each(['', '..', '.x', 'a/b', 'a\nb', 'x'.repeat(201)])('the name %j is refused', (name) => {
  expect(() => guard(counted, name)).toThrow(TypeError);
});

test('a name that another one begins with is kept apart from it', async () => {
  await guard(counted, 'sim.draft').ensureDone();
  await guard(counted, 'sim.beat').ensureDone();
  await guard(counted, 'sim').ensureDone();
  expect(locks().sort()).toEqual(['sim.beat.done', 'sim.done', 'sim.draft.done']);
});

test.each([
  [undefined, null],
  [Number.NaN, null],
  [{ a: undefined, b: new Date(0) }, { b: '1970-01-01T00:00:00.000Z' }],
])('a value of %j is the same for whoever made the call and for all others', async (returned, stored) => {
  const call = () => new CallOnce<unknown>({ path: share, name: 'c', fn: () => returned });
  expect(await call().ensureDone()).toEqual(stored);
  expect(await call().ensureDone()).toEqual(stored);
});

test.each([
  ['that JSON cannot write', () => 1n, /BigInt/],
  ['that is too large', () => 'x'.repeat(5_000_000), /takes 5000002 bytes as JSON, at most/],
  ['that is nested too deep', () => JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`), /more than 200 levels/],
])('a value %s is a failure for everybody, not a call for everybody', async (_, value, message) => {
  const call = () =>
    new CallOnce<unknown>({
      path: share,
      name: 'c',
      fn: () => {
        calls += 1;
        return value();
      },
    });
  await expect(call().ensureDone()).rejects.toThrow(message);
  await expect(call().ensureDone()).rejects.toThrow(CallOnceFailed);
  expect(calls).toBe(1);
});

test("a run attempt that cannot be in a marker's name is refused", () => {
  const make = () => new CallOnce({ path: share, name: 'c', fn: () => 1, runAttempt: 'run_1' });
  expect(make).toThrow(TypeError);
});

interface Model {
  readonly simv: string;
}

test('what has no index signature, and nothing at all, may be returned', async () => {
  const model = new CallOnce({ path: share, name: 'm', fn: async (): Promise<Model> => ({ simv: 'x' }) });
  expect((await model.ensureDone()).simv).toBe('x');
  await new CallOnce({ path: share, name: 'v', fn: async () => {} }).ensureDone();
});
