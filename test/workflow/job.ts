import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadManifest } from './action-manifest.ts';
import { resolveAction } from './action-reference.ts';
import type { JobEvent, JobMessage } from './job-message.ts';
import { type JobSignals, JobState } from './job-state.ts';
import { killOrphans } from './orphans.ts';
import { parseWorkflowText, runDefault, type StepDefinition, type WorkflowDefinition, WorkflowError } from './parse.ts';
import { type PlannedStep, runStep } from './step.ts';
import { runScript } from './step-run.ts';
import { runAction } from './step-uses.ts';
import { evaluateText, evaluateTexts } from './template.ts';

/** One job, from the message that assigned it to its end. */
export async function runJob(
  message: JobMessage,
  signals: JobSignals,
  report: (event: JobEvent) => void,
): Promise<void> {
  const workflow = await parseWorkflowText(message.workflow.file, message.workflow.text);
  const definition = workflow.jobs.find((job) => job.id === message.jobId);
  if (definition === undefined) throw new WorkflowError(`${message.workflow.file}: no job '${message.jobId}'`);
  const job = new JobState(message, definition, signals, report);
  report({ kind: 'log', line: `Runner name: '${message.runnerName}' (${message.isolation})` });
  let outputs: Readonly<Record<string, string>> = {};
  try {
    makePlaces(message);
    setUp(job, workflow);
    await resolveActions(job);
    for (const step of definition.steps) await runStep(job, plan(job, step));
    for (let post = job.posts.pop(); post !== undefined; post = job.posts.pop()) await runStep(job, post);
    outputs = jobOutputs(job);
  } catch (error) {
    fail(job, error);
  }
  report({ kind: 'log', line: 'Cleaning up orphan processes' });
  for (const { pid, name } of killOrphans(message.trackingId)) {
    report({ kind: 'log', line: `Terminate orphan process: pid (${pid}) (${name})` });
  }
  report({ kind: 'ended', conclusion: job.status, outputs });
}

function makePlaces({ directories, contexts }: JobMessage): void {
  const eventPath = `${contexts.github.event_path}`;
  for (const directory of [...Object.values(directories), dirname(eventPath)])
    mkdirSync(directory, { recursive: true });
  writeFileSync(eventPath, JSON.stringify(contexts.github.event, null, 2));
}

function setUp(job: JobState, workflow: WorkflowDefinition): void {
  for (const env of [workflow.env, job.definition.env]) {
    for (const [name, value] of Object.entries(evaluateTexts(env, job.scope()))) job.env.set(name, value);
  }
  for (const key of ['shell', 'working-directory'] as const) {
    const token = runDefault(job.definition.defaults, key) ?? runDefault(workflow.defaults, key);
    job.runDefaults[key] = evaluateText(token, job.scope());
  }
}

/** Actions of other repositories are fetched and read before the first step; local ones when their step comes. */
async function resolveActions({ definition, message }: JobState): Promise<void> {
  for (const { work } of definition.steps) {
    if (work.kind !== 'uses' || work.uses.startsWith('./')) continue;
    const reference = resolveAction(work.uses, message.directories.workspace, message.actions);
    if (reference.kind === 'action') await loadManifest(reference.directory);
  }
}

function plan(job: JobState, definition: StepDefinition): PlannedStep {
  const { id, condition, work } = definition;
  return {
    stage: 'main',
    id,
    name: stepName(job, definition),
    condition,
    definition,
    state: new Map(),
    work: async (context) => (work.kind === 'run' ? await runScript(work, context) : await runAction(work, context)),
  };
}

function stepName(job: JobState, { name, work }: StepDefinition): string {
  const given = evaluateText(name, job.scope());
  if (given) return given;
  if (work.kind === 'uses') return `Run ${work.uses}`;
  return `Run ${evaluateText(work.script, job.scope())?.trimStart().split('\n')[0]}`;
}

/** Empty ones are left out, and those that would show a secret. */
function jobOutputs(job: JobState): Record<string, string> {
  const all = Object.entries(evaluateTexts(job.definition.outputs, job.scope()));
  return Object.fromEntries(all.filter(([, value]) => value !== '' && job.masks.apply(value) === value));
}

function fail(job: JobState, error: unknown): void {
  const message = error instanceof Error ? error.message : `${error}`;
  job.report({ kind: 'log', line: `##[error]${message}` });
  job.report({ kind: 'annotation', annotation: { severity: 'error', message } });
  job.fail();
}
