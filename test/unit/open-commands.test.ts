import { expect, test } from 'vitest';
import { OpenCommands } from '../../src/action/open-commands.ts';

function closing(...lines: string[]): string {
  const open = new OpenCommands();
  for (const line of lines) open.see(line);
  return open.closing;
}

test.each([
  ['::stop-commands::Tok'],
  ['::STOP-COMMANDS::Tok'],
  ['  ::stop-commands a=b::Tok'],
  ['text ##[stop-commands]Tok'],
  ['50 %\r::stop-commands::Tok'],
  ['::stop-commands::Tok', '::endgroup::', '::other::'],
])('what %j leaves stopped is started again', (...lines) => {
  expect(closing(...lines)).toBe('::Tok::\n');
});

test('a group is closed, however it was opened', () => {
  expect(closing('::Group::x')).toBe('::endgroup::\n');
  expect(closing('x ##[group]y')).toBe('::endgroup::\n');
});

test('nothing is closed that is not open', () => {
  expect(closing('::group::x', '##[endgroup]')).toBe('');
  expect(closing('::stop-commands::Tok', '::group::x', '::tok::')).toBe('');
  expect(closing('say ::stop-commands::Tok', '::stop-commands-x::Tok')).toBe('');
});
