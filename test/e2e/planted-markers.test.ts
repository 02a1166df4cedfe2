import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from './test.ts';

/** A leg that hung would end by its own timeout, with an error. */
const INPUTS = { run: 'touch "$BUILD_ONCE_DIR/simv"', key: 'k', expect: 'simv', timeout: '30' };

interface Planted {
  readonly name: string;
  readonly plant: (path: string) => void;
  readonly says: RegExp;
}

const sparse = (path: string) => {
  writeFileSync(path, '');
  truncateSync(path, 2 ** 31);
};

const PLANTED: readonly Planted[] = [
  { name: 'an empty directory', plant: (path) => mkdirSync(path), says: /is a directory, not a file/ },
  {
    name: 'a directory with something in it',
    plant: (path) => {
      mkdirSync(path);
      writeFileSync(join(path, 'x'), '');
    },
    says: /is a directory, not a file/,
  },
  { name: 'a FIFO', plant: (path) => void spawnSync('mkfifo', [path]), says: /is a FIFO, not a file/ },
  { name: 'a link to nowhere', plant: (path) => symlinkSync('/nowhere', path), says: /is a symbolic link/ },
  { name: 'a link to an endless file', plant: (path) => symlinkSync('/dev/zero', path), says: /is a symbolic link/ },
  { name: 'two gigabytes', plant: sparse, says: /takes 2147483648 bytes, more than 4194304/ },
  { name: 'an empty file', plant: (path) => writeFileSync(path, ''), says: /is empty/ },
  { name: 'half a marker', plant: (path) => writeFileSync(path, '{"version": 1, "va'), says: /is cut short/ },
  {
    name: '300,000 levels of JSON',
    plant: (path) => writeFileSync(path, `{"version":1,"value":${'['.repeat(300_000)}${']'.repeat(300_000)}}`),
    says: /is cut short, or was not written by CallOnce/,
  },
];

describe.each(PLANTED)('$name', ({ plant, says }) => {
  test('as a marker: said where and what it is, and the next one is stored', async ({ site }) => {
    await site.start(INPUTS).ended;
    const done = join(site.locks(), 'build.done');
    rmSync(done);
    plant(done);
    const { code, output, outputs } = await site.start(INPUTS).ended;
    expect(code, output).toBe(0);
    expect(outputs.outcome).toBe('built');
    expect(output).toMatch(new RegExp(`::warning::${done} ${says.source}`));
    expect((await site.start(INPUTS).ended).outputs.outcome).toBe('reused');

    rmSync(done);
    const failed = join(site.locks(), 'build.failed.1000-1');
    plant(failed);
    // Of the same key, as far as it goes: it fails without the file.
    const failing = await site.start({ ...INPUTS, expect: 'simv\nnot-there' }).ended;
    expect(failing.output).toMatch(new RegExp(`::warning::${failed} ${says.source}`));
    expect(failing.output).toContain('::error::the build succeeded, but left nothing that matches');
    expect(JSON.parse(readFileSync(failed, 'utf8')).message).toContain('left nothing that matches');
    expect((await site.start(INPUTS).ended).output).toContain('left nothing that matches');
  });

  test('as .done of another key of that name: the leg that builds says nothing of it and is not held up', async ({
    site,
  }) => {
    const marker = join(site.entries, `build-${'0'.repeat(16)}`, '.locks', 'build.done');
    mkdirSync(dirname(marker), { recursive: true });
    plant(marker);
    const { code, output, outputs } = await site.start(INPUTS).ended;
    expect(code, output).toBe(0);
    expect(outputs.outcome).toBe('built');
    expect(output).not.toContain(marker);
  });
});

test("a directory in a marker's place that is not empty stays, moved aside", async ({ site }) => {
  await site.start(INPUTS).ended;
  const marker = join(site.locks(), 'build.done');
  rmSync(marker);
  mkdirSync(marker);
  writeFileSync(join(marker, 'x'), 'kept');
  await site.start(INPUTS).ended;
  const [aside = 'none'] = readdirSync(site.locks()).filter((name) => name !== 'build.done');
  expect(aside).toMatch(/^build\.invalid\./);
  expect(readFileSync(join(site.locks(), aside, 'x'), 'utf8')).toBe('kept');
});

