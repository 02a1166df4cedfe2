import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './repository.ts';

it('docs/demo.svg shows docs/demo.cast, as the demo has printed it', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, '.ci/record-demo.mjs'), '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
