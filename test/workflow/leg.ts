import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { containerVolumes, type Volume } from './container.ts';
import type { JsonObject, Scope } from './expressions.ts';
import type { JobMessage, ServerContexts } from './job-message.ts';
import { legName, planStrategy } from './matrix.ts';
import type { Isolation } from './namespaces.ts';
import { needsContext, type Outcomes } from './needs.ts';
import type { JobDefinition, WorkflowDefinition } from './parse.ts';
import type { Remote } from './remote.ts';
import type { RunOptions } from './run-options.ts';
import { evaluateBoolean, evaluateNumber, evaluateText, evaluateToken } from './template.ts';
import type { JobIdentity, WorkflowJob } from './workflow-job.ts';

/** All that a run was started with. */
export interface RunSetting {
  readonly root: string;
  readonly workflow: WorkflowDefinition;
  readonly source: JobMessage['workflow'];
  readonly remote: Remote;
  readonly attempt: number;
  readonly contexts: Pick<ServerContexts, 'github' | 'vars' | 'inputs' | 'secrets'>;
  readonly runner: Pick<JobMessage, 'actions' | 'env' | 'node' | 'grace' | 'minuteMs' | 'debug'>;
  readonly isolation: Isolation;
  readonly machine: RunOptions['machine'];
  readonly runners: number;
}

/** One leg of a job as its strategy plans it. */
export interface PlannedLeg {
  readonly index: number;
  readonly name: string;
  /** Its failure does not count. */
  readonly isTolerated: boolean;
  readonly timeoutMinutes: number;
  readonly volumes: readonly Volume[] | undefined;
  readonly contexts: Pick<ServerContexts, 'matrix' | 'strategy' | 'needs'>;
}

export interface PlannedLegs {
  readonly legs: readonly PlannedLeg[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

/** GitHub's limit for a job that names none. */
const DEFAULT_MINUTES = 360;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function planLegs(setting: RunSetting, definition: JobDefinition, outcomes: Outcomes): PlannedLegs {
  const needs = needsContext(definition, outcomes);
  const scope: Scope = { contexts: { ...setting.contexts, needs }, functions: [] };
  const given = definition.strategy === undefined ? null : evaluateToken(definition.strategy, scope);
  const { legs, failFast, maxParallel } = planStrategy(given);
  return {
    failFast,
    maxParallel,
    legs: legs.map((leg, index) => {
      const own = { 'fail-fast': failFast, 'job-index': index, 'job-total': legs.length, 'max-parallel': maxParallel };
      const contexts = { matrix: leg.matrix, strategy: own, needs };
      const legScope = { ...scope, contexts: { ...scope.contexts, ...contexts } };
      return {
        index,
        name: evaluateText(definition.name, legScope) || legName(definition.id, leg),
        isTolerated: evaluateBoolean(definition.continueOnError, legScope) ?? false,
        timeoutMinutes: evaluateNumber(definition.timeoutMinutes, legScope) ?? DEFAULT_MINUTES,
        volumes:
          definition.container &&
          containerVolumes(evaluateToken(definition.container, legScope), setting.machine ?? {}),
        contexts,
      };
    }),
  };
}

let checkRuns = 40_000_000_000;

/** A job gets a check run, a runner, and directories that no other job has. */
export function identify(setting: RunSetting, number: number, id: string, leg?: PlannedLeg): JobIdentity {
  const { root, attempt, contexts } = setting;
  const runnerName = `runner-${attempt > 1 ? `${attempt}-` : ''}${number}`;
  const work = join(root, runnerName, '_work');
  const repository = `${contexts.github.repository}`.split('/').at(-1) ?? '';
  checkRuns += 1;
  return {
    id,
    name: leg?.name ?? id,
    index: leg?.index ?? 0,
    matrix: leg?.contexts.matrix ?? null,
    attempt,
    checkRunId: checkRuns,
    runnerName,
    directories: {
      workspace: join(work, repository, repository),
      temp: join(work, '_temp'),
      tools: join(work, '_tool'),
    },
  };
}

/** Runs one leg on a runner, within its time. */
export async function runLeg(setting: RunSetting, leg: PlannedLeg, job: WorkflowJob): Promise<void> {
  const { source, contexts, runner, remote, isolation } = setting;
  const { workspace, temp } = job.directories;
  const eventPath = join(temp, '_github_workflow', 'event.json');
  const github: JsonObject = { ...contexts.github, job: job.id, workspace, event_path: eventPath };
  const onTimeout = () => {
    job.fail(`The job has exceeded the maximum execution time of ${leg.timeoutMinutes}m0s`);
    job.cancel();
  };
  const timer = setTimeout(onTimeout, Math.min(leg.timeoutMinutes * runner.minuteMs, LONGEST_TIMER_MS));
  try {
    await job.run(
      {
        ...runner,
        workflow: source,
        jobId: job.id,
        contexts: { ...contexts, ...leg.contexts, github },
        runnerName: job.runnerName,
        checkRunId: job.checkRunId,
        directories: job.directories,
        remote: remote.directory,
        trackingId: `github_${randomUUID()}`,
        isolation: isolation.kind === 'plain' ? `not isolated: ${isolation.why}` : 'in namespaces of its own',
      },
      isolation,
      leg.volumes && { root: join(setting.root, job.runnerName, 'container'), volumes: leg.volumes },
    );
  } finally {
    clearTimeout(timer);
  }
}
