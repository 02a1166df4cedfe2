import { mkdtemp, readFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { dispatchInputs } from './dispatch-inputs.ts';
import { anyEvent, githubContext, type WorkflowEvent } from './github-context.ts';
import { GRACE_PERIODS } from './model.ts';
import { findIsolation, type Isolation } from './namespaces.ts';
import { ancestors } from './needs.ts';
import { parseWorkflowText, type WorkflowDefinition, WorkflowError } from './parse.ts';
import { makeRemote } from './remote.ts';
import type { RunOptions } from './run-options.ts';
import { WorkflowRun } from './workflow-run.ts';

export { loadManifest } from './action-manifest.ts';
export type { WorkflowEvent } from './github-context.ts';
export type { Annotation, Conclusion, StepReport } from './model.ts';
export { WorkflowError } from './parse.ts';
export type { RunOptions } from './run-options.ts';
export type { WorkflowJob } from './workflow-job.ts';
export type { WorkflowRun } from './workflow-run.ts';

const MINUTE_MS = 60_000;
let runs = 16_000_000_000;

/**
 * Runs a workflow as GitHub and its runners would. The run is under way when this returns; dispose of it at the end.
 *
 * @throws WorkflowError for a workflow that GitHub would refuse, or that asks for what is not done here
 */
export async function startRun(options: RunOptions): Promise<WorkflowRun> {
  const { repository = 'octo-org/chip', attempt = 1, secrets = {}, vars = {}, actions = {} } = options;
  const file = isAbsolute(options.workflow) ? options.workflow : join(options.checkout, options.workflow);
  const text = await readFile(file, 'utf8');
  const name = relative(options.checkout, file);
  const workflow = onlyJob(await parseWorkflowText(name, text), options.job);
  const event = withInputs(workflow, options.event ?? anyEvent(workflow.events));
  if (!workflow.events.includes(event.name)) throw new WorkflowError(`${name}: is not started by '${event.name}'`);

  const isolation = chooseIsolation(options.isolation);
  const contained = workflow.jobs.find((job) => job.container !== undefined);
  if (contained !== undefined && (options.machine === undefined || isolation.kind === 'plain')) {
    throw new WorkflowError(`${name}: job '${contained.id}': 'container' is not done here`);
  }

  const root = await mkdtemp(join(tmpdir(), 'workflow-run-'));
  const remote = await makeRemote(options.checkout, root);
  runs += 1;
  const github = githubContext(event, {
    repository,
    runId: options.runId ?? `${runs}`,
    attempt,
    sha: remote.sha,
    workflowName: workflow.name,
    workflowFile: name,
  });
  return new WorkflowRun({
    root,
    workflow,
    source: { file: name, text },
    remote,
    attempt,
    contexts: { github, vars, inputs: event.name === 'workflow_dispatch' ? (event.inputs ?? {}) : {}, secrets },
    runner: {
      actions: Object.fromEntries(Object.entries(actions).map(([each, directory]) => [each, resolve(directory)])),
      env: { ...runnerEnvironment(), ...options.env },
      node: options.node ?? process.execPath,
      grace: options.grace ?? GRACE_PERIODS,
      minuteMs: options.minuteMs ?? MINUTE_MS,
      debug: options.debug ?? false,
    },
    isolation,
    machine: options.machine,
    runners: options.runners ?? Number.POSITIVE_INFINITY,
  });
}

/** "Re-run failed jobs": the next attempt of the same run, with its id. Jobs that succeeded keep their results. */
export function rerunFailed(run: WorkflowRun): WorkflowRun {
  if (run.conclusion === undefined) throw new Error('the run has not ended yet');
  const attempt = run.attempt + 1;
  const { setting } = run;
  const github = { ...setting.contexts.github, run_attempt: `${attempt}` };
  return new WorkflowRun({ ...setting, attempt, contexts: { ...setting.contexts, github } }, run);
}

function withInputs(workflow: WorkflowDefinition, event: WorkflowEvent): WorkflowEvent {
  if (event.name !== 'workflow_dispatch') return event;
  return { ...event, inputs: dispatchInputs(workflow, event.inputs ?? {}) };
}

function onlyJob(workflow: WorkflowDefinition, id: string | undefined): WorkflowDefinition {
  if (id === undefined) return workflow;
  const job = workflow.jobs.find((each) => each.id === id);
  if (job === undefined) throw new WorkflowError(`${workflow.name}: has no job '${id}'`);
  const needed = ancestors(workflow, job);
  return { ...workflow, jobs: workflow.jobs.filter((each) => each === job || needed.has(each.id)) };
}

function chooseIsolation(wanted: RunOptions['isolation']): Isolation {
  if (wanted === 'plain') return { kind: 'plain', why: 'not asked for' };
  const found = findIsolation();
  if (wanted === 'namespaces' && found.kind === 'plain') throw new Error(`no namespaces on this machine: ${found.why}`);
  return found;
}

/** What a runner's service has of its machine's environment; nothing of the test's own. */
function runnerEnvironment(): Record<string, string> {
  const { PATH = '', LANG = 'C.UTF-8' } = process.env;
  return { PATH, LANG, HOME: homedir(), USER: userInfo().username };
}
