import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Leg, Site } from './leg.ts';
import { test } from './test.ts';

async function expectOneError(site: Site, leg: Leg, input: string): Promise<void> {
  const { code, output } = await leg.ended;
  expect(code, output).toBe(1);
  const errors = output.split('\n').filter((line) => line.startsWith('::error::'));
  expect(errors, output).toHaveLength(1);
  expect(errors[0]).toContain(`input '${input}'`);
  expect(output).not.toContain('    at ');
  expect(readdirSync(site.share)).toEqual([]);
}

test.for<[input: string, value: string]>([
  ['run', ''],
  ['path', ''],
  ['path', 'relative'],
  ['path', '/nonexistent/mount'],
  ['name', '../up'],
  ['name', 'a'.repeat(4000)],
  ['key', ''],
  ['shell', 'cmd'],
  ['working-directory', 'no/such/place'],
  ['expect', '../x'],
  ['timeout', 'soon'],
  ['poll-interval', '0'],
  ['lease', '-1'],
  ['stale-timeout', 'x'],
  ['retry-failed', 'sometimes'],
  ['license-tries', '0'],
  ['retry-on', 'fine\n(unbalanced'],
  ['share-with-forks', 'yes'],
  ['annotate', 'yes'],
  ['summary', '1'],
])('%s: %j ends the step with one error, before anything is touched', async ([input, value], { site }) => {
  await expectOneError(site, site.start({ run: 'true', [input]: value }), input);
});

test('a path that is a file', async ({ site }) => {
  const file = join(mkdtempSync(join(site.root, 'x-')), 'file');
  writeFileSync(file, '');
  await expectOneError(site, site.start({ run: 'true', path: file }), 'path');
});

test('no path at all: the error says both ways to give one', async ({ site }) => {
  const leg = site.start({ run: 'true' }, { INPUT_PATH: undefined });
  await expectOneError(site, leg, 'path');
  expect(leg.output).toContain('BUILD_ONCE_PATH');
});

test('BUILD_ONCE_PATH alone is enough', async ({ site }) => {
  const leg = site.start({ run: 'true' }, { INPUT_PATH: undefined, BUILD_ONCE_PATH: site.share });
  expect((await leg.ended).code).toBe(0);
});

test('a fingerprint command that fails is one error; one that prints something else makes another key', async ({
  site,
}) => {
  const failed = await site.start({ run: 'true', fingerprint: 'echo v1\necho broken >&2; exit 4' }).ended;
  expect(failed.code).toBe(1);
  expect(failed.output).toMatch(/::error::fingerprint: .*exit code 4: broken/);
  expect(readdirSync(site.share)).toEqual([]);
  const key = async (version: string) =>
    (await site.start({ run: 'true', fingerprint: `echo ${version}` }).ended).outputs.key;
  expect(await key('v1')).not.toBe(await key('v2'));
});
