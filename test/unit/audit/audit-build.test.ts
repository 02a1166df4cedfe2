import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditBuild } from '../../../src/build/audit/audit-build.ts';
import { InputsFile } from '../../../src/build/audit/inputs-file.ts';
import type { Source } from '../../../src/build/key/sources/source-list.ts';

let root = '';
let inputsFile: InputsFile;
const workspace = () => join(root, 'workspace');
const result = () => join(root, 'share/1-abc');

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'audit-')));
  for (const directory of ['workspace', 'temp', 'share/1-abc', 'opt/tool/bin', 'opt/tool/include', 'opt/ip']) {
    mkdirSync(join(root, directory), { recursive: true });
  }
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The clock of a file system ticks some hundred times a second: what was there before the build is to be older. */
async function begin(...checkout: string[]): Promise<void> {
  for (const path of checkout) write(`workspace/${path}`, path);
  write('last');
  const { ctimeMs } = statSync(join(root, 'last'));
  do inputsFile = await InputsFile.create(join(root, 'temp'));
  while (inputsFile.madeMs <= ctimeMs);
}

async function audit(sources: readonly string[], options: { workingDirectory?: string; fingerprint?: string[] } = {}) {
  const { uncovered, outside, unread, missing, isTold } = await auditBuild({
    places: { dir: [result()], workspace: [workspace()], temporary: [join(root, 'temp')] },
    workingDirectory: workspace(),
    inputsFile,
    sources: sources.map((path): Source => ({ path, isExecutable: false, sha256: 'x' })),
    fingerprint: [],
    PATH: `${join(root, 'opt/tool/bin')}:/usr/bin`,
    ...options,
  });
  return {
    uncovered: uncovered.first,
    outside: outside.first,
    unread: unread.first,
    missing: missing.first,
    isTold,
  };
}

const NOTHING = { uncovered: [], outside: [], unread: [], missing: [], isTold: true };

test('what a dependency file in the workspace names and sources does not is uncovered', async () => {
  await begin('rtl/top.sv', 'inc/h.svh');
  write('workspace/obj_dir/Vtop__ver.d', 'obj_dir/Vtop.cpp: inc/h.svh rtl/top.sv\n');
  expect(await audit(['rtl/top.sv'])).toEqual({ ...NOTHING, uncovered: ['inc/h.svh'] });
  expect(await audit(['rtl/top.sv', 'inc/h.svh'])).toEqual(NOTHING);
});

test('in the result, too; and absolute, and with `..`', async () => {
  await begin('rtl/top.sv', 'tb/main.cpp', 'tb/main.h');
  write('share/1-abc/obj/main.d', `main.o: ${workspace()}/tb/main.cpp ${workspace()}/rtl/../tb/main.h`);
  expect(await audit(['tb/main.cpp'])).toEqual({ ...NOTHING, uncovered: ['tb/main.h'] });
});

test('and in RUNNER_TEMP, where a build that copies its result may work', async () => {
  await begin('rtl/top.sv', 'inc/h.svh');
  write('temp/build/Vtop__ver.d', `Vtop.cpp: ${workspace()}/rtl/top.sv ${workspace()}/inc/h.svh Vtop.h`);
  write('temp/build/Vtop.h');
  expect(await audit(['rtl/top.sv'])).toEqual({ ...NOTHING, uncovered: ['inc/h.svh'] });
});

test('one that another build has left says nothing', async () => {
  write('workspace/obj_dir/old.d', 'a: rtl/top.sv');
  utimesSync(join(workspace(), 'obj_dir/old.d'), new Date(), new Date(Date.now() + 60_000));
  await begin('rtl/top.sv');
  expect(await audit([])).toEqual({ ...NOTHING, isTold: false });
});

test('names begin where the tool has worked: where most of what it names is', async () => {
  await begin('sim/rtl/top.sv', 'sim/tb/x.cpp', 'tb/x.cpp', 'rtl/other.sv');
  write('workspace/sim/obj_dir/top.d', 'obj_dir/top.cpp: rtl/top.sv');
  write('workspace/sim/obj_dir/x.d', 'x.o: ../tb/x.cpp');
  write('workspace/sim/obj_dir/x.o');
  expect(await audit(['tb/x.cpp'])).toEqual({
    ...NOTHING,
    uncovered: ['sim/rtl/top.sv', 'sim/tb/x.cpp'],
    unread: ['tb/x.cpp'],
  });
});

