import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../e2e/leg.ts';
import { Site } from './command.ts';

test('a result is in use for as long as the command behind -- runs, and may be disowned all the same', async () => {
  await using site = await Site.open();
  const wait = `echo "$BUILD_ONCE_DIR"; until [ -e "${site.root}/go" ]; do sleep 0.05; done; cat "$BUILD_ONCE_DIR/x"`;
  const build = 'echo text > "$BUILD_ONCE_DIR/x"';
  const run = site.startBuild(build, ['--', 'sh', '-c', wait]);
  const dir = await until('the command', () => run.stdout.trimEnd());
  const [, id = ''] = /\/([^/]+)\/[^/]+$/.exec(dir) ?? [];
  const users = async () => JSON.parse((await site.run(['status', '--json'])).stdout).entries[0].users;
  expect(await users()).toBe(1);
  expect((await site.run(['show', id])).stdout).toMatch(/^used by +job /m);
  const refused = await site.run(['clean', id]);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/is in use by job .*; --force/) });
  await site.run(['prune', '--max-age', '0s', '--min-age', '0s']);
  expect(existsSync(join(dir, 'x'))).toBe(true);

  expect(await site.run(['clean', '--force', id])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('counts no more'),
  });
  const second = await site.build(build, ['--', 'true']);
  expect(second.stderr).toContain('Built ');
  writeFileSync(join(site.root, 'go'), '');
  // The first has kept its files.
  expect(await run.ended).toMatchObject({ code: 0, stdout: `${dir}\ntext\n` });
  expect(await users()).toBe(0);
});

test('a directory that was printed is in use for as long as who asked for it goes on', async () => {
  await using site = await Site.open();
  const { stdout } = await site.build('touch "$BUILD_ONCE_DIR/x"');
  const [, id = ''] = /\/([^/]+)\/[^/]+$/.exec(stdout.trimEnd()) ?? [];
  const { usedBy } = JSON.parse((await site.run(['show', '--json', id])).stdout);
  expect(usedBy).toMatchObject([{ who: { pid: process.pid }, gone: null }]);
});
