import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { canTest } from '../support/needs.ts';
import { test } from './test.ts';

const isThere = spawnSync('python', ['--version']).status === 0;
const hasPython = canTest('shell: python', { needs: '`python` on the path', isThere });

test.for([
  { shell: 'bash', run: 'false | true; echo not reached', code: 1 },
  { shell: 'bash', run: '[[ $- == *e* ]] && shopt -o pipefail | grep -q on', code: 0 },
  { shell: 'sh', run: 'false; echo not reached', code: 1 },
  { shell: 'sh', run: 'false | true', code: 0 },
  { shell: 'perl {0}', run: 'exit($ENV{BUILD_ONCE_DIR} ? 0 : 3)', code: 0 },
  { shell: 'perl "-w" {0}', run: 'exit($^W ? 0 : 3)', code: 0 },
])('$shell: $run', async ({ shell, run, code }, { site }) => {
  const end = await site.start({ shell, run }).ended;
  expect(end.code, end.output).toBe(code);
  expect(end.output).not.toContain('not reached');
});

test.skipIf(!hasPython)('python', async ({ site }) => {
  const run = 'import os\nopen(os.environ["BUILD_ONCE_DIR"] + "/x", "w").write("y")';
  expect((await site.start({ shell: 'python', run, expect: 'x' }).ended).outputs.outcome).toBe('built');
});

test('working-directory is relative to the workspace, and part of the key as such', async ({ site }) => {
  const start = (directory: string) => {
    const leg = site.start({ run: 'basename "$PWD"', key: 'k', 'working-directory': directory });
    mkdirSync(join(leg.home, 'workspace', 'sim'), { recursive: true });
    return leg;
  };
  const first = await start('sim').ended;
  expect(first.output, first.output).toContain('\nsim\n');
  expect((await start('sim').ended).outputs.outcome).toBe('reused');
  expect((await start('.').ended).outputs.outcome).toBe('built');
});
