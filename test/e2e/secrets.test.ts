import { mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Site } from './leg.ts';
import { test } from './test.ts';

const SECRET = 'hush-hush:4711';

/** The text of the files and links on the share whose names match. */
function stored(site: Site, name: RegExp): string {
  return readdirSync(site.share, { recursive: true, withFileTypes: true })
    .map((found) => ({
      path: join(found.parentPath, found.name),
      isLink: found.isSymbolicLink(),
      isFile: found.isFile(),
    }))
    .filter(({ path, isLink, isFile }) => name.test(path) && (isLink || isFile))
    .map(({ path, isLink }) => (isLink ? readlinkSync(path) : readFileSync(path, 'utf8')))
    .join('\n');
}

test('a stored failure has nothing of a secret that the build masked only after it had printed it, nor has its title', async ({
  site,
}) => {
  const run = `echo "top.sv:3: error: ${SECRET} is unknown"; echo "::add-mask::${SECRET}"; exit 3`;
  const end = await site.start({ run, matrix: JSON.stringify({ corner: SECRET }) }).ended;
  expect(end.code).toBe(1);
  const failure = stored(site, /\.failed\./);
  expect(failure).toContain('error: *** is unknown');
  expect(JSON.parse(failure).builder.about.job).toBe('sim (***)');
  expect(failure).not.toContain('hush');
});

test('no part of the key that is stored has a secret, and the result is found by those who have it', async ({
  site,
}) => {
  const start = () => {
    const leg = site.start(
      {
        run: `touch "$BUILD_ONCE_DIR/x"; echo ${SECRET} >> /dev/null`,
        key: `k ${SECRET}`,
        fingerprint: `echo ${SECRET}`,
        shell: `env V=${SECRET} bash {0}`,
        'working-directory': join(site.root, SECRET),
      },
      { DB_PASS: SECRET },
    );
    return leg;
  };
  mkdirSync(join(site.root, SECRET));
  const first = await start().ended;
  expect(first.code, first.output).toBe(0);
  expect(stored(site, /\.done$/)).toContain('***');
  expect(stored(site, /./)).not.toContain('hush');
  const second = await start().ended;
  expect(second.outputs.outcome, second.output).toBe('reused');
});

test("what goes by the names of our own inputs is no secret: a key is in each leg's outputs", async ({ site }) => {
  const inputs = {
    run: 'echo "sha=0123456789abcdef" >> "$GITHUB_OUTPUT"; touch "$BUILD_ONCE_DIR/x"',
    key: '0123456789abcdef',
  };
  expect((await site.start(inputs).ended).outputs.sha).toBe('0123456789abcdef');
  expect(stored(site, /\.done$/)).toContain('0123456789abcdef');
});

test('a secret of short lines leaves the outputs as they are', async ({ site }) => {
  const run =
    'echo "::add-mask::{%0A1%0A}"; echo "::add-mask::1"; echo "n=1001" >> "$GITHUB_OUTPUT"; touch "$BUILD_ONCE_DIR/x"';
  const inputs = { run, key: 'k' };
  const env = { SERVICE_CREDENTIALS: '{\n1\n}\n' };
  for (const outcome of ['built', 'reused']) {
    const { outputs } = await site.start(inputs, env).ended;
    expect([outputs.outcome, outputs.n]).toEqual([outcome, '1001']);
  }
});

test('what a mask takes from the outputs, the environment and the path is said', async ({ site }) => {
  const run = `echo "::add-mask::hush-hush"; echo "a=1 hush-hush" >> "$GITHUB_OUTPUT"; echo "/opt/hush-hush/bin" >> "$GITHUB_PATH"
    echo "B=fine" >> "$GITHUB_ENV"; touch "$BUILD_ONCE_DIR/x"`;
  const leg = site.start({ run });
  const { outputs, output } = await leg.ended;
  expect(outputs.a).toBe('1 ***');
  expect(output).toContain('::warning::a, GITHUB_PATH: holds a masked value, which is not shared');
  expect(leg.file('GITHUB_PATH')).toBe('/opt/***/bin\n');
});
