import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOCUMENT } from '../benchmark/report.ts';
import { sectionsOf } from '../benchmark/sections.ts';
import { SCALE_HEAD, scaleLines } from '../nfs/bench/nfs-scale.ts';
import { nfsSections } from '../nfs/bench/nfs-sections.ts';

const document = readFileSync(DOCUMENT, 'utf8');
const noPeers = {
  npm: undefined,
  python: undefined,
  programs: { dotlockfile: undefined, ccache: undefined, flock: undefined },
  versions: {},
};
const sections = [...sectionsOf(noPeers), ...nfsSections(), { name: 'nfs-scale', head: SCALE_HEAD }].map(
  ({ name, head }) => ({ name, head }),
);

/** What stands between the marks of that name, which are there once. */
function placeOf(name: string): string {
  const places = [...document.matchAll(new RegExp(`<!-- ${name} -->\\n([^]*?)<!-- /${name} -->`, 'g'))];
  expect(places.length, `places for ${name}`).toBe(1);
  return places[0]?.[1] ?? '';
}

test.each(sections)('docs/performance.md has the table $name as its benchmark gives it', ({ name, head }) => {
  const [first = '', second = '', ...lines] = placeOf(name).trimEnd().split('\n');
  expect(first).toBe(`| ${head.join(' | ')} |`);
  expect(second).toBe(`|${' --- |'.repeat(head.length)}`);
  expect(lines).not.toEqual([]);
  for (const line of lines) expect(line.split(/(?<!\\)\|/).length - 2, line).toBe(head.length);
});

test('docs/performance.md has a place for each table and for no other', () => {
  const marked = [...document.matchAll(/<!-- ([\w-]+) -->/g)].map(([, name]) => name);
  expect(marked.toSorted()).toEqual(['machine', 'machine-nfs', ...sections.map(({ name }) => name)].toSorted());
  for (const machine of ['machine', 'machine-nfs'])
    expect(placeOf(machine)).toMatch(/^Measured on \d{4}-\d\d-\d\d: .*Node 24\./);
});

test('what one server bears is told by the version that asks more', () => {
  const measured = {
    'nfs-lock': [
      ['a leg that finds its result, the first on its host', '3', '24', ''],
      ['a leg that finds its result, the first on its host', '4.2', '25', ''],
      ['and the next there', '3', '8', ''],
      ['NFSLock', '3', '10', ''],
    ],
    'nfs-waiting': [['its 10th minute, and each later one', '3', '1000', '30', '40', '5']],
  };
  const told = scaleLines(measured).map(([, requests, bears]) => [requests, bears]);
  expect(told).toEqual([
    ['– a minute', '– legs at a time'],
    ['40 a minute', '1,500 legs at a time'],
    ['25, once', '40 legs a second'],
    ['8, once', '125 legs a second'],
    ['10, once', '100 locks a second'],
  ]);
});
