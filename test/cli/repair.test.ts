import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until } from '../e2e/leg.ts';
import { Mounted } from '../e2e/mounted.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { Site, type Started } from './command.ts';

const DIR = '_named/soc';

function idOf({ stderr }: { readonly stderr: string }): string {
  return /(?:Building|Built|Reused) (\S+?)[:,]? /.exec(stderr)?.[1] ?? 'no id';
}

async function startBuild(site: Site): Promise<Started> {
  const run = site.startBuild('echo started; touch "$BUILD_ONCE_DIR/x"; sleep 600');
  await until('the build', () => run.stderr.includes('started'));
  return run;
}

const locksOf = (site: Site, id: string) => readdirSync(join(site.share, DIR, id, '.locks'));

describe('unlock', () => {
  test('ends the lock of a process of this machine that was killed', async () => {
    await using site = await Site.open();
    const run = await startBuild(site);
    run.process.kill('SIGKILL');
    await run.ended;
    const id = idOf(run);
    expect(locksOf(site, id)).toEqual(['build.lock']);
    const unlocked = await site.run(['unlock', id]);
    expect(unlocked).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/is free: job .* pid \d+\).* was dead$/m),
    });
    expect(locksOf(site, id)).toEqual([]);
    expect(await site.run(['unlock', id])).toMatchObject({ code: 0, stdout: `${DIR}/${id} is not locked\n` });
  });

  test('leaves a living one alone; --force asks first, and then the holder notices', async () => {
    await using site = await Site.open();
    const run = await startBuild(site);
    const id = idOf(run);
    const refused = await site.run(['unlock', id]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      new RegExp(`is held by job .* pid ${run.process.pid}\\) since .* who may be alive\n`),
    );
    expect(refused.stderr).toContain(`build-once unlock --force ${DIR}/${id}`);
    expect(await site.run(['unlock', '--force', id])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('add --yes'),
    });
    expect(locksOf(site, id)).toEqual(['build.lock']);
    expect(await site.run(['unlock', '--force', '--yes', id])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is free; job '),
    });
    await until(
      'that the holder notices',
      () => /was (lost|taken away|ended)/.test(run.stderr) || run.stderr.includes('waiting for whoever'),
    );
  });

  test('ends that of another host only after its lease, and after having watched it', async () => {
    await using site = await Site.open();
    const { stderr } = await site.build('exit 1');
    const id = idOf({ stderr });
    const lock = join(site.share, DIR, id, '.locks', 'build.lock');
    const claim = { hostname: 'elsewhere', pid: 4, timestamp: 1, token: 'abc', leaseSeconds: 60 };
    const plant = (secondsAgo: number) => {
      mkdirSync(lock);
      symlinkSync(JSON.stringify(claim), join(lock, 'holder.abc.7'));
      const then = Date.now() / 1000 - secondsAgo;
      utimesSync(lock, then, then);
    };
    plant(30);
    // At once: within its lease there is nothing to watch.
    expect(await site.run(['unlock', id])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^build-once: \S+ is held by host elsewhere, pid 4 /),
    });
    expect(existsSync(lock)).toBe(true);
    utimesSync(lock, 1, 1);
    expect(await site.run(['unlock', id])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is free: host elsewhere, pid 4'),
      stderr: expect.stringMatching(/^No sign of life for .*; watching for \d+ s more\n$/),
    });
    expect(existsSync(lock)).toBe(false);
  });
});

describe('clean', () => {
  test('removes an entry, so that it is built anew', async () => {
    await using site = await Site.open();
    const first = await site.build('touch "$BUILD_ONCE_DIR/x"', ['--', 'sh', '-c', 'echo "$BUILD_ONCE_DIR"']);
    const id = idOf(first);
    expect(await site.run(['clean', id])).toEqual({ code: 0, stdout: `removed ${DIR}/${id}\n`, stderr: '' });
    expect(readdirSync(join(site.share, DIR))).toEqual([]);
    const second = await site.build('touch "$BUILD_ONCE_DIR/x"');
    expect(second.stderr).toContain('Built ');
    expect(second.stdout).not.toBe(first.stdout);
  });

  test('says what it leaves, for it is not its own', async () => {
    await using site = await Site.open();
    const id = idOf(await site.build('touch "$BUILD_ONCE_DIR/x"', ['--', 'true']));
    writeFileSync(join(site.share, DIR, id, 'notes.txt'), '');
    expect(await site.run(['clean', id])).toMatchObject({
      code: 1,
      stdout: `removed ${DIR}/${id}\n`,
      stderr: expect.stringContaining("holds what is not build-once's, and stays: notes.txt"),
    });
  });

  test('leaves alone what is being built, and says so', async () => {
    await using site = await Site.open();
    const run = await startBuild(site);
    const id = idOf(run);
    expect(await site.run(['clean', id])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('is being built'),
    });
    expect(locksOf(site, id)).toEqual(['build.lock']);
  });
});

