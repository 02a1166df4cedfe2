import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { test } from './test.ts';

test('a job that failed has a summary that says why, with the last lines, in which nothing is markup', async ({
  site,
}) => {
  const run = 'echo "<b>no such cell</b>"; exit 3';
  for (const name of ['the leg that built', 'another']) {
    const leg = site.start({ run, key: 'k' });
    await leg.ended;
    const summary = leg.file('GITHUB_STEP_SUMMARY');
    expect(summary, name).toMatch(/^### build-once: failed\n\nthe build failed with exit code 3, by job sim/);
    expect(summary, name).toContain('<pre>&#60;b&#62;no such cell&#60;/b&#62;</pre>');
  }
});

test('the summary says what became of the step; the leg that built also where its time went and why it had to', async ({
  site,
}) => {
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

test('of many builds of the name it is the newest that a miss is explained by', async ({ site }) => {
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

test.for([{ key: 5 }, { command: 7, fingerprint: 'v1' }, { fingerprint: [null, { command: 1 }] }, null, 'x'])(
  'an earlier marker whose keyParts are %j does no harm',
  async (keyParts, { site }) => {
    const locks = site.locks('build-0123456789abcdef');
    mkdirSync(locks, { recursive: true });
    writeFileSync(join(locks, 'build.done'), JSON.stringify({ version: 1, value: { keyParts }, seconds: 1 }));
    const leg = site.start({ run: 'true' });
    const { code, output } = await leg.ended;
    expect(code, output).toBe(0);
    expect(leg.file('GITHUB_STEP_SUMMARY')).toContain('### build-once: built');
  },
);

test('what a user can put into a failure is text in its summary, without colours', async ({ site }) => {
  const run = `printf '\\033[31m*no* [such](cell)\\033[0m\\n'; printf 'mine' >> "$GITHUB_STEP_SUMMARY"`;
  const leg = site.start({ run, expect: '*_sim_*' });
  await leg.ended;
  const summary = leg.file('GITHUB_STEP_SUMMARY');
  expect(summary).toMatch(/^mine\n\n### build-once: failed\n/);
  for (const mark of ['\u001b', '*', '_sim', 'sim_', '[such]']) expect(summary).not.toContain(mark);
  expect(summary).toContain('&#42;no&#42; &#91;such&#93;(cell)');
});

test('summary: false writes none', async ({ site }) => {
  const leg = site.start({ run: 'true', summary: 'false' });
  await leg.ended;
  expect(leg.file('GITHUB_STEP_SUMMARY')).toBe('');
});

test('a summary that the build itself has filled is left as it is: over 1 MiB the runner would refuse all of it', async ({
  site,
}) => {
  const leg = site.start({ run: 'head -c 1048500 /dev/zero | tr "\\0" x >> "$GITHUB_STEP_SUMMARY"' });
  expect((await leg.ended).output).toContain('No summary of build-once');
  expect(leg.file('GITHUB_STEP_SUMMARY')).toHaveLength(1048500);
});

test('a summary that cannot be written fails no step', async ({ site }) => {
  const { code, output } = await site.start({ run: 'true' }, { GITHUB_STEP_SUMMARY: undefined }).ended;
  expect(code, output).toBe(0);
  expect(output).toContain('::warning::the job summary could not be written');
});
