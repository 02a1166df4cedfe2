import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Workspace } from './workspace.ts';

test('links: their target is part of them, and what they lead to; one that leads back is not followed for ever', async () => {
  using workspace = new Workspace({
    'common/fifo.sv': 'fifo',
    'rtl/fifo.sv': ['../common/fifo.sv'],
    'rtl/common': ['../common'],
    'rtl/core/up': ['..'],
    'rtl/here': ['.'],
    'rtl/gone': ['nowhere.sv'],
    'rtl/self': ['self'],
  });
  const sources = await workspace.read('rtl');
  expect(sources.map(({ path, target, sha256 }) => [path, target, sha256 !== undefined])).toEqual([
    ['rtl/common', '../common', false],
    ['rtl/common/fifo.sv', undefined, true],
    ['rtl/core/up', '..', false],
    ['rtl/fifo.sv', '../common/fifo.sv', true],
    ['rtl/gone', 'nowhere.sv', false],
    ['rtl/here', '.', false],
    ['rtl/self', 'self', false],
  ]);
});

test.each([
  ['sub', ['sub/a.sv', 'sub/more', 'sub/up', 'sub/up/rtl/x.sv', 'sub/up/sub/a.sv', 'sub/up/sub/more', 'sub/up/sub/up']],
  ['sub/**/*.sv', ['sub/a.sv', 'sub/up/rtl/x.sv', 'sub/up/sub/a.sv']],
  ['sub/*/rtl/*.sv', ['sub/up/rtl/x.sv']],
  ['sub/u*', ['sub/up', 'sub/up/rtl/x.sv', 'sub/up/sub/a.sv', 'sub/up/sub/more', 'sub/up/sub/up']],
  ['sub/*/*.sv', ['sub/more/a.sv']],
  [
    '-F files.f',
    [
      'files.f',
      'sub/a.sv',
      'sub/more',
      'sub/up',
      'sub/up/rtl/x.sv',
      'sub/up/sub/a.sv',
      'sub/up/sub/more',
      'sub/up/sub/up',
    ],
  ],
  ['.\n!files.f', ['rtl/x.sv', 'sub/a.sv', 'sub/more', 'sub/up']],
  ['sub\n!sub/up', ['sub/a.sv', 'sub/more']],
])('%j: a link that leads up is followed once, unless all that it leads to is taken anyway', async (line, names) => {
  using workspace = new Workspace({
    'rtl/x.sv': '',
    'sub/a.sv': '',
    'sub/up': ['..'],
    'sub/more': ['.'],
    'files.f': '+incdir+sub',
  });
  const lines = line.startsWith('.') || line.startsWith('-F') ? line : `${line}\n!**/files.f`;
  expect((await workspace.names(lines)).filter((name) => name !== 'sub/up/files.f')).toEqual(names);
});

test('a link that leads up to more than the workspace is one clear error, unless names alone lead through it', async () => {
  using workspace = new Workspace({ 'sub/root': ['/'], 'sub/above': ['../..'], 'sub/a.sv': '' });
  await expect(workspace.read('**/*.sv\n!sub/above')).rejects.toThrow(
    'sub/root leads to /, which the workspace is in: exclude it, "!sub/root"',
  );
  await expect(workspace.read('sub/above')).rejects.toThrow('exclude it, "!sub/above"');
  await expect(workspace.read('sub/above/*.nowhere')).rejects.toThrow('matches no file');
  expect(await workspace.names('sub\n!sub/root\n!sub/above')).toEqual(['sub/a.sv']);
});

test('one in a directory outside of the workspace, which no line could exclude, is the list to be mended', async () => {
  using library = new Workspace({ 'src/root': ['/'], 'src/up': ['..'], 'other/a.svh': '' });
  using workspace = new Workspace({ 'files.f': '+incdir+$VIP/src' });
  const env = { VIP: library.path };
  await expect(workspace.read('-F files.f', { env })).rejects.toThrow(
    `${library.path}/src/root leads to /, which the workspace is in: let the list name`,
  );
  rmSync(`${library.path}/src/root`);
  const found = await workspace.read('-F files.f', { env });
  expect(found.map(({ path }) => path)).toContain(`${library.path}/src/up/other/a.svh`);
});

test.each(['rtl', 'rtl/*.sv', '-F files.f'])('%j: a link whose text is no line is one clear error', async (lines) => {
  const odd = 'odd/x\n# executable: a';
  using workspace = new Workspace({ [odd]: '', 'rtl/link.sv': [`../${odd}`], 'files.f': 'rtl/link.sv' });
  await expect(workspace.read(lines)).rejects.toThrow(
    `/rtl/link.sv leads to ${JSON.stringify(`../${odd}`)}, which holds a line break`,
  );
});
