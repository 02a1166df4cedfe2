import { dirname } from 'node:path';
import { type JsonObject, type Scope, statusFunctions } from './expressions.ts';
import { hashFilesFunction } from './hash-files.ts';
import type { JobEvent, JobMessage } from './job-message.ts';
import { Masks } from './masks.ts';
import type { Conclusion } from './model.ts';
import type { JobDefinition } from './parse.ts';
import { ProblemMatchers } from './problem-matchers.ts';
import type { Checkout } from './repository-file.ts';
import type { PlannedStep } from './step.ts';

type StepResult = {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
};

/** What comes from outside while a job runs. */
export interface JobSignals {
  /** GitHub cancels the job, or the runner shuts down. */
  readonly cancel: AbortSignal;
  /** The runner shuts down: no further step runs, be it for cancelled jobs or a post step. */
  readonly shutDown: AbortSignal;
}

/** What a job carries from step to step. */
export class JobState {
  readonly message: JobMessage;
  readonly definition: JobDefinition;
  readonly cancel: AbortSignal;
  readonly shutDown: AbortSignal;
  readonly report: (event: JobEvent) => void;
  readonly masks = new Masks();
  readonly matchers = new ProblemMatchers();
  /** The job's `env`, and what steps added by GITHUB_ENV. */
  readonly env = new Map<string, string>();
  /** What steps added by GITHUB_PATH, the newest last. */
  readonly paths: string[] = [];
  readonly steps = new Map<string, StepResult>();
  /** Post steps, the first to run last. */
  readonly posts: PlannedStep[] = [];
  readonly runDefaults: Record<'shell' | 'working-directory', string | undefined> = {
    shell: undefined,
    'working-directory': undefined,
  };
  status: 'success' | 'failure' | 'cancelled' = 'success';

  constructor(message: JobMessage, definition: JobDefinition, signals: JobSignals, report: (event: JobEvent) => void) {
    this.message = message;
    this.definition = definition;
    this.cancel = signals.cancel;
    this.shutDown = signals.shutDown;
    this.report = report;
    for (const secret of Object.values(message.contexts.secrets)) this.masks.add(`${secret}`);
  }

  /** @param github what a step adds to that context */
  scope(env: Iterable<readonly [string, string]> = this.env, github: JsonObject = {}): Scope {
    const { contexts, directories } = this.message;
    return {
      contexts: {
        ...contexts,
        ...this.runnerContexts(github),
        env: Object.fromEntries(env),
        steps: Object.fromEntries(this.steps),
      },
      functions: [
        hashFilesFunction(directories.workspace),
        ...statusFunctions({
          success: this.status === 'success',
          failure: this.status === 'failure',
          cancelled: this.status === 'cancelled',
        }),
      ],
    };
  }

  /** The contexts that the default of an action's input may name. */
  inputDefaultScope(github: JsonObject): Scope {
    const { contexts, directories } = this.message;
    const { strategy, matrix } = contexts;
    return {
      contexts: { strategy, matrix, ...this.runnerContexts(github) },
      functions: [hashFilesFunction(directories.workspace)],
    };
  }

  runnerContexts(github: JsonObject): { github: JsonObject; job: JsonObject; runner: JsonObject } {
    const { contexts, directories, checkRunId, runnerName, debug } = this.message;
    return {
      github: { ...contexts.github, ...github },
      job: { status: this.status, check_run_id: checkRunId },
      runner: {
        os: 'Linux',
        arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
        name: runnerName,
        environment: 'self-hosted',
        tool_cache: directories.tools,
        temp: directories.temp,
        workspace: dirname(directories.workspace),
        ...(debug ? { debug: '1' } : {}),
      },
    };
  }

  get checkout(): Checkout {
    const { github } = this.message.contexts;
    const { workspace } = this.message.directories;
    return { workspace, serverUrl: `${github.server_url}`, repository: `${github.repository}` };
  }

  /** A failure stays one; a cancelled job stays cancelled. */
  fail(): void {
    if (this.status === 'success') this.status = 'failure';
  }
}
