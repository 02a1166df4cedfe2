import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { WorkflowRun } from '../workflow/api.ts';
import { TestCheckout } from '../workflow/test-checkout.ts';
import { checkOutDesign } from './design.ts';
import type { Demo } from './matrix-leg.ts';
import { showAnnotations } from './show-annotations.ts';
import { LogPage } from './show-log.ts';
import { showSummary } from './show-summary.ts';
import { stepInputs } from './step-inputs.ts';

type Show = (text: string) => void;
type Job = WorkflowRun['jobs'][number];

const HOW_TO_READ = `What a person sees on GitHub. ▸ ▾ │ are groups of a job's log, folded and open; share/ is the temporary directory.
GitHub prints the ::stop-commands:: lines, too: between them nothing in another job's text can act.`;
const EDITED = 'rtl/sha256_round.v';
/** In place of a vendor's tool: the first time it gets no licence. */
const LICENSED_TOOL = `
echo 'compiling rtl/'
if mkdir "$DEMO_EXECUTIONS/licence" 2> /dev/null; then
  echo 'Unable to checkout a license. Licensed number of users already reached.'
  exit 4
fi
touch "$BUILD_ONCE_DIR/simv"`;

/**
 * What a person sees of all this on GitHub, here in the terminal: two legs at a time, as jobs of a workflow that the
 * matrix runner of our tests runs, with the annotations and the summary that it makes of their output.
 *
 * @returns what was not to be seen although it should have been
 */
export async function showWhatYouSee(demo: Demo, width: number): Promise<string[]> {
  await using checkout = await TestCheckout.make();
  checkout.addAction();
  checkOutDesign(checkout.directory);
  const inputs = stepInputs(demo.tool);

  // The action gives a licence half a minute: that passes while the other two are shown.
  const held = new HeldBack();
  await using licence = await start(demo, checkout, {
    ...inputs,
    name: 'licensed',
    run: LICENSED_TOOL,
    expect: 'simv',
  });
  const licenceShown = follow(demo, licence, held.show);

  edit(checkout, (source) => source.replace('// One round', '// A single round'));
  console.log(`\n${HOW_TO_READ}`);
  title('Somebody has edited a comment: built again, and the summary says why');
  await using edited = await start(demo, checkout, inputs);
  await follow(demo, edited, console.log);
  const builder = edited.jobs.find(({ log }) => log.includes('\nBuilt '));
  for (const job of edited.jobs) heading(`Summary of ${job.name}`, showSummary(job.summary, width));

  edit(checkout, (source) => source.replace('(e & f) ^ (~e & g)', '(e & f) ^ (~e & )'));
  title('Somebody has broken the design: one build fails, nobody builds it again');
  await using broken = await start(demo, checkout, inputs);
  await follow(demo, broken, console.log);
  const annotations = broken.jobs.flatMap((job) => job.annotations);
  const source = (file: string) => readFileSync(join(checkout.directory, file), 'utf8');
  for (const job of broken.jobs) heading(`Annotations of ${job.name}`, showAnnotations(job.annotations, source));

  title('No licence was free: the one failure that is tried again (it ran beside the other two)');
  held.release();
  await licenceShown;

  if (demo.stop.aborted) return [];
  return missing({
    'a leg that built again, and one that reused that': builder !== undefined && reusers(edited) === 1,
    'what changed, in the summary': builder?.summary.includes('What has changed since') === true,
    'the failure of both legs': broken.jobs.every(({ result }) => result === 'failure'),
    'an annotation on the broken line': annotations.some(({ file, line }) => file === EDITED && line === 19),
    'a second try with a licence': licence.conclusion === 'success' && reusers(licence) === 1,
  });
}

async function start(demo: Demo, checkout: TestCheckout, inputs: Record<string, string>): Promise<WorkflowRun> {
  // JSON is YAML, too.
  const step = JSON.stringify({ ...inputs, key: `\${{ hashFiles('rtl/**') }}` });
  const jobs = `
jobs:
  sim:
    runs-on: self-hosted
    strategy: { fail-fast: false, matrix: { shard: [0, 1] } }
    steps:
      - uses: actions/checkout@v5
      - { id: build, uses: ./, with: ${step} }
`;
  return await checkout.start(jobs, {
    repository: 'owner/repo',
    env: { BUILD_ONCE_PATH: demo.site.share, TMPDIR: demo.site.root, LC_ALL: 'C', DEMO_EXECUTIONS: demo.executions },
  });
}

/** Shows both jobs' logs as they grow, until the run has ended. */
async function follow({ clockSeconds, stop, site }: Demo, run: WorkflowRun, show: Show): Promise<void> {
  const pages = new Map<Job, { readonly page: LogPage; shown: number }>();
  if (stop.aborted) run.cancel();
  stop.addEventListener('abort', () => run.cancel());
  await run.until('its end', () => {
    for (const job of run.jobs) {
      const seen = pages.get(job) ?? { page: new LogPage(), shown: 0 };
      pages.set(job, seen);
      const lines = job.log.split('\n').slice(0, -1);
      for (const line of lines.slice(seen.shown)) {
        const text = seen.page.show(line);
        if (text === undefined) continue;
        show(`${clockSeconds().toFixed(1).padStart(5)} s  ${job.name}  ${text.replaceAll(`${site.root}/`, '')}`);
      }
      seen.shown = lines.length;
    }
    return run.conclusion !== undefined;
  });
}

/** Keeps what is to be shown until it is its turn. */
class HeldBack {
  #lines: string[] | undefined = [];

  readonly show: Show = (line) => {
    if (this.#lines === undefined) console.log(line);
    else this.#lines.push(line);
  };

  release(): void {
    for (const line of this.#lines ?? []) console.log(line);
    this.#lines = undefined;
  }
}

function edit(checkout: TestCheckout, change: (source: string) => string): void {
  const file = join(checkout.directory, EDITED);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${EDITED} has nothing of what is to be edited`);
  writeFileSync(file, after);
}

function reusers(run: WorkflowRun): number {
  return run.jobs.filter((job) => job.step('build')?.outputs.outcome === 'reused').length;
}

function missing(expected: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(expected).flatMap(([what, wasSeen]) => (wasSeen ? [] : [`not seen: ${what}`]));
}

function title(text: string): void {
  console.log(`\n${styleText('inverse', ` ${text} `)}\n`);
}

function heading(text: string, lines: readonly string[]): void {
  console.log(`\n${styleText('bold', text)}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
