import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { JobLog } from '../../src/action/job-log.ts';

function open(stop: AbortSignal = new AbortController().signal) {
  const stream = new PassThrough({ highWaterMark: 4 });
  const log = new JobLog(stream, stop);
  return { stream, log };
}

/** Lets everything run that does not wait for anything from outside. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what is printed waits until it is read', async () => {
  const { stream, log } = open();
  let printed = false;
  const printing = log.print('a long line\n').then(() => {
    printed = true;
  });
  await settle();
  expect(printed).toBe(false);
  stream.resume();
  await printing;
});

test('nothing waits for a reader once the step is to end', async () => {
  const stop = new AbortController();
  const { log } = open(stop.signal);
  const printing = log.print('a long line\n');
  stop.abort();
  await printing;
  await log.print('and another\n');
});

test('a reader that is gone ends no build', async () => {
  const { stream, log } = open();
  stream.emit('error', new Error('EPIPE'));
  await log.print('a long line\n');
});
