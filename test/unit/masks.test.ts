import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { INPUT_VARIABLES } from '../../src/action/inputs/input-names.ts';
import { hideInResult } from '../../src/build/attempt/hide-in-result.ts';
import { Masks } from '../../src/build/attempt/masks/masks.ts';
import type { BuildResult } from '../../src/build/result/result.ts';
import { KEY_PARTS, RESULT } from './sample-result.ts';

const hideWith = (masks: Masks) => (line: string) => masks.hideLine(Buffer.from(line)).toString();

test('by command and by name, line by line; short values are no secrets', () => {
  const hide = hideWith(new Masks({ MY_TOKEN: 'abcdef', A_SECRET: 'no', HARMLESS: 'visible' }));
  expect(hide('x abcdef no visible')).toBe('x *** no visible');
  expect(hide('::add-mask::abcdefgh%0Asecond line')).toBe('::add-mask::***');
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

describe('names', () => {
  test.each(
    `PAT GH_PAT SSH_KEY SIGNING_KEY DB_PASS PASSPHRASE SIGN_PASSPHRASE JWT NPM_AUTH _AUTH AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
    API_KEY APIKEY PRIVATE_KEY PGPASSWORD MYSQL_PWD NPMTOKEN npm_config__authToken apiKey GITHUB_TOKEN ACTIONS_RUNTIME_TOKEN
    SSH_PRIVATE_KEY_B64 DEPLOY_KEY2 TOKEN_1 CREDENTIALS GIT_CREDS HTTP_AUTHORIZATION COSIGN_KEY CLIENT_SECRET my.secret DBPASS ROOT_PW`.split(
      /\s+/,
    ),
  )('%s is that of a secret', (name) => {
    expect(new Masks({ [name]: 'hushhush' }).hide('a hushhush')).toBe('a ***');
  });

  test.each(
    `PATH PATTERN COMPAT KEYBOARD AUTHOR GIT_AUTHOR_NAME PASSED BYPASS_CACHE MONKEY TURKEY PWD OLDPWD KEY INPUT_KEY CACHE_KEY
    PUBLIC_KEY TOKENIZER SECRETARY SSH_AUTH_SOCK SSH_ASKPASS TOKEN_FILE SSH_KEY_PATH PASS_COUNT SEED PINS SACRED XAUTHORITY
    LM_LICENSE_FILE HOME COMPASS`.split(/\s+/),
  )('%s is not', (name) => {
    expect(new Masks({ [name]: 'hushhush' }, INPUT_VARIABLES).hide('a hushhush')).toBe('a hushhush');
  });

  test('a directory is no password, however its variable is called', () => {
    expect(new Masks({ JOB_PWD: '/work/x' }).hide('/work/x')).toBe('/work/x');
  });

  test('a password in a URL and a token of GitHub are secrets, whatever the name', () => {
    const token = `ghs_${'a1B2'.repeat(9)}`;
    const masks = new Masks({
      DATABASE_URL: 'postgres://simulator:s3cr%3Ftt@db.example/x',
      REDIS: 'redis://:hushhush@cache:6379',
      INPUT_RUN: `git clone https://x-access-token:${token}@github.com/o/r && curl -H "A: ${token}"`,
      SITE: 'https://user@example.com:8080/a@b',
    });
    expect(masks.hide('s3cr%3Ftt s3cr?tt hushhush simulator')).toBe('*** *** *** simulator');
    expect(masks.hide(`x ${token}`)).toBe('x ***');
    expect(masks.hide('https://user@example.com:8080/a@b')).toBe('https://user@example.com:8080/a@b');
  });
});

describe('short ones', () => {
  test('a secret of several short lines blots out nothing', () => {
    const masks = new Masks({ SERVICE_CREDENTIALS: '{\n  "a": 1,\n1\n}' });
    expect(masks.hide('1001 { } "a": 1,')).toBe('1001 { } ***');
    hideWith(masks)('::add-mask::{%0A1%0A}');
    expect(masks.hide('1001 { }')).toBe('1001 { }');
  });

  test('by command one of four characters is masked, one of fewer is not', () => {
    const hide = hideWith(new Masks({}));
    for (const value of ['1', 'abc', '4711']) hide(`::add-mask::${value}`);
    expect(hide('1001 abc 4711')).toBe('1001 abc ***');
  });
});

test('of secrets that share a part, nothing is left', () => {
  const masks = new Masks({ A_TOKEN: 'abcdef', B_TOKEN: 'defghi', C_TOKEN: 'abcdefg', D_TOKEN: 'uvwxyz' });
  expect(masks.hide('abcdefghi')).toBe('***');
  expect(masks.hide('xabcdefgh uvwxyzuvwxyz')).toBe('x***h ***');
});

describe('encoded', () => {
  const SECRET = 'pa"ss w\u00f6rd/12+\\&<\u{1F511}';
  const hide = hideWith(new Masks({ SIM_PASSWORD: SECRET }));
  const units = (form: (hex: string) => string) =>
    [...SECRET].flatMap((char) => char.split('')).map((unit) => form(unit.charCodeAt(0).toString(16).padStart(4, '0')));
  const ascii = JSON.stringify(SECRET).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

  test.each([
    ['JSON', JSON.stringify({ SECRET }), '{"SECRET":"***"}'],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ SECRET })), '"{\\"SECRET\\":\\"***\\"}"'],
    ['JSON of ASCII alone', ascii, '"***"'],
    ['JSON of escapes', units((hex) => `\\u${hex}`).join(''), '***'],
    ['JSON of escapes in upper case', units((hex) => `\\u${hex.toUpperCase()}`).join(''), '***'],
    ['JSON for HTML', JSON.stringify(SECRET).replace('&', '\\u0026').replace('<', '\\u003C'), '"***"'],
    ['JSON with \\/', JSON.stringify(SECRET).replace('/', '\\/'), '"***"'],
    ['a URL', `https://x?p=${encodeURIComponent(SECRET)}&q=1`, 'https://x?p=***&q=1'],
    ['a URL in lower case', encodeURIComponent(SECRET).replaceAll(/%../g, (hex) => hex.toLowerCase()), '***'],
    ['the data of a form', `a=${new URLSearchParams({ SECRET })}`, 'a=SECRET=***'],
    ['a part of a URL that keeps the slash', encodeURIComponent(SECRET).replaceAll('%2F', '/'), '***'],
    ['hexadecimal', `x ${Buffer.from(SECRET).toString('hex')}`, 'x ***'],
    ['HEXADECIMAL', Buffer.from(SECRET).toString('hex').toUpperCase(), '***'],
    ['a shell word', `echo ${SECRET.replaceAll(/(["\\&< ])/g, '\\$1')}`, 'echo ***'],
  ])('%s', (_, text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });

  test.each(['base64', 'base64url'] as const)('%s, wherever it begins', (encoding) => {
    for (const before of ['', 'u', 'us', 'user:', '\u00ff\u00fe']) {
      const shown = hide(Buffer.from(`${before}${SECRET}~`).toString(encoding));
      expect(shown).toContain('***');
      expect(shown.replace('***', '').length).toBeLessThan(before.length * 2 + 6);
    }
  });
});

