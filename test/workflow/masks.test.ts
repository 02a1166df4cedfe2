import { expect, it } from 'vitest';
import { Masks } from './masks.ts';

const SECRET = 'a"b\'c\\d<e>&f ?~?gh';

it.each([
  ['as it is', 'a"b\'c\\d<e>&f ?~?gh'],
  ['base64', 'YSJiJ2NcZDxlPiZmID9+P2do'],
  ['base64url', 'YSJiJ2NcZDxlPiZmID9-P2do'],
  ['base64 less one byte', 'ImInY1xkPGU+JmYgP34/Z2g'],
  ['base64url less one byte', 'ImInY1xkPGU-JmYgP34_Z2g'],
  ['base64 less two bytes', 'YidjXGQ8ZT4mZiA/fj9naA'],
  ['base64url less two bytes', 'YidjXGQ8ZT4mZiA_fj9naA'],
  ['a quoted argument', 'a\\"b\'c\\d<e>&f ?~?gh'],
  ['an expression', "a\"b''c\\d<e>&f ?~?gh"],
  ['JSON', 'a\\"b\'c\\\\d<e>&f ?~?gh'],
  ['an address', 'a%22b%27c%5Cd%3Ce%3E%26f%20%3F~%3Fgh'],
  ['XML', 'a&quot;b&apos;c\\d&lt;e&gt;&amp;f ?~?gh'],
])('a secret is hidden as %s', (_, form) => {
  const masks = new Masks();
  masks.add(SECRET);
  expect(masks.apply(`before ${form} behind`)).toBe('before *** behind');
});

it('one in quotation marks is hidden without them, too, unless it is short', () => {
  const masks = new Masks();
  masks.add('"sesame"');
  masks.add('"open sesame"');
  expect(masks.apply('say open sesame, "sesame", sesame')).toBe('say ***, ***, sesame');
});

it('of several lines, each is hidden', () => {
  const masks = new Masks();
  masks.add('first one\r\n\nsecond one');
  expect(masks.apply('a second one, a first one, none')).toBe('a ***, a ***, none');
});
