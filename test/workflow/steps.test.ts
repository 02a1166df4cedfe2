import { describe, expect, it } from 'vitest';
import type { RunOptions } from './api.ts';
import { actionFiles, TestCheckout } from './test-checkout.ts';

/** Runs the steps of a job, given as YAML list, and returns the job when it has ended. */
async function runSteps(
  steps: string,
  { job = '', files = {}, ...options }: Partial<RunOptions> & { job?: string; files?: Record<string, string> } = {},
) {
  await using checkout = await TestCheckout.make(files);
  await using run = await checkout.start(`jobs:\n  a:\n    runs-on: x\n${job}    steps:\n${steps}`, options);
  await run.ended;
  return run.job('a');
}

describe('steps', () => {
  it('see the environments of workflow, job and step, and what earlier steps added', async () => {
    const job = await runSteps(
      `
      - run: |
          echo "TWO=2" >> $GITHUB_ENV
          printf 'LONG<<E\\na\\nb\\nE\\n' >> $GITHUB_ENV
          mkdir $RUNNER_TEMP/bin; echo 'echo tool' > $RUNNER_TEMP/bin/tool; chmod +x $RUNNER_TEMP/bin/tool
          echo "$RUNNER_TEMP/bin" >> $GITHUB_PATH
          echo "now: [$TWO]"
      - env: { ONE: 'one for the step', INNER: '\${{ env.TWO }}' }
        run: echo "$ONE, $TWO, $INNER, $LONG, $(tool)" | tr '\\n' ' '
      - run: echo "$ONE, $GITHUB_RUN_ID \${{ env.TWO }}"
`,
      { job: '    env: { ONE: 1 }\n', runId: '5' },
    );
    expect(job.result).toBe('success');
    expect(job.log).toContain('now: []\n');
    expect(job.log).toContain('one for the step, 2, 2, a b, tool');
    expect(job.log).toContain('\n1, 5 2\n');
  });

  it('keep quotation marks and braces of a script that has expressions, too', async () => {
    const job = await runSteps(`
      - env: { A: 'x' }
        run: |
          echo "\${{ 'it''s' }}" '{b}' "\${A}" '\${{ github.event_name }}' 'c''d' ''
`);
    expect(job.log).toContain("\nit's {b} x push cd \n");
  });

  it('run under the flags that the runner gives each shell', async () => {
    const job = await runSteps(
      `
      - { id: default, run: 'false | true; echo "$-"; shopt -o pipefail' , continue-on-error: true }
      - { id: bash, shell: bash, run: 'false | true; echo not reached', continue-on-error: true }
      - { id: sh, shell: sh, run: 'echo "sh $-"; cat /proc/$$/comm; false; echo not reached', continue-on-error: true }
      - { id: python, shell: 'python3 {0}', run: 'import sys; print("python", sys.argv[0].endswith("/"))' }
      - { id: template, shell: 'bash -u {0}', run: 'false; echo went on; echo $UNSET', continue-on-error: true }
      - { id: none, shell: 'nosuchshell {0}', run: 'true', continue-on-error: true }
`,
    );
    const outcomes = Object.fromEntries(job.steps.map((step) => [step.id, step.outcome]));
    expect(outcomes).toEqual({
      default: 'failure',
      bash: 'failure',
      sh: 'failure',
      python: 'success',
      template: 'failure',
      none: 'failure',
    });
    expect(job.log).toContain('pipefail       \toff');
    expect(job.log).toContain('python False');
    expect(job.log).toContain('went on');
    expect(job.log).toContain('nosuchshell: command not found');
    expect(job.log).not.toMatch(/^not reached/m);
    expect(job.result).toBe('success');
  });

  it('take shell and working directory from the defaults', async () => {
    const job = await runSteps(
      `
      - run: mkdir -p sub/deeper
        working-directory: .
      - run: echo "$(basename $PWD) $0"
      - { run: 'echo "$(basename $PWD)"', working-directory: sub/deeper }
      - { run: 'true', working-directory: nowhere }
`,
      { job: '    defaults: { run: { shell: sh, working-directory: sub } }\n' },
    );
    expect(job.log).toMatch(/^sub .*\.sh$/m);
    expect(job.log).toContain('\ndeeper\n');
    expect(job.result).toBe('failure');
  });

  it('go by their conditions', async () => {
    const job = await runSteps(`
      - { id: a, run: exit 3 }
      - { id: plain, run: 'true' }
      - { id: failure, if: failure(), run: 'true' }
      - { id: always, if: always(), run: 'true' }
      - { id: outcome, if: "!cancelled() && steps.a.outcome == 'failure' && steps.plain.conclusion == 'skipped'", run: 'true' }
      - { id: cancelled, if: cancelled(), run: 'true' }
`);
    const outcomes = Object.fromEntries(job.steps.map((step) => [step.id, step.outcome]));
    expect(outcomes).toEqual({
      a: 'failure',
      plain: 'skipped',
      failure: 'success',
      always: 'success',
      outcome: 'success',
      cancelled: 'skipped',
    });
    expect(job.annotations.map(({ message }) => message)).toEqual(['Process completed with exit code 3.']);
  });

  it('keep outcome and conclusion apart where they may fail', async () => {
    const job = await runSteps(`
      - { id: a, run: exit 1, continue-on-error: true }
      - run: echo "\${{ steps.a.outcome }} \${{ steps.a.conclusion }} \${{ job.status }}"
`);
    expect(job.log).toContain('\nfailure success success\n');
    expect(job.result).toBe('success');
  });
});

