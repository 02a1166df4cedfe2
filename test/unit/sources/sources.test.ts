import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { FileHasher } from '../../../src/build/key/sources/hash-file.ts';
import { hashFiles } from '../../../src/build/key/sources/hash-files.ts';
import {
  compareSources,
  describeSourceChanges,
  digestSources,
  formatSources,
  parseSources,
  type Source,
} from '../../../src/build/key/sources/source-list.ts';
import { DESIGN, NO_THREADS, Workspace } from './workspace.ts';

const startThread = () => new Worker(new URL('../../../src/build/key/sources/hash-worker.ts', import.meta.url));

test.each([
  ['rtl', ['rtl/.hidden.sv', 'rtl/alu.sv', 'rtl/core/README.md', 'rtl/core/fetch.sv']],
  ['rtl/**/*.sv', ['rtl/.hidden.sv', 'rtl/alu.sv', 'rtl/core/fetch.sv']],
  ['rtl/*.sv\nsim/Makefile', ['rtl/.hidden.sv', 'rtl/alu.sv', 'sim/Makefile']],
  ['rtl/**\n!**/*.md\n!rtl/.*', ['rtl/alu.sv', 'rtl/core/fetch.sv']],
  ['rtl\n!rtl/core\nrtl/core/fetch.sv', ['rtl/.hidden.sv', 'rtl/alu.sv', 'rtl/core/fetch.sv']],
  ['{rtl,tb}/*.sv', ['rtl/.hidden.sv', 'rtl/alu.sv', 'tb/tb.sv']],
  ['**/core/**', ['rtl/core/README.md', 'rtl/core/fetch.sv']],
  ['ip\ntb/', ['ip/ip.sv', 'tb/tb.sv']],
  ['.\n!rtl', ['ip/ip.sv', 'sim/Makefile', 'tb/tb.sv']],
])('%j names its files, of a repository or a submodule never what git keeps', async (lines, names) => {
  using workspace = new Workspace(DESIGN);
  expect(await workspace.names(lines)).toEqual(names);
});

test('a name that looks like a pattern is also just a name', async () => {
  using workspace = new Workspace({ 'top[0].sv': '', 'top0.sv': '' });
  expect(await workspace.names('top[0].sv')).toEqual(['top0.sv', 'top[0].sv']);
});

test.each([
  ['rtl\nrlt/**', 'line 2, "rlt/**": matches no file in'],
  ['rtl/*.vhd', 'line 1, "rtl/*.vhd": matches no file in'],
  ['empty', 'line 1, "empty": matches no file in'],
  ['rtl\n!rtl', 'or later lines exclude all that it matches'],
  ['rtl/core/fetch.sv/x', 'matches no file in'],
  ['fifo', 'line 1, "fifo": fifo is a FIFO, a socket or a device'],
  ['with-fifo', 'line 1, "with-fifo": with-fifo/pipe is a FIFO'],
  ['bad', 'whose name holds a line break'],
  ['latin', 'or is no UTF-8'],
  ['-f no.f', 'line 1, "-f no.f": the list'],
  ['-F lists/self.f', 'a list includes itself: lists/self.f → lists/self.f'],
  ['-F lists/a.f', 'a list includes itself: lists/a.f → lists/b.f → lists/a.f'],
  ['-F lists/orphan.f', '/lists/no.f, which lists/orphan.f names, cannot be read: ENOENT'],
  ['-f lists/missing.f', 'the list lists/missing.f names no.sv, and there is no file'],
  ['-f lists/missing.f', '-F takes its names relative to the list itself'],
  ['-f lists/unset.f', 'the list lists/unset.f: the environment variable NOT_SET'],
])('%j is one clear error: %s', async (lines, problem) => {
  using workspace = new Workspace({
    ...DESIGN,
    'bad/a\nb.sv': '',
    'lists/self.f': '-F self.f',
    'lists/a.f': '-F b.f',
    'lists/b.f': '-F a.f',
    'lists/missing.f': 'no.sv',
    'lists/orphan.f': '-F no.f',
    'lists/unset.f': '$NOT_SET/a.sv',
  });
  mkdirSync(join(workspace.path, 'empty'));
  mkdirSync(join(workspace.path, 'with-fifo'));
  mkdirSync(join(workspace.path, 'latin'));
  writeFileSync(Buffer.concat([Buffer.from(`${workspace.path}/latin/`), Buffer.of(0xe4)]), '');
  execFileSync('mkfifo', [join(workspace.path, 'fifo'), join(workspace.path, 'with-fifo/pipe')]);
  await expect(workspace.read(lines)).rejects.toThrow(problem);
});

test("an excluded FIFO, or name, is in nobody's way", async () => {
  using workspace = new Workspace(DESIGN);
  execFileSync('mkfifo', [join(workspace.path, 'rtl/pipe')]);
  expect(await workspace.names('rtl/*\n!rtl/pipe\n!rtl/core')).toEqual(['rtl/.hidden.sv', 'rtl/alu.sv']);
});

