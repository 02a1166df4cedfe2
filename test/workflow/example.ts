import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestCheckout } from './test-checkout.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

export interface Example {
  readonly name: string;
  readonly tools: readonly string[];
  readonly jobs: number;
  /** How many steps of a job build once. */
  readonly builds: number;
  /** A bug for the design, and the tests that must find it. */
  readonly bug: {
    readonly file: string;
    readonly from: string;
    readonly to: string;
    readonly found: readonly string[];
  };
}

export const VERILATOR: Example = {
  name: 'verilator',
  tools: ['verilator', 'g++', 'make'],
  jobs: 9,
  builds: 1,
  bug: {
    file: 'rtl/fifo.sv',
    from: 'read_at == LAST ',
    to: "read_at == LAST - 1'b1 ",
    found: ['fill', 'stream', 'random'],
  },
};

export const EXAMPLES: readonly Example[] = [
  VERILATOR,
  {
    name: 'icarus',
    tools: ['iverilog', 'vvp', 'make'],
    jobs: 6,
    builds: 1,
    bug: {
      file: 'rtl/uart_tx.v',
      from: "{1'b1, data, 1'b0}",
      to: "{1'b1, data[0], data[7:1], 1'b0}",
      found: ['burst', 'gaps'],
    },
  },
  {
    name: 'ghdl',
    tools: ['ghdl', 'make'],
    jobs: 6,
    builds: 1,
    bug: {
      file: 'rtl/arbiter.vhd',
      from: "grants(chosen) <= '1'",
      to: 'grants <= requests',
      found: ['sparse', 'busy', 'all'],
    },
  },
  {
    name: 'cocotb',
    tools: ['iverilog', 'vvp', 'make', 'python3'],
    jobs: 6,
    builds: 2,
    bug: { file: 'rtl/apb_timer.v', from: 'count <= count == 0 ', to: 'count <= count == 1 ', found: ['rounds'] },
  },
];

/** Puts one of the examples into a checkout, at its place, without what runs by hand have left. */
export function copyExample(name: string, checkout: TestCheckout): string {
  const own = join('examples', name);
  const filter = (path: string) => !/\/(run|__pycache__|node_modules|\.pytest_cache)$/.test(path);
  cpSync(join(REPOSITORY, own), join(checkout.directory, own), { recursive: true, filter });
  return own;
}

/** Puts the example's bug into its design in the checkout. */
export function plantBug({ name, bug }: Example, checkout: TestCheckout): Example['bug'] {
  const file = join('examples', name, bug.file);
  const design = readFileSync(join(checkout.directory, file), 'utf8');
  if (design.split(bug.from).length !== 2) throw new Error(`${file} does not have '${bug.from}' once`);
  checkout.write(file, design.replace(bug.from, bug.to));
  return bug;
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
