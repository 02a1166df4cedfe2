import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Container } from './container.ts';
import type { JsonObject } from './expressions.ts';
import type { JobEvent, JobMessage, JobOrder } from './job-message.ts';
import type { Annotation, Conclusion, Directories, StepReport } from './model.ts';
import { type Isolation, isolated } from './namespaces.ts';
import { killOrphans } from './orphans.ts';

const JOB_MAIN = fileURLToPath(new URL('./job-main.ts', import.meta.url));
const MOST_ANNOTATIONS = 50;
const POLL_MS = 20;

export interface JobIdentity {
  readonly id: string;
  readonly name: string;
  /** Which leg of its matrix. */
  readonly index: number;
  readonly matrix: JsonObject | null;
  readonly attempt: number;
  readonly checkRunId: number;
  readonly runnerName: string;
  readonly directories: Directories;
}

/** One job of a run: a leg of a matrix, or all that there is of a job without one. */
export class WorkflowJob {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly matrix: JsonObject | null;
  readonly attempt: number;
  readonly checkRunId: number;
  readonly runnerName: string;
  readonly directories: Directories;
  readonly annotations: Annotation[] = [];
  readonly steps: StepReport[] = [];
  readonly ended: Promise<Conclusion>;
  outputs: Readonly<Record<string, string>> = {};
  /** Undefined until the job has ended. */
  result: Conclusion | undefined;
  state: 'queued' | 'running' | 'ended' = 'queued';
  #lines: string[] = [];
  #process: ChildProcess | undefined;
  #trackingId = '';
  #wasCancelled = false;
  readonly #onChange: () => void;
  readonly #resolveEnded: (conclusion: Conclusion) => void;

  constructor(identity: JobIdentity, onChange: () => void) {
    this.id = identity.id;
    this.name = identity.name;
    this.index = identity.index;
    this.matrix = identity.matrix;
    this.attempt = identity.attempt;
    this.checkRunId = identity.checkRunId;
    this.runnerName = identity.runnerName;
    this.directories = identity.directories;
    this.#onChange = onChange;
    const { promise, resolve } = Promise.withResolvers<Conclusion>();
    this.ended = promise;
    this.#resolveEnded = resolve;
  }

  get log(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** Of all its steps, as the run's page shows it. */
  get summary(): string {
    return this.steps.map((step) => step.summary).join('');
  }

  /** The main step of this id. */
  step(id: string): StepReport | undefined {
    return this.steps.find((step) => step.id === id && step.stage === 'main');
  }

  /** Runs it in a process of its own until it has ended. */
  async run(message: JobMessage, isolation: Isolation, container?: Container): Promise<Conclusion> {
    if (this.#wasCancelled) return this.end('cancelled');
    this.#trackingId = message.trackingId;
    const main = [process.execPath, '--disable-warning=ExperimentalWarning', JOB_MAIN];
    const [program = '', ...args] = isolated(isolation, this.runnerName, main, container);
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#process = child;
    this.state = 'running';
    let last: JobEvent | undefined;
    child.on('message', (event: JobEvent) => {
      last = event;
      this.#take(event);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes: Buffer) => this.#take({ kind: 'log', line: `${bytes}`.trimEnd() }));
    }
    child.send({ kind: 'start', message } satisfies JobOrder);
    this.#onChange();
    // Its last messages may come after the process has gone.
    await Promise.all(['close', 'disconnect'].map((event) => once(child, event)));
    if (last?.kind === 'ended') return this.end(last.conclusion, last.outputs);
    this.fail(`The self-hosted runner: ${this.runnerName} lost communication with the server.`);
    return this.end('failure');
  }

  /** What GitHub sends to a runner: the step is ended, post steps run. */
  cancel(): void {
    if (this.#wasCancelled || this.state === 'ended') return;
    this.#wasCancelled = true;
    // Not connected any more: it has reported its end already.
    if (this.#process?.connected) this.#process.send({ kind: 'cancel' } satisfies JobOrder);
  }

  /** The runner's service is stopped: the step is ended as by a cancel, but no other runs, not even a post step. */
  shutDown(): void {
    if (!this.#process?.connected) throw new Error(`${this.name} is not running`);
    this.fail(
      'The runner has received a shutdown signal. This can happen when the runner service is stopped, ' +
        'or a manually started runner is canceled.',
    );
    this.#process.send({ kind: 'shut-down' } satisfies JobOrder);
  }

  /** The runner's machine is gone: everything that runs there is killed at once, and no post step runs. */
  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL');
    if (this.#trackingId === '') return;
    while (killOrphans(this.#trackingId).length > 0) await pause(POLL_MS);
  }

  fail(message: string): void {
    this.#take({ kind: 'log', line: `##[error]${message}` });
    this.#take({ kind: 'annotation', annotation: { severity: 'error', message } });
  }

  end(conclusion: Conclusion, outputs: Readonly<Record<string, string>> = {}): Conclusion {
    this.result = conclusion;
    this.outputs = outputs;
    this.state = 'ended';
    this.#resolveEnded(conclusion);
    this.#onChange();
    return conclusion;
  }

  #take(event: JobEvent): void {
    if (event.kind === 'log') this.#lines.push(event.line);
    if (event.kind === 'step') this.steps.push(event.report);
    if (event.kind === 'annotation' && this.annotations.length < MOST_ANNOTATIONS)
      this.annotations.push(event.annotation);
    this.#onChange();
  }
}