describe('files of a step', () => {
  it('may not set NODE_OPTIONS, and must be what they are', async () => {
    const job = await runSteps(`
      - { id: node, run: echo NODE_OPTIONS=--inspect >> $GITHUB_ENV }
      - { run: 'echo "[$NODE_OPTIONS]"' }
      - { id: open, continue-on-error: true, run: "printf 'a<<END\\nb\\n' >> $GITHUB_OUTPUT" }
      - { id: wild, continue-on-error: true, run: echo nothing >> $GITHUB_ENV }
`);
    const outcomes = Object.fromEntries(job.steps.map((step) => [step.id, step.outcome]));
    expect(outcomes).toMatchObject({ node: 'success', open: 'failure', wild: 'failure' });
    expect(job.log).toContain('\n[]\n');
    expect(job.log).toContain("##[error]Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    expect(job.log).toContain("Matching delimiter not found 'END'");
    expect(job.log).toContain("Invalid format 'nothing'");
  });

  it('count up to the line that is wrong, and may begin with a byte order mark', async () => {
    const job = await runSteps(`
      - id: half
        continue-on-error: true
        run: printf 'good=1\\nnot a pair\\nlate=2\\n' | tee -a $GITHUB_ENV >> $GITHUB_OUTPUT
      - { run: 'echo "[$good] [$late]"' }
      - id: mark
        run: printf '\\357\\273\\277with=mark\\n' | tee -a $GITHUB_ENV >> $GITHUB_OUTPUT
      - { run: 'echo "$with, not without"' }
`);
    expect(job.step('half')?.outcome).toBe('failure');
    expect(job.step('half')?.outputs).toEqual({ good: '1' });
    expect(job.log).toContain('\n[1] []\n');
    expect(job.step('mark')?.outputs).toEqual({ with: 'mark' });
    expect(job.log).toContain('\nmark, not without\n');
  });

  it('may hold a summary of 1 MiB, and not of more', async () => {
    const job = await runSteps(`
      - { id: fits, run: head -c 1048576 /dev/zero | tr '\\0' x >> $GITHUB_STEP_SUMMARY }
      - { id: over, run: head -c 1048577 /dev/zero | tr '\\0' x >> $GITHUB_STEP_SUMMARY }
`);
    expect(job.steps.map((step) => step.summary.length)).toEqual([1048576, 0]);
    expect(job.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('upload aborted')]);
    expect(job.result).toBe('success');
  });
});

describe('inputs of an action', () => {
  const rest = `
inputs:
  given: { description: x, default: not this }
  hyphen-and space: { description: x, default: '\${{ runner.os }} \${{ matrix.n }} \${{ strategy.job-total }}' }
  hash: { description: x, default: "\${{ hashFiles('in.txt') }}" }
  job: { description: x, default: '\${{ job.check_run_id }} \${{ job.status }}' }
  none: { description: x, required: true }
runs: { using: node24, main: main.js }
`;
  const main = `for (const [k, v] of Object.entries(process.env)) if (k.startsWith('INPUT_')) console.log(k + '=' + v);`;

  it('come from the step, else from defaults that are evaluated, in upper case, with hyphens kept', async () => {
    const job = await runSteps(
      `
      - uses: actions/checkout@v5
      - uses: ./act
        with: { GIVEN: "\${{ github.event_name }}", other: 1 }
`,
      { files: { ...actionFiles('act', main, rest), 'in.txt': 'x' } },
    );
    expect(job.result).toBe('success');
    expect(job.log).toContain('\nINPUT_GIVEN=push\n');
    expect(job.log).toContain('\nINPUT_HYPHEN-AND_SPACE=Linux  1\n');
    expect(job.log).toMatch(/^INPUT_HASH=[0-9a-f]{64}$/m);
    expect(job.log).toContain(`\nINPUT_JOB=${job.checkRunId} success\n`);
    expect(job.log).toContain('\nINPUT_NONE=\n');
    expect(job.annotations).toEqual([
      {
        severity: 'warning',
        message: expect.stringContaining("Unexpected input(s) 'other', valid inputs are ['given'"),
      },
    ]);
  });

  it('are those of a mapped action, too, which sees where it comes from', async () => {
    await using action = await TestCheckout.make(
      actionFiles('deep', 'console.log(process.env.GITHUB_ACTION_REPOSITORY, process.env.GITHUB_ACTION_REF)'),
    );
    const job = await runSteps('      - uses: OWNER/build-once/deep@v1\n', {
      actions: { 'OWNER/build-once': action.directory },
    });
    expect(job.log).toContain('\nOWNER/build-once v1\n');
  });
});
