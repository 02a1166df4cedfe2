import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import { Mounted } from './mounted.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('a full disk');

test('a result directory that vanished: said, built again in a new attempt, and the marker replaced', async ({
  site,
}) => {
  const inputs = { run: 'echo x > "$BUILD_ONCE_DIR/simv"', key: 'k' };
  const first = await site.start(inputs).ended;
  rmSync(first.outputs.dir ?? '', { recursive: true });
  const second = await site.start(inputs).ended;
  expect(second.outputs.outcome).toBe('built');
  expect(second.output).toContain('is gone; building again');
  expect(basename(second.outputs.dir ?? '')).toMatch(/^2-/);
  expect((await site.start(inputs).ended).outputs.dir).toBe(second.outputs.dir);
});

test("an attempt's name is never used twice, even if the whole entry was deleted", async ({ site }) => {
  const inputs = { run: 'true', key: 'k' };
  const first = await site.start(inputs).ended;
  rmSync(site.entry(), { recursive: true });
  const second = await site.start(inputs).ended;
  expect(second.outputs.outcome).toBe('built');
  expect(basename(second.outputs.dir ?? '')).toMatch(/^1-/);
  expect(second.outputs.dir).not.toBe(first.outputs.dir);
});

test('a retired attempt, whose users directory is gone, is no result: said, and built again', async ({ site }) => {
  const inputs = { run: 'true', key: 'k' };
  const first = await site.start(inputs).ended;
  rmSync(`${first.outputs.dir}.users`, { recursive: true });
  const second = await site.start(inputs).ended;
  expect(second.outputs.outcome).toBe('built');
  expect(second.output).toContain(
    `${first.outputs.dir} is retired: ${first.outputs.dir}.users is gone; building again`,
  );
  expect((await site.start(inputs).ended).outputs.dir).toBe(second.outputs.dir);
});

test.for(['9007199254740992-x', '999999-x', '1000000-x', '1-', '-1-x', '1-x.log', 'users'])(
  'a directory named %s in the entry does no harm',
  async (name, { site }) => {
    const inputs = { run: 'true', key: 'k' };
    await site.start(inputs).ended;
    rmSync(join(site.locks(), 'build.done'));
    mkdirSync(join(site.entry(), name));
    const { outputs } = await site.start(inputs).ended;
    expect(outputs.outcome).toBe('built');
    expect(basename(outputs.dir ?? '')).toMatch(/^(2|1000000)-[0-9a-f]{12}$/);
  },
);

test('a result that lacks what this step expects is built again, though its builder expected less', async ({
  site,
}) => {
  const flag = join(site.root, 'repaired');
  const inputs = { run: `[ ! -e ${flag} ] || touch "$BUILD_ONCE_DIR/simv"`, key: 'k' };
  await site.start(inputs).ended;
  writeFileSync(flag, '');
  const second = await site.start({ ...inputs, expect: 'sim*' }).ended;
  expect(second.output).toContain("matches 'sim*' (expect); building again");
  expect(second.outputs.outcome).toBe('built');
  expect((await site.start({ ...inputs, expect: 'simv' }).ended).outputs.outcome).toBe('reused');
});