describe('base64 that is broken into lines', () => {
  // The same each time: a piece of a few digits may be in other text by chance.
  const digest = (text: string) => createHash('sha512').update(text).digest('base64').replaceAll(/\W/g, 'x');
  const SECRET = digest('secret').slice(0, 80) + digest('more').slice(0, 20);
  const wrap = (text: string, width: number, end: string) =>
    text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(end) ?? '';
  const encodings: Readonly<Record<string, (text: string) => string>> = {
    base64: (text) => Buffer.from(text).toString('base64'),
    base64url: (text) => Buffer.from(text).toString('base64url'),
    hexadecimal: (text) => Buffer.from(text).toString('hex'),
  };
  const cases = [76, 64, 60, 20].flatMap((width) =>
    ['\n', '\r\n', '\n    '].flatMap((end) =>
      Object.keys(encodings).map((encoding) => [encoding, width, end] as const),
    ),
  );

  test.each(cases)('%s at %i columns, with %j between: in a log and in a value', (encoding, width, end) => {
    for (const before of ['', 'user:', 'x'.repeat(40)]) {
      const lines = wrap(encodings[encoding]?.(before + SECRET + before) ?? '', width, end);
      const masks = new Masks({ MY_TOKEN: SECRET });
      const logged = lines
        .split(/(?<=\n)/)
        .map((line) => hideWith(masks)(line))
        .join('');
      const left = (text: string) => text.replaceAll(/\*\*\*|\s/g, '').length;
      const around = (encodings[encoding]?.(before + before) ?? '').length + 8;
      // Up to three digits at the end of a line may be anything.
      expect(left(logged)).toBeLessThan(around + 3 * lines.split('\n').length);
      expect(left(masks.hide(lines))).toBeLessThan(around);
    }
  });

  test('aligned, as of a file, nothing is left of it', () => {
    const masks = new Masks({ MY_TOKEN: SECRET.slice(0, 57 + 30) });
    const [first = '', second = ''] = wrap(Buffer.from(SECRET.slice(0, 87)).toString('base64'), 76, '\n').split('\n');
    expect(hideWith(masks)(`${first}\n`)).toBe('***\n');
    expect(hideWith(masks)(`${second}\n`)).toBe('***\n');
  });

  test('other base64, and lines between, are left alone', () => {
    const masks = new Masks({ MY_TOKEN: SECRET });
    const hide = hideWith(masks);
    const other = wrap(Buffer.from(['a', 'b', 'c', 'd', 'e'].map(digest).join('')).toString('hex'), 64, '\n').split(
      '\n',
    );
    expect(other.map((line) => hide(`${line}\n`))).toEqual(other.map((line) => `${line}\n`));
    hide(`${Buffer.from(SECRET).toString('base64').slice(0, 76)}\n`);
    expect(hide('make: done\n')).toBe('make: done\n');
  });

  test('a key file, whole', () => {
    const key = `-----BEGIN KEY-----\n${wrap(digest('one') + digest('two'), 64, '\n')}\n-----END KEY-----`;
    const masks = new Masks({ SSH_KEY: key });
    const encoded = wrap(Buffer.from(key).toString('base64'), 76, '\n').split('\n');
    expect(encoded.map((line) => hideWith(masks)(`${line}\n`).replaceAll(/\*\*\*|\n/g, '').length)).toEqual(
      encoded.map((_, at) => (at < encoded.length - 1 ? 0 : expect.any(Number))),
    );
    expect(masks.hide(JSON.stringify({ key }))).toBe('{"key":"***"}');
  });
});

test('a place to cut a line is in no secret, and in none that has only begun, however it is written', () => {
  const masks = new Masks({ MY_TOKEN: 'a secret, long', B_TOKEN: 'long enough' });
  const end = (text: string) => masks.endOutside(text, text.length);
  // It may go on with the other one, whose beginning is in this one.
  expect(end('x a secret, long')).toBe(2);
  expect(end('x a secret, long.')).toBe('x a secret, long.'.length);
  expect(end('x a sec')).toBe(2);
  expect(masks.endOutside('x a secret, long.', 8)).toBe(2);
  expect(end('p=%61%20secret%2')).toBe(2);
  expect(end('p=\\u0061 sec\\u00')).toBe(2);
  expect(end('plain text')).toBe('plain text'.length);
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
    shell: 'owner {0}',
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
      shell: '*** {0}',
      workingDirectory: '***',
      fingerprint: [{ command: 'cat ***', output: '***' }],
    },
  });
});
