import { resolve } from 'node:path';
import { type LogCommand, parseCommand } from './log-commands.ts';
import type { Masks } from './masks.ts';
import type { Annotation, Severity } from './model.ts';
import type { ProblemMatchers } from './problem-matchers.ts';
import { type Checkout, workspaceFile } from './repository-file.ts';

/** What commands act on. */
export interface CommandContext {
  readonly masks: Masks;
  readonly matchers: ProblemMatchers;
  readonly checkout: Checkout;
  /** Whether `::debug::` lines are shown (ACTIONS_STEP_DEBUG). */
  readonly debug: boolean;
  readonly log: (line: string) => void;
  readonly annotate: (annotation: Annotation) => void;
}

type Handler = (command: LogCommand, context: CommandContext) => void;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'add-mask': addMask,
  'add-matcher': ({ data }, { matchers, checkout }) => matchers.addFile(resolve(checkout.workspace, data)),
  'remove-matcher': removeMatcher,
  debug: ({ data }, { debug, log }) => {
    if (debug) log(`##[debug]${data}`);
  },
  notice: annotateAs('notice'),
  warning: annotateAs('warning'),
  error: annotateAs('error'),
  group: ({ data }, { log }) => log(`##[group]${data}`),
  endgroup: (_, { log }) => log('##[endgroup]'),
  'set-env': refuse,
  'add-path': refuse,
};
const STOP = 'stop-commands';

/** The workflow commands in one step's output. */
export class StepCommands {
  readonly #context: CommandContext;
  #stopToken: string | undefined;

  constructor(context: CommandContext) {
    this.#context = context;
  }

  /**
   * Whether the line was a command, which has been obeyed.
   *
   * @throws if it could not be obeyed
   */
  tryLine(line: string): boolean {
    const token = this.#stopToken;
    const command = parseCommand(line, (name) => name === STOP || isSame(name, token) || handlerOf(name) !== undefined);
    if (command === undefined) return false;
    if (token !== undefined) {
      if (!isSame(command.name, token)) return false;
      this.#stopToken = undefined;
      this.#context.log(line);
    } else if (command.name === STOP) {
      this.#stopToken = checkedToken(command.data);
      this.#context.log(line);
    } else {
      handlerOf(command.name)?.(command, this.#context);
    }
    return true;
  }
}

function handlerOf(name: string): Handler | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(HANDLERS, key) ? HANDLERS[key] : undefined;
}

function addMask({ data }: LogCommand, { masks, annotate }: CommandContext): void {
  if (data.trim() !== '') masks.add(data);
  else annotate({ severity: 'warning', message: "Can't add secret mask for empty string in ##[add-mask] command." });
}

function removeMatcher({ data, properties }: LogCommand, { matchers, checkout }: CommandContext): void {
  if (properties.owner) matchers.remove(properties.owner);
  else matchers.removeFile(resolve(checkout.workspace, data));
}

function annotateAs(severity: Severity): Handler {
  return ({ data, properties }, { annotate, checkout }) => {
    const { title, file, line, endLine, col, endColumn } = properties;
    annotate({
      severity,
      message: data,
      ...(title ? { title } : {}),
      ...(file ? { file: workspaceFile(file, checkout.workspace) } : {}),
      ...(line ? { line: Number(line) } : {}),
      ...(endLine ? { endLine: Number(endLine) } : {}),
      ...(col ? { column: Number(col) } : {}),
      ...(endColumn ? { endColumn: Number(endColumn) } : {}),
    });
  };
}

function refuse({ name }: LogCommand): void {
  throw new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
}

function checkedToken(token: string): string {
  if (token !== '' && token !== 'pause-logging' && token !== STOP && handlerOf(token) === undefined) return token;
  throw new Error(`You cannot use a endToken that is an empty string, or another workflow command: '${token}'`);
}

function isSame(name: string, token: string | undefined): boolean {
  return token !== undefined && name.toLowerCase() === token.toLowerCase();
}
