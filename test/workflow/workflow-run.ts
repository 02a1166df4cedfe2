import { rm } from 'node:fs/promises';
import { identify, type PlannedLeg, planLegs, type RunSetting, runLeg } from './leg.ts';
import type { Conclusion } from './model.ts';
import type { Isolation } from './namespaces.ts';
import { combine, type JobOutcome, jobHolds, jobsToRerun, type LegResult } from './needs.ts';
import type { JobDefinition, WorkflowDefinition } from './parse.ts';
import { Slots } from './slots.ts';
import { WorkflowJob } from './workflow-job.ts';

/** One attempt of one run of a workflow: GitHub's side of it. */
export class WorkflowRun implements AsyncDisposable {
  readonly setting: RunSetting;
  /** In the order in which GitHub made them; those with `needs` come when these have ended. */
  readonly jobs: WorkflowJob[] = [];
  readonly outcomes = new Map<string, JobOutcome>();
  readonly ended: Promise<Conclusion>;
  conclusion: Conclusion | undefined;
  readonly #before: WorkflowRun | undefined;
  /** Undefined in a first attempt: all. */
  readonly #rerun: ReadonlySet<string> | undefined;
  readonly #runners: Slots;
  readonly #watchers = new Set<() => void>();
  #isCancelled = false;

  /** @param before the attempt whose failed jobs are run again */
  constructor(setting: RunSetting, before?: WorkflowRun) {
    this.setting = setting;
    this.#before = before;
    if (before !== undefined) {
      this.#rerun = jobsToRerun(setting.workflow, (id) => before.jobsOf(id).some(isUnsuccessful));
    }
    this.#runners = new Slots(setting.runners);
    this.ended = this.#runAll();
  }

  get isolation(): Isolation {
    return this.setting.isolation;
  }

  get attempt(): number {
    return this.setting.attempt;
  }

  /** The job, or leg, of this name: `test (smoke, 3)`. */
  job(name: string): WorkflowJob {
    const job = this.jobs.find((each) => each.name === name);
    if (job !== undefined) return job;
    throw new Error(`no job '${name}'; there are: ${this.jobs.map((each) => each.name).join(', ')}`);
  }

  /** All legs of a job. */
  jobsOf(id: string): readonly WorkflowJob[] {
    return this.jobs.filter((job) => job.id === id);
  }

  /** Waits until something is so, looking whenever something has happened; fails if the run ends without. */
  async until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    return await new Promise((resolve, reject) => {
      const watcher = () => {
        const seen = look();
        if (seen !== undefined && seen !== false) resolve(seen);
        else if (this.conclusion === undefined) return;
        else reject(new Error(`the run has ended without this: ${what}\n${this.log}`));
        this.#watchers.delete(watcher);
      };
      this.#watchers.add(watcher);
      watcher();
    });
  }

  /** The logs of all jobs, one after the other. */
  get log(): string {
    return this.jobs.map((job) => `=== ${job.name}: ${job.result ?? job.state}\n${job.log}`).join('\n');
  }

  /** As the button on the run's page. A job whose `if` holds for cancelled runs goes on. */
  cancel(): void {
    this.#isCancelled = true;
    for (const definition of this.setting.workflow.jobs) {
      if (this.#holds(definition)) continue;
      for (const job of this.jobsOf(definition.id)) job.cancel();
    }
  }

  /** Kills what still runs, and removes all that the run has written. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isCancelled = true;
    for (const job of this.jobs) job.cancel();
    await Promise.all(this.jobs.map((job) => (job.state === 'running' ? job.kill() : undefined)));
    await this.ended;
    await rm(this.setting.root, { recursive: true, force: true });
  }

  async #runAll(): Promise<Conclusion> {
    const running = new Map<string, Promise<void>>();
    const run = async (definition: JobDefinition) => {
      await Promise.all(definition.needs.map((id) => running.get(id)));
      this.outcomes.set(definition.id, await this.#runJob(definition));
    };
    for (const definition of inOrder(this.setting.workflow)) running.set(definition.id, run(definition));
    await Promise.all(running.values());
    const results = [...this.outcomes.values()].map(({ result }) => result);
    const worst = (['failure', 'cancelled'] as const).find((each) => results.includes(each)) ?? 'success';
    this.conclusion = this.#isCancelled ? 'cancelled' : worst;
    this.#changed();
    return this.conclusion;
  }

  async #runJob(definition: JobDefinition): Promise<JobOutcome> {
    const before = this.#before?.jobsOf(definition.id) ?? [];
    if (this.#rerun !== undefined && !this.#rerun.has(definition.id)) {
      this.jobs.push(...before);
      return this.#before?.outcomes.get(definition.id) ?? { result: 'skipped', outputs: {} };
    }
    try {
      if (!this.#holds(definition)) {
        const result = this.#isCancelled ? 'cancelled' : 'skipped';
        this.#addJob(definition.id).end(result);
        return { result, outputs: {} };
      }
      // Of a matrix with failed legs, only these; of a job that rests on a failed one, all.
      const kept = before.some(isUnsuccessful) ? before.filter((job) => !isUnsuccessful(job)) : [];
      return combine(await this.#runLegs(definition, kept));
    } catch (error) {
      const job = this.#addJob(definition.id);
      job.fail(error instanceof Error ? error.message : `${error}`);
      return { result: job.end('failure'), outputs: {} };
    }
  }

  async #runLegs(definition: JobDefinition, kept: readonly WorkflowJob[]): Promise<LegResult[]> {
    const { legs, failFast, maxParallel } = planLegs(this.setting, definition, this.outcomes);
    const slots = new Slots(maxParallel);
    const jobs: WorkflowJob[] = [];
    const run = async (leg: PlannedLeg): Promise<LegResult> => {
      const again = kept.find((job) => job.index === leg.index);
      const job = again ?? this.#addJob(definition.id, leg);
      if (again !== undefined) this.jobs.push(again);
      jobs.push(job);
      if (again === undefined) {
        await slots.take();
        await this.#runners.take();
        await runLeg(this.setting, leg, job);
        this.#runners.giveBack();
        slots.giveBack();
      }
      if (job.result === 'failure' && !leg.isTolerated && failFast) for (const other of jobs) other.cancel();
      return { result: job.result ?? 'failure', isTolerated: leg.isTolerated, outputs: job.outputs };
    };
    return await Promise.all(legs.map(run));
  }

  #addJob(id: string, leg?: PlannedLeg): WorkflowJob {
    const identity = identify(this.setting, this.jobs.length + 1, id, leg);
    const job = new WorkflowJob(identity, () => this.#changed());
    this.jobs.push(job);
    return job;
  }

  #holds(definition: JobDefinition): boolean {
    const { workflow, contexts } = this.setting;
    const { github, vars, inputs } = contexts;
    return jobHolds(workflow, definition, this.outcomes, { github, vars, inputs }, this.#isCancelled);
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

function isUnsuccessful({ result }: WorkflowJob): boolean {
  return result === 'failure' || result === 'cancelled';
}

/** Each job behind those that it needs. */
function inOrder({ jobs }: WorkflowDefinition): JobDefinition[] {
  const ordered: JobDefinition[] = [];
  const has = (id: string) => ordered.some((job) => job.id === id);
  while (ordered.length < jobs.length) ordered.push(...jobs.filter(({ id, needs }) => !has(id) && needs.every(has)));
  return ordered;
}
