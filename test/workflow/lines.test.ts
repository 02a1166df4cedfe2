import { describe, expect, it } from 'vitest';
import { LineSplitter } from './lines.ts';

function split(...chunks: readonly (string | readonly number[])[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(Buffer.from(chunk as string));
  splitter.end();
  return lines;
}

describe('output', () => {
  it('is cut at line feeds, carriage returns, and both, wherever the chunks end', () => {
    expect(split('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
    expect(split('a\r', '\nb\r', 'c', '\n\n')).toEqual(['a', 'b', 'c', '']);
    expect(split('10%\r', '20%\r')).toEqual(['10%', '20%']);
  });

  it('may be cut within a character', () => {
    expect(split([0x6d, 0xc3], [0xa4, 0x68, 0x0a])).toEqual(['mäh']);
  });

  it('has no last line of its own after a line feed', () => {
    expect(split('a\n')).toEqual(['a']);
    expect(split()).toEqual([]);
  });
});
