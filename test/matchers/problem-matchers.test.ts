import { expect, it } from 'vitest';
import { addMatchers, readProblemMatchers, removeMatchers } from '../../src/action/problem-matchers.ts';
import { MATCHERS, OWNERS } from './matcher-files.ts';

it('adds every file by its absolute path, and removes every owner', async () => {
  const matchers = await readProblemMatchers(MATCHERS);
  const added = addMatchers(matchers);
  expect(added).toContain(`::add-matcher::${MATCHERS}/verilator.json\n`);
  expect(added.match(/^::add-matcher::\/.+\.json$/gm)).toHaveLength(11);
  expect(removeMatchers(matchers).trimEnd().split('\n')).toEqual(
    OWNERS.map((owner) => `::remove-matcher owner=${owner}::`),
  );
});

it('writes a path into a workflow command so that it comes out as it was', () => {
  const files = ['/a b/50%/c\r\nd.json'];
  expect(addMatchers({ files, owners: [], locations: [] })).toBe('::add-matcher::/a b/50%25/c%0D%0Ad.json\n');
});

it('knows where each pattern finds the path of a file', async () => {
  const { locations } = await readProblemMatchers(MATCHERS);
  const paths = locations.map(({ pattern, group }) => pattern.exec('rtl/top.sv:12:3: error: no')?.[group]);
  expect(paths.filter((path) => path !== undefined)).toEqual(['rtl/top.sv']);
});
