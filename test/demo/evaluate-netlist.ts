/**
 * `evaluate-netlist.ts NETLIST +shard=I +shards=N +length=L`: the test bench for the synthesized core. Lane I hashes a chain
 * of digests, as the lanes of sha256_test.v do; shards are as many as lanes.
 */

import { readFileSync } from 'node:fs';
import { EXAMPLE, padded } from './model.ts';
import { Netlist, type YosysModule } from './netlist.ts';

const [file, ...plusargs] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: evaluate-netlist.ts NETLIST +shard=I +length=L');
const { modules } = JSON.parse(readFileSync(file, 'utf8')) as { modules: Record<string, YosysModule> };
const core = modules.sha256_core;
if (core === undefined) throw new Error(`${file} holds no module sha256_core`);
const netlist = new Netlist(core);

const lane = number('shard');
const failed = hash(EXAMPLE.block) !== EXAMPLE.digest;
let digest = BigInt(lane);
for (let n = 0; n < number('length'); n++) digest = hash(padded(digest));
console.log(`${netlist.size} gates and flip-flops`);
console.log(`digest ${lane} ${digest.toString(16).padStart(64, '0')}`);
console.log(failed ? 'FAIL: the digest of "abc" is wrong' : 'PASS');

function hash(block: bigint): bigint {
  netlist.set('block', block);
  netlist.set('start', 1n);
  netlist.clock();
  netlist.set('start', 0n);
  for (let clocks = 0; netlist.get('done') === 0n; clocks++) {
    if (clocks > 64) throw new Error('the core is not done after 64 clocks');
    netlist.clock();
  }
  return netlist.get('digest');
}

function number(name: string): number {
  const text = plusargs.find((arg) => arg.startsWith(`+${name}=`))?.slice(name.length + 2);
  if (text === undefined || !/^\d+$/.test(text)) throw new Error(`+${name}=NUMBER is missing`);
  return Number(text);
}
