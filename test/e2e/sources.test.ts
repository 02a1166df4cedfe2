import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Ended, Leg, Site } from './leg.ts';
import { test } from './test.ts';

/** A site with one checkout, which all legs build in as if each had its own. */
class Design {
  readonly site: Site;
  readonly checkout: string;

  constructor(site: Site, files: Readonly<Record<string, string>>) {
    this.site = site;
    this.checkout = join(site.root, 'checkout');
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.checkout, name)), { recursive: true });
    writeFileSync(join(this.checkout, name), text);
  }

  start(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Leg {
    const run = 'touch "$BUILD_ONCE_DIR/simv"';
    return this.site.start({ run, ...inputs }, { GITHUB_WORKSPACE: this.checkout, ...env });
  }

  async build(sources: string): Promise<Ended & { leg: Leg }> {
    const leg = this.start({ sources });
    return { leg, ...(await leg.ended) };
  }
}

const FILES = { 'rtl/alu.sv': 'alu', 'rtl/top.sv': 'top', 'tb/tb.sv': 'tb', 'README.md': 'text' };

test('sources alone are the key: what changes of them is built anew and named, what else changes is not', async ({
  site,
}) => {
  const design = new Design(site, FILES);
  const first = await design.build('rtl/**\ntb');
  expect(first.outputs.outcome, first.output).toBe('built');
  expect(first.output).not.toContain('Since');

  design.write('README.md', 'other');
  utimesSync(join(design.checkout, 'rtl/alu.sv'), 1, 1);
  const other = design.start({ sources: 'tb\nrtl/**' }, { GITHUB_RUN_ID: '2000' });
  const reused = await other.ended;
  expect(reused.outputs).toMatchObject({ outcome: 'reused', key: first.outputs.key });

  design.write('rtl/alu.sv', 'ALU');
  design.write('rtl/new.sv', '');
  chmodSync(join(design.checkout, 'rtl/top.sv'), 0o755);
  rmSync(join(design.checkout, 'tb/tb.sv'));
  design.write('tb/rand.sv', '');
  const { leg, ...changed } = await design.build('rtl/**\ntb');
  expect(changed.outputs.outcome).toBe('built');
  const said = 'the sources: changed: rtl/alu.sv, rtl/top.sv; new: rtl/new.sv, tb/rand.sv; gone: tb/tb.sv';
  expect(changed.output).toContain(`Since ${first.outputs.key}: ${said}\n`);
  expect(leg.file('GITHUB_STEP_SUMMARY')).toContain(`- ${said}\n`);
});

test('the list beside the attempt is one that sha256sum can check, odd names among it', async ({ site }) => {
  const design = new Design(site, { 'rtl/a b.sv': 'a', 'rtl/back\\slash.sv': 'b', 'rtl/::error::x.sv': 'c' });
  symlinkSync('a b.sv', join(design.checkout, 'rtl/link.sv'));
  const { outputs, output } = await design.build('rtl');
  const list = `${outputs.dir}.sources`;
  const checked = execFileSync('sha256sum', ['--strict', '-c', list], { cwd: design.checkout, encoding: 'utf8' });
  expect(checked.trimEnd().split('\n')).toHaveLength(4);
  expect(readFileSync(list, 'utf8')).toContain('# leads to: a b.sv\n');
  expect(output).not.toMatch(/^::error/m);
  // Also by its name alone, in its place.
  design.write('rtl/back\\slash.sv', 'B');
  expect(() => execFileSync('sha256sum', ['-c', list], { cwd: design.checkout, stdio: 'pipe' })).toThrow();
  const changed = await design.build('rtl');
  expect(changed.output).toContain('changed: rtl/back\\slash.sv');
  expect(changed.output).not.toMatch(/^::error/m);
});

test('a list of another build that is no file any more explains nothing, and is not waited for', async ({ site }) => {
  const design = new Design(site, FILES);
  const { outputs } = await design.build('rtl');
  rmSync(`${outputs.dir}.sources`);
  execFileSync('mkfifo', [`${outputs.dir}.sources`]);
  design.write('rtl/alu.sv', 'ALU');
  const { output } = await design.build('rtl');
  expect(output).toMatch(/^Since build-[0-9a-f]{16}: the sources: [0-9a-f]{12}… → [0-9a-f]{12}…$/m);
});

test('file lists: a header in an include directory, a nested list, a library elsewhere', async ({ site }) => {
  const vendor = join(site.root, 'vendor');
  mkdirSync(vendor);
  writeFileSync(join(vendor, 'cell.v'), 'cell');
  const design = new Design(site, {
    'sim/top.f': '+incdir+../inc\n-F ../ip/ip.f\n../rtl/top.sv // the top\n-v $VENDOR/cell.v\n',
    'ip/ip.f': 'core.sv\n',
    'ip/core.sv': 'core',
    'ip/unused.sv': '',
    'inc/defs/h.svh': 'h',
    'rtl/top.sv': 'top',
  });
  const build = async () => {
    const leg = design.start({ sources: '-F sim/top.f' }, { VENDOR: vendor });
    const { outputs, output } = await leg.ended;
    const [since = ''] = /^Since .*: the sources: .*$/m.exec(output) ?? [];
    return [outputs.outcome, since.replace(/^Since [^:]*: the sources: /, '')];
  };
  expect(await build()).toEqual(['built', '']);
  design.write('ip/unused.sv', 'changed');
  expect(await build()).toEqual(['reused', '']);
  design.write('inc/defs/h.svh', 'H');
  expect(await build()).toEqual(['built', 'changed: inc/defs/h.svh']);
  design.write('inc/new.svh', '');
  design.write('ip/core.sv', 'CORE');
  expect(await build()).toEqual(['built', 'changed: ip/core.sv; new: inc/new.svh']);
  writeFileSync(join(vendor, 'cell.v'), 'CELL');
  expect(await build()).toEqual(['built', `changed: ${join(vendor, 'cell.v')}`]);
});

