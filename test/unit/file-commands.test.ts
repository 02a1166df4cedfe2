import { expect, test } from 'vitest';
import { parsePairs } from '../../src/action/file-commands/file-commands.ts';

test('file commands: lines and blocks by the rules of the runner', () => {
  expect(parsePairs('F', 'a=b=c\nd<<E\n1\r\n\n2\nE\n\nf=\r\ng=x<<y\n=h\ni<<j=k\nj=k\nl=')).toEqual([
    ['a', 'b=c'],
    ['d', '1\r\n\n2'],
    ['f', '\r'],
    ['g', 'x<<y'],
    ['', 'h'],
    ['i', ''],
    ['l', ''],
  ]);
  for (const bad of ['no equals', '\r\n', '<<E\nE', 'a<<', 'a<<E\nnever closed', 'a<<E\nx\nE\r\n']) {
    expect(() => parsePairs('F', bad), bad).toThrow('F');
  }
});
