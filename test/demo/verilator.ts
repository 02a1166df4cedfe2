import { join } from 'node:path';
import { plusargs, type Tool } from './tool.ts';

const LANES = 8;
const CHAIN_LENGTH = 5_000;

/** Verilog to C++ to a program. `cores` is for make alone. */
export function verilator(version: string, compiler: string, cores: number): Tool {
  return {
    name: version,
    why: `Verilator, ${compiler} and make are on the path`,
    fingerprint: `verilator --version\n${compiler} --version`,
    // Other versions of Verilator warn of other things, and a warning would end the build.
    build: `
      echo 'verilator: Verilog to C++'
      verilator --cc --exe -Wno-fatal --top-module sha256_test -GLANES=${LANES} -Irtl \\
        --Mdir "$BUILD_ONCE_DIR/obj_dir" -o ../sim sha256_test.v "$PWD/rtl/clock.cpp"
      echo 'make: C++ to a simulator'
      make -s -C "$BUILD_ONCE_DIR/obj_dir" -f Vsha256_test.mk -j ${cores} CXX=${compiler} LINK=${compiler}`,
    expect: 'sim',
    lanes: LANES,
    chainLength: CHAIN_LENGTH,
    check: (result, shard) => ({ file: join(result, 'sim'), args: plusargs(shard, CHAIN_LENGTH) }),
  };
}