test('a pattern that leads out of the result directory matches nothing', async ({ site }) => {
  const end = await site.start({ run: 'true', expect: '{/etc,zz}/passwd\n{..,zz}/1-x.log' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toContain("nothing that matches '{/etc,zz}/passwd', '{..,zz}/1-x.log'");
});

test('an expected file that vanished: the same', async ({ site }) => {
  const inputs = {
    run: 'mkdir "$BUILD_ONCE_DIR/obj"; echo > "$BUILD_ONCE_DIR/obj/simv"',
    key: 'k',
    expect: 'obj/sim*',
  };
  const first = await site.start(inputs).ended;
  rmSync(join(first.outputs.dir ?? '', 'obj/simv'));
  const second = await site.start(inputs).ended;
  expect(second.outputs.outcome).toBe('built');
  expect(second.output).toContain('obj/simv is gone');
});

test('a build that leaves nothing of what is expected has failed, and says what is missing', async ({ site }) => {
  const end = await site.start({ run: 'true', expect: 'simv\n*.vvp' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toMatch(/::error::.*nothing that matches 'simv', '\*\.vvp' \(expect\); it left nothing/);
});

test('a name that looks like a pattern is also just a name, whatever the other patterns match', async ({ site }) => {
  const end = await site.start({ run: 'touch "$BUILD_ONCE_DIR/top[0].vcd"', expect: '*\ntop[0].vcd' }).ended;
  expect(end.code, end.output).toBe(0);
});

test('a runner that lacks the shell says so, before anything is made: the next leg builds', async ({ site }) => {
  const shell = join(site.root, 'mysh');
  const inputs = { run: 'true', key: 'k', shell: `${shell} {0}` };
  const without = await site.start(inputs).ended;
  expect(without.output).toContain(`::error::input 'shell': ${shell} is not on the PATH of this runner`);
  expect(readdirSync(site.share)).toEqual([]);
  symlinkSync('/bin/sh', shell);
  expect((await site.start(inputs).ended).outputs.outcome).toBe('built');
});

test("a disk of the runner's own that is full, as the output says: no failure of the build, and the log stays", async ({
  site,
}) => {
  const flag = join(site.root, 'room');
  const run = `[ -e ${flag} ] || { echo "cp: /tmp/x: No space left on device"; exit 1; }`;
  const end = await site.start({ run, key: 'k' }).ended;
  const [, log = ''] = /::error::.*a disk was full, though the share has room.*; log: (\S+)%0A/.exec(end.output) ?? [];
  expect(readFileSync(log, 'utf8')).toContain('No space left');
  writeFileSync(flag, '');
  expect((await site.start({ run, key: 'k' }).ended).outputs.outcome).toBe('built');
});

test.for([{}, { outputs: [['a']], env: [], paths: [] }, { outputs: [], env: [], paths: [1] }])(
  'a .done whose commands are %j is none of ours: said, and built again',
  async (commands, { site }) => {
    const inputs = { run: 'true', key: 'k' };
    await site.start(inputs).ended;
    const marker = join(site.locks(), 'build.done');
    const done = JSON.parse(readFileSync(marker, 'utf8'));
    writeFileSync(marker, JSON.stringify({ ...done, value: { ...done.value, commands } }));
    const second = await site.start(inputs).ended;
    expect(second.output).toContain('was not written by build-once; building again');
    expect(second.outputs.outcome).toBe('built');
  },
);

test('a runner that could not run the build has said nothing about it: the next leg builds', async ({ site }) => {
  const inputs = { run: 'true', key: 'k' };
  const broken = await site.start(inputs, { RUNNER_TEMP: join(site.root, 'no-such-directory') }).ended;
  expect(broken.code).toBe(1);
  expect(broken.output).toMatch(/::error::this runner could not run the build: .*no-such-directory/);
  expect((await site.start(inputs).ended).outputs.outcome).toBe('built');
});

test('a build that removes its own directory has failed', async ({ site }) => {
  const end = await site.start({ run: 'rmdir "$BUILD_ONCE_DIR"; touch "$BUILD_ONCE_DIR"' }).ended;
  expect(end.output).toMatch(/::error::the build removed its own directory BUILD_ONCE_DIR/);
  expect(readdirSync(site.locks())).toEqual([expect.stringContaining('.failed.')]);
});

test('a build that puts a link to its checkout in the place of its own directory has failed, and touched nothing there', async ({
  site,
}) => {
  const run = 'mkdir out; touch out/simv; rmdir "$BUILD_ONCE_DIR"; ln -s "$PWD/out" "$BUILD_ONCE_DIR"';
  const leg = site.start({ run, expect: 'simv' });
  const end = await leg.ended;
  expect(end.output).toMatch(/::error::the build removed its own directory BUILD_ONCE_DIR .* or put a link/);
  expect(readdirSync(site.locks())).toEqual([expect.stringContaining('.failed.')]);
  expect(readdirSync(join(leg.home, 'workspace', 'out'))).toEqual(['simv']);
});

test('what the command writes to its files takes effect in the leg that built and in those that reuse; our names win', async ({
  site,
}) => {
  const run = `
    echo "plain=a=b" >> "$GITHUB_OUTPUT"; printf 'multi<<END\\none\\ntwo\\nEND\\n' >> "$GITHUB_OUTPUT"; echo "dir=mine" >> "$GITHUB_OUTPUT"
    echo "SIM_HOME=$BUILD_ONCE_DIR" >> "$GITHUB_ENV"; echo "$BUILD_ONCE_DIR/bin" >> "$GITHUB_PATH"; echo "secret=state" >> "$GITHUB_STATE"
    env | grep ^INPUT_ && exit 9; echo "## by the build" >> "$GITHUB_STEP_SUMMARY"`;
  const legs = [site.start({ run, key: 'k', summary: 'false' })];
  await legs[0]?.ended;
  legs.push(site.start({ run, key: 'k', summary: 'false' }));
  for (const leg of legs) {
    const { code, outputs, output } = await leg.ended;
    expect(code).toBe(0);
    expect(output.includes("::warning::the build's output 'dir' is ignored")).toBe(outputs.outcome === 'built');
    expect(outputs.plain).toBe('a=b');
    expect(outputs.multi).toBe('one\ntwo');
    expect(outputs.dir).toMatch(new RegExp(`^${site.entries}/${outputs.key}/1-[0-9a-f]{12}$`));
    expect(leg.file('GITHUB_ENV')).toContain(`SIM_HOME`);
    expect(leg.file('GITHUB_ENV')).toContain(outputs.dir);
    expect(leg.file('GITHUB_PATH').trim()).toBe(`${outputs.dir}/bin`);
    expect(leg.state).not.toHaveProperty('secret');
  }
  expect(legs.map((leg) => leg.file('GITHUB_STEP_SUMMARY').trim())).toEqual(['## by the build', '']);
});

test('a malformed GITHUB_OUTPUT fails the build, as the runner would fail the step', async ({ site }) => {
  const end = await site.start({ run: 'echo "no equals sign" >> "$GITHUB_OUTPUT"' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toMatch(/::error::.*GITHUB_OUTPUT/);
});

test('a leg that sees the mount elsewhere gets everything in its own terms', async ({ site }) => {
  const run = 'echo "simv=$BUILD_ONCE_DIR/simv" >> "$GITHUB_OUTPUT"; touch "$BUILD_ONCE_DIR/simv"';
  await site.start({ run, key: 'k', expect: 'simv' }).ended;
  const elsewhere = join(site.root, 'elsewhere');
  symlinkSync(site.share, elsewhere);
  const { outputs } = await site.start({ run, key: 'k', expect: 'simv', path: elsewhere }).ended;
  expect(outputs.outcome).toBe('reused');
  expect(dirname(outputs.dir ?? '')).toBe(join(elsewhere, 'owner/repo', `${outputs.key}`));
  expect(outputs.log).toBe(`${outputs.dir}.log`);
  expect(outputs.simv).toBe(`${outputs.dir}/simv`);
});

test('a machine without `sync` shares its results all the same', async ({ site }) => {
  const bin = join(site.root, 'bin');
  mkdirSync(bin);
  for (const tool of ['bash', 'mkdir', 'touch']) symlinkSync(`/bin/${tool}`, join(bin, tool));
  const run = 'mkdir "$BUILD_ONCE_DIR/a"; touch "$BUILD_ONCE_DIR/a/b"';
  const { code, outputs, output } = await site.start({ run, expect: 'a/b' }, { PATH: bin }).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
});

test('what is made below path is as open as path, whatever the umask', async ({ site }) => {
  spawnSync('chmod', ['2770', site.share]);
  const { outputs } = await site.start({ run: 'umask 077; touch "$BUILD_ONCE_DIR/x"', key: 'k' }).ended;
  const mode = (path: string) => (statSync(path).mode & 0o7777).toString(8);
  expect(mode(outputs.dir ?? '')).toBe('2770');
  expect(mode(outputs.log ?? '')).toBe('660');
  expect(mode(join(site.locks(), 'build.done'))).toBe('660');
});

test('the log on the share holds both outputs in the order of their lines; leftovers of the build are ended', async ({
  site,
}) => {
  const run = `for i in 1 2 3 4; do echo "out $i"; echo "err $i" >&2; done; sleep 1000 & echo $! > "${site.root}/pid"`;
  const { outputs, output } = await site.start({ run, key: 'k' }).ended;
  expect(readFileSync(outputs.log ?? '', 'utf8')).toBe([1, 2, 3, 4].map((i) => `out ${i}\nerr ${i}\n`).join(''));
  expect(output).toContain('left processes behind');
  const pid = readFileSync(join(site.root, 'pid'), 'utf8').trim();
  await until('what it left behind to end', () => spawnSync('kill', ['-0', pid]).status !== 0);
});

describe.skipIf(!isRoot)('as root', () => {
  test('a full disk is no failure of the build: said, no marker, and the next leg builds when there is room', async ({
    site,
  }) => {
    using disk = new Mounted(join(site.root, 'small'), '-t', 'tmpfs', '-o', 'size=2m', 'none');
    const inputs = { path: disk.path, run: 'head -c 4000000 /dev/zero > "$BUILD_ONCE_DIR/simv"', key: 'k' };
    const end = await site.start(inputs).ended;
    expect(end.code).toBe(1);
    expect(end.output).toMatch(/::error::.*ENOSPC \(no space left on the shared disk\).*Nothing was recorded/);
    const [entry = ''] = readdirSync(join(disk.path, 'owner/repo'));
    expect(readdirSync(join(disk.path, 'owner/repo', entry, '.locks'))).toEqual([]);
    spawnSync('mount', ['-o', 'remount,size=16m', disk.path]);
    expect((await site.start(inputs).ended).outputs.outcome).toBe('built');
  });

  test('a disk that is full when the result is to be published: the same, and the attempt and its log make room', async ({
    site,
  }) => {
    using disk = new Mounted(join(site.root, 'small'), '-t', 'tmpfs', '-o', 'size=1m', 'none');
    const fill = 'head -c 3000000 /dev/zero > "$BUILD_ONCE_DIR/simv" || true';
    const end = await site.start({ path: disk.path, run: fill, key: 'k' }).ended;
    expect(end.code).toBe(1);
    expect(end.output).toMatch(/::error::.*ENOSPC.*Nothing was recorded/);
    const [entry = ''] = readdirSync(join(disk.path, 'owner/repo'));
    expect(readdirSync(join(disk.path, 'owner/repo', entry), { recursive: true })).toEqual(['.locks']);
    const next = await site.start({ path: disk.path, run: 'true', key: 'k' }).ended;
    expect(next.outputs.outcome, next.output).toBe('built');
  });

  test('a disk that was full before the build began: the same', async ({ site }) => {
    using disk = new Mounted(join(site.root, 'small'), '-t', 'tmpfs', '-o', 'size=64k,nr_inodes=8', 'none');
    for (let file = 0; file < 8; file += 1) spawnSync('touch', [join(disk.path, `f${file}`)]);
    const end = await site.start({ path: disk.path, run: 'true' }).ended;
    expect(end.code).toBe(1);
    expect(end.output).toMatch(/::error::.*ENOSPC/);
  });
});
