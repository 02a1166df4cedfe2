import { readFileSync, writeFileSync } from 'node:fs';
import { parseManifest } from '../test/workflow/action-manifest.ts';

/*
 * Writes the tables of inputs and outputs in README.md, between `<!-- inputs -->` and `<!-- /inputs -->`, from action.yml.
 * With --check it writes nothing, and fails if they differ.
 */
const { inputs, outputs } = parseManifest('action.yml', '.', readFileSync('action.yml', 'utf8'));
const tables = {
  inputs: table(
    ['input', 'default', 'description'],
    inputs.map((input) => [code(input.id), defaultOf(input), input.description]),
  ),
  outputs: table(
    ['output', 'description'],
    outputs.map((output) => [code(output.id), output.description]),
  ),
};

const readme = readFileSync('README.md', 'utf8');
let written = readme;
for (const [name, text] of Object.entries(tables)) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [written.indexOf(begin), written.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md: no place for the table of ${name}: ${begin.trim()} … ${end}`);
  written = written.slice(0, from + begin.length) + text + written.slice(to);
}

if (!process.argv.includes('--check')) {
  writeFileSync('README.md', written);
} else if (written !== readme) {
  console.error('README.md: its tables are not what action.yml gives: run `npx node .ci/readme-tables.mjs`');
  process.exitCode = 1;
}

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

function defaultOf({ required, default: byDefault }) {
  if (required) return '(required)';
  const text = byDefault?.toString() ?? '';
  return text === '' ? '' : code(text);
}

function code(text) {
  return `\`${text}\``;
}
