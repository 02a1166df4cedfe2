import { join } from 'node:path';
import { plusargs, type Tool } from './tool.ts';

// Icarus compiles fast and simulates slowly: a large design, of which each leg tests little.
const LANES = 64;
const ROUNDS_PER_CLOCK = 16;
const CHAIN_LENGTH = 1;

/** Verilog to a program for Icarus' own simulator, vvp. */
export function icarus(version: string, why: string): Tool {
  return {
    name: version,
    why,
    fingerprint: 'iverilog -V',
    build: `
      echo 'iverilog: ${LANES} cores, each with ${ROUNDS_PER_CLOCK} rounds per clock'
      iverilog -g2001 -Wall -s sha256_clock -o "$BUILD_ONCE_DIR/sim.vvp" \\
        -Psha256_clock.LANES=${LANES} -Psha256_clock.ROUNDS_PER_CLOCK=${ROUNDS_PER_CLOCK} rtl/*.v`,
    expect: 'sim.vvp',
    lanes: LANES,
    chainLength: CHAIN_LENGTH,
    check: (result, shard) => ({
      file: 'vvp',
      args: ['-n', join(result, 'sim.vvp'), ...plusargs(shard, CHAIN_LENGTH)],
    }),
  };
}
