import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';
import type { NameValue } from '../../src/build/result/file-commands.ts';
import type { Leg, Site } from './leg.ts';
import { test } from './test.ts';

const envOf = (leg: Leg): readonly NameValue[] => parsePairs('GITHUB_ENV', leg.file('GITHUB_ENV'));

/** The leg that builds, then one that reuses. */
async function both(site: Site, run: string): Promise<{ leg: Leg; output: string }[]> {
  const legs = [];
  for (const outcome of ['built', 'reused']) {
    const leg = site.start({ run, key: 'k' });
    const { output, outputs } = await leg.ended;
    expect(outputs.outcome, output).toBe(outcome);
    legs.push({ leg, output });
  }
  return legs;
}

test("a build cannot redirect a leg's own files: what the runner keeps to itself is refused, with a warning", async ({
  site,
}) => {
  const elsewhere = join(site.root, 'elsewhere');
  mkdirSync(elsewhere);
  const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
  const run = [
    ...names.map((name) => `echo "${name}=${elsewhere}/${name}" >> "$GITHUB_ENV"`),
    `printf '%s\\n' RUNNER_TEMP=/x Github_Sha=1 'NODE_OPTIONS<<E' --require=/x E 'node_options=x' CI=false LAST=1 >> "$GITHUB_ENV"`,
    'echo out=1 >> "$GITHUB_OUTPUT"; echo /tools >> "$GITHUB_PATH"',
  ].join('\n');
  for (const { leg, output } of await both(site, run)) {
    expect(envOf(leg)).toEqual([
      ['CI', 'false'],
      ['LAST', '1'],
    ]);
    expect((await leg.ended).outputs.out).toBe('1');
    expect(leg.file('GITHUB_PATH')).toBe('/tools\n');
    expect(leg.file('GITHUB_STEP_SUMMARY')).toContain('### build-once');
    const refused = [...names, 'RUNNER_TEMP', 'Github_Sha', 'NODE_OPTIONS', 'node_options'].join(', ');
    expect(output).toContain(`::warning::the build set ${refused} by GITHUB_ENV: ignored`);
    expect(readdirSync(elsewhere)).toEqual([]);
  }
});

test('names and values are those that the runner would read', async ({ site }) => {
  const run = `
    printf '\\357\\273\\277a=b=c\\r\\n=nameless\\nm<<E\\none\\r\\n\\ntwo\\nE\\n' >> "$GITHUB_ENV"
    printf '\\377\\376p\\000=\\0001\\000\\n\\000' > "$GITHUB_OUTPUT"
    printf '/one\\r\\n\\n/two\\r/three' >> "$GITHUB_PATH"
    echo x=y >> "$GITHUB_STATE"`;
  for (const { leg } of await both(site, run)) {
    expect(envOf(leg)).toEqual([
      ['a', 'b=c\r'],
      ['m', 'one\r\n\ntwo'],
    ]);
    expect((await leg.ended).outputs.p).toBe('1');
    expect(leg.file('GITHUB_PATH')).toBe('/one\n/two\n/three\n');
    expect(leg.state).not.toHaveProperty('x');
  }
});

test.for([
  { what: 'an output without a name', run: 'echo "=x" >> "$GITHUB_OUTPUT"', why: 'without a name to GITHUB_OUTPUT' },
  { what: 'a block that is not closed', run: 'echo "a<<E" >> "$GITHUB_ENV"', why: 'without the closing line E' },
  { what: 'a FIFO', run: 'rm "$GITHUB_OUTPUT"; mkfifo "$GITHUB_OUTPUT"', why: 'replaced GITHUB_OUTPUT' },
  { what: 'a gigabyte', run: 'truncate -s 1G "$GITHUB_ENV"', why: 'wrote 1073741824 bytes to GITHUB_ENV' },
  { what: 'a directory', run: 'rm "$GITHUB_PATH"; mkdir "$GITHUB_PATH"', why: 'replaced GITHUB_PATH' },
])('$what fails the build', async ({ run, why }, { site }) => {
  const { code, output } = await site.start({ run }).ended;
  expect(code, output).toBe(1);
  expect(output).toMatch(/^::error::the build /m);
  expect(output).toContain(why);
});

test('files that the build has removed are empty', async ({ site }) => {
  const { code, output } = await site.start({ run: 'rm "$GITHUB_OUTPUT" "$GITHUB_ENV" "$GITHUB_PATH"' }).ended;
  expect(code, output).toBe(0);
});

test('a name in a planted marker cannot hold another pair', async ({ site }) => {
  const inputs = { run: 'true', key: 'k' };
  await site.start(inputs).ended;
  const marker = join(site.locks(), 'build.done');
  const done = JSON.parse(readFileSync(marker, 'utf8'));
  const pairs = [
    ['X<<E\nE\nNODE_OPTIONS', '--require=/x'],
    ['Y=1\nNODE_OPTIONS', 'z'],
    ['', 'nameless'],
    ['Z', 'good\nNODE_OPTIONS=x'],
  ];
  done.value.commands = { outputs: pairs, env: pairs, paths: [] };
  writeFileSync(marker, JSON.stringify(done));
  const leg = site.start(inputs);
  const end = await leg.ended;
  expect(end.outputs.outcome, end.output).toBe('reused');
  expect(envOf(leg)).toEqual([['Z', 'good\nNODE_OPTIONS=x']]);
  expect(Object.keys(end.outputs)).not.toContain('X');
});

test('a FIFO that the build put in the place of the summary is not waited for', async ({ site }) => {
  const run = 'rm "$GITHUB_STEP_SUMMARY" && mkfifo "$GITHUB_STEP_SUMMARY"';
  const { code, output, outputs } = await site.start({ run, key: 'k' }).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
  expect(output).toContain('is no file; the build has replaced it');
});
