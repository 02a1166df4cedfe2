import { execFile } from 'node:child_process';
import { icarus } from './icarus.ts';
import type { Tool } from './tool.ts';
import { verilator } from './verilator.ts';
import { yosys } from './yosys.ts';

/** The first line that a program prints; nothing if it cannot be run. */
export type Probe = (program: string, arg: string) => Promise<string | undefined>;

const COMPILERS = ['g++', 'clang++', 'c++'];

/** Verilator if it can build, else Icarus, else Yosys, which npm has brought along. */
export async function chooseTool(probe: Probe, node: string, cores: number): Promise<Tool> {
  const verilatorVersion = await probe('verilator', '--version');
  const compiler = await firstThatRuns(probe, COMPILERS);
  const make = await probe('make', '--version');
  if (verilatorVersion !== undefined && compiler !== undefined && make !== undefined) {
    return verilator(verilatorVersion, compiler, cores);
  }
  const noVerilator =
    verilatorVersion === undefined
      ? 'Verilator is not on the path'
      : `Verilator is on the path without ${compiler === undefined ? 'a C++ compiler' : 'make'}`;

  const icarusVersion = await probe('iverilog', '-V');
  if (icarusVersion !== undefined) return icarus(icarusVersion, `${noVerilator}; Icarus is there`);
  return yosys(node, `${noVerilator}; Icarus is not there; this one came with npm`);
}

export const probeProgram: Probe = (program, arg) =>
  new Promise((resolve) => {
    execFile(program, [arg], (error, output) => resolve(error === null ? output.split('\n')[0]?.trim() : undefined));
  });

async function firstThatRuns(probe: Probe, programs: readonly string[]): Promise<string | undefined> {
  for (const program of programs) if ((await probe(program, '--version')) !== undefined) return program;
  return undefined;
}
