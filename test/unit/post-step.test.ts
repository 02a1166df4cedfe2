import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { runPostStep } from '../../src/action/post-step.ts';

async function outputOf(env: Record<string, string>): Promise<string> {
  const stdout = new PassThrough();
  await runPostStep(Object.create(process, { env: { value: env }, stdout: { value: stdout }, argv: { value: [] } }));
  return await text(stdout.end());
}

test('with no word from main, the post step says nothing', async () => {
  expect(await outputOf({})).toBe('');
});

test('what goes wrong in the post step is a warning: the job has its result', async () => {
  const state = JSON.stringify({ lock: '/nowhere/.locks/build.lock', token: 't' });
  expect(await outputOf({ STATE_build_once: state })).toMatch(/^::warning::ENOENT.*matchers/);
});
