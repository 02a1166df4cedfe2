import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, idOf, KEY, startBuild } from './builds.ts';
import { CLI, Site } from './command.ts';

test('status lists what is built, being built and failed, and by whom', async () => {
  await using site = await Site.open();
  const built = await build(site, 'a', 'touch "$BUILD_ONCE_DIR/simv"');
  await build(site, 'b', 'exit 3');
  const building = await startBuild(site, 'c', 'true');
  const { code, stdout, stderr } = await site.run(['status', '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { entries, totals, path } = JSON.parse(stdout);
  expect(path).toBe(site.share);
  expect(totals).toMatchObject({ entries: 3, states: { built: 1, building: 1, failed: 1, empty: 0, unreadable: 0 } });
  const byId = Object.fromEntries(entries.map((entry: { id: string }) => [entry.id, entry]));
  expect(byId[idOf(built.stderr)]).toMatchObject({ state: 'built', repository: '_named/acme/soc', failure: null });
  expect(byId[idOf(building.stderr)]).toMatchObject({
    state: 'building',
    builder: { pid: building.process.pid, job: expect.stringContaining(' in ') },
    builderHasEnded: false,
  });
  expect(entries.map(({ failure }: { failure: string | null }) => failure)).toContain(
    'the build failed with exit code 3',
  );

  const table = (await site.run(['status'])).stdout.trimEnd().split('\n');
  expect(table).toHaveLength(5);
  expect(table[0]).toMatch(/^ENTRY +STATE +SIZE +SINCE +LAST USE +USERS +BY$/);
  expect(table.at(-1)).toMatch(/^3 entries \(1 built, 1 building, 1 failed\) below .*; results take .* free$/);
  writeFileSync(join(site.root, 'go'), '');
  await building.ended;
});

test('with --json stdout is one JSON value, or nothing where there is no answer', async () => {
  await using site = await Site.open();
  const { stderr } = await build(site, 'a', 'touch "$BUILD_ONCE_DIR/x"', ['--', 'true']);
  const id = idOf(stderr);
  for (const [code, ...command] of [
    [0, 'status'],
    [0, 'show', id],
    [0, 'unlock', id],
    [0, 'prune', '--dry-run'],
    [0, 'doctor'],
    [1, 'why', id],
    [1, 'show', 'no-such'],
    [1, 'clean', 'no-such'],
    [64, 'prune', '--max-age', 'long'],
    [64, 'status', 'extra'],
    [69, 'status', '--path', '/no/such'],
    [69, 'doctor', '--path', '/no/such'],
    [0, 'clean', id],
  ] as const) {
    const ended = await site.run([...command, '--json']);
    expect({ command, code: ended.code }).toEqual({ command, code });
    if (code === 0) expect(JSON.parse(ended.stdout)).toBeTypeOf('object');
    else
      expect({ command, ...ended }).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^build-once: .+\n$/) });
  }
});

test('an empty share is no error, and a read-only user sees it, too', async () => {
  await using site = await Site.open();
  expect(await site.run(['status'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^no entries below /) });
  expect(site.names()).toEqual([]);
});

test('what others have written can do nothing to the terminal', async () => {
  await using site = await Site.open();
  const evil = 'x\u001b[2J\u009b31m\u202e\r\ny';
  const env = { CI_PROJECT_PATH: 'a/b', CI_PIPELINE_ID: '1', CI_JOB_NAME: evil, CI_JOB_URL: `https://x/${evil}` };
  const args = ['run', '--build', `printf '\\033]0;t\\007%s\\n' "$CI_JOB_NAME"; exit 3`];
  await site.run(args, { env });
  const [id = ''] = readdirSync(join(site.share, '_gitlab/a/b'));
  for (const command of [['status'], ['status', '--json'], ['show', id], ['show', '--json', id]]) {
    const { stdout, stderr, code } = await site.run(command);
    expect({ command, code, shown: stdout + stderr }).toEqual({
      command,
      code: 0,
      shown: expect.not.stringMatching(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u),
    });
  }
  // Byte for byte where it is no screen; there, nothing acts.
  expect((await site.run(['log', id])).stdout).toContain('\u001b]0;t\u0007x\u001b[2J');
  const script = `${process.execPath} ${CLI} log ${id}`;
  const screen = execFileSync('script', ['-qec', script, '/dev/null'], {
    env: { PATH: process.env.PATH, BUILD_ONCE_PATH: site.share, NO_COLOR: '1' },
    input: '',
    encoding: 'utf8',
  });
  expect(screen).toMatch(/x/);
  expect(screen).not.toMatch(/[^\P{Cc}\n\r]|[\u202a-\u202e]/u);
});

