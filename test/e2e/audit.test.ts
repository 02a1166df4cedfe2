import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { seenByRunner } from './runner-view.ts';
import { test } from './test.ts';

/** A checkout for all legs, and a tool that writes what it reads as Verilator does. */
class Design {
  readonly site: Site;
  readonly checkout: string;

  constructor(site: Site, files: readonly string[]) {
    this.site = site;
    this.checkout = join(site.root, 'checkout');
    for (const name of files) this.write(name, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.checkout, name)), { recursive: true });
    writeFileSync(join(this.checkout, name), text);
  }

  start(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Leg {
    return this.site.start({ key: 'k', ...inputs }, { GITHUB_WORKSPACE: this.checkout, ...env });
  }
}

/** A build that leaves a dependency file. */
const reading = (...names: string[]) =>
  `mkdir -p obj_dir; echo "obj_dir/Vtop.cpp: ${names.join(' ')}" > obj_dir/Vtop__ver.d; touch "$BUILD_ONCE_DIR/simv"`;
const annotations = (output: string, kind = 'warning') =>
  output.split('\n').filter((line) => line.startsWith(`::${kind}`));
const summaryOf = (leg: Leg) => leg.file('GITHUB_STEP_SUMMARY');

test('a header that sources does not cover is a warning on it, for whoever reuses the result, too', async ({
  site,
}) => {
  const design = new Design(site, ['rtl/top.sv', 'inc/a,b:h.svh']);
  const inputs = { sources: 'rtl', run: reading('rtl/top.sv', 'inc/a,b:h.svh') };
  const said =
    '::warning file=inc/a%2Cb%3Ah.svh::The build read "inc/a,b:h.svh", which sources does not cover: ' +
    'after a change in it the old result would be reused. Add to sources:%0Ainc/a,b:h.svh';
  for (const outcome of ['built', 'reused']) {
    const leg = design.start(inputs);
    const { outputs, output } = await leg.ended;
    expect(outputs.outcome).toBe(outcome);
    expect(annotations(output)).toEqual([said]);
    expect(summaryOf(leg)).toContain('**The build read one file that <code>sources</code> does not cover**');
    expect(summaryOf(leg)).toContain('<pre>inc/a,b:h.svh</pre>');
  }
  const covered = design.start({ ...inputs, sources: 'rtl\ninc/a,b:h.svh' });
  const { outputs, output } = await covered.ended;
  expect(outputs.outcome).toBe('built');
  expect(annotations(output)).toEqual([]);
  const off = design.start({ ...inputs, audit: 'off' });
  expect(annotations((await off.ended).output)).toEqual([]);
  expect(summaryOf(off)).not.toContain('does not cover');
});

test('audit: error fails the build, for all that wait, and says why', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv', 'inc/h.svh']);
  const run = `until [ -e ${site.root}/go ]; do sleep 0.05; done; ${reading('rtl/top.sv', 'inc/h.svh')}`;
  const inputs = { sources: 'rtl', audit: 'error', run };
  const builder = design.start(inputs);
  await until('the build', () => builder.output.includes('Building '));
  const waiter = design.start(inputs);
  await until('it to wait', () => waiter.output.includes('Waiting for '));
  writeFileSync(join(site.root, 'go'), '');
  for (const leg of [builder, waiter]) {
    const { code, output } = await leg.ended;
    expect(code).toBe(1);
    const [first = '', last = ''] = annotations(output, 'error');
    expect(first).toMatch(/^::error file=inc\/h\.svh::The build read inc\/h\.svh,/);
    expect(last).toMatch(
      /^::error::the build read a file of the checkout that sources does not cover \(audit: error\): inc\/h\.svh\. Add to sources: inc\/h\.svh, by job /,
    );
    expect(summaryOf(leg)).toContain('(audit: error): inc/h.svh.');
  }
});

test('audit: error takes no result that was built where it was a warning', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv', 'inc/h.svh']);
  const inputs = { sources: 'rtl', run: reading('rtl/top.sv', 'inc/h.svh') };
  await design.start(inputs).ended;
  const { code, output } = await design.start({ ...inputs, audit: 'error' }).ended;
  expect(code).toBe(1);
  expect(annotations(output, 'error').at(-1)).toContain('The result was built where audit was not error.');
});

test('audit: error without sources is an error by itself', async ({ site }) => {
  const { code, output } = await site.start({ run: 'true', audit: 'error' }).ended;
  expect(code).toBe(1);
  expect(output).toContain("::error::input 'audit': cannot be error without sources");
});

test('of many files some are annotated, and all others counted; their directories cover them', async ({ site }) => {
  const names = Array.from({ length: 30 }, (_, index) => `inc/h${index}.svh`);
  const design = new Design(site, ['rtl/top.sv', ...names]);
  const leg = design.start({ sources: 'rtl', run: reading('rtl/top.sv', ...names) });
  const seen = annotations((await leg.ended).output);
  expect(seen).toHaveLength(6);
  expect(seen.at(-1)).toBe(
    '::warning::The build read 25 more files that sources does not cover. Add to sources:%0Ainc/**',
  );
  expect(summaryOf(leg)).toContain('<pre>inc/**</pre>');
});

