import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '@yowasp/yosys';
import { plusargs, SHARDS, type Tool } from './tool.ts';

const SYNTHESIZE = fileURLToPath(new URL('synthesize.ts', import.meta.url));
const EVALUATE = fileURLToPath(new URL('evaluate-netlist.ts', import.meta.url));
const CHAIN_LENGTH = 50;

/** Verilog to a netlist of gates, which the legs evaluate. `node` is the program that runs this. */
export function yosys(node: string, why: string): Tool {
  return {
    name: `Yosys ${version} (WebAssembly, from npm)`,
    why,
    fingerprint: `echo ${version}`,
    build: `
      echo 'yosys: Verilog to gates'
      ${quoted(node)} ${quoted(SYNTHESIZE)} rtl "$BUILD_ONCE_DIR/netlist.json"`,
    expect: 'netlist.json',
    lanes: SHARDS,
    chainLength: CHAIN_LENGTH,
    check: (result, shard) => ({
      file: node,
      args: [EVALUATE, join(result, 'netlist.json'), ...plusargs(shard, CHAIN_LENGTH)],
    }),
  };
}

/** As one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
