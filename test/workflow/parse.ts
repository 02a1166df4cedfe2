import type { InputConfig, Job, Step } from '@actions/workflow-parser/model/workflow-template';
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import {
  convertWorkflowTemplate,
  isMapping,
  isSequence,
  isString,
  NoOperationTraceWriter,
  parseWorkflow,
} from './github-parser.ts';

export interface WorkflowDefinition {
  readonly name: string;
  readonly events: readonly string[];
  /** What someone who starts it by hand may give. */
  readonly inputs: Readonly<Record<string, InputConfig>>;
  readonly env: TemplateToken | undefined;
  readonly defaults: TemplateToken | undefined;
  readonly jobs: readonly JobDefinition[];
}

export interface JobDefinition {
  readonly id: string;
  readonly name: TemplateToken | undefined;
  readonly needs: readonly string[];
  /** With a status function, put in by GitHub's parser where there was none. */
  readonly condition: string;
  readonly strategy: TemplateToken | undefined;
  readonly container: TemplateToken | undefined;
  readonly env: TemplateToken | undefined;
  readonly defaults: TemplateToken | undefined;
  readonly outputs: TemplateToken | undefined;
  readonly continueOnError: TemplateToken | undefined;
  readonly timeoutMinutes: TemplateToken | undefined;
  readonly steps: readonly StepDefinition[];
}

export interface StepDefinition {
  readonly id: string;
  readonly name: TemplateToken | undefined;
  readonly condition: string;
  readonly env: TemplateToken | undefined;
  readonly continueOnError: TemplateToken | undefined;
  readonly timeoutMinutes: TemplateToken | undefined;
  readonly work: StepWork;
}

export type StepWork =
  | {
      readonly kind: 'run';
      readonly script: TemplateToken;
      readonly shell: TemplateToken | undefined;
      readonly workingDirectory: TemplateToken | undefined;
    }
  | { readonly kind: 'uses'; readonly uses: string; readonly with: TemplateToken | undefined };

/** A workflow that GitHub would refuse, or that asks for what is not done here. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';
}

/** What GitHub would say against a workflow; nothing if it would take it. */
export async function workflowErrors(file: string, text: string): Promise<readonly string[]> {
  return (await convert(file, text)).errors;
}

/** @throws WorkflowError with all of GitHub's messages */
export async function parseWorkflowText(file: string, text: string): Promise<WorkflowDefinition> {
  const { root, template, errors } = await convert(file, text);
  if (errors.length > 0 || root === undefined || template === undefined) throw new WorkflowError(errors.join('\n'));
  const mapping = root.assertMapping('workflow');
  const jobs = find(mapping, 'jobs')?.assertMapping('jobs');
  const name = find(mapping, 'name');
  return {
    name: name !== undefined && isString(name) ? name.value : file,
    events: eventNames(find(mapping, 'on')),
    inputs: template.events.workflow_dispatch?.inputs ?? {},
    env: find(mapping, 'env'),
    defaults: find(mapping, 'defaults'),
    jobs: template.jobs.map((job) => {
      if (job.type !== 'job') throw new WorkflowError(`${file}: job '${job.id.value}': uses a workflow; not done here`);
      return parseJob(file, job, find(jobs, job.id.value)?.assertMapping(job.id.value));
    }),
  };
}

async function convert(file: string, text: string) {
  const { context, value: root } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  const template = root === undefined ? undefined : await convertWorkflowTemplate(context, root);
  return { root, template, errors: context.errors.getErrors().map((error) => error.message) };
}

/** What would change what a job does, and is not done here. */
const UNSUPPORTED = ['concurrency', 'services', 'environment', 'snapshot'];

function parseJob(file: string, job: Job, mapping: MappingToken | undefined): JobDefinition {
  for (const key of UNSUPPORTED) {
    if (find(mapping, key) !== undefined) {
      throw new WorkflowError(`${file}: job '${job.id.value}': '${key}' is not done here`);
    }
  }
  const steps = find(mapping, 'steps')?.assertSequence('steps');
  return {
    id: job.id.value,
    name: find(mapping, 'name'),
    needs: (job.needs ?? []).map((need) => need.value),
    condition: job.if.expression,
    strategy: find(mapping, 'strategy'),
    container: find(mapping, 'container'),
    env: find(mapping, 'env'),
    defaults: find(mapping, 'defaults'),
    outputs: find(mapping, 'outputs'),
    continueOnError: find(mapping, 'continue-on-error'),
    timeoutMinutes: find(mapping, 'timeout-minutes'),
    steps: job.steps.map((step, index) => parseStep(file, step, steps?.get(index).assertMapping('step'))),
  };
}

function parseStep(file: string, step: Step, mapping: MappingToken | undefined): StepDefinition {
  const base = {
    id: step.id,
    name: find(mapping, 'name'),
    condition: step.if?.expression ?? 'success()',
    env: find(mapping, 'env'),
    continueOnError: find(mapping, 'continue-on-error'),
    timeoutMinutes: find(mapping, 'timeout-minutes'),
  };
  if ('run' in step) {
    const shell = find(mapping, 'shell');
    const workingDirectory = find(mapping, 'working-directory');
    return { ...base, work: { kind: 'run', script: step.run, shell, workingDirectory } };
  }
  if ('uses' in step) return { ...base, work: { kind: 'uses', uses: step.uses.value, with: find(mapping, 'with') } };
  throw new WorkflowError(`${file}: step '${step.id}': only 'run' and 'uses' are done here`);
}

/** `defaults.run.KEY`. */
export function runDefault(defaults: TemplateToken | undefined, key: string): TemplateToken | undefined {
  const run = defaults !== undefined && isMapping(defaults) ? defaults.find('run') : undefined;
  return run !== undefined && isMapping(run) ? run.find(key) : undefined;
}

function find(mapping: MappingToken | undefined, key: string): TemplateToken | undefined {
  return mapping?.find(key);
}

function eventNames(on: TemplateToken | undefined): readonly string[] {
  if (on === undefined) return [];
  if (isString(on)) return [on.value];
  if (isMapping(on)) return [...on].map(({ key }) => key.toString());
  return isSequence(on) ? Array.from({ length: on.count }, (_, index) => on.get(index).toString()) : [];
}