describe('prune', () => {
  test('takes what is old enough, and says in a dry run what it would take', async () => {
    await using site = await Site.open();
    const first = await site.build('head -c 100000 /dev/urandom > "$BUILD_ONCE_DIR/x"', [
      '--',
      'sh',
      '-c',
      'echo "$BUILD_ONCE_DIR"',
    ]);
    const id = idOf(first);
    const args = ['prune', '--max-age', '1s', '--min-age', '0s'];
    expect((await site.run(['prune', '--max-age', '1d', '--dry-run'])).stdout).toMatch(/^would remove 0 of 1 entries/);
    let dry = await site.run([...args, '--dry-run']);
    while (dry.stdout.startsWith('would remove 0')) dry = await site.run([...args, '--dry-run']);
    expect(dry.stdout).toMatch(new RegExp(`^would remove ${DIR}/${id}: unused for \\d+ s\n`));
    expect(existsSync(first.stdout.trimEnd())).toBe(true);
    const status = JSON.parse((await site.run(['status', '--json', '--max-age', '1s', '--min-age', '0s'])).stdout);
    expect(status.wouldPrune).toMatchObject({ entries: 1 });
    const done = await site.run([...args, '--json']);
    expect(JSON.parse(done.stdout)).toMatchObject({
      removed: [{ entry: `${DIR}/${id}` }],
      complete: true,
      unreachable: [],
    });
    expect(existsSync(join(site.share, DIR, id))).toBe(false);
  });

  test.each([
    [['--max-age', '14'], /--max-age must be like/],
    [['--max-size', 'big'], /--max-size must be like/],
    [['--max-age', '1h', '--min-age', '1d'], /--max-age must not be below --min-age/],
  ])('%j is refused', async (args, message) => {
    await using site = await Site.open();
    const { code, stderr } = await site.run(['prune', ...args]);
    expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringMatching(message) });
  });
});

describe('what a later version of build-once has left', () => {
  async function planted(site: Site) {
    const { stdout, stderr } = await site.build('touch "$BUILD_ONCE_DIR/x"');
    const id = idOf({ stderr });
    const marker = join(site.share, DIR, id, '.locks', 'build.done');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('"version": 1', '"version": 2'));
    return { id, dir: stdout.trimEnd() };
  }

  test('is a miss with a message, never a result', async () => {
    await using site = await Site.open();
    const { dir } = await planted(site);
    const { code, stdout, stderr } = await site.build('touch "$BUILD_ONCE_DIR/x"');
    expect(code).toBe(0);
    expect(stdout.trimEnd()).not.toBe(dir);
    expect(stderr).toMatch(/build\.done has version 2 of its format, and only 1 is known here/);
  });

  test('is shown as what it is, and neither pruned nor cleaned', async () => {
    await using site = await Site.open();
    const { id, dir } = await planted(site);
    const { entries } = JSON.parse((await site.run(['status', '--json'])).stdout);
    expect(entries).toMatchObject([
      { state: 'unreadable', problem: expect.stringContaining('has version 2 of its format') },
    ]);
    await site.run(['prune', '--max-age', '0s', '--min-age', '0s']);
    const cleaned = await site.run(['clean', id]);
    expect(cleaned).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('by a later version of build-once, and stays'),
    });
    expect(existsSync(join(dir, 'x'))).toBe(true);
  });
});

