import { readFileSync, writeFileSync } from 'node:fs';
import { parseManifest } from '../test/contract/action-manifest.ts';

/*
 * Writes the tables of inputs and outputs in README.md from action.yml, each between `<!-- inputs: … -->` and `<!-- /inputs -->`:
 * the inputs that it names, or with `others` all that no table names, but for the internal ones.
 * With --check it writes nothing, and fails if they differ.
 */
const { inputs, outputs } = parseManifest('action.yml', readFileSync('action.yml', 'utf8'));
const readme = readFileSync('README.md', 'utf8');
const TABLE = /(<!-- (inputs|outputs)(?:: ([\w -]+))? -->\n)[\s\S]*?(?=<!-- \/\2 -->)/g;
const tables = [...readme.matchAll(TABLE)];
const named = tables.flatMap(([, , , names = '']) => names.split(' ')).filter((name) => name !== 'others');
const others = inputs.filter(({ id, description }) => !named.includes(id) && !description.startsWith('Internal'));
for (const what of ['inputs: others', 'outputs']) {
  if (!tables.some(([, begin]) => begin.includes(`<!-- ${what} -->`)))
    throw new Error(`README.md: no place for ${what}`);
}

const written = readme.replace(
  TABLE,
  (_, begin, what, names) => begin + (what === 'inputs' ? inputTable(names) : outputTable()),
);
if (!process.argv.includes('--check')) {
  writeFileSync('README.md', written);
} else if (written !== readme) {
  console.error('README.md: its tables are not what action.yml gives: run `npx node .ci/readme-tables.mjs`');
  process.exitCode = 1;
}

function inputTable(names) {
  const chosen = names === 'others' ? others : names.split(' ').map(inputOf);
  return table(
    ['input', 'default', 'description'],
    chosen.map((input) => [code(input.id), defaultOf(input), input.description]),
  );
}

function inputOf(name) {
  const input = inputs.find(({ id }) => id === name);
  if (input === undefined) throw new Error(`README.md: action.yml has no input '${name}'`);
  return input;
}

function outputTable() {
  return table(
    ['output', 'description'],
    outputs.map((output) => [code(output.id), output.description]),
  );
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