test('$BUILD_ONCE_INPUTS: what the command lists counts as read, and what it does not could leave sources', async ({
  site,
}) => {
  const design = new Design(site, ['rtl/top.vhd', 'rtl/pkg.vhd', 'rtl/unused.vhd', 'tb/tb.vhd']);
  const run =
    'printf "rtl/top.vhd\\n$PWD/tb/tb.vhd\\nrtl/pkg.vhd\\nnone.vhd\\n" > "$BUILD_ONCE_INPUTS"; touch "$BUILD_ONCE_DIR/x"';
  const leg = design.start({ sources: 'rtl', run });
  const { output } = await leg.ended;
  expect(annotations(output)).toHaveLength(1);
  expect(annotations(output)[0]).toMatch(/^::warning file=tb\/tb\.vhd::/);
  expect(summaryOf(leg)).toContain('Not read by the build, and could leave <code>sources</code>: rtl/unused.vhd\n');
  expect(summaryOf(leg)).toContain('<code>$BUILD_ONCE_INPUTS</code> names what is not there: none.vhd');
  const reused = design.start({ sources: 'rtl', run });
  await reused.ended;
  expect(summaryOf(reused)).not.toContain('could leave');
});

test('a source that the build before has read is not said to be of no use', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv', 'rtl/dbg.sv', 'rtl/unused.sv']);
  await design.start({ sources: 'rtl', run: reading('rtl/top.sv', 'rtl/dbg.sv') }).ended;
  const leg = design.start({ sources: 'rtl', run: reading('rtl/top.sv') });
  await leg.ended;
  expect(summaryOf(leg)).toContain('could leave <code>sources</code>: rtl/unused.sv\n');
});

test('files outside of the checkout are listed, but for those of a tool in fingerprint', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv']);
  for (const name of ['tool/bin/sim', 'tool/inc/std.sv', 'ip/core.sv']) {
    mkdirSync(dirname(join(site.root, name)), { recursive: true });
    writeFileSync(join(site.root, name), '#!/bin/sh\n', { mode: 0o755 });
  }
  const [sim, std, core] = ['tool/bin/sim', 'tool/inc/std.sv', 'ip/core.sv'].map((name) => join(site.root, name));
  const leg = design.start({ sources: 'rtl', fingerprint: `${sim}`, run: reading('rtl/top.sv', `${std}`, `${core}`) });
  const { output } = await leg.ended;
  expect(annotations(output)).toEqual([]);
  const [listed = ''] = /It also read .*/.exec(summaryOf(leg)) ?? [];
  expect(listed).toContain('one file outside of the checkout');
  expect(listed).toContain('/ip/core.sv');
});

test('a build that tells nothing is said to, with a warning where that would be an error', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv']);
  const leg = design.start({ sources: 'rtl', run: 'touch "$BUILD_ONCE_DIR/simv"' });
  await leg.ended;
  expect(summaryOf(leg)).toContain('What the build has read is not known');
  const strict = design.start({ sources: 'rtl', audit: 'error', key: 'strict', run: 'touch "$BUILD_ONCE_DIR/simv"' });
  const { outputs, output } = await strict.ended;
  expect(outputs.outcome).toBe('built');
  expect(annotations(output)[0]).toMatch(/^::warning::audit: error, but what the build has read is not known/);
});

test('where there is a key and no sources, the summary of the leg that builds says which it would take', async ({
  site,
}) => {
  const design = new Design(site, ['rtl/top.sv', 'rtl/sub.sv', 'sim/defs.vh']);
  const run = reading('rtl/top.sv', 'rtl/sub.sv', 'sim/defs.vh');
  const hint = '<pre>rtl/**\nsim/defs.vh</pre>';
  const leg = design.start({ run });
  const { output } = await leg.ended;
  expect(annotations(output)).toEqual([]);
  expect(summaryOf(leg)).toContain('name 3 files of the checkout');
  expect(summaryOf(leg)).toContain(hint);
  const reused = design.start({ run });
  await reused.ended;
  expect(summaryOf(reused)).not.toContain(hint);
  const byRun = design.start({ run, key: 'auto' });
  await byRun.ended;
  expect(summaryOf(byRun)).not.toContain(hint);
});

test('what a .done says of files is shown as text, and leads nowhere', async ({ site }) => {
  const design = new Design(site, ['rtl/top.sv']);
  const inputs = { sources: 'rtl', run: 'touch "$BUILD_ONCE_DIR/simv"' };
  await design.start(inputs).ended;
  const path = join(site.locks(), 'build.done');
  const done = JSON.parse(readFileSync(path, 'utf8'));
  const plant = async (name: string) => {
    done.value.audit.uncovered = { count: 1, first: [name] };
    writeFileSync(path, JSON.stringify(done));
    const leg = design.start(inputs);
    const { outputs, output } = await leg.ended;
    expect(outputs.outcome).toBe('reused');
    return {
      seen: annotations(output),
      errors: seenByRunner(output).filter(({ command }) => command === 'error'),
      summary: summaryOf(leg),
    };
  };
  const planted = await plant('a\n::error::planted\u001b[31m<img src=x>');
  expect(planted.errors).toEqual([]);
  expect(planted.seen).toHaveLength(1);
  expect(planted.summary).not.toContain('<img');
  expect((await plant('../../etc/passwd')).seen).toEqual([]);
  expect((await plant('/etc/passwd')).seen).toEqual([]);
});
