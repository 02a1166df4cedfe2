import { expect, test } from 'vitest';
import type { Ingredients } from '../../src/action/entry.ts';
import { Masks } from '../../src/action/masks.ts';
import { explainMiss } from '../../src/action/previous-build.ts';
import { renderSummary } from '../../src/action/summary.ts';
import { licencePauseSeconds, saysLicenceDenied } from '../../src/build/licence.ts';
import { Lines } from '../../src/build/lines.ts';

const INGREDIENTS: Ingredients = {
  key: 'k',
  command: 'make TOKEN=s3cr3t all',
  shell: 'bash',
  workingDirectory: '.',
  fingerprint: [{ command: 'verilator --version', output: 'Verilator 5.006' }],
  os: 'linux',
  arch: 'x64',
  libc: 'glibc 2.36',
};

test('lines are cut at newlines, whatever the chunks; the last one may lack its own; a huge one comes in parts', () => {
  const lines = new Lines();
  const take = (text: string) => [...lines.take(Buffer.from(text))].map(String);
  expect([take('a\nb'), take('c\n\nd'), [...lines.end()].map(String)]).toEqual([['a\n'], ['bc\n', '\n'], ['d\n']]);
  const huge = [...lines.take(Buffer.alloc(200_000, 'x'))];
  expect(huge.every((part) => part.length <= 65_536)).toBe(true);
  expect(Buffer.concat([...huge, ...lines.end()]).length).toBe(200_001);
});

test('masks: by command and by name, longest first, line by line; short values are no secrets', () => {
  const masks = new Masks({ MY_TOKEN: 'abcdef', A_SECRET: 'no', HARMLESS: 'visible' });
  const hide = (line: string) => masks.hideLine(Buffer.from(line)).toString();
  expect(hide('x abcdef no visible')).toBe('x *** no visible');
  expect(hide('::add-mask::abcdefgh%0Asecond line')).toBe(
    '::add-mask::***%0A***'.replace('%0A***', '%0Asecond line').replace('second line', '***'),
  );
  expect(hide('abcdefgh and second line')).toBe('*** and ***');
  expect(masks.hide({ a: ['abcdef', 1, null], b: { c: 'x' } })).toEqual({ a: ['***', 1, null], b: { c: 'x' } });
});

test.each([
  [{ key: 'other' }, 'the key (sources): other → k'],
  [{ command: 'make' }, 'the build command (run)'],
  [{ shell: 'sh' }, 'the shell: sh → bash'],
  [{ workingDirectory: 'sim' }, 'the working directory: sim → .'],
  [
    { fingerprint: [{ command: 'verilator --version', output: 'Verilator 4' }] },
    "the tool's answer to `verilator --version`: Verilator 4 → Verilator 5.006",
  ],
  [{ fingerprint: [...INGREDIENTS.fingerprint, { command: 'x', output: 'y' }] }, 'the fingerprint commands'],
  [{ arch: 'arm64' }, 'the platform: linux arm64 → linux x64'],
  [{ libc: 'musl' }, 'the C library: musl → glibc 2.36'],
])('a miss is explained by what differs: %j', (differing, reason) => {
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, ...differing })).toEqual([reason]);
});

test('a command that was stored masked is not taken for another', () => {
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, command: 'make TOKEN=*** all' })).toEqual([]);
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, command: 'make TOKEN=*** some' })).toHaveLength(1);
});

test.each([
  'vsim: Error: Unable to checkout a license. Vsim is closing.',
  'Licensed number of users already reached. (-4,342:10054 "")',
  'xmsim: *F,NOLICE: License checkout failed',
  'Failed to obtain a license for VCSRuntime_Net',
])('a licence that was denied: %s', (line) => {
  expect(saysLicenceDenied(`Reading pref.tcl\n${line}\nmake: *** [sim] Error 4`)).toBe(true);
});

test.each([
  '%Error: top.v:3:1: syntax error',
  'LICENSE checkout of the repository',
  '** Error: (vlog-13069) near "endmodul"',
])('another failure is none: %s', (line) => {
  expect(saysLicenceDenied(line)).toBe(false);
});

test('the pauses between tries for a licence grow', () => {
  expect([1, 2, 3, 4, 5, 9].map(licencePauseSeconds)).toEqual([30, 60, 120, 240, 300, 300]);
});

test('a leg that reused is told what it saved, rounded as people read it', () => {
  const outputs = {
    outcome: 'reused',
    'cache-hit': true,
    dir: '/d',
    log: '/l',
    key: 'k',
    builder: 'b',
    'build-seconds': 2.1,
    'wait-seconds': 1.4,
  } as const;
  const value = {
    dir: '',
    log: '',
    expected: [],
    commands: { outputs: [], env: [], paths: [] },
    builtIn: '',
    ingredients: INGREDIENTS,
  };
  const text = renderSummary(
    outputs,
    { value, made: false, waitedSeconds: 1.4, done: { value, seconds: 2.1 }, phases: [] },
    INGREDIENTS,
  );
  expect(text).toContain('<th align="left">saved</th><td>2.1 s of building, 0.7 s of waiting</td>');
});

test('a summary holds what users can put into it as text, and stays far below what the runner takes', () => {
  const name = '<img src=x>|`&"\n'.repeat(100_000);
  const outputs = {
    outcome: 'built',
    'cache-hit': false,
    dir: name,
    log: name,
    key: name,
    builder: name,
    'build-seconds': 1,
    'wait-seconds': 0,
  } as const;
  const done = { value: null, seconds: 1, builder: { hostname: name, pid: 1, timestamp: 1, about: { url: name } } };
  const previous = { id: name, seconds: 1, ingredients: { ...INGREDIENTS, key: name } };
  const phases = [{ name: 'build', began: 1, ended: 2 }] as const;
  const value = {
    dir: '',
    log: '',
    expected: [],
    commands: { outputs: [], env: [], paths: [] },
    builtIn: '',
    ingredients: INGREDIENTS,
  };
  const text = renderSummary(
    outputs,
    { value, made: true, waitedSeconds: 0, done: { ...done, value }, phases, previous },
    INGREDIENTS,
  );
  expect(text.length).toBeLessThan(50_000);
  expect(text).not.toContain('<img');
});
