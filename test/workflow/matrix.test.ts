import { describe, expect, it } from 'vitest';
import { expandMatrix, legName, planStrategy } from './matrix.ts';

describe('a matrix', () => {
  it('is the product of its vectors, the first outermost', () => {
    expect(expandMatrix({ os: ['a', 'b'], n: [1, 2] })).toEqual([
      { os: 'a', n: 1 },
      { os: 'a', n: 2 },
      { os: 'b', n: 1 },
      { os: 'b', n: 2 },
    ]);
  });

  it('leaves out what exclude names, also in part', () => {
    const matrix = { os: ['a', 'b'], n: [1, 2], exclude: [{ os: 'a' }, { os: 'b', n: 2 }] };
    expect(expandMatrix(matrix)).toEqual([{ os: 'b', n: 1 }]);
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
    expect(expandMatrix(matrix)).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it('may consist of includes alone', () => {
    expect(expandMatrix({ include: [{ a: 1 }, { a: 2, b: 3 }] })).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
  });

  it('excludes before it includes', () => {
    const matrix = { os: ['a', 'b'], exclude: [{ os: 'a' }], include: [{ os: 'a', x: 1 }] };
    expect(expandMatrix(matrix)).toEqual([{ os: 'b' }, { os: 'a', x: 1 }]);
  });

  it('compares objects by what is in them', () => {
    const matrix = { tool: [{ id: 1 }, { id: 2 }], exclude: [{ tool: { id: 1 } }] };
    expect(expandMatrix(matrix)).toEqual([{ tool: { id: 2 } }]);
  });

  it('is refused without values, and beyond 256 legs', () => {
    expect(() => expandMatrix({ os: [] })).toThrow("Matrix vector 'os' does not contain any values");
    const seventeen = Array.from({ length: 17 }, (_, index) => index);
    expect(() => planStrategy({ matrix: { a: seventeen, b: seventeen } })).toThrow('289 legs');
  });

  it('names its legs by all their values', () => {
    expect(legName('sim', { test: 'smoke', seed: 3, tool: { name: 'x', version: [5, true] } })).toBe(
      'sim (smoke, 3, x, 5, true)',
    );
    expect(legName('sim', null)).toBe('sim');
  });

  it('fails fast unless told otherwise', () => {
    expect(planStrategy(null)).toEqual({ legs: [null], failFast: true, maxParallel: 1 });
    expect(planStrategy({ matrix: { a: [1, 2] }, 'fail-fast': false, 'max-parallel': 1 })).toMatchObject({
      failFast: false,
      maxParallel: 1,
    });
  });
});
