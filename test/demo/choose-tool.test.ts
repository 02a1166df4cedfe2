import { expect, test } from 'vitest';
import { chooseTool } from './choose-tool.ts';

const cases = [
  [['verilator', 'g++', 'make', 'iverilog'], /^verilator/, /^Verilator, g\+\+ and make/],
  [['verilator', 'clang++', 'make'], /^verilator/, /^Verilator, clang\+\+ and make/],
  [['verilator', 'make', 'iverilog'], /^iverilog/, /without a C\+\+ compiler; Icarus is there/],
  [['verilator', 'g++', 'iverilog'], /^iverilog/, /without make; Icarus is there/],
  [['g++', 'make', 'iverilog'], /^iverilog/, /^Verilator is not on the path; Icarus is there/],
  [['verilator', 'g++'], /^Yosys/, /without make; Icarus is not there/],
  [[], /^Yosys/, /^Verilator is not on the path; Icarus is not there/],
] as const;

test.each(cases)('with %j on the path', async (programs: readonly string[], name, why) => {
  const probe = async (program: string) => (programs.includes(program) ? `${program} 1.0` : undefined);
  const tool = await chooseTool(probe, '/usr/bin/node', 2);
  expect(tool.name).toMatch(name);
  expect(tool.why).toMatch(why);
});
