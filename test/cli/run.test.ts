import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRunning } from '../../src/nfs-lock/liveness/process-identity.ts';
import { until } from '../e2e/leg.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { CLI, Site } from './command.ts';

const BUILD = 'echo compiling; echo sim > "$BUILD_ONCE_DIR/simv"';

test('of four at once one builds; all print its directory, and the others show its output', async () => {
  await using site = await Site.open();
  const started = site.startBuild(`${BUILD}; until [ -e "${site.root}/go" ]; do sleep 0.05; done`);
  await until('the build', () => started.stderr.includes('compiling'));
  const others = [1, 2, 3].map(() => site.startBuild(`${BUILD}; until [ -e "${site.root}/go" ]; do sleep 0.05; done`));
  await until('its output', () => others.every(({ stderr }) => stderr.includes('| compiling')));
  writeFileSync(join(site.root, 'go'), '');
  const ended = await Promise.all([started, ...others].map(({ ended }) => ended));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const [dir = ''] = new Set(ended.map(({ stdout }) => stdout));
  expect(new Set(ended.map(({ stdout }) => stdout)).size).toBe(1);
  expect(readFileSync(join(dir.trimEnd(), 'simv'), 'utf8')).toBe('sim\n');
  const attempts = site.names().filter((name) => /\/\d+-\w+$/.test(name));
  expect(attempts).toHaveLength(1);
});

describe('the command behind --', () => {
  test.each([
    ['its exit code is ours', ['sh', '-c', 'cat "$BUILD_ONCE_DIR/simv"; exit 7'], 7, 'sim\n'],
    ['one that a signal ends', ['sh', '-c', 'kill -SEGV $$'], 139, ''],
    ['one that is not there', ['no-such-program'], 127, ''],
    ['one that cannot be executed', ['/etc/passwd'], 126, ''],
    ['options and a second -- are its own', ['sh', '-c', 'echo "$@"', 'sh', '--path', '--', '-x'], 0, '--path -- -x\n'],
  ])('%s', async (_, command, code, stdout) => {
    await using site = await Site.open();
    const ended = await site.build('echo sim > "$BUILD_ONCE_DIR/simv"', ['--', ...command]);
    expect(ended).toMatchObject({ code, stdout });
  });

  test('it has our standard input, whole, and our environment', async () => {
    await using site = await Site.open();
    const script = 'cat; printf %s "$1 $PLAIN"; env | grep -c "^GITHUB_\\|^RUNNER_\\|BUILD_ONCE_[^DP]"';
    const build = ['run', '--namespace', 'soc', '--key', 'k', '--build', 'cat > "$BUILD_ONCE_DIR/in"'];
    const more = ['--fingerprint', 'cat', '--', 'sh', '-c', script, 'sh', '--'];
    for (const said of ['Built ', 'Reused ']) {
      const { status, stdout, stderr } = spawnSync(
        'sh',
        ['-c', 'echo hello | "$0" "$@"', process.execPath, CLI, ...build, ...more],
        {
          cwd: site.home,
          env: { PATH: process.env.PATH, BUILD_ONCE_PATH: site.share, PLAIN: 'a\nb' },
          encoding: 'utf8',
        },
      );
      expect(stderr).toContain(said);
      expect({ status, stdout }).toEqual({ status: 1, stdout: 'hello\n-- a\nb0\n' });
    }
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1'] as const)('%s is passed on to it', async (signal) => {
    await using site = await Site.open();
    const script = `trap 'echo caught; exit 3' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`;
    const run = site.startBuild('touch "$BUILD_ONCE_DIR/simv"', ['--', 'sh', '-c', script]);
    await until('the command', () => run.stdout.includes('ready'));
    run.process.kill(signal);
    expect(await run.ended).toMatchObject({ code: 3, stdout: 'ready\ncaught\n' });
  });
});

test('a build that fails ends all with its own exit code, and each says where its log is', async () => {
  await using site = await Site.open();
  const build = `echo 'boom: error'; until [ -e "${site.root}/go" ]; do sleep 0.05; done; exit 9`;
  const [first, second] = [site.startBuild(build), site.startBuild(build)];
  await until('one that waits', () => [first, second].some(({ stderr }) => stderr.includes('| boom')));
  writeFileSync(join(site.root, 'go'), '');
  for (const { code, stdout, stderr } of await Promise.all([first.ended, second.ended])) {
    expect({ code, stdout }).toEqual({ code: 9, stdout: '' });
    expect(stderr).toMatch(
      /build-once: the build failed with exit code 9, by .*; log: \S+\/share\/_named\/soc\/build-[0-9a-f]{16}\/1-\w+\.log/,
    );
  }
  // Whoever calls it again wants it tried again.
  expect(await site.build(`echo more; ${build}`)).toMatchObject({ code: 9 });
});

