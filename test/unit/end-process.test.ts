import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { test } from '../support/directory.ts';

const END_PROCESS = fileURLToPath(new URL('../../src/build/process/end-process.ts', import.meta.url));

test.for([0, 1])(
  'a process with a call that is never answered ends all the same, with its exit code %i',
  (code, { directory }) => {
    const fifo = join(directory, 'fifo');
    spawnSync('mkfifo', [fifo]);
    // As a call to a server that is gone: nobody ever writes to it.
    const script = `
    import { open } from 'node:fs/promises';
    import { endProcess } from '${END_PROCESS}';
    open('${fifo}', 'r');
    process.stdout.write('printed\\n', () => setTimeout(() => {
      process.exitCode = ${code};
      endProcess(process);
    }, 100));`;
    const { status, signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect({ status, signal, stdout }).toEqual({ status: code, signal: null, stdout: 'printed\n' });
  },
);

test('a process whose last call has just been answered starts no other program to end', () => {
  const script = `
    import { stat } from 'node:fs/promises';
    import { endProcess } from '${END_PROCESS}';
    process.execve = () => console.log('replaced');
    await stat('/');
    await endProcess(process);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
