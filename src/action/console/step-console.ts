import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { OthersText } from '../../build/output/others-text.ts';
import { oneLine } from '../../build/output/printable.ts';
import { formatCommand } from './format-command.ts';
import { OpenCommands } from './open-commands.ts';

/** How the runner takes the next line. */
interface RunnerState {
  /** Commands are stopped until this one comes. */
  readonly stopToken?: string | undefined;
  /** The title of the open group that holds another job's text. */
  readonly group?: string | undefined;
}

/** For a line of this step's own: every command acts, and no group folds it away. */
const OURS: RunnerState = {};

export interface StepConsoleOptions {
  readonly stream: NodeJS.WritableStream;
  /** From then on nothing waits for the reader: a build that is to end must not hang on its output. */
  readonly stop?: AbortSignal;
  readonly isDebug: boolean;
  readonly newToken: () => string;
}

/**
 * All that a step prints. It knows how the runner takes the next line (is another job's text open, are commands stopped)
 * and puts that right before each line: a line of ours or of our own build always acts, another job's text never does.
 *
 * It is printed at the pace at which the runner reads it, or the output of a talkative build would gather in the memory.
 */
export class StepConsole {
  readonly #options: StepConsoleOptions;
  #isBroken = false;
  /** Until the reader has caught up: one wait for all who print meanwhile. */
  #draining: Promise<void> | undefined;
  #state: RunnerState = OURS;
  /** The state for the other job's text that was shown last. */
  #others: RunnerState | undefined;
  #build = new OpenCommands();

  constructor(options: StepConsoleOptions) {
    this.#options = options;
    // Whoever read it is gone. That the build ends properly matters more than its output.
    options.stream.on('error', () => {
      this.#isBroken = true;
    });
  }

  readonly info = (message: string): void => this.#ours(message.split('\n').map(plainLine));

  readonly warning = (message: string): void => this.command('warning', message);

  readonly error = (message: string): void => this.command('error', message);

  /** On a file of the checkout. */
  readonly annotate = (severity: 'warning' | 'error', message: string, path?: string): void =>
    this.command(severity, message, path === undefined ? {} : { file: path });

  readonly debug = (message: string): void => {
    if (this.#options.isDebug) this.command('debug', message);
  };

  /** A workflow command of ours, which acts. */
  readonly command = (name: string, data: string, properties: Readonly<Record<string, string>> = {}): void =>
    this.#ours([formatCommand(name, data, properties)]);

  /** Lines of our own build's output; the commands in them act, unless the build itself has stopped them. */
  async buildOutput(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const before = this.#turnTo({ stopToken: this.#build.stopToken });
    const shown = lines.map((line) => this.#build.see(line, this.#options.newToken));
    this.#state = { stopToken: this.#build.stopToken };
    await this.#write(`${before}${asLines(...shown)}`);
  }

  /** Closes what the build's output has left open. */
  async endBuildOutput(): Promise<void> {
    const resumed = this.#turnTo(OURS);
    const closed = this.#build.isGroupOpen ? asLines(formatCommand('endgroup')) : '';
    this.#build = new OpenCommands();
    await this.#write(`${resumed}${closed}`);
  }

  /** Shows another job's text: no command in it acts. A group by that title, if one is given, stays open for more of it. */
  async showOthers(text: OthersText, group?: string): Promise<void> {
    if (text.isEmpty) return;
    const isOpen = this.#state === this.#others && this.#state.group === group;
    const state = isOpen ? this.#state : { group, stopToken: this.#options.newToken() };
    this.#others = state;
    await this.#write(`${this.#turnTo(state)}${text.lines}`);
  }

  /** Closes what is open, and waits until all of it has been read. */
  async end(): Promise<void> {
    void this.endBuildOutput();
    // Writing to a pipe is asynchronous, and whoever reads it may be behind.
    if (!this.#isBroken) await new Promise<void>((resolve) => this.#options.stream.write('', () => resolve()));
  }

  #ours(lines: readonly string[]): void {
    void this.#write(`${this.#turnTo(OURS)}${asLines(...lines)}`);
  }

  /** @returns the commands that bring the runner into that state */
  #turnTo(next: RunnerState): string {
    const { stopToken, group } = this.#state;
    this.#state = next;
    if (stopToken === next.stopToken && group === next.group) return '';
    const commands: string[] = [];
    if (stopToken !== undefined) commands.push(formatCommand(stopToken));
    if (group !== undefined && group !== next.group) commands.push(formatCommand('endgroup'));
    if (next.group !== undefined && group !== next.group) commands.push(formatCommand('group', next.group));
    if (next.stopToken !== undefined) commands.push(formatCommand('stop-commands', next.stopToken));
    return asLines(...commands);
  }

  async #write(text: string): Promise<void> {
    const { stream, stop } = this.#options;
    if (this.#isBroken || text === '' || stream.write(text) || stop?.aborted) return;
    // Also where the stop comes first, or the reader goes.
    this.#draining ??= once(stream, 'drain', stop ? { signal: stop } : {})
      .catch(() => undefined)
      .then(() => {
        this.#draining = undefined;
      });
    await this.#draining;
  }
}

/** @param stop from when on nothing waits for the reader */
export function openConsole({ stdout, env }: NodeJS.Process, stop?: AbortSignal): StepConsole {
  return new StepConsole({
    stream: stdout,
    ...(stop === undefined ? {} : { stop }),
    isDebug: env.RUNNER_DEBUG === '1',
    newToken: randomUUID,
  });
}

function asLines(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** A message may name what others have written. It is no command for that. */
function plainLine(line: string): string {
  return oneLine(line).replace(/^(?=::)/, ': ');
}
