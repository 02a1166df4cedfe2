import { expect, test } from 'vitest';
import { findPaths, mapPaths } from '../../src/build/output/paths-in-text.ts';
import { moveText, type Places } from '../../src/build/output/places.ts';

const move = (text: string) => mapPaths(text, ['/w/a'], { replace: () => '/W/b' });

test.each([
  ['/w/a', '/W/b'],
  ['/w/a/', '/W/b/'],
  ['/w/a/inc:/w/a/tb:/usr/lib:/w/a', '/W/b/inc:/W/b/tb:/usr/lib:/W/b'],
  ['-I/w/a/inc -isystem/w/a/sys -L/w/a -Wl,-rpath,/w/a/lib', '-I/W/b/inc -isystem/W/b/sys -L/W/b -Wl,-rpath,/W/b/lib'],
  ['-DROOT="/w/a" --root=/w/a -y/w/a/lib', '-DROOT="/W/b" --root=/W/b -y/W/b/lib'],
  ['+incdir+/w/a/inc+/w/a+/w/a/tb', '+incdir+/W/b/inc+/W/b+/W/b/tb'],
  ['{"root":"/w/a","list":["/w/a/x","/w/a/y"]}', '{"root":"/W/b","list":["/W/b/x","/W/b/y"]}'],
  [String.raw`"{\"root\":\"/w/a\"}"`, String.raw`"{\"root\":\"/W/b\"}"`],
  [String.raw`"one\n/w/a\n/w/a/x\tend"`, String.raw`"one\n/W/b\n/W/b/x\tend"`],
  ["('/w/a') [/w/a] </w/a> `/w/a`; /w/a, /w/a!", "('/W/b') [/W/b] </W/b> `/W/b`; /W/b, /W/b!"],
  ['file:///w/a/x file://localhost/w/a git+file:///w/a', 'file:///W/b/x file://localhost/W/b git+file:///W/b'],
  ['one\n/w/a\r\n/w/a/x\n', 'one\n/W/b\r\n/W/b/x\n'],
  ['@/w/a/files.f 2>/w/a/log //w/a/x', '@/W/b/files.f 2>/W/b/log //W/b/x'],
  ['built in /w/a. And ($X=/w/a).', 'built in /W/b. And ($X=/W/b).'],
])('%j names it', (text, moved) => {
  expect(move(text)).toBe(moved);
});

test.each([
  '/w/ab',
  '/w/a-old /w/a.bak /w/a2 /w/a_b /w/a~ /w/a@2 /w/a+b /w/a%20b /w/aé /w/a*',
  String.raw`/w/a\ b`,
  '/home/w/a x/w/a ./w/a ../w/a ~/w/a $ROOT/w/a {ROOT}/w/a $(pwd)/w/a -Isub.d/w/a -I./w/a',
  'https://host/w/a http://w/a https://user@w/a',
  '/W/A w/a',
  '/w/a+/x',
])('%j does not', (text) => {
  expect(move(text)).toBe(text);
});

test('the longest path that fits at a place is found', () => {
  expect(findPaths('/w/a/share/x /w/a/shared /w', ['/w', '/w/a', '/w/a/share'])).toEqual([
    { at: 0, path: '/w/a/share' },
    { at: 13, path: '/w/a' },
    { at: 25, path: '/w' },
  ]);
});

test('a path of any characters is itself, never a pattern', () => {
  const odd = '/w/a (1) [x]+$&.*';
  expect(mapPaths(`"${odd}/x" /w/a`, [odd], { replace: () => '$& $1' })).toBe('"$& $1/x" /w/a');
});

test.each(['/w/ab', '+x/w/a', '-i./w/a', 'x/w/a'])('a megabyte of %j is read in one pass', (part) => {
  const text = part + part.slice(-4).repeat(200_000);
  expect(move(text) === text).toBe(true);
});

const BUILDER: Places = {
  dir: ['/nfs/o/r/e/1', '/mnt/v/o/r/e/1'],
  workspace: ['/one/_work/r/r', '/disk/one/_work/r/r'],
  temporary: ['/one/_work/_temp'],
  path: ['/nfs', '/mnt/v'],
};

test('both names of each place are named as here', () => {
  const here: Places = {
    dir: ['/share/o/r/e/1', '/mnt/v/o/r/e/1'],
    workspace: ['/two/_work/r/r'],
    temporary: ['/two/_work/_temp'],
    path: ['/share', '/mnt/v'],
  };
  const moved = (text: string) => moveText(text, BUILDER, here);
  expect(moved('/nfs/o/r/e/1/simv:/mnt/v/o/r/e/1/lib:/mnt/v/x').text).toBe(
    '/share/o/r/e/1/simv:/share/o/r/e/1/lib:/share/x',
  );
  expect(moved('/one/_work/r/r /disk/one/_work/r/r/x').text).toBe('/two/_work/r/r /two/_work/r/r/x');
  expect(moved('/one/_work/_temp/x')).toEqual({ text: '/two/_work/_temp/x', namesTemporary: true });
  expect(moved('/one/_work/r/r').namesTemporary).toBe(false);
});

test('where a place has the same names here, each stays as the build wrote it', () => {
  const text = '/mnt/v/o/r/e/1/simv /disk/one/_work/r/r /nfs/x';
  expect(moveText(text, BUILDER, BUILDER).text).toBe(text);
});

test('a result directory inside the workspace, a workspace inside path, and RUNNER_TEMP around it: the nearest counts', () => {
  const nested = (workspace: string, share: string): Places => ({
    dir: [`${share}/o/r/e/1`],
    workspace: [workspace],
    temporary: [],
    path: [share],
  });
  const here = nested('/w/b', '/w/a/share');
  expect(moveText('/w/a/share/o/r/e/1/x /w/a/x', nested('/w/a', '/w/a/share'), here).text).toBe(
    '/w/a/share/o/r/e/1/x /w/b/x',
  );
  const inTemporary = { ...nested('/w/a', '/t/share'), temporary: ['/t'] };
  expect(moveText('/t/share/o/r/e/1/x', inTemporary, inTemporary)).toEqual({
    text: '/t/share/o/r/e/1/x',
    namesTemporary: false,
  });
});

test('a job without a RUNNER_TEMP of its own gets the value as it is', () => {
  const here = { ...BUILDER, temporary: [] };
  expect(moveText('/one/_work/_temp/x', BUILDER, here).text).toBe('/one/_work/_temp/x');
});
