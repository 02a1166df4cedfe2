import { expect, test } from 'vitest';
import { Lines } from '../../src/build/lines.ts';

test('lines are cut at newlines, whatever the chunks; the last one may lack its own; a huge one comes in parts', () => {
  const lines = new Lines();
  const take = (text: string) => [...lines.take(Buffer.from(text))].map(String);
  expect([take('a\nb'), take('c\n\nd'), [...lines.end()].map(String)]).toEqual([['a\n'], ['bc\n', '\n'], ['d\n']]);
  const huge = [...lines.take(Buffer.alloc(200_000, 'x'))];
  expect(huge.every((part) => part.length <= 65_536)).toBe(true);
  expect(Buffer.concat([...huge, ...lines.end()]).length).toBe(200_001);
});

test('a line that is too long is cut behind a blank, else between two characters', () => {
  const cut = (text: string) => [...new Lines().take(Buffer.from(text))].map(String)[0];
  const secret = 'hush'.repeat(10);
  expect(cut(`${'x'.repeat(65_500)} ${secret}${'y'.repeat(100)}`)).toBe(`${'x'.repeat(65_500)} `);
  expect(cut(`${'x'.repeat(65_535)}éé${'y'.repeat(10)}`)).toBe('x'.repeat(65_535));
});
