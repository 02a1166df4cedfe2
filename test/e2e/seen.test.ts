import { execSync } from 'node:child_process';
import { globSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { Site, until } from './leg.ts';
import { seenByRunner } from './runner-view.ts';

/** A build that says something, waits for a file of that name, and goes on. */
const waitFor = (site: Site, name: string) => `until [ -e "${join(site.root, name)}" ]; do sleep 0.05; done`;
const touch = (site: Site, name: string) => writeFileSync(join(site.root, name), '');

test('a waiting leg shows the output of the build as it grows, in a group, and no command in it acts', async () => {
  await using site = await Site.open();
  const run = `echo first; ${waitFor(site, 'a')}; echo "::error::from the build"; ${waitFor(site, 'b')}; printf 'no newline'`;
  const builder = site.start({ run });
  await until('the build to run', () => builder.output.includes('first'));
  const waiter = site.start({ run });
  await until('the first line to be followed', () => waiter.output.includes('\nfirst\n'));
  touch(site, 'a');
  await until('the second line to be followed', () => waiter.output.includes('::error::from the build'));
  expect(waiter.process.exitCode).toBeNull();
  touch(site, 'b');
  const { output } = await waiter.ended;
  const followed = seenByRunner(output).filter(({ isInert }) => isInert);
  expect(followed.map(({ text }) => text)).toEqual(['first', '::error::from the build', 'no newline']);
  for (const { group } of followed) expect(group).toMatch(/^Output of the build \(.*\/1-[0-9a-f]{12}\.log\)$/);
});

test('a last line without its end is seen by the leg that builds, in the log and by the legs that wait, also after a kill', async () => {
  await using site = await Site.open();
  const run = `echo vsim; printf 'Queueing for licence...'; ${waitFor(site, 'a')}; printf ' ::error::no'; ${waitFor(site, 'b')}; echo; echo got it; sleep 1000`;
  const builder = site.start({ run });
  await until('the prompt', () => builder.output.includes('\nQueueing for licence...\n'));
  const waiter = site.start({ run });
  await until('the prompt to be followed', () => waiter.output.includes('\nQueueing for licence...\n'));
  touch(site, 'a');
  await until('the rest of it', () => [builder, waiter].every((leg) => leg.output.includes('\n… ::error::no\n')));
  const [log = ''] = globSync(join(site.entries, 'build-*/1*.log'));
  expect(readFileSync(log, 'utf8')).toBe('vsim\nQueueing for licence... ::error::no');
  expect(seenByRunner(builder.output).filter(({ command }) => command === 'error')).toEqual([]);
  touch(site, 'b');
  await until('the next line', () => builder.output.includes('\ngot it\n'));
  expect(builder.output).toContain('\n… ::error::no\ngot it\n');
  builder.process.kill('SIGKILL');
  await builder.ended;
  expect(readFileSync(log, 'utf8')).toMatch(/^vsim\nQueueing for licence\.\.\. ::error::no\n/);
});

test('a late leg prints one paragraph, not the log', async () => {
  await using site = await Site.open();
  const inputs = { run: 'seq 1000; touch "$BUILD_ONCE_DIR/simv"' };
  await site.start(inputs).ended;
  const { output } = await site.start(inputs).ended;
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('on failure: the error, the last lines, where the full log is', async () => {
  await using site = await Site.open();
  const run = 'seq 500; exit 3';
  await site.start({ run, key: 'k' }).ended;
  const { output } = await site.start({ run, key: 'k' }).ended;
  expect(output).toContain('\n481\n');
  expect(output).toContain('\n500\n');
  expect(output).not.toContain('\n480\n');
  const [, log = ''] = /::error::the build failed with exit code 3.*; log: (\S+);/.exec(output) ?? [];
  expect(readFileSync(log, 'utf8').split('\n')).toHaveLength(501);
});

test('on failure: the first errors with their lines in the log, as far from its end as they may be; in every leg, the marker and the summary', async () => {
  await using site = await Site.open();
  const secret = 'hush-hush';
  const cause = 'src/arbiter.vhd:12:7: no declaration for "grnt"';
  const run = `seq 50; printf '\\033[31m%s\\033[0m\\n' '${cause}'; echo "src/b.vhd:1:1:warning: no error"
    for i in 1 2 3 4 5 6; do echo "%Error: rtl/t$i.v:3:1: $SIM_TOKEN ::error::x"; done; echo "::group::a"; seq 500; exit 3`;
  const inputs = { run, key: 'k', annotate: 'false' };
  const builder = site.start(inputs, { SIM_TOKEN: secret });
  await builder.ended;
  const waiter = site.start(inputs, { SIM_TOKEN: secret });
  await waiter.ended;
  const listed = [`51: ${cause}`, ...[1, 2, 3, 4].map((at) => `${at + 52}: %Error: rtl/t${at}.v:3:1: *** ::error::x`)];
  for (const leg of [builder, waiter]) {
    const seen = seenByRunner(leg.output);
    const at = seen.findIndex(({ text }) => text.startsWith("The first errors in the build's output"));
    expect(seen.slice(at + 1, at + 6)).toEqual(listed.map((text) => ({ text, isInert: true })));
    expect(seen.at(-1)?.command).toBe('error');
    const summary = leg.file('GITHUB_STEP_SUMMARY');
    expect(summary).toContain('<pre>51: src/arbiter.vhd:12:7: no declaration for &#34;grnt&#34;\n53: %Error: ');
    expect(summary).not.toContain(secret);
    expect(summary).toMatch(/<pre>481\n[^<]*\n500<\/pre>/);
  }
  const [failed = ''] = readdirSync(site.locks()).filter((name) => name.includes('.failed'));
  const { details } = JSON.parse(readFileSync(join(site.locks(), failed), 'utf8'));
  expect(details.errors).toEqual(listed.map((line) => ({ line: Number.parseInt(line, 10), text: line.slice(4) })));
});

test.each([
  { run: 'yes | head -n 1', says: 'exit code 141 (SIGPIPE: ' },
  { run: 'kill -SEGV $$', says: 'exit code 139 (SIGSEGV: ' },
  { run: 'bash -c "kill -ABRT \\$\\$"', says: 'exit code 134 (SIGABRT: ' },
])('a build that ends by a signal, itself or one of its commands, names it: $run', async ({ run, says }) => {
  await using site = await Site.open();
  const { output } = await site.start({ run }).ended;
  expect(output).toContain(`::error::the build failed with ${says}`);
});

test('a job that failed has a summary that says why, with the last lines, in which nothing is markup', async () => {
  await using site = await Site.open();
  const run = 'echo "<b>no such cell</b>"; exit 3';
  for (const name of ['the leg that built', 'another']) {
    const leg = site.start({ run, key: 'k' });
    await leg.ended;
    const summary = leg.file('GITHUB_STEP_SUMMARY');
    expect(summary, name).toMatch(/^### build-once: failed\n\nthe build failed with exit code 3, by job sim/);
    expect(summary, name).toContain('<pre>&#60;b&#62;no such cell&#60;/b&#62;</pre>');
  }
});

test('whoever reads the output late misses nothing of it', async () => {
  await using site = await Site.open();
  const leg = site.start({ run: 'seq 400000; exit 3' });
  // From then on the build is held up by its own output.
  leg.process.stdout?.pause();
  await until('the build to run', () => globSync(join(site.entries, 'build-*/1-*.log')).length > 0);
  leg.process.stdout?.resume();
  const { output } = await leg.ended;
  expect(output).toContain('\n400000\n');
  expect(output).toContain('::error::the build failed with exit code 3');
});

test('what the output of a build has left open is closed behind it', async () => {
  await using site = await Site.open();
  const run = 'echo "::group::a"; echo "::stop-commands::tok"; echo "::endgroup::"';
  const { output } = await site.start({ run, annotate: 'false' }).ended;
  expect(output).toMatch(/::stop-commands::tok\n::endgroup::\n::tok::\n::endgroup::\n[\s\S]*Built /);
});

test('what the build masks, and what is named like a secret, is not stored on the share', async () => {
  await using site = await Site.open();
  const run = `echo "::add-mask::hush-hush"; echo "pw=hush-hush"; echo "key $SOC_API_KEY"; echo "pw=hush-hush" >> "$GITHUB_OUTPUT"; echo "${'hush'}-hush"`;
  const builder = site.start({ run }, { SOC_API_KEY: 'k-123456' });
  const { outputs, output } = await builder.ended;
  expect(output).toContain('pw: holds a masked value');
  const stored = readFileSync(outputs.log ?? '', 'utf8') + readFileSync(join(site.locks(), 'build.done'), 'utf8');
  expect(stored).not.toContain('hush-hush');
  expect(stored).not.toContain('k-123456');
  expect(stored).toContain('pw=***');
});

test('bytes that are no UTF-8 reach the log as they are', async () => {
  await using site = await Site.open();
  const { outputs } = await site.start({ run: `printf 'a\\377\\0b\\n'` }).ended;
  expect(readFileSync(outputs.log ?? '')).toEqual(Buffer.from([0x61, 0xff, 0x00, 0x62, 0x0a]));
});

test('matchers are on in the leg that builds alone, and off again afterwards; paths lead into the checkout', async () => {
  await using site = await Site.open();
  const run = `printf '\\033[31m%%Error: %s/rtl/top.v:3:7: oops\\033[0m\\n' "$GITHUB_WORKSPACE"; ${waitFor(site, 'go')}`;
  const builder = site.start({ run });
  mkdirSync(join(builder.home, 'workspace/rtl'), { recursive: true });
  writeFileSync(join(builder.home, 'workspace/rtl/top.v'), '');
  await until('the build to run', () => builder.output.includes('Building'));
  const waiter = site.start({ run });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  touch(site, 'go');
  const { output, outputs } = await builder.ended;
  const added = [...output.matchAll(/^::add-matcher::(.*)$/gm)].map(([, path = '']) => path);
  expect(added.length).toBeGreaterThan(10);
  for (const path of added) expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('problemMatcher');
  const [on, off] = [output.lastIndexOf('::add-matcher::'), output.indexOf('::remove-matcher owner=')];
  expect(output.slice(on, off)).toContain('\n%Error: rtl/top.v:3:7: oops\n');
  expect((await waiter.ended).output).not.toContain('::add-matcher::');
  expect(readFileSync(outputs.log ?? '', 'utf8')).toContain('\u001b[31m%Error: ');
});

test.each([
  { name: 'in a working tree of git', setUp: 'git init -q . && git add .' },
  { name: 'without git', setUp: 'true' },
])(
  'errors in copies of the sources, and those that a logger prints, are annotated at the sources: $name',
  async ({ setUp }) => {
    await using site = await Site.open();
    const workspace = join(site.root, 'checkout');
    for (const file of ['rtl/arbiter.vhd', 'ip/ram/rtl/axil_ram.v', 'a/same.sv', 'b/same.sv']) {
      mkdirSync(join(workspace, file, '..'), { recursive: true });
      writeFileSync(join(workspace, file), file);
    }
    execSync(setUp, { cwd: workspace });
    const run = `mkdir "$BUILD_ONCE_DIR/src"; cp rtl/arbiter.vhd "$BUILD_ONCE_DIR/src"; cd "$BUILD_ONCE_DIR"
    echo 'src/arbiter.vhd:12:7: no declaration for "grnt"'
    echo "     0.00ns ERROR    cocotb      $GITHUB_WORKSPACE/ip/ram/rtl/axil_ram.v:75: syntax error"
    echo 'ERROR: src/ram_1.0/rtl/axil_ram.v:2: syntax error'
    echo 'src/same.sv:3: error: in one of two'; exit 1`;
    const { output } = await site.start({ run }, { GITHUB_WORKSPACE: workspace }).ended;
    const lines = output.split('\n');
    expect(lines).toContain('rtl/arbiter.vhd:12:7: no declaration for "grnt"');
    expect(lines).toContain('     0.00ns ERROR    cocotb      ip/ram/rtl/axil_ram.v:75: syntax error');
    expect(lines).toContain('ERROR: ip/ram/rtl/axil_ram.v:2: syntax error');
    expect(lines).toContain('src/same.sv:3: error: in one of two');
    expect(lines).toContain(`::add-matcher::${join(import.meta.dirname, '../../matchers/logged.json')}`);
  },
);

test('a path in the output that no file can have does no harm', async () => {
  await using site = await Site.open();
  const { code, output } = await site.start({ run: `printf '%0300d.sv:3: error: x\\na\\0b.sv:3: error: y\\n' 0` })
    .ended;
  expect(code, output).toBe(0);
});

test('with annotate: false the output is left as it is', async () => {
  await using site = await Site.open();
  const { output } = await site.start({ run: `printf '\\033[31mred\\033[0m\\n'`, annotate: 'false' }).ended;
  expect(output).toContain('\u001b[31mred\u001b[0m');
  expect(output).not.toContain('::add-matcher::');
});

test('the summary says what became of the step; the leg that built also where its time went and why it had to', async () => {
  await using site = await Site.open();
  const tool = join(site.root, 'version');
  const inputs = { run: 'true', fingerprint: `cat ${tool}` };
  writeFileSync(tool, 'v1');
  await site.start({ ...inputs, key: 'one' }).ended;
  writeFileSync(tool, 'v2');
  const built = site.start({ ...inputs, key: 'two' });
  const { outputs } = await built.ended;
  const reused = site.start({ ...inputs, key: 'two' });
  await reused.ended;
  const summary = built.file('GITHUB_STEP_SUMMARY');
  expect(summary).toContain('### build-once: built');
  expect(summary).toContain(`<code>${outputs.key}</code>`);
  expect(summary).toContain('```mermaid\ngantt\n');
  expect(summary).toMatch(/ {2}build :p1, \d+, \d+\n/);
  expect(summary).toContain('- the key: one → two');
  expect(summary).toContain('v1 → v2');
  expect(reused.file('GITHUB_STEP_SUMMARY')).toContain('### build-once: reused');
  expect(reused.file('GITHUB_STEP_SUMMARY')).not.toContain('mermaid');
});

test('of many builds of the name it is the newest that a miss is explained by', async () => {
  await using site = await Site.open();
  for (let key = 0; key < 80; key += 1) {
    const locks = site.locks(`build-${`${key}`.padStart(16, '0')}`);
    mkdirSync(locks, { recursive: true });
    const done = { version: 1, value: { keyParts: { key: `old ${key}` } }, seconds: 1 };
    // The newest have none: they failed, or are being built.
    if (key < 75) writeFileSync(join(locks, 'build.done'), JSON.stringify(done));
    utimesSync(dirname(locks), 1000, key === 33 ? 2000 : key < 75 ? 1000 : 3000);
  }
  const leg = site.start({ run: 'true', key: 'new' });
  await leg.ended;
  expect(leg.file('GITHUB_STEP_SUMMARY')).toContain('the key: old 33 → new');
});

test.each([{ key: 5 }, { command: 7, fingerprint: 'v1' }, { fingerprint: [null, { command: 1 }] }, null, 'x'])(
  'an earlier marker whose keyParts are %j does no harm',
  async (keyParts) => {
    await using site = await Site.open();
    const locks = site.locks('build-0123456789abcdef');
    mkdirSync(locks, { recursive: true });
    writeFileSync(join(locks, 'build.done'), JSON.stringify({ version: 1, value: { keyParts }, seconds: 1 }));
    const leg = site.start({ run: 'true' });
    const { code, output } = await leg.ended;
    expect(code, output).toBe(0);
    expect(leg.file('GITHUB_STEP_SUMMARY')).toContain('### build-once: built');
  },
);

test('what a user can put into a failure is text in its summary, without colours', async () => {
  await using site = await Site.open();
  const run = `printf '\\033[31m*no* [such](cell)\\033[0m\\n'; printf 'mine' >> "$GITHUB_STEP_SUMMARY"`;
  const leg = site.start({ run, expect: '*_sim_*' });
  await leg.ended;
  const summary = leg.file('GITHUB_STEP_SUMMARY');
  expect(summary).toMatch(/^mine\n\n### build-once: failed\n/);
  for (const mark of ['\u001b', '*', '_']) expect(summary).not.toContain(mark);
  expect(summary).toContain('&#42;no&#42; &#91;such&#93;(cell)');
});

test('a message about what is masked is masked as well', async () => {
  await using site = await Site.open();
  const run = 'echo "$SIM_TOKEN" >> "$GITHUB_OUTPUT"';
  const { outputs, output } = await site.start({ run }, { SIM_TOKEN: 'hush-hush' }).ended;
  expect(outputs.key).toBeUndefined();
  expect(output).toContain('neither NAME=VALUE');
  const [failed = ''] = readdirSync(site.locks());
  expect(readFileSync(join(site.locks(), failed), 'utf8')).not.toContain('hush-hush');
});

test('summary: false writes none', async () => {
  await using site = await Site.open();
  const leg = site.start({ run: 'true', summary: 'false' });
  await leg.ended;
  expect(leg.file('GITHUB_STEP_SUMMARY')).toBe('');
});

test('a summary that the build itself has filled is left as it is: over 1 MiB the runner would refuse all of it', async () => {
  await using site = await Site.open();
  const leg = site.start({ run: 'head -c 1048500 /dev/zero | tr "\\0" x >> "$GITHUB_STEP_SUMMARY"' });
  expect((await leg.ended).output).toContain('No summary of build-once');
  expect(leg.file('GITHUB_STEP_SUMMARY')).toHaveLength(1048500);
});

test('a summary that cannot be written fails no step', async () => {
  await using site = await Site.open();
  const { code, output } = await site.start({ run: 'true' }, { GITHUB_STEP_SUMMARY: undefined }).ended;
  expect(code, output).toBe(0);
  expect(output).toContain('::warning::the job summary could not be written');
});

test('where an earlier build of the name is known, the waiting leg says how long that took', async () => {
  await using site = await Site.open();
  await site.start({ run: 'true', key: 'one' }).ended;
  const run = waitFor(site, 'go');
  site.start({ run, key: 'two' });
  const waiter = site.start({ run, key: 'two' });
  await until('one of them to wait', () => waiter.output.includes('Waiting for') || waiter.output.includes('Building'));
  const second = site.start({ run, key: 'two' });
  await until('the other to wait', () => second.output.includes('the build before it took'));
  touch(site, 'go');
  expect((await second.ended).code).toBe(0);
});
