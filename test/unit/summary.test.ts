import { expect, test } from 'vitest';
import type { Ingredients } from '../../src/action/entry.ts';
import { renderSummary } from '../../src/action/summary.ts';

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