test("a simulator's list: what it names, itself, and the lists in it, by their two rules for relative names", async () => {
  using workspace = new Workspace({
    'sim/files.f':
      '../rtl/top.sv // from where the simulator is started\n-F ../ip/ip.f\n-f more.f\n+incdir+inc -y cells',
    'sim/more.f': 'tb.sv',
    'sim/tb.sv': '',
    'sim/inc/defs.svh': '',
    'sim/inc/deep/more.svh': '',
    'sim/cells/and.v': '',
    'sim/cells/old/and.v': '',
    'rtl/top.sv': '',
    'ip/ip.f': 'ip.sv -f ../sim/from-sim.f +incdir+gone',
    'ip/ip.sv': '',
    'sim/from-sim.f': 'late.sv',
    'sim/late.sv': '',
    'unnamed.sv': '',
  });
  const named = [
    'ip/ip.f',
    'ip/ip.sv',
    'rtl/top.sv',
    'sim/cells/and.v',
    'sim/files.f',
    'sim/from-sim.f',
    'sim/inc/deep/more.svh',
    'sim/inc/defs.svh',
    'sim/late.sv',
    'sim/more.f',
    'sim/tb.sv',
  ];
  expect(await workspace.names('-f sim/files.f', { workingDirectory: 'sim' })).toEqual(named);
  await expect(workspace.names('-f sim/files.f')).rejects.toThrow('names ../rtl/top.sv, and there is no file');
});

test('what a list names outside of the workspace is taken by its absolute path', async () => {
  using library = new Workspace({ 'src/uvm_pkg.sv': '', 'src/base/uvm_object.svh': '' });
  using workspace = new Workspace({ 'files.f': '+incdir+$UVM_HOME/src $UVM_HOME/src/uvm_pkg.sv' });
  const files = await workspace.read('-F files.f', { env: { UVM_HOME: library.path } });
  expect(files.map(({ path }) => path).sort()).toEqual([
    `${library.path}/src/base/uvm_object.svh`,
    `${library.path}/src/uvm_pkg.sv`,
    'files.f',
  ]);
});

const digest = async (workspace: Workspace) => digestSources(await workspace.read('rtl'), (path) => path);

test.each<readonly [string, (workspace: Workspace) => void]>([
  ['a content', (workspace) => workspace.write('rtl/alu.sv', 'module alu;')],
  ['a new file', (workspace) => workspace.write('rtl/new.sv', '')],
  ['a file that is gone', (workspace) => rmSync(join(workspace.path, 'rtl/alu.sv'))],
  ['the permission to execute', (workspace) => chmodSync(join(workspace.path, 'rtl/alu.sv'), 0o755)],
  [
    "a link's target",
    (workspace) => {
      rmSync(join(workspace.path, 'rtl/link'));
      workspace.write('rtl/link', ['core/README.md']);
    },
  ],
  ['what a link leads to', (workspace) => workspace.write('tb/tb.sv', 'changed')],
  ['what a link leads to further up', (workspace) => workspace.write('sim/Makefile', 'changed')],
])('%s makes another digest', async (_, change) => {
  using workspace = new Workspace({ ...DESIGN, 'rtl/link': ['../tb/tb.sv'], 'rtl/core/up': ['../..'] });
  const before = await digest(workspace);
  change(workspace);
  expect(await digest(workspace)).not.toBe(before);
});

test('times, owners and other permissions make none; nor does the place of the workspace', async () => {
  using workspace = new Workspace(DESIGN);
  const before = await digest(workspace);
  utimesSync(join(workspace.path, 'rtl/alu.sv'), 1, 1);
  chmodSync(join(workspace.path, 'rtl/alu.sv'), 0o600);
  expect(await digest(workspace)).toBe(before);
  using other = new Workspace(DESIGN);
  expect(await digest(other)).toBe(before);
});

test('the list is one that sha256sum checks, and can be read back', async () => {
  using workspace = new Workspace({
    ...DESIGN,
    'rtl/with blank.sv': 'x',
    'rtl/back\\slash.sv': 'y',
    'rtl/# executable: x': '',
    'rtl/link': ['alu.sv'],
    'rtl/gone': ['no\\where'],
  });
  chmodSync(join(workspace.path, 'rtl/alu.sv'), 0o755);
  const sources = await workspace.read('rtl');
  const list = formatSources(sources);
  const file = join(workspace.path, 'list');
  writeFileSync(file, list);
  const check = () =>
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', file], { cwd: workspace.path, stdio: 'pipe' });
  expect(`${check()}`).toBe('');
  expect(parseSources(list)).toEqual(sources);
  workspace.write('rtl/back\\slash.sv', 'z');
  expect(check).toThrow('1 computed checksum did NOT match');
});