test('a key beside sources is part of the key, and auto without sources is the run', async ({ site }) => {
  const design = new Design(site, FILES);
  const keyOf = async (inputs: Record<string, string>, run = '1') =>
    (await design.start(inputs, { GITHUB_RUN_ID: run }).ended).outputs.key;
  const plain = await keyOf({ sources: 'rtl' });
  expect(await keyOf({ sources: 'rtl', key: 'auto' }, '2')).toBe(plain);
  expect(await keyOf({ sources: 'rtl', key: 'fast' })).not.toBe(plain);
  expect(await keyOf({ key: 'auto' }, '2')).not.toBe(await keyOf({ key: 'auto' }, '3'));
  expect(await keyOf({ key: 'auto' }, '2')).toBe(await keyOf({}, '2'));
});

test('more files than one thread hashes', async ({ site }) => {
  const design = new Design(site, {});
  for (let index = 0; index < 3000; index += 1) design.write(`rtl/d${index % 30}/f${index}.sv`, `${index}`);
  const first = await design.build('rtl');
  expect(first.outputs.outcome, first.output).toBe('built');
  execFileSync('sha256sum', ['--status', '-c', `${first.outputs.dir}.sources`], { cwd: design.checkout });
  expect((await design.build('rtl')).outputs.outcome).toBe('reused');
});

interface Bad {
  readonly sources: string;
  readonly make?: (checkout: string) => void;
  readonly says: string;
}

test.for<[string, Bad]>([
  [
    'a pattern that leaves the workspace',
    { sources: 'rtl\n../x/**', says: 'line 2, "../x/**": leads out of the workspace' },
  ],
  ['a pattern that matches nothing', { sources: 'rtl\nnone/**', says: 'line 2, "none/**": matches no file' }],
  ['nothing but what to leave out', { sources: '!rtl', says: 'says only what to exclude' }],
  [
    'a list that includes itself',
    {
      sources: '-f a.f',
      make: (checkout) => {
        writeFileSync(join(checkout, 'a.f'), '-f b.f');
        writeFileSync(join(checkout, 'b.f'), '-f a.f');
      },
      says: 'line 1, "-f a.f": a list includes itself: a.f → b.f → a.f',
    },
  ],
  [
    'a list that names what is not there',
    { sources: '-f a.f', make: (checkout) => writeFileSync(join(checkout, 'a.f'), 'none.sv'), says: 'names none.sv' },
  ],
  [
    'a FIFO',
    { sources: 'rtl', make: (checkout) => execFileSync('mkfifo', [`${checkout}/rtl/p`]), says: 'rtl/p is a FIFO' },
  ],
  [
    'a name with a line break, which is no command',
    {
      sources: 'rtl',
      make: (checkout) => writeFileSync(join(checkout, 'rtl/a\n::error::planted'), ''),
      says: '"a\\n::error::planted"',
    },
  ],
  [
    'a name that is no UTF-8',
    {
      sources: 'rtl',
      make: (checkout) => writeFileSync(Buffer.concat([Buffer.from(`${checkout}/rtl/`), Buffer.from([0xff])]), ''),
      says: 'no UTF-8',
    },
  ],
])('%s is one error, before anything is made', async ([_, { sources, make, says }], { site }) => {
  const design = new Design(site, FILES);
  make?.(design.checkout);
  const { code, output } = await design.build(sources);
  expect(code).toBe(1);
  const errors = output.split('\n').filter((line) => line.startsWith('::error'));
  expect(errors, output).toHaveLength(1);
  expect(errors[0]).toContain("::error::input 'sources': ");
  expect(errors[0]).toContain(says);
  expect(readdirSync(site.share)).toEqual([]);
});

test.skipIf(process.getuid?.() !== 0)('a file that cannot be read is one error', async ({ site }) => {
  const design = new Design(site, FILES);
  chmodSync(join(design.checkout, 'rtl/alu.sv'), 0);
  for (const place of [site.root, site.share, design.checkout]) chmodSync(place, 0o777);
  execFileSync('chown', ['-R', '65534:65534', site.root]);
  const env = { GITHUB_WORKSPACE: design.checkout };
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const { code, output } = await site.start({ run: 'true', sources: 'rtl' }, env, nobody).ended;
  expect(code, output).toBe(1);
  expect(output).toMatch(/^::error::input 'sources': rtl\/alu\.sv cannot be read: EACCES/m);
  expect(readdirSync(site.share)).toEqual([]);
});
