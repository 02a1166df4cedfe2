import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test as it } from '../support/directory.ts';
import { at, list, readYaml } from './yaml-files.ts';

const steps = [
  ...list(at(readYaml('.github/workflows/release.yml'), 'jobs', 'release', 'steps')),
  ...list(at(readYaml('.github/workflows/major-tag.yml'), 'jobs', 'move', 'steps')),
];
const scripts = steps.flatMap((step) => at(step, 'run') ?? []).map((script) => `${script}`);

let directory = '';
it.beforeEach(({ directory: made }) => {
  directory = made;
});

/** A `gh` that writes down what it is asked for, and fails for what begins as this says. */
const gh = (fails: string) => `#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in ${fails}) exit 1 ;; esac
`;

/** What the scripts ask `gh` for, first for the draft, then when it is published, in a clone that has these tags. */
function release(tag: string, { tags, fails = 'nothing' }: { tags: readonly string[]; fails?: string }) {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: directory, stdio: 'pipe' });
  git('init', '--quiet');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--allow-empty', '--message=t');
  for (const each of tags) git('tag', each);
  const calls = join(directory, 'calls');
  writeFileSync(calls, '');
  mkdirSync(join(directory, 'bin'));
  writeFileSync(join(directory, 'bin/gh'), gh(fails));
  chmodSync(join(directory, 'bin/gh'), 0o755);
  const env = {
    PATH: `${join(directory, 'bin')}:${process.env.PATH}`,
    CALLS: calls,
    GITHUB_REF_NAME: tag,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: 'abc',
  };
  const codes = scripts.map((script) => spawnSync('bash', ['-e', '-c', script], { cwd: directory, env }).status);
  return { codes, calls: readFileSync(calls, 'utf8').trimEnd().split('\n') };
}

const VIEW = 'release view v1.2.0';
const CREATE = 'release create v1.2.0 --draft --verify-tag --generate-notes';
const MOVE = 'api --silent --method PATCH repos/o/r/git/refs/tags/v1 -f sha=abc -F force=true';
const MAKE = 'api --silent --method POST repos/o/r/git/refs -f ref=refs/tags/v1 -f sha=abc';

/** Whether the workflow goes on with the tag of this commit, in a clone that has these branches of origin. */
function isOnMain(tagged: 'main' | 'aside'): boolean {
  const checks = list(at(readYaml('.github/workflows/release.yml'), 'jobs', 'version', 'steps'));
  const check = `${at(
    checks.find((step) => at(step, 'name') === 'The tag is on main'),
    'run',
  )}`;
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: directory, stdio: 'pipe' });
  const commit = (message: string) =>
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--allow-empty', '-m', message);
  git('init', '--quiet', '--initial-branch=main');
  commit('first');
  git('tag', 'v1.2.0');
  commit('second');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('checkout', '--quiet', '-b', 'aside', 'v1.2.0');
  commit('nobody has reviewed this');
  git('tag', 'v1.2.1');
  git('checkout', '--quiet', tagged === 'main' ? 'v1.2.0' : 'v1.2.1');
  const env = { PATH: process.env.PATH, GITHUB_REF_NAME: 'v1.2.0' };
  return spawnSync('bash', ['-e', '-c', check], { cwd: directory, env }).status === 0;
}

describe('a tag', () => {
  it('that main has, older than its end, is released', () => {
    expect(isOnMain('main')).toBe(true);
  });

  it('that main does not have is not', () => {
    expect(isOnMain('aside')).toBe(false);
  });
});

describe('a release', () => {
  const tags = ['v0.9.0', 'v1', 'v1.1.9', 'v1.2.0', 'v1.2.0-rc.1', 'v2.0.0'];

  it('is made as a draft; when it is published, the major tag is moved', () => {
    expect(release('v1.2.0', { tags, fails: '"release view"*' })).toEqual({
      codes: [0, 0],
      calls: [VIEW, CREATE, MOVE],
    });
  });

  it('that was made before is left as it is', () => {
    expect(release('v1.2.0', { tags })).toEqual({ codes: [0, 0], calls: [VIEW, MOVE] });
  });

  it('makes the major tag where there is none', () => {
    const fails = '"api --silent --method PATCH"*';
    expect(release('v1.2.0', { tags: ['v1.2.0'], fails })).toEqual({ codes: [0, 0], calls: [VIEW, MOVE, MAKE] });
  });

  it('of an older minor version does not move it', () => {
    expect(release('v1.2.0', { tags: [...tags, 'v1.10.0'] })).toEqual({ codes: [0, 0], calls: [VIEW] });
  });

  it('fails when it cannot be made, or the tag cannot be moved', () => {
    expect(release('v1.2.0', { tags, fails: '*' })).toEqual({
      codes: [1, 1],
      calls: [VIEW, CREATE, MOVE, MAKE],
    });
  });
});
