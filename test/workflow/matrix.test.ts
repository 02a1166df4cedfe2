import { describe, expect, it } from 'vitest';
import type { Json } from './expressions.ts';
import { expandMatrix, legName, planStrategy } from './matrix.ts';

const legsOf = (matrix: Json) => expandMatrix(matrix).map((leg) => leg.matrix);
const namesOf = (matrix: Json) => expandMatrix(matrix).map((leg) => legName('sim', leg));

describe('a matrix', () => {
  it('is the product of its vectors, the first outermost', () => {
    expect(legsOf({ os: ['a', 'b'], n: [1, 2] })).toEqual([
      { os: 'a', n: 1 },
      { os: 'a', n: 2 },
      { os: 'b', n: 1 },
      { os: 'b', n: 2 },
    ]);
  });

  it('leaves out what exclude names, also in part', () => {
    const matrix = { os: ['a', 'b'], n: [1, 2], exclude: [{ os: 'a' }, { os: 'b', n: 2 }] };
    expect(legsOf(matrix)).toEqual([{ os: 'b', n: 1 }]);
  });

  it('takes includes as the documentation of GitHub shows them', () => {
    const matrix = {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    };
    expect(legsOf(matrix)).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it('may consist of includes alone', () => {
    expect(legsOf({ include: [{ a: 1 }, { a: 2, b: 3 }] })).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
  });

  it('excludes before it includes', () => {
    const matrix = { os: ['a', 'b'], exclude: [{ os: 'a' }], include: [{ os: 'a', x: 1 }] };
    expect(legsOf(matrix)).toEqual([{ os: 'b' }, { os: 'a', x: 1 }]);
  });

  it('compares objects by those of their values that are named', () => {
    const tools = [
      { id: 1, at: { os: 'a', n: [1, 2] } },
      { id: 2, at: { os: 'b', n: [1, 3] } },
    ];
    expect(legsOf({ tool: tools, exclude: [{ tool: { at: { os: 'a' } } }] })).toEqual([{ tool: tools[1] }]);
    expect(legsOf({ tool: tools, exclude: [{ tool: { id: 2, at: { os: 'a' } } }] })).toHaveLength(2);
    expect(legsOf({ tool: tools, exclude: [{ tool: { at: { n: [1, 3] } } }] })).toEqual([{ tool: tools[0] }]);
    expect(legsOf({ tool: tools, include: [{ tool: { id: 2 }, x: 1 }] })).toEqual([
      { tool: tools[0] },
      { tool: tools[1], x: 1 },
    ]);
  });

  it('compares as an expression does: letters of either case, numbers and their text', () => {
    const matrix = { os: ['Linux', "o'clock"], n: [1, '2'] };
    expect(legsOf({ ...matrix, exclude: [{ os: 'linux' }, { os: "O'Clock", n: '1' }] })).toEqual([
      { os: "o'clock", n: '2' },
    ]);
    expect(legsOf({ ...matrix, exclude: [{ n: 2 }] })).toHaveLength(2);
    expect(legsOf({ b: [true, false, null], exclude: [{ b: 0 }] })).toEqual([{ b: true }]);
    expect(legsOf({ os: ['Linux'], include: [{ os: 'linux', x: 1 }] })).toEqual([{ os: 'Linux', x: 1 }]);
  });

  it('refuses to exclude by what it does not have', () => {
    expect(() => expandMatrix({ os: ['a'], exclude: [{ os: 'b', nokey: 1 }] })).toThrow(
      "Matrix exclude key 'nokey' does not match any key within the matrix",
    );
    expect(() => expandMatrix({ os: ['a'], exclude: [{}] })).toThrow("'exclude' is empty");
  });

  it('is refused without values, and beyond 256 legs', () => {
    expect(() => expandMatrix({ os: [] })).toThrow("Matrix vector 'os' does not contain any values");
    const seventeen = Array.from({ length: 17 }, (_, index) => index);
    expect(() => planStrategy({ matrix: { a: seventeen, b: seventeen } })).toThrow('289 legs');
  });

  it('names its legs by all values of its own, but for empty ones', () => {
    const vectors = { test: ['smoke', ''], seed: [3], tool: [{ name: 'x', version: [5, true, null] }] };
    expect(namesOf(vectors)).toEqual(['sim (smoke, 3, x, 5, true)', 'sim (3, x, 5, true)']);
    expect(namesOf({ test: [''] })).toEqual(['sim']);
    expect(planStrategy(null).legs.map((leg) => legName('sim', leg))).toEqual(['sim']);
  });

  it('names no value that an include has added, but all of one that is a leg by itself', () => {
    const matrix = {
      test: ['smoke'],
      include: [
        { test: 'smoke', x: 1 },
        { y: 2, test: 'dma' },
      ],
    };
    expect(namesOf(matrix)).toEqual(['sim (smoke)', 'sim (dma, 2)']);
    expect(namesOf({ include: [{ x: 1, y: 2 }] })).toEqual(['sim (1, 2)']);
  });

  it('fails fast unless told otherwise', () => {
    expect(planStrategy(null)).toEqual({
      legs: [{ matrix: null, named: {} }],
      failFast: true,
      maxParallel: 1,
    });
    expect(planStrategy({ matrix: { a: [1, 2] }, 'fail-fast': false, 'max-parallel': 1 })).toMatchObject({
      failFast: false,
      maxParallel: 1,
    });
  });
});
