import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import { Mounted } from './mounted.ts';
import { AS_NOBODY, NOBODY } from './nobody.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('what another user finds in a result');

const mode = (path: string) => (lstatSync(path).mode & 0o7777).toString(8);

describe('expect follows links', () => {
  test.for<[command: string, expected: string, chain: string]>([
    ['ln -s /nowhere "$BUILD_ONCE_DIR/simv"', 'simv', 'simv -> /nowhere'],
    ['ln -s /nowhere "$BUILD_ONCE_DIR/simv"', 's*v', 'simv -> /nowhere'],
    ['ln -s /nowhere b; ln -s b simv', 'simv', 'simv -> b -> /nowhere'],
    ['ln -s simv simv', 'simv', 'simv -> simv'],
    ['touch a; ln -s a/b simv', '*', 'simv -> a/b'],
    ['ln -s /nowhere simv; touch simx', 'sim*', 'simv -> /nowhere'],
    ['mkdir obj; ln -s ../gone obj/simv', 'obj/*', 'obj/simv -> ../gone'],
    ['ln -s /gone/dir obj; touch x', 'obj/simv', 'obj -> /gone/dir'],
    ['ln -s /gone/dir obj; touch x', 'obj/*.so', 'obj -> /gone/dir'],
  ])(
    '%j, expected as %j: the build has failed, which names link and target',
    async ([command, expected, chain], { site }) => {
      const end = await site.start({ run: `cd "$BUILD_ONCE_DIR"; ${command}`, expect: expected }).ended;
      expect(end.code).toBe(1);
      expect(end.output).toMatch(/::error::the build succeeded, but left links that lead nowhere: /);
      expect(end.output).toContain(chain);
    },
  );

  test('links within the result are as good as files, directories, too', async ({ site }) => {
    const run =
      'cd "$BUILD_ONCE_DIR"; mkdir real; touch real/simv; ln -s real obj; ln -s "$PWD/obj/simv" simv; ln -s simv latest';
    const inputs = { run, key: 'k', expect: 'obj/simv\nobj\nsimv\nlate*\no*/s*\nobj/' };
    for (const outcome of ['built', 'reused']) {
      const { outputs, output } = await site.start(inputs).ended;
      expect(outputs.outcome, output).toBe(outcome);
      expect(output).not.toContain('::warning');
    }
  });

  test('a target out of the result: warned of when built, and looked at again on reuse', async ({ site }) => {
    const target = join(site.root, 'leg-1', 'workspace', 'simv');
    const inputs = { run: 'touch simv; ln -sf "$PWD/simv" "$BUILD_ONCE_DIR/simv"', key: 'k', expect: 'simv' };
    const first = await site.start(inputs).ended;
    expect(first.code, first.output).toBe(0);
    expect(first.output).toMatch(new RegExp(`::warning::links lead out of the result: simv -> ${target}\\..*copy it`));
    const second = await site.start(inputs).ended;
    expect(second.outputs.outcome).toBe('reused');
    expect(second.output).not.toContain('lead out');
    unlinkSync(target);
    const third = await site.start(inputs).ended;
    expect(third.output).toMatch(/simv -> .*: what it leads to is gone; building again/);
    expect(third.outputs.outcome).toBe('built');
  });

  test('a link within the result whose target is gone, and one that only this step expects: a miss', async ({
    site,
  }) => {
    const inputs = { run: 'cd "$BUILD_ONCE_DIR"; mkdir b; touch b/simv; ln -s b/simv simv', key: 'k', expect: 'simv' };
    const first = await site.start(inputs).ended;
    rmSync(join(first.outputs.dir ?? '', 'b/simv'));
    const second = await site.start(inputs).ended;
    expect(second.output).toContain('simv -> b/simv: what it leads to is gone; building again');
    symlinkSync('/nowhere', join(second.outputs.dir ?? '', 'lib'));
    const third = await site.start({ ...inputs, expect: 'l*' }).ended;
    expect(third.output).toContain('lib -> /nowhere: what it leads to is gone; building again');
  });
});

describe('a build that leaves nothing', () => {
  test('is warned of in the leg that built and in those that reuse', async ({ site }) => {
    const inputs = { run: 'mkdir -p "$BUILD_ONCE_DIR/obj/a"; touch simv', key: 'k' };
    for (const outcome of ['built', 'reused']) {
      const end = await site.start(inputs).ended;
      expect(end.outputs.outcome, end.output).toBe(outcome);
      expect(end.output.match(/::warning::.*let it build into "\$BUILD_ONCE_DIR"/g)).toHaveLength(1);
    }
    const quiet = await site.start({ ...inputs, run: 'touch "$BUILD_ONCE_DIR/.done"' }).ended;
    expect(quiet.output).not.toContain('::warning');
  });

  test('is not what has been emptied since: that is built again', async ({ site }) => {
    const inputs = { run: 'touch "$BUILD_ONCE_DIR/simv"', key: 'k' };
    const { outputs } = await site.start(inputs).ended;
    rmSync(join(outputs.dir ?? '', 'simv'));
    expect((await site.start(inputs).ended).output).toContain('is empty now; building again');
  });
});