test('what anybody may have written into a list does no harm', () => {
  expect(parseSources('rubbish\n# executable: a\n# leads to: b\n\n')).toHaveLength(2);
});

test('what has changed is named, the first ten of each kind', () => {
  const source = (path: string, sha256 = 'a'.repeat(64)): Source => ({ path, sha256, isExecutable: false });
  const before = [source('gone.sv'), source('same.sv'), source('changed.sv'), source('mode.sh')];
  const now = [
    source('same.sv'),
    source('changed.sv', 'b'.repeat(64)),
    { ...source('mode.sh'), isExecutable: true },
    ...Array.from({ length: 12 }, (_, index) => source(`new${index}.sv`)),
  ];
  expect(describeSourceChanges(compareSources(before, now))).toBe(
    'changed: changed.sv, mode.sh; ' +
      'new: new0.sv, new1.sv, new2.sv, new3.sv, new4.sv, new5.sv, new6.sv, new7.sv, new8.sv, new9.sv and 2 more; ' +
      'gone: gone.sv',
  );
  expect(describeSourceChanges(compareSources(now, now))).toBeUndefined();
});

test('contents are the same whatever hashes them: small or of megabytes, here or in threads', async () => {
  using workspace = new Workspace({
    empty: '',
    chunk: 'x'.repeat(1024 * 1024),
    large: 'y'.repeat(3 * 1024 * 1024 + 1),
  });
  for (let index = 0; index < 2500; index += 1) workspace.write(`many/${index}`, `${index}`);
  const names = ['empty', 'chunk', 'large', ...Array.from({ length: 2500 }, (_, index) => `many/${index}`)];
  const paths = names.map((name) => join(workspace.path, name));
  const expected = execFileSync('sha256sum', names, { cwd: workspace.path, encoding: 'utf8' }).match(/^[0-9a-f]{64}/gm);
  const sums = async (threads: Parameters<typeof hashFiles>[1]) =>
    (await hashFiles(paths, threads)).map((hashed) => hashed.kind === 'hashed' && hashed.sha256);
  expect(await sums(NO_THREADS)).toEqual(expected);
  let started = 0;
  const start = () => {
    started += 1;
    return startThread();
  };
  expect(await sums({ most: 4, start })).toEqual(expected);
  expect(started).toBe(3);
});

test('a thread that dies ends the hashing with an error, not a wait', async () => {
  using workspace = new Workspace({ a: '' });
  const paths = Array(3000).fill(join(workspace.path, 'a'));
  const start = () => new Worker('process.exit(1)', { eval: true });
  await expect(hashFiles(paths, { most: 2, start })).rejects.toThrow('a thread that hashes files has ended');
});

test('what is gone, or no file any more, when it is to be read is said, and not waited for', () => {
  using workspace = new Workspace({ 'dir/a': '' });
  execFileSync('mkfifo', [join(workspace.path, 'fifo')]);
  const hasher = new FileHasher();
  expect(hasher.hash(join(workspace.path, 'no'))).toEqual({ kind: 'unreadable', why: 'ENOENT' });
  expect(hasher.hash(join(workspace.path, 'fifo'))).toEqual({ kind: 'unreadable', why: 'it is no file any more' });
  expect(hasher.hash(join(workspace.path, 'dir'))).toEqual({ kind: 'unreadable', why: 'it is no file any more' });
  expect(readFileSync(join(workspace.path, 'dir/a'), 'utf8')).toBe('');
});

test('a file that somebody goes on writing has no hash, and is said to change', async () => {
  using workspace = new Workspace({ log: 'x'.repeat(16 * 1024 * 1024) });
  const path = join(workspace.path, 'log');
  const script = `const { writeSync, openSync } = require('node:fs');
    const fd = openSync(${JSON.stringify(path)}, 'r+');
    for (let n = 0; ; n += 1) writeSync(fd, String(n % 10), 0);`;
  const writer = new Worker(script, { eval: true });
  try {
    const hasher = new FileHasher();
    // The writer may begin late, and rest at times.
    let hashed = hasher.hash(path);
    for (const end = performance.now() + 30_000; hashed.kind === 'hashed' && performance.now() < end; ) {
      await new Promise((resolve) => setImmediate(resolve));
      hashed = hasher.hash(path);
    }
    expect(hashed).toEqual({ kind: 'unreadable', why: expect.stringMatching(/^it changes while it is read/) });
  } finally {
    await writer.terminate();
  }
  expect(new FileHasher().hash(path).kind).toBe('hashed');
});

test('hashing ends when the step is cancelled, here and in threads', async () => {
  using workspace = new Workspace({ a: '' });
  const paths = Array(3000).fill(join(workspace.path, 'a'));
  const stop = AbortSignal.abort(new Error('cancelled'));
  await expect(hashFiles(paths, NO_THREADS, stop)).rejects.toThrow('cancelled');
  await expect(hashFiles(paths, { most: 2, start: startThread }, stop)).rejects.toThrow('cancelled');
});
