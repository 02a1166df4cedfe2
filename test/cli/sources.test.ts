import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Site } from './command.ts';

describe('--source', () => {
  const CI = { CI_PROJECT_PATH: 'a/b', CI_PIPELINE_ID: '1' };
  const run = (sources: readonly string[]) => [
    ...['run', '--build', 'touch "$BUILD_ONCE_DIR/x"', '--audit', 'off'],
    ...sources.flatMap((source) => ['--source', source]),
  ];

  test.each(['#x', '!x', '-x', '+x'])('./%s is that file, and its contents are the key', async (name) => {
    await using site = await Site.open();
    const outcomes: (string | undefined)[] = [];
    for (const text of ['1', '2', '2']) {
      writeFileSync(join(site.home, 'y'), '');
      writeFileSync(join(site.home, name), text);
      const { stderr } = await site.run([...run(['y', `./${name}`]), '--namespace', 'soc']);
      outcomes.push(/^(Built|Reused) /m.exec(stderr)?.[1] ?? stderr);
    }
    expect(outcomes).toEqual(['Built', 'Built', 'Reused']);
  });

  test.each<readonly [string, readonly string[]]>([
    ['./ before a name', ['./a', './b']],
    ['lines of one value', ['a\nb']],
    ['lines that are empty, or a comment', ['\n  a\n# why\n', 'b\n']],
    ['absolute paths', ['$HERE/a', '$HERE/b']],
    ['a list of names', ['-f ./list', '! ./list']],
    ['all that is here', ['.', '!list']],
    ['a pattern', ['./{a,b}']],
  ])('%s: the key is the same, and begins where one is', async (_, sources) => {
    await using site = await Site.open();
    const cwd = join(site.home, '[s]ub', '{x,*}');
    mkdirSync(cwd, { recursive: true });
    mkdirSync(join(site.home, 'sub', 'x'), { recursive: true });
    writeFileSync(join(site.home, 'sub', 'x', 'a'), 'not meant');
    for (const name of ['a', 'b']) writeFileSync(join(cwd, name), name);
    writeFileSync(join(cwd, 'list'), 'a b');
    const env = { ...CI, CI_PROJECT_DIR: site.home };
    const first = await site.run(run(['a', 'b']), { cwd, env });
    expect(first.stderr).toMatch(/^Built /m);
    const here = sources.map((source) => source.replace('$HERE', cwd));
    const second = await site.run(run(here), { cwd, env });
    expect({ ...second, stderr: second.stderr.replace(/^Reused .*/ms, 'Reused') }).toEqual({
      code: 0,
      stdout: first.stdout,
      stderr: 'Reused',
    });
  });
});

test('a workspace that its CI names by a link is the same to the sources and the build', async () => {
  await using site = await Site.open();
  mkdirSync(join(site.home, 'sim', 'rtl'), { recursive: true });
  writeFileSync(join(site.home, 'sim', 'rtl', 'a.sv'), '');
  symlinkSync(site.home, join(site.root, 'builds'));
  const build = async (workspace: string, cwd: string, more: readonly string[] = []) =>
    await site.run(['run', '--source', 'rtl', '--build', 'pwd > "$BUILD_ONCE_DIR/x"', ...more], {
      cwd,
      env: { CI_PROJECT_PATH: 'a/b', CI_PIPELINE_ID: '1', CI_PROJECT_DIR: workspace },
    });
  const plain = await build(site.home, join(site.home, 'sim'));
  expect(plain).toMatchObject({ code: 0, stderr: expect.stringContaining('Built ') });
  expect(await build(join(site.root, 'builds'), join(site.home, 'sim'))).toMatchObject({ stdout: plain.stdout });
  expect((await build(site.home, join(site.home, 'sim'), ['--working-directory', '.'])).stdout).toBe(plain.stdout);
});