test.each([256, 512, -1])('a failure whose exit code was stored as %j is exit code 1', async (stored) => {
  await using site = await Site.open();
  const args = ['exit 9', ['--retry-failed', 'never']] as const;
  expect(await site.build(...args)).toMatchObject({ code: 9 });
  const failed = site.names().find((name) => /\.failed\b/.test(name)) ?? '';
  const marker = join(site.share, failed);
  const text = readFileSync(marker, 'utf8');
  expect(text).toMatch(/"exitCode": ?9/);
  writeFileSync(marker, text.replace(/"exitCode": ?9/, `"exitCode":${JSON.stringify(stored)}`));
  const { code, stderr } = await site.build(...args);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('the build failed with exit code 9') });
});

test.runIf(canTestAsRoot('a user without a name'))('a user whom nothing gives a name can run it', async () => {
  await using site = await Site.open();
  const uid = 54_321;
  for (const dir of [site.root, site.share, site.home]) chownSync(dir, uid, uid);
  const as = ['--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups', process.execPath, CLI];
  const build = ['run', '--namespace', 'soc', '--key', 'k', '--build', 'touch "$BUILD_ONCE_DIR/x"', '--', 'true'];
  const ended = spawnSync('setpriv', [...as, ...build], {
    cwd: site.home,
    env: { PATH: process.env.PATH, HOME: site.home, TMPDIR: site.root, BUILD_ONCE_PATH: site.share },
    encoding: 'utf8',
  });
  expect({ status: ended.status, stderr: ended.stderr }).toEqual({
    status: 0,
    stderr: expect.stringMatching(/^Built /m),
  });
  const { entries } = JSON.parse((await site.run(['status', '--json'])).stdout);
  expect(entries).toMatchObject([{ builder: { job: `uid-${uid} in ${site.home}` } }]);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)('%s ends the build and gives the lock back', async (signal, code) => {
  await using site = await Site.open();
  const run = site.startBuild('setsid sleep 987 & echo $! > "$BUILD_ONCE_DIR/pid"; echo started; wait', [
    '--timeout',
    '0',
  ]);
  await until('the build', () => run.stderr.includes('started'));
  const [, id = ''] = /Building (\S+):/.exec(run.stderr) ?? [];
  const entry = join(site.share, '_named', 'soc', id);
  const attempt = readdirSync(entry).find((name) => existsSync(join(entry, name, 'pid'))) ?? '';
  const pid = Number(readFileSync(join(entry, attempt, 'pid'), 'utf8'));
  run.process.kill(signal);
  expect(await run.ended).toMatchObject({ code, stdout: '' });
  expect(readdirSync(join(entry, '.locks'))).toEqual([]);
  expect(await isRunning(pid, undefined)).toBe(false);
});

describe('a wrong command line says so in one line, with exit code 64, and makes nothing', () => {
  const run = ['run', '--namespace', 'soc', '--key', 'k', '--build', 'true'];
  test.each<readonly [string, readonly string[], RegExp]>([
    ['no command', [], /^Usage: /],
    ['an unknown command', ['stauts'], /unknown command 'stauts' \(Did you mean status\?\)|unknown command 'stauts'/],
    ['an unknown option', [...run, '--keyy', 'x'], /unknown option '--keyy' \(Did you mean --key\?\)/],
    ['no build', ['run', '--namespace', 'soc', '--key', 'k'], /--build is required/],
    ['an empty build', ['run', '--namespace', 'soc', '--key', 'k', '--build', ' '], /--build is required/],
    ['no namespace', ['run', '--key', 'k', '--build', 'true'], /--namespace is required/],
    ['no key', ['run', '--namespace', 'soc', '--build', 'true'], /--source or --key is required/],
    [
      'sources that are not there',
      ['run', '--namespace', 'soc', '--source', 'rtl', '--build', 'true'],
      /--source .*matches no file/,
    ],
    ['sources that are empty', [...run, '--source', ''], /--source is empty/],
    [
      'sources that are a comment',
      [...run, '--source', '#1'],
      /--source names no sources: # begins a comment.*"\.\/#x"/,
    ],
    ['sources outside of here', [...run, '--source', '../x'], /--source line 1, .*: leads out of the workspace \(/],
    [
      'a name like an option',
      [...run, '--source', '-x'],
      /--source line 1, "-x": .* write a name that begins so as ".\/-x"/,
    ],
    ['an exclusion of nothing', [...run, '--source', '!'], /--source line 1, "!": excludes nothing/],
    ['a namespace that leads elsewhere', [...run, '--namespace', '../x'], /--namespace must be names/],
    ['a namespace like an entry', [...run, '--namespace', 'a/sim-0123456789abcdef'], /--namespace must be names/],
    ['a hidden namespace', [...run, '--namespace', '.forks'], /--namespace must be names/],
    ['a bad name', [...run, '--name', 'a/b'], /--name must be 1 to 100 letters/],
    ['a bad time', [...run, '--timeout', '5m'], /--timeout must be a number of seconds, not "5m"/],
    ['a bad lease', [...run, '--lease', '0.1'], /--lease must be at least/],
    ['a bad expectation', [...run, '--expect', '/etc/passwd'], /--expect "\/etc\/passwd" must be relative/],
    ['a bad choice', [...run, '--retry-failed', 'sometimes'], /--retry-failed must be one of/],
    ['a bad expression', [...run, '--retry-on', '('], /--retry-on line 1, "\(": no regular expression/],
    ['an unknown shell', [...run, '--shell', 'fish'], /--shell must be bash, sh/],
    [
      'a working directory that is not there',
      [...run, '--working-directory', 'nowhere'],
      /--working-directory .* is not a directory/,
    ],
    [
      'a file that could not be written',
      [...run, '--dotenv', 'nowhere/x.env'],
      /--dotenv \S+: \S+\/nowhere is not a directory/,
    ],
    ['a command without --', [...run, 'make', 'sim'], /put -- before the command/],
    ['an empty command', [...run, '--', ''], /the command after -- is empty/],
    ['a relative path', [...run, '--path', 'share'], /--path must be absolute, not "share"/],
    ['an empty path', [...run, '--path', ''], /no shared directory: give --path DIR/],
  ])('%s', async (_, args, message) => {
    await using site = await Site.open();
    const { code, stdout, stderr } = await site.run(args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(message);
    if (args.length > 0) expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(site.names()).toEqual([]);
  });
});

test('a mount that is not there is exit code 69, and nothing is made in its place', async () => {
  await using site = await Site.open();
  rmSync(site.share, { recursive: true });
  expect(await site.build('true')).toMatchObject({
    code: 69,
    stderr: expect.stringContaining('is the mount there on this machine?'),
  });
  expect(existsSync(site.share)).toBe(false);
  writeFileSync(site.share, '');
  expect(await site.build('true')).toMatchObject({ code: 69, stderr: expect.stringContaining('is not a directory') });
});

test("somebody else's build that is not over in time is exit code 75", async () => {
  await using site = await Site.open();
  const build = 'touch "$BUILD_ONCE_DIR/x"; echo started; sleep 600';
  const first = site.startBuild(build);
  await until('the build', () => first.stderr.includes('started'));
  const { code, stderr } = await site.build(build, ['--timeout', '0.5']);
  expect(code).toBe(75);
  expect(stderr).toMatch(
    /gave up after 0\.5 s \(timeout\): build-[0-9a-f]{16} is still being built by job \w+ in \S+ on runner /,
  );
});

test('what another has printed can neither act on a terminal nor as a command of a CI system', async () => {
  await using site = await Site.open();
  const text =
    '\\033[2J\\033]0;title\\007::error::mine\\n##[error]two\\n  ::add-mask::x\\n\\302\\2332Jthree \\342\\200\\256 four\\nend';
  const build = `touch "$BUILD_ONCE_DIR/x"; printf '${text}\\n'; until [ -e "${site.root}/go" ]; do sleep 0.05; done`;
  const first = site.startBuild(build);
  await until('the build', () => first.stderr.includes('end\n'));
  const second = site.startBuild(build);
  await until('its output', () => second.stderr.includes('| end'));
  writeFileSync(join(site.root, 'go'), '');
  const { stderr } = await second.ended;
  expect(stderr).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
  expect(stderr.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  expect(stderr).toContain('| ::error::mine\n| ## [error]two\n');
});

test('--dotenv writes what there is to say of the result, for GitLab', async () => {
  await using site = await Site.open();
  const { stdout } = await site.build('touch "$BUILD_ONCE_DIR/simv"', ['--dotenv', 'build.env']);
  const lines = readFileSync(join(site.home, 'build.env'), 'utf8').trimEnd().split('\n');
  const values = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  expect(values).toMatchObject({
    BUILD_ONCE_OUTCOME: 'built',
    BUILD_ONCE_CACHE_HIT: 'false',
    BUILD_ONCE_DIR: stdout.trimEnd(),
    BUILD_ONCE_LOG: `${stdout.trimEnd()}.log`,
    BUILD_ONCE_KEY: expect.stringMatching(/^build-[0-9a-f]{16}$/),
  });
  expect(lines.every((line) => /^BUILD_ONCE_[A-Z_]+=.*$/.test(line))).toBe(true);
});

test('it needs nothing but Node, and that of this machine will do', async () => {
  await using site = await Site.open();
  const bin = (process.env.PATH ?? '').split(delimiter).filter((dir) => !dir.includes('node_modules'));
  const node = bin.map((dir) => join(dir, 'node')).find((file) => existsSync(file));
  if (node === undefined) throw new Error('no node on the PATH besides the one that the tests bring');
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  mkdirSync(join(site.root, 'alone'));
  const copied = join(site.root, 'alone');
  execFileSync('cp', ['-r', join(import.meta.dirname, '../../dist'), copied]);
  const output = execFileSync(node, [join(copied, 'dist/cli/index.js'), '--version'], { encoding: 'utf8' });
  expect(output).toBe('1.0.0\n');
  const ended = await site.build('touch "$BUILD_ONCE_DIR/simv"', ['--', 'true'], { node });
  expect({ version, ...ended }).toMatchObject({ version: expect.stringMatching(/^v(2\d|3\d)\./), code: 0 });
});
