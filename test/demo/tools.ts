import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '@yowasp/yosys';

/** A real HDL tool, as the demo's workflow would use it. */
export interface Tool {
  /** Name and version. */
  readonly name: string;
  /** Why this one, and not another. */
  readonly why: string;
  /** The workflow's `fingerprint:`, `run:` and `expect:`; the design is in `rtl/` of the working directory. */
  readonly fingerprint: string;
  readonly build: string;
  readonly expect: string;
  /** What a leg tests: those of the lanes whose number is its own modulo the legs, each with a chain of so many digests. */
  readonly lanes: number;
  readonly chainLength: number;
  /** The program of the workflow's next step, which uses the result; the test bench reads plusargs. */
  readonly check: (result: string) => readonly [program: string, ...args: string[]];
}

/** The first line that a program prints; nothing if it cannot be run. */
export type Probe = (program: string, arg: string) => Promise<string | undefined>;

export const probeProgram: Probe = (program, arg) =>
  new Promise((resolve) => {
    execFile(program, [arg], (error, output) => resolve(error === null ? output.split('\n')[0]?.trim() : undefined));
  });

/** Verilator if it can build, else Icarus, else Yosys, which npm has brought along. */
export async function chooseTool(probe: Probe, cores: number): Promise<Tool> {
  const found = async (program: string) => (await probe(program, '--version')) !== undefined;
  const verilated = await probe('verilator', '--version');
  const compiler = (await found('g++')) ? 'g++' : (await found('clang++')) ? 'clang++' : undefined;
  const hasMake = await found('make');
  if (verilated !== undefined && compiler !== undefined && hasMake) return verilator(verilated, compiler, cores);
  const lacks = compiler === undefined ? 'a C++ compiler' : 'make';
  const why = verilated === undefined ? 'Verilator is not on the path' : `Verilator is on the path without ${lacks}`;
  const icarusVersion = await probe('iverilog', '-V');
  return icarusVersion === undefined
    ? yosys(`${why}; Icarus is not there; this one came with npm`)
    : icarus(icarusVersion, `${why}; Icarus is there`);
}

function verilator(name: string, compiler: string, cores: number): Tool {
  const lanes = 8;
  return {
    name,
    why: `Verilator, ${compiler} and make are on the path`,
    fingerprint: `verilator --version\n${compiler} --version`,
    // Other versions of Verilator warn of other things, and a warning would end the build.
    build: `
      echo 'verilator: Verilog to C++'
      verilator --cc --exe -Wno-fatal --top-module sha256_test -GLANES=${lanes} -Irtl \\
        --Mdir "$BUILD_ONCE_DIR/obj_dir" -o ../sim sha256_test.v "$PWD/rtl/clock.cpp"
      echo 'make: C++ to a simulator'
      make -s -C "$BUILD_ONCE_DIR/obj_dir" -f Vsha256_test.mk -j ${cores} CXX=${compiler} LINK=${compiler}`,
    expect: 'sim',
    lanes,
    chainLength: 5_000,
    check: (result) => [join(result, 'sim')],
  };
}

/** Icarus compiles fast and simulates slowly: a large design, of which each leg tests little. */
function icarus(name: string, why: string): Tool {
  const lanes = 64;
  const parameters = `-Psha256_clock.LANES=${lanes} -Psha256_clock.ROUNDS_PER_CLOCK=16`;
  const sources = ['clock', 'test', 'lane', 'core', 'round', 'constant']
    .map((each) => `rtl/sha256_${each}.v`)
    .join(' ');
  return {
    name,
    why,
    fingerprint: 'iverilog -V',
    build: `
      echo 'iverilog: ${lanes} cores, each with 16 rounds per clock'
      iverilog -g2001 -Wall -s sha256_clock -o "$BUILD_ONCE_DIR/sim.vvp" ${parameters} ${sources}`,
    expect: 'sim.vvp',
    lanes,
    chainLength: 1,
    check: (result) => ['vvp', '-n', join(result, 'sim.vvp')],
  };
}

function yosys(why: string): Tool {
  const program = fileURLToPath(new URL('yosys.ts', import.meta.url));
  const quoted = [process.execPath, program].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return {
    name: `Yosys ${version} (WebAssembly, from npm)`,
    why,
    fingerprint: `echo ${version}`,
    build: `
      echo 'yosys: Verilog to a netlist'
      ${quoted} build rtl "$BUILD_ONCE_DIR/netlist"`,
    expect: 'netlist',
    lanes: 8,
    chainLength: 5,
    check: (result) => [process.execPath, program, 'check', join(result, 'netlist')],
  };
}
