import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ended, Leg, Site } from '../e2e/leg.ts';
import { chainDigest } from './model.ts';
import { LogPage } from './page.ts';
import type { Tool } from './tools.ts';

const DESIGN = fileURLToPath(new URL('design', import.meta.url));
export const LEGS = 8;
/** Where the build command leaves how much processor time it took, in the result directory. */
export const CPU_TIMES = 'cpu-times';

export interface Demo {
  readonly site: Site;
  readonly tool: Tool;
  /** Directory in which each execution of the build command leaves a file: how we know how many there were. */
  readonly executions: string;
  readonly stop: AbortSignal;
  readonly clockSeconds: () => number;
}

/** A checkout of the design, as each runner has one, and what the workflow's `hashFiles('rtl/**')` says of it. */
export interface Checkout {
  readonly workspace: string;
  readonly key: string;
  readonly runId: string;
}

export function checkOut(
  { site }: Demo,
  name: string,
  runId: string,
  edit = (_file: string, text: string) => text,
): Checkout {
  const workspace = join(site.root, name);
  mkdirSync(join(workspace, 'rtl'), { recursive: true });
  const hash = createHash('sha256');
  for (const file of readdirSync(DESIGN).sort()) {
    const text = edit(`rtl/${file}`, readFileSync(join(DESIGN, file), 'utf8'));
    writeFileSync(join(workspace, 'rtl', file), text);
    hash.update(text);
  }
  return { workspace, key: hash.digest('hex'), runId };
}

/** The step's `with:`. */
export function stepInputs({ tool }: Demo): Record<string, string> {
  return {
    run: `: > "$DEMO_EXECUTIONS/$RUNNER_NAME.$$"\n${tool.build}\ntimes > "$BUILD_ONCE_DIR/${CPU_TIMES}"\n`,
    name: 'sim',
    fingerprint: tool.fingerprint,
    expect: tool.expect,
    shell: 'sh',
  };
}

/** Starts the step of one leg, and shows its log as it grows. */
export function startLeg(
  { site, executions, stop }: Demo,
  { workspace, key, runId }: Checkout,
  shard: number,
  inputs: Readonly<Record<string, string>>,
  print: (line: string) => void,
): Leg {
  const leg = site.start(
    { ...inputs, key, matrix: JSON.stringify({ shard }) },
    {
      GITHUB_RUN_ID: runId,
      GITHUB_WORKSPACE: workspace,
      RUNNER_NAME: `runner-${shard}`,
      // Compilers leave their temporary files behind when they are killed: then they go with the rest.
      TMPDIR: site.root,
      LC_ALL: 'C',
      DEMO_EXECUTIONS: executions,
    },
  );
  const page = new LogPage();
  leg.process.stdout?.on('data', () => {
    for (const line of page.show(leg.output)) print(line.replaceAll(`${site.root}/`, ''));
  });
  const cancel = () => void leg.cancel();
  if (stop.aborted) cancel();
  stop.addEventListener('abort', cancel);
  return leg;
}

/** What one leg did and when; seconds since the start of the first. */
export interface Report extends Ended {
  readonly name: string;
  readonly startSeconds: number;
  readonly stepEndSeconds: number;
  readonly checkEndSeconds: number;
  /** What is wrong with the step, or with what its result computes. */
  readonly problem: string | undefined;
}

/** One leg of the matrix: the action's step, then the step that uses the result. */
export async function runLeg(demo: Demo, shard: number, print: (line: string) => void): Promise<Report> {
  const startSeconds = demo.clockSeconds();
  const checkout = checkOut(demo, `workspace-${shard}`, '1000');
  const end = await startLeg(demo, checkout, shard, stepInputs(demo), print).ended;
  const stepEndSeconds = demo.clockSeconds();
  const isPassed = end.code === 0 && end.outputs.dir !== undefined;
  const problem = isPassed
    ? await check(demo, end.outputs.dir ?? '', shard, checkout.workspace)
    : `the step ended with ${end.signal ?? end.code}`;
  if (isPassed)
    print(problem === undefined ? 'check passed: digests as the model has them' : `CHECK FAILED: ${problem}`);
  return {
    ...end,
    name: `sim (${shard})`,
    startSeconds,
    stepEndSeconds,
    checkEndSeconds: demo.clockSeconds(),
    problem,
  };
}

/** Runs what was built on the tests of one leg. @returns what is wrong with what it prints */
async function check({ tool, stop }: Demo, result: string, shard: number, cwd: string): Promise<string | undefined> {
  const [program, ...args] = tool.check(result);
  const plusargs = [`+shard=${shard}`, `+shards=${LEGS}`, `+length=${tool.chainLength}`];
  const output = await new Promise<string>((resolve) => {
    execFile(program, [...args, ...plusargs], { cwd, signal: stop }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
  return whatIsWrong(output, tool, shard);
}

/** What is wrong with the output of a test bench. A simulator's exit code says little: vvp's is 0 after $error. */
export function whatIsWrong(output: string, tool: Pick<Tool, 'lanes' | 'chainLength'>, shard: number) {
  for (let lane = shard; lane < tool.lanes; lane += LEGS) {
    const digest = chainDigest(lane, tool.chainLength);
    if (!output.includes(`digest ${lane} ${digest}\n`)) return `lane ${lane} does not have the digest ${digest}`;
  }
  return /^PASS$/m.test(output) ? undefined : `the test bench did not say PASS: ${output.slice(-500)}`;
}
