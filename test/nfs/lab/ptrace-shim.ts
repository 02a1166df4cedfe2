/** What ptrace-shim.c says: without it, guests do not boot on the newest processors. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SOURCE = `${import.meta.dirname}/ptrace-shim.c`;

export async function compilePtraceShim(to: string): Promise<void> {
  await promisify(execFile)('cc', ['-Wall', '-Werror', '-O2', '-shared', '-fPIC', '-o', to, SOURCE, '-ldl']);
}
