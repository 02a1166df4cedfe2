import { expect, test } from 'vitest';
import { Lines, type Piece } from '../../src/build/output/lines.ts';

const texts = (pieces: Iterable<Piece>) => [...pieces].map(({ bytes }) => `${bytes}`);

test('lines are cut at newlines, whatever the chunks; the last one may lack its own; a huge one comes in parts', () => {
  const lines = new Lines();
  const take = (text: string) => texts(lines.take(Buffer.from(text)));
  expect([take('a\nb'), take('c\n\nd'), texts(lines.end())]).toEqual([['a\n'], ['bc\n', '\n'], ['d\n']]);
  const huge = [...lines.take(Buffer.alloc(200_000, 'x')), ...lines.end()];
  expect(huge.every(({ bytes }) => bytes.length <= 65_536)).toBe(true);
  expect(Buffer.concat(huge.map(({ bytes }) => bytes)).length).toBe(200_001);
  expect(huge.map(({ isRest }) => isRest)).toEqual([false, true, true, true]);
});

test('a line that is too long is cut behind a blank, else between two characters', () => {
  const cut = (text: string) => texts(new Lines().take(Buffer.from(text)))[0];
  const secret = 'hush'.repeat(10);
  expect(cut(`${'x'.repeat(65_500)} ${secret}${'y'.repeat(100)}`)).toBe(`${'x'.repeat(65_500)} `);
  expect(cut(`${'x'.repeat(65_535)}éé${'y'.repeat(10)}`)).toBe('x'.repeat(65_535));
});

test('an unfinished line can be taken in pieces; its newline comes at last, also at the end of the stream', () => {
  const lines = new Lines();
  const take = (text: string) => [...lines.take(Buffer.from(text))].map(({ bytes, isRest }) => [`${bytes}`, isRest]);
  take('a\nprom');
  expect(lines.unfinished).toEqual({ bytes: Buffer.from('prom'), isRest: false });
  expect(lines.takeUnfinished(3)).toEqual({ bytes: Buffer.from('pro'), isRest: false });
  expect(lines.unfinished).toEqual({ bytes: Buffer.from('m'), isRest: true });
  expect(take('pt\nnext\n')).toEqual([
    ['mpt\n', true],
    ['next\n', false],
  ]);
  take('dots');
  lines.takeUnfinished(4);
  expect(texts(lines.end())).toEqual(['\n']);
  expect(texts(lines.end())).toEqual([]);
});
