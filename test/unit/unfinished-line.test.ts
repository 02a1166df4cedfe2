import { expect, test } from 'vitest';
import { Masks } from '../../src/build/attempt/masks/masks.ts';
import { asOwnLine, showableLength } from '../../src/build/output/unfinished-line.ts';

const ESC = '\u001b';

function shown(text: string, { isRest = false, masks = new Masks({}) } = {}): string {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, showableLength({ bytes, isRest }, masks)).toString();
}

test.each([
  'Password: ',
  'Queueing for licence...',
  '50 %',
  'a ::error::b',
  'C:',
  'x\r  y',
  'é',
  `${ESC}[31mred${ESC}[0m`,
])('%j is shown as it is', (text) => {
  expect(shown(text)).toBe(text);
});

test.each([
  ['the beginning of a command', '::error::no such c', ''],
  ['what may be one', ':', ''],
  ['white space, behind which one may come', '  ', ''],
  ['a command behind a progress bar', '50 %\r60 %\r::add-mask::hu', '50 %\r60 %\r'],
  ['a command in brackets', 'text ##[add-mask]hu', 'text '],
  ['the beginning of one', 'text #', 'text '],
  ['more of it', 'text ##', 'text '],
  ['a return, which may be half of a line end', 'text\r', 'text'],
  ['a colour without its end', `red${ESC}[3`, 'red'],
  ['a link without its end', `see ${ESC}]8;;https://x`, 'see '],
])('%s waits for more', (_, text, shownNow) => {
  expect(shown(text)).toBe(shownNow);
});

test('half a character waits for the other half', () => {
  for (const whole of ['é', '€', '🐣']) {
    const bytes = Buffer.from(`a${whole}`);
    for (let length = 1; length < bytes.length; length += 1)
      expect(showableLength({ bytes: bytes.subarray(0, length), isRest: false }, new Masks({})), whole).toBe(1);
    expect(showableLength({ bytes, isRest: false }, new Masks({}))).toBe(bytes.length);
  }
});

test('the rest of a line begins no command, so nothing of it waits; behind a return it may', () => {
  expect(shown('::error::b', { isRest: true })).toBe('::error::b');
  expect(shown('a\r::error::b', { isRest: true })).toBe('a\r');
});

test('nothing of a secret is shown before it can be hidden, wherever it is cut, in whatever form', () => {
  const secret = 'hush#[é/"x';
  for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
    const masks = new Masks({ MY_TOKEN: secret });
    const whole = Buffer.from(`a ${form} b`);
    for (let cut = 1; cut <= whole.length; cut += 1) {
      const bytes = whole.subarray(0, cut);
      const length = showableLength({ bytes, isRest: false }, masks);
      const pieces = [whole.subarray(0, length), whole.subarray(length)].map((piece) => `${masks.hideLine(piece)}`);
      expect(pieces.join(''), `${bytes}`).toBe('a *** b');
    }
  }
});

test('of two secrets one of which begins with the other, the longer one may still come', () => {
  const masks = new Masks({ A_TOKEN: 'abcdef', B_TOKEN: 'abcdefgh' });
  expect(shown('x abcdef', { masks })).toBe('x ');
  expect(shown('x abcdef ', { masks })).toBe('x abcdef ');
  expect(shown('x abcdeabc', { masks })).toBe('x abcde');
});

test.each([
  ['a line without its end', 'x\r\n', false, 'x'],
  ['an empty line', '\n', false, ''],
  ['a rest', 'y\n', true, 'y'],
  ['nothing but the end of a line', '\n', true, undefined],
  ['nothing but that of Windows', '\r\n', true, undefined],
  ['no command in the middle of a line', ' ::error::x\n', true, '… ::error::x'],
  ['a command behind a return, as the runner takes it', '\r::error::x\n', true, '::error::x'],
])('as a line of its own: %s', (_, text, isRest, line) => {
  expect(asOwnLine({ bytes: Buffer.from(text), isRest })).toBe(line);
});
