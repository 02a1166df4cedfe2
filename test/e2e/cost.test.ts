import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN, Site } from './leg.ts';

/*
 * What build-once costs, as counts, which are the same on every machine: seconds are measured by `npm run bench`. The bounds have
 * some air. What exceeds one is to be got rid of, or the bound raised on purpose.
 */

const INPUTS = { run: 'echo > "$BUILD_ONCE_DIR/simv"' };
const LIBRARY = join(import.meta.dirname, '../../lib/index.js');

const hasStrace = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
if (!hasStrace) {
  if (process.env.CI) throw new Error('strace is missing, or may not trace here: apt-get install strace');
  console.error('\n!!! NOT TESTED: how many system calls a leg and a lock make, for want of strace\n');
}

/** The calls on files, as `name("path"`, in the order in which they were made. */
function callsOf(trace: string): { name: string; path: string }[] {
  const calls = readFileSync(trace, 'utf8').matchAll(
    /(?:^|\s)(\w+)\((?:[\w|]+, )?"((?:[^"\\]|\\.)*)"(?:, (?:[\w|]+, )?"([^"]*)")?/gm,
  );
  return [...calls].map(([, name = '', first = '', second]) => ({
    name,
    path: second?.startsWith('/') ? second : first,
  }));
}

describe.skipIf(!hasStrace)('a leg that finds its result ready', () => {
  test('asks little of the share, opens little, and starts nothing', async () => {
    await using site = await Site.open();
    expect((await site.start(INPUTS).ended).code).toBe(0);
    const trace = join(site.root, 'trace');
    const strace = ['strace', '-f', '-qq', '-e', 'trace=%file,clone,clone3,fork,vfork,execve', '-o', trace];
    const { code, outputs } = await site.start(INPUTS, {}, strace).ended;
    expect([code, outputs.outcome]).toEqual([0, 'reused']);
    const calls = callsOf(trace);
    const onShare = calls.filter(({ path }) => path.startsWith(site.share));
    console.log(
      `${onShare.length} calls on the share, ${calls.filter(({ name }) => name.startsWith('open')).length} files opened`,
    );
    // Looking at the levels of a path is most of it (readlink), and costs an NFS server nothing once its client knows them.
    expect(onShare.filter(({ name }) => name !== 'readlink').length).toBeLessThan(25);
    // What says that this job uses the result is all that it writes.
    const changes = onShare.filter(({ name }) => /^(mkdir|symlink|unlink|rename|rmdir|link)/.test(name));
    expect(changes.map(({ name, path }) => `${name} ${path}`)).toEqual([expect.stringMatching(/^symlink .*\.users\//)]);
    expect(calls.filter(({ name }) => name.startsWith('open')).length).toBeLessThan(75);
    expect(calls.filter(({ name }) => name === 'execve').length).toBe(1);
  });
});

test('a leg that finds its result ready loads neither threads nor child processes, nor what only a builder needs', async () => {
  await using site = await Site.open();
  expect((await site.start(INPUTS).ended).code).toBe(0);
  const loaded = join(site.root, 'loaded');
  const preload = join(site.root, 'preload.mjs');
  const write = `process.on('exit', () => writeFileSync(${JSON.stringify(loaded)}, process.moduleLoadList.join('\\n')))`;
  writeFileSync(preload, `import { writeFileSync } from 'node:fs';\n${write};\n`);
  const leg = site.start(INPUTS, { NODE_OPTIONS: `--import=${preload}` });
  expect((await leg.ended).outputs.outcome).toBe('reused');
  const modules = readFileSync(loaded, 'utf8').split('\n');
  expect(modules).toContain('NativeModule fs/promises');
  for (const module of ['child_process', 'worker_threads', 'net', 'vm', 'https', 'http', 'tls', 'cluster', 'inspector'])
    expect(modules).not.toContain(`NativeModule ${module}`);
});

test('the bundle of the step is small, and half of it is for builders', () => {
  const folder = join(MAIN, '..');
  const files = readdirSync(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${files.length} files, ${bytes} bytes, ${statSync(MAIN).size} of them in each leg`);
  expect(files.length).toBeLessThan(12);
  expect(statSync(MAIN).size).toBeLessThan(180_000);
  expect(bytes).toBeLessThan(430_000);
});

describe.skipIf(!hasStrace)('an uncontended lock', () => {
  test.each([
    { holderInfo: false, most: 6 },
    { holderInfo: true, most: 9 },
  ])('is taken and given back by $most calls (holder.info: $holderInfo)', async ({ holderInfo, most }) => {
    await using site = await Site.open();
    const script = join(site.root, 'lock.mjs');
    const trace = join(site.root, 'trace');
    const lock = join(site.share, 'x.lock');
    writeFileSync(
      script,
      `import { NFSLock } from ${JSON.stringify(LIBRARY)};
const lock = new NFSLock(${JSON.stringify(lock)}, { holderInfo: ${holderInfo} });
await lock.acquire();
await lock.release();
`,
    );
    const args = ['-f', '-qq', '-e', 'trace=%file', '-o', trace, process.execPath, script];
    expect(spawnSync('strace', args, { stdio: 'inherit' }).status).toBe(0);
    const calls = callsOf(trace).filter(({ path }) => path.startsWith(site.share));
    console.log(calls.map(({ name, path }) => `${name} ${path.slice(site.share.length)}`).join(', '));
    expect(calls.length).toBeGreaterThan(4);
    expect(calls.length).toBeLessThanOrEqual(most);
  });
});