test('the name of a folder can act neither on the terminal nor as a command of a CI system', async () => {
  await using site = await Site.open();
  const id = 'sim-0123456789abcdef';
  const folders = ['::error::x', 'o\u001b]0;pwn\u0007\n::error::y', '##[error]z'];
  const dirs = folders.map((folder) => join(site.share, folder, 'r', id));
  for (const dir of dirs) {
    mkdirSync(join(dir, '.locks', 'build.lock'), { recursive: true });
    symlinkSync('{"hostname":"h","pid":4,"timestamp":1}', join(dir, '.locks', 'build.lock', 'holder.abc.7'));
  }
  const ofEach = (...command: readonly string[]) => dirs.map((dir) => [...command, dir]);
  const [, second = ''] = dirs;
  const asked = execFileSync(
    'script',
    ['-qec', `${process.execPath} ${CLI} unlock --force "$DIR"; true`, '/dev/null'],
    {
      env: { PATH: process.env.PATH, BUILD_ONCE_PATH: site.share, NO_COLOR: '1', DIR: second },
      input: 'n\n',
      encoding: 'utf8',
    },
  );
  expect(asked).toContain('Take o ::error::y/r/sim-0123456789abcdef away from ');
  expect(asked).not.toContain('pwn');
  expect(asked).not.toContain('\u0007');
  // JSON has the names as they are.
  const { entries } = JSON.parse((await site.run(['status', '--json'])).stdout);
  expect(entries.map(({ repository }: { repository: string }) => repository).sort()).toEqual(
    folders.map((folder) => `${folder}/r`).sort(),
  );
  for (const command of [
    ['status'],
    ['status', '--json'],
    ['doctor'],
    ['show', id],
    ...['show', 'why', 'unlock', 'clean'].flatMap((name) => ofEach(name)),
    ...ofEach('unlock', '--force'),
    ...ofEach('unlock', '--force', '--yes'),
    ...ofEach('unlock'),
    ['prune', '--max-age', '0s', '--min-age', '0s', '--dry-run'],
    ...ofEach('clean'),
  ]) {
    const { stdout, stderr } = await site.run(command);
    const shown = stdout + stderr;
    expect({ command, shown }).toEqual({ command, shown: expect.not.stringMatching(/[^\P{Cc}\n]/u) });
    const commands = shown.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    expect({ command, shown: shown !== '', commands }).toEqual({ command, shown: true, commands: [] });
  }
});

test('thousands of entries take few descriptors', async () => {
  await using site = await Site.open();
  const repository = join(site.share, 'o', 'r');
  for (let entry = 0; entry < 3000; entry += 1) {
    const dir = join(repository, `sim-${entry.toString(16).padStart(16, '0')}`);
    for (const name of ['.locks', '1-abc', '1-abc.users']) mkdirSync(join(dir, name), { recursive: true });
    const value = { attempt: '1-abc', expected: [], bytes: 1000 };
    writeFileSync(join(dir, '.locks', 'build.done'), JSON.stringify({ version: 1, value, seconds: 1 }));
  }
  const command = `ulimit -n 120; exec ${process.execPath} ${CLI} status --json`;
  const stdout = execFileSync('bash', ['-c', command], {
    env: { PATH: process.env.PATH, BUILD_ONCE_PATH: site.share },
    maxBuffer: 1e8,
  });
  expect(JSON.parse(`${stdout}`).totals).toEqual({
    entries: 3000,
    states: { built: 3000, building: 0, failed: 0, empty: 0, unreadable: 0 },
    bytes: 3_000_000,
    users: 0,
  });
});

