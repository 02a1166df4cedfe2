import { evaluate, isTruthy, type JsonObject, statusFunctions } from './expressions.ts';
import type { Conclusion } from './model.ts';
import type { JobDefinition, WorkflowDefinition } from './parse.ts';

/** What a job, with all its legs, came to: what `needs` says of it. */
export interface JobOutcome {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

export type Outcomes = ReadonlyMap<string, JobOutcome>;

export interface ConditionContexts {
  readonly github: JsonObject;
  readonly vars: JsonObject;
  readonly inputs: JsonObject;
}

/** The `needs` context of a job. */
export function needsContext(job: JobDefinition, outcomes: Outcomes): JsonObject {
  return Object.fromEntries(
    job.needs.map((id) => {
      const { result, outputs } = outcomes.get(id) ?? { result: 'skipped', outputs: {} };
      return [id, { result, outputs }];
    }),
  );
}

/** Whether a job's `if` holds. Its status functions speak of all jobs that it rests on, also indirectly. */
export function jobHolds(
  workflow: WorkflowDefinition,
  job: JobDefinition,
  outcomes: Outcomes,
  contexts: ConditionContexts,
  isCancelled: boolean,
): boolean {
  const before = [...ancestors(workflow, job)].map((id) => outcomes.get(id)?.result);
  const functions = statusFunctions({
    success: !isCancelled && before.every((result) => result === 'success'),
    failure: before.includes('failure'),
    cancelled: isCancelled,
  });
  return isTruthy(
    evaluate(job.condition, { contexts: { ...contexts, needs: needsContext(job, outcomes) }, functions }),
  );
}

export function ancestors(workflow: WorkflowDefinition, job: JobDefinition): Set<string> {
  const found = new Set<string>();
  const add = ({ needs }: JobDefinition) => {
    for (const id of needs) {
      if (found.has(id)) continue;
      found.add(id);
      const needed = workflow.jobs.find((each) => each.id === id);
      if (needed !== undefined) add(needed);
    }
  };
  add(job);
  return found;
}

/** A leg's result, and whether the workflow says that its failure shall not count. */
export interface LegResult {
  readonly result: Conclusion;
  readonly isTolerated: boolean;
  readonly outputs: Readonly<Record<string, string>>;
}

/** One failure makes the job fail; of outputs with one name the last leg's counts. */
export function combine(legs: readonly LegResult[]): JobOutcome {
  const results = legs.map(({ result, isTolerated }) => (result === 'failure' && isTolerated ? 'success' : result));
  const worst = (['failure', 'cancelled', 'success'] as const).find((each) => results.includes(each));
  return { result: worst ?? 'skipped', outputs: Object.assign({}, ...legs.map(({ outputs }) => outputs)) };
}

/** The jobs that "re-run failed jobs" runs again: those that did not succeed, and all that rest on them. */
export function jobsToRerun(workflow: WorkflowDefinition, isUnsuccessful: (id: string) => boolean): Set<string> {
  const failed = workflow.jobs.filter(({ id }) => isUnsuccessful(id)).map(({ id }) => id);
  return new Set(
    workflow.jobs
      .filter((job) => failed.includes(job.id) || failed.some((id) => ancestors(workflow, job).has(id)))
      .map(({ id }) => id),
  );
}
