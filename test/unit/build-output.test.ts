import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import { BuildLog } from '../../src/build/attempt/build-log.ts';
import { BuildOutput } from '../../src/build/attempt/build-output.ts';
import { Masks } from '../../src/build/attempt/masks/masks.ts';
import { LogFollower } from '../../src/build/waiting/log-follower.ts';
import { nodeSharedDir } from '../../src/shared-dir/node-shared-dir.ts';
import { test } from '../support/directory.ts';

let directory = '';
let log: BuildLog;
test.beforeEach(async ({ directory: made }) => {
  directory = made;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  log = await BuildLog.create(join(directory, '1-token.log'));
});
afterEach(async () => {
  vi.useRealTimers();
  await log[Symbol.asyncDispose]();
});

/** A build's output with what its own job's console and log, and a leg that follows the log, have of it. */
function open(
  env: Record<string, string> = {},
  whenRead = async (_lines: readonly string[]): Promise<void> => undefined,
) {
  const console: string[] = [];
  const followed: string[] = [];
  const masks = new Masks(env);
  const shown = {
    print: async (lines: readonly string[]) => {
      console.push(...lines);
      await whenRead(lines);
    },
    end: async () => undefined,
  };
  const seen: string[] = [];
  const see = (line: string) => void seen.push(line);
  const output = new BuildOutput({ log, masks, see, reporter: shown });
  let seconds = 0;
  const follower = new LogFollower({
    shared: nodeSharedDir,
    entryDir: directory,
    clockSeconds: () => seconds,
    reporter: {
      showOthers: async (text) => void (text.isEmpty || followed.push(...text.lines.trimEnd().split('\n'))),
    },
  });
  /** What the console has is on its way to the log, by threads that nobody waits for. */
  const follow = async () => {
    // The log is opened at some looks only.
    for (let looks = 0; looks < 12 || (followed.length < console.length && looks < 1000); looks += 1) {
      await follower.look('token');
      seconds += 0.5;
    }
  };
  return {
    output,
    console,
    seen,
    followed,
    follow,
    logged: () => readFileSync(join(directory, '1-token.log'), 'utf8'),
  };
}

/** Lets so much time pass, and then everything run that does not wait for more of it. */
async function pass(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await new Promise((resolve) => setImmediate(resolve));
  await log.append(Buffer.alloc(0));
}

test('a line that does not end is shown after a second: to the builder, in the log, and to those who follow it', async () => {
  const { output, console, seen, followed, follow, logged } = open();
  await output.take(Buffer.from('vsim\nQueueing for licence'));
  await pass(999);
  expect([console, logged()]).toEqual([['vsim'], 'vsim\n']);
  await pass(1);
  await follow();
  expect([console, logged()]).toEqual([['vsim', 'Queueing for licence'], 'vsim\nQueueing for licence']);
  expect(followed).toEqual(console);
  await output.take(Buffer.from('.'));
  await pass(1000);
  await follow();
  await output.take(Buffer.from('. got it\nnext\n'));
  await follow();
  expect(console).toEqual(['vsim', 'Queueing for licence', '.', '. got it', 'next']);
  expect(logged()).toBe('vsim\nQueueing for licence.. got it\nnext\n');
  expect(followed).toEqual(console);
  expect(seen).toEqual(['vsim', 'Queueing for licence.. got it', 'next']);
});

test('dots that come faster than that are shown all the same, and a line that ends in time never in pieces', async () => {
  const { output, console } = open();
  for (const text of ['a', 'b', 'c']) {
    await output.take(Buffer.from(text));
    await pass(400);
  }
  expect(console).toEqual(['abc']);
  await output.take(Buffer.from('\nx'));
  for (let at = 0; at < 20; at += 1) {
    await pass(600);
    await output.take(Buffer.from('y\nx'));
  }
  expect(console.slice(1)).toEqual(Array(20).fill('xy'));
});

test('a tool that writes whole buffers has stopped in the middle of a line by chance: that is waited for', async () => {
  const { output, console } = open();
  await output.take(Buffer.from(`${'x'.repeat(4090)}\nrtl/t`));
  await pass(5000);
  await output.take(Buffer.from('op.v:3: error\n'));
  expect(console.slice(1)).toEqual(['rtl/top.v:3: error']);
});

test('a secret in two parts is hidden in the log, and a command in two parts is one', async () => {
  const { output, console, followed, follow, logged } = open({ MY_TOKEN: 'hush-hush' });
  for (const part of ['token hu', 'sh-hush!\n', '::add-ma', 'sk::sesame\n', 'open ses', 'ame\n']) {
    await output.take(Buffer.from(part));
    await pass(1000);
    await follow();
  }
  expect(console).toEqual(['token ', 'hush-hush!', '::add-mask::sesame', 'open ', 'sesame']);
  expect(logged()).toBe('token ***!\n::add-mask::***\nopen ***\n');
  expect(followed.join('\n')).not.toMatch(/hush|sesame/);
});

test('what was no command in the middle of its line is none when the line comes in two', async () => {
  const { output, console, logged } = open();
  await output.take(Buffer.from('say '));
  await pass(1000);
  await output.take(Buffer.from('::error::no\n'));
  expect(console).toEqual(['say ', '…::error::no']);
  expect(logged()).toBe('say ::error::no\n');
});

test('the end of the output ends its last line, in the log, too, whether it was shown or not', async () => {
  const { output, console, logged } = open();
  await output.take(Buffer.from('$ '));
  await pass(1000);
  await output.end();
  await pass(10_000);
  expect([console, logged()]).toEqual([['$ '], '$ \n']);
});

test('a rest that comes while a piece waits for its reader comes behind it, in the log, too', async () => {
  const { promise: read, resolve: letRead } = Promise.withResolvers<void>();
  const { output, console, logged } = open({}, async (lines) => (lines.includes('one ') ? await read : undefined));
  await output.take(Buffer.from('one '));
  await pass(1000);
  const taking = output.take(Buffer.from('two\nthree\n'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(console).toEqual(['one ']);
  letRead();
  await taking;
  await output.end();
  expect(console).toEqual(['one ', 'two', 'three']);
  expect(logged()).toBe('one two\nthree\n');
});

test('what is there when a stalled process goes on is read before a line is cut', async () => {
  const { output, console } = open();
  await output.take(Buffer.from('one '));
  vi.advanceTimersByTime(1000);
  await output.take(Buffer.from('two\n'));
  await pass(5000);
  expect(console).toEqual(['one two']);
});

test.each([60_000, 65_536 - 10, 65_536 + 5])(
  'a secret with blanks, %i bytes into a line of over 64 KiB, is not cut in two',
  async (before) => {
    const { output, logged } = open({ MY_PASSPHRASE: 'correct horse battery staple' });
    await output.take(Buffer.from('word '.repeat(before / 5)));
    await output.take(Buffer.from(`correct horse battery staple${' word'.repeat(20_000)}\n`));
    await output.end();
    expect(logged()).not.toMatch(/correct|horse|battery|staple/);
    expect(logged()).toContain('***');
  },
);

test('a secret that alone is longer than a line may be does not hold up the output', async () => {
  const secret = 'long secret '.repeat(10_000).trim();
  const { output, logged } = open({ MY_SECRET: secret });
  await output.take(Buffer.from(`${secret} end\n`));
  await output.end();
  expect(logged()).toContain('end\n');
});
