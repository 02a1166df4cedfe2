import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Leg } from '../e2e/leg.ts';
import { type Checkout, checkOut, type Demo, startLeg, stepInputs } from './legs.ts';
import { showAnnotations, showSummary } from './page.ts';

const EDITED = 'rtl/sha256_round.v';
/** In place of a vendor's tool: the first time it gets no licence. */
const LICENSED_TOOL = `
echo 'compiling rtl/'
if mkdir "$DEMO_EXECUTIONS/licence" 2> /dev/null; then
  echo 'Unable to checkout a license. Licensed number of users already reached.'
  exit 4
fi
touch "$BUILD_ONCE_DIR/simv"`;

/** In place of a compiler: it lists what it reads, a file among it that nobody has named. */
const READING_TOOL = `
printf '%s\\n' rtl/sha256_core.v rtl/sha256_constant.v > "$BUILD_ONCE_INPUTS"
touch "$BUILD_ONCE_DIR/simv"`;
const FORGOTTEN = 'rtl/sha256_constant.v';

/**
 * What a person sees of all this on GitHub, here in the terminal: two legs at a time.
 *
 * @returns what was not to be seen although it should have been
 */
export async function showWhatYouSee(demo: Demo, width: number): Promise<string[]> {
  // The action gives a licence half a minute: that passes while the other two are shown, and what it prints is held back.
  const held: string[] = [];
  const licence = runTwo(demo, checkOut(demo, 'licensed', '4000'), (line) => void held.push(line), {
    ...stepInputs(demo),
    name: 'licensed',
    run: LICENSED_TOOL,
    expect: 'simv',
  });

  console.log('\nWhat a person sees on GitHub. ▾ │ is a group of the log; share/ is the temporary directory.');
  title('Somebody has edited a comment: built again, and the summary says why');
  const edited = await runTwo(demo, edit(demo, '2000', '// One round', '// A single round'));
  for (const { name, summary } of edited) heading(demo, `Summary of ${name}`, showSummary(summary, width));

  title('Somebody has broken the design: one build fails, nobody builds it again');
  const design = edit(demo, '3000', '(e & f) ^ (~e & g)', '(e & f) ^ (~e & )');
  const broken = await runTwo(demo, design);
  const source = (file: string) => readFileSync(join(design.workspace, file), 'utf8');
  const annotations = broken.map(({ output }) => showAnnotations(output, source));
  for (const [leg, lines] of annotations.entries()) heading(demo, `Annotations of sim (${leg})`, lines);

  title('The build read a file that sources does not name: a warning on it, for whoever reuses the result, too');
  const forgetful = await runTwo(demo, checkOut(demo, 'forgetful', '5000'), console.log, {
    ...stepInputs(demo),
    name: 'forgetful',
    sources: 'rtl/sha256_core.v',
    run: READING_TOOL,
    expect: 'simv',
  });

  title('No licence was free: the one failure that is tried again (it ran beside the other two)');
  const licensed = await licence;
  for (const line of held) console.log(line);

  if (demo.stop.aborted) return [];
  const outcomes = (legs: typeof edited) =>
    legs
      .map(({ outcome }) => outcome)
      .toSorted()
      .join(' and ');
  const expected = {
    'a leg that built again, and one that reused that': outcomes(edited) === 'built and reused',
    'what changed, in the summary': edited.some(({ summary }) => summary.includes('What has changed since')),
    'the failure of both legs': broken.every(({ code }) => code === 1),
    'an annotation on the broken line': annotations.flat().some((line) => line.startsWith('   19 │ ')),
    'a warning in both legs on the file that was forgotten': forgetful.every(({ output }) =>
      output.includes(`::warning file=${FORGOTTEN}::`),
    ),
    'a second try with a licence': outcomes(licensed) === 'built and reused',
  };
  return Object.entries(expected).flatMap(([what, wasSeen]) => (wasSeen ? [] : [`not seen: ${what}`]));
}

/** Two legs of a job in one checkout, and their logs as they grow. */
async function runTwo(
  demo: Demo,
  checkout: Checkout,
  show: (line: string) => void = console.log,
  inputs = stepInputs(demo),
) {
  const legs = [0, 1].map((shard) => {
    const name = `sim (${shard})`;
    const print = (line: string) => show(`${demo.clockSeconds().toFixed(1).padStart(5)} s  ${name}  ${line}`);
    return { name, leg: startLeg(demo, checkout, shard, inputs, print) };
  });
  return await Promise.all(legs.map(async ({ name, leg }) => ({ name, ...(await endOf(leg)) })));
}

async function endOf(leg: Leg) {
  const { code, output, outputs } = await leg.ended;
  return { code, output, outcome: outputs.outcome, summary: leg.file('GITHUB_STEP_SUMMARY') };
}

function edit(demo: Demo, runId: string, before: string, after: string): Checkout {
  return checkOut(demo, `run-${runId}`, runId, (file, text) => {
    if (file !== EDITED) return text;
    if (!text.includes(before)) throw new Error(`${EDITED} has nothing of what is to be edited`);
    return text.replace(before, after);
  });
}

function title(text: string): void {
  console.log(`\n${styleText('inverse', ` ${text} `)}\n`);
}

function heading({ site }: Demo, text: string, lines: readonly string[]): void {
  const indented = lines.map((line) => `  ${line}`).join('\n');
  console.log(`\n${styleText('bold', text)}\n${indented.replaceAll(`${site.root}/`, '')}`);
}
