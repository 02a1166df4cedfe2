import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until } from '../e2e/leg.ts';
import { CLI, Site, type Started } from './command.ts';

const KEY = ['--namespace', 'acme/soc', '--name', 'sim'];

async function build(site: Site, key: string, script: string, more: readonly string[] = [], env = {}) {
  return await site.run(['run', ...KEY, '--key', key, '--build', script, ...more], { env });
}

/** A build that goes on until `go` is there. */
async function startBuild(site: Site, key: string, before: string): Promise<Started> {
  const script = `${before}; echo started; until [ -e "${site.root}/go" ]; do sleep 0.05; done; touch "$BUILD_ONCE_DIR/x"`;
  const run = site.start(['run', ...KEY, '--key', key, '--build', script]);
  await until('the build', () => run.stderr.includes('started'));
  return run;
}

function idOf(stderr: string): string {
  return /(?:Building|Built|Reused) (\S+?)[:,]? /.exec(stderr)?.[1] ?? 'no id';
}

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
});

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
  const run = await startBuild(site, 'a', 'echo one');
  const log = site.start(['log', '--follow', idOf(run.stderr)]);
  await until('the log', () => log.stdout.includes('started\n'));
  run.process.kill('SIGKILL');
  expect(await log.ended).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^build-once: nobody builds .* any more/),
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
