import { expect, test } from 'vitest';
import { parseJob } from '../../src/ci/github/job.ts';
import { foldersOf, type Origin } from '../../src/ci/github/origin.ts';

function titleOf(matrix: unknown, job = 'sim'): string {
  const env = { GITHUB_REPOSITORY: 'o/r', GITHUB_JOB: job };
  return parseJob(env, { matrix: JSON.stringify(matrix) }).title;
}

test.each([
  [null, 'sim'],
  [{}, 'sim'],
  [{ sim: 'verilator', seed: 3 }, 'sim (verilator, 3)'],
  [{ cores: 'dual', define: '' }, 'sim (dual)'],
  [{ define: '', other: null }, 'sim'],
  [{ trace: false, width: 0, ratio: 0.5 }, 'sim (false, 0, 0.5)'],
  [{ tool: { name: 'ghdl', flags: ['-O2', '', null], std: { year: 2008 } } }, 'sim (ghdl, -O2, 2008)'],
])("a job's title is the one that GitHub shows: %j", (matrix, title) => {
  expect(titleOf(matrix)).toBe(title);
});

test('a title of over 100 characters is cut where GitHub cuts it', () => {
  expect(titleOf({ define: 'x'.repeat(94) })).toBe(`sim (${'x'.repeat(94)})`);
  expect(titleOf({ define: 'x'.repeat(95) })).toBe(`sim (${'x'.repeat(92)}...`);
  expect(titleOf({ define: 'x'.repeat(10_000) })).toHaveLength(100);
  expect(titleOf({ define: '\u{1F527}'.repeat(100) }).isWellFormed()).toBe(true);
  expect(titleOf({}, 'j'.repeat(300))).toHaveLength(100);
});

test('no folder of an owner or repository is called like an entry, and no two have the same', () => {
  const digest = '0123456789abcdef';
  const own: Origin = { kind: 'own' };
  const fork: Origin = { kind: 'fork', event: 'push', repository: `x-${digest}/y-${digest}` };
  const [written = ''] = foldersOf(own, `acme-${digest}/r`);
  expect(written).toMatch(/^_acme-0123456789abcdef-[0-9a-f]{20}$/);
  expect(foldersOf(own, `o/${written}`)).not.toEqual(['o', written]);
  const folders = [foldersOf(own, `o/core-${digest}`), foldersOf(fork, `acme-${digest}/core-${digest}`)].flat();
  expect(folders).toHaveLength(8);
  expect(folders.filter((folder) => /-[0-9a-f]{16}$/.test(folder))).toEqual([]);
  for (const name of ['acme/.github', 'a-b/core_0123456789abcdef', 'o/r-0123456789ABCDEF', 'o/_r', '-o/.']) {
    expect(foldersOf(own, name)).toEqual(name.split('/'));
  }
});
