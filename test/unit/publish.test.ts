import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { advanceMtime } from '../../src/shared-dir/advance-mtime.ts';
import { LogFile } from '../../src/shared-dir/log/log-file.ts';
import { nodeSharedDir } from '../../src/shared-dir/node-shared-dir.ts';
import { publish } from '../../src/shared-dir/publish.ts';
import type { SharedDir } from '../../src/shared-dir/shared-dir.ts';
import { test } from '../support/directory.ts';

let dir = '';
test.beforeEach(({ directory }) => {
  dir = directory;
});

const paths = (caller: string) => ({
  dir,
  marker: join(dir, 'x.done'),
  draft: join(dir, `x.draft.${caller}`),
  scratch: join(dir, `x.scratch.${caller}`),
});

test('the first caller publishes; the next is told that there is one; the drafts are left for later', async () => {
  expect(await publish(nodeSharedDir, paths('a'), 'from a')).toBe('published');
  expect(await publish(nodeSharedDir, paths('b'), 'from b')).toBe('exists');
  expect(readFileSync(join(dir, 'x.done'), 'utf8')).toBe('from a');
  expect(readdirSync(dir).toSorted()).toEqual(['x.done', 'x.draft.a', 'x.draft.b']);
});

test('a link whose reply was lost is told EEXIST on its second try, and is read back as its own', async () => {
  const lossy: SharedDir = {
    ...nodeSharedDir,
    link: async (file, name) => {
      await nodeSharedDir.link(file, name);
      return 'exists';
    },
  };
  expect(await publish(lossy, paths('a'), 'from a')).toBe('published');
  expect(await publish(lossy, paths('b'), 'from b')).toBe('exists');
});

test('a create whose reply was lost finds its own file: it is no error and no empty marker', async () => {
  const { draft } = paths('a');
  for (const name of [draft, join(dir, '1.log')]) writeFileSync(name, '');
  expect(await publish(nodeSharedDir, paths('a'), 'from a')).toBe('published');
  expect(readFileSync(join(dir, 'x.done'), 'utf8')).toBe('from a');
  const log = await LogFile.create(join(dir, '1.log'));
  await log.append(Buffer.from('line'));
  await log.close();
  expect(readFileSync(join(dir, '1.log'), 'utf8')).toBe('line');
});

test('a draft that was swept away is no error: the caller writes another', async () => {
  const swept: SharedDir = { ...nodeSharedDir, link: async () => 'absent' };
  expect(await publish(swept, paths('a'), 'from a')).toBe('swept');
});

test("the directory's mtime has moved on when it was advanced, and nothing of it is left", async () => {
  const before = await nodeSharedDir.status(dir);
  await advanceMtime(nodeSharedDir, dir, join(dir, 'scratch'));
  expect((await nodeSharedDir.status(dir))?.mtimeNs).not.toBe(before?.mtimeNs);
  expect(readdirSync(dir)).toEqual([]);
});