test('a list in $BUILD_ONCE_INPUTS may begin where the sources are; what it names in vain is told', async () => {
  await begin('sim/rtl/top.sv', 'sim/rtl/inc.vh', 'sim/Makefile');
  appendFileSync(inputsFile.path, 'rtl/top.sv\nrtl/inc.vh\nrtl/none.vh\n');
  expect(await audit(['sim/rtl/top.sv', 'sim/Makefile'])).toEqual({
    ...NOTHING,
    uncovered: ['sim/rtl/inc.vh'],
    missing: ['rtl/none.vh'],
  });
});

test('what the build has made is no source; what git tracks is one though the build has touched it', async () => {
  await begin('rtl/top.sv', 'rtl/touched.svh');
  execFileSync('git', ['init', '-q'], { cwd: workspace() });
  execFileSync('git', ['add', 'rtl'], { cwd: workspace() });
  write('workspace/gen/regs.svh', 'made');
  write('workspace/rtl/touched.svh', 'rtl/touched.svh');
  write('share/1-abc/copy.svh');
  write('temp/t.svh');
  write('workspace/x.d', `x: rtl/top.sv gen/regs.svh rtl/touched.svh ${result()}/copy.svh ${root}/temp/t.svh`);
  expect(await audit(['rtl/top.sv'])).toEqual({ ...NOTHING, uncovered: ['rtl/touched.svh'] });
});

test('a file that is read by another name than that in sources is covered', async () => {
  await begin('rtl/top.sv', 'ip/core.sv');
  symlinkSync('../ip', join(workspace(), 'rtl/ip'));
  symlinkSync(workspace(), join(root, 'link'));
  write('workspace/x.d', `x: ${root}/link/rtl/top.sv ip/core.sv`);
  expect(await audit(['rtl/top.sv', 'rtl/ip/core.sv'])).toEqual(NOTHING);
});

test('outside of the checkout: what is of no tool of the fingerprint, nor named by a list', async () => {
  await begin('rtl/top.sv');
  write('opt/tool/bin/sim', '#!/bin/sh\n');
  write('opt/tool/include/std.sv');
  write('opt/ip/core.sv');
  write('opt/ip/named.sv');
  write(
    'workspace/x.d',
    `x: rtl/top.sv ${root}/opt/tool/include/std.sv ${root}/opt/ip/core.sv ${root}/opt/ip/named.sv`,
  );
  const sources = ['rtl/top.sv', `${root}/opt/ip/named.sv`];
  const [ip, tool] = [join(root, 'opt/ip/core.sv'), join(root, 'opt/tool/include/std.sv')];
  expect(await audit(sources)).toEqual({ ...NOTHING, outside: [ip, tool] });
  expect(await audit(sources, { fingerprint: ['sim --version'] })).toEqual({ ...NOTHING, outside: [ip] });
});

test('sources that were not read are told of those kinds alone of which the tool tells', async () => {
  await begin('rtl/top.sv', 'rtl/unused.sv', 'rtl/old.v', 'Makefile');
  write('workspace/x.d', 'x: rtl/top.sv');
  expect(await audit(['Makefile', 'rtl/old.v', 'rtl/top.sv', 'rtl/unused.sv'])).toEqual({
    ...NOTHING,
    unread: ['rtl/unused.sv'],
  });
});

test('a FIFO, a link or a directory in the place of a dependency file is passed over', async () => {
  await begin('rtl/top.sv');
  execFileSync('mkfifo', [join(result(), 'a.d')]);
  symlinkSync(join(workspace(), 'real'), join(result(), 'b.d'));
  write('workspace/real', 'x: rtl/top.sv');
  mkdirSync(join(result(), 'c.d'));
  expect(await audit([])).toEqual({ ...NOTHING, isTold: false });
});

test('something else in the place of $BUILD_ONCE_INPUTS is an error, none is an empty one', async () => {
  await begin('rtl/top.sv');
  rmSync(inputsFile.path);
  expect(await audit([])).toEqual({ ...NOTHING, isTold: false });
  mkdirSync(inputsFile.path);
  await expect(audit([])).rejects.toThrow(/BUILD_ONCE_INPUTS .* is not a file/);
});
