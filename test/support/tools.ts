import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canTest } from './needs.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** Whether this machine has what an example needs. */
export function canRun({ name, tools }: { readonly name: string; readonly tools: readonly string[] }): boolean {
  const absent = tools.filter((tool) => !succeeds('bash', ['-c', `command -v ${tool}`]));
  if (absent.length > 0) return canTest(name, { needs: absent.join(', '), isThere: false });
  return canTest(name, { needs: 'what pip installs for it', isThere: !tools.includes('python3') || canInstall(name) });
}

function canInstall(name: string): boolean {
  const venv = mkdtempSync(join(tmpdir(), 'venv-probe-'));
  try {
    return succeeds('make', ['-C', join(EXAMPLES, name), 'venv', `VENV=${venv}`]);
  } finally {
    rmSync(venv, { recursive: true, force: true });
  }
}

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
