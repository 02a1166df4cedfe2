import { expect, test } from 'vitest';
import { parsePairs } from '../../src/action/file-commands.ts';

test('file commands: lines and blocks by the rules of the runner', () => {
  expect(parsePairs('F', 'a=b=c\nd<<E\n1\n\n2\nE\n\nf=\r\ng=x<<y\n')).toEqual([
    ['a', 'b=c'],
    ['d', '1\n\n2'],
    ['f', ''],
    ['g', 'x<<y'],
  ]);
  for (const bad of ['no equals', '=x', '<<E\nE', 'a<<', 'a<<E\nnever closed']) {
    expect(() => parsePairs('F', bad), bad).toThrow('F');
  }
});
