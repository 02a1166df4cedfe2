import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestCheckout } from './test-checkout.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Puts one of the examples into a checkout, at its place, without what runs by hand have left. */
export function copyExample(name: string, checkout: TestCheckout): string {
  const own = join('examples', name);
  const filter = (path: string) => !/\/(run|__pycache__|node_modules|\.pytest_cache)$/.test(path);
  cpSync(join(REPOSITORY, own), join(checkout.directory, own), { recursive: true, filter });
  return own;
}

/** What this machine lacks for an example: says so, and where tests must not be left out, fails. */
export function whatIsMissing({ name, tools }: { name: string; tools: readonly string[] }): string | undefined {
  const absent = tools.filter((tool) => !succeeds('bash', ['-c', `command -v ${tool}`]));
  const missing = absent.length > 0 ? `not on the path: ${absent.join(', ')}` : missingFromPyPI(name, tools);
  if (missing === undefined) return undefined;
  if (process.env.CI) throw new Error(`examples/${name}: ${missing}`);
  console.warn(`!!! NOT TESTED: examples/${name}: ${missing}`);
  return missing;
}

function missingFromPyPI(name: string, tools: readonly string[]): string | undefined {
  if (!tools.includes('python3')) return undefined;
  const venv = mkdtempSync(join(tmpdir(), 'venv-probe-'));
  try {
    const made = succeeds('make', ['-C', join(REPOSITORY, 'examples', name), 'venv', `VENV=${venv}`]);
    return made ? undefined : 'pip cannot install what its requirements.txt says';
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
