import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { OthersText } from '../../build/output/others-text.ts';
import { oneLine } from '../../build/output/printable.ts';
import { firstPage } from './first-page.ts';
import { formatCommand } from './format-command.ts';
import { OpenCommands } from './open-commands.ts';

/** How the runner will treat the next line. */
interface RunnerState {
  /** Commands are stopped until this token comes. */
  readonly stopToken?: string | undefined;
  /** The title of the open group around another job's text. */
  readonly group?: string | undefined;
}

const STDOUT = 1;

/** For the step's own lines: commands act, no group folds them away. */
const OURS: RunnerState = {};

export interface StepConsoleOptions {
  /** Asked for when it is needed. */
  readonly stream: NodeJS.WritableStream;
  /** Writes without the stream, and returns what is left for it. */
  readonly writeAtOnce?: (text: string) => Uint8Array;
  /** Once aborted, nothing waits for the reader: a build being cancelled must not hang on its output. */
  readonly stop?: AbortSignal;
  readonly isDebug: boolean;
  readonly newToken: () => string;
}

/**
 * Everything a step prints goes through here. It tracks how the runner will treat the next line (is another job's text open,
 * are commands stopped) and corrects that first: our own lines and our build's always act, another job's text never does.
 *
 * It writes no faster than the runner reads, or a talkative build would fill the memory.
 */
export class StepConsole {
  readonly #options: StepConsoleOptions;
  #stream: NodeJS.WritableStream | undefined;
  #isBroken = false;
  /** Pending while the reader catches up; shared by everyone who prints meanwhile. */
  #draining: Promise<void> | undefined;
  #state: RunnerState = OURS;
  /** The state in which another job's text was last shown. */
  #others: RunnerState | undefined;
  #build = new OpenCommands();

  constructor(options: StepConsoleOptions) {
    this.#options = options;
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

  /** Issues a workflow command of our own. */
  readonly command = (name: string, data: string, properties: Readonly<Record<string, string>> = {}): void =>
    this.#ours([formatCommand(name, data, properties)]);

  /** Prints our own build's output. Commands in it act, unless the build itself has stopped them. */
  async buildOutput(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const before = this.#turnTo({ stopToken: this.#build.stopToken });
    const shown = lines.map((line) => this.#build.see(line, this.#options.newToken));
    this.#state = { stopToken: this.#build.stopToken };
    await this.#write(`${before}${asLines(...shown)}`);
  }

  /** Closes whatever the build's output left open. */
  async endBuildOutput(): Promise<void> {
    const resumed = this.#turnTo(OURS);
    const closed = this.#build.isGroupOpen ? asLines(formatCommand('endgroup')) : '';
    this.#build = new OpenCommands();
    await this.#write(`${resumed}${closed}`);
  }

  /** Shows another job's text with its commands inert, in a group of that title, if given, which stays open for more. */
  async showOthers(text: OthersText, group?: string): Promise<void> {
    if (text.isEmpty) return;
    const isOpen = this.#state === this.#others && this.#state.group === group;
    const state = isOpen ? this.#state : { group, stopToken: this.#options.newToken() };
    this.#others = state;
    await this.#write(`${this.#turnTo(state)}${text.lines}`);
  }

  /** Closes whatever is open and waits until everything has been read. */
  async end(): Promise<void> {
    void this.endBuildOutput();
    // Writes to a pipe are asynchronous, and the reader may be behind.
    const stream = this.#stream;
    if (stream !== undefined && !this.#isBroken)
      await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }

  #ours(lines: readonly string[]): void {
    void this.#write(`${this.#turnTo(OURS)}${asLines(...lines)}`);
  }

  /** @returns the commands that bring the runner to that state */
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

  #openStream(): NodeJS.WritableStream {
    if (this.#stream !== undefined) return this.#stream;
    this.#stream = this.#options.stream;
    // The reader is gone. Ending the build properly matters more than its output.
    this.#stream.on('error', () => {
      this.#isBroken = true;
    });
    return this.#stream;
  }

  async #write(text: string): Promise<void> {
    const { writeAtOnce, stop } = this.#options;
    if (this.#isBroken || text === '') return;
    const left = writeAtOnce?.(text) ?? text;
    if (left.length === 0) return;
    const stream = this.#openStream();
    if (stream.write(left) || stop?.aborted) return;
    // Also when stopped, or when the reader goes away.
    this.#draining ??= once(stream, 'drain', stop ? { signal: stop } : {})
      .catch(() => undefined)
      .then(() => {
        this.#draining = undefined;
      });
    await this.#draining;
  }
}

/** @param stop after which nothing waits for the reader */
export function openConsole(process: NodeJS.Process, stop?: AbortSignal): StepConsole {
  return new StepConsole({
    get stream() {
      return process.stdout;
    },
    writeAtOnce: firstPage(STDOUT),
    ...(stop === undefined ? {} : { stop }),
    isDebug: process.env.RUNNER_DEBUG === '1',
    newToken: randomUUID,
  });
}

function asLines(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** A message may quote what others wrote, which must not act as a command. */
function plainLine(line: string): string {
  return oneLine(line).replace(/^(?=::)/, ': ');
}
