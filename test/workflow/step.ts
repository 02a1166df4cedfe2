import { evaluate, isTruthy, type JsonObject } from './expressions.ts';
import { FileCommandFiles } from './file-commands.ts';
import type { JobState } from './job-state.ts';
import type { Conclusion, StepReport } from './model.ts';
import type { StepDefinition } from './parse.ts';
import { StepOutput } from './step-output.ts';
import { StepCancelled } from './step-process.ts';
import { evaluateBoolean, evaluateNumber, evaluateTexts } from './template.ts';

/** A step as the job's queue holds it: one of the workflow, or the post step of one. */
export interface PlannedStep {
  readonly stage: StepReport['stage'];
  readonly id: string;
  readonly name: string;
  readonly condition: string;
  readonly definition: StepDefinition;
  /** What it saved for its post step. */
  readonly state: Map<string, string>;
  /** Does the work and returns the exit code. */
  readonly work: (context: StepContext) => Promise<number>;
}

/** What the work of a step has at hand. */
export interface StepContext {
  readonly job: JobState;
  readonly step: PlannedStep;
  readonly env: ReadonlyMap<string, string>;
  /** What this step adds to the `github` context. */
  readonly github: JsonObject;
  readonly output: StepOutput;
  readonly cancel: AbortSignal;
}

/** Runs one step, or skips it, and lets what it did take effect in the job. */
export async function runStep(job: JobState, step: PlannedStep): Promise<void> {
  const run = new StepRun(job, step);
  const outcome = await run.whole();
  let conclusion = outcome;
  if (outcome === 'failure' && run.continuesOnError()) conclusion = 'success';
  if (conclusion === 'failure') job.fail();
  // Names that GitHub made up are not for the workflow to see.
  if (step.stage === 'main' && !step.id.startsWith('__')) {
    job.steps.set(step.id, { outputs: run.outputs, outcome, conclusion });
  }
  const { stage, id, name } = step;
  const { outputs, summary } = run;
  job.report({ kind: 'step', report: { stage, id, name, outcome, conclusion, outputs, summary } });
}

class StepRun {
  summary = '';
  readonly #outputs = new Map<string, string>();
  readonly #job: JobState;
  readonly #step: PlannedStep;
  readonly #output: StepOutput;
  readonly #cancel = new AbortController();
  #env = new Map<string, string>();

  constructor(job: JobState, step: PlannedStep) {
    this.#job = job;
    this.#step = step;
    const { masks, matchers, checkout, message } = job;
    this.#output = new StepOutput(
      { masks, matchers, checkout, debug: message.debug },
      {
        log: (line) => job.report({ kind: 'log', line }),
        annotate: (annotation) => job.report({ kind: 'annotation', annotation }),
        setOutput: (name, value) => this.#outputs.set(name, value),
        saveState: (name, value) => step.state.set(name, value),
      },
    );
  }

  get outputs(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#outputs);
  }

  async whole(): Promise<Conclusion> {
    const { cancel } = this.#job;
    const onCancel = () => {
      this.#job.status = 'cancelled';
      // A step that is there for cancelled jobs, too, goes on.
      if (!this.#holds()) this.#cancel.abort();
    };
    if (cancel.aborted) this.#job.status = 'cancelled';
    try {
      this.#env = new Map([
        ...this.#job.env,
        ...Object.entries(evaluateTexts(this.#step.definition.env, this.#scope())),
      ]);
      if (!cancel.aborted) cancel.addEventListener('abort', onCancel, { once: true });
      if (!this.#holds()) return 'skipped';
      return await this.#timed();
    } catch (error) {
      this.#output.error(message(error));
      return 'failure';
    } finally {
      cancel.removeEventListener('abort', onCancel);
    }
  }

  continuesOnError(): boolean {
    try {
      return evaluateBoolean(this.#step.definition.continueOnError, this.#scope()) ?? false;
    } catch (error) {
      this.#output.error(message(error));
      return false;
    }
  }

  #scope() {
    return this.#job.scope(this.#env.size > 0 ? this.#env : this.#job.env, { action: this.#step.id });
  }

  #holds(): boolean {
    // The runner does not ask any more then.
    return !this.#job.shutDown.aborted && isTruthy(evaluate(this.#step.condition, this.#scope()));
  }

  async #timed(): Promise<Conclusion> {
    // The runner counts whole minutes.
    const minutes = Math.trunc(evaluateNumber(this.#step.definition.timeoutMinutes, this.#scope()) ?? 0);
    let timedOut = false;
    const onTimeout = () => {
      timedOut = true;
      this.#cancel.abort();
    };
    const timer = minutes > 0 ? setTimeout(onTimeout, minutes * this.#job.message.minuteMs) : undefined;
    try {
      return await this.#withFiles();
    } catch (error) {
      if (!(error instanceof StepCancelled)) throw error;
      if (timedOut && !this.#job.cancel.aborted) {
        throw new Error(`The action '${this.#step.name}' has timed out after ${minutes} minutes.`);
      }
      this.#output.error(error.message);
      return 'cancelled';
    } finally {
      clearTimeout(timer);
    }
  }

  async #withFiles(): Promise<Conclusion> {
    const files = new FileCommandFiles(this.#job.message.directories.temp);
    const [job, step, output] = [this.#job, this.#step, this.#output];
    const github = { action: step.id, action_repository: '', action_ref: '', ...files.paths };
    let code = 1;
    try {
      code = await step.work({ job, step, env: this.#env, github, output, cancel: this.#cancel.signal });
    } finally {
      // Read however the step ended.
      if (!this.#take(files)) code = 1;
    }
    return code === 0 && !output.commandFailed ? 'success' : 'failure';
  }

  #take(files: FileCommandFiles): boolean {
    const { paths, env, outputs, state, summary, errors, complaints } = files.take();
    for (const path of paths) {
      const known = this.#job.paths.indexOf(path);
      if (known >= 0) this.#job.paths.splice(known, 1);
      this.#job.paths.push(path);
    }
    for (const [name, value] of env) this.#job.env.set(name, value);
    for (const [name, value] of state) this.#step.state.set(name, value);
    for (const [name, value] of outputs) this.#outputs.set(name, value);
    this.summary = this.#job.masks.apply(summary);
    for (const error of [...errors, ...complaints]) this.#output.error(error);
    return errors.length === 0;
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : `${error}`;
}
