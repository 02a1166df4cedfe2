import { expect, test } from 'vitest';
import { OpenCommands } from '../../src/action/console/open-commands.ts';

function after(...lines: string[]) {
  const open = new OpenCommands();
  for (const line of lines) expect(open.see(line, () => 'new')).toBe(line);
  return { stopToken: open.stopToken, isGroupOpen: open.isGroupOpen };
}

test.each([
  ['::stop-commands::Tok'],
  ['::STOP-COMMANDS::Tok'],
  ['  ::stop-commands a=b::Tok'],
  ['text ##[stop-commands]Tok'],
  ['50 %\r::stop-commands::Tok'],
  ['::stop-commands::Tok', '::endgroup::', '::other::'],
])('after %j commands are stopped', (...lines) => {
  expect(after(...lines)).toEqual({ stopToken: 'Tok', isGroupOpen: false });
});

test('a group is open, however it was opened', () => {
  expect(after('::Group::x').isGroupOpen).toBe(true);
  expect(after('x ##[group]y').isGroupOpen).toBe(true);
});

test('what is closed is not open, and what is no command opens nothing', () => {
  const nothing = { stopToken: undefined, isGroupOpen: false };
  expect(after('::group::x', '##[endgroup]')).toEqual(nothing);
  expect(after('::stop-commands::Tok', '::group::x', '::tok::')).toEqual(nothing);
  expect(after('say ::stop-commands::Tok', '::stop-commands-x::Tok')).toEqual(nothing);
});

test.each(['a b', 'a::b', 'a%0Ab', 'a:'])('a token that nobody can give again, %j, is one of ours', (token) => {
  const open = new OpenCommands();
  expect(open.see(`::stop-commands::${token}`, () => 'new')).toBe('::stop-commands::new');
  open.see('::a b::', () => 'newer');
  expect(open.stopToken).toBe('new');
});
