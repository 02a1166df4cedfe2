import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderSummary } from '../../src/action/summary/summary.ts';
import { showAnnotations } from './show-annotations.ts';
import { LogPage } from './show-log.ts';
import { showSummary } from './show-summary.ts';

test('a log: what the runner says of itself is left out, what a step was given is folded, other groups are open', () => {
  const lines = [
    "Runner name: 'r'",
    '##[group]Run ./',
    'with:',
    '##[endgroup]',
    'Waiting',
    '##[group]Output',
    'make',
    '##[endgroup]',
    '##[error]no such cell',
    'Post job cleanup.',
    '##[group]Run ./',
  ];
  const page = new LogPage();
  const shown = lines.map((line) => page.show(line)).filter((line) => line !== undefined);
  expect(shown.map(stripVTControlCharacters)).toEqual([
    '▸ Run ./',
    'Waiting',
    '▾ Output',
    '│ make',
    'Error: no such cell',
  ]);
});

test('annotations: at their line of the source, where they have one', () => {
  const annotations = [
    { severity: 'error', file: 'rtl/a.v', line: 2, message: 'no such cell' },
    { severity: 'warning', message: 'soft mount' },
  ] as const;
  expect(showAnnotations(annotations, () => 'module a;\n  cell x();\n')).toEqual([
    '[error] rtl/a.v',
    '    2 │   cell x();',
    '      └ no such cell',
    '[warning] soft mount',
  ]);
});

test('a summary: its table, its words, and the phases as bars', async () => {
  const keyParts = {
    key: 'a',
    command: 'make',
    shell: 'bash',
    workingDirectory: '.',
    fingerprint: [],
    os: 'linux',
    arch: 'x64',
    libc: 'glibc',
  };
  const outputs = {
    outcome: 'built',
    'cache-hit': false,
    dir: '/share/<1>',
    log: '/share/1.log',
    key: 'sim-0',
    builder: 'job a & b',
    'build-seconds': 6,
    'wait-seconds': 0,
  } as const;
  const builder = { hostname: 'h', pid: 1, timestamp: 0, about: { url: 'https://github.com/o/r' } };
  const done = { value: null, builder, seconds: 6, finishedAt: '' };
  const phases = [
    { name: 'wait', began: 10, ended: 12 },
    { name: 'build', began: 12, ended: 18 },
  ] as const;
  const previous = { id: 'sim-1', seconds: 5, keyParts: { ...keyParts, key: 'b' } };
  const built = { made: true, value: { keyParts }, done, phases, previous, others: [] } as unknown as Parameters<
    typeof renderSummary
  >[1];
  expect(showSummary(await renderSummary(outputs, built, 0), 33)).toEqual([
    '### build-once: built',
    'built by this job  job a & b: https://github.com/o/r',
    'build              6 s',
    'waited             0 s',
    'key                sim-0',
    'directory          /share/<1>',
    'Built although sim-1 exists. What has changed since:',
    '- the key: b → a',
    'wait   ████ 2.0 s',
    'build      ████████████ 6.0 s',
  ]);
});
