import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallerOptions, Order, Report } from './caller.ts';
import type { Execution } from './lab/execution.ts';
import type { Client } from './lab/host.ts';
import { inGuest } from './lab/lab.ts';

const NODE = inGuest(process.execPath);
const CALLER = inGuest(join(import.meta.dirname, 'caller.ts'));

/** A long-lived process on a host, told to call again and again; see caller.ts. */
export class Caller implements AsyncDisposable {
  readonly client: Client;
  /** When it has ended, in whatever way. */
  readonly ended: Promise<void>;
  readonly #execution: Execution;
  readonly #reports: Report[] = [];
  #heard = Promise.withResolvers<void>();
  #hasEnded = false;

  private constructor(client: Client, execution: Execution) {
    this.client = client;
    this.#execution = execution;
    createInterface({ input: execution.stdout }).on('line', (line) => {
      this.#reports.push(JSON.parse(line) as Report);
      this.#wake();
    });
    execution.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    this.ended = execution.ended.then(() => {
      this.#hasEnded = true;
      execution.close();
      this.#wake();
    });
  }

  static async start(client: Client, options: CallerOptions): Promise<Caller> {
    const execution = await client.spawn(
      [NODE, '--disable-warning=ExperimentalWarning', CALLER, JSON.stringify(options)],
      // A call that hangs keeps a thread of the pool.
      { env: { UV_THREADPOOL_SIZE: '32' } },
    );
    const caller = new Caller(client, execution);
    await caller.until((report) => report.kind === 'ready');
    return caller;
  }

  tell(order: Order): void {
    if (!this.#hasEnded) this.#execution.stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** The first report of that kind, past or to come; undefined where the process ends before. */
  async until<T extends Report>(isIt: (report: Report) => report is T): Promise<T | undefined>;
  async until(isIt: (report: Report) => boolean): Promise<Report | undefined>;
  async until(isIt: (report: Report) => boolean): Promise<Report | undefined> {
    for (;;) {
      const found = this.#reports.find(isIt);
      if (found !== undefined || this.#hasEnded) return found;
      await this.#heard.promise;
    }
  }

  /** What the call came to: its value, or its error in words; undefined where the caller was killed. */
  async outcome(entry: string): Promise<string | undefined> {
    const end = await this.until((report) => isEnd(report) && report.entry === entry);
    return end?.kind === 'value' ? end.value : end?.kind === 'error' ? `error: ${end.error}` : undefined;
  }

  /** One call, of which it makes a quick run if nobody else has; see {@link outcome}. */
  async call(entry: string): Promise<string | undefined> {
    this.tell({ kind: 'call', entry, runSeconds: 0 });
    return await this.outcome(entry);
  }

  kill(): void {
    this.#execution.kill('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill();
    await this.ended;
  }

  #wake(): void {
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
  }
}

export const isEnd = (report: Report): report is Extract<Report, { kind: 'value' | 'error' }> =>
  report.kind === 'value' || report.kind === 'error';
