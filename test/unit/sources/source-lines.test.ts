import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from '../../../src/build/key/sources/glob.ts';
import { parseSourceLines } from '../../../src/build/key/sources/source-lines.ts';
import { SourcesError } from '../../../src/build/key/sources/sources-error.ts';

test('files, directories, patterns, lists and what is excluded, each known by its line', () => {
  const lines = parseSourceLines(
    ' rtl/** \n\n# a comment\n./tb/\n!**/*.md\n-f sim/files.f\n-F\tip/ip.f\n/w/sim/Makefile\n.',
    '/w',
  );
  expect(lines).toMatchObject([
    { kind: 'include', line: 1, path: 'rtl/**' },
    { kind: 'include', line: 4, path: 'tb' },
    { kind: 'exclude', line: 5, path: '**/*.md' },
    { kind: 'list', line: 6, path: 'sim/files.f', relativeTo: 'working directory' },
    { kind: 'list', line: 7, path: 'ip/ip.f', relativeTo: 'list' },
    { kind: 'include', line: 8, path: 'sim/Makefile' },
    { kind: 'include', line: 9, path: '' },
  ]);
});

test.each([
  ['*.sv', 'a[1]', ['f.sv']],
  ['!*.sv', 'a[1]', ['f.sv']],
  ['sub/*', 'a[1]', ['sub/x']],
  ['../*', 'a[1]/b', ['../x']],
  ['/w/a[1]/*.sv', 'a[1]', ['f.sv']],
  ['*.sv', '{x,y}/**/ü', ['f.sv']],
  ['[f].sv', '*', ['f.sv', '[f].sv']],
  ['.', 'a?', ['f.sv']],
  ['..', 'a?/b', ['../f.sv']],
  ['*', 'a\\b', ['f.sv']],
])('%j in %s: the directories on the way there are no pattern', (line, here, taken) => {
  const matched = (path: string) =>
    parseSourceLines(line, '/w', `/w/${here}`).some(
      (each) => each.kind !== 'list' && each.globs.some((glob) => isWithin(glob, path)),
    );
  for (const name of taken) expect(matched(join(here, name))).toBe(true);
  // What the way there would match as a pattern.
  for (const other of ['a1', 'a1/b', 'x', 'y', 'ab', 'x/z/ü']) expect(matched(`${other}/f.sv`)).toBe(false);
});

test.each([
  ['../other', 'leads out of the workspace (/w)'],
  ['rtl/../../x', 'leads out of the workspace'],
  ['/etc/passwd', 'leads out of the workspace'],
  ['!../x', 'leads out of the workspace'],
  ['-f ../x.f', 'leads out of the workspace'],
  ['{rtl,../up}/x', 'cannot stand in braces'],
  ['!', 'excludes nothing'],
  ['+incdir+rtl', 'only -f and -F'],
  ['-y lib', 'only -f and -F'],
  ['-f', 'only -f and -F'],
  ['a\0b', 'NUL'],
])('%j is one error that names the line', (text, problem) => {
  expect(() => parseSourceLines(`rtl\n${text}`, '/w')).toThrow(SourcesError);
  expect(() => parseSourceLines(`rtl\n${text}`, '/w')).toThrow(`line 2, ${JSON.stringify(text)}: `);
  expect(() => parseSourceLines(`rtl\n${text}`, '/w')).toThrow(problem);
});
