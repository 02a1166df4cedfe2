import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ended, Leg, Site } from '../e2e/leg.ts';
import { checkResult } from './check.ts';
import { checkOutDesign } from './design.ts';
import type { LegReport } from './leg-report.ts';
import { stepInputs } from './step-inputs.ts';
import type { Tool } from './tool.ts';

/** What the lines of another leg's build begin with. */
export const FOLLOWED = '│ ';

export interface Demo {
  readonly site: Site;
  readonly tool: Tool;
  /** The workflow's `key:`. */
  readonly key: string;
  /** Directory in which each execution of the build command leaves a file: how we know how many there were. */
  readonly executions: string;
  readonly stop: AbortSignal;
  readonly clockSeconds: () => number;
  readonly print: (leg: string, line: string) => void;
}

/** One leg of the matrix: the action's step, then the step that uses the result. */
export async function runLeg(demo: Demo, shard: number): Promise<LegReport> {
  const { site, tool, stop, clockSeconds, print } = demo;
  const name = `sim (${shard})`;
  const workspace = join(site.root, `workspace-${shard}`);
  checkOutDesign(workspace);

  const startSeconds = clockSeconds();
  const leg = startStep(demo, shard, workspace);
  const { code, signal, output, outputs } = await leg.ended;
  const step = { name, startSeconds, stepEndSeconds: clockSeconds() };
  if (code !== 0) return { ...step, step: 'failed', ending: signal ?? `exit code ${code}`, output };

  const said = readOutputs(outputs);
  if (said === undefined) return { ...step, step: 'failed', ending: 'exit code 0, but without its outputs', output };
  const check = await checkResult(tool, said.dir, shard, { cwd: workspace, stop });
  print(
    name,
    check.result === 'passed' ? 'check passed: digests as the model has them' : `CHECK FAILED: ${check.problem}`,
  );
  return { ...step, step: 'passed', ...said, check, checkEndSeconds: clockSeconds() };
}

function startStep({ site, tool, key, executions, stop, print }: Demo, shard: number, workspace: string): Leg {
  const inputs = {
    ...stepInputs(tool),
    key,
    matrix: JSON.stringify({ shard }),
  };
  const leg = site.start(inputs, {
    GITHUB_WORKSPACE: workspace,
    RUNNER_NAME: `runner-${shard}`,
    // Compilers leave their temporary files behind when they are killed: then they go with the rest.
    TMPDIR: site.root,
    LC_ALL: 'C',
    DEMO_EXECUTIONS: executions,
  });
  if (leg.process.stdout !== null) {
    let isGroupOpen = false;
    createInterface({ input: leg.process.stdout }).on('line', (line) => {
      if (line.startsWith('::group::')) isGroupOpen = true;
      if (line === '::endgroup::') isGroupOpen = false;
      // What begins with `::` speaks to the runner, except for errors.
      if (line === '' || /^::(?!error)/.test(line)) return;
      const text = line.replaceAll(`${site.root}/`, '').replaceAll(/ on runner \S+ \(host [^)]*\)/g, '');
      print(`sim (${shard})`, `${isGroupOpen ? FOLLOWED : ''}${text}`);
    });
  }
  if (stop.aborted) cancel(leg);
  stop.addEventListener('abort', () => cancel(leg));
  return leg;
}

/** As the runner cancels a step: SIGINT, then SIGTERM 7.5 s later; by then its build has to be over. */
function cancel(leg: Leg): void {
  leg.process.kill('SIGINT');
  const later = setTimeout(() => leg.process.kill('SIGTERM'), 7_500);
  void leg.ended.then(() => clearTimeout(later));
}

function readOutputs(outputs: Ended['outputs']) {
  const { outcome, builder, dir } = outputs;
  const buildSeconds = Number(outputs['build-seconds'] ?? Number.NaN);
  const waitSeconds = Number(outputs['wait-seconds'] ?? Number.NaN);
  if ((outcome !== 'built' && outcome !== 'reused') || !builder || !dir) return undefined;
  if (!Number.isFinite(buildSeconds) || !Number.isFinite(waitSeconds)) return undefined;
  return { outcome, builder, dir, buildSeconds, waitSeconds } as const;
}
