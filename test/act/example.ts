import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkout, REPOSITORY } from './checkout.ts';

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
  {
    name: 'fusesoc',
    tools: ['iverilog', 'vvp', 'make', 'python3'],
    jobs: 6,
    builds: 2,
    bug: { file: 'rtl/debounce.v', from: '`STEADY - 1)', to: '`STEADY)', found: ['bounce', 'press'] },
  },
  {
    name: 'pytest',
    tools: ['iverilog', 'vvp', 'make', 'python3'],
    jobs: 4,
    builds: 2,
    bug: { file: 'rtl/popcount.v', from: 'at < WIDTH;', to: 'at < WIDTH - 1;', found: ['corner', 'random'] },
  },
];

/** Puts one of the examples into a checkout, at its place, without what runs by hand have left. */
export function copyExample(name: string, checkout: Checkout): string {
  const own = join('examples', name);
  const filter = (path: string) => !/\/(run|__pycache__|node_modules|\.pytest_cache)$/.test(path);
  cpSync(join(REPOSITORY, own), join(checkout.directory, own), { recursive: true, filter });
  return own;
}

/** Puts the example's bug into its design in the checkout. */
export function plantBug({ name, bug }: Example, checkout: Checkout): Example['bug'] {
  const file = join('examples', name, bug.file);
  const design = readFileSync(join(checkout.directory, file), 'utf8');
  if (design.split(bug.from).length !== 2) throw new Error(`${file} does not have '${bug.from}' once`);
  checkout.write(file, design.replace(bug.from, bug.to));
  return bug;
}