test.for<[what: string, part: { keyParts?: object; [name: string]: unknown }, says: string]>([
  ['an attempt above the entry', { attempt: '../../../x' }, 'its .done names "../../../x", which is not in its entry'],
  ['an absolute attempt', { attempt: '/tmp' }, 'its .done names "/tmp", which is not in its entry'],
  ['what is no attempt', { attempt: '.locks' }, 'its .done names ".locks", which is not in its entry'],
  ['an attempt with a slash', { attempt: '1-x/../../y' }, 'which is not in its entry'],
  ['an attempt that is not there', { attempt: '7-x' }, '7-x.users is gone'],
  ['a file above the attempt', { expected: ['../secret'] }, 'its .done names "../secret", which is not in its entry'],
  ['an absolute file', { expected: ['/etc/passwd'] }, 'its .done names "/etc/passwd", which is not in its entry'],
  ['another key', { keyParts: { key: 'other' } }, 'its .done is of another build: the key: other → k'],
  ['no key', { keyParts: {} }, 'its .done is of another build'],
])('a .done that names %s is a miss with a message', async ([_, part, says], { site }) => {
  await site.start(INPUTS).ended;
  const marker = join(site.locks(), 'build.done');
  const done = JSON.parse(readFileSync(marker, 'utf8'));
  const { keyParts } = done.value;
  const planted = Object.keys(part.keyParts ?? {}).length > 0 ? { ...keyParts, ...part.keyParts } : undefined;
  const value = { ...done.value, ...part, ...(planted ? { keyParts: planted } : {}) };
  writeFileSync(marker, JSON.stringify({ ...done, value }));
  const { code, output, outputs } = await site.start(INPUTS).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
  expect(output).toContain(says);
  expect((await site.start(INPUTS).ended).outputs.outcome).toBe('reused');
});

/** What no JSON of ours has where a text or a path is expected. */
const NOT_TEXT = { toString: 1 };

test('what a .done says of its builder can be anything: it is reused, and nothing of it is printed as it stands', async ({
  site,
}) => {
  await site.start(INPUTS).ended;
  const marker = join(site.locks(), 'build.done');
  const done = JSON.parse(readFileSync(marker, 'utf8'));
  writeFileSync(
    marker,
    JSON.stringify({
      ...done,
      builder: { ...done.builder, about: { job: NOT_TEXT, runner: NOT_TEXT, url: NOT_TEXT } },
    }),
  );
  const { code, output, outputs } = await site.start(INPUTS).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('reused');
  expect(outputs.builder).toMatch(/^host /);
});

test('what a failure says of its builder can be anything: the step fails with its message', async ({ site }) => {
  const failing = { ...INPUTS, run: 'exit 3' };
  await site.start(failing).ended;
  const marker = join(site.locks(), 'build.failed.1000-1');
  const failed = JSON.parse(readFileSync(marker, 'utf8'));
  writeFileSync(
    marker,
    JSON.stringify({ ...failed, builder: { ...failed.builder, about: { job: NOT_TEXT, runner: NOT_TEXT } } }),
  );
  const { code, output } = await site.start(failing).ended;
  expect(code).toBe(1);
  expect(output).toContain('::error::the build failed with exit code 3');
});

test.for<[what: string, part: object]>([
  ['a place of the builder that is empty', { builtIn: { dir: [''], workspace: [], temporary: [], path: [] } }],
  ['a place that is relative', { builtIn: { dir: ['a'], workspace: [], temporary: [], path: [] } }],
  ['a file below a file', { expected: ['simv/x/y'] }],
  ['a name that no file system takes', { expected: ['a\0b'] }],
])('a .done that names %s is a miss, and holds nobody up', async ([_, part], { site }) => {
  const inputs = { ...INPUTS, run: 'touch "$BUILD_ONCE_DIR/simv"; echo A=/x >> "$GITHUB_ENV"' };
  await site.start(inputs).ended;
  const marker = join(site.locks(), 'build.done');
  const done = JSON.parse(readFileSync(marker, 'utf8'));
  writeFileSync(marker, JSON.stringify({ ...done, value: { ...done.value, ...part } }));
  const { code, output, outputs } = await site.start(inputs).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
  expect((await site.start(inputs).ended).outputs.outcome).toBe('reused');
});

test('a file where the attempt was is a miss', async ({ site }) => {
  const { outputs: first } = await site.start(INPUTS).ended;
  rmSync(`${first.dir}`, { recursive: true });
  writeFileSync(`${first.dir}`, '');
  const { code, output, outputs } = await site.start(INPUTS).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
});
