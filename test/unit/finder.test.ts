import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Finder } from '../../src/build/attempt/masks/finder.ts';

function finderOf(...patterns: string[]): Finder {
  const finder = new Finder();
  for (const pattern of patterns) finder.add(Buffer.from(pattern));
  return finder;
}

test('finds the longest at each place, and joins what overlaps or touches', () => {
  const finder = finderOf('abcd', 'abcdefgh', 'ghij', 'klmn');
  expect(finder.find(Buffer.from('abcdefghijklmn abcd abcde'))).toEqual([
    { start: 0, end: 14 },
    { start: 15, end: 19 },
    { start: 20, end: 24 },
  ]);
  expect(new Finder().find(Buffer.from('abcd'))).toEqual([]);
});

test('as one that looks everywhere for each, with patterns that begin alike and end anywhere', () => {
  const letters = () => [...randomBytes(1 + ((randomBytes(1)[0] ?? 0) % 12))].map((byte) => 'ab'[byte % 2]).join('');
  const patterns = Array.from({ length: 200 }, () => `abab${letters()}`);
  const finder = finderOf(...patterns);
  for (let round = 0; round < 50; round += 1) {
    const text = Array.from({ length: 20 }, letters).join(round % 2 === 0 ? '' : ' ');
    const marked = new Array<boolean>(text.length).fill(false);
    for (const pattern of patterns) {
      for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
        marked.fill(true, at, at + pattern.length);
    }
    const found = new Array<boolean>(text.length).fill(false);
    for (const { start, end } of finder.find(Buffer.from(text))) found.fill(true, start, end);
    expect(found).toEqual(marked);
    const cut = Math.floor(text.length / 2);
    for (let at = 0; at < cut; at += 1) {
      const rest = text.slice(at);
      const reaches = patterns.some(
        (each) => each.length > cut - at && (rest.startsWith(each) || each.startsWith(rest)),
      );
      expect(finder.reachesBeyond(Buffer.from(text), at, cut)).toBe(reaches);
    }
  }
});

/** Looks like chance, and is the same each time. */
const digest = (text: string) => createHash('sha256').update(text).digest('base64');

test('a hundred times as many patterns: hardly a place more to look at, also where they begin alike', () => {
  const secrets = Array.from({ length: 30_000 }, (_, at) => `${at % 3 === 0 ? 'ghp_' : ''}${digest(`${at}`)}`);
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => `%Warning: rtl/${digest(`${at % 100}`)}.sv:${at}: ghp_${at} a+b\n`,
  );
  const log = Buffer.from(lines.join(''));
  const few = finderOf(...secrets.slice(0, 300)).candidates(log).length;
  const many = finderOf(...secrets).candidates(log).length;
  expect(few).toBeGreaterThanOrEqual(lines.length);
  expect(many - few).toBeLessThan(log.length / 10);
});
