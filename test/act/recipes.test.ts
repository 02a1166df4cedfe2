import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect } from 'vitest';
import { yamlSnippets } from '../contract/snippets.ts';
import { Mounted } from '../e2e/mounted.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { canRun } from '../support/tools.ts';
import { canRunAct, installAct } from './act.ts';
import { type Checkout, REPOSITORY, test } from './checkout.ts';

const MINUTES = 60_000;
const WORKFLOW = '.github/workflows/test.yml';
const DESIGN = fileURLToPath(new URL('recipes', import.meta.url));
const DOCUMENT = readFileSync(join(REPOSITORY, 'docs/recipes.md'), 'utf8');

interface Recipe {
  readonly title: string;
  readonly tools: readonly string[];
  /** What each job's builds came to. */
  readonly outcomes: readonly string[];
  /** Lines that each simulation prints. */
  readonly prints: readonly string[];
  readonly check?: (checkout: Checkout) => void;
}

const once = (legs: number) => ['built', ...Array<string>(legs - 1).fill('reused')];

const RECIPES: readonly Recipe[] = [
  {
    title: 'Builds that write into the checkout',
    tools: ['iverilog', 'make'],
    outcomes: once(2),
    prints: ['PASS'],
    check: ({ share }) => expect(readFileSync(join(share, 'compiles'), 'utf8')).toBe('compiled\n'),
  },
  { title: 'Build on a local disk', tools: ['iverilog', 'make'], outcomes: once(2), prints: ['PASS'] },
  {
    title: 'ccache for misses',
    tools: ['verilator', 'g++', 'make', 'ccache'],
    outcomes: once(2),
    prints: ['PASS'],
    check: ({ share }) => expect(existsSync(join(share, 'ccache'))).toBe(true),
  },
  {
    title: 'Several configurations in one matrix',
    tools: ['iverilog', 'make'],
    outcomes: ['built', 'built', 'reused', 'reused'],
    prints: ['PASS small', 'PASS small with seed 2', 'PASS large', 'PASS large with seed 2'],
  },
  {
    title: 'Compile once, elaborate per top',
    tools: ['ghdl'],
    outcomes: ['built', 'built', 'built', ...Array<string>(5).fill('reused')],
    prints: [
      'PASS tb_fast with seed 1',
      'PASS tb_fast with seed 2',
      'PASS tb_full with seed 1',
      'PASS tb_full with seed 2',
    ],
  },
  {
    title: 'Coverage, merged at the end',
    tools: ['verilator', 'verilator_coverage', 'g++', 'make'],
    outcomes: once(3),
    prints: ['PASS', 'PASS with seed 2', 'PASS with seed 3'],
    check: ({ share }) =>
      expect(readFileSync(join(share, 'coverage/1/all.dat'), 'utf8')).toMatch(/top\.v.*v_line.* 3$/m),
  },
  { title: 'Build in the background', tools: ['iverilog', 'make'], outcomes: once(2), prints: ['PASS'] },
  {
    title: 'Read-only runners',
    tools: ['iverilog', 'make'],
    outcomes: ['built', 'reused', 'reused'],
    prints: ['PASS', 'PASS with seed 2'],
  },
];

/** The recipe's workflow, with what is a runner's own for this machine's; a job without a matrix has two legs. */
function workflowOf(title: string, { share }: Checkout): string {
  const [, section = ''] = DOCUMENT.split(`\n## ${title}\n`);
  const [shown] = yamlSnippets('docs/recipes.md', section.split('\n## ')[0] ?? '');
  return (
    `${shown?.text}`
      .replace(/^( +)runs-on: self-hosted\n(?=\s+steps:)/m, '$&$1strategy: { matrix: { leg: [1, 2] } }\n')
      .replaceAll('/nfs/ci', share)
      .replaceAll('/var/tmp/ccache', join(share, 'ccache'))
      .replace(/^( +)runs-on: .*simulate.*\n/m, `$&$1env: { BUILD_ONCE_PATH: ${readOnlyPath(share)} }\n`)
      // A leg may have checked out long after the build.
      .replace(/^( +)cp -a "\$DIR\/sim_build"/m, '$1touch sim/*\n$&')
      // act runs all steps one after the other: the schema alone tells that GitHub would take them.
      .replaceAll(/^ +(background: true|- wait: \w+)\n/gm, '')
  );
}

const readOnlyPath = (share: string) => `${share}-read-only`;

describe.skipIf(!canRunAct)('recipes, with the real tools', { timeout: 5 * MINUTES }, () => {
  beforeAll(installAct, 10 * MINUTES);

  for (const { title, tools, outcomes, prints, check } of RECIPES) {
    const isReadOnly = title === 'Read-only runners';
    const isTested = canRun({ name: title, tools }) && (!isReadOnly || canTestAsRoot(title));
    test.skipIf(!isTested)(title, async ({ checkout }) => {
      cpSync(DESIGN, checkout.directory, { recursive: true });
      checkout.write(WORKFLOW, workflowOf(title, checkout));
      mkdirSync(readOnlyPath(checkout.share));
      using _ = isReadOnly ? readOnly(checkout.share) : undefined;
      const run = await checkout.run(WORKFLOW);
      expect(run.exitCode, run.output).toBe(0);
      expect(run.jobs.flatMap((job) => job.outcomes).toSorted()).toEqual(outcomes);
      const lines = run.jobs.flatMap(({ log }) => [...log.matchAll(/\bPASS\b.*$/gm)].map(([line]) => line));
      expect([...new Set(lines)].toSorted()).toEqual(prints.toSorted());
      check?.(checkout);
    });
  }

  test('are all here', () => {
    const titles = [...DOCUMENT.matchAll(/^## (.*)\n(?:(?!^## )[\s\S])*?```yaml/gm)].map(([, title]) => title);
    expect(RECIPES.map(({ title }) => title)).toEqual(titles);
  });
});

/** The share, mounted once more so that nobody can write through it. */
function readOnly(share: string): Mounted {
  return new Mounted(readOnlyPath(share), '-o', 'bind,ro', share);
}
