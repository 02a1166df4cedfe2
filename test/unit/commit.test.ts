import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { describeTime } from '../../src/build/result/ago.ts';
import { describeCommit, parseCommit } from '../../src/build/result/commit.ts';
import { commitOf } from '../../src/ci/github/commit.ts';
import { test } from '../support/directory.ts';

let directory = '';
test.beforeEach(({ directory: made }) => {
  directory = made;
});
const MERGE = 'abcdef0'.padEnd(40, '1');
const HEAD = '1234567'.padEnd(40, '2');

function describe(env: Record<string, string>, event: unknown = {}): string | undefined {
  const path = join(directory, 'event.json');
  writeFileSync(path, JSON.stringify(event));
  const commit = commitOf({ GITHUB_SHA: MERGE, GITHUB_EVENT_PATH: path, ...env });
  return commit && describeCommit(commit);
}

test.each([
  ['a push', { GITHUB_REF: 'refs/heads/main', GITHUB_REF_NAME: 'main' }, {}, 'commit abcdef0 of main'],
  ['a tag', { GITHUB_REF: 'refs/tags/v1.0', GITHUB_REF_NAME: 'v1.0' }, {}, 'commit abcdef0 of v1.0'],
  [
    'a pull request: its head, not the merge that nobody has seen',
    { GITHUB_REF: 'refs/pull/12/merge', GITHUB_REF_NAME: '12/merge' },
    { pull_request: { head: { sha: HEAD } } },
    'commit 1234567 of pull request #12',
  ],
  [
    'a pull request whose event cannot be read',
    { GITHUB_REF: 'refs/pull/12/merge' },
    { pull_request: { head: {} } },
    'commit abcdef0 of the merge of pull request #12',
  ],
  [
    "pull_request_target, which checks out the base branch's commit",
    { GITHUB_REF: 'refs/heads/main', GITHUB_REF_NAME: 'main' },
    { pull_request: { head: { sha: HEAD } } },
    'commit abcdef0 of main',
  ],
  ['no ref', {}, {}, 'commit abcdef0'],
  ['no commit', { GITHUB_SHA: '' }, {}, undefined],
])('the commit of %s', (_, env, event, described) => {
  expect(describe(env as Record<string, string>, event)).toBe(described);
});

test.each([[undefined], ['abc'], [{ sha: 5 }], [{ sha: '::error::' }], [{ of: 'main' }]])(
  'a marker that says %j names no commit',
  (value) => {
    expect(parseCommit(value as never)).toBeUndefined();
  },
);

test("what a marker says of a commit's name is shown on one line", () => {
  const commit = parseCommit({ sha: HEAD, of: `a\n::error::b${'c'.repeat(500)}` });
  const described = commit === undefined ? '' : describeCommit(commit);
  expect(described).not.toContain('\n');
  expect(described.length).toBeLessThan(130);
});

test.each([
  [0, 'just now'],
  [-300, 'just now'],
  [42, '42 s ago'],
  [119, '119 s ago'],
  [120, '2 min ago'],
  [7199, '119 min ago'],
  [7200, '2 h ago'],
  [172_800, '2 d ago'],
  [31_536_000, '365 d ago'],
])('%d s after it, a time is %s', (seconds, ago) => {
  const iso = '2026-11-26T10:15:02Z';
  expect(describeTime(iso, Date.parse(iso) / 1000 + seconds)).toBe(`2026-11-26 10:15 UTC (${ago})`);
});

test.each([[undefined], [''], ['soon'], ['::error::']])('%j is no time', (text) => {
  expect(describeTime(text, 0)).toBeUndefined();
});
