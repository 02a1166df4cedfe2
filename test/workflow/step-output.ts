import type { Annotation, Severity } from './model.ts';
import type { Match, ProblemMatchers } from './problem-matchers.ts';
import { repositoryFile } from './repository-file.ts';
import { type CommandContext, StepCommands } from './step-commands.ts';

export type Stream = 'stdout' | 'stderr';

/** Where a step's output ends up. */
export interface OutputSinks {
  readonly log: (line: string) => void;
  readonly annotate: (annotation: Annotation) => void;
  readonly setOutput: (name: string, value: string) => void;
  readonly saveState: (name: string, value: string) => void;
}

export type OutputContext = Omit<CommandContext, keyof OutputSinks>;

const MOST_OF_A_KIND = 10;
const LONGEST_MESSAGE = 4096;

/** What the runner makes of a step's output, line by line: workflow commands, problem matchers, and the masked log. */
export class StepOutput {
  /** Set when a command failed: then the step has failed, whatever its exit code. */
  commandFailed = false;
  readonly #context: OutputContext;
  readonly #sinks: OutputSinks;
  readonly #commands: StepCommands;
  readonly #engines: ReturnType<ProblemMatchers['startStep']>;
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  constructor(context: OutputContext, sinks: OutputSinks) {
    this.#context = context;
    this.#sinks = sinks;
    this.#commands = new StepCommands({
      ...context,
      ...sinks,
      log: (line) => this.log(line),
      annotate: (annotation) => this.annotate(annotation),
    });
    this.#engines = context.matchers.startStep();
  }

  /** A line that the runner itself writes. */
  log(line: string): void {
    for (const each of line.split('\n')) this.#sinks.log(this.#context.masks.apply(each));
  }

  /** An annotation, which is also a line of the log. */
  annotate(annotation: Annotation, line: string = annotation.message): void {
    const message = this.#context.masks.apply(annotation.message).slice(0, LONGEST_MESSAGE);
    this.#counts[annotation.severity] += 1;
    if (this.#counts[annotation.severity] <= MOST_OF_A_KIND) this.#sinks.annotate({ ...annotation, message });
    this.log(`##[${annotation.severity}]${line}`);
  }

  error(message: string): void {
    this.annotate({ severity: 'error', message });
  }

  /** A line that the step's process has written. */
  see(line: string, stream: Stream): void {
    try {
      if (this.#commands.tryLine(line)) return;
    } catch (error) {
      this.error(`Unable to process command '${line}' successfully.`);
      this.error(error instanceof Error ? error.message : `${error}`);
      this.commandFailed = true;
      return;
    }
    const match = this.#engines[stream].see(line);
    if (match === undefined) this.log(line);
    else this.annotate(this.#toAnnotation(match), line);
  }

  #toAnnotation({ severity, message, file, line, column }: Match): Annotation {
    const known = file === undefined ? undefined : repositoryFile(file, this.#context.checkout);
    return {
      severity,
      message,
      ...(known === undefined ? {} : { file: known }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  }
}
