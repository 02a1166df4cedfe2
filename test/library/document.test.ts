import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as library from '../../lib/index.js';
import { DEFAULT_SECONDS } from '../../src/nfs-lock/lock-timings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');

/** The first cells of all tables: `` `onNotice(text)` `` is onNotice. */
const named = [...DOCUMENT.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`(\w+)/g)].map(([, name = '']) => name),
);

test.each([
  ['src/nfs-lock/options.ts', 'NFSLockOptions'],
  ['src/call-once/options.ts', 'CallOnceOptions'],
])('docs/library.md names each option of %s', (file, type) => {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const [, body = ''] = new RegExp(`export interface ${type}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  const options = [...body.matchAll(/(@internal[\s\S]*?)?^ {2}readonly (\w+)\??:/gm)]
    .filter(([, internal]) => internal === undefined)
    .map(([, , name = '']) => name);
  expect(options.length).toBeGreaterThan(4);
  const inTheExample = ['path', 'name', 'fn'];
  expect(options.filter((name) => !named.includes(name) && !inTheExample.includes(name))).toEqual([]);
});

test.each(Object.entries(DEFAULT_SECONDS))('docs/library.md tells the default of %s', (name, seconds) => {
  expect(DOCUMENT).toContain(`\n| \`${name}\` | ${seconds} |`);
});

test('docs/library.md names all that the library exports', () => {
  expect(Object.keys(library).filter((name) => !DOCUMENT.includes(`\`${name}\``))).toEqual([]);
});

test('the example in docs/library.md runs', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'library-example-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await mkdir(join(directory, 'soc'));
  const [, example = ''] = /^```ts\n([\s\S]*?)^```/m.exec(DOCUMENT) ?? [];
  const program = `
    const compile = async (signal: AbortSignal) => (signal.aborted ? 'ended' : 'compiled');
    const useLicence = async (signal: AbortSignal) => console.log(signal.aborted ? 'lost' : 'held');
    ${example.replace("'build-once'", `'${join(ROOT, 'lib/index.js')}'`).replaceAll('/nfs/ci/builds', directory)}
    console.log(value);`;
  const file = join(directory, 'example.mts');
  writeFileSync(file, program);
  expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe('held\ncompiled\n');
});
