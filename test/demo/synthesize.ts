/** `synthesize.ts RTL-DIRECTORY NETLIST`: has Yosys make a netlist of gates of the core. The package has no program of its own. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Exit, runYosys, type Tree } from '@yowasp/yosys';

const SOURCES = ['sha256_round.v', 'sha256_constant.v', 'sha256_core.v'];

// Six kinds of cell are left in the end: AND, OR, XOR, NOT, MUX, and one flip-flop. The package brings no ABC along.
const SCRIPT = `
read_verilog ${SOURCES.map((source) => `rtl/${source}`).join(' ')}
synth -flatten -noabc -top sha256_core
dfflegalize -cell $_DFF_P_ x
simplemap
opt_clean
check -assert
write_json netlist.json
tee -o statistics stat -top sha256_core
`;

const [rtl, netlist] = process.argv.slice(2);
if (rtl === undefined || netlist === undefined) throw new Error('usage: synthesize.ts RTL-DIRECTORY NETLIST');
// Under the name that they have in the checkout, for Yosys' messages.
const sources = Object.fromEntries(SOURCES.map((source) => [source, readFileSync(join(rtl, source), 'utf8')]));
const files: Tree = { 'synthesize.ys': SCRIPT, rtl: sources };
try {
  const after = await runYosys(['-q', '-s', 'synthesize.ys'], files);
  const json = after?.['netlist.json'];
  if (!(json instanceof Uint8Array || typeof json === 'string')) throw new Error('Yosys left no netlist');
  writeFileSync(netlist, json);
} catch (error) {
  // Yosys has said on the standard error what is wrong.
  if (!(error instanceof Exit)) throw error;
  process.exitCode = error.code;
}
