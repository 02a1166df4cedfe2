import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { test } from '../support/directory.ts';
import { RunningScript } from '../support/script.ts';

const NODE_SHARED_DIR = fileURLToPath(new URL('../../src/shared-dir/node-shared-dir.ts', import.meta.url));

test('a directory that is swapped for a link right after it was made: what that leads to keeps its mode', async ({
  directory: root,
}) => {
  const share = join(root, 'share');
  const victim = join(root, 'victim');
  mkdirSync(share);
  chmodSync(share, 0o777);
  mkdirSync(victim, { mode: 0o700 });
  const swap = `
    import { renameSync, symlinkSync } from 'node:fs';
    const [, share, victim] = process.argv;
    for (let number = 0; ; ) {
      const made = share + '/' + number;
      try { renameSync(made, made + '.aside'); symlinkSync(victim, made); number += 1; } catch {}
    }`;
  await using _swapping = new RunningScript(swap, share, victim);
  // A process of its own, for its umask: that is what makes a change of mode necessary.
  const make = `
    import { existsSync } from 'node:fs';
    import { nodeSharedDir } from '${NODE_SHARED_DIR}';
    process.umask(0o077);
    for (let number = 0; number < 500; number += 1) {
      const made = process.argv[1] + '/' + number;
      await nodeSharedDir.mkdir(made);
      while (!existsSync(made + '.aside')) await new Promise(setImmediate);
    }`;
  const made = spawnSync(process.execPath, ['--input-type=module', '-e', make, share], { encoding: 'utf8' });
  expect(made.status, made.stderr).toBe(0);
  expect((statSync(victim).mode & 0o777).toString(8)).toBe('700');
});