describe('protect', () => {
  const RUN = `cd "$BUILD_ONCE_DIR"; umask 002; mkdir -p obj/sub; echo x > obj/a.o; echo x > obj/sub/b.o; chmod 600 obj/sub/b.o
    printf '#!/bin/sh\\n' > simv; chmod 4775 simv; ln -s /etc/hostname out; ln -s obj linked; ln obj/a.o obj/same.o; mkfifo pipe`;

  test('files lose their write permission, whatever else their mode says; directories, links and others stay', async ({
    site,
  }) => {
    const before = mode('/etc/hostname');
    const { outputs, output } = await site.start({ run: RUN }).ended;
    const at = (name: string) => mode(join(outputs.dir ?? '', name));
    expect([at('obj/a.o'), at('obj/sub/b.o'), at('simv'), at('obj/same.o')]).toEqual(['444', '400', '4555', '444']);
    expect([at('obj'), at('obj/sub'), at('pipe')]).toEqual(['775', '775', '664']);
    expect(mode('/etc/hostname')).toBe(before);
    expect(output.match(/::warning::.*/g)).toEqual([expect.stringContaining('out -> /etc/hostname')]);
    rmSync(outputs.dir ?? '', { recursive: true });
    expect(existsSync(outputs.dir ?? '')).toBe(false);
  });

  test("'false' leaves everything as the build made it", async ({ site }) => {
    const { outputs } = await site.start({ run: RUN, protect: 'false' }).ended;
    expect(mode(join(outputs.dir ?? '', 'obj/a.o'))).toBe('664');
    expect(mode(join(outputs.dir ?? '', 'simv'))).toBe('4775');
  });

  test('a file that is also somewhere else is not changed there: said', async ({ site }) => {
    const cache = join(site.share, 'cache.o');
    writeFileSync(cache, 'x', { mode: 0o644 });
    const run = `ln ${cache} "$BUILD_ONCE_DIR/a.o"; touch "$BUILD_ONCE_DIR/b.o"`;
    const { outputs, output } = await site.start({ run }).ended;
    expect([mode(cache), mode(join(outputs.dir ?? '', 'b.o'))]).toEqual(['644', '444']);
    expect(output).toMatch(/::warning::.*another name outside of it \(hard links\), and stay writable: a\.o/);
  });

  test('it is done before the result is shared: nobody finds it open', async ({ site }) => {
    const run = 'cd "$BUILD_ONCE_DIR"; for i in $(seq 3000); do : > $i; done';
    const built = site.start({ run, key: 'k' });
    const found = (...which: string[]) => spawnSync('find', [site.share, ...which], { encoding: 'utf8' }).stdout;
    await until('the marker', () => found('-name', '*.done') !== '' || built.process.exitCode !== null);
    expect(found('-path', '*/build-*', '-type', 'f', '-perm', '/222', '-name', '[0-9]*', '!', '-name', '*.*')).toBe('');
    expect((await built.ended).code).toBe(0);
  });
});