describe('doctor', () => {
  test('finds nothing serious on a disk of this machine, and leaves nothing', async () => {
    await using site = await Site.open();
    const { code, stdout, stderr } = await site.run(['doctor', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { findings, milliseconds } = JSON.parse(stdout);
    const levels = Object.fromEntries(
      findings.map(({ check, level }: { check: string; level: string }) => [check, level]),
    );
    expect(levels).toMatchObject({
      mount: 'remark',
      exclusive: 'ok',
      'hard-links': 'ok',
      'symbolic-links': 'ok',
      'clock-tick': 'ok',
      'clock-skew': 'ok',
      locks: 'ok',
      leftovers: 'ok',
    });
    expect(Object.keys(levels)).toContain('visibility');
    expect(Object.keys(milliseconds)).toEqual(expect.arrayContaining(['mkdir', 'link', 'rename', 'unlink', 'list']));
    expect(site.names()).toEqual([]);
  });

  test.runIf(canTestAsRoot('what doctor says of a full disk'))(
    'a full disk is serious, and it is said what to do',
    async () => {
      await using site = await Site.open();
      using mount = new Mounted(join(site.root, 'small'), '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
      const { code, stdout } = await site.run(['doctor', '--path', mount.path]);
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringMatching(/^SERIOUS {2}1\.0 MB of 1\.0 MB.* free\n {9}→ .*build-once prune/m),
      });
    },
  );

  test('a signal ends it, and nothing is left; --peer with itself is no other host', async () => {
    await using site = await Site.open();
    const alone = site.start(['doctor', '--peer']);
    await until('it to wait', () => site.names().includes('.scratch.doctor-peer/first'));
    alone.process.kill('SIGINT');
    expect(await alone.ended).toMatchObject({ code: 130, stderr: 'build-once: cancelled (SIGINT)\n' });
    expect(site.names()).toEqual([]);
  });

  test('what it leaves where it is killed, prune removes, as it says', async () => {
    await using site = await Site.open();
    const killed = site.start(['doctor', '--peer']);
    await until('it to wait', () => site.names().includes('.scratch.doctor-peer/first'));
    killed.process.kill('SIGKILL');
    await killed.ended;
    const left = join(site.share, '.scratch.doctor-peer');
    utimesSync(left, 1, 1);
    expect((await site.run(['doctor'])).stdout).toMatch(
      /^remark {3}left behind: \.scratch\.doctor-peer\n {9}→ build-once prune removes it$/m,
    );
    expect(await site.run(['prune'])).toMatchObject({ code: 0 });
    expect(site.names()).toEqual([]);
  });

  test('says whose permissions are too wide or too narrow, and what to do', async () => {
    await using site = await Site.open();
    chmodSync(site.share, 0o777);
    const wide = (await site.run(['doctor'])).stdout;
    expect(wide).toMatch(/^warning {2}mode 0777.*: whoever may write.*\n {9}→ chmod o-w /m);
    expect(wide).toMatch(/^warning {2}mode 0777.*: without the setgid bit.*\n {9}→ chmod g\+s /m);
    chmodSync(site.share, 0o2770);
    expect((await site.run(['doctor'])).stdout).toMatch(/^ok {7}mode 2770, of user /m);
  });

  test('finds the lock of a builder that was killed', async () => {
    await using site = await Site.open();
    const run = await startBuild(site);
    run.process.kill('SIGKILL');
    await run.ended;
    expect((await site.run(['doctor'])).stdout).toContain(
      `locks of builders that are dead or silent: ${DIR}/${idOf(run)}`,
    );
  });

  test('--peer measures with whoever runs it at the same time, and says so where nobody does', async () => {
    await using site = await Site.open();
    const both = await Promise.all([site.run(['doctor', '--peer']), site.run(['doctor', '--peer'])]);
    for (const { code, stdout } of both) {
      expect(code).toBe(0);
      expect(stdout).toMatch(/^remark {3}\S+ sees a new name after \d+ ms, .* but it is this same machine$/m);
    }
    const alone = await site.run(['doctor', '--peer', '--peer-timeout', '1']);
    expect(alone.stdout).toContain('no other host came within 1 s');
    expect(site.names()).toEqual([]);
  });
});

test.runIf(canTestAsRoot('what can be done on a full disk'))(
  'a disk on which nothing can be made any more can be seen, examined, and pruned',
  async () => {
    await using site = await Site.open();
    using mount = new Mounted(site.share, '-t', 'tmpfs', '-o', 'nr_inodes=60', 'tmpfs');
    for (const key of ['a', 'b']) await site.build(`touch "$BUILD_ONCE_DIR/${key}"`, ['--name', key, '--', 'true']);
    const [a = '', b = ''] = readdirSync(join(site.share, DIR)).sort();
    mkdirSync(join(site.share, 'full'));
    const fill = () => {
      for (let file = 0; ; file += 1) {
        try {
          writeFileSync(join(mount.path, 'full', `${file}`), '');
        } catch {
          return;
        }
      }
    };
    fill();
    expect(await site.run(['status'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^2 entries /m) });
    expect(await site.run(['show', b])).toMatchObject({ code: 0 });
    expect(await site.run(['doctor'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^SERIOUS {2}cannot make directory .*ENOSPC.*\n {9}→ .*build-once prune/m),
    });
    expect(await site.run(['clean', a])).toMatchObject({ code: 0, stdout: `removed ${DIR}/${a}\n` });
    fill();
    const pruned = await site.run(['prune', '--max-age', '0s', '--min-age', '0s']);
    expect(pruned).toMatchObject({ code: 0, stdout: expect.stringContaining(`removed ${DIR}/${b}`) });
  },
);

test('a share that is a file, or missing, is exit code 69 for each command', async () => {
  await using site = await Site.open();
  const file = join(site.root, 'file');
  writeFileSync(file, '');
  for (const command of [
    ['status'],
    ['show', 'x'],
    ['prune'],
    ['doctor'],
    ['unlock', 'x'],
    ['clean', 'x'],
    ['log', 'x'],
    ['why', 'x'],
  ]) {
    for (const path of [file, join(site.root, 'missing')]) {
      const { code, stderr } = await site.run([...command, '--path', path]);
      expect({ command, code, lines: stderr.trimEnd().split('\n').length }).toEqual({ command, code: 69, lines: 1 });
    }
  }
});
