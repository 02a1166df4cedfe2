import { expect, test } from 'vitest';
import { hideInResult } from '../../src/action/hide-in-result.ts';
import { Masks } from '../../src/action/masks.ts';
import type { BuildResult } from '../../src/action/result.ts';
import { KEY_PARTS, RESULT } from './sample-result.ts';

const hideWith = (masks: Masks) => (line: string) => masks.hideLine(Buffer.from(line)).toString();

test('by command and by name, longest first, line by line; short values are no secrets', () => {
  const hide = hideWith(new Masks({ MY_TOKEN: 'abcdef', A_SECRET: 'no', HARMLESS: 'visible' }));
  expect(hide('x abcdef no visible')).toBe('x *** no visible');
  expect(hide('::add-mask::abcdefgh%0Asecond line')).toBe('::add-mask::***%0A***');
  expect(hide('abcdefgh and second line')).toBe('*** and ***');
});

test.each([
  '::Add-Mask::hushhush',
  '  ::add-mask ::hushhush',
  '::add-mask a=b::hushhush',
  'text ##[add-mask]hushhush',
  'progress 99 %\r::add-mask::hushhush',
])('%j masks, as it does for the runner', (command) => {
  const hide = hideWith(new Masks({}));
  expect(hide(command)).not.toContain('hushhush');
  expect(hide('x hushhush')).toBe('x ***');
});

test.each(['::debug::add-mask hushhush', 'see ::add-mask::hushhush', '::add-masks::hushhush'])(
  '%j masks nothing, as for the runner',
  (line) => {
    const hide = hideWith(new Masks({}));
    hide(line);
    expect(hide('x hushhush')).toBe('x hushhush');
  },
);

test('what is written in JSON, in a URL, or in base64 behind any other text, is the same secret', () => {
  const secret = 'pa"ss w\u00f6rd/12';
  const hide = hideWith(new Masks({ SIM_PASSWORD: secret }));
  expect(hide(JSON.stringify({ secret }))).toBe('{"secret":"***"}');
  expect(hide(`https://x?p=${encodeURIComponent(secret)}`)).toBe('https://x?p=***');
  for (const before of ['', 'u', 'us', 'user:']) {
    const shown = hide(Buffer.from(before + secret).toString('base64'));
    expect(shown).toContain('***');
    expect(Buffer.from(shown.replaceAll('*', ''), 'base64').toString()).not.toContain('ss w');
  }
});

const [DIR] = RESULT.builtIn.dir;

const NAMES_OWNER: BuildResult = {
  ...RESULT,
  expected: ['owner.vvp'],
  commands: {
    outputs: [['owner', `${DIR}/simv of owner`]],
    env: [['SIM', 'owner']],
    paths: [`${DIR}/bin`],
  },
  keyParts: {
    ...KEY_PARTS,
    key: 'owner',
    command: 'make owner',
    workingDirectory: 'owner',
    fingerprint: [{ command: 'cat owner', output: 'owner' }],
  },
};

test('in a result values are masked, never the names and places that make it one', () => {
  expect(hideInResult(new Masks({ A_SECRET: 'owner/', B_TOKEN: 'owner owner' }), NAMES_OWNER)).toEqual(NAMES_OWNER);
  const masks = new Masks({});
  hideWith(masks)('::add-mask::owner');
  expect(hideInResult(masks, NAMES_OWNER)).toEqual({
    ...NAMES_OWNER,
    commands: {
      outputs: [['owner', `${DIR}/simv of ***`]],
      env: [['SIM', '***']],
      paths: NAMES_OWNER.commands.paths,
    },
    keyParts: {
      ...NAMES_OWNER.keyParts,
      key: '***',
      command: 'make ***',
      fingerprint: [{ command: 'cat ***', output: '***' }],
    },
  });
});
