import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { test } from '../support/directory.ts';

const LIBRARY = new URL('../../lib/index.js', import.meta.url).href;

let root = '';
let share = '';
test.beforeEach(({ directory }) => {
  root = directory;
  share = join(root, 'share');
  mkdirSync(share);
});

/** Holds a lock until others have seen it beat three times. */
const HOLD = `
  import { readdirSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { NFSLock } from '${LIBRARY}';
  const lock = new NFSLock(process.env.SHARE + '/x.lock', { lease: 1 });
  const { signal } = await lock.acquire();
  const beats = () => Number(readdirSync(lock.path).find((name) => name !== 'holder.info').split('.').at(-1));
  while (!signal.aborted && beats() < 3) await setTimeout(20);
  await lock.release();
  console.log('has beaten');`;

/** Wants a call that never comes to its end under a lock that is lost. */
const CALL = `
  import { CallOnce } from '${LIBRARY}';
  const { SHARE: path } = process.env;
  const fn = async ({ signal }) => {
    signal.throwIfAborted();
    console.log('calling');
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  const guard = new CallOnce({ path, name: 'c', fn, lease: 1, timeout: 60, onNotice: (notice) => console.log('notice:', notice) });
  await guard.ensureDone().catch((error) => console.log(error.name + ': ' + error.message));
  process.exit();`;

function file(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

function run(args: readonly string[], env: Record<string, string> = {}): { output: string; seconds: number } {
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 50_000,
    env: { PATH: process.env.PATH, SHARE: share, ...env },
  });
  return { output: `${stdout}${stderr}`, seconds: (performance.now() - began) / 1000 };
}

/** Passes each module on, but for none that a thread of ours is made of. */
const HOOKS = `export async function load(url, context, next) {
  if (url.includes('beat-worker')) throw new Error('this loader knows no such module');
  return await next(url, context);
}`;

function loader(): string {
  const hooks = pathToFileURL(file('hooks.mjs', HOOKS));
  return file('register.mjs', `import { register } from 'node:module'; register('${hooks}');`);
}

test.each([
  ['node FILE', () => [file('hold.mjs', HOLD)]],
  ['--input-type=module -e', () => ['--input-type=module', '-e', HOLD]],
  ['--test', () => ['--test', file('hold.test.mjs', HOLD)]],
  [
    '--import of what makes no sense in a thread',
    () => ['--import', file('main.mjs', ONLY_MAIN), file('hold.mjs', HOLD)],
  ],
  ['--require of the same', () => ['--require', file('main.cjs', ONLY_MAIN_CJS), file('hold.mjs', HOLD)]],
  ['a loader that knows no such module', () => ['--import', loader(), file('hold.mjs', HOLD)]],
  ['a small heap', () => ['--max-old-space-size=64', file('hold.mjs', HOLD)]],
])('the heartbeat runs under %s', (_, args) => {
  expect(run(args()).output).toContain('has beaten');
  expect(readdirSync(share)).toEqual([]);
});

const ONLY_MAIN = `import { isMainThread } from 'node:worker_threads'; if (!isMainThread) throw new Error('in a thread');`;
const ONLY_MAIN_CJS = `if (!require('node:worker_threads').isMainThread) throw new Error('in a thread');`;

test('the heartbeat runs with NODE_OPTIONS that a thread does not take', () => {
  const NODE_OPTIONS = `--import=${file('main.mjs', ONLY_MAIN)}`;
  expect(run([file('hold.mjs', HOLD)], { NODE_OPTIONS }).output).toContain('has beaten');
});

describe('where no thread can run (by the permission model)', () => {
  const ARGS = ['--permission', '--allow-fs-read=*', '--allow-fs-write=*'];

  test('acquire() says so and leaves nothing', () => {
    const { output } = run([...ARGS, file('hold.mjs', HOLD)]);
    expect(output).toContain('HeartbeatFailed');
    expect(output).not.toContain('has beaten');
    expect(readdirSync(share)).toEqual([]);
  });

  test('a call ends with that, and does not wait for its own claim', () => {
    const { output, seconds } = run([...ARGS, file('call.mjs', CALL)]);
    expect(output).toMatch(/HeartbeatFailed: .*heartbeat cannot run in this process: /);
    expect(seconds).toBeLessThan(30);
    expect(readdirSync(join(share, '.locks'))).toEqual([]);
  });
});

test('a thread that dies later ends the call at once, and the claim', () => {
  const killer = `
    import { createRequire, syncBuiltinESMExports } from 'node:module';
    const threads = createRequire(import.meta.url)('node:worker_threads');
    const { Worker } = threads;
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        setTimeout(() => this.terminate(), 1000);
      }
    };
    syncBuiltinESMExports();`;
  const { output, seconds } = run(['--import', file('killer.mjs', killer), file('call.mjs', CALL)]);
  expect(output).toMatch(/calling\n.*HeartbeatFailed: .*: its thread ended with code 1/);
  expect(seconds).toBeLessThan(30);
  expect(readdirSync(join(share, '.locks'))).toEqual([]);
});
