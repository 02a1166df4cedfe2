import { expect, it } from 'vitest';
import { addMatchers, removeMatchers } from '../../src/action/annotations/annotations.ts';
import { forMatchers } from '../../src/build/output/printable.ts';
import { mayMatch, readProblemMatchers } from '../../src/build/output/problem-matchers.ts';
import { ALL_LOGS, MATCHERS, OWNERS } from './matcher-files.ts';

function commandsOf(print: (to: { command: (name: string, data: string, properties?: object) => void }) => void) {
  const commands: unknown[][] = [];
  print({ command: (name, ...more) => commands.push([name, ...more]) });
  return commands;
}

it('adds every file by its absolute path, and removes every owner', async () => {
  const matchers = await readProblemMatchers(MATCHERS);
  const added = commandsOf((to) => addMatchers(to, matchers));
  expect(added).toHaveLength(12);
  expect(added).toContainEqual(['add-matcher', `${MATCHERS}/verilator.json`]);
  expect(commandsOf((to) => removeMatchers(to, matchers))).toEqual(
    OWNERS.map((owner) => ['remove-matcher', '', { owner }]),
  );
});

it('knows where each pattern finds the path of a file', async () => {
  const { locations } = await readProblemMatchers(MATCHERS);
  const paths = locations.map(({ pattern, group }) => pattern.exec('rtl/top.sv:12:3: error: no')?.[group]);
  expect(paths.filter((path) => path !== undefined)).toEqual(['rtl/top.sv']);
});

it('a line that no hint is in is none of a pattern', async () => {
  const { locations, headlines } = await readProblemMatchers(MATCHERS);
  const patterns = [...locations, ...headlines].map(({ pattern }) => pattern);
  const lines = ALL_LOGS.flatMap((log) => log.lines.map(({ text }) => forMatchers(text)));
  const matched = lines.filter((line) => patterns.some((pattern) => pattern.test(line)));
  expect(matched.length).toBeGreaterThan(200);
  expect(matched.filter((line) => !mayMatch(line))).toEqual([]);
  expect(lines.filter((line) => !mayMatch(line)).length).toBeGreaterThan(lines.length / 4);
});
