import { expect, it } from 'vitest';
import { addMatchers, readProblemMatchers, removeMatchers } from '../../src/action/annotations/problem-matchers.ts';
import { MATCHERS, OWNERS } from './matcher-files.ts';

function commandsOf(print: (to: { command: (name: string, data: string, properties?: object) => void }) => void) {
  const commands: unknown[][] = [];
  print({ command: (name, ...more) => commands.push([name, ...more]) });
  return commands;
}

it('adds every file by its absolute path, and removes every owner', async () => {
  const matchers = await readProblemMatchers(MATCHERS);
  const added = commandsOf((to) => addMatchers(to, matchers));
  expect(added).toHaveLength(11);
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
