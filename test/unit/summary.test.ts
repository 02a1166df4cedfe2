import { expect, test } from 'vitest';
import { renderSummary } from '../../src/action/summary/summary.ts';
import { KEY_PARTS, RESULT } from './sample-result.ts';

test('a leg that reused is told what it saved, when that was built, and from which commit', async () => {
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
  const done = { value: RESULT, seconds: 2.1, finishedAt: '2026-11-26T10:15:02Z' };
  const value = { ...RESULT, commit: { sha: '1a2b3c4d'.repeat(5), of: 'main' } };
  const now = Date.parse('2026-11-26T13:20:00Z') / 1000;
  const text = renderSummary(outputs, { value, made: false, waitedSeconds: 1.4, done, phases: [], others: [] }, now);
  expect(text).toContain('<td>2026-11-26 10:15 UTC (3 h ago) from commit 1a2b3c4 of main</td>');
  expect(text).toContain('<th>saved</th><td>2.1 s of building, 0.7 s of waiting</td>');
});

test('a summary holds what users can put into it as text, and stays far below what the runner takes', async () => {
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
  const done = { value: RESULT, seconds: 1, builder: { hostname: name, pid: 1, timestamp: 1, about: { url: name } } };
  const previous = { id: name, seconds: 1, keyParts: { ...KEY_PARTS, key: name } };
  const phases = [{ name: 'build', began: 1, ended: 2 }] as const;
  const text = renderSummary(
    outputs,
    { value: RESULT, made: true, waitedSeconds: 0, done, phases, previous, others: [] },
    0,
  );
  expect(text.length).toBeLessThan(50_000);
  expect(text).not.toContain('<img');
});