describe.skipIf(!isRoot)('as root, with a second user', () => {
  const testShared = test.extend('site', async ({ site }) => {
    chmodSync(site.root, 0o755);
    chmodSync(site.share, 0o777);
    return site;
  });

  testShared.for<[make: string, expected: string, verb: string, what: string, octal: string]>([
    ['umask 077; mkdir obj; touch obj/simv', 'obj/simv', 'enter', 'obj', '0700'],
    ['umask 077; mkdir obj; touch obj/simv', 'obj/s*', 'enter', 'obj', '0700'],
    ['umask 077; mkdir obj; touch obj/simv', 'obj', 'read', 'obj', '0700'],
    ['umask 077; touch simv', 'simv', 'read', 'simv', '0400'],
    ['touch simv; chmod 744 simv', 'simv', 'execute', 'simv', '0544'],
    ['touch real; chmod 600 real; ln -s real simv', 'simv', 'read', 'simv', '0400'],
  ])(
    '%j, expected as %j: another user cannot %s %s, so it is not "reused"',
    async ([make, expected, verb, what, octal], { site }) => {
      const inputs = { run: `cd "$BUILD_ONCE_DIR"; ${make}`, key: 'k', expect: expected };
      const { outputs } = await site.start(inputs).ended;
      const end = await site.start(inputs, {}, AS_NOBODY).ended;
      expect(end.code).toBe(1);
      expect(end.outputs.outcome).toBeUndefined();
      const whose = `it belongs to ${userInfo().username}, with mode ${octal}, and this job runs as nobody`;
      expect(end.output).toContain(`::error::cannot ${verb} ${outputs.dir}/${what}: ${whose}`);
      expect(end.output).toContain(`chmod -R a+rX ${outputs.dir}`);
      expect((await site.start(inputs).ended).outputs.outcome).toBe('reused');
    },
  );

  testShared('a build that fails and leaves a directory closed even to itself has failed for all', async ({ site }) => {
    const inputs = { run: 'mkdir "$BUILD_ONCE_DIR/closed"; chmod 0 "$BUILD_ONCE_DIR/closed"; exit 3', key: 'k' };
    const { code, output } = await site.start(inputs, {}, AS_NOBODY).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/^::error::the build failed with exit code 3/m);
    expect(readdirSync(site.locks())).toEqual(['build.failed.1000-1']);
  });

  testShared('a pattern that only this step expects, in a directory closed to it: no miss', async ({ site }) => {
    const inputs = { run: 'cd "$BUILD_ONCE_DIR"; umask 077; mkdir obj; touch obj/a.so', key: 'k' };
    await site.start(inputs).ended;
    const end = await site.start({ ...inputs, expect: 'obj/*.so' }, {}, AS_NOBODY).ended;
    expect(end.output).toMatch(/::error::cannot (enter|read) .*\/obj: it belongs to/);
  });

  testShared('what may be entered but not listed is no reason to refuse', async ({ site }) => {
    const inputs = {
      run: 'cd "$BUILD_ONCE_DIR"; mkdir obj; touch obj/simv; chmod 711 obj',
      key: 'k',
      expect: 'obj/simv',
    };
    await site.start(inputs).ended;
    const end = await site.start(inputs, {}, AS_NOBODY).ended;
    expect(end.outputs.outcome, end.output).toBe('reused');
  });

  testShared('without expect, what is closed is warned of: nobody has said what is needed', async ({ site }) => {
    const inputs = { run: 'cd "$BUILD_ONCE_DIR"; umask 077; touch simv', key: 'k' };
    await site.start(inputs).ended;
    const end = await site.start(inputs, {}, AS_NOBODY).ended;
    expect(end.outputs.outcome).toBe('reused');
    expect(end.output).toMatch(/::warning::cannot read .*\/simv: it belongs to/);
  });

  testShared('a result directory that is closed itself: said', async ({ site }) => {
    const inputs = { run: 'touch "$BUILD_ONCE_DIR/x"; chmod 700 "$BUILD_ONCE_DIR"', key: 'k' };
    const { outputs } = await site.start(inputs).ended;
    const end = await site.start(inputs, {}, AS_NOBODY).ended;
    expect(end.output).toContain(`::error::cannot read ${outputs.dir}: it belongs to`);
  });

  testShared('a protected file is one that another user, and its owner, cannot write to', async ({ site }) => {
    const inputs = { run: 'cd "$BUILD_ONCE_DIR"; umask 0; echo built > simv', key: 'k' };
    const { outputs } = await site.start(inputs, {}, AS_NOBODY).ended;
    const run = `echo spoilt > ${outputs.dir}/simv || echo refused; touch "$BUILD_ONCE_DIR/x"`;
    const leg = await site.start({ run, key: 'other' }, {}, AS_NOBODY).ended;
    expect(leg.output).toContain('refused');
    expect(readFileSync(join(outputs.dir ?? '', 'simv'), 'utf8')).toBe('built\n');
  });

  testShared("a file of another user's: named, and no reason to fail", async ({ site }) => {
    const where = join(site.share, 'where');
    const run = `cd "$BUILD_ONCE_DIR"; touch mine.o; echo "$PWD" > ${where}; until [ -e go ]; do sleep .05; done`;
    const leg = site.start({ run }, {}, AS_NOBODY);
    const dir = await until('the build to begin', () => existsSync(where) && readFileSync(where, 'utf8').trim());
    // As a container with a user of its own leaves it.
    const theirs = join(dir, 'theirs.o');
    writeFileSync(theirs, 'x');
    chownSync(theirs, NOBODY + 1, NOBODY + 1);
    writeFileSync(join(dir, 'go'), '');
    const end = await leg.ended;
    expect(end.code, end.output).toBe(0);
    expect(end.output).toMatch(/::warning::files of the result belong to another user, and stay writable: theirs\.o/);
    expect(mode(join(dir, 'mine.o'))).toBe('444');
  });

  testShared('a noexec mount: warned of, and no reason to refuse what is executable', async ({ site }) => {
    using mounted = new Mounted(join(site.root, 'noexec'), '-t', 'tmpfs', '-o', 'noexec,mode=777', 'none');
    const inputs = {
      path: mounted.path,
      run: 'cd "$BUILD_ONCE_DIR"; touch simv; chmod 755 simv',
      key: 'k',
      expect: 'simv',
    };
    for (const outcome of ['built', 'reused']) {
      const end = await site.start(inputs, {}, AS_NOBODY).ended;
      expect(end.outputs.outcome, end.output).toBe(outcome);
      expect(end.output).toContain(`::warning::${mounted.path} is mounted noexec`);
    }
  });
});

test('without expect, a link on top that leads to the checkout is warned of, and one that leads nowhere is no failure', async ({
  site,
}) => {
  const run =
    'mkdir out in; touch out/simv; ln -s "$PWD/out" "$BUILD_ONCE_DIR/obj"; cd "$BUILD_ONCE_DIR"; touch a; ln -s a b; ln -s none c';
  const end = await site.start({ run }).ended;
  expect(end.code).toBe(0);
  expect(end.output).toMatch(/::warning::links lead out of the result: obj -> \S+\/workspace\/out\. /);
});
