import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Site } from './leg.ts';
import { seenByRunner } from './runner-view.ts';
import { test } from './test.ts';

/** A build that says something, waits for a file of that name, and goes on. */
const waitFor = (site: Site, name: string) => `until [ -e "${join(site.root, name)}" ]; do sleep 0.05; done`;
const touch = (site: Site, name: string) => writeFileSync(join(site.root, name), '');

test('a waiting leg shows the output of the build as it grows, in a group, and no command in it acts', async ({
  site,
}) => {
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

test('a last line without its end is seen by the leg that builds, in the log and by the legs that wait, also after a kill', async ({
  site,
}) => {
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
  await until('it to be stored', () => readFileSync(log, 'utf8').includes('got it'));
  builder.process.kill('SIGKILL');
  await builder.ended;
  expect(readFileSync(log, 'utf8')).toMatch(/^vsim\nQueueing for licence\.\.\. ::error::no\n/);
});

test('a late leg prints one paragraph, not the log', async ({ site }) => {
  const inputs = { run: 'seq 1000; touch "$BUILD_ONCE_DIR/simv"' };
  await site.start(inputs).ended;
  const { output } = await site.start(inputs).ended;
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('on failure: the error, the last lines, where the full log is', async ({ site }) => {
  const run = 'seq 500; exit 3';
  await site.start({ run, key: 'k' }).ended;
  const { output } = await site.start({ run, key: 'k' }).ended;
  expect(output).toContain('\n481\n');
  expect(output).toContain('\n500\n');
  expect(output).not.toContain('\n480\n');
  const [, log = ''] = /::error::the build failed with exit code 3.*; log: (\S+);/.exec(output) ?? [];
  expect(readFileSync(log, 'utf8').split('\n')).toHaveLength(501);
});

test('on failure: the first errors with their lines in the log, as far from its end as they may be; in every leg, the marker and the summary', async ({
  site,
}) => {
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

test.for([
  { run: 'yes | head -n 1', says: 'exit code 141 (SIGPIPE: ' },
  { run: 'kill -SEGV $$', says: 'exit code 139 (SIGSEGV: ' },
  { run: 'bash -c "kill -ABRT \\$\\$"', says: 'exit code 134 (SIGABRT: ' },
])('a build that ends by a signal, itself or one of its commands, names it: $run', async ({ run, says }, { site }) => {
  const { output } = await site.start({ run }).ended;
  expect(output).toContain(`::error::the build failed with ${says}`);
});

test('whoever reads the output late misses nothing of it', async ({ site }) => {
  const leg = site.start({ run: 'seq 400000; exit 3' });
  // From then on the build is held up by its own output.
  leg.process.stdout?.pause();
  await until('the build to run', () => globSync(join(site.entries, 'build-*/1-*.log')).length > 0);
  leg.process.stdout?.resume();
  const { output } = await leg.ended;
  expect(output).toContain('\n400000\n');
  expect(output).toContain('::error::the build failed with exit code 3');
});

test('what the output of a build has left open is closed behind it', async ({ site }) => {
  const run = 'echo "::group::a"; echo "::stop-commands::tok"; echo "::endgroup::"';
  const { output } = await site.start({ run, annotate: 'false' }).ended;
  expect(output).toMatch(/::stop-commands::tok\n::endgroup::\n::tok::\n::endgroup::\n[\s\S]*Built /);
});

test('what the build masks, and what is named like a secret, is not stored on the share', async ({ site }) => {
  const run = `echo "::add-mask::hush-hush"; echo "pw=hush-hush"; echo "key $SOC_API_KEY"; echo "pw=hush-hush" >> "$GITHUB_OUTPUT"; echo "${'hush'}-hush"`;
  const builder = site.start({ run }, { SOC_API_KEY: 'k-123456' });
  const { outputs, output } = await builder.ended;
  expect(output).toContain('pw: holds a masked value');
  const stored = readFileSync(outputs.log ?? '', 'utf8') + readFileSync(join(site.locks(), 'build.done'), 'utf8');
  expect(stored).not.toContain('hush-hush');
  expect(stored).not.toContain('k-123456');
  expect(stored).toContain('pw=***');
});

test('bytes that are no UTF-8 reach the log as they are', async ({ site }) => {
  const { outputs } = await site.start({ run: `printf 'a\\377\\0b\\n'` }).ended;
  expect(readFileSync(outputs.log ?? '')).toEqual(Buffer.from([0x61, 0xff, 0x00, 0x62, 0x0a]));
});

test('a message about what is masked is masked as well', async ({ site }) => {
  const run = 'echo "$SIM_TOKEN" >> "$GITHUB_OUTPUT"';
  const { outputs, output } = await site.start({ run }, { SIM_TOKEN: 'hush-hush' }).ended;
  expect(outputs.key).toBeUndefined();
  expect(output).toContain('neither NAME=VALUE');
  const [failed = ''] = readdirSync(site.locks());
  expect(readFileSync(join(site.locks(), failed), 'utf8')).not.toContain('hush-hush');
});

test('where an earlier build of the name is known, the waiting leg says how long that took', async ({ site }) => {
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
