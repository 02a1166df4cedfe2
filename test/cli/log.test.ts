import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { idOf, startBuild } from './builds.ts';
import { Site } from './command.ts';

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends log --follow with %i, and nothing else', async (signal, code) => {
  await using site = await Site.open();
  const run = await startBuild(site, 'a', 'echo one');
  const log = site.start(['log', '--follow', idOf(run.stderr)]);
  await until('the log', () => log.stdout.includes('started\n'));
  log.process.kill(signal);
  expect(await log.ended).toEqual({ code, stdout: 'one\nstarted\n', stderr: '' });
  expect(run.process.exitCode).toBe(null);
});

test('log --follow ends where a builder is dead, and nobody has taken over', async () => {
  await using site = await Site.open();
  // Jobs elsewhere wait for as long as its lease says, and some time more.
  const run = await startBuild(site, 'a', 'echo one', ['--lease', '1']);
  const log = site.start(['log', '--follow', idOf(run.stderr)]);
  await until('the log', () => log.stdout.includes('started\n'));
  run.process.kill('SIGKILL');
  expect(await log.ended).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^build-once: nobody builds .* any more: .* for 16 s, and nobody has taken over/),
  });
});

test('log --follow goes on with the build of whoever takes over, and ends with it', async () => {
  await using site = await Site.open();
  const run = await startBuild(site, 'a', 'echo one');
  const log = site.start(['log', '--follow', idOf(run.stderr)]);
  await until('the log', () => log.stdout.includes('started\n'));
  const next = site.start(run.process.spawnargs.slice(2));
  await until('one that waits', () => next.stderr.includes('Waiting for'));
  run.process.kill('SIGKILL');
  await until('the next log', () => log.stdout.split('started\n').length === 3);
  writeFileSync(join(site.root, 'go'), '');
  expect(await log.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('The next try: 2-') });
  expect(await next.ended).toMatchObject({ code: 0 });
});

test('log --follow says that the entry was removed; a reader that goes away is no error', async () => {
  await using site = await Site.open();
  const run = await startBuild(site, 'a', 'echo one');
  const id = idOf(run.stderr);
  const [log, unread] = [1, 2].map(() => site.start(['log', '--follow', id]));
  await until('the logs', () => [log, unread].every((each) => each?.stdout.includes('started\n')));
  unread?.process.stdout?.destroy();
  const [dir = ''] = site.names().filter((name) => name.endsWith(id));
  appendFileSync(join(site.share, site.names().find((name) => name.endsWith('.log')) ?? ''), 'more\n');
  rmSync(join(site.share, dir), { recursive: true, force: true });
  expect(await log?.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('is not there any more') });
  expect((await unread?.ended)?.stderr).not.toContain('EPIPE');
});

test('log --follow goes on until the build has ended', async () => {
  await using site = await Site.open();
  const run = await startBuild(site, 'a', 'echo one');
  const log = site.start(['log', '--follow', idOf(run.stderr)]);
  await until('the log', () => log.stdout.includes('one\nstarted\n'));
  writeFileSync(join(site.root, 'go'), '');
  await run.ended;
  const whole = readFileSync(`${(await run.ended).stdout.trimEnd()}.log`, 'utf8');
  expect(await log.ended).toMatchObject({ code: 0, stdout: whole });
  expect((await site.run(['log', idOf(run.stderr)])).stdout).toBe(whole);
  expect(await site.run(['log', '--attempt', '7', idOf(run.stderr)])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no log of attempt 7; it has 1'),
  });
});
