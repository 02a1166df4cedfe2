/**
 * `yosys.ts build RTL NETLIST` makes a netlist of the design, `yosys.ts check NETLIST +shard=I +length=N` evaluates it: the
 * package has no program of its own. Prints what sha256_test.v does.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Exit, runYosys } from '@yowasp/yosys';
import { chainDigest, EXAMPLE } from './model.ts';

const SOURCES = ['sha256_round.v', 'sha256_constant.v', 'sha256_block.v'];
const BUILD = `
read_verilog ${SOURCES.map((source) => `rtl/${source}`).join(' ')}
hierarchy -check -top sha256_block
proc -norom
flatten
opt -full
check -assert
write_rtlil netlist
tee -o statistics stat -top sha256_block
`;

const [command, from = '', ...rest] = process.argv.slice(2);
try {
  if (command === 'build') await build(from, rest[0] ?? '');
  else await check(from, number('shard'), number('length'));
} catch (error) {
  // Yosys has said on the standard error what is wrong.
  if (!(error instanceof Exit)) throw error;
  process.exitCode = error.code;
}

async function build(rtl: string, netlist: string): Promise<void> {
  // Under the name that they have in the checkout, for Yosys' messages.
  const sources = Object.fromEntries(SOURCES.map((source) => [source, readFileSync(join(rtl, source), 'utf8')]));
  const made = await run(BUILD, { rtl: sources });
  writeFileSync(netlist, made.netlist ?? '');
}

/** Each digest of the chain is the next message; which one that is, the model tells: a wrong one would be seen at once. */
async function check(netlist: string, lane: number, length: number): Promise<void> {
  const messages = Array.from({ length }, (_, n) => chainDigest(lane, n));
  const blocks = [EXAMPLE.block, ...messages.map((hex) => `${hex}8${'0'.repeat(60)}100`)];
  const evaluations = blocks.map((block, n) => `tee -o digest.${n} eval -set block 512'h${block} -show digest`);
  const made = await run(['read_rtlil netlist', ...evaluations].join('\n'), { netlist: readFileSync(netlist, 'utf8') });
  const digests = blocks.map((_, n) => {
    const [, bits = '0'] = /256'([01]{256})/.exec(`${made[`digest.${n}`]}`) ?? [];
    return BigInt(`0b${bits}`).toString(16).padStart(64, '0');
  });
  console.log(`digest ${lane} ${digests.at(-1)}`);
  const wrong = digests.findIndex((digest, n) => digest !== (n === 0 ? EXAMPLE.digest : chainDigest(lane, n)));
  console.log(wrong < 0 ? 'PASS' : `FAIL: digest ${wrong} is wrong`);
}

async function run(script: string, files: object): Promise<Readonly<Record<string, string>>> {
  const after = await runYosys(['-q', '-s', 'script.ys'], { ...files, 'script.ys': script }, { decodeASCII: true });
  return (after ?? {}) as Record<string, string>;
}

function number(name: string): number {
  return Number(rest.find((arg) => arg.startsWith(`+${name}=`))?.slice(name.length + 2) ?? Number.NaN);
}
