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
  readonly setOutput: (name: string, value: string) => void;
  readonly saveState: (name: string, value: string) => void;
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
  'set-output': (command, context) => context.setOutput(deprecatedName(command, context), command.data),
  'save-state': (command, context) => context.saveState(deprecatedName(command, context), command.data),
  'set-env': refuse,
  'add-path': refuse,
};
const STOP = 'stop-commands';
const ECHO = 'echo';
/** Shown in a way of their own, so not as they stand. */
const NEVER_ECHOED = ['add-mask', 'debug', 'notice', 'warning', 'error'];

/** The workflow commands in one step's output. */
export class StepCommands {
  readonly #context: CommandContext;
  #stopToken: string | undefined;
  /** Whether a command is shown in the log, too. */
  #echo: boolean;

  constructor(context: CommandContext) {
    this.#context = context;
    this.#echo = context.debug;
  }

  /**
   * Whether the line was a command, which has been obeyed.
   *
   * @throws if it could not be obeyed
   */
  tryLine(line: string): boolean {
    const token = this.#stopToken;
    const command = parseCommand(line, (name) => isCommand(name) || isSame(name, token));
    if (command === undefined) return false;
    if (token !== undefined) {
      if (!isSame(command.name, token)) return false;
      this.#stopToken = undefined;
      this.#context.log(line);
    } else if (command.name === STOP) {
      this.#stopToken = checkedToken(command.data);
      this.#context.log(line);
    } else {
      if (this.#echo && !NEVER_ECHOED.includes(command.name)) this.#context.log(line);
      if (command.name === ECHO) this.#echo = isOn(command.data);
      else handlerOf(command.name)?.(command, this.#context);
    }
    return true;
  }
}

function isCommand(name: string): boolean {
  return isSame(name, STOP) || isSame(name, ECHO) || handlerOf(name) !== undefined;
}

function isOn(value: string): boolean {
  const word = value.trim().toLowerCase();
  if (word === 'on' || word === 'off') return word === 'on';
  throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`);
}

function deprecatedName({ name, properties }: LogCommand, { annotate }: CommandContext): string {
  annotate({
    severity: 'warning',
    message: `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
  });
  if (properties.name) return properties.name;
  throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
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
  if (token !== '' && !isSame(token, 'pause-logging') && !isCommand(token)) return token;
  throw new Error(`You cannot use a endToken that is an empty string, or another workflow command: '${token}'`);
}

function isSame(name: string, token: string | undefined): boolean {
  return token !== undefined && name.toLowerCase() === token.toLowerCase();
}
