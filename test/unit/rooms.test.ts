import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const TEST = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import from, as CONTRIBUTING.md has it. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['action'],
  'post.ts': ['action'],
  'cli.ts': ['cli'],
  'index.ts': ['call-once', 'nfs-lock', 'shared-dir'],
  action: ['ci', 'build', 'store', 'command', 'call-once', 'nfs-lock', 'shared-dir'],
  cli: ['ci', 'build', 'store', 'command', 'call-once', 'nfs-lock', 'shared-dir'],
  ci: ['build', 'store', 'command', 'call-once', 'nfs-lock', 'shared-dir'],
  build: ['store', 'command', 'call-once', 'nfs-lock', 'shared-dir'],
  store: ['call-once', 'nfs-lock', 'shared-dir'],
  command: ['nfs-lock', 'shared-dir'],
  'call-once': ['nfs-lock', 'shared-dir'],
  'nfs-lock': ['shared-dir'],
  'shared-dir': [],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const room = (file: string): string => file.split('/')[0] ?? file;

const IMPORT = /(?:from|import\() ?'(\.[^']+)'/g;

interface Import {
  readonly file: string;
  readonly to: string;
}

/** Each import of one file of ours by another. */
const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map(([, to = '']) => ({
    file,
    to: posix.join(posix.dirname(file), to),
  })),
);

test('a room imports from those below it alone', () => {
  expect(imports.length).toBeGreaterThan(50);
  const wrong = imports.filter(({ file, to }) => room(file) !== room(to) && !MAY_USE[room(file)]?.includes(room(to)));
  expect(wrong).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(inCycles(imports)).toEqual([]);
});

test('nor does a folder of a room, by way of its other folders', () => {
  const folder = (file: string) => posix.dirname(file);
  const between = imports
    .map(({ file, to }) => ({ file: folder(file), to: folder(to) }))
    .filter(({ file, to }) => file !== to && room(file) === room(to) && file.includes('/') && to.includes('/'));
  expect(between.length).toBeGreaterThan(10);
  expect(inCycles(between)).toEqual([]);
});

/** What is in a cycle, and what imports it. */
function inCycles(all: readonly Import[]): readonly string[] {
  let left = [...new Set(all.map(({ file }) => file))];
  for (let before = 0; before !== left.length; ) {
    before = left.length;
    const leading = new Set(all.filter(({ to }) => left.includes(to)).map(({ file }) => file));
    left = left.filter((file) => leading.has(file));
  }
  return left;
}

test('no test loads what ends its process: vitest reports nothing of a worker that is gone', () => {
  const endProcess = join(SRC, 'build/process/end-process.ts');
  const tests = readdirSync(TEST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  expect(loadedBy(join(SRC, 'main.ts'))).toContain(endProcess);
  const loading = tests.filter((file) => loadedBy(join(TEST, file)).has(endProcess));
  expect(loading).toEqual([]);
});

/** The file and all that it imports, whatever is between. */
function loadedBy(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const path = join(dirname(file), to);
    if (path.endsWith('.ts')) loadedBy(path, loaded);
  }
  return loaded;
}

test('only shared-dir, and what works on this machine alone, touches a file system', () => {
  const mayTouch =
    /^(shared-dir|build\/audit\/(audit|find-dependency-files|inputs-file|read-files|tool-files)|build\/key\/sources\/(find-sources|hash-file|tree)|build\/(inputs\/check-places|output\/problem-matchers)\.|command\/(script|standard-streams|process-table)|nfs-lock\/liveness\/process-identity|cli\/run\/dotenv|ci\/github\/event|action\/(action-services|console\/first-page|file-commands\/(file-commands|runner-files)|summary\/summary-file|annotations\/(annotations|checkout-files))\.)/;
  const touching = files.filter((file) => /from 'node:fs/.test(readFileSync(join(SRC, file), 'utf8')));
  expect(touching.filter((file) => !mayTouch.test(file))).toEqual([]);
});

test('no folder holds more than 15 files', () => {
  const folders = Map.groupBy(files, (file) => posix.dirname(file));
  const sizes = [...folders].map(([folder, { length }]) => ({ folder, length }));
  expect(sizes.filter(({ length }) => length > 15)).toEqual([]);
});

test('only the console prints', () => {
  const printing = files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const [, imported = ''] = /import (.*) from '@actions\/core'/.exec(text) ?? [];
    const found = [
      ...(text.match(/(?<![-\w])console\.\w+|\bprocess\.std(out|err)\b|\bwriteSync\b|\bprocess\.emitWarning\b/g) ?? []),
      ...(/^\{ summary \}$|^$/.test(imported) ? [] : [imported]),
    ];
    return /^(action\/console\/|cli\/terminal\.ts)/.test(file) ? [] : found.map((what) => `${file}: ${what}`);
  });
  expect(printing).toEqual([]);
});