describe('an entry is named by its id, a path, or a unique beginning', () => {
  test.each<readonly [string, (at: { id: string; share: string }) => string, number]>([
    ['its id', ({ id }) => id, 0],
    ['a beginning of it', ({ id }) => id.slice(0, 7), 0],
    ['its path', ({ id, share }) => `${share}/_named/acme/soc/${id}`, 0],
    ['its path below the share', ({ id }) => `_named/acme/soc/${id}`, 0],
    ['a path of something in it', ({ id, share }) => `${share}/_named/acme/soc/${id}/.locks/build.done`, 0],
    ['a path with a link on the way', ({ id, share }) => `${share}/../link/_named/acme/soc/${id}`, 0],
    ['a path from here', ({ id }) => `../share/_named/acme/soc/${id}`, 0],
    ['one that is not unique', () => 'sim', 64],
    ['nothing', () => '', 1],
    ['one that is not there', () => 'sim-zz', 1],
    ['a path to elsewhere', () => '/etc/passwd', 1],
  ])('%s', async (_, text, code) => {
    await using site = await Site.open();
    const { stderr } = await build(site, 'a', 'true');
    await build(site, 'b', 'true');
    execFileSync('ln', ['-s', site.share, join(site.root, 'link')]);
    const id = idOf(stderr);
    const shown = await site.run(['show', text({ id, share: site.share })]);
    expect(shown).toMatchObject({ code, stdout: code === 0 ? expect.stringContaining(`_named/acme/soc/${id}\n`) : '' });
    if (code !== 0) expect(shown.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('show tells of a result what it depends on, and of a failure why', async () => {
  await using site = await Site.open();
  const built = await build(site, 'v1', 'touch "$BUILD_ONCE_DIR/simv"', ['--fingerprint', 'echo tool 1.2']);
  const shown = await site.run(['show', idOf(built.stderr)]);
  expect(shown.stdout).toMatch(/^state +built$/m);
  expect(shown.stdout).toMatch(new RegExp(`^result +${built.stdout}`, 'm'));
  expect(shown.stdout).toMatch(/^key +v1$/m);
  expect(shown.stdout).toMatch(/^fingerprint +echo tool 1\.2: tool 1\.2$/m);
  const failed = await build(site, 'v2', 'echo "%Error: no such module"; exit 2');
  const why = await site.run(['show', idOf(failed.stderr)]);
  expect(why.stdout).toMatch(/^why +the build failed with exit code 2$/m);
  expect(why.stdout).toContain('| %Error: no such module');
});

test('why names the parts of the key that differ, and the files', async () => {
  await using site = await Site.open();
  mkdirSync(join(site.home, 'rtl'));
  const source = (name: string, text: string) => writeFileSync(join(site.home, 'rtl', name), text);
  source('alu.sv', '1');
  source('old.sv', '1');
  const args = ['run', ...KEY, '--source', 'rtl', '--build'];
  const first = await site.run([...args, 'touch "$BUILD_ONCE_DIR/a"']);
  source('alu.sv', '2');
  source('new.sv', '1');
  execFileSync('rm', [join(site.home, 'rtl', 'old.sv')]);
  const second = await site.run([...args, 'touch "$BUILD_ONCE_DIR/b"']);
  const { code, stdout } = await site.run(['why', idOf(second.stderr)]);
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toBe(`_named/acme/soc/${idOf(first.stderr)} → _named/acme/soc/${idOf(second.stderr)}`);
  for (const line of ['changed: rtl/alu.sv', 'new: rtl/new.sv', 'gone: rtl/old.sv'])
    expect(stdout).toContain(`  ${line}\n`);
  expect(stdout).toMatch(/the build command.*DIR\/a.*→.*DIR\/b/);
  const json = await site.run(['why', '--json', idOf(second.stderr), idOf(first.stderr)]);
  expect(JSON.parse(json.stdout).sources).toEqual({
    changed: ['rtl/alu.sv'],
    added: ['rtl/new.sv'],
    gone: ['rtl/old.sv'],
  });
  expect(await site.run(['why', idOf(first.stderr), idOf(first.stderr)])).toMatchObject({ code: 64 });
  // The one is named that cannot be compared, whichever it is.
  const damaged = site.names().find((name) => name.endsWith(`${idOf(first.stderr)}/.locks/build.done`)) ?? '';
  rmSync(join(site.share, damaged));
  writeFileSync(join(site.share, damaged), '{');
  for (const pair of [
    [first, second],
    [second, first],
  ])
    expect(await site.run(['why', ...pair.map(({ stderr }) => idOf(stderr))])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${idOf(first.stderr)} does not tell its key`),
    });
});
