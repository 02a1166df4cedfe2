import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { namesBelow } from '../../src/shared-dir/tree/names-below.ts';
import { test } from '../support/directory.ts';

test('names below a directory, links not followed, and at most so many', async ({ directory }) => {
  mkdirSync(join(directory, 'tree/sub'), { recursive: true });
  writeFileSync(join(directory, 'tree/sub/file'), '');
  symlinkSync('..', join(directory, 'tree/up'));
  const found = ['sub', 'sub/file', 'up'].map((name) => join(directory, 'tree', name));
  expect((await namesBelow(join(directory, 'tree'), 100)).sort()).toEqual(found);
  expect(await namesBelow(join(directory, 'tree'), 2)).toHaveLength(2);
  expect(await namesBelow(join(directory, 'tree/up'), 100)).toEqual([]);
  expect(await namesBelow(join(directory, 'none'), 100)).toEqual([]);
});
