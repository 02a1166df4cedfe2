import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { canTest } from '../support/needs.ts';

const VERSION = 'v0.2.88';
const PLACE = fileURLToPath(new URL(`../../node_modules/.cache/act-${VERSION}`, import.meta.url));
const MOST_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What act made of one job. */
export interface ActJob {
  /** The id of the job in the workflow. */
  readonly id: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  /** By its steps: what act says of a whole leg, it says of all legs together once one has failed. On GitHub each has its own. */
  result: 'success' | 'failure';
  /** The output `outcome` of each step that has one, in order. */
  readonly outcomes: string[];
  log: string;
}

const isThere = existsSync(join(PLACE, 'act')) || spawnSync('go', ['version']).status === 0;
export const canRunAct = canTest('whole workflows, the examples among them', {
  needs: 'Go on the path, which builds act',
  isThere,
});

/** Builds act, once for this clone. */
export async function installAct(): Promise<void> {
  if (existsSync(join(PLACE, 'act'))) return;
  await promisify(execFile)('go', ['install', `github.com/nektos/act@${VERSION}`], { env: { ...env, GOBIN: PLACE } });
}

export interface ActRun {
  /** A Git repository. */
  readonly checkout: string;
  readonly workflow: string;
  /** What `uses: OWNER/build-once@v1` stands for. */
  readonly action: string;
  /** Of every step, and what `github.run_id` and `github.run_attempt` are: GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT. */
  readonly env: Readonly<Record<string, string>>;
  /** For what act itself keeps. */
  readonly home: string;
}

/** What act made of a workflow. */
export interface ActResult {
  readonly exitCode: number | null;
  readonly jobs: readonly ActJob[];
  readonly output: string;
}

/** Runs a workflow in act's host mode; without network. */
export async function runAct({ checkout, workflow, action, env: steps, home }: ActRun): Promise<ActResult> {
  const args = [
    ...['push', '--json', '--workflows', workflow, '--concurrent-jobs', '8'],
    ...['self-hosted', 'hdl-runners'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...['--local-repository', `OWNER/build-once@v1=${action}`, '--action-offline-mode', '--no-cache-server'],
    ...Object.entries(steps).flatMap((pair) => ['--env', pair.join('=')]),
  ];
  const { PATH = '', HOME = '' } = env;
  const child = execFile(join(PLACE, 'act'), args, {
    cwd: checkout,
    maxBuffer: MOST_OUTPUT_BYTES,
    env: {
      // A runner brings its own Node for actions; act takes the one on the path.
      PATH: `${dirname(execPath)}${delimiter}${PATH}`,
      HOME,
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_CONFIG_HOME: join(home, 'config'),
    },
  });
  let output = '';
  child.stdout?.on('data', (text: string) => {
    output += text;
  });
  child.stderr?.on('data', (text: string) => {
    output += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { exitCode: child.exitCode, jobs: parseEvents(output), output };
}

interface ActEvent {
  readonly job?: string;
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, unknown>>;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly msg?: string;
}

function parseEvents(output: string): ActJob[] {
  const jobs = new Map<string, ActJob>();
  for (const line of output.split('\n').filter((text) => text.startsWith('{'))) {
    const { job: name, jobID: id = '', matrix = {}, ...event } = JSON.parse(line) as ActEvent;
    if (name === undefined) continue;
    const job = jobs.get(name) ?? { id, matrix, result: 'success', outcomes: [], log: '' };
    jobs.set(name, job);
    job.log += `${event.msg?.trimEnd()}\n`;
    if (event.stage === 'Main' && event.stepResult === 'failure') job.result = 'failure';
    if (event.command === 'set-output' && event.name === 'outcome') job.outcomes.push(event.arg ?? '');
  }
  return [...jobs.values()];
}
