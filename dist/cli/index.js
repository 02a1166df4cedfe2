#!/usr/bin/env node
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 871:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__.p + "beat-worker.js";

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __whenUsed("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __whenUsed("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __whenUsed("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __whenUsed("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __whenUsed("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __whenUsed("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __whenUsed("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __whenUsed("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __whenUsed("node:fs/promises");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __whenUsed("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __whenUsed("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __whenUsed("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __whenUsed("node:process");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __whenUsed("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __whenUsed("node:util");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __whenUsed("node:worker_threads");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __whenUsed("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __whenUsed("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __whenUsed("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __whenUsed("timers");

/***/ }),

/***/ 8909:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { Argument } = __nccwpck_require__(9154);
const { Command } = __nccwpck_require__(4348);
const { CommanderError, InvalidArgumentError } = __nccwpck_require__(1135);
const { Help } = __nccwpck_require__(9754);
const { Option } = __nccwpck_require__(5240);

exports.DM = new Command();

exports.gu = (name) => new Command(name);
exports.Ww = (flags, description) => new Option(flags, description);
exports.er = (name, description) => new Argument(name, description);

/**
 * Expose classes
 */

exports.uB = Command;
exports.c$ = Option;
exports.ef = Argument;
exports._V = Help;

exports.b7 = CommanderError;
exports.Di = InvalidArgumentError;
exports.a2 = InvalidArgumentError; // Deprecated


/***/ }),

/***/ 9154:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { InvalidArgumentError } = __nccwpck_require__(1135);

class Argument {
  /**
   * Initialize a new command argument with the given name and description.
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @param {string} name
   * @param {string} [description]
   */

  constructor(name, description) {
    this.description = description || '';
    this.variadic = false;
    this.parseArg = undefined;
    this.defaultValue = undefined;
    this.defaultValueDescription = undefined;
    this.argChoices = undefined;

    switch (name[0]) {
      case '<': // e.g. <required>
        this.required = true;
        this._name = name.slice(1, -1);
        break;
      case '[': // e.g. [optional]
        this.required = false;
        this._name = name.slice(1, -1);
        break;
      default:
        this.required = true;
        this._name = name;
        break;
    }

    if (this._name.endsWith('...')) {
      this.variadic = true;
      this._name = this._name.slice(0, -3);
    }
  }

  /**
   * Return argument name.
   *
   * @return {string}
   */

  name() {
    return this._name;
  }

  /**
   * @package
   */

  _collectValue(value, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value];
    }

    previous.push(value);
    return previous;
  }

  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Argument}
   */

  default(value, description) {
    this.defaultValue = value;
    this.defaultValueDescription = description;
    return this;
  }

  /**
   * Set the custom handler for processing CLI command arguments into argument values.
   *
   * @param {Function} [fn]
   * @return {Argument}
   */

  argParser(fn) {
    this.parseArg = fn;
    return this;
  }

  /**
   * Only allow argument value to be one of choices.
   *
   * @param {string[]} values
   * @return {Argument}
   */

  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(', ')}.`,
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }

  /**
   * Make argument required.
   *
   * @returns {Argument}
   */
  argRequired() {
    this.required = true;
    return this;
  }

  /**
   * Make argument optional.
   *
   * @returns {Argument}
   */
  argOptional() {
    this.required = false;
    return this;
  }
}

/**
 * Takes an argument and returns its human readable equivalent for help usage.
 *
 * @param {Argument} arg
 * @return {string}
 * @private
 */

function humanReadableArgName(arg) {
  const nameOutput = arg.name() + (arg.variadic === true ? '...' : '');

  return arg.required ? '<' + nameOutput + '>' : '[' + nameOutput + ']';
}

exports.Argument = Argument;
exports.humanReadableArgName = humanReadableArgName;


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const EventEmitter = (__nccwpck_require__(8474).EventEmitter);
const childProcess = __nccwpck_require__(1421);
const path = __nccwpck_require__(6760);
const fs = __nccwpck_require__(3024);
const process = __nccwpck_require__(1708);

const { Argument, humanReadableArgName } = __nccwpck_require__(9154);
const { CommanderError } = __nccwpck_require__(1135);
const { Help, stripColor } = __nccwpck_require__(9754);
const { Option, DualOptions } = __nccwpck_require__(5240);
const { suggestSimilar } = __nccwpck_require__(5030);

class Command extends EventEmitter {
  /**
   * Initialize a new `Command`.
   *
   * @param {string} [name]
   */

  constructor(name) {
    super();
    /** @type {Command[]} */
    this.commands = [];
    /** @type {Option[]} */
    this.options = [];
    this.parent = null;
    this._allowUnknownOption = false;
    this._allowExcessArguments = false;
    /** @type {Argument[]} */
    this.registeredArguments = [];
    this._args = this.registeredArguments; // deprecated old name
    /** @type {string[]} */
    this.args = []; // cli args with options removed
    this.rawArgs = [];
    this.processedArgs = []; // like .args but after custom processing and collecting variadic
    this._scriptPath = null;
    this._name = name || '';
    this._optionValues = {};
    this._optionValueSources = {}; // default, env, cli etc
    this._storeOptionsAsProperties = false;
    this._actionHandler = null;
    this._executableHandler = false;
    this._executableFile = null; // custom name for executable
    this._executableDir = null; // custom search directory for subcommands
    this._defaultCommandName = null;
    this._exitCallback = null;
    this._aliases = [];
    this._combineFlagAndOptionalValue = true;
    this._description = '';
    this._summary = '';
    this._argsDescription = undefined; // legacy
    this._enablePositionalOptions = false;
    this._passThroughOptions = false;
    this._lifeCycleHooks = {}; // a hash of arrays
    /** @type {(boolean | string)} */
    this._showHelpAfterError = false;
    this._showSuggestionAfterError = true;
    this._savedState = null; // used in save/restoreStateBeforeParse

    // see configureOutput() for docs
    this._outputConfiguration = {
      writeOut: (str) => process.stdout.write(str),
      writeErr: (str) => process.stderr.write(str),
      outputError: (str, write) => write(str),
      getOutHelpWidth: () =>
        process.stdout.isTTY ? process.stdout.columns : undefined,
      getErrHelpWidth: () =>
        process.stderr.isTTY ? process.stderr.columns : undefined,
      getOutHasColors: () =>
        useColor() ?? (process.stdout.isTTY && process.stdout.hasColors?.()),
      getErrHasColors: () =>
        useColor() ?? (process.stderr.isTTY && process.stderr.hasColors?.()),
      stripColor: (str) => stripColor(str),
    };

    this._hidden = false;
    /** @type {(Option | null | undefined)} */
    this._helpOption = undefined; // Lazy created on demand. May be null if help option is disabled.
    this._addImplicitHelpCommand = undefined; // undecided whether true or false yet, not inherited
    /** @type {Command} */
    this._helpCommand = undefined; // lazy initialised, inherited
    this._helpConfiguration = {};
    /** @type {string | undefined} */
    this._helpGroupHeading = undefined; // soft initialised when added to parent
    /** @type {string | undefined} */
    this._defaultCommandGroup = undefined;
    /** @type {string | undefined} */
    this._defaultOptionGroup = undefined;
  }

  /**
   * Copy settings that are useful to have in common across root command and subcommands.
   *
   * (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
   *
   * @param {Command} sourceCommand
   * @return {Command} `this` command for chaining
   */
  copyInheritedSettings(sourceCommand) {
    this._outputConfiguration = sourceCommand._outputConfiguration;
    this._helpOption = sourceCommand._helpOption;
    this._helpCommand = sourceCommand._helpCommand;
    this._helpConfiguration = sourceCommand._helpConfiguration;
    this._exitCallback = sourceCommand._exitCallback;
    this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
    this._combineFlagAndOptionalValue =
      sourceCommand._combineFlagAndOptionalValue;
    this._allowExcessArguments = sourceCommand._allowExcessArguments;
    this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
    this._showHelpAfterError = sourceCommand._showHelpAfterError;
    this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;

    return this;
  }

  /**
   * @returns {Command[]}
   * @private
   */

  _getCommandAndAncestors() {
    const result = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    for (let command = this; command; command = command.parent) {
      result.push(command);
    }
    return result;
  }

  /**
   * Define a command.
   *
   * There are two styles of command: pay attention to where to put the description.
   *
   * @example
   * // Command implemented using action handler (description is supplied separately to `.command`)
   * program
   *   .command('clone <source> [destination]')
   *   .description('clone a repository into a newly created directory')
   *   .action((source, destination) => {
   *     console.log('clone command called');
   *   });
   *
   * // Command implemented using separate executable file (description is second parameter to `.command`)
   * program
   *   .command('start <service>', 'start named service')
   *   .command('stop [service]', 'stop named service, or all if no name supplied');
   *
   * @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
   * @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
   * @param {object} [execOpts] - configuration options (for executable)
   * @return {Command} returns new command for action handler, or `this` for executable command
   */

  command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
    let desc = actionOptsOrExecDesc;
    let opts = execOpts;
    if (typeof desc === 'object' && desc !== null) {
      opts = desc;
      desc = null;
    }
    opts = opts || {};
    const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);

    const cmd = this.createCommand(name);
    if (desc) {
      cmd.description(desc);
      cmd._executableHandler = true;
    }
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    cmd._hidden = !!(opts.noHelp || opts.hidden); // noHelp is deprecated old name for hidden
    cmd._executableFile = opts.executableFile || null; // Custom name for executable file, set missing to null to match constructor
    if (args) cmd.arguments(args);
    this._registerCommand(cmd);
    cmd.parent = this;
    cmd.copyInheritedSettings(this);

    if (desc) return this;
    return cmd;
  }

  /**
   * Factory routine to create a new unattached command.
   *
   * See .command() for creating an attached subcommand, which uses this routine to
   * create the command. You can override createCommand to customise subcommands.
   *
   * @param {string} [name]
   * @return {Command} new command
   */

  createCommand(name) {
    return new Command(name);
  }

  /**
   * You can customise the help with a subclass of Help by overriding createHelp,
   * or by overriding Help properties using configureHelp().
   *
   * @return {Help}
   */

  createHelp() {
    return Object.assign(new Help(), this.configureHelp());
  }

  /**
   * You can customise the help by overriding Help properties using configureHelp(),
   * or with a subclass of Help by overriding createHelp().
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */

  configureHelp(configuration) {
    if (configuration === undefined) return this._helpConfiguration;

    this._helpConfiguration = configuration;
    return this;
  }

  /**
   * The default output goes to stdout and stderr. You can customise this for special
   * applications. You can also customise the display of errors by overriding outputError.
   *
   * The configuration properties are all functions:
   *
   *     // change how output being written, defaults to stdout and stderr
   *     writeOut(str)
   *     writeErr(str)
   *     // change how output being written for errors, defaults to writeErr
   *     outputError(str, write) // used for displaying errors and not used for displaying help
   *     // specify width for wrapping help
   *     getOutHelpWidth()
   *     getErrHelpWidth()
   *     // color support, currently only used with Help
   *     getOutHasColors()
   *     getErrHasColors()
   *     stripColor() // used to remove ANSI escape codes if output does not have colors
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */

  configureOutput(configuration) {
    if (configuration === undefined) return this._outputConfiguration;

    this._outputConfiguration = {
      ...this._outputConfiguration,
      ...configuration,
    };
    return this;
  }

  /**
   * Display the help or a custom message after an error occurs.
   *
   * @param {(boolean|string)} [displayHelp]
   * @return {Command} `this` command for chaining
   */
  showHelpAfterError(displayHelp = true) {
    if (typeof displayHelp !== 'string') displayHelp = !!displayHelp;
    this._showHelpAfterError = displayHelp;
    return this;
  }

  /**
   * Display suggestion of similar commands for unknown commands, or options for unknown options.
   *
   * @param {boolean} [displaySuggestion]
   * @return {Command} `this` command for chaining
   */
  showSuggestionAfterError(displaySuggestion = true) {
    this._showSuggestionAfterError = !!displaySuggestion;
    return this;
  }

  /**
   * Add a prepared subcommand.
   *
   * See .command() for creating an attached subcommand which inherits settings from its parent.
   *
   * @param {Command} cmd - new subcommand
   * @param {object} [opts] - configuration options
   * @return {Command} `this` command for chaining
   */

  addCommand(cmd, opts) {
    if (!cmd._name) {
      throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
    }

    opts = opts || {};
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    if (opts.noHelp || opts.hidden) cmd._hidden = true; // modifying passed command due to existing implementation

    this._registerCommand(cmd);
    cmd.parent = this;
    cmd._checkForBrokenPassThrough();

    return this;
  }

  /**
   * Factory routine to create a new unattached argument.
   *
   * See .argument() for creating an attached argument, which uses this routine to
   * create the argument. You can override createArgument to return a custom argument.
   *
   * @param {string} name
   * @param {string} [description]
   * @return {Argument} new argument
   */

  createArgument(name, description) {
    return new Argument(name, description);
  }

  /**
   * Define argument syntax for command.
   *
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @example
   * program.argument('<input-file>');
   * program.argument('[output-file]');
   *
   * @param {string} name
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom argument processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */
  argument(name, description, parseArg, defaultValue) {
    const argument = this.createArgument(name, description);
    if (typeof parseArg === 'function') {
      argument.default(defaultValue).argParser(parseArg);
    } else {
      argument.default(parseArg);
    }
    this.addArgument(argument);
    return this;
  }

  /**
   * Define argument syntax for command, adding multiple at once (without descriptions).
   *
   * See also .argument().
   *
   * @example
   * program.arguments('<cmd> [env]');
   *
   * @param {string} names
   * @return {Command} `this` command for chaining
   */

  arguments(names) {
    names
      .trim()
      .split(/ +/)
      .forEach((detail) => {
        this.argument(detail);
      });
    return this;
  }

  /**
   * Define argument syntax for command, adding a prepared argument.
   *
   * @param {Argument} argument
   * @return {Command} `this` command for chaining
   */
  addArgument(argument) {
    const previousArgument = this.registeredArguments.slice(-1)[0];
    if (previousArgument?.variadic) {
      throw new Error(
        `only the last argument can be variadic '${previousArgument.name()}'`,
      );
    }
    if (
      argument.required &&
      argument.defaultValue !== undefined &&
      argument.parseArg === undefined
    ) {
      throw new Error(
        `a default value for a required argument is never used: '${argument.name()}'`,
      );
    }
    this.registeredArguments.push(argument);
    return this;
  }

  /**
   * Customise or override default help command. By default a help command is automatically added if your command has subcommands.
   *
   * @example
   *    program.helpCommand('help [cmd]');
   *    program.helpCommand('help [cmd]', 'show help');
   *    program.helpCommand(false); // suppress default help command
   *    program.helpCommand(true); // add help command even if no subcommands
   *
   * @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
   * @param {string} [description] - custom description
   * @return {Command} `this` command for chaining
   */

  helpCommand(enableOrNameAndArgs, description) {
    if (typeof enableOrNameAndArgs === 'boolean') {
      this._addImplicitHelpCommand = enableOrNameAndArgs;
      if (enableOrNameAndArgs && this._defaultCommandGroup) {
        // make the command to store the group
        this._initCommandGroup(this._getHelpCommand());
      }
      return this;
    }

    const nameAndArgs = enableOrNameAndArgs ?? 'help [command]';
    const [, helpName, helpArgs] = nameAndArgs.match(/([^ ]+) *(.*)/);
    const helpDescription = description ?? 'display help for command';

    const helpCommand = this.createCommand(helpName);
    helpCommand.helpOption(false);
    if (helpArgs) helpCommand.arguments(helpArgs);
    if (helpDescription) helpCommand.description(helpDescription);

    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    // init group unless lazy create
    if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);

    return this;
  }

  /**
   * Add prepared custom help command.
   *
   * @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
   * @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
   * @return {Command} `this` command for chaining
   */
  addHelpCommand(helpCommand, deprecatedDescription) {
    // If not passed an object, call through to helpCommand for backwards compatibility,
    // as addHelpCommand was originally used like helpCommand is now.
    if (typeof helpCommand !== 'object') {
      this.helpCommand(helpCommand, deprecatedDescription);
      return this;
    }

    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    this._initCommandGroup(helpCommand);
    return this;
  }

  /**
   * Lazy create help command.
   *
   * @return {(Command|null)}
   * @package
   */
  _getHelpCommand() {
    const hasImplicitHelpCommand =
      this._addImplicitHelpCommand ??
      (this.commands.length &&
        !this._actionHandler &&
        !this._findCommand('help'));

    if (hasImplicitHelpCommand) {
      if (this._helpCommand === undefined) {
        this.helpCommand(undefined, undefined); // use default name and description
      }
      return this._helpCommand;
    }
    return null;
  }

  /**
   * Add hook for life cycle event.
   *
   * @param {string} event
   * @param {Function} listener
   * @return {Command} `this` command for chaining
   */

  hook(event, listener) {
    const allowedValues = ['preSubcommand', 'preAction', 'postAction'];
    if (!allowedValues.includes(event)) {
      throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
    }
    if (this._lifeCycleHooks[event]) {
      this._lifeCycleHooks[event].push(listener);
    } else {
      this._lifeCycleHooks[event] = [listener];
    }
    return this;
  }

  /**
   * Register callback to use as replacement for calling process.exit.
   *
   * @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
   * @return {Command} `this` command for chaining
   */

  exitOverride(fn) {
    if (fn) {
      this._exitCallback = fn;
    } else {
      this._exitCallback = (err) => {
        if (err.code !== 'commander.executeSubCommandAsync') {
          throw err;
        } else {
          // Async callback from spawn events, not useful to throw.
        }
      };
    }
    return this;
  }

  /**
   * Call process.exit, and _exitCallback if defined.
   *
   * @param {number} exitCode exit code for using with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   * @return never
   * @private
   */

  _exit(exitCode, code, message) {
    if (this._exitCallback) {
      this._exitCallback(new CommanderError(exitCode, code, message));
      // Expecting this line is not reached.
    }
    process.exit(exitCode);
  }

  /**
   * Register callback `fn` for the command.
   *
   * @example
   * program
   *   .command('serve')
   *   .description('start service')
   *   .action(function() {
   *      // do work here
   *   });
   *
   * @param {Function} fn
   * @return {Command} `this` command for chaining
   */

  action(fn) {
    const listener = (args) => {
      // The .action callback takes an extra parameter which is the command or options.
      const expectedArgsCount = this.registeredArguments.length;
      const actionArgs = args.slice(0, expectedArgsCount);
      if (this._storeOptionsAsProperties) {
        actionArgs[expectedArgsCount] = this; // backwards compatible "options"
      } else {
        actionArgs[expectedArgsCount] = this.opts();
      }
      actionArgs.push(this);

      return fn.apply(this, actionArgs);
    };
    this._actionHandler = listener;
    return this;
  }

  /**
   * Factory routine to create a new unattached option.
   *
   * See .option() for creating an attached option, which uses this routine to
   * create the option. You can override createOption to return a custom option.
   *
   * @param {string} flags
   * @param {string} [description]
   * @return {Option} new option
   */

  createOption(flags, description) {
    return new Option(flags, description);
  }

  /**
   * Wrap parseArgs to catch 'commander.invalidArgument'.
   *
   * @param {(Option | Argument)} target
   * @param {string} value
   * @param {*} previous
   * @param {string} invalidArgumentMessage
   * @private
   */

  _callParseArg(target, value, previous, invalidArgumentMessage) {
    try {
      return target.parseArg(value, previous);
    } catch (err) {
      if (err.code === 'commander.invalidArgument') {
        const message = `${invalidArgumentMessage} ${err.message}`;
        this.error(message, { exitCode: err.exitCode, code: err.code });
      }
      throw err;
    }
  }

  /**
   * Check for option flag conflicts.
   * Register option if no conflicts found, or throw on conflict.
   *
   * @param {Option} option
   * @private
   */

  _registerOption(option) {
    const matchingOption =
      (option.short && this._findOption(option.short)) ||
      (option.long && this._findOption(option.long));
    if (matchingOption) {
      const matchingFlag =
        option.long && this._findOption(option.long)
          ? option.long
          : option.short;
      throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
    }

    this._initOptionGroup(option);
    this.options.push(option);
  }

  /**
   * Check for command name and alias conflicts with existing commands.
   * Register command if no conflicts found, or throw on conflict.
   *
   * @param {Command} command
   * @private
   */

  _registerCommand(command) {
    const knownBy = (cmd) => {
      return [cmd.name()].concat(cmd.aliases());
    };

    const alreadyUsed = knownBy(command).find((name) =>
      this._findCommand(name),
    );
    if (alreadyUsed) {
      const existingCmd = knownBy(this._findCommand(alreadyUsed)).join('|');
      const newCmd = knownBy(command).join('|');
      throw new Error(
        `cannot add command '${newCmd}' as already have command '${existingCmd}'`,
      );
    }

    this._initCommandGroup(command);
    this.commands.push(command);
  }

  /**
   * Add an option.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addOption(option) {
    this._registerOption(option);

    const oname = option.name();
    const name = option.attributeName();

    // store default value
    if (option.negate) {
      // --no-foo is special and defaults foo to true, unless a --foo option is already defined
      const positiveLongFlag = option.long.replace(/^--no-/, '--');
      if (!this._findOption(positiveLongFlag)) {
        this.setOptionValueWithSource(
          name,
          option.defaultValue === undefined ? true : option.defaultValue,
          'default',
        );
      }
    } else if (option.defaultValue !== undefined) {
      this.setOptionValueWithSource(name, option.defaultValue, 'default');
    }

    // handler for cli and env supplied values
    const handleOptionValue = (val, invalidValueMessage, valueSource) => {
      // val is null for optional option used without an optional-argument.
      // val is undefined for boolean and negated option.
      if (val == null && option.presetArg !== undefined) {
        val = option.presetArg;
      }

      // custom processing
      const oldValue = this.getOptionValue(name);
      if (val !== null && option.parseArg) {
        val = this._callParseArg(option, val, oldValue, invalidValueMessage);
      } else if (val !== null && option.variadic) {
        val = option._collectValue(val, oldValue);
      }

      // Fill-in appropriate missing values. Long winded but easy to follow.
      if (val == null) {
        if (option.negate) {
          val = false;
        } else if (option.isBoolean() || option.optional) {
          val = true;
        } else {
          val = ''; // not normal, parseArg might have failed or be a mock function for testing
        }
      }
      this.setOptionValueWithSource(name, val, valueSource);
    };

    this.on('option:' + oname, (val) => {
      const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
      handleOptionValue(val, invalidValueMessage, 'cli');
    });

    if (option.envVar) {
      this.on('optionEnv:' + oname, (val) => {
        const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
        handleOptionValue(val, invalidValueMessage, 'env');
      });
    }

    return this;
  }

  /**
   * Internal implementation shared by .option() and .requiredOption()
   *
   * @return {Command} `this` command for chaining
   * @private
   */
  _optionEx(config, flags, description, fn, defaultValue) {
    if (typeof flags === 'object' && flags instanceof Option) {
      throw new Error(
        'To add an Option object use addOption() instead of option() or requiredOption()',
      );
    }
    const option = this.createOption(flags, description);
    option.makeOptionMandatory(!!config.mandatory);
    if (typeof fn === 'function') {
      option.default(defaultValue).argParser(fn);
    } else if (fn instanceof RegExp) {
      // deprecated
      const regex = fn;
      fn = (val, def) => {
        const m = regex.exec(val);
        return m ? m[0] : def;
      };
      option.default(defaultValue).argParser(fn);
    } else {
      option.default(fn);
    }

    return this.addOption(option);
  }

  /**
   * Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
   * option-argument is indicated by `<>` and an optional option-argument by `[]`.
   *
   * See the README for more details, and see also addOption() and requiredOption().
   *
   * @example
   * program
   *     .option('-p, --pepper', 'add pepper')
   *     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
   *     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
   *     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */

  option(flags, description, parseArg, defaultValue) {
    return this._optionEx({}, flags, description, parseArg, defaultValue);
  }

  /**
   * Add a required option which must have a value after parsing. This usually means
   * the option must be specified on the command line. (Otherwise the same as .option().)
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */

  requiredOption(flags, description, parseArg, defaultValue) {
    return this._optionEx(
      { mandatory: true },
      flags,
      description,
      parseArg,
      defaultValue,
    );
  }

  /**
   * Alter parsing of short flags with optional values.
   *
   * @example
   * // for `.option('-f,--flag [value]'):
   * program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
   * program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
   *
   * @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
   * @return {Command} `this` command for chaining
   */
  combineFlagAndOptionalValue(combine = true) {
    this._combineFlagAndOptionalValue = !!combine;
    return this;
  }

  /**
   * Allow unknown options on the command line.
   *
   * @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
   * @return {Command} `this` command for chaining
   */
  allowUnknownOption(allowUnknown = true) {
    this._allowUnknownOption = !!allowUnknown;
    return this;
  }

  /**
   * Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
   *
   * @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
   * @return {Command} `this` command for chaining
   */
  allowExcessArguments(allowExcess = true) {
    this._allowExcessArguments = !!allowExcess;
    return this;
  }

  /**
   * Enable positional options. Positional means global options are specified before subcommands which lets
   * subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
   * The default behaviour is non-positional and global options may appear anywhere on the command line.
   *
   * @param {boolean} [positional]
   * @return {Command} `this` command for chaining
   */
  enablePositionalOptions(positional = true) {
    this._enablePositionalOptions = !!positional;
    return this;
  }

  /**
   * Pass through options that come after command-arguments rather than treat them as command-options,
   * so actual command-options come before command-arguments. Turning this on for a subcommand requires
   * positional options to have been enabled on the program (parent commands).
   * The default behaviour is non-positional and options may appear before or after command-arguments.
   *
   * @param {boolean} [passThrough] for unknown options.
   * @return {Command} `this` command for chaining
   */
  passThroughOptions(passThrough = true) {
    this._passThroughOptions = !!passThrough;
    this._checkForBrokenPassThrough();
    return this;
  }

  /**
   * @private
   */

  _checkForBrokenPassThrough() {
    if (
      this.parent &&
      this._passThroughOptions &&
      !this.parent._enablePositionalOptions
    ) {
      throw new Error(
        `passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`,
      );
    }
  }

  /**
   * Whether to store option values as properties on command object,
   * or store separately (specify false). In both cases the option values can be accessed using .opts().
   *
   * @param {boolean} [storeAsProperties=true]
   * @return {Command} `this` command for chaining
   */

  storeOptionsAsProperties(storeAsProperties = true) {
    if (this.options.length) {
      throw new Error('call .storeOptionsAsProperties() before adding options');
    }
    if (Object.keys(this._optionValues).length) {
      throw new Error(
        'call .storeOptionsAsProperties() before setting option values',
      );
    }
    this._storeOptionsAsProperties = !!storeAsProperties;
    return this;
  }

  /**
   * Retrieve option value.
   *
   * @param {string} key
   * @return {object} value
   */

  getOptionValue(key) {
    if (this._storeOptionsAsProperties) {
      return this[key];
    }
    return this._optionValues[key];
  }

  /**
   * Store option value.
   *
   * @param {string} key
   * @param {object} value
   * @return {Command} `this` command for chaining
   */

  setOptionValue(key, value) {
    return this.setOptionValueWithSource(key, value, undefined);
  }

  /**
   * Store option value and where the value came from.
   *
   * @param {string} key
   * @param {object} value
   * @param {string} source - expected values are default/config/env/cli/implied
   * @return {Command} `this` command for chaining
   */

  setOptionValueWithSource(key, value, source) {
    if (this._storeOptionsAsProperties) {
      this[key] = value;
    } else {
      this._optionValues[key] = value;
    }
    this._optionValueSources[key] = source;
    return this;
  }

  /**
   * Get source of option value.
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */

  getOptionValueSource(key) {
    return this._optionValueSources[key];
  }

  /**
   * Get source of option value. See also .optsWithGlobals().
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */

  getOptionValueSourceWithGlobals(key) {
    // global overwrites local, like optsWithGlobals
    let source;
    this._getCommandAndAncestors().forEach((cmd) => {
      if (cmd.getOptionValueSource(key) !== undefined) {
        source = cmd.getOptionValueSource(key);
      }
    });
    return source;
  }

  /**
   * Get user arguments from implied or explicit arguments.
   * Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
   *
   * @private
   */

  _prepareUserArgs(argv, parseOptions) {
    if (argv !== undefined && !Array.isArray(argv)) {
      throw new Error('first parameter to parse must be array or undefined');
    }
    parseOptions = parseOptions || {};

    // auto-detect argument conventions if nothing supplied
    if (argv === undefined && parseOptions.from === undefined) {
      if (process.versions?.electron) {
        parseOptions.from = 'electron';
      }
      // check node specific options for scenarios where user CLI args follow executable without scriptname
      const execArgv = process.execArgv ?? [];
      if (
        execArgv.includes('-e') ||
        execArgv.includes('--eval') ||
        execArgv.includes('-p') ||
        execArgv.includes('--print')
      ) {
        parseOptions.from = 'eval'; // internal usage, not documented
      }
    }

    // default to using process.argv
    if (argv === undefined) {
      argv = process.argv;
    }
    this.rawArgs = argv.slice();

    // extract the user args and scriptPath
    let userArgs;
    switch (parseOptions.from) {
      case undefined:
      case 'node':
        this._scriptPath = argv[1];
        userArgs = argv.slice(2);
        break;
      case 'electron':
        // @ts-ignore: because defaultApp is an unknown property
        if (process.defaultApp) {
          this._scriptPath = argv[1];
          userArgs = argv.slice(2);
        } else {
          userArgs = argv.slice(1);
        }
        break;
      case 'user':
        userArgs = argv.slice(0);
        break;
      case 'eval':
        userArgs = argv.slice(1);
        break;
      default:
        throw new Error(
          `unexpected parse option { from: '${parseOptions.from}' }`,
        );
    }

    // Find default name for program from arguments.
    if (!this._name && this._scriptPath)
      this.nameFromFilename(this._scriptPath);
    this._name = this._name || 'program';

    return userArgs;
  }

  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Use parseAsync instead of parse if any of your action handlers are async.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * program.parse(); // parse process.argv and auto-detect electron and special node flags
   * program.parse(process.argv); // assume argv[0] is app and argv[1] is script
   * program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv] - optional, defaults to process.argv
   * @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
   * @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
   * @return {Command} `this` command for chaining
   */

  parse(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    this._parseCommand([], userArgs);

    return this;
  }

  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
   * await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
   * await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv]
   * @param {object} [parseOptions]
   * @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
   * @return {Promise}
   */

  async parseAsync(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    await this._parseCommand([], userArgs);

    return this;
  }

  _prepareForParse() {
    if (this._savedState === null) {
      this.saveStateBeforeParse();
    } else {
      this.restoreStateBeforeParse();
    }
  }

  /**
   * Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state saved.
   */
  saveStateBeforeParse() {
    this._savedState = {
      // name is stable if supplied by author, but may be unspecified for root command and deduced during parsing
      _name: this._name,
      // option values before parse have default values (including false for negated options)
      // shallow clones
      _optionValues: { ...this._optionValues },
      _optionValueSources: { ...this._optionValueSources },
    };
  }

  /**
   * Restore state before parse for calls after the first.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state restored.
   */
  restoreStateBeforeParse() {
    if (this._storeOptionsAsProperties)
      throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);

    // clear state from _prepareUserArgs
    this._name = this._savedState._name;
    this._scriptPath = null;
    this.rawArgs = [];
    // clear state from setOptionValueWithSource
    this._optionValues = { ...this._savedState._optionValues };
    this._optionValueSources = { ...this._savedState._optionValueSources };
    // clear state from _parseCommand
    this.args = [];
    // clear state from _processArguments
    this.processedArgs = [];
  }

  /**
   * Throw if expected executable is missing. Add lots of help for author.
   *
   * @param {string} executableFile
   * @param {string} executableDir
   * @param {string} subcommandName
   */
  _checkForMissingExecutable(executableFile, executableDir, subcommandName) {
    if (fs.existsSync(executableFile)) return;

    const executableDirMessage = executableDir
      ? `searched for local subcommand relative to directory '${executableDir}'`
      : 'no directory for search for local subcommand, use .executableDir() to supply a custom directory';
    const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;
    throw new Error(executableMissing);
  }

  /**
   * Execute a sub-command executable.
   *
   * @private
   */

  _executeSubCommand(subcommand, args) {
    args = args.slice();
    let launchWithNode = false; // Use node for source targets so do not need to get permissions correct, and on Windows.
    const sourceExt = ['.js', '.ts', '.tsx', '.mjs', '.cjs'];

    function findFile(baseDir, baseName) {
      // Look for specified file
      const localBin = path.resolve(baseDir, baseName);
      if (fs.existsSync(localBin)) return localBin;

      // Stop looking if candidate already has an expected extension.
      if (sourceExt.includes(path.extname(baseName))) return undefined;

      // Try all the extensions.
      const foundExt = sourceExt.find((ext) =>
        fs.existsSync(`${localBin}${ext}`),
      );
      if (foundExt) return `${localBin}${foundExt}`;

      return undefined;
    }

    // Not checking for help first. Unlikely to have mandatory and executable, and can't robustly test for help flags in external command.
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();

    // executableFile and executableDir might be full path, or just a name
    let executableFile =
      subcommand._executableFile || `${this._name}-${subcommand._name}`;
    let executableDir = this._executableDir || '';
    if (this._scriptPath) {
      let resolvedScriptPath; // resolve possible symlink for installed npm binary
      try {
        resolvedScriptPath = fs.realpathSync(this._scriptPath);
      } catch {
        resolvedScriptPath = this._scriptPath;
      }
      executableDir = path.resolve(
        path.dirname(resolvedScriptPath),
        executableDir,
      );
    }

    // Look for a local file in preference to a command in PATH.
    if (executableDir) {
      let localFile = findFile(executableDir, executableFile);

      // Legacy search using prefix of script name instead of command name
      if (!localFile && !subcommand._executableFile && this._scriptPath) {
        const legacyName = path.basename(
          this._scriptPath,
          path.extname(this._scriptPath),
        );
        if (legacyName !== this._name) {
          localFile = findFile(
            executableDir,
            `${legacyName}-${subcommand._name}`,
          );
        }
      }
      executableFile = localFile || executableFile;
    }

    launchWithNode = sourceExt.includes(path.extname(executableFile));

    let proc;
    if (process.platform !== 'win32') {
      if (launchWithNode) {
        args.unshift(executableFile);
        // add executable arguments to spawn
        args = incrementNodeInspectorPort(process.execArgv).concat(args);

        proc = childProcess.spawn(process.argv[0], args, { stdio: 'inherit' });
      } else {
        proc = childProcess.spawn(executableFile, args, { stdio: 'inherit' });
      }
    } else {
      this._checkForMissingExecutable(
        executableFile,
        executableDir,
        subcommand._name,
      );
      args.unshift(executableFile);
      // add executable arguments to spawn
      args = incrementNodeInspectorPort(process.execArgv).concat(args);
      proc = childProcess.spawn(process.execPath, args, { stdio: 'inherit' });
    }

    if (!proc.killed) {
      // testing mainly to avoid leak warnings during unit tests with mocked spawn
      const signals = ['SIGUSR1', 'SIGUSR2', 'SIGTERM', 'SIGINT', 'SIGHUP'];
      signals.forEach((signal) => {
        process.on(signal, () => {
          if (proc.killed === false && proc.exitCode === null) {
            // @ts-ignore because signals not typed to known strings
            proc.kill(signal);
          }
        });
      });
    }

    // By default terminate process when spawned process terminates.
    const exitCallback = this._exitCallback;
    proc.on('close', (code) => {
      code = code ?? 1; // code is null if spawned process terminated due to a signal
      if (!exitCallback) {
        process.exit(code);
      } else {
        exitCallback(
          new CommanderError(
            code,
            'commander.executeSubCommandAsync',
            '(close)',
          ),
        );
      }
    });
    proc.on('error', (err) => {
      // @ts-ignore: because err.code is an unknown property
      if (err.code === 'ENOENT') {
        this._checkForMissingExecutable(
          executableFile,
          executableDir,
          subcommand._name,
        );
        // @ts-ignore: because err.code is an unknown property
      } else if (err.code === 'EACCES') {
        throw new Error(`'${executableFile}' not executable`);
      }
      if (!exitCallback) {
        process.exit(1);
      } else {
        const wrappedError = new CommanderError(
          1,
          'commander.executeSubCommandAsync',
          '(error)',
        );
        wrappedError.nestedError = err;
        exitCallback(wrappedError);
      }
    });

    // Store the reference to the child process
    this.runningCommand = proc;
  }

  /**
   * @private
   */

  _dispatchSubcommand(commandName, operands, unknown) {
    const subCommand = this._findCommand(commandName);
    if (!subCommand) this.help({ error: true });

    subCommand._prepareForParse();
    let promiseChain;
    promiseChain = this._chainOrCallSubCommandHook(
      promiseChain,
      subCommand,
      'preSubcommand',
    );
    promiseChain = this._chainOrCall(promiseChain, () => {
      if (subCommand._executableHandler) {
        this._executeSubCommand(subCommand, operands.concat(unknown));
      } else {
        return subCommand._parseCommand(operands, unknown);
      }
    });
    return promiseChain;
  }

  /**
   * Invoke help directly if possible, or dispatch if necessary.
   * e.g. help foo
   *
   * @private
   */

  _dispatchHelpCommand(subcommandName) {
    if (!subcommandName) {
      this.help();
    }
    const subCommand = this._findCommand(subcommandName);
    if (subCommand && !subCommand._executableHandler) {
      subCommand.help();
    }

    // Fallback to parsing the help flag to invoke the help.
    return this._dispatchSubcommand(
      subcommandName,
      [],
      [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? '--help'],
    );
  }

  /**
   * Check this.args against expected this.registeredArguments.
   *
   * @private
   */

  _checkNumberOfArguments() {
    // too few
    this.registeredArguments.forEach((arg, i) => {
      if (arg.required && this.args[i] == null) {
        this.missingArgument(arg.name());
      }
    });
    // too many
    if (
      this.registeredArguments.length > 0 &&
      this.registeredArguments[this.registeredArguments.length - 1].variadic
    ) {
      return;
    }
    if (this.args.length > this.registeredArguments.length) {
      this._excessArguments(this.args);
    }
  }

  /**
   * Process this.args using this.registeredArguments and save as this.processedArgs!
   *
   * @private
   */

  _processArguments() {
    const myParseArg = (argument, value, previous) => {
      // Extra processing for nice error message on parsing failure.
      let parsedValue = value;
      if (value !== null && argument.parseArg) {
        const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
        parsedValue = this._callParseArg(
          argument,
          value,
          previous,
          invalidValueMessage,
        );
      }
      return parsedValue;
    };

    this._checkNumberOfArguments();

    const processedArgs = [];
    this.registeredArguments.forEach((declaredArg, index) => {
      let value = declaredArg.defaultValue;
      if (declaredArg.variadic) {
        // Collect together remaining arguments for passing together as an array.
        if (index < this.args.length) {
          value = this.args.slice(index);
          if (declaredArg.parseArg) {
            value = value.reduce((processed, v) => {
              return myParseArg(declaredArg, v, processed);
            }, declaredArg.defaultValue);
          }
        } else if (value === undefined) {
          value = [];
        }
      } else if (index < this.args.length) {
        value = this.args[index];
        if (declaredArg.parseArg) {
          value = myParseArg(declaredArg, value, declaredArg.defaultValue);
        }
      }
      processedArgs[index] = value;
    });
    this.processedArgs = processedArgs;
  }

  /**
   * Once we have a promise we chain, but call synchronously until then.
   *
   * @param {(Promise|undefined)} promise
   * @param {Function} fn
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCall(promise, fn) {
    // thenable
    if (promise?.then && typeof promise.then === 'function') {
      // already have a promise, chain callback
      return promise.then(() => fn());
    }
    // callback might return a promise
    return fn();
  }

  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCallHooks(promise, event) {
    let result = promise;
    const hooks = [];
    this._getCommandAndAncestors()
      .reverse()
      .filter((cmd) => cmd._lifeCycleHooks[event] !== undefined)
      .forEach((hookedCommand) => {
        hookedCommand._lifeCycleHooks[event].forEach((callback) => {
          hooks.push({ hookedCommand, callback });
        });
      });
    if (event === 'postAction') {
      hooks.reverse();
    }

    hooks.forEach((hookDetail) => {
      result = this._chainOrCall(result, () => {
        return hookDetail.callback(hookDetail.hookedCommand, this);
      });
    });
    return result;
  }

  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {Command} subCommand
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCallSubCommandHook(promise, subCommand, event) {
    let result = promise;
    if (this._lifeCycleHooks[event] !== undefined) {
      this._lifeCycleHooks[event].forEach((hook) => {
        result = this._chainOrCall(result, () => {
          return hook(this, subCommand);
        });
      });
    }
    return result;
  }

  /**
   * Process arguments in context of this command.
   * Returns action result, in case it is a promise.
   *
   * @private
   */

  _parseCommand(operands, unknown) {
    const parsed = this.parseOptions(unknown);
    this._parseOptionsEnv(); // after cli, so parseArg not called on both cli and env
    this._parseOptionsImplied();
    operands = operands.concat(parsed.operands);
    unknown = parsed.unknown;
    this.args = operands.concat(unknown);

    if (operands && this._findCommand(operands[0])) {
      return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
    }
    if (
      this._getHelpCommand() &&
      operands[0] === this._getHelpCommand().name()
    ) {
      return this._dispatchHelpCommand(operands[1]);
    }
    if (this._defaultCommandName) {
      this._outputHelpIfRequested(unknown); // Run the help for default command from parent rather than passing to default command
      return this._dispatchSubcommand(
        this._defaultCommandName,
        operands,
        unknown,
      );
    }
    if (
      this.commands.length &&
      this.args.length === 0 &&
      !this._actionHandler &&
      !this._defaultCommandName
    ) {
      // probably missing subcommand and no handler, user needs help (and exit)
      this.help({ error: true });
    }

    this._outputHelpIfRequested(parsed.unknown);
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();

    // We do not always call this check to avoid masking a "better" error, like unknown command.
    const checkForUnknownOptions = () => {
      if (parsed.unknown.length > 0) {
        this.unknownOption(parsed.unknown[0]);
      }
    };

    const commandEvent = `command:${this.name()}`;
    if (this._actionHandler) {
      checkForUnknownOptions();
      this._processArguments();

      let promiseChain;
      promiseChain = this._chainOrCallHooks(promiseChain, 'preAction');
      promiseChain = this._chainOrCall(promiseChain, () =>
        this._actionHandler(this.processedArgs),
      );
      if (this.parent) {
        promiseChain = this._chainOrCall(promiseChain, () => {
          this.parent.emit(commandEvent, operands, unknown); // legacy
        });
      }
      promiseChain = this._chainOrCallHooks(promiseChain, 'postAction');
      return promiseChain;
    }
    if (this.parent?.listenerCount(commandEvent)) {
      checkForUnknownOptions();
      this._processArguments();
      this.parent.emit(commandEvent, operands, unknown); // legacy
    } else if (operands.length) {
      if (this._findCommand('*')) {
        // legacy default command
        return this._dispatchSubcommand('*', operands, unknown);
      }
      if (this.listenerCount('command:*')) {
        // skip option check, emit event for possible misspelling suggestion
        this.emit('command:*', operands, unknown);
      } else if (this.commands.length) {
        this.unknownCommand();
      } else {
        checkForUnknownOptions();
        this._processArguments();
      }
    } else if (this.commands.length) {
      checkForUnknownOptions();
      // This command has subcommands and nothing hooked up at this level, so display help (and exit).
      this.help({ error: true });
    } else {
      checkForUnknownOptions();
      this._processArguments();
      // fall through for caller to handle after calling .parse()
    }
  }

  /**
   * Find matching command.
   *
   * @private
   * @return {Command | undefined}
   */
  _findCommand(name) {
    if (!name) return undefined;
    return this.commands.find(
      (cmd) => cmd._name === name || cmd._aliases.includes(name),
    );
  }

  /**
   * Return an option matching `arg` if any.
   *
   * @param {string} arg
   * @return {Option}
   * @package
   */

  _findOption(arg) {
    return this.options.find((option) => option.is(arg));
  }

  /**
   * Display an error message if a mandatory option does not have a value.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */

  _checkForMissingMandatoryOptions() {
    // Walk up hierarchy so can call in subcommand after checking for displaying help.
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd.options.forEach((anOption) => {
        if (
          anOption.mandatory &&
          cmd.getOptionValue(anOption.attributeName()) === undefined
        ) {
          cmd.missingMandatoryOptionValue(anOption);
        }
      });
    });
  }

  /**
   * Display an error message if conflicting options are used together in this.
   *
   * @private
   */
  _checkForConflictingLocalOptions() {
    const definedNonDefaultOptions = this.options.filter((option) => {
      const optionKey = option.attributeName();
      if (this.getOptionValue(optionKey) === undefined) {
        return false;
      }
      return this.getOptionValueSource(optionKey) !== 'default';
    });

    const optionsWithConflicting = definedNonDefaultOptions.filter(
      (option) => option.conflictsWith.length > 0,
    );

    optionsWithConflicting.forEach((option) => {
      const conflictingAndDefined = definedNonDefaultOptions.find((defined) =>
        option.conflictsWith.includes(defined.attributeName()),
      );
      if (conflictingAndDefined) {
        this._conflictingOption(option, conflictingAndDefined);
      }
    });
  }

  /**
   * Display an error message if conflicting options are used together.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */
  _checkForConflictingOptions() {
    // Walk up hierarchy so can call in subcommand after checking for displaying help.
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd._checkForConflictingLocalOptions();
    });
  }

  /**
   * Parse options from `argv` removing known options,
   * and return argv split into operands and unknown arguments.
   *
   * Side effects: modifies command by storing options. Does not reset state if called again.
   *
   * Examples:
   *
   *     argv => operands, unknown
   *     --known kkk op => [op], []
   *     op --known kkk => [op], []
   *     sub --unknown uuu op => [sub], [--unknown uuu op]
   *     sub -- --unknown uuu op => [sub --unknown uuu op], []
   *
   * @param {string[]} args
   * @return {{operands: string[], unknown: string[]}}
   */

  parseOptions(args) {
    const operands = []; // operands, not options or values
    const unknown = []; // first unknown option and remaining unknown args
    let dest = operands;

    function maybeOption(arg) {
      return arg.length > 1 && arg[0] === '-';
    }

    const negativeNumberArg = (arg) => {
      // return false if not a negative number
      if (!/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg)) return false;
      // negative number is ok unless digit used as an option in command hierarchy
      return !this._getCommandAndAncestors().some((cmd) =>
        cmd.options
          .map((opt) => opt.short)
          .some((short) => /^-\d$/.test(short)),
      );
    };

    // parse options
    let activeVariadicOption = null;
    let activeGroup = null; // working through group of short options, like -abc
    let i = 0;
    while (i < args.length || activeGroup) {
      const arg = activeGroup ?? args[i++];
      activeGroup = null;

      // literal
      if (arg === '--') {
        if (dest === unknown) dest.push(arg);
        dest.push(...args.slice(i));
        break;
      }

      if (
        activeVariadicOption &&
        (!maybeOption(arg) || negativeNumberArg(arg))
      ) {
        this.emit(`option:${activeVariadicOption.name()}`, arg);
        continue;
      }
      activeVariadicOption = null;

      if (maybeOption(arg)) {
        const option = this._findOption(arg);
        // recognised option, call listener to assign value with possible custom processing
        if (option) {
          if (option.required) {
            const value = args[i++];
            if (value === undefined) this.optionMissingArgument(option);
            this.emit(`option:${option.name()}`, value);
          } else if (option.optional) {
            let value = null;
            // historical behaviour is optional value is following arg unless an option
            if (
              i < args.length &&
              (!maybeOption(args[i]) || negativeNumberArg(args[i]))
            ) {
              value = args[i++];
            }
            this.emit(`option:${option.name()}`, value);
          } else {
            // boolean flag
            this.emit(`option:${option.name()}`);
          }
          activeVariadicOption = option.variadic ? option : null;
          continue;
        }
      }

      // Look for combo options following single dash, eat first one if known.
      if (arg.length > 2 && arg[0] === '-' && arg[1] !== '-') {
        const option = this._findOption(`-${arg[1]}`);
        if (option) {
          if (
            option.required ||
            (option.optional && this._combineFlagAndOptionalValue)
          ) {
            // option with value following in same argument
            this.emit(`option:${option.name()}`, arg.slice(2));
          } else {
            // boolean option
            this.emit(`option:${option.name()}`);
            // remove the processed option and keep processing group
            activeGroup = `-${arg.slice(2)}`;
          }
          continue;
        }
      }

      // Look for known long flag with value, like --foo=bar
      if (/^--[^=]+=/.test(arg)) {
        const index = arg.indexOf('=');
        const option = this._findOption(arg.slice(0, index));
        if (option && (option.required || option.optional)) {
          this.emit(`option:${option.name()}`, arg.slice(index + 1));
          continue;
        }
      }

      // Not a recognised option by this command.
      // Might be a command-argument, or subcommand option, or unknown option, or help command or option.

      // An unknown option means further arguments also classified as unknown so can be reprocessed by subcommands.
      // A negative number in a leaf command is not an unknown option.
      if (
        dest === operands &&
        maybeOption(arg) &&
        !(this.commands.length === 0 && negativeNumberArg(arg))
      ) {
        dest = unknown;
      }

      // If using positionalOptions, stop processing our options at subcommand.
      if (
        (this._enablePositionalOptions || this._passThroughOptions) &&
        operands.length === 0 &&
        unknown.length === 0
      ) {
        if (this._findCommand(arg)) {
          operands.push(arg);
          unknown.push(...args.slice(i));
          break;
        } else if (
          this._getHelpCommand() &&
          arg === this._getHelpCommand().name()
        ) {
          operands.push(arg, ...args.slice(i));
          break;
        } else if (this._defaultCommandName) {
          unknown.push(arg, ...args.slice(i));
          break;
        }
      }

      // If using passThroughOptions, stop processing options at first command-argument.
      if (this._passThroughOptions) {
        dest.push(arg, ...args.slice(i));
        break;
      }

      // add arg
      dest.push(arg);
    }

    return { operands, unknown };
  }

  /**
   * Return an object containing local option values as key-value pairs.
   *
   * @return {object}
   */
  opts() {
    if (this._storeOptionsAsProperties) {
      // Preserve original behaviour so backwards compatible when still using properties
      const result = {};
      const len = this.options.length;

      for (let i = 0; i < len; i++) {
        const key = this.options[i].attributeName();
        result[key] =
          key === this._versionOptionName ? this._version : this[key];
      }
      return result;
    }

    return this._optionValues;
  }

  /**
   * Return an object containing merged local and global option values as key-value pairs.
   *
   * @return {object}
   */
  optsWithGlobals() {
    // globals overwrite locals
    return this._getCommandAndAncestors().reduce(
      (combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()),
      {},
    );
  }

  /**
   * Display error message and exit (or call exitOverride).
   *
   * @param {string} message
   * @param {object} [errorOptions]
   * @param {string} [errorOptions.code] - an id string representing the error
   * @param {number} [errorOptions.exitCode] - used with process.exit
   */
  error(message, errorOptions) {
    // output handling
    this._outputConfiguration.outputError(
      `${message}\n`,
      this._outputConfiguration.writeErr,
    );
    if (typeof this._showHelpAfterError === 'string') {
      this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
    } else if (this._showHelpAfterError) {
      this._outputConfiguration.writeErr('\n');
      this.outputHelp({ error: true });
    }

    // exit handling
    const config = errorOptions || {};
    const exitCode = config.exitCode || 1;
    const code = config.code || 'commander.error';
    this._exit(exitCode, code, message);
  }

  /**
   * Apply any option related environment variables, if option does
   * not have a value from cli or client code.
   *
   * @private
   */
  _parseOptionsEnv() {
    this.options.forEach((option) => {
      if (option.envVar && option.envVar in process.env) {
        const optionKey = option.attributeName();
        // Priority check. Do not overwrite cli or options from unknown source (client-code).
        if (
          this.getOptionValue(optionKey) === undefined ||
          ['default', 'config', 'env'].includes(
            this.getOptionValueSource(optionKey),
          )
        ) {
          if (option.required || option.optional) {
            // option can take a value
            // keep very simple, optional always takes value
            this.emit(`optionEnv:${option.name()}`, process.env[option.envVar]);
          } else {
            // boolean
            // keep very simple, only care that envVar defined and not the value
            this.emit(`optionEnv:${option.name()}`);
          }
        }
      }
    });
  }

  /**
   * Apply any implied option values, if option is undefined or default value.
   *
   * @private
   */
  _parseOptionsImplied() {
    const dualHelper = new DualOptions(this.options);
    const hasCustomOptionValue = (optionKey) => {
      return (
        this.getOptionValue(optionKey) !== undefined &&
        !['default', 'implied'].includes(this.getOptionValueSource(optionKey))
      );
    };
    this.options
      .filter(
        (option) =>
          option.implied !== undefined &&
          hasCustomOptionValue(option.attributeName()) &&
          dualHelper.valueFromOption(
            this.getOptionValue(option.attributeName()),
            option,
          ),
      )
      .forEach((option) => {
        Object.keys(option.implied)
          .filter((impliedKey) => !hasCustomOptionValue(impliedKey))
          .forEach((impliedKey) => {
            this.setOptionValueWithSource(
              impliedKey,
              option.implied[impliedKey],
              'implied',
            );
          });
      });
  }

  /**
   * Argument `name` is missing.
   *
   * @param {string} name
   * @private
   */

  missingArgument(name) {
    const message = `error: missing required argument '${name}'`;
    this.error(message, { code: 'commander.missingArgument' });
  }

  /**
   * `Option` is missing an argument.
   *
   * @param {Option} option
   * @private
   */

  optionMissingArgument(option) {
    const message = `error: option '${option.flags}' argument missing`;
    this.error(message, { code: 'commander.optionMissingArgument' });
  }

  /**
   * `Option` does not have a value, and is a mandatory option.
   *
   * @param {Option} option
   * @private
   */

  missingMandatoryOptionValue(option) {
    const message = `error: required option '${option.flags}' not specified`;
    this.error(message, { code: 'commander.missingMandatoryOptionValue' });
  }

  /**
   * `Option` conflicts with another option.
   *
   * @param {Option} option
   * @param {Option} conflictingOption
   * @private
   */
  _conflictingOption(option, conflictingOption) {
    // The calling code does not know whether a negated option is the source of the
    // value, so do some work to take an educated guess.
    const findBestOptionFromValue = (option) => {
      const optionKey = option.attributeName();
      const optionValue = this.getOptionValue(optionKey);
      const negativeOption = this.options.find(
        (target) => target.negate && optionKey === target.attributeName(),
      );
      const positiveOption = this.options.find(
        (target) => !target.negate && optionKey === target.attributeName(),
      );
      if (
        negativeOption &&
        ((negativeOption.presetArg === undefined && optionValue === false) ||
          (negativeOption.presetArg !== undefined &&
            optionValue === negativeOption.presetArg))
      ) {
        return negativeOption;
      }
      return positiveOption || option;
    };

    const getErrorMessage = (option) => {
      const bestOption = findBestOptionFromValue(option);
      const optionKey = bestOption.attributeName();
      const source = this.getOptionValueSource(optionKey);
      if (source === 'env') {
        return `environment variable '${bestOption.envVar}'`;
      }
      return `option '${bestOption.flags}'`;
    };

    const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
    this.error(message, { code: 'commander.conflictingOption' });
  }

  /**
   * Unknown option `flag`.
   *
   * @param {string} flag
   * @private
   */

  unknownOption(flag) {
    if (this._allowUnknownOption) return;
    let suggestion = '';

    if (flag.startsWith('--') && this._showSuggestionAfterError) {
      // Looping to pick up the global options too
      let candidateFlags = [];
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      let command = this;
      do {
        const moreFlags = command
          .createHelp()
          .visibleOptions(command)
          .filter((option) => option.long)
          .map((option) => option.long);
        candidateFlags = candidateFlags.concat(moreFlags);
        command = command.parent;
      } while (command && !command._enablePositionalOptions);
      suggestion = suggestSimilar(flag, candidateFlags);
    }

    const message = `error: unknown option '${flag}'${suggestion}`;
    this.error(message, { code: 'commander.unknownOption' });
  }

  /**
   * Excess arguments, more than expected.
   *
   * @param {string[]} receivedArgs
   * @private
   */

  _excessArguments(receivedArgs) {
    if (this._allowExcessArguments) return;

    const expected = this.registeredArguments.length;
    const s = expected === 1 ? '' : 's';
    const forSubcommand = this.parent ? ` for '${this.name()}'` : '';
    const message = `error: too many arguments${forSubcommand}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
    this.error(message, { code: 'commander.excessArguments' });
  }

  /**
   * Unknown command.
   *
   * @private
   */

  unknownCommand() {
    const unknownName = this.args[0];
    let suggestion = '';

    if (this._showSuggestionAfterError) {
      const candidateNames = [];
      this.createHelp()
        .visibleCommands(this)
        .forEach((command) => {
          candidateNames.push(command.name());
          // just visible alias
          if (command.alias()) candidateNames.push(command.alias());
        });
      suggestion = suggestSimilar(unknownName, candidateNames);
    }

    const message = `error: unknown command '${unknownName}'${suggestion}`;
    this.error(message, { code: 'commander.unknownCommand' });
  }

  /**
   * Get or set the program version.
   *
   * This method auto-registers the "-V, --version" option which will print the version number.
   *
   * You can optionally supply the flags and description to override the defaults.
   *
   * @param {string} [str]
   * @param {string} [flags]
   * @param {string} [description]
   * @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
   */

  version(str, flags, description) {
    if (str === undefined) return this._version;
    this._version = str;
    flags = flags || '-V, --version';
    description = description || 'output the version number';
    const versionOption = this.createOption(flags, description);
    this._versionOptionName = versionOption.attributeName();
    this._registerOption(versionOption);

    this.on('option:' + versionOption.name(), () => {
      this._outputConfiguration.writeOut(`${str}\n`);
      this._exit(0, 'commander.version', str);
    });
    return this;
  }

  /**
   * Set the description.
   *
   * @param {string} [str]
   * @param {object} [argsDescription]
   * @return {(string|Command)}
   */
  description(str, argsDescription) {
    if (str === undefined && argsDescription === undefined)
      return this._description;
    this._description = str;
    if (argsDescription) {
      this._argsDescription = argsDescription;
    }
    return this;
  }

  /**
   * Set the summary. Used when listed as subcommand of parent.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */
  summary(str) {
    if (str === undefined) return this._summary;
    this._summary = str;
    return this;
  }

  /**
   * Set an alias for the command.
   *
   * You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
   *
   * @param {string} [alias]
   * @return {(string|Command)}
   */

  alias(alias) {
    if (alias === undefined) return this._aliases[0]; // just return first, for backwards compatibility

    /** @type {Command} */
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    let command = this;
    if (
      this.commands.length !== 0 &&
      this.commands[this.commands.length - 1]._executableHandler
    ) {
      // assume adding alias for last added executable subcommand, rather than this
      command = this.commands[this.commands.length - 1];
    }

    if (alias === command._name)
      throw new Error("Command alias can't be the same as its name");
    const matchingCommand = this.parent?._findCommand(alias);
    if (matchingCommand) {
      // c.f. _registerCommand
      const existingCmd = [matchingCommand.name()]
        .concat(matchingCommand.aliases())
        .join('|');
      throw new Error(
        `cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`,
      );
    }

    command._aliases.push(alias);
    return this;
  }

  /**
   * Set aliases for the command.
   *
   * Only the first alias is shown in the auto-generated help.
   *
   * @param {string[]} [aliases]
   * @return {(string[]|Command)}
   */

  aliases(aliases) {
    // Getter for the array of aliases is the main reason for having aliases() in addition to alias().
    if (aliases === undefined) return this._aliases;

    aliases.forEach((alias) => this.alias(alias));
    return this;
  }

  /**
   * Set / get the command usage `str`.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */

  usage(str) {
    if (str === undefined) {
      if (this._usage) return this._usage;

      const args = this.registeredArguments.map((arg) => {
        return humanReadableArgName(arg);
      });
      return []
        .concat(
          this.options.length || this._helpOption !== null ? '[options]' : [],
          this.commands.length ? '[command]' : [],
          this.registeredArguments.length ? args : [],
        )
        .join(' ');
    }

    this._usage = str;
    return this;
  }

  /**
   * Get or set the name of the command.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */

  name(str) {
    if (str === undefined) return this._name;
    this._name = str;
    return this;
  }

  /**
   * Set/get the help group heading for this subcommand in parent command's help.
   *
   * @param {string} [heading]
   * @return {Command | string}
   */

  helpGroup(heading) {
    if (heading === undefined) return this._helpGroupHeading ?? '';
    this._helpGroupHeading = heading;
    return this;
  }

  /**
   * Set/get the default help group heading for subcommands added to this command.
   * (This does not override a group set directly on the subcommand using .helpGroup().)
   *
   * @example
   * program.commandsGroup('Development Commands:);
   * program.command('watch')...
   * program.command('lint')...
   * ...
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  commandsGroup(heading) {
    if (heading === undefined) return this._defaultCommandGroup ?? '';
    this._defaultCommandGroup = heading;
    return this;
  }

  /**
   * Set/get the default help group heading for options added to this command.
   * (This does not override a group set directly on the option using .helpGroup().)
   *
   * @example
   * program
   *   .optionsGroup('Development Options:')
   *   .option('-d, --debug', 'output extra debugging')
   *   .option('-p, --profile', 'output profiling information')
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  optionsGroup(heading) {
    if (heading === undefined) return this._defaultOptionGroup ?? '';
    this._defaultOptionGroup = heading;
    return this;
  }

  /**
   * @param {Option} option
   * @private
   */
  _initOptionGroup(option) {
    if (this._defaultOptionGroup && !option.helpGroupHeading)
      option.helpGroup(this._defaultOptionGroup);
  }

  /**
   * @param {Command} cmd
   * @private
   */
  _initCommandGroup(cmd) {
    if (this._defaultCommandGroup && !cmd.helpGroup())
      cmd.helpGroup(this._defaultCommandGroup);
  }

  /**
   * Set the name of the command from script filename, such as process.argv[1],
   * or require.main.filename, or __filename.
   *
   * (Used internally and public although not documented in README.)
   *
   * @example
   * program.nameFromFilename(require.main.filename);
   *
   * @param {string} filename
   * @return {Command}
   */

  nameFromFilename(filename) {
    this._name = path.basename(filename, path.extname(filename));

    return this;
  }

  /**
   * Get or set the directory for searching for executable subcommands of this command.
   *
   * @example
   * program.executableDir(__dirname);
   * // or
   * program.executableDir('subcommands');
   *
   * @param {string} [path]
   * @return {(string|null|Command)}
   */

  executableDir(path) {
    if (path === undefined) return this._executableDir;
    this._executableDir = path;
    return this;
  }

  /**
   * Return program help documentation.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
   * @return {string}
   */

  helpInformation(contextOptions) {
    const helper = this.createHelp();
    const context = this._getOutputContext(contextOptions);
    helper.prepareContext({
      error: context.error,
      helpWidth: context.helpWidth,
      outputHasColors: context.hasColors,
    });
    const text = helper.formatHelp(this, helper);
    if (context.hasColors) return text;
    return this._outputConfiguration.stripColor(text);
  }

  /**
   * @typedef HelpContext
   * @type {object}
   * @property {boolean} error
   * @property {number} helpWidth
   * @property {boolean} hasColors
   * @property {function} write - includes stripColor if needed
   *
   * @returns {HelpContext}
   * @private
   */

  _getOutputContext(contextOptions) {
    contextOptions = contextOptions || {};
    const error = !!contextOptions.error;
    let baseWrite;
    let hasColors;
    let helpWidth;
    if (error) {
      baseWrite = (str) => this._outputConfiguration.writeErr(str);
      hasColors = this._outputConfiguration.getErrHasColors();
      helpWidth = this._outputConfiguration.getErrHelpWidth();
    } else {
      baseWrite = (str) => this._outputConfiguration.writeOut(str);
      hasColors = this._outputConfiguration.getOutHasColors();
      helpWidth = this._outputConfiguration.getOutHelpWidth();
    }
    const write = (str) => {
      if (!hasColors) str = this._outputConfiguration.stripColor(str);
      return baseWrite(str);
    };
    return { error, write, hasColors, helpWidth };
  }

  /**
   * Output help information for this command.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */

  outputHelp(contextOptions) {
    let deprecatedCallback;
    if (typeof contextOptions === 'function') {
      deprecatedCallback = contextOptions;
      contextOptions = undefined;
    }

    const outputContext = this._getOutputContext(contextOptions);
    /** @type {HelpTextEventContext} */
    const eventContext = {
      error: outputContext.error,
      write: outputContext.write,
      command: this,
    };

    this._getCommandAndAncestors()
      .reverse()
      .forEach((command) => command.emit('beforeAllHelp', eventContext));
    this.emit('beforeHelp', eventContext);

    let helpInformation = this.helpInformation({ error: outputContext.error });
    if (deprecatedCallback) {
      helpInformation = deprecatedCallback(helpInformation);
      if (
        typeof helpInformation !== 'string' &&
        !Buffer.isBuffer(helpInformation)
      ) {
        throw new Error('outputHelp callback must return a string or a Buffer');
      }
    }
    outputContext.write(helpInformation);

    if (this._getHelpOption()?.long) {
      this.emit(this._getHelpOption().long); // deprecated
    }
    this.emit('afterHelp', eventContext);
    this._getCommandAndAncestors().forEach((command) =>
      command.emit('afterAllHelp', eventContext),
    );
  }

  /**
   * You can pass in flags and a description to customise the built-in help option.
   * Pass in false to disable the built-in help option.
   *
   * @example
   * program.helpOption('-?, --help' 'show help'); // customise
   * program.helpOption(false); // disable
   *
   * @param {(string | boolean)} flags
   * @param {string} [description]
   * @return {Command} `this` command for chaining
   */

  helpOption(flags, description) {
    // Support enabling/disabling built-in help option.
    if (typeof flags === 'boolean') {
      if (flags) {
        if (this._helpOption === null) this._helpOption = undefined; // reenable
        if (this._defaultOptionGroup) {
          // make the option to store the group
          this._initOptionGroup(this._getHelpOption());
        }
      } else {
        this._helpOption = null; // disable
      }
      return this;
    }

    // Customise flags and description.
    this._helpOption = this.createOption(
      flags ?? '-h, --help',
      description ?? 'display help for command',
    );
    // init group unless lazy create
    if (flags || description) this._initOptionGroup(this._helpOption);

    return this;
  }

  /**
   * Lazy create help option.
   * Returns null if has been disabled with .helpOption(false).
   *
   * @returns {(Option | null)} the help option
   * @package
   */
  _getHelpOption() {
    // Lazy create help option on demand.
    if (this._helpOption === undefined) {
      this.helpOption(undefined, undefined);
    }
    return this._helpOption;
  }

  /**
   * Supply your own option to use for the built-in help option.
   * This is an alternative to using helpOption() to customise the flags and description etc.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addHelpOption(option) {
    this._helpOption = option;
    this._initOptionGroup(option);
    return this;
  }

  /**
   * Output help information and exit.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */

  help(contextOptions) {
    this.outputHelp(contextOptions);
    let exitCode = Number(process.exitCode ?? 0); // process.exitCode does allow a string or an integer, but we prefer just a number
    if (
      exitCode === 0 &&
      contextOptions &&
      typeof contextOptions !== 'function' &&
      contextOptions.error
    ) {
      exitCode = 1;
    }
    // message: do not have all displayed text available so only passing placeholder.
    this._exit(exitCode, 'commander.help', '(outputHelp)');
  }

  /**
   * // Do a little typing to coordinate emit and listener for the help text events.
   * @typedef HelpTextEventContext
   * @type {object}
   * @property {boolean} error
   * @property {Command} command
   * @property {function} write
   */

  /**
   * Add additional text to be displayed with the built-in help.
   *
   * Position is 'before' or 'after' to affect just this command,
   * and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
   *
   * @param {string} position - before or after built-in help
   * @param {(string | Function)} text - string to add, or a function returning a string
   * @return {Command} `this` command for chaining
   */

  addHelpText(position, text) {
    const allowedValues = ['beforeAll', 'before', 'after', 'afterAll'];
    if (!allowedValues.includes(position)) {
      throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
    }

    const helpEvent = `${position}Help`;
    this.on(helpEvent, (/** @type {HelpTextEventContext} */ context) => {
      let helpStr;
      if (typeof text === 'function') {
        helpStr = text({ error: context.error, command: context.command });
      } else {
        helpStr = text;
      }
      // Ignore falsy value when nothing to output.
      if (helpStr) {
        context.write(`${helpStr}\n`);
      }
    });
    return this;
  }

  /**
   * Output help information if help flags specified
   *
   * @param {Array} args - array of options to search for help flags
   * @private
   */

  _outputHelpIfRequested(args) {
    const helpOption = this._getHelpOption();
    const helpRequested = helpOption && args.find((arg) => helpOption.is(arg));
    if (helpRequested) {
      this.outputHelp();
      // (Do not have all displayed text available so only passing placeholder.)
      this._exit(0, 'commander.helpDisplayed', '(outputHelp)');
    }
  }
}

/**
 * Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
 *
 * @param {string[]} args - array of arguments from node.execArgv
 * @returns {string[]}
 * @private
 */

function incrementNodeInspectorPort(args) {
  // Testing for these options:
  //  --inspect[=[host:]port]
  //  --inspect-brk[=[host:]port]
  //  --inspect-port=[host:]port
  return args.map((arg) => {
    if (!arg.startsWith('--inspect')) {
      return arg;
    }
    let debugOption;
    let debugHost = '127.0.0.1';
    let debugPort = '9229';
    let match;
    if ((match = arg.match(/^(--inspect(-brk)?)$/)) !== null) {
      // e.g. --inspect
      debugOption = match[1];
    } else if (
      (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null
    ) {
      debugOption = match[1];
      if (/^\d+$/.test(match[3])) {
        // e.g. --inspect=1234
        debugPort = match[3];
      } else {
        // e.g. --inspect=localhost
        debugHost = match[3];
      }
    } else if (
      (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null
    ) {
      // e.g. --inspect=localhost:1234
      debugOption = match[1];
      debugHost = match[3];
      debugPort = match[4];
    }

    if (debugOption && debugPort !== '0') {
      return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
    }
    return arg;
  });
}

/**
 * @returns {boolean | undefined}
 * @package
 */
function useColor() {
  // Test for common conventions.
  // NB: the observed behaviour is in combination with how author adds color! For example:
  //   - we do not test NODE_DISABLE_COLORS, but util:styletext does
  //   - we do test NO_COLOR, but Chalk does not
  //
  // References:
  // https://no-color.org
  // https://bixense.com/clicolors/
  // https://github.com/nodejs/node/blob/0a00217a5f67ef4a22384cfc80eb6dd9a917fdc1/lib/internal/tty.js#L109
  // https://github.com/chalk/supports-color/blob/c214314a14bcb174b12b3014b2b0a8de375029ae/index.js#L33
  // (https://force-color.org recent web page from 2023, does not match major javascript implementations)

  if (
    process.env.NO_COLOR ||
    process.env.FORCE_COLOR === '0' ||
    process.env.FORCE_COLOR === 'false'
  )
    return false;
  if (process.env.FORCE_COLOR || process.env.CLICOLOR_FORCE !== undefined)
    return true;
  return undefined;
}

exports.Command = Command;
exports.useColor = useColor; // exporting for tests


/***/ }),

/***/ 1135:
/***/ ((__unused_webpack_module, exports) => {

/**
 * CommanderError class
 */
class CommanderError extends Error {
  /**
   * Constructs the CommanderError class
   * @param {number} exitCode suggested exit code which could be used with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   */
  constructor(exitCode, code, message) {
    super(message);
    // properly capture stack trace in Node.js
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
    this.code = code;
    this.exitCode = exitCode;
    this.nestedError = undefined;
  }
}

/**
 * InvalidArgumentError class
 */
class InvalidArgumentError extends CommanderError {
  /**
   * Constructs the InvalidArgumentError class
   * @param {string} [message] explanation of why argument is invalid
   */
  constructor(message) {
    super(1, 'commander.invalidArgument', message);
    // properly capture stack trace in Node.js
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
  }
}

exports.CommanderError = CommanderError;
exports.InvalidArgumentError = InvalidArgumentError;


/***/ }),

/***/ 9754:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { humanReadableArgName } = __nccwpck_require__(9154);

/**
 * TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
 * https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
 * @typedef { import("./argument.js").Argument } Argument
 * @typedef { import("./command.js").Command } Command
 * @typedef { import("./option.js").Option } Option
 */

// Although this is a class, methods are static in style to allow override using subclass or just functions.
class Help {
  constructor() {
    this.helpWidth = undefined;
    this.minWidthToWrap = 40;
    this.sortSubcommands = false;
    this.sortOptions = false;
    this.showGlobalOptions = false;
  }

  /**
   * prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
   * and just before calling `formatHelp()`.
   *
   * Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
   *
   * @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
   */
  prepareContext(contextOptions) {
    this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
  }

  /**
   * Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
   *
   * @param {Command} cmd
   * @returns {Command[]}
   */

  visibleCommands(cmd) {
    const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
    const helpCommand = cmd._getHelpCommand();
    if (helpCommand && !helpCommand._hidden) {
      visibleCommands.push(helpCommand);
    }
    if (this.sortSubcommands) {
      visibleCommands.sort((a, b) => {
        // @ts-ignore: because overloaded return type
        return a.name().localeCompare(b.name());
      });
    }
    return visibleCommands;
  }

  /**
   * Compare options for sort.
   *
   * @param {Option} a
   * @param {Option} b
   * @returns {number}
   */
  compareOptions(a, b) {
    const getSortKey = (option) => {
      // WYSIWYG for order displayed in help. Short used for comparison if present. No special handling for negated.
      return option.short
        ? option.short.replace(/^-/, '')
        : option.long.replace(/^--/, '');
    };
    return getSortKey(a).localeCompare(getSortKey(b));
  }

  /**
   * Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */

  visibleOptions(cmd) {
    const visibleOptions = cmd.options.filter((option) => !option.hidden);
    // Built-in help option.
    const helpOption = cmd._getHelpOption();
    if (helpOption && !helpOption.hidden) {
      // Automatically hide conflicting flags. Bit dubious but a historical behaviour that is convenient for single-command programs.
      const removeShort = helpOption.short && cmd._findOption(helpOption.short);
      const removeLong = helpOption.long && cmd._findOption(helpOption.long);
      if (!removeShort && !removeLong) {
        visibleOptions.push(helpOption); // no changes needed
      } else if (helpOption.long && !removeLong) {
        visibleOptions.push(
          cmd.createOption(helpOption.long, helpOption.description),
        );
      } else if (helpOption.short && !removeShort) {
        visibleOptions.push(
          cmd.createOption(helpOption.short, helpOption.description),
        );
      }
    }
    if (this.sortOptions) {
      visibleOptions.sort(this.compareOptions);
    }
    return visibleOptions;
  }

  /**
   * Get an array of the visible global options. (Not including help.)
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */

  visibleGlobalOptions(cmd) {
    if (!this.showGlobalOptions) return [];

    const globalOptions = [];
    for (
      let ancestorCmd = cmd.parent;
      ancestorCmd;
      ancestorCmd = ancestorCmd.parent
    ) {
      const visibleOptions = ancestorCmd.options.filter(
        (option) => !option.hidden,
      );
      globalOptions.push(...visibleOptions);
    }
    if (this.sortOptions) {
      globalOptions.sort(this.compareOptions);
    }
    return globalOptions;
  }

  /**
   * Get an array of the arguments if any have a description.
   *
   * @param {Command} cmd
   * @returns {Argument[]}
   */

  visibleArguments(cmd) {
    // Side effect! Apply the legacy descriptions before the arguments are displayed.
    if (cmd._argsDescription) {
      cmd.registeredArguments.forEach((argument) => {
        argument.description =
          argument.description || cmd._argsDescription[argument.name()] || '';
      });
    }

    // If there are any arguments with a description then return all the arguments.
    if (cmd.registeredArguments.find((argument) => argument.description)) {
      return cmd.registeredArguments;
    }
    return [];
  }

  /**
   * Get the command term to show in the list of subcommands.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  subcommandTerm(cmd) {
    // Legacy. Ignores custom usage string, and nested commands.
    const args = cmd.registeredArguments
      .map((arg) => humanReadableArgName(arg))
      .join(' ');
    return (
      cmd._name +
      (cmd._aliases[0] ? '|' + cmd._aliases[0] : '') +
      (cmd.options.length ? ' [options]' : '') + // simplistic check for non-help option
      (args ? ' ' + args : '')
    );
  }

  /**
   * Get the option term to show in the list of options.
   *
   * @param {Option} option
   * @returns {string}
   */

  optionTerm(option) {
    return option.flags;
  }

  /**
   * Get the argument term to show in the list of arguments.
   *
   * @param {Argument} argument
   * @returns {string}
   */

  argumentTerm(argument) {
    return argument.name();
  }

  /**
   * Get the longest command term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestSubcommandTermLength(cmd, helper) {
    return helper.visibleCommands(cmd).reduce((max, command) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleSubcommandTerm(helper.subcommandTerm(command)),
        ),
      );
    }, 0);
  }

  /**
   * Get the longest option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestOptionTermLength(cmd, helper) {
    return helper.visibleOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))),
      );
    }, 0);
  }

  /**
   * Get the longest global option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestGlobalOptionTermLength(cmd, helper) {
    return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))),
      );
    }, 0);
  }

  /**
   * Get the longest argument term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestArgumentTermLength(cmd, helper) {
    return helper.visibleArguments(cmd).reduce((max, argument) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleArgumentTerm(helper.argumentTerm(argument)),
        ),
      );
    }, 0);
  }

  /**
   * Get the command usage to be displayed at the top of the built-in help.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  commandUsage(cmd) {
    // Usage
    let cmdName = cmd._name;
    if (cmd._aliases[0]) {
      cmdName = cmdName + '|' + cmd._aliases[0];
    }
    let ancestorCmdNames = '';
    for (
      let ancestorCmd = cmd.parent;
      ancestorCmd;
      ancestorCmd = ancestorCmd.parent
    ) {
      ancestorCmdNames = ancestorCmd.name() + ' ' + ancestorCmdNames;
    }
    return ancestorCmdNames + cmdName + ' ' + cmd.usage();
  }

  /**
   * Get the description for the command.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  commandDescription(cmd) {
    // @ts-ignore: because overloaded return type
    return cmd.description();
  }

  /**
   * Get the subcommand summary to show in the list of subcommands.
   * (Fallback to description for backwards compatibility.)
   *
   * @param {Command} cmd
   * @returns {string}
   */

  subcommandDescription(cmd) {
    // @ts-ignore: because overloaded return type
    return cmd.summary() || cmd.description();
  }

  /**
   * Get the option description to show in the list of options.
   *
   * @param {Option} option
   * @return {string}
   */

  optionDescription(option) {
    const extraInfo = [];

    if (option.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`,
      );
    }
    if (option.defaultValue !== undefined) {
      // default for boolean and negated more for programmer than end user,
      // but show true/false for boolean option as may be for hand-rolled env or config processing.
      const showDefault =
        option.required ||
        option.optional ||
        (option.isBoolean() && typeof option.defaultValue === 'boolean');
      if (showDefault) {
        extraInfo.push(
          `default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`,
        );
      }
    }
    // preset for boolean and negated are more for programmer than end user
    if (option.presetArg !== undefined && option.optional) {
      extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
    }
    if (option.envVar !== undefined) {
      extraInfo.push(`env: ${option.envVar}`);
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(', ')})`;
      if (option.description) {
        return `${option.description} ${extraDescription}`;
      }
      return extraDescription;
    }

    return option.description;
  }

  /**
   * Get the argument description to show in the list of arguments.
   *
   * @param {Argument} argument
   * @return {string}
   */

  argumentDescription(argument) {
    const extraInfo = [];
    if (argument.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`,
      );
    }
    if (argument.defaultValue !== undefined) {
      extraInfo.push(
        `default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`,
      );
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(', ')})`;
      if (argument.description) {
        return `${argument.description} ${extraDescription}`;
      }
      return extraDescription;
    }
    return argument.description;
  }

  /**
   * Format a list of items, given a heading and an array of formatted items.
   *
   * @param {string} heading
   * @param {string[]} items
   * @param {Help} helper
   * @returns string[]
   */
  formatItemList(heading, items, helper) {
    if (items.length === 0) return [];

    return [helper.styleTitle(heading), ...items, ''];
  }

  /**
   * Group items by their help group heading.
   *
   * @param {Command[] | Option[]} unsortedItems
   * @param {Command[] | Option[]} visibleItems
   * @param {Function} getGroup
   * @returns {Map<string, Command[] | Option[]>}
   */
  groupItems(unsortedItems, visibleItems, getGroup) {
    const result = new Map();
    // Add groups in order of appearance in unsortedItems.
    unsortedItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) result.set(group, []);
    });
    // Add items in order of appearance in visibleItems.
    visibleItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) {
        result.set(group, []);
      }
      result.get(group).push(item);
    });
    return result;
  }

  /**
   * Generate the built-in help text.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {string}
   */

  formatHelp(cmd, helper) {
    const termWidth = helper.padWidth(cmd, helper);
    const helpWidth = helper.helpWidth ?? 80; // in case prepareContext() was not called

    function callFormatItem(term, description) {
      return helper.formatItem(term, termWidth, description, helper);
    }

    // Usage
    let output = [
      `${helper.styleTitle('Usage:')} ${helper.styleUsage(helper.commandUsage(cmd))}`,
      '',
    ];

    // Description
    const commandDescription = helper.commandDescription(cmd);
    if (commandDescription.length > 0) {
      output = output.concat([
        helper.boxWrap(
          helper.styleCommandDescription(commandDescription),
          helpWidth,
        ),
        '',
      ]);
    }

    // Arguments
    const argumentList = helper.visibleArguments(cmd).map((argument) => {
      return callFormatItem(
        helper.styleArgumentTerm(helper.argumentTerm(argument)),
        helper.styleArgumentDescription(helper.argumentDescription(argument)),
      );
    });
    output = output.concat(
      this.formatItemList('Arguments:', argumentList, helper),
    );

    // Options
    const optionGroups = this.groupItems(
      cmd.options,
      helper.visibleOptions(cmd),
      (option) => option.helpGroupHeading ?? 'Options:',
    );
    optionGroups.forEach((options, group) => {
      const optionList = options.map((option) => {
        return callFormatItem(
          helper.styleOptionTerm(helper.optionTerm(option)),
          helper.styleOptionDescription(helper.optionDescription(option)),
        );
      });
      output = output.concat(this.formatItemList(group, optionList, helper));
    });

    if (helper.showGlobalOptions) {
      const globalOptionList = helper
        .visibleGlobalOptions(cmd)
        .map((option) => {
          return callFormatItem(
            helper.styleOptionTerm(helper.optionTerm(option)),
            helper.styleOptionDescription(helper.optionDescription(option)),
          );
        });
      output = output.concat(
        this.formatItemList('Global Options:', globalOptionList, helper),
      );
    }

    // Commands
    const commandGroups = this.groupItems(
      cmd.commands,
      helper.visibleCommands(cmd),
      (sub) => sub.helpGroup() || 'Commands:',
    );
    commandGroups.forEach((commands, group) => {
      const commandList = commands.map((sub) => {
        return callFormatItem(
          helper.styleSubcommandTerm(helper.subcommandTerm(sub)),
          helper.styleSubcommandDescription(helper.subcommandDescription(sub)),
        );
      });
      output = output.concat(this.formatItemList(group, commandList, helper));
    });

    return output.join('\n');
  }

  /**
   * Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
   *
   * @param {string} str
   * @returns {number}
   */
  displayWidth(str) {
    return stripColor(str).length;
  }

  /**
   * Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
   *
   * @param {string} str
   * @returns {string}
   */
  styleTitle(str) {
    return str;
  }

  styleUsage(str) {
    // Usage has lots of parts the user might like to color separately! Assume default usage string which is formed like:
    //    command subcommand [options] [command] <foo> [bar]
    return str
      .split(' ')
      .map((word) => {
        if (word === '[options]') return this.styleOptionText(word);
        if (word === '[command]') return this.styleSubcommandText(word);
        if (word[0] === '[' || word[0] === '<')
          return this.styleArgumentText(word);
        return this.styleCommandText(word); // Restrict to initial words?
      })
      .join(' ');
  }
  styleCommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleOptionDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleSubcommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleArgumentDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleDescriptionText(str) {
    return str;
  }
  styleOptionTerm(str) {
    return this.styleOptionText(str);
  }
  styleSubcommandTerm(str) {
    // This is very like usage with lots of parts! Assume default string which is formed like:
    //    subcommand [options] <foo> [bar]
    return str
      .split(' ')
      .map((word) => {
        if (word === '[options]') return this.styleOptionText(word);
        if (word[0] === '[' || word[0] === '<')
          return this.styleArgumentText(word);
        return this.styleSubcommandText(word); // Restrict to initial words?
      })
      .join(' ');
  }
  styleArgumentTerm(str) {
    return this.styleArgumentText(str);
  }
  styleOptionText(str) {
    return str;
  }
  styleArgumentText(str) {
    return str;
  }
  styleSubcommandText(str) {
    return str;
  }
  styleCommandText(str) {
    return str;
  }

  /**
   * Calculate the pad width from the maximum term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  padWidth(cmd, helper) {
    return Math.max(
      helper.longestOptionTermLength(cmd, helper),
      helper.longestGlobalOptionTermLength(cmd, helper),
      helper.longestSubcommandTermLength(cmd, helper),
      helper.longestArgumentTermLength(cmd, helper),
    );
  }

  /**
   * Detect manually wrapped and indented strings by checking for line break followed by whitespace.
   *
   * @param {string} str
   * @returns {boolean}
   */
  preformatted(str) {
    return /\n[^\S\r\n]/.test(str);
  }

  /**
   * Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
   *
   * So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
   *   TTT  DDD DDDD
   *        DD DDD
   *
   * @param {string} term
   * @param {number} termWidth
   * @param {string} description
   * @param {Help} helper
   * @returns {string}
   */
  formatItem(term, termWidth, description, helper) {
    const itemIndent = 2;
    const itemIndentStr = ' '.repeat(itemIndent);
    if (!description) return itemIndentStr + term;

    // Pad the term out to a consistent width, so descriptions are aligned.
    const paddedTerm = term.padEnd(
      termWidth + term.length - helper.displayWidth(term),
    );

    // Format the description.
    const spacerWidth = 2; // between term and description
    const helpWidth = this.helpWidth ?? 80; // in case prepareContext() was not called
    const remainingWidth = helpWidth - termWidth - spacerWidth - itemIndent;
    let formattedDescription;
    if (
      remainingWidth < this.minWidthToWrap ||
      helper.preformatted(description)
    ) {
      formattedDescription = description;
    } else {
      const wrappedDescription = helper.boxWrap(description, remainingWidth);
      formattedDescription = wrappedDescription.replace(
        /\n/g,
        '\n' + ' '.repeat(termWidth + spacerWidth),
      );
    }

    // Construct and overall indent.
    return (
      itemIndentStr +
      paddedTerm +
      ' '.repeat(spacerWidth) +
      formattedDescription.replace(/\n/g, `\n${itemIndentStr}`)
    );
  }

  /**
   * Wrap a string at whitespace, preserving existing line breaks.
   * Wrapping is skipped if the width is less than `minWidthToWrap`.
   *
   * @param {string} str
   * @param {number} width
   * @returns {string}
   */
  boxWrap(str, width) {
    if (width < this.minWidthToWrap) return str;

    const rawLines = str.split(/\r\n|\n/);
    // split up text by whitespace
    const chunkPattern = /[\s]*[^\s]+/g;
    const wrappedLines = [];
    rawLines.forEach((line) => {
      const chunks = line.match(chunkPattern);
      if (chunks === null) {
        wrappedLines.push('');
        return;
      }

      let sumChunks = [chunks.shift()];
      let sumWidth = this.displayWidth(sumChunks[0]);
      chunks.forEach((chunk) => {
        const visibleWidth = this.displayWidth(chunk);
        // Accumulate chunks while they fit into width.
        if (sumWidth + visibleWidth <= width) {
          sumChunks.push(chunk);
          sumWidth += visibleWidth;
          return;
        }
        wrappedLines.push(sumChunks.join(''));

        const nextChunk = chunk.trimStart(); // trim space at line break
        sumChunks = [nextChunk];
        sumWidth = this.displayWidth(nextChunk);
      });
      wrappedLines.push(sumChunks.join(''));
    });

    return wrappedLines.join('\n');
  }
}

/**
 * Strip style ANSI escape sequences from the string. In particular, SGR (Select Graphic Rendition) codes.
 *
 * @param {string} str
 * @returns {string}
 * @package
 */

function stripColor(str) {
  // eslint-disable-next-line no-control-regex
  const sgrPattern = /\x1b\[\d*(;\d*)*m/g;
  return str.replace(sgrPattern, '');
}

exports.Help = Help;
exports.stripColor = stripColor;


/***/ }),

/***/ 5240:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { InvalidArgumentError } = __nccwpck_require__(1135);

class Option {
  /**
   * Initialize a new `Option` with the given `flags` and `description`.
   *
   * @param {string} flags
   * @param {string} [description]
   */

  constructor(flags, description) {
    this.flags = flags;
    this.description = description || '';

    this.required = flags.includes('<'); // A value must be supplied when the option is specified.
    this.optional = flags.includes('['); // A value is optional when the option is specified.
    // variadic test ignores <value,...> et al which might be used to describe custom splitting of single argument
    this.variadic = /\w\.\.\.[>\]]$/.test(flags); // The option can take multiple values.
    this.mandatory = false; // The option must have a value after parsing, which usually means it must be specified on command line.
    const optionFlags = splitOptionFlags(flags);
    this.short = optionFlags.shortFlag; // May be a short flag, undefined, or even a long flag (if option has two long flags).
    this.long = optionFlags.longFlag;
    this.negate = false;
    if (this.long) {
      this.negate = this.long.startsWith('--no-');
    }
    this.defaultValue = undefined;
    this.defaultValueDescription = undefined;
    this.presetArg = undefined;
    this.envVar = undefined;
    this.parseArg = undefined;
    this.hidden = false;
    this.argChoices = undefined;
    this.conflictsWith = [];
    this.implied = undefined;
    this.helpGroupHeading = undefined; // soft initialised when option added to command
  }

  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Option}
   */

  default(value, description) {
    this.defaultValue = value;
    this.defaultValueDescription = description;
    return this;
  }

  /**
   * Preset to use when option used without option-argument, especially optional but also boolean and negated.
   * The custom processing (parseArg) is called.
   *
   * @example
   * new Option('--color').default('GREYSCALE').preset('RGB');
   * new Option('--donate [amount]').preset('20').argParser(parseFloat);
   *
   * @param {*} arg
   * @return {Option}
   */

  preset(arg) {
    this.presetArg = arg;
    return this;
  }

  /**
   * Add option name(s) that conflict with this option.
   * An error will be displayed if conflicting options are found during parsing.
   *
   * @example
   * new Option('--rgb').conflicts('cmyk');
   * new Option('--js').conflicts(['ts', 'jsx']);
   *
   * @param {(string | string[])} names
   * @return {Option}
   */

  conflicts(names) {
    this.conflictsWith = this.conflictsWith.concat(names);
    return this;
  }

  /**
   * Specify implied option values for when this option is set and the implied options are not.
   *
   * The custom processing (parseArg) is not called on the implied values.
   *
   * @example
   * program
   *   .addOption(new Option('--log', 'write logging information to file'))
   *   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
   *
   * @param {object} impliedOptionValues
   * @return {Option}
   */
  implies(impliedOptionValues) {
    let newImplied = impliedOptionValues;
    if (typeof impliedOptionValues === 'string') {
      // string is not documented, but easy mistake and we can do what user probably intended.
      newImplied = { [impliedOptionValues]: true };
    }
    this.implied = Object.assign(this.implied || {}, newImplied);
    return this;
  }

  /**
   * Set environment variable to check for option value.
   *
   * An environment variable is only used if when processed the current option value is
   * undefined, or the source of the current value is 'default' or 'config' or 'env'.
   *
   * @param {string} name
   * @return {Option}
   */

  env(name) {
    this.envVar = name;
    return this;
  }

  /**
   * Set the custom handler for processing CLI option arguments into option values.
   *
   * @param {Function} [fn]
   * @return {Option}
   */

  argParser(fn) {
    this.parseArg = fn;
    return this;
  }

  /**
   * Whether the option is mandatory and must have a value after parsing.
   *
   * @param {boolean} [mandatory=true]
   * @return {Option}
   */

  makeOptionMandatory(mandatory = true) {
    this.mandatory = !!mandatory;
    return this;
  }

  /**
   * Hide option in help.
   *
   * @param {boolean} [hide=true]
   * @return {Option}
   */

  hideHelp(hide = true) {
    this.hidden = !!hide;
    return this;
  }

  /**
   * @package
   */

  _collectValue(value, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value];
    }

    previous.push(value);
    return previous;
  }

  /**
   * Only allow option value to be one of choices.
   *
   * @param {string[]} values
   * @return {Option}
   */

  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(', ')}.`,
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }

  /**
   * Return option name.
   *
   * @return {string}
   */

  name() {
    if (this.long) {
      return this.long.replace(/^--/, '');
    }
    return this.short.replace(/^-/, '');
  }

  /**
   * Return option name, in a camelcase format that can be used
   * as an object attribute key.
   *
   * @return {string}
   */

  attributeName() {
    if (this.negate) {
      return camelcase(this.name().replace(/^no-/, ''));
    }
    return camelcase(this.name());
  }

  /**
   * Set the help group heading.
   *
   * @param {string} heading
   * @return {Option}
   */
  helpGroup(heading) {
    this.helpGroupHeading = heading;
    return this;
  }

  /**
   * Check if `arg` matches the short or long flag.
   *
   * @param {string} arg
   * @return {boolean}
   * @package
   */

  is(arg) {
    return this.short === arg || this.long === arg;
  }

  /**
   * Return whether a boolean option.
   *
   * Options are one of boolean, negated, required argument, or optional argument.
   *
   * @return {boolean}
   * @package
   */

  isBoolean() {
    return !this.required && !this.optional && !this.negate;
  }
}

/**
 * This class is to make it easier to work with dual options, without changing the existing
 * implementation. We support separate dual options for separate positive and negative options,
 * like `--build` and `--no-build`, which share a single option value. This works nicely for some
 * use cases, but is tricky for others where we want separate behaviours despite
 * the single shared option value.
 */
class DualOptions {
  /**
   * @param {Option[]} options
   */
  constructor(options) {
    this.positiveOptions = new Map();
    this.negativeOptions = new Map();
    this.dualOptions = new Set();
    options.forEach((option) => {
      if (option.negate) {
        this.negativeOptions.set(option.attributeName(), option);
      } else {
        this.positiveOptions.set(option.attributeName(), option);
      }
    });
    this.negativeOptions.forEach((value, key) => {
      if (this.positiveOptions.has(key)) {
        this.dualOptions.add(key);
      }
    });
  }

  /**
   * Did the value come from the option, and not from possible matching dual option?
   *
   * @param {*} value
   * @param {Option} option
   * @returns {boolean}
   */
  valueFromOption(value, option) {
    const optionKey = option.attributeName();
    if (!this.dualOptions.has(optionKey)) return true;

    // Use the value to deduce if (probably) came from the option.
    const preset = this.negativeOptions.get(optionKey).presetArg;
    const negativeValue = preset !== undefined ? preset : false;
    return option.negate === (negativeValue === value);
  }
}

/**
 * Convert string from kebab-case to camelCase.
 *
 * @param {string} str
 * @return {string}
 * @private
 */

function camelcase(str) {
  return str.split('-').reduce((str, word) => {
    return str + word[0].toUpperCase() + word.slice(1);
  });
}

/**
 * Split the short and long flag out of something like '-m,--mixed <value>'
 *
 * @private
 */

function splitOptionFlags(flags) {
  let shortFlag;
  let longFlag;
  // short flag, single dash and single character
  const shortFlagExp = /^-[^-]$/;
  // long flag, double dash and at least one character
  const longFlagExp = /^--[^-]/;

  const flagParts = flags.split(/[ |,]+/).concat('guard');
  // Normal is short and/or long.
  if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
  if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
  // Long then short. Rarely used but fine.
  if (!shortFlag && shortFlagExp.test(flagParts[0]))
    shortFlag = flagParts.shift();
  // Allow two long flags, like '--ws, --workspace'
  // This is the supported way to have a shortish option flag.
  if (!shortFlag && longFlagExp.test(flagParts[0])) {
    shortFlag = longFlag;
    longFlag = flagParts.shift();
  }

  // Check for unprocessed flag. Fail noisily rather than silently ignore.
  if (flagParts[0].startsWith('-')) {
    const unsupportedFlag = flagParts[0];
    const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
    if (/^-[^-][^-]/.test(unsupportedFlag))
      throw new Error(
        `${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`,
      );
    if (shortFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many short flags`);
    if (longFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many long flags`);

    throw new Error(`${baseError}
- unrecognised flag format`);
  }
  if (shortFlag === undefined && longFlag === undefined)
    throw new Error(
      `option creation failed due to no flags found in '${flags}'.`,
    );

  return { shortFlag, longFlag };
}

exports.Option = Option;
exports.DualOptions = DualOptions;


/***/ }),

/***/ 5030:
/***/ ((__unused_webpack_module, exports) => {

const maxDistance = 3;

function editDistance(a, b) {
  // https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
  // Calculating optimal string alignment distance, no substring is edited more than once.
  // (Simple implementation.)

  // Quick early exit, return worst case.
  if (Math.abs(a.length - b.length) > maxDistance)
    return Math.max(a.length, b.length);

  // distance between prefix substrings of a and b
  const d = [];

  // pure deletions turn a into empty string
  for (let i = 0; i <= a.length; i++) {
    d[i] = [i];
  }
  // pure insertions turn empty string into b
  for (let j = 0; j <= b.length; j++) {
    d[0][j] = j;
  }

  // fill matrix
  for (let j = 1; j <= b.length; j++) {
    for (let i = 1; i <= a.length; i++) {
      let cost = 1;
      if (a[i - 1] === b[j - 1]) {
        cost = 0;
      } else {
        cost = 1;
      }
      d[i][j] = Math.min(
        d[i - 1][j] + 1, // deletion
        d[i][j - 1] + 1, // insertion
        d[i - 1][j - 1] + cost, // substitution
      );
      // transposition
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }

  return d[a.length][b.length];
}

/**
 * Find close matches, restricted to same number of edits.
 *
 * @param {string} word
 * @param {string[]} candidates
 * @returns {string}
 */

function suggestSimilar(word, candidates) {
  if (!candidates || candidates.length === 0) return '';
  // remove possible duplicates
  candidates = Array.from(new Set(candidates));

  const searchingOptions = word.startsWith('--');
  if (searchingOptions) {
    word = word.slice(2);
    candidates = candidates.map((candidate) => candidate.slice(2));
  }

  let similar = [];
  let bestDistance = maxDistance;
  const minSimilarity = 0.4;
  candidates.forEach((candidate) => {
    if (candidate.length <= 1) return; // no one character guesses

    const distance = editDistance(word, candidate);
    const length = Math.max(word.length, candidate.length);
    const similarity = (length - distance) / length;
    if (similarity > minSimilarity) {
      if (distance < bestDistance) {
        // better edit distance, throw away previous worse matches
        bestDistance = distance;
        similar = [candidate];
      } else if (distance === bestDistance) {
        similar.push(candidate);
      }
    }
  });

  similar.sort((a, b) => a.localeCompare(b));
  if (searchingOptions) {
    similar = similar.map((candidate) => `--${candidate}`);
  }

  if (similar.length > 1) {
    return `\n(Did you mean one of ${similar.join(', ')}?)`;
  }
  if (similar.length === 1) {
    return `\n(Did you mean ${similar[0]}?)`;
  }
  return '';
}

exports.suggestSimilar = suggestSimilar;


/***/ }),

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ listErrors),
/* harmony export */   UQ: () => (/* binding */ BuildFailed),
/* harmony export */   mu: () => (/* binding */ parseFailureDetails)
/* harmony export */ });
/* harmony import */ var _call_once_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9267);
/* harmony import */ var _shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3093);
/* harmony import */ var _audit_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(356);



/** The build failed: that is a result for everybody. */
class BuildFailed extends _call_once_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CallFailure */ .Rk {
    /** What the output says by which, as `retry-on` has it, another try is worth while. */
    retryMatch;
    constructor(message, details, retryMatch) {
        super(message, details);
        this.retryMatch = retryMatch;
    }
}
/** Undefined for a failure that is not ours; pytest-cocotb stores only a message. */
function parseFailureDetails(details) {
    if (!(0,_shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(details))
        return undefined;
    const { log, errors, tail, exitCode } = details;
    const audit = (0,_audit_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAudit */ .hh)(details.audit);
    if (typeof log !== 'string' || typeof tail !== 'string' || typeof exitCode !== 'number')
        return undefined;
    return {
        log,
        errors: Array.isArray(errors) ? errors.flatMap(parseErrorLine) : [],
        tail,
        exitCode,
        ...(audit === undefined ? {} : { audit }),
    };
}
function parseErrorLine(value) {
    if (!(0,_shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        return [];
    const { line, text } = value;
    return typeof line === 'number' && typeof text === 'string' ? [{ line, text }] : [];
}
/** One per line, each after its line number in the log. */
function listErrors(errors) {
    const width = Math.max(0, ...errors.map(({ line }) => `${line}`.length));
    return errors.map(({ line, text }) => `${`${line}`.padStart(width)}: ${text}`).join('\n');
}


/***/ }),

/***/ 4350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ RetryWatch),
  M: () => (/* binding */ parseRetryPattern)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __whenUsed("node:vm");
;// CONCATENATED MODULE: ./lib/build/attempt/retry-on.js


/** @throws SyntaxError for what is no regular expression of JavaScript's; a leading `(?i)`, as others have it, is one */
function parseRetryPattern(text, line) {
    const [prefix = '', flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
    // `m`: a progress bar's carriage returns divide a line for people, too.
    const regexp = new RegExp(text.slice(prefix.length), [...new Set(`m${flags}`)].join(''));
    return { text, line, regexp };
}
const LONGEST_LINE = 4096;
/** How many characters are gathered for one search, which costs half a millisecond whatever there is to find. */
const BATCH = 64 * 1024;
/** An expression may backtrack for ever on a line that its author has not thought of. */
const LONGEST_SEARCH_MS = 500;
/** Looks through a build's output, from its first line to its last, for what `retry-on` names. */
class RetryWatch {
    #warn;
    #patterns;
    #lines = [];
    #size = 0;
    #match;
    constructor(patterns, warn) {
        this.#patterns = patterns;
        this.#warn = warn;
    }
    see(line) {
        if (this.#match !== undefined || this.#patterns.length === 0)
            return;
        this.#lines.push(line.slice(0, LONGEST_LINE));
        this.#size += Math.min(line.length, LONGEST_LINE) + 1;
        if (this.#size >= BATCH)
            this.#search();
    }
    /** The first match in all that was seen. */
    get match() {
        this.#search();
        return this.#match;
    }
    #search() {
        const lines = this.#lines.map((line) => (line.includes('\u001b') ? (0,external_node_util_.stripVTControlCharacters)(line) : line));
        this.#lines = [];
        this.#size = 0;
        while (lines.length > 0 && this.#patterns.length > 0) {
            const found = firstMatch(this.#patterns, lines);
            if (found.kind !== 'too slow') {
                if (found.kind === 'match')
                    this.#match = found.match;
                return;
            }
            const { text, line } = found.pattern;
            this.#patterns = this.#patterns.filter((pattern) => pattern !== found.pattern);
            this.#warn(`input 'retry-on': line ${line}, \`${text}\`, takes over ${LONGEST_SEARCH_MS / 1000} s on this output; ` +
                'it is not looked for any more. Nested repetitions, such as (a+)+, do that.');
        }
    }
}
/** A context's own variables are slow, so each is asked for once. */
const SEARCH = new external_node_vm_namespaceObject.Script(`
  ((patterns, lines) => {
    for (at = 0; found < 0 && at < patterns.length; at += 1) {
      const { regexp } = patterns[at];
      found = lines.findIndex((line) => regexp.test(line));
    }
  })(patterns, lines)`);
/** In a context of its own: that is how Node ends what takes too long. */
function firstMatch(patterns, lines) {
    const state = { patterns, lines, at: 0, found: -1 };
    try {
        SEARCH.runInContext((0,external_node_vm_namespaceObject.createContext)(state), { timeout: LONGEST_SEARCH_MS });
    }
    catch (error) {
        const slow = patterns[state.at];
        if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' || slow === undefined)
            throw error;
        return { kind: 'too slow', pattern: slow };
    }
    const [pattern, line] = [patterns[state.at - 1], lines[state.found]];
    return pattern === undefined || line === undefined ? { kind: 'none' } : { kind: 'match', match: { pattern, line } };
}


/***/ }),

/***/ 9911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ auditBuild),
  F: () => (/* binding */ isAudited)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./lib/command/tracked-files.js

/** Beyond this, searching costs more than it is worth. */
const MOST_FILES = 200_000;
const GIT_TIMEOUT_MS = 2000;
/** The files of a checkout that git tracks, relative to it. Empty without git, or outside a working tree. */
function listTracked(workspace) {
    // A container's user need not own the checkout.
    const args = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--recurse-submodules'];
    try {
        const listed = (0,external_node_child_process_.execFileSync)('git', args, {
            cwd: workspace,
            timeout: GIT_TIMEOUT_MS,
            maxBuffer: 64 * 1024 * 1024,
            stdio: ['ignore', 'pipe', 'ignore'],
            encoding: 'utf8',
        });
        const paths = listed.split('\0').filter((path) => path !== '');
        return paths.length > MOST_FILES ? [] : paths;
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/shared-dir/in-batches.js
var in_batches = __nccwpck_require__(5893);
// EXTERNAL MODULE: ./lib/build/audit/findings.js
var findings = __nccwpck_require__(356);
;// CONCATENATED MODULE: ./lib/build/audit/audit.js




/** Compares what a build has read with what `sources` covers. */
async function compareReads({ read, sources, workspace, isToolFile }) {
    const paths = new Set(sources.map(({ path }) => path));
    // A file may be read by one name and named by another, with a link on the way.
    let physical;
    const physicalPaths = async () => {
        physical ??= new Map(await (0,in_batches/* inBatches */.o)(sources, async ({ path }) => [await physicalOf((0,external_node_path_.resolve)(workspace, path)), path]));
        return physical;
    };
    const covering = async (file) => paths.has(file.path) ? file.path : (await physicalPaths()).get(file.physical);
    const used = new Set();
    const uncovered = [];
    const outside = [];
    for (const file of [...read.inCheckout, ...read.outside]) {
        const source = await covering(file);
        if (source !== undefined)
            used.add(source);
        else if (!(0,external_node_path_.isAbsolute)(file.path))
            uncovered.push(file.path);
        else if (!isToolFile(file.path) && !isToolFile(file.physical))
            outside.push(file.path);
    }
    const isTold = read.inCheckout.length + read.outside.length > 0;
    // A tool that lists the files of one kind lists all of them; of other kinds it says nothing.
    const kinds = new Set([...used, ...uncovered].map((path) => (0,external_node_path_.extname)(path)));
    const isKnown = (path) => (0,external_node_path_.extname)(path) !== '' && kinds.has((0,external_node_path_.extname)(path));
    const unread = isTold ? sources.filter(({ path }) => !used.has(path) && isKnown(path)) : [];
    return {
        isTold,
        uncovered: (0,findings/* some */.zN)(uncovered),
        outside: (0,findings/* some */.zN)(outside),
        unread: (0,findings/* some */.zN)(unread.map(({ path }) => path)),
        missing: (0,findings/* some */.zN)(read.missing),
        suggested: (0,findings/* some */.zN)((0,findings/* suggestSources */.vD)(uncovered)),
    };
}
async function physicalOf(path) {
    return await (0,promises_.realpath)(path).catch(() => path);
}

// EXTERNAL MODULE: ./lib/shared-dir/own-file.js
var own_file = __nccwpck_require__(4298);
// EXTERNAL MODULE: ./lib/build/audit/dependency-file.js
var dependency_file = __nccwpck_require__(8406);
;// CONCATENATED MODULE: ./lib/build/audit/find-dependency-files.js




/** A larger tree is looked through in part: nobody is to wait long for a warning. */
const MOST_DIRECTORIES = 50_000;
const find_dependency_files_MOST_FILES = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_BYTES_IN_ALL = 256 * 1024 * 1024;
/** The dependency files (`*.d`) that a build has written. */
async function findDependencyFiles({ roots, sinceMs }) {
    const found = [];
    let bytes = 0;
    for (const path of await listNamed(roots, (name) => name.endsWith('.d'))) {
        const text = await readWritten(path, sinceMs, MOST_BYTES_IN_ALL - bytes);
        if (text === undefined)
            continue;
        bytes += text.length;
        found.push({ path, ...(0,dependency_file/* parseDependencyFile */.L)(text) });
    }
    return found;
}
/** Breadth first, so that of a tree that is too large the part is seen where tools write. Links are not followed. */
async function listNamed(roots, isAsked) {
    const paths = [];
    const seen = new Set(roots);
    for (const directory of seen) {
        if (paths.length >= find_dependency_files_MOST_FILES)
            break;
        const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
        for (const entry of entries) {
            const path = (0,external_node_path_.join)(directory, entry.name);
            if (entry.isFile() && isAsked(entry.name))
                paths.push(path);
            // A set is gone through in the order in which it grows.
            else if (entry.isDirectory() && entry.name !== '.git' && seen.size < MOST_DIRECTORIES)
                seen.add(path);
        }
    }
    return paths.slice(0, find_dependency_files_MOST_FILES);
}
/** Undefined for what another build has left, what is no file, or too much. What cannot be read says nothing. */
async function readWritten(path, sinceMs, mostBytes) {
    const isWritten = ({ ctimeMs, size }) => ctimeMs >= sinceMs && size <= Math.min(MOST_BYTES, mostBytes);
    const file = await (0,own_file/* openRegular */.lf)(path, isWritten).catch(() => undefined);
    try {
        return await file?.readFile('utf8');
    }
    catch {
        return undefined;
    }
    finally {
        await file?.close();
    }
}

;// CONCATENATED MODULE: ./lib/build/audit/base-directory.js

/** A few names of each file are enough to tell directories apart. */
const MOST_ASKED = 50;
/**
 * The directory that a tool worked in when it wrote relative names: that from which most of them are there, the first of
 * several. Undefined where none of them is.
 *
 * @param candidates the likeliest first
 */
async function findBase({ names, targets }, candidates, isFile) {
    const asked = (all) => all.filter((name) => !(0,external_node_path_.isAbsolute)(name)).slice(0, MOST_ASKED);
    const relative = [...asked(names), ...asked(targets)];
    let best;
    for (const base of candidates) {
        let there = 0;
        for (const name of relative)
            if (await isFile((0,external_node_path_.resolve)(base, name)))
                there += 1;
        if (there > (best?.there ?? 0))
            best = { base, there };
        if (there === relative.length)
            break;
    }
    return best?.base;
}

;// CONCATENATED MODULE: ./lib/build/audit/read-files.js




/** The files that a build has read, sorted by their paths. */
async function findReadFiles(traces) {
    const isFile = remember(async (path) => (await statOf(path))?.isFile() === true);
    const paths = new Set();
    const missing = [];
    for (const file of [...traces.dependencyFiles, { names: traces.listed, targets: [], path: undefined }]) {
        const base = (await findBase(file, candidatesFor(file.path, traces), isFile)) ?? traces.workingDirectory;
        const resolved = file.names.map((name) => (0,external_node_path_.resolve)(base, name));
        const there = await (0,in_batches/* inBatches */.o)(resolved, isFile);
        for (const [index, path] of resolved.entries()) {
            if (there[index])
                paths.add(path);
            // Tools delete some of what they have read; who lists a file by hand means one that is there.
            else if (file.path === undefined)
                missing.push(file.names[index] ?? '');
        }
    }
    const found = await (0,in_batches/* inBatches */.o)([...paths].sort(), async (path) => await locate(path, traces));
    const all = unique(found.filter((file) => file !== undefined));
    const inCheckout = all.filter(({ path }) => !(0,external_node_path_.isAbsolute)(path));
    const isMade = await findMade(inCheckout, traces);
    return {
        inCheckout: inCheckout.filter((file) => !isMade(file)),
        outside: all.filter(({ path }) => (0,external_node_path_.isAbsolute)(path)),
        missing,
    };
}
/** Where relative names may begin, the likeliest first: the build's directory, the file's own and those above it. */
function* candidatesFor(path, { workingDirectory, workspace: [workspace = '/'], sourceDirectories }) {
    const seen = new Set();
    const isNew = (directory) => !seen.has(directory) && seen.add(directory) !== undefined;
    const own = path === undefined ? [] : parents(path);
    const below = sourceDirectories.map((directory) => (0,external_node_path_.resolve)(workspace, directory));
    for (const directory of [workingDirectory, workspace, ...own, ...below])
        if (isNew(directory))
            yield directory;
}
function parents(path) {
    const above = [];
    for (let at = (0,external_node_path_.dirname)(path); at !== external_node_path_.sep; at = (0,external_node_path_.dirname)(at))
        above.push(at);
    return above;
}
/** Undefined for what is no source: the build's own result, git's files. */
async function locate(path, { workspace, others }) {
    const physical = await (0,promises_.realpath)(path).catch(() => path);
    if (others.some((directory) => isBelow(path, directory) || isBelow(physical, directory)))
        return undefined;
    for (const name of [path, physical]) {
        for (const directory of workspace) {
            if (!isBelow(name, directory))
                continue;
            const inside = (0,external_node_path_.relative)(directory, name);
            return inside.split(external_node_path_.sep).includes('.git') ? undefined : { path: inside, physical };
        }
    }
    return { path, physical };
}
function isBelow(path, directory) {
    return path.startsWith(directory.endsWith(external_node_path_.sep) ? directory : `${directory}${external_node_path_.sep}`);
}
function unique(files) {
    return [...new Map(files.map((file) => [file.path, file])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** What a build has written and git does not track, it has made: it is no source, though it was read. */
async function findMade(files, { sinceMs, tracked }) {
    const changed = await (0,in_batches/* inBatches */.o)(files, async ({ physical }) => ((await statOf(physical))?.ctimeMs ?? 0) >= sinceMs);
    const isChanged = new Map(files.map((file, index) => [file, changed[index]]));
    return (file) => isChanged.get(file) === true && !tracked().has(file.path);
}
async function statOf(path) {
    return await (0,promises_.stat)(path).catch(() => undefined);
}
function remember(ask) {
    const answers = new Map();
    return async (path) => {
        const answer = answers.get(path) ?? ask(path);
        answers.set(path, answer);
        return await answer;
    };
}

;// CONCATENATED MODULE: ./lib/build/audit/tool-files.js


/** Where a system keeps the files of many programs side by side. */
const SHARED_PREFIXES = ['/', '/usr', '/usr/local'];
const COMPILER = /^(?:[\w-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-[\d.]+)?$/;
/** A compiler's own headers, and those of the C library, whose version is part of the key. */
const COMPILER_FILES = /^\/usr\/(?:local\/)?(?:include|lib(?:64)?\/(?:gcc|clang|llvm[^/]*|[^/]*-linux-gnu))\//;
/**
 * Whether a file belongs to a tool that is named in `fingerprint`, so that its version is part of the key.
 *
 * @param commands the lines of `fingerprint`
 */
async function findToolFiles(commands, { cwd, PATH = '' }) {
    const prefixes = new Set();
    const names = new Set();
    let hasCompiler = false;
    for (const word of new Set(commands.flatMap((command) => command.match(/[\w./+-]+/g) ?? []))) {
        if (word.startsWith('-'))
            continue;
        const name = (0,external_node_path_.basename)(word);
        for (const program of await findPrograms(word, cwd, PATH)) {
            const prefix = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(program));
            if (SHARED_PREFIXES.includes(prefix))
                names.add(name);
            else
                prefixes.add(prefix);
            hasCompiler ||= COMPILER.test(name);
        }
    }
    return (path) => [...prefixes].some((prefix) => path.startsWith(`${prefix}${external_node_path_.sep}`)) ||
        (hasCompiler && COMPILER_FILES.test(path)) ||
        [...names].some((name) => path.split(external_node_path_.sep).some((part) => isNamedAfter(part, name)));
}
/** By the name that is given, and by what that leads to. */
async function findPrograms(word, cwd, PATH) {
    const given = word.includes('/')
        ? [(0,external_node_path_.resolve)(cwd, word)]
        : PATH.split(external_node_path_.delimiter)
            .filter(external_node_path_.isAbsolute)
            .map((directory) => (0,external_node_path_.join)(directory, word));
    for (const program of given) {
        const physical = await (0,promises_.realpath)(program).catch(() => undefined);
        if (physical !== undefined)
            return [program, physical];
    }
    return [];
}
/** `verilator`, `verilator_bin`, `verilator-5.006`. */
function isNamedAfter(part, name) {
    return part === name || part.startsWith(`${name}_`) || part.startsWith(`${name}-`);
}

;// CONCATENATED MODULE: ./lib/build/audit/audit-build.js






/** Whether somebody wants to know what a build reads: by the run alone nothing is shared that could be too old. */
function isAudited({ inputs, job }) {
    return inputs.audit !== 'off' && (inputs.sources.length > 0 || inputs.key !== job.runId);
}
/** What a build has read, as far as its tools tell, beside what `sources` covers. */
async function auditBuild(build) {
    const { places, workingDirectory, inputsFile, sources } = build;
    const [workspace = workingDirectory] = places.workspace;
    const sinceMs = inputsFile.madeMs;
    // Builds for a result on NFS are made on a local disk.
    const roots = [...new Set([...places.dir.slice(0, 1), workspace, workingDirectory, ...places.temporary.slice(0, 1)])];
    const listed = await inputsFile.read();
    let tracked;
    const read = await findReadFiles({
        dependencyFiles: await findDependencyFiles({ roots, sinceMs }),
        listed,
        workingDirectory,
        workspace: places.workspace,
        others: [...places.dir, ...places.temporary],
        sourceDirectories: directoriesOf(sources),
        sinceMs,
        tracked: () => {
            tracked ??= new Set(listTracked(workspace));
            return tracked;
        },
    });
    const isToolFile = await findToolFiles(build.fingerprint, { cwd: workingDirectory, PATH: build.PATH });
    return await compareReads({ read, sources, workspace, isToolFile });
}
/** With those above them. */
function directoriesOf(sources) {
    const directories = new Set();
    for (const { path } of sources) {
        for (let at = (0,external_node_path_.dirname)(path); at !== '.' && at !== '/' && !directories.has(at); at = (0,external_node_path_.dirname)(at))
            directories.add(at);
    }
    return [...directories].sort();
}


/***/ }),

/***/ 8406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ parseNames),
/* harmony export */   L: () => (/* binding */ parseDependencyFile)
/* harmony export */ });
function parseDependencyFile(text) {
    return parseRules(text) ?? { targets: [], names: parseNames(text) };
}
/** One path a line; Icarus' `-Mprefix` says before each whether it is a module or an include. */
function parseNames(text) {
    return [...new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^[IM] (?=\S)/, '')))].filter((name) => name !== '');
}
/** Undefined where there is no rule. */
function parseRules(text) {
    const targets = new Set();
    const names = new Set();
    let isRule = false;
    for (const line of text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/)) {
        // A recipe, or a comment.
        if (/^(\t|\s*#)/.test(line))
            continue;
        const words = splitWords(line);
        const colon = words.findIndex(({ isEnd }) => isEnd);
        if (colon < 0)
            continue;
        isRule = true;
        for (const [index, { word }] of words.entries()) {
            if (word === '' || word === '|')
                continue;
            if (index <= colon)
                targets.add(word);
            else
                names.add(word);
        }
    }
    return isRule ? { targets: [...targets], names: [...names] } : undefined;
}
/** As gcc writes names for make: `\ ` is a blank of the name, `\#` a `#`, `$$` a `$`; any other backslash is one. */
function splitWords(line) {
    const words = [];
    let word = '';
    let isBehindTargets = false;
    const end = (isEnd) => {
        if (word !== '' || isEnd)
            words.push({ word, isEnd });
        word = '';
    };
    for (let at = 0; at < line.length; at += 1) {
        const char = line[at] ?? '';
        const next = line[at + 1] ?? '';
        if ((char === '\\' && /[\s#:\\]/.test(next) && isEscaping(line, at)) || (char === '$' && next === '$')) {
            word += next;
            at += 1;
        }
        else if (/\s/.test(char))
            end(false);
        else if (char === ':' && !isBehindTargets && /^:?(\s|$)/.test(line.slice(at + 1, at + 3))) {
            isBehindTargets = true;
            end(true);
            if (next === ':')
                at += 1;
        }
        else
            word += char;
    }
    end(false);
    return words;
}
/** Backslashes are doubled only before what one of them escapes. */
function isEscaping(line, at) {
    const [run = ''] = /^\\+/.exec(line.slice(at)) ?? [];
    return run.length === 1 || /[\s#]/.test(line[at + run.length] ?? '');
}


/***/ }),

/***/ 356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VI: () => (/* binding */ neverRead),
/* harmony export */   hJ: () => (/* binding */ describeUncovered),
/* harmony export */   hh: () => (/* binding */ parseAudit),
/* harmony export */   vD: () => (/* binding */ suggestSources),
/* harmony export */   xk: () => (/* binding */ sourceLineFor),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* unused harmony export listSome */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3093);
/* harmony import */ var _key_sources_source_list_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3177);



const MOST_STORED = 100;
/** Of a path on Linux. */
const LONGEST_PATH = 4096;
function some(paths) {
    return { count: paths.length, first: paths.slice(0, MOST_STORED) };
}
const LISTS = ['uncovered', 'outside', 'unread', 'missing', 'suggested'];
/** What can be read of it in a `.done`, which anybody may have written. */
function parseAudit(value) {
    if (!(0,_shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) || typeof value.isTold !== 'boolean')
        return undefined;
    const [uncovered, outside, unread, missing, suggested] = LISTS.map((name) => parseSome(value[name]));
    if (!uncovered || !outside || !unread || !missing || !suggested)
        return undefined;
    if (uncovered.first.some((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) || path.split('/').includes('..')))
        return undefined;
    return { isTold: value.isTold, uncovered, outside, unread, missing, suggested };
}
function parseSome(value) {
    if (!(0,_shared_dir_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) || !Array.isArray(value.first) || !Number.isSafeInteger(value.count))
        return undefined;
    const isPath = (path) => typeof path === 'string' && path.length <= LONGEST_PATH && !path.includes('\0');
    return { count: Number(value.count), first: value.first.filter(isPath).slice(0, MOST_STORED) };
}
/** Sources that no build is known to have read: not this one, nor the one before, where that had them. */
function neverRead({ unread }, before, sourcesBefore) {
    const had = new Set(sourcesBefore.map(({ path }) => path));
    if (before === undefined || !before.isTold || before.unread.count > before.unread.first.length)
        return unread;
    const wasRead = (path) => had.has(path) && !before.unread.first.includes(path);
    const first = unread.first.filter((path) => !wasRead(path));
    return { count: unread.count - (unread.first.length - first.length), first };
}
const MOST_NAMED = 10;
/** The first of the paths on one line, and how many more. */
function listSome({ count, first }) {
    const shown = first.slice(0, MOST_NAMED);
    const more = count - shown.length;
    return `${shown.map(_key_sources_source_list_js__WEBPACK_IMPORTED_MODULE_1__/* .showPath */ .P8).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** What makes a build fail where `audit` is `error`, and what to do. */
function describeUncovered({ uncovered, suggested }) {
    const files = uncovered.count === 1 ? 'a file' : `${uncovered.count} files`;
    return (`the build read ${files} of the checkout that sources does not cover (audit: error): ${listSome(uncovered)}. ` +
        `Add to sources: ${listSome(suggested)}`);
}
/** The line of `sources` that covers a file: its name alone, for what looks like a pattern there is also just a name. */
function sourceLineFor(path) {
    // Blanks at a line's end are no part of it.
    const end = /\s+$/.exec(path)?.[0] ?? '';
    return end === ''
        ? startLine(path)
        : startLine(`${escapePattern(path.slice(0, -end.length))}${end.replace(/./g, '[$&]')}`);
}
function startLine(line) {
    // What a line begins with may mean something there.
    return /^[!#+\s-]/.test(line) ? `./${line}` : line;
}
function escapePattern(name) {
    return name.replace(/[\\*?[\]{}]/g, '\\$&');
}
/** The fewest lines of `sources` that would cover these files: a directory for several in it, else the file. */
function suggestSources(paths) {
    const inDirectories = new Map();
    for (const path of paths) {
        const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
        inDirectories.set(directory, [...(inDirectories.get(directory) ?? []), path]);
    }
    return [...inDirectories]
        .flatMap(([directory, files]) => directory === '' || files.length === 1 ? files.map(sourceLineFor) : [startLine(`${escapePattern(directory)}/**`)])
        .sort();
}


/***/ }),

/***/ 6803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hj: () => (/* binding */ matchesName),
/* harmony export */   Iq: () => (/* binding */ literalGlob),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   nS: () => (/* binding */ parseGlobs)
/* harmony export */ });
const MOST_ALTERNATIVES = 1000;
/**
 * One for each alternative in braces.
 *
 * @throws RangeError for too many of them
 */
function parseGlobs(pattern) {
    return expandBraces(pattern).map((each) => each
        .split('/')
        .filter((name) => name !== '' && name !== '.')
        .map(parseSegment));
}
function literalGlob(path) {
    return path
        .split('/')
        .filter((name) => name !== '')
        .map((name) => ({ kind: 'name', name }));
}
function matchesName(segment, name) {
    switch (segment.kind) {
        case 'any depth':
            return true;
        case 'name':
            return segment.name === name;
        case 'pattern':
            return matchesParts(segment.parts, [...name]);
    }
}
/** Whether a path is one that the pattern matches, or is below one: a directory stands for all that is in it. */
function isWithin(glob, path) {
    const names = path.split('/');
    // As with the parts of a name: what went wrong behind the last `**` can only be mended by a longer one.
    let [at, name] = [0, 0];
    let last;
    for (;;) {
        const segment = glob[at];
        if (segment === undefined)
            return true;
        if (segment.kind === 'any depth') {
            last = { at, name };
            at += 1;
        }
        else if (name < names.length && matchesName(segment, names[name] ?? '')) {
            at += 1;
            name += 1;
        }
        else if (last !== undefined && last.name < names.length) {
            last.name += 1;
            [at, name] = [last.at + 1, last.name];
        }
        else
            return false;
    }
}
function expandBraces(pattern) {
    const found = findBraces(pattern);
    if (found === undefined)
        return [pattern];
    const { before, alternatives, behind } = found;
    const expanded = alternatives.flatMap((each) => expandBraces(`${before}${each}${behind}`));
    if (expanded.length > MOST_ALTERNATIVES)
        throw new RangeError(`has over ${MOST_ALTERNATIVES} alternatives in braces`);
    return expanded;
}
/** The first braces with a comma in them; others stand for themselves. */
function findBraces(pattern) {
    for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
        if (pattern[start - 1] === '\\')
            continue;
        const commas = [];
        let depth = 0;
        for (let at = start; at < pattern.length; at += 1) {
            if (pattern[at] === '\\')
                at += 1;
            else if (pattern[at] === '{')
                depth += 1;
            else if (pattern[at] === ',' && depth === 1)
                commas.push(at);
            else if (pattern[at] === '}') {
                depth -= 1;
                if (depth > 0)
                    continue;
                if (commas.length === 0)
                    break;
                const cuts = [start, ...commas, at];
                const alternatives = cuts.slice(1).map((end, index) => pattern.slice((cuts[index] ?? 0) + 1, end));
                return { before: pattern.slice(0, start), alternatives, behind: pattern.slice(at + 1) };
            }
        }
    }
    return undefined;
}
function parseSegment(text) {
    if (text === '**')
        return { kind: 'any depth' };
    const parts = [];
    let name = '';
    let isPattern = false;
    const chars = [...text];
    for (let at = 0; at < chars.length; at += 1) {
        let char = chars[at] ?? '';
        const set = char === '[' ? parseSet(chars, at) : undefined;
        if (char === '*') {
            if (parts.at(-1) !== 'star')
                parts.push('star');
        }
        else if (char === '?')
            parts.push(() => true);
        else if (set !== undefined) {
            parts.push(set.has);
            at = set.end;
        }
        else {
            if (char === '\\' && at + 1 < chars.length)
                char = chars[++at] ?? '';
            const wanted = char;
            parts.push((given) => given === wanted);
            name += char;
            continue;
        }
        isPattern = true;
    }
    return isPattern ? { kind: 'pattern', parts } : { kind: 'name', name };
}
/** `[a-z_]`, `[!a]`; undefined for a bracket that is never closed, which stands for itself. */
function parseSet(chars, start) {
    let at = start + 1;
    const isNegated = chars[at] === '!' || chars[at] === '^';
    if (isNegated)
        at += 1;
    const first = at;
    const ranges = [];
    for (; at < chars.length; at += 1) {
        const char = chars[at] ?? '';
        if (char === ']' && at > first) {
            return { has: (given) => ranges.some(([from, to]) => from <= given && given <= to) !== isNegated, end: at };
        }
        const to = chars[at + 2];
        const isRange = chars[at + 1] === '-' && to !== undefined && to !== ']';
        ranges.push([char, isRange ? to : char]);
        if (isRange)
            at += 2;
    }
    return undefined;
}
/** In time that grows with the lengths alone: what went wrong behind the last star can only be mended by a longer one. */
function matchesParts(parts, chars) {
    let [at, char] = [0, 0];
    let last;
    for (;;) {
        const part = parts[at];
        if (part === 'star') {
            last = { at, char };
            at += 1;
        }
        else if (part === undefined ? char === chars.length : char < chars.length && part(chars[char] ?? '')) {
            if (part === undefined)
                return true;
            at += 1;
            char += 1;
        }
        else if (last !== undefined && last.char < chars.length) {
            last.char += 1;
            [at, char] = [last.at + 1, last.char];
        }
        else
            return false;
    }
}


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ describeSourceChanges),
/* harmony export */   J0: () => (/* binding */ digestSources),
/* harmony export */   P8: () => (/* binding */ showPath),
/* harmony export */   cF: () => (/* binding */ formatSources),
/* harmony export */   mr: () => (/* binding */ compareSources),
/* harmony export */   ur: () => (/* binding */ parseSources)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const EXECUTABLE = '# executable: ';
const LINK = '# link: ';
/** On the line behind it. */
const TARGET = '# leads to: ';
/**
 * The list in the format of `sha256sum`, which can check it in the workspace. What that does not know, a link's target and the
 * permission to execute, stands in comments, which it passes over.
 */
function formatSources(sources) {
    return sources.map(formatSource).join('');
}
function formatSource({ path, sha256, isExecutable, target }) {
    const name = quote(path);
    return [
        target === undefined ? '' : `${LINK}${name}\n${TARGET}${quote(target)}\n`,
        isExecutable ? `${EXECUTABLE}${name}\n` : '',
        // A backslash in front says that there are some in the name.
        sha256 === undefined ? '' : `${name === path ? '' : '\\'}${sha256}  ${name}\n`,
    ].join('');
}
/** Reads such a list back; passes over what is none of its lines, for anybody may have written it. */
function parseSources(text) {
    const sources = new Map();
    const at = (name) => {
        const path = unquote(name);
        const source = sources.get(path) ?? { path, isExecutable: false };
        sources.set(path, source);
        return source;
    };
    let link = '';
    for (const line of text.split('\n')) {
        const [, sha256, name] = /^\\?([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
        if (sha256 !== undefined && name !== undefined) {
            (line.startsWith('\\') ? at(name) : at(quote(name))).sha256 = sha256;
        }
        else if (line.startsWith(EXECUTABLE))
            at(line.slice(EXECUTABLE.length)).isExecutable = true;
        else if (line.startsWith(LINK))
            link = line.slice(LINK.length);
        else if (line.startsWith(TARGET))
            at(link).target = unquote(line.slice(TARGET.length));
    }
    return [...sources.values()];
}
/** What of the list is part of the key. @param rename names a directory as all runners do */
function digestSources(sources, rename) {
    const renamed = sources.map(({ path, target, ...source }) => ({
        ...source,
        path: rename(path),
        ...(target === undefined ? {} : { target: rename(target) }),
    }));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(formatSources(renamed)).digest('hex');
}
function compareSources(before, now) {
    const lines = (sources) => new Map(sources.map((source) => [source.path, formatSource(source)]));
    const [earlier, later] = [lines(before), lines(now)];
    return {
        changed: [...later.keys()].filter((path) => earlier.has(path) && earlier.get(path) !== later.get(path)),
        added: [...later.keys()].filter((path) => !earlier.has(path)),
        gone: [...earlier.keys()].filter((path) => !later.has(path)),
    };
}
const MOST_NAMED = 10;
/** `changed: rtl/alu.sv; new: tb/rand.sv; gone: …`, with the first ten of each; undefined where nothing is. */
function describeSourceChanges({ changed, added, gone }) {
    const parts = [
        ['changed', changed],
        ['new', added],
        ['gone', gone],
    ];
    const described = parts.flatMap(([kind, paths]) => {
        if (paths.length === 0)
            return [];
        const more = paths.length - MOST_NAMED;
        return [`${kind}: ${paths.slice(0, MOST_NAMED).map(showPath).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
    });
    return described.length === 0 ? undefined : described.join('; ');
}
/** A path that could be taken for something else is shown in quotes. */
function showPath(path) {
    return /[\s,;:"'\p{Cc}\u2028\u2029]|##\[/u.test(path) ? JSON.stringify(path) : path;
}
function quote(name) {
    return name.replaceAll('\\', '\\\\');
}
function unquote(name) {
    return name.replaceAll('\\\\', '\\');
}


/***/ }),

/***/ 4876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ SourcesError)
/* harmony export */ });
/** What is wrong with a line of `sources`, or with what it names. Says which line, what, and what to do. */
class SourcesError extends Error {
    name = 'SourcesError';
}


/***/ }),

/***/ 194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ readStoredSources),
/* harmony export */   u: () => (/* binding */ storeSources)
/* harmony export */ });
/* harmony import */ var _shared_dir_read_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6443);
/* harmony import */ var _shared_dir_shared_dir_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8868);
/* harmony import */ var _sources_source_list_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3177);



/** Twice what half a million sources with long paths take. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Leaves the list beside the attempt, under a name that no other uses. @throws SharedDirError where the mount refuses */
async function storeSources(shared, path, sources) {
    if (sources.length === 0)
        return;
    if ((await shared.write(path, (0,_sources_source_list_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSources */ .cF)(sources))) === 'no-parent')
        throw new _shared_dir_shared_dir_js__WEBPACK_IMPORTED_MODULE_1__/* .SharedDirError */ .fE('write', path, 'ENOENT');
}
/** The list that another build has left; undefined where it has none, or something else is there: it explains, and decides nothing. */
async function readStoredSources(path) {
    try {
        return (0,_sources_source_list_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSources */ .ur)(await (0,_shared_dir_read_text_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .y)(path, MOST_BYTES));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ Lines)
/* harmony export */ });
const NEWLINE = 0x0a;
const BLANK = 0x20;
/** A line longer than this comes in pieces: nobody reads it as one, and it must not fill the memory. */
const LONGEST_LINE = 64 * 1024;
/** How far back to look for a blank to cut at. */
const LONGEST_WORD = 4 * 1024;
/**
 * Splits a stream of bytes into lines, each with its newline, except for pieces of a line that is too long or whose end nobody
 * waits for. Bytes stay bytes: no character is broken between chunks, and invalid UTF-8 passes unchanged.
 */
class Lines {
    #endOutside;
    #rest = Buffer.alloc(0);
    #isWithinLine = false;
    /** @param endOutside where a line that is too long may be cut, up to a place where it is to be */
    constructor(endOutside = (_, end) => end) {
        this.#endOutside = endOutside;
    }
    /** The lines that are complete with these bytes. */
    *take(bytes) {
        let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
        for (;;) {
            const newline = rest.indexOf(NEWLINE);
            if (newline >= 0 && newline <= LONGEST_LINE) {
                yield this.#piece(rest.subarray(0, newline + 1));
                rest = rest.subarray(newline + 1);
            }
            else if (rest.length > LONGEST_LINE) {
                const end = this.#placeToCut(rest);
                yield this.#piece(rest.subarray(0, end));
                rest = rest.subarray(end);
            }
            else
                break;
        }
        this.#rest = Buffer.from(rest);
    }
    /** What has come of a line that has not ended, and was not given out yet. */
    get unfinished() {
        return { bytes: this.#rest, isRest: this.#isWithinLine };
    }
    /** The first bytes of the unfinished line. */
    takeUnfinished(length) {
        const piece = this.#piece(this.#rest.subarray(0, length));
        this.#rest = this.#rest.subarray(length);
        return piece;
    }
    /** What is left without a newline at the end of the stream, with one. */
    *end() {
        if (this.#rest.length > 0 || this.#isWithinLine)
            yield this.#piece(Buffer.concat([this.#rest, Buffer.of(NEWLINE)]));
        this.#rest = Buffer.alloc(0);
    }
    #piece(bytes) {
        const isRest = this.#isWithinLine;
        this.#isWithinLine = bytes.at(-1) !== NEWLINE;
        return { bytes, isRest };
    }
    /** Nothing can mask a secret that is cut in two. */
    #placeToCut(line) {
        const end = placeToCut(line);
        return this.#endOutside(line.subarray(0, 2 * LONGEST_LINE).toString('latin1'), end) || end;
    }
}
/** Behind a blank, if there is one; at least between two characters. */
function placeToCut(line) {
    const blank = line.subarray(0, LONGEST_LINE).lastIndexOf(BLANK);
    if (blank >= LONGEST_LINE - LONGEST_WORD)
        return blank + 1;
    const isWithinCharacter = (at) => ((line[at] ?? 0) & 0b1100_0000) === 0b1000_0000;
    return [0, 1, 2, 3].map((back) => LONGEST_LINE - back).find((at) => !isWithinCharacter(at)) ?? LONGEST_LINE;
}


/***/ }),

/***/ 1340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ mapPaths)
/* harmony export */ });
/* unused harmony export findPaths */
const BEFORE_A_PATH = /[\s"'`:;,=([{<>|&!#\0]/;
const BEHIND_A_PATH = /[/\s"'`:;,=()[\]}<>|&!?#\0]/;
/** As JSON and C write a line break, a tab or a quote in a string. */
const ESCAPE = /^\\[nrtbf"'\\]/;
/** What a path may follow without a separator: `-I/x`, `-isystem/x`, `@/x`. */
const OPTION = /^(?:-[A-Za-z]|-i[a-z]+|@)$/;
/**
 * Finds these absolute paths, or anything below them, in a text, whatever surrounds them: a list (`a:b`), an option (`-I/x`),
 * JSON, quotes, a `file:` URL. The longest path wins. Neither `/w/ab` nor `/home/w/a` names `/w/a`.
 */
function findPaths(text, paths) {
    const longestFirst = [...new Set(paths)].sort((a, b) => b.length - a.length);
    const found = [];
    let word = 0;
    for (let at = 0; at < text.length; at += 1) {
        if (isEscape(text, at)) {
            at += 1;
            word = at + 1;
        }
        else if (text[at] === '/') {
            const isPlusArg = text[word] === '+';
            const path = longestFirst.find((each) => text.startsWith(each, at) && isEnd(text, at + each.length, isPlusArg) && isBegin(text, word, at));
            if (path === undefined)
                continue;
            found.push({ at, path });
            at += path.length - 1;
        }
        else if (BEFORE_A_PATH.test(text[at] ?? ''))
            word = at + 1;
    }
    return found;
}
/** The text with `replace` of each such path, and `keep` of what is between them. */
function mapPaths(text, paths, { replace, keep = (part) => part }) {
    let mapped = '';
    let end = 0;
    for (const { at, path } of findPaths(text, paths)) {
        mapped += keep(text.slice(end, at)) + replace(path);
        end = at + path.length;
    }
    return mapped + keep(text.slice(end));
}
/** @param word where the word begins that the path would be in */
function isBegin(text, word, at) {
    const before = text.slice(word, at);
    if (before === '' || OPTION.test(before))
        return true;
    // `+incdir+/x+/y`
    if (before.startsWith('+') && before.endsWith('+'))
        return true;
    if (/^\/\/[^/]*$/.test(before))
        return /\bfile:$/i.test(text.slice(Math.max(0, word - 8), word));
    // `//x` is `/x`, but for the host's name of a URL.
    return before === '/' && text[word - 1] !== ':';
}
function isEnd(text, end, isPlusArg) {
    const next = text[end];
    if (next === undefined || BEHIND_A_PATH.test(next) || isEscape(text, end))
        return true;
    if (next === '.')
        return /^\.+(?:$|[\s"'`)\]])/.test(text.slice(end, end + 8));
    return next === '+' && isPlusArg;
}
function isEscape(text, at) {
    return text[at] === '\\' && ESCAPE.test(text.slice(at, at + 2));
}


/***/ }),

/***/ 8299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RG: () => (/* binding */ HIDDEN),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   Tw: () => (/* binding */ forMatchers),
/* harmony export */   tl: () => (/* binding */ shortLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

/** Replaces masked text, as in the runner's own log. */
const HIDDEN = '***';
const LONGEST = 4096;
/** Leaves room for escapes: a line of megabytes is cut before anything scans it. */
const LONGEST_RAW = 4 * LONGEST;
/** How far back to look for a blank to cut at. */
const LONGEST_WORD = 512;
/**
 * A line of the build's output as problem matchers need it. Without colours: the runner fails to strip them, and every pattern
 * begins at the start of the line. Without carriage returns, where the runner would break the line; what follows the last one
 * is what a terminal ends up showing. At most 4,096 characters, since a matcher's time is limited; the log on the share keeps
 * the rest.
 */
function forMatchers(line) {
    const last = line
        .slice(0, LONGEST_RAW)
        .split('\r')
        .findLast((part) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(part) !== '');
    if (last === undefined)
        return '';
    const shown = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(last);
    // Losing its colours must not turn a line into a command.
    return cut(/^\s*::/.test(shown) && !/^\s*::/.test(last) ? last : shown);
}
/** Cuts at a blank if possible: the runner cannot mask part of a secret. */
function cut(shown) {
    if (shown.length <= LONGEST)
        return shown;
    const blank = shown.lastIndexOf(' ', LONGEST - 1);
    const end = blank > LONGEST - LONGEST_WORD ? blank : LONGEST - 1;
    return `${shown.slice(0, end).toWellFormed()}…`;
}
/** Another job's text made safe for one of our own lines: it cannot begin a line or hold a workflow command. */
function oneLine(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replaceAll('##[', '## [')
        .trim();
}
/** The same, cut to `longest` characters. */
function shortLine(text, longest) {
    const line = oneLine(text.slice(0, 2 * longest));
    return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}


/***/ }),

/***/ 5950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ showableLength),
/* harmony export */   x: () => (/* binding */ asOwnLine)
/* harmony export */ });
/** By the runner's rules: `::` after white space begins a command; white space alone may still become one. */
const COMMAND = /^\s*(?::?$|::)/;
/** The older form may stand anywhere in a line. */
const COMMAND_IN_BRACKETS = /##\[|##?$/;
const RETURNS = /\r+$/;
const ESC = '\u001b';
/** A colour or a link, without its end. */
const ESCAPE = new RegExp(`${ESC}(?:\\[[\\d;:?]*|\\][^\\u0007${ESC}]*)?$`);
/** UTF-8, one character a byte. */
const CHARACTER = /(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$/;
/**
 * How much of an unfinished line can be shown already: what follows must not change its meaning (a workflow command, a
 * character) nor be needed to hide it (the beginning of a secret).
 */
function showableLength({ bytes, isRest }, secrets) {
    const text = bytes.toString('latin1');
    const lastReturn = text.lastIndexOf('\r');
    const last = text.slice(lastReturn + 1);
    const isCommand = COMMAND.test(last) && (!isRest || lastReturn >= 0);
    const ends = [COMMAND_IN_BRACKETS, RETURNS, ESCAPE, CHARACTER].map((pattern) => text.search(pattern));
    return secrets.endOutside(text, Math.min(isCommand ? lastReturn + 1 : text.length, ...ends.filter((end) => end >= 0)));
}
/**
 * A piece of a line as a line of its own; what was no command in the middle of a line must not become one.
 *
 * @returns undefined if nothing is left to show
 */
function asOwnLine({ bytes, isRest }) {
    const text = bytes.toString('utf8').replace(/\r?\n$/, '');
    if (!isRest)
        return text;
    // The runner treats a carriage return as the end of a line.
    const shown = text.replace(/^\r+/, '');
    if (shown === '')
        return undefined;
    return shown === text ? shown.replace(/^(?=\s*::)/, '…') : shown;
}


/***/ }),

/***/ 7234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ findPlaces),
/* harmony export */   ls: () => (/* binding */ PLACES)
/* harmony export */ });
/* unused harmony export moveText */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _shared_dir_physical_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3724);



/** The earlier one wins if two are the same directory. */
const PLACES = ['dir', 'workspace', 'temporary', 'path'];
/** @param dir the result directory, as this job sees it */
async function findPlaces({ inputs, job }, dir) {
    const given = [dir, job.workspace, job.jobTemporary, inputs.path];
    const [names = [], workspace = [], temporary = [], path = []] = await Promise.all(given.map(namesOf));
    return { dir: names, workspace, temporary, path };
}
async function namesOf(path) {
    const given = path ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path) : '/';
    // Every absolute path is below the root, so finding it means nothing.
    return [...new Set([given, await (0,_shared_dir_physical_path_js__WEBPACK_IMPORTED_MODULE_1__/* .physicalPath */ .D)(given)])].filter((name) => name !== '/');
}
/** @returns the text with the builder's places named as this job's own */
function moveText(text, builtIn, here) {
    const moves = new Map();
    for (const place of PLACES) {
        for (const name of builtIn[place]) {
            // If the directory has the same names here, the text stays unchanged, including physical paths.
            const to = `${builtIn[place]}` === `${here[place]}` ? name : here[place][0];
            if (to !== undefined && !moves.has(name))
                moves.set(name, { place, to });
        }
    }
    let namesTemporary = false;
    const replace = (path) => {
        const move = moves.get(path);
        namesTemporary ||= move?.place === 'temporary';
        return move?.to ?? path;
    };
    return { text: mapPaths(text, [...moves.keys()], { replace }), namesTemporary };
}


/***/ }),

/***/ 9267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ CallEnded),
/* harmony export */   Dl: () => (/* binding */ CallOnceFailed),
/* harmony export */   Lg: () => (/* binding */ CallAbandoned),
/* harmony export */   Rk: () => (/* binding */ CallFailure)
/* harmony export */ });
/** The one call failed, here or elsewhere. The message is the stored one, the same for every caller. */
class CallOnceFailed extends Error {
    name = 'CallOnceFailed';
    failure;
    /** Whether it was this caller that made the call; `cause` is then what its function threw. */
    isOwn;
    constructor(failure, own) {
        super(failure.message, own);
        this.failure = failure;
        this.isOwn = own !== undefined;
    }
}
/**
 * What the called function throws when it has neither a result nor a failure: it was cancelled, or the disk was full.
 * Nothing is stored; the next caller tries.
 */
class CallAbandoned extends Error {
    name = 'CallAbandoned';
}
/** What the called function may throw to have more than a message stored with its failure. */
class CallFailure extends Error {
    name = 'CallFailure';
    details;
    constructor(message, details, options) {
        super(message, options);
        this.details = details;
    }
}
/**
 * @internal
 *
 * Carries what a call of this caller's own ended with past the errors that its waiting tolerates: a mount that fails at the
 * end of each build must not make it build for ever.
 */
class CallEnded extends Error {
    constructor(cause) {
        super('the call ended', { cause });
    }
}


/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7177);

await (0,_cli_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommandLine */ .r)(process);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/build/process/cancellation.js
/** The step was cancelled; the reason of {@link Cancellation.stop}. */
class Cancelled extends Error {
    name = 'Cancelled';
    signal;
    constructor(signal) {
        super(`cancelled (${signal})`);
        this.signal = signal;
    }
}
function listenForCancellation(process) {
    const stop = new AbortController();
    const kill = new AbortController();
    process.on('SIGINT', () => {
        if (stop.signal.aborted)
            kill.abort(new Cancelled('SIGINT'));
        stop.abort(new Cancelled('SIGINT'));
    });
    // Sent when a runner shuts down or its terminal is closed.
    for (const signal of ['SIGTERM', 'SIGHUP']) {
        process.on(signal, () => {
            kill.abort(new Cancelled(signal));
            stop.abort(new Cancelled(signal));
        });
    }
    return { stop: stop.signal, kill: kill.signal };
}
/** Less than the 10 s after which the runner kills; cleaning up takes 5 s of them. */
const TIDYING_SECONDS = 8;
/**
 * Rejects shortly before a cancelled step would be killed, if it still has not ended: it may be waiting for a mount that
 * hangs.
 */
async function outOfTime({ stop }) {
    return await new Promise((_, reject) => {
        const wait = () => setTimeout(() => reject(stop.reason), TIDYING_SECONDS * 1000);
        if (stop.aborted)
            wait();
        else
            stop.addEventListener('abort', wait, { once: true });
    });
}

;// CONCATENATED MODULE: ./lib/build/process/end-process.js
/**
 * Ends this process with its exit code. `process.exit()` joins the threads of Node's file system calls, and one that hangs on
 * a dead mount would block it forever; replacing the program by another drops the threads.
 */
function endProcess(process) {
    const isCalling = process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'));
    if (isCalling)
        process.execve?.('/bin/sh', ['sh', '-c', `exit ${Number(process.exitCode ?? 0)}`], process.env);
    process.exit();
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __nccwpck_require__(1708);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/shared-dir/map-errno.js
var map_errno = __nccwpck_require__(8916);
// EXTERNAL MODULE: ./lib/shared-dir/modes.js
var modes = __nccwpck_require__(3335);
// EXTERNAL MODULE: ./lib/shared-dir/own-file.js
var own_file = __nccwpck_require__(4298);
// EXTERNAL MODULE: ./lib/shared-dir/read-text.js
var read_text = __nccwpck_require__(6443);
// EXTERNAL MODULE: ./lib/shared-dir/shared-dir.js
var shared_dir = __nccwpck_require__(8868);
;// CONCATENATED MODULE: ./lib/shared-dir/node-shared-dir.js








const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = external_node_fs_.constants;
/** The shared mount by this process's own file system calls. */
const nodeSharedDir = {
    async list(dir) {
        // readdir opens the directory, and opening is what makes the client revalidate it.
        return await (0,map_errno/* mapErrno */.n)('list', dir, () => (0,external_node_fs_promises_.readdir)(dir), { ENOENT: undefined });
    },
    async status(path) {
        // Without waiting for the other end of a FIFO that somebody has put there.
        const look = () => withFile(path, O_RDONLY | O_NONBLOCK, (file) => file.stat({ bigint: true }).then(toStatus));
        return await (0,map_errno/* mapErrno */.n)('look at', path, look, { ENOENT: undefined });
    },
    async read(file) {
        return await (0,map_errno/* mapErrno */.n)('read', file, () => (0,read_text/* readText */.y)(file, shared_dir/* MOST_TEXT_BYTES */.EP), { ENOENT: undefined });
    },
    async mkdir(dir) {
        return await (0,map_errno/* mapErrno */.n)('make directory', dir, () => makeShared(dir), { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async rmdir(dir) {
        return await (0,map_errno/* mapErrno */.n)('remove directory', dir, () => (0,external_node_fs_promises_.rmdir)(dir).then(() => 'removed'), {
            ENOENT: 'absent',
            ENOTEMPTY: 'not-empty',
            EEXIST: 'not-empty',
        });
    },
    async create(path, text) {
        const write = () => writeShared(path, text, own_file/* createOwnFile */.Df).then(() => 'created');
        return await (0,map_errno/* mapErrno */.n)('create', path, write, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async write(path, text) {
        const write = () => writeShared(path, text, own_file/* createUniqueFile */.cH).then(() => 'written');
        return await (0,map_errno/* mapErrno */.n)('create', path, write, { ENOENT: 'no-parent' });
    },
    async link(file, name) {
        return await (0,map_errno/* mapErrno */.n)('link', name, async () => {
            await (0,external_node_fs_promises_.link)(file, name);
            await syncDirectory((0,external_node_path_.dirname)(name));
            return 'linked';
        }, { EEXIST: 'exists', ENOENT: 'absent' });
    },
    async rename(file, name) {
        return await (0,map_errno/* mapErrno */.n)('rename', file, () => (0,external_node_fs_promises_.rename)(file, name).then(() => 'renamed'), {
            ENOENT: 'absent',
        });
    },
    async unlink(file) {
        return await (0,map_errno/* mapErrno */.n)('remove', file, () => (0,external_node_fs_promises_.unlink)(file).then(() => 'removed'), { ENOENT: 'absent' });
    },
    async symlink(text, path) {
        const make = () => (0,external_node_fs_promises_.symlink)(text, path).then(() => 'made');
        return await (0,map_errno/* mapErrno */.n)('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async readLink(path) {
        const read = async () => ({ text: await (0,external_node_fs_promises_.readlink)(path), mtimeNs: (await (0,external_node_fs_promises_.lstat)(path, { bigint: true })).mtimeNs });
        // A file or directory that somebody gave such a name says nothing.
        return await (0,map_errno/* mapErrno */.n)('read', path, read, { ENOENT: undefined, EINVAL: undefined });
    },
};
async function withFile(path, flags, use) {
    const file = await (0,external_node_fs_promises_.open)(path, flags);
    try {
        return await use(file);
    }
    finally {
        await file.close();
    }
}
async function makeShared(dir) {
    const mode = await (0,modes/* modeOfDirectory */.oK)(dir);
    await (0,external_node_fs_promises_.mkdir)(dir, { mode });
    // Only the owner may change the mode; a directory that somebody else cleared away in between is not ours any more.
    if ((0,modes/* umaskTakes */.IP)(mode & 0o777))
        await changeMode(dir, mode).catch(() => undefined);
    return 'made';
}
/** Not by its name, which may stand for something else by now. */
async function changeMode(dir, mode) {
    await withFile(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, (handle) => handle.chmod(mode));
}
async function writeShared(path, text, create) {
    const file = await create(path);
    try {
        await file.writeFile(text);
        await file.sync();
    }
    catch (error) {
        // A full disk must not leave a cut marker behind; where even this fails, readers know what to do with one.
        await file.close().catch(() => undefined);
        await (0,external_node_fs_promises_.unlink)(path).catch(() => undefined);
        throw error;
    }
    await file.close();
}
/** Local file systems lose a new name at a power cut without this; an NFS client does nothing here. */
async function syncDirectory(dir) {
    await withFile(dir, O_RDONLY | O_DIRECTORY, (handle) => handle.sync());
}
function toStatus(stats) {
    return { size: Number(stats.size), mtimeNs: stats.mtimeNs, inode: stats.ino };
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __nccwpck_require__(5919);
;// CONCATENATED MODULE: ./lib/nfs-lock/heartbeat/beat-thread.js


let thread;
let lastId = 0;
const running = new Map();
/**
 * Beats in a thread of its own with calls that block, one thread for all locks of the process. The main thread may be busy
 * for seconds, and the asynchronous file system calls of a process share four threads that a hung mount fills up; either
 * would stop a heartbeat that lived among them.
 */
function startHeartbeatInThread({ onLost, ...beating }) {
    const id = ++lastId;
    const answers = [];
    const ended = new Promise((resolve) => {
        running.set(id, {
            answers,
            end: (why, beats) => {
                running.delete(id);
                // A process that holds no lock may end although the thread is there.
                if (running.size === 0)
                    thread?.unref();
                if (why !== 'stopped')
                    onLost(why);
                for (const answer of answers)
                    answer(why === 'stopped' || why.kind === 'failed' ? { kind: 'removed' } : why);
                resolve(beats);
            },
        });
    });
    send({ kind: 'start', id, ...beating });
    return {
        beat: async () => {
            if (!running.has(id))
                return { kind: 'removed' };
            const answer = await new Promise((settle) => {
                answers.push(settle);
                send({ kind: 'beat', id });
            });
            if (answer !== 'stands' && answer.kind === 'refused')
                throw new shared_dir/* SharedDirError */.fE(answer.operation, answer.path, answer.code);
            return answer;
        },
        stop: async () => {
            if (running.has(id))
                send({ kind: 'stop', id });
            return await ended;
        },
    };
}
function send(order) {
    try {
        thread ??= startThread();
        thread.ref();
        thread.postMessage(order);
    }
    catch (error) {
        failAll(thread, error);
    }
}
function startThread() {
    // Not what this process was started with: `--input-type`, `--test`, a loader or NODE_OPTIONS would end or change the thread.
    const worker = new external_node_worker_threads_.Worker(new URL(/* asset import */ __nccwpck_require__(871), __nccwpck_require__.b), { execArgv: [], env: {} });
    worker.on('message', (report) => {
        const heartbeat = running.get(report.id);
        if (report.kind === 'beaten')
            heartbeat?.answers.shift()?.(report.answer);
        else
            heartbeat?.end(report.why, report.beats);
    });
    worker.on('error', (error) => failAll(worker, error));
    worker.on('exit', (code) => failAll(worker, new Error(`its thread ended with code ${code}`)));
    return worker;
}
/** Without its thread a lock cannot be kept: better to stop the work than to go on beside whoever takes it over. */
function failAll(failed, error) {
    if (thread !== failed)
        return;
    thread = undefined;
    const why = error instanceof Error ? error.message : `${error}`;
    for (const { end } of [...running.values()])
        end({ kind: 'failed', why });
}

// EXTERNAL MODULE: ./lib/nfs-lock/liveness/process-identity.js
var process_identity = __nccwpck_require__(1699);
;// CONCATENATED MODULE: ./lib/nfs-lock/this-host.js






/** A longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** The machine that this process runs on: the one place where production's clock, chance, processes and mount stand. */
function thisHost() {
    let self;
    return {
        dir: nodeSharedDir,
        clock: {
            // The same in each thread.
            monotonicSeconds: () => Number(external_node_process_.hrtime.bigint()) / 1e9,
            wallSeconds: () => Date.now() / 1000,
            sleep: async (seconds, signal) => {
                await (0,promises_.setTimeout)(Math.min(seconds * 1000, LONGEST_TIMER), undefined, signal ? { signal } : {}).catch(() => undefined);
            },
        },
        // Read when a claim is made or judged: who finds a result does neither.
        get self() {
            self ??= (0,process_identity/* thisProcess */.WF)();
            return self;
        },
        random: Math.random,
        newToken: () => (0,external_node_crypto_.randomBytes)(8).toString('hex'),
        isRunning: process_identity/* isRunning */.W_,
        startHeartbeat: startHeartbeatInThread,
    };
}

// EXTERNAL MODULE: ./node_modules/commander/index.js
var commander = __nccwpck_require__(8909);
;// CONCATENATED MODULE: ./node_modules/commander/esm.mjs


// wrapper to provide named exports for ESM.
const {
  /* program */ "DM": program,
  /* createCommand */ "gu": createCommand,
  /* createArgument */ "er": createArgument,
  /* createOption */ "Ww": createOption,
  /* CommanderError */ "b7": CommanderError,
  /* InvalidArgumentError */ "Di": InvalidArgumentError,
  /* InvalidOptionArgumentError */ "a2": InvalidOptionArgumentError, // deprecated old name
  /* Command */ "uB": Command,
  /* Argument */ "ef": Argument,
  /* Option */ "c$": Option,
  /* Help */ "_V": Help,
} = commander;

// EXTERNAL MODULE: ./lib/build/attempt/failure-details.js
var failure_details = __nccwpck_require__(5687);
// EXTERNAL MODULE: ./lib/build/audit/findings.js
var audit_findings = __nccwpck_require__(356);
;// CONCATENATED MODULE: ./lib/build/audit/audit-failed.js

/** A result that was built where what it read was no error is no result for a step to which it is one. */
class AuditFailed extends Error {
    name = 'AuditFailed';
    audit;
    constructor(audit) {
        super(`${(0,audit_findings/* describeUncovered */.hJ)(audit)}\nThe result was built where audit was not error. With that added, the next job builds anew.`);
        this.audit = audit;
    }
}

// EXTERNAL MODULE: ./lib/call-once/errors.js
var call_once_errors = __nccwpck_require__(9267);
// EXTERNAL MODULE: ./lib/shared-dir/json.js
var shared_dir_json = __nccwpck_require__(3093);
;// CONCATENATED MODULE: ./lib/nfs-lock/holder.js

/** XFS takes a link's text of up to 1,023 bytes. */
const MOST_BYTES = 999;
const MOST_OF_ONE_TEXT = 200;
/** As the text of a claim. What the caller said `about` itself is cut to fit: long texts first, then the last parts. */
function holder_formatHolder({ about = {}, ...holder }) {
    const parts = Object.entries(about).map(([name, value]) => [name, cutShort(value)]);
    for (;;) {
        const text = JSON.stringify(parts.length === 0 ? holder : { ...holder, about: Object.fromEntries(parts) });
        if (parts.length === 0 || Buffer.byteLength(text) <= MOST_BYTES)
            return text;
        parts.pop();
    }
}
function cutShort(value) {
    if (typeof value !== 'string' || value.length <= MOST_OF_ONE_TEXT)
        return value;
    // Not in the middle of a character.
    return `${value.slice(0, MOST_OF_ONE_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** Undefined for text that is no such JSON: a file that is just being written, or was cut short by a crash. */
function holder_parseHolder(text) {
    const value = (0,shared_dir_json/* parseObject */.lj)(text);
    if (value === undefined)
        return undefined;
    const { hostname, pid, timestamp } = value;
    if (typeof hostname !== 'string' || typeof pid !== 'number')
        return undefined;
    return {
        hostname,
        pid,
        timestamp: typeof timestamp === 'number' ? timestamp : 0,
        ...strings(value, 'token', 'machine', 'bootId', 'pidNamespace', 'startTime'),
        ...(typeof value.leaseSeconds === 'number' ? { leaseSeconds: value.leaseSeconds } : {}),
        ...((0,shared_dir_json/* isObject */.Gv)(value.about) ? { about: value.about } : {}),
    };
}
/** "pid 4711 on host sim-07 since 2026-05-04T08:00:00Z", with the job's link where the holder gave one. */
function describeHolder(holder) {
    const since = holder.timestamp > 0 ? ` since ${isoSeconds(holder.timestamp)}` : '';
    const url = holder.about?.url;
    return `pid ${holder.pid} on host ${holder.hostname}${since}${typeof url === 'string' ? ` (${url})` : ''}`;
}
function isoSeconds(seconds) {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? 'an unreadable time' : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
function strings(value, ...keys) {
    const found = {};
    for (const key of keys) {
        const text = value[key];
        if (typeof text === 'string')
            found[key] = text;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/nfs-lock/errors.js

/** The lock could not be had within its timeout. Says who holds it, where, and since when. */
class NFSLockTimeout extends Error {
    name = 'NFSLockTimeout';
    lockPath;
    timeoutSeconds;
    holder;
    /** @internal */
    constructor(lockPath, timeoutSeconds, { holder, lastLooks, lastError } = {}) {
        const looks = lastLooks === undefined ? '' : `; the last looks found: ${lastLooks}`;
        const who = holder === undefined ? `nobody is known to hold it${looks}` : `held by ${describeHolder(holder)}`;
        const last = lastError instanceof Error ? `; the last look failed: ${lastError.message}` : '';
        super(`no lock on ${lockPath} within ${timeoutSeconds} s: ${who}${last}\n` +
            'Wait longer (timeout). A lock whose holder shows no sign of life is broken automatically.', { cause: lastError });
        this.lockPath = lockPath;
        this.timeoutSeconds = timeoutSeconds;
        this.holder = holder;
    }
}
/** The lock was taken away while it was held: its holder gave no sign of life for the lease, or the entry was removed. */
class LockLost extends Error {
    name = 'LockLost';
    lockPath;
    /** @internal */
    constructor(lockPath, loss) {
        super(loss.kind === 'removed'
            ? `the lock ${lockPath} was lost: the entry was removed while it was in use`
            : `the lock ${lockPath} was lost: no heartbeat reached the server for ${Math.floor(loss.silentSeconds)} s, ` +
                'and another process took this holder for dead');
        this.lockPath = lockPath;
    }
}
/** This process cannot keep a lock: the thread that its heartbeat needs does not run. The lock was given back. */
class HeartbeatFailed extends Error {
    name = 'HeartbeatFailed';
    lockPath;
    constructor(lockPath, why) {
        super(`the lock ${lockPath} was given back, for its heartbeat cannot run in this process: ${why}`);
        this.lockPath = lockPath;
    }
}

// EXTERNAL MODULE: ./lib/build/key/sources/source-list.js
var source_list = __nccwpck_require__(3177);
;// CONCATENATED MODULE: ./lib/build/audit/report-audit.js


/** A step has ten annotations of a kind; the build's own warnings want some of them. */
const MOST_ANNOTATED = 5;
/** Says of each file that the build has read and `sources` does not cover which line would. */
function reportUncovered({ annotate }, { uncovered, suggested }, severity) {
    const shown = uncovered.first.slice(0, MOST_ANNOTATED);
    for (const path of shown) {
        const what = `The build read ${(0,source_list/* showPath */.P8)(path)}, which sources does not cover: after a change in it the old result would be reused.`;
        annotate(severity, `${what} Add to sources:\n${(0,audit_findings/* sourceLineFor */.xk)(path)}`, path);
    }
    const more = uncovered.count - shown.length;
    if (more <= 0)
        return;
    const files = more === 1 ? 'one more file' : `${more} more files`;
    const what = `The build read ${files} that sources does not cover.`;
    annotate(severity, `${what} Add to sources:\n${suggested.first.join('\n')}`);
}

// EXTERNAL MODULE: ./lib/build/output/printable.js
var printable = __nccwpck_require__(8299);
;// CONCATENATED MODULE: ./lib/build/output/builder.js


// What a builder says of itself on the share is another job's text; these make it safe for one of our own lines, and short.
/** Of a job or runner; GitHub's own limit. */
const LONGEST_NAME = 100;
const LONGEST_URL = 500;
/** "job sim (3) on runner r-7 (host sim-07, pid 4711)". */
function describeBuilder({ hostname, pid, about }) {
    const process = `host ${(0,printable/* shortLine */.tl)(hostname, LONGEST_NAME)}, pid ${pid}`;
    const { job, runner } = about ?? {};
    if (typeof job !== 'string' || typeof runner !== 'string' || job === '' || runner === '')
        return process;
    return `job ${(0,printable/* shortLine */.tl)(job, LONGEST_NAME)} on runner ${(0,printable/* shortLine */.tl)(runner, LONGEST_NAME)} (${process})`;
}
/** The same with its start, by its own clock, and a link to its log. */
function describeUnderWay(holder) {
    const url = jobUrl(holder);
    return `${describeBuilder(holder)} since ${isoSeconds(holder.timestamp)}${url === undefined ? '' : `: ${url}`}`;
}
function jobUrl(holder) {
    const url = holder?.about?.url;
    return typeof url === 'string' && url !== '' ? (0,printable/* shortLine */.tl)(url, LONGEST_URL) : undefined;
}

;// CONCATENATED MODULE: ./lib/build/output/others-text.js
/**
 * Text written by another job, or by anyone else who can write to the share. Not a string, so that only `showOthers` of a
 * Reporter can print it, with its commands inert.
 */
class OthersText {
    #text;
    constructor(text) {
        this.#text = text;
    }
    get isEmpty() {
        return this.#text === '';
    }
    /** @internal For whoever prints it, with a newline at its end: what lets commands act again counts only at a line's start. */
    get lines() {
        return this.isEmpty || this.#text.endsWith('\n') ? this.#text : `${this.#text}\n`;
    }
}

;// CONCATENATED MODULE: ./lib/build/failure.js









/** What happened, where, and what to do next. */
function describeFailure(error, context) {
    if (error instanceof call_once_errors/* CallOnceFailed */.Dl)
        return describeFailedBuild(error, context);
    if (error instanceof NFSLockTimeout && error.holder !== undefined && error.cause === undefined)
        return describeTimeout(error, error.holder);
    const message = error instanceof Error ? error.message : `${error}`;
    if ((0,shared_dir/* isDiskFull */.b$)(error))
        return `${message}\nNothing was recorded: the next job builds. Make room first.`;
    if (!(0,shared_dir/* isDenied */.GZ)(error))
        return message;
    return `${message}\n${error.code === 'EROFS' ? READ_ONLY : describeRights()}`;
}
function describeTimeout({ lockPath, timeoutSeconds }, holder) {
    const entry = (0,external_node_path_.basename)((0,external_node_path_.dirname)((0,external_node_path_.dirname)(lockPath)));
    return (`gave up after ${timeoutSeconds} s (timeout): ${entry} is still being built by ${describeUnderWay(holder)}\n` +
        "That build goes on. Raise 'timeout', or re-run this job when it has ended.");
}
const READ_ONLY = 'The mount is read-only on this runner: here a job can only reuse what is built already, not build it or wait for it. ' +
    'Let a job on a runner that may write build it first (needs), or mount it read-write.';
function describeRights() {
    return (`This job runs as uid ${process.getuid?.()}, which may only reuse what is built already. Runners that share a directory need one user, or one group and a directory ` +
        'that is open to the group (mode 2770). Under root_squash, root is nobody.');
}
function describeFailedBuild(error, { path, whatNext }) {
    const { message, details, builder, failedAt } = error.failure;
    const by = builder === undefined ? '' : `, by ${describeBuilder(builder)}`;
    const when = failedAt === undefined ? '' : `, at ${failedAt}`;
    const stored = (0,failure_details/* parseFailureDetails */.mu)(details);
    const log = stored === undefined || path === undefined ? '' : `; log: ${(0,external_node_path_.join)(path, stored.log)}`;
    const url = jobUrl(builder);
    return `${message}${by}${when}${log}${url === undefined ? '' : `; job: ${url}`}\n${whatNext(error)}`;
}
/**
 * Shows why a build failed: the first errors in its output, and its end. The job that built has already shown all of its
 * output, so it repeats only the first errors.
 */
async function showFailedOutput(reporter, error) {
    if (error instanceof AuditFailed)
        reportUncovered(reporter, error.audit, 'error');
    if (!(error instanceof call_once_errors/* CallOnceFailed */.Dl))
        return;
    const { errors = [], tail = '', audit } = (0,failure_details/* parseFailureDetails */.mu)(error.failure.details) ?? {};
    if (audit !== undefined)
        return reportUncovered(reporter, audit, 'error');
    const show = async (title, text) => {
        if (text === '')
            return;
        reporter.info(title);
        await reporter.showOthers(new OthersText(text));
    };
    await show("The first errors in the build's output, each with its line in the log:", (0,failure_details/* listErrors */.Gr)(errors));
    if (!error.isOwn)
        await show("The last lines of the build's output:", tail);
}

;// CONCATENATED MODULE: ./lib/cli/exit-codes.js
/** How the command ends where it has no other program's exit code to pass on: sysexits.h's numbers, for pipelines that retry by them. */
const EXIT = {
    /** The answer is no: not found, refused, or something serious was found. */
    no: 1,
    usage: 64,
    /** The shared directory is not there, or refuses. */
    mount: 69,
    /** An error of this program's, or of this machine. */
    internal: 70,
    /** Somebody else's build was not over in time. */
    timedOut: 75,
};
/** The command line is wrong; nothing has been done. */
class UsageError extends Error {
    name = 'UsageError';
}
/** What was asked for cannot be had, for a reason that is no error of this program's. */
class Refused extends Error {
    name = 'Refused';
}
/** The shared directory cannot be used from here. */
class MountError extends Error {
    name = 'MountError';
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./lib/cli/harmless.js

/** Marks that turn the direction of writing: by them a text can show other than what it says. */
const DIRECTION = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
const CONTROLS = new RegExp(`[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');
const CONTROLS_WITHIN_LOG = new RegExp(`(?![\\t\\n])[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');
const CONTROLS_OF_JSON = new RegExp(`(?!\\n)[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');
/*
 * Whatever stands on the share, whoever may write there can have written. On a terminal it must not move the cursor, ring,
 * answer for the user or hide a part of itself.
 */
/** As a part of a line of ours. */
function harmless(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).replaceAll(CONTROLS, ' ').trim();
}
/** As a line of ours, which may begin with what others have named. On GitHub it is no command for that. */
function ownLine(line) {
    return noMarks(harmless(line)).replace(/^(?=::)/, ': ');
}
/** GitHub's runner takes this for a command wherever it stands. */
function noMarks(text) {
    return text.replaceAll('##[', '## [');
}
/** Lines of a log: they stay lines. What a terminal shows in the end of one with carriage returns follows the last of them. */
function harmlessLog(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text.replaceAll(/[^\r\n]*\r(?=[^\r\n])/g, '').replaceAll('\r', '')).replaceAll(CONTROLS_WITHIN_LOG, ' ');
}
/** JSON stays the same JSON: JSON.stringify escapes ASCII's control characters alone. No line of it begins with a text. */
function harmlessJson(json) {
    const escaped = (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return json.replaceAll(CONTROLS_OF_JSON, escaped).replaceAll('##[', `#${escaped('#')}[`);
}

;// CONCATENATED MODULE: ./lib/cli/run/reporter.js

/** Before each line of what another job has printed: no CI system takes one for a command or a section of ours. */
const OTHERS = '| ';
/** Says on stderr what a build and the wait for one have to say, and shows their output there. */
function createReporter(terminal, isDebug) {
    let shownTitle;
    const lines = (message) => message.split('\n').map(ownLine);
    const say = (print) => (message) => {
        shownTitle = undefined;
        for (const line of lines(message))
            print(line);
    };
    return {
        info: say(terminal.info),
        warning: say(terminal.warning),
        debug: say((line) => {
            if (isDebug)
                terminal.info(line);
        }),
        annotate: (severity, message, path) => say(severity === 'error' ? terminal.error : terminal.warning)(path === undefined ? message : `${path}: ${message}`),
        showOthers: async (text, title) => {
            if (text.isEmpty)
                return;
            if (title !== undefined && title !== shownTitle)
                terminal.info(ownLine(title));
            shownTitle = title;
            await terminal.infoText(noMarks(harmlessLog(text.lines).replaceAll(/^/gm, OTHERS).slice(0, -OTHERS.length)));
        },
        openBuildOutput: async () => {
            shownTitle = undefined;
            return {
                print: async (output) => {
                    if (output.length > 0)
                        await terminal.infoText(`${output.join('\n')}\n`);
                },
                end: async () => undefined,
            };
        },
    };
}

;// CONCATENATED MODULE: ./lib/cli/failure.js












/** Says why the command ends, and returns its exit code. @param path the shared directory, where that is known */
async function exitCodeFor(error, terminal, path) {
    if (error instanceof CommanderError)
        return commanderExit(error, terminal);
    await showFailedOutput(createReporter(terminal, false), error);
    const described = describeFailure(error, { path, whatNext: () => '' });
    for (const line of described.trimEnd().split('\n'))
        terminal.error(ownLine(line));
    return codeOf(error);
}
function codeOf(error) {
    if (error instanceof UsageError)
        return EXIT.usage;
    if (error instanceof Refused || error instanceof AuditFailed)
        return EXIT.no;
    if (error instanceof call_once_errors/* CallOnceFailed */.Dl)
        return failureCode((0,failure_details/* parseFailureDetails */.mu)(error.failure.details)?.exitCode);
    if (error instanceof NFSLockTimeout)
        return EXIT.timedOut;
    if (error instanceof Cancelled)
        return 128 + external_node_os_.constants.signals[error.signal];
    return error instanceof MountError || error instanceof shared_dir/* SharedDirError */.fE || (0,shared_dir/* isDiskFull */.b$)(error)
        ? EXIT.mount
        : EXIT.internal;
}
/** Whoever may write on the share can have written it: what no process ends with, or what means success, is none. */
function failureCode(stored) {
    return stored !== undefined && Number.isInteger(stored) && stored > 0 && stored < 256 ? stored : EXIT.no;
}
/** Help and version are no errors; everything else is a wrong command line. */
function commanderExit({ exitCode, message }, terminal) {
    if (exitCode === 0)
        return 0;
    const text = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
    // Without any command its help was printed.
    if (!text.startsWith('('))
        terminal.error(ownLine(text));
    return EXIT.usage;
}

;// CONCATENATED MODULE: ./lib/nfs-lock/debug.js

/** Puts before each event the seconds since now. */
function startDebug(onDebug, clock) {
    if (onDebug === undefined)
        return () => undefined;
    const began = clock.monotonicSeconds();
    return (event) => onDebug(`${(clock.monotonicSeconds() - began).toFixed(3)} s: ${event}`);
}
/** Says what has changed from one look at a lock to the next. */
class LockDebug {
    #debug;
    #told = '';
    /** Quarters of the lease for which the holder has been silent. */
    #quarters = 0;
    constructor(debug) {
        this.#debug = debug;
    }
    see(state) {
        const described = describeState(state);
        if (described !== this.#told)
            this.#debug(described);
        this.#told = described;
    }
    seeSilence(holder, silentSeconds, leaseSeconds) {
        if (holder === undefined)
            return;
        const quarters = Math.floor((4 * silentSeconds) / leaseSeconds);
        if (quarters > this.#quarters)
            this.#debug(`no sign of life for ${silentSeconds.toFixed(1)} s of ${leaseSeconds} s: ${holder.token}`);
        if (quarters < 1 && this.#quarters > 0)
            this.#debug(`alive again: ${holder.token}`);
        this.#quarters = quarters;
    }
}
function describeState(state) {
    switch (state.kind) {
        case 'free':
            return 'the lock is free';
        case 'held-by-other':
            return state.holder === undefined
                ? 'the lock is there, but no claim yet'
                : `the lock is held by ${describeHolder(state.holder)}`;
        case 'dead':
            return state.dead.map(({ holder: dead, why }) => `the lock is dead${heldBy(dead)}: ${why}`).join('; ');
        default:
            return `the lock is ${state.kind}${heldBy('holder' in state ? state.holder : undefined)}: ${state.why}`;
    }
}
function heldBy(holder) {
    return holder === undefined ? '' : `, held by ${describeHolder(holder)}`;
}

// EXTERNAL MODULE: ./lib/shared-dir/make-directory.js
var make_directory = __nccwpck_require__(7343);
;// CONCATENATED MODULE: ./lib/nfs-lock/lock-paths.js

/** Where the parts of one lock stand. The lock directory's own name is the caller's choice. */
class LockPaths {
    parent;
    lock;
    info;
    #name;
    constructor(lockPath) {
        this.parent = (0,external_node_path_.dirname)(lockPath);
        this.lock = lockPath;
        this.info = (0,external_node_path_.join)(lockPath, INFO);
        const name = (0,external_node_path_.basename)(lockPath);
        // So that a lock `x` beside one `x.lock` does not have the other's scratch names.
        this.#name = name.endsWith('.lock') ? name.slice(0, -'.lock'.length) : `${name}.lock`;
    }
    claim(claim) {
        return (0,external_node_path_.join)(this.lock, claimName(claim));
    }
    /** A name to make and remove again at once. */
    scratch(token) {
        return (0,external_node_path_.join)(this.parent, `${this.#name}.scratch.${token}`);
    }
}
const INFO = 'holder.info';
/** Of the number only as it is written again: another would be a name that nobody can remove by what it says. */
const CLAIM = /^holder\.([A-Za-z0-9-]+)\.(0|[1-9]\d{0,14})$/;
function claimName({ token, beats }) {
    return `holder.${token}.${beats}`;
}
function sortInside(names) {
    const claims = [];
    const strange = [];
    for (const name of names) {
        const [, token, beats] = CLAIM.exec(name) ?? [];
        if (token !== undefined)
            claims.push({ token, beats: Number(beats) });
        else if (name !== INFO)
            strange.push(name);
    }
    return { claims, hasInfo: names.includes(INFO), strange };
}
/** Whether an NFS client gave a file this name because it was removed while a local process had it open. */
function isSillyRenamed(name) {
    return name.startsWith('.nfs');
}
/**
 * The names that are `prefix` and a token. What another lock of a longer name has beside its own (`sim.draft.done` of a
 * lock `sim.draft`, seen from `sim`) is not taken for one.
 */
function withTokens(names, prefix) {
    return names.filter((name) => name.startsWith(prefix) && /^(?!(lock|done|failed)$)[A-Za-z0-9-]+$/.test(name.slice(prefix.length)));
}

;// CONCATENATED MODULE: ./lib/nfs-lock/ending/end-claim.js




/** How long the removal of a lock directory is tried while a reader on this machine keeps a removed `holder.info` open. */
const LEFTOVER_SECONDS = 1;
const LEFTOVER_PAUSE_SECONDS = 0.02;
/**
 * The one way in which a lock ends, for release and for breaking alike (protocol: end 1, end 2). Each step is conditional by
 * itself, so a caller that stalls anywhere in between, for however long, can do no harm to a successor:
 *
 * 1. unlink of the very name that was seen: of a claim that has beaten since, it removes nothing.
 * 2. rmdir of the lock directory, which refuses one that a successor has claimed.
 *
 * The lock directory is never renamed: a stalled breaker would move its successor's lock away.
 */
async function endClaim(host, paths, claim) {
    if ((await removeInside(host, paths, paths.claim(claim))) === 'absent')
        return { kind: 'absent' };
    return { kind: 'ended', obstacles: await removeLockDirectory(host, paths, claim.token) };
}
/**
 * The same for a holder's own claim. Its last beat may have ended in an error and be done all the same, so what is not
 * there by its name may be there by the next; only the server knows, and is asked as in {@link Beater}.
 *
 * @param text what the claim says
 */
async function endOwnClaim(host, paths, claim, text) {
    const ending = await endClaim(host, paths, claim);
    if (ending.kind === 'ended')
        return ending;
    const next = { token: claim.token, beats: claim.beats + 1 };
    const made = await host.dir.symlink(text, paths.claim(next));
    const endingNext = made === 'no-parent' ? ending : await endClaim(host, paths, next);
    return made === 'exists' ? endingNext : ending;
}
/** The same for whoever knows only whose claim it is: its holder has ended, or its heartbeat has. */
async function endClaimOf(host, paths, token) {
    await host.dir.list(paths.parent);
    const { claims } = sortInside((await host.dir.list(paths.lock)) ?? []);
    let ending = { kind: 'absent' };
    for (const claim of claims.filter((each) => each.token === token))
        ending = await endClaim(host, paths, claim);
    return ending;
}
/**
 * Removes the lock directory of a claim that has just been removed, and the `holder.info` that speaks of that claim.
 * (A stall between the read and the unlink can cost a successor its `holder.info`, which is for people and pytest-cocotb.)
 *
 * @returns what no lock has put there and is in the way
 */
async function removeLockDirectory(host, paths, token) {
    const { dir, clock } = host;
    const until = clock.monotonicSeconds() + LEFTOVER_SECONDS;
    let hasRemovedInfo = false;
    while ((await dir.rmdir(paths.lock)) === 'not-empty') {
        const { claims, hasInfo, strange } = sortInside((await dir.list(paths.lock)) ?? []);
        if (claims.length > 0)
            return [];
        const isOver = clock.monotonicSeconds() >= until;
        if (hasInfo) {
            // Once, however late: a server that was away for the whole second answered only now.
            if (hasRemovedInfo && isOver)
                return [];
            const text = await readInfo(host, paths);
            if (text === undefined || holder_parseHolder(text)?.token !== token)
                return [];
            await dir.unlink(paths.info);
            hasRemovedInfo = true;
        }
        else {
            // What an NFS client keeps for a reader on this machine goes away when that one closes it.
            if (isOver || !strange.every(isSillyRenamed))
                return strange;
            await clock.sleep(LEFTOVER_PAUSE_SECONDS);
        }
    }
    return [];
}
/** What readers have left that are gone; a client keeps what a reader of its own still has open (EBUSY). */
async function removeSillyRenamed(dir, paths, names) {
    for (const name of names.filter(isSillyRenamed))
        await dir.unlink((0,external_node_path_.join)(paths.lock, name)).catch(() => undefined);
}
/** The text of `holder.info`; empty where somebody has put there what is no file. */
async function readInfo({ dir }, paths) {
    try {
        return await dir.read(paths.info);
    }
    catch (error) {
        if (error instanceof shared_dir/* UnusableFile */._U)
            return '';
        throw error;
    }
}
/** Removes a name of ours in the lock directory. A directory that somebody gave it is renamed, to what no lock heeds. */
async function removeInside({ dir, newToken }, paths, path) {
    try {
        return await dir.unlink(path);
    }
    catch (error) {
        if (!(error instanceof shared_dir/* SharedDirError */.fE) || error.code !== 'EISDIR')
            throw error;
        return (await dir.rename(path, (0,external_node_path_.join)(paths.lock, `set-aside.${newToken()}`))) === 'renamed' ? 'removed' : 'absent';
    }
}

;// CONCATENATED MODULE: ./lib/nfs-lock/ending/revalidate.js

/**
 * For a claim that is listed and yet was not there to be removed: mostly its holder has beaten or ended meanwhile. If it is
 * listed once more, one of the two is a stale memory of this client, which an NFS 3 client may keep for good. Only the
 * server knows, so it is asked to make that very name: where it is there, the client learns so; where it is not, the
 * directory has been changed, and the next listing is true (protocol: end 3).
 *
 * @param text what the claim says if it is made, and this process dies here: whom to find dead
 */
async function revalidate({ dir }, paths, claim, text) {
    const { claims } = sortInside((await dir.list(paths.lock)) ?? []);
    if (!claims.some(({ token, beats }) => token === claim.token && beats === claim.beats))
        return;
    await revalidateName(dir, paths.claim(claim), text);
}
/** For a name that is truly listed and yet not found: makes this client learn from the server that it is there. */
async function revalidateName(dir, path, text) {
    if ((await dir.symlink(text, path)) === 'made')
        await dir.unlink(path);
}

;// CONCATENATED MODULE: ./lib/nfs-lock/acquire.js



/**
 * One try to acquire the lock: mkdir of the lock directory, which the server grants to one caller, then the claim in it.
 *
 * Having made the directory is not yet to hold it. A claimant that stalls before its claim may find its directory
 * cleared away and a successor's in its place, and its claim lands in there. So the directory is listed at the end, and
 * held is only what holds one's own claim alone; all others withdraw. Two that see each other both withdraw.
 *
 * @throws SharedDirError after having withdrawn as far as the mount allowed
 */
async function acquire(host, paths, claimant) {
    // protocol: acquire 1
    const made = await host.dir.mkdir(paths.lock);
    if (made === 'no-parent')
        return { kind: made };
    if (made === 'exists')
        return { kind: 'occupied' };
    return await claim(host, paths, claimant, async () => true);
}
/**
 * Takes over, in place, a lock directory that has no claim and is not empty: what a crash left, what a person put there, or
 * the lock of a dead holder that makes no claim (pytest-cocotb's). There is no unique name in it whose removal could decide
 * who breaks it, so the claim comes first: from then on the directory cannot be removed by anyone, other claimants see the
 * claim and withdraw, and only the `holder.info` that was judged is removed (protocol: take over 1 to 3).
 *
 * @param judgedInfo the text of the `holder.info` that was judged; undefined if there was none
 */
async function acquireInPlace(host, paths, claimant, judgedInfo) {
    const { dir } = host;
    return await claim(host, paths, claimant, async () => {
        const inside = await look(host, paths);
        if (!isAlone(inside, claimant))
            return false;
        // By its name alone a client may still reach a `holder.info` that is gone, so it is read only if it is listed.
        const info = inside.hasInfo ? await readInfo(host, paths) : undefined;
        // The listing is true, after a change of one's own: by its name a client may still, and for good, know it to be absent.
        if (inside.hasInfo && info === undefined)
            await revalidateName(dir, paths.info, claimant.text);
        if (info !== judgedInfo || (inside.hasInfo && info === undefined))
            return false;
        await removeSillyRenamed(dir, paths, inside.strange);
        if (inside.hasInfo && (await removeInside(host, paths, paths.info)) === 'absent')
            return false;
        // Whoever has acquired a lock has changed the directory that it stands in, so that its next listing of that is true.
        const scratch = paths.scratch(claimant.token);
        await dir.mkdir(scratch);
        await dir.rmdir(scratch);
        return true;
    });
}
/** @param prepare what comes between the claim and the last look */
async function claim(host, paths, claimant, prepare) {
    const { dir, clock } = host;
    const claimedAtSeconds = clock.monotonicSeconds();
    const name = paths.claim({ token: claimant.token, beats: 0 });
    const withdraw = async () => {
        await dir.unlink(name);
        await removeLockDirectory(host, paths, claimant.token);
    };
    try {
        // protocol: acquire 2. `exists`, of a name that nobody else has, is this one's own doing: its reply was lost.
        if ((await dir.symlink(claimant.text, name)) === 'no-parent')
            return { kind: 'withdrawn' };
        // protocol: acquire 3. What took as long as the lease may be a memory of a claim that others have ended since.
        if ((await prepare()) &&
            isFree(await look(host, paths), claimant) &&
            clock.monotonicSeconds() - claimedAtSeconds < claimant.leaseSeconds) {
            return { kind: 'held', claimedAtSeconds };
        }
        await withdraw();
        return { kind: 'withdrawn' };
    }
    catch (error) {
        await withdraw().catch(() => undefined);
        throw error;
    }
}
async function look({ dir }, paths) {
    return sortInside((await dir.list(paths.lock)) ?? []);
}
/** A `holder.info` that is there now is somebody else's, who makes no claim. */
function isFree(inside, claimant) {
    return isAlone(inside, claimant) && !inside.hasInfo;
}
function isAlone({ claims }, { token }) {
    return claims.length === 1 && claims[0]?.token === token;
}

// EXTERNAL MODULE: ./lib/nfs-lock/liveness/server-clock.js
var server_clock = __nccwpck_require__(9313);
;// CONCATENATED MODULE: ./lib/nfs-lock/lock-timings.js
/** What counts where a caller says nothing, in seconds: for the library and the action alike. */
const DEFAULT_SECONDS = { timeout: 3600, pollInterval: 0.1, lease: 60, staleTimeout: 7200 };
/** A time that cannot be waited for. */
class TimeError extends RangeError {
    option;
    problem;
    constructor(option, problem) {
        super(`${option} ${problem}`);
        this.option = option;
        this.problem = problem;
    }
}
/** @throws TimeError: every pause and every death is computed from these */
function parseTimings(options) {
    const above0 = (option) => {
        const seconds = options[option] ?? DEFAULT_SECONDS[option];
        if (!(Number.isFinite(seconds) && seconds > 0))
            throw new TimeError(option, `must be seconds above 0, not ${seconds}`);
        return seconds;
    };
    const [leaseSeconds, pollSeconds] = [above0('lease'), above0('pollInterval')];
    const shortest = shortestLeaseSeconds(pollSeconds);
    if (leaseSeconds < shortest)
        throw new TimeError('lease', `must be at least ${shortest} s where the poll interval is ${pollSeconds} s, not ${leaseSeconds} s`);
    return { leaseSeconds, staleSeconds: above0('staleTimeout'), pollSeconds };
}
/** @throws TimeError */
function parseTimeout(seconds = DEFAULT_SECONDS.timeout) {
    if (!(Number.isFinite(seconds) && (seconds >= 0 || seconds === -1))) {
        throw new TimeError('timeout', `must be seconds from 0 up, or -1 for ever, not ${seconds}`);
    }
    return seconds;
}
/** A server stamps changes with a clock that ticks at least this often. */
const TICK_SECONDS = 0.01;
const LEAST_BEATS = 5;
/**
 * The shortest lease that can be kept: it has room for five heartbeats, each seen a tick of the server's clock late, and for
 * two pauses of whoever watches. In a shorter one, a holder that is merely slow would be taken for dead.
 */
function shortestLeaseSeconds(pollSeconds) {
    const beside = LEAST_BEATS * TICK_SECONDS + 2 * pollSeconds;
    // The heartbeats take half of the lease, for each comes after a tenth of it, but at most this.
    const shortest = beside + Math.min(beside, LEAST_BEATS * LONGEST_BEAT_PAUSE_SECONDS);
    return Number(shortest.toFixed(6));
}
/** A lock directory without any claim is left alone for so long: its maker may be between two calls. */
const GRACE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 5;
const LONGEST_BEAT_PAUSE_SECONDS = 5;
const JITTER = 0.2;
/**
 * The pause before the next look: 1 % of the time waited, so that a long wait costs the server little and is prolonged
 * by little; never so long that a lease could not be watched. The jitter keeps legs that started together apart.
 */
function lookPauseSeconds(waitedSeconds, timings, random) {
    const { pollSeconds, leaseSeconds } = timings;
    const longest = Math.max(pollSeconds, Math.min(LONGEST_PAUSE_SECONDS, leaseSeconds / 4));
    const grown = Math.min(longest, Math.max(pollSeconds, waitedSeconds / 100));
    return Math.min(longest, grown * (1 + JITTER * random()));
}
/** Two looks further apart than this are no series: the silence between them may have been the server's. */
function longestGapSeconds({ leaseSeconds, pollSeconds }) {
    return Math.max(leaseSeconds / 2, 2 * pollSeconds);
}
/** Ten beats a lease, so that some may come late; at most 5 s, so that others soon see a first one. */
function beatPauseSeconds(leaseSeconds) {
    return Math.min(leaseSeconds / 10, LONGEST_BEAT_PAUSE_SECONDS);
}
const COLLISION_PAUSE_SECONDS = 0.05;
const MOST_DOUBLINGS = 5;
/** Random, and growing with the collisions, so that of two that met one comes alone. */
function collisionPauseSeconds(collisions, random) {
    return COLLISION_PAUSE_SECONDS * 2 ** Math.min(collisions - 1, MOST_DOUBLINGS) * random();
}

;// CONCATENATED MODULE: ./lib/nfs-lock/ending/sweep-lock.js






/** Whether {@link sweepLock} would find somebody who may be alive; nothing is changed. */
async function mayBeHeld(host, paths, leaseSeconds, ageSeconds) {
    return (await lookAtLock(host, paths, leaseSeconds, ageSeconds)) === 'held';
}
async function lookAtLock(host, paths, leaseSeconds, ageSeconds) {
    const { dir } = host;
    const names = await dir.list(paths.lock);
    const status = names && (await dir.status(paths.lock));
    if (names === undefined || status === undefined)
        return 'free';
    const inside = sortInside(names);
    const isSilent = async (seconds) => (await ageSeconds(status.mtimeNs)) >= seconds;
    for (const claim of inside.claims) {
        const link = await dir.readLink(paths.claim(claim));
        const holder = link && holder_parseHolder(link.text);
        const lease = Math.max(leaseSeconds, holder?.leaseSeconds ?? 0);
        if (!(await (0,process_identity/* hasEndedHere */.Pc)(host, holder)) && !(await isSilent(lease)))
            return 'held';
    }
    if (inside.claims.length === 0 && !(await isSilent(Math.min(GRACE_SECONDS, leaseSeconds))))
        return 'held';
    return { ...inside, isSilent };
}
/**
 * Ends what a crash has left of a lock that nobody wants any more, for nobody would watch it for a lease. So its silence is
 * told by the server's clock, on both ends: each beat stamps the lock directory (protocol: leftovers). While the server was
 * away a living holder cannot have beaten; it is ended all the same, for what it holds the lock for is done.
 *
 * @returns `held` where somebody may be alive, or the lock is pytest-cocotb's
 * @throws SharedDirError
 */
async function sweepLock(host, paths, leaseSeconds) {
    const { dir } = host;
    const clock = new server_clock/* ServerClock */.i(dir, host.clock, () => paths.scratch(host.newToken()));
    const seen = await lookAtLock(host, paths, leaseSeconds, async (mtimeNs) => await clock.ageSeconds(mtimeNs));
    if (seen === 'free' || seen === 'held')
        return seen;
    const { claims, hasInfo, strange, isSilent } = seen;
    for (const claim of claims)
        await dir.unlink(paths.claim(claim));
    const text = hasInfo ? await readInfo(host, paths) : undefined;
    const holder = text === undefined ? undefined : holder_parseHolder(text);
    if (holder !== undefined && holder.token === undefined)
        return 'held';
    // A text that is no JSON may still become pytest-cocotb's, whose first write is under way on a slow mount.
    if (text !== undefined && holder === undefined && !(await isSilent(leaseSeconds)))
        return 'held';
    await removeSillyRenamed(dir, paths, strange);
    if (hasInfo)
        await removeInside(host, paths, paths.info);
    await dir.rmdir(paths.lock);
    return 'free';
}

;// CONCATENATED MODULE: ./lib/nfs-lock/heartbeat/heartbeat.js

/** What became of a claim that is gone, where the last beat that surely reached the server was sent that long ago. */
function lossAfter(silentSeconds, leaseSeconds) {
    return silentSeconds >= leaseSeconds ? { kind: 'broken', silentSeconds } : { kind: 'removed' };
}
/**
 * Moves one claim from each beat's name to the next. To beat and to ask whether the claim stands are one request, for the
 * server moves nothing that is not there (protocol: hold 1).
 */
class Beater {
    #calls;
    #nowSeconds;
    #beating;
    #paths;
    #beats = 0;
    #lastSeconds;
    /** Until a look has shown that the claim is alone, also where that look ends in an error. */
    #isDoubtful = false;
    #loss;
    #turn = Promise.resolve();
    constructor(calls, nowSeconds, beating) {
        this.#calls = calls;
        this.#nowSeconds = nowSeconds;
        this.#beating = beating;
        this.#paths = new LockPaths(beating.lock);
        this.#lastSeconds = beating.claimedAtSeconds;
    }
    get state() {
        return { beats: this.#beats, lastSeconds: this.#lastSeconds };
    }
    /** @throws SharedDirError where the mount could not say: neither a beat nor a loss */
    async beat() {
        const turn = this.#turn.then(async () => await this.#beat());
        this.#turn = turn.catch(() => undefined);
        return await turn;
    }
    async #beat() {
        if (this.#loss !== undefined)
            return this.#loss;
        const sentSeconds = this.#nowSeconds();
        while ((await this.#calls.rename(this.#path(this.#beats), this.#path(this.#beats + 1))) === 'absent') {
            if (!(await this.#wasMoved()))
                return this.#lost();
            // That was an earlier beat, which may be long seen: this one is still to come.
            this.#beats += 1;
            this.#isDoubtful = true;
        }
        this.#beats += 1;
        // protocol: hold 3. After such a silence others may have ended the claim, and what was moved is what they made to see
        // whether it is there.
        this.#isDoubtful ||= this.#nowSeconds() - this.#lastSeconds >= this.#beating.leaseSeconds;
        if (this.#isDoubtful && !(await this.#isAlone())) {
            await this.#calls.unlink(this.#path(this.#beats));
            return this.#lost();
        }
        this.#isDoubtful = false;
        this.#lastSeconds = sentSeconds;
        return 'stands';
    }
    /**
     * For a beat that was told ENOENT: whether it, or one before it that ended in an error, was done all the same. The server
     * says so when it is to make the new name (protocol: hold 2).
     */
    async #wasMoved() {
        const { lock, token, text } = this.#beating;
        const next = { token, beats: this.#beats + 1 };
        let made;
        try {
            made = await this.#calls.symlink(text, this.#paths.claim(next));
        }
        catch {
            // A full disk takes no link. A listing may be a little old, but is an answer.
            return (await this.#calls.list(lock))?.includes(claimName(next)) === true;
        }
        if (made === 'made') {
            try {
                await this.#calls.unlink(this.#paths.claim(next));
            }
            catch {
                // The claim is lost all the same; others find a dead one.
            }
        }
        return made === 'exists';
    }
    async #isAlone() {
        const { claims } = sortInside((await this.#calls.list(this.#beating.lock)) ?? []);
        return claims.length > 0 && claims.every(({ token }) => token === this.#beating.token);
    }
    #lost() {
        this.#loss = lossAfter(this.#nowSeconds() - this.#lastSeconds, this.#beating.leaseSeconds);
        return this.#loss;
    }
    #path(beats) {
        return this.#paths.claim({ token: this.#beating.token, beats });
    }
}
/**
 * Beats until told to stop, or until the claim is gone. Whoever cannot reach the server cannot know, and tries again.
 *
 * @param pause resolves to false when the heartbeat is to end
 */
async function keepBeating(beater, pause) {
    while (await pause()) {
        const answer = await beater.beat().catch(() => 'stands');
        if (answer !== 'stands')
            return answer;
    }
    return 'stopped';
}

;// CONCATENATED MODULE: ./lib/nfs-lock/held-lock.js




/** A lock that is held: its heartbeat runs until it is released or lost. */
class HeldLock {
    token;
    #host;
    #paths;
    #claimant;
    #options;
    #heartbeat;
    #lost = new AbortController();
    #released;
    /** Begins the heartbeat of a claim that has just been settled. */
    constructor(host, paths, claimant, options) {
        this.#host = host;
        this.#paths = paths;
        this.#claimant = claimant;
        this.#options = options;
        this.token = claimant.token;
        this.#heartbeat = host.startHeartbeat({
            lock: paths.lock,
            token: claimant.token,
            text: claimant.text,
            claimedAtSeconds: options.claimedAtSeconds,
            leaseSeconds: claimant.leaseSeconds,
            everySeconds: beatPauseSeconds(claimant.leaseSeconds),
            onLost: (loss) => this.#lose(loss),
        });
    }
    /** Aborts when the lock is lost; its reason is a {@link LockLost}, or a {@link HeartbeatFailed}. */
    get signal() {
        return this.#lost.signal;
    }
    get isReleased() {
        return this.#released !== undefined;
    }
    /**
     * Says in `holder.info` what the claim does, for people and for pytest-cocotb (protocol: acquire 4). A server that has just
     * restarted may let that wait for a minute; the heartbeat has begun.
     */
    async writeInfo() {
        if (this.signal.aborted)
            return;
        await this.#host.dir.write(this.#paths.info, `${this.#claimant.text}\n`).catch(() => undefined);
    }
    /** Asks the server whether the claim still stands, by a heartbeat. A lost lock also aborts {@link signal}. */
    async stands() {
        if (this.signal.aborted)
            return false;
        const answer = await this.#heartbeat.beat();
        if (answer === 'stands')
            return true;
        this.#lose(answer);
        return false;
    }
    /**
     * Gives the lock back. Calling it again changes nothing.
     *
     * @throws LockLost if it had been taken away before
     * @throws HeartbeatFailed if it had been given back before, as this process could not keep it
     * @throws SharedDirError where the mount failed; others then take the lock after the lease
     */
    async release() {
        this.#released ??= this.#release();
        await this.#released;
    }
    async [Symbol.asyncDispose]() {
        await this.release();
    }
    async #release() {
        const { beats = 0, lastSeconds = 0 } = (await this.#heartbeat.stop()) ?? {};
        this.signal.throwIfAborted();
        const { token, text } = this.#claimant;
        const ending = await endOwnClaim(this.#host, this.#paths, { token, beats }, text);
        this.#tell(ending);
        if (ending.kind === 'ended') {
            this.#options.debug(`released ${this.#paths.lock}`);
            return;
        }
        this.#lose(lossAfter(this.#host.clock.monotonicSeconds() - lastSeconds, this.#claimant.leaseSeconds));
        this.signal.throwIfAborted();
    }
    /** What was lost stays lost for the first reason. */
    #lose(loss) {
        if (this.signal.aborted)
            return;
        if (loss.kind !== 'failed') {
            this.#lost.abort(new LockLost(this.#paths.lock, loss));
            return;
        }
        // A claim without a heartbeat would keep everybody waiting, this process too. The next one who looks ends what is left.
        this.#released ??= endClaimOf(this.#host, this.#paths, this.token)
            .then((ending) => this.#tell(ending))
            .catch(() => undefined)
            .then(() => this.signal.throwIfAborted());
        this.#released.catch(() => undefined);
        this.#lost.abort(new HeartbeatFailed(this.#paths.lock, loss.why));
    }
    #tell(ending) {
        if (ending.kind === 'ended' && ending.obstacles.length > 0)
            this.#options.onObstacles(ending.obstacles);
    }
}

;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/lease-observer.js
/**
 * How long something has looked the same, in an unbroken series of successful looks by one's own monotonic clock.
 *
 * A gap in one's own looking starts the series again: when the server or the network was away, the holder could not beat
 * either, and the first to come back must not take the silence for death. What a look saw may be as old as its beginning
 * (a process can stall between the answer and its next step), so a gap is counted from there to the end of the next look.
 */
class LeaseObserver {
    #maxGapSeconds;
    #value;
    #since = 0;
    #lastBegan = 0;
    constructor(maxGapSeconds) {
        this.#maxGapSeconds = maxGapSeconds;
    }
    /** When the series began: at the end of its first look. */
    get sinceSeconds() {
        return this.#since;
    }
    /**
     * Records a look that began and ended at these times and saw `value`.
     *
     * @returns seconds from the end of the series' first look to the beginning of this one; 0 where the series starts
     */
    observe(value, beganSeconds, endedSeconds) {
        const isUnbroken = this.#value === value && endedSeconds - this.#lastBegan <= this.#maxGapSeconds;
        this.#lastBegan = beganSeconds;
        if (!isUnbroken) {
            this.#value = value;
            this.#since = endedSeconds;
            return 0;
        }
        return Math.max(0, beganSeconds - this.#since);
    }
    /** Begins a new series with the next look. */
    restart() {
        this.#value = undefined;
    }
}

;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/lock-probe.js







/** In the place of a token: a lock directory without any claim. */
const UNCLAIMED = '';
/** Then a close look comes all the same: a lock that changes hands may leave its directory's inode number to the next. */
const GLANCES_BETWEEN_LOOKS = 9;
/** A directory's stamp stands for its names only where two listings so far apart, in parts of the lease, have the same name. */
const NAME_SILENCE = 1 / 8;
/**
 * Watches one lock: who holds it, and whether that holder is dead. Remembers what earlier looks saw, for a death is
 * told from silence over time, and is therefore one watcher's own, never shared or stored.
 *
 * Clocks of different hosts are never compared (protocol: death 1 to 3): silence is measured by this machine's monotonic clock, and the age of
 * a lock that gives no signs by the server's clock on both ends.
 */
class LockProbe {
    #host;
    #paths;
    #timings;
    #serverClock;
    /** Of the claims' names, by token. */
    #observers = new Map();
    /** By token. */
    #holders = new Map();
    /** Of the lock directory's own stamp, which each heartbeat changes. */
    #stamps;
    #inode;
    #state = { kind: 'free' };
    #glancesLeft = 0;
    /** When a claim that has been silent so far will have been so for its lease. */
    #deathSeconds = Number.POSITIVE_INFINITY;
    constructor(host, paths, timings) {
        this.#host = host;
        this.#paths = paths;
        this.#timings = timings;
        this.#serverClock = new server_clock/* ServerClock */.i(host.dir, host.clock, () => paths.scratch(host.newToken()));
        this.#stamps = new LeaseObserver(longestGapSeconds(timings));
    }
    /** In so many seconds a look may find a holder dead. */
    get lookInSeconds() {
        return Math.max(0, this.#deathSeconds - this.#host.clock.monotonicSeconds());
    }
    /**
     * Whether the lock is held as it was at the last look, by one request: each heartbeat stamps the lock directory, and whoever
     * gives the lock back removes it (protocol: look 2).
     *
     * @returns undefined where that cannot be said: {@link look}
     * @throws SharedDirError where the mount could not say
     */
    async glance() {
        if (this.#state.kind !== 'held-by-other' || this.#glancesLeft === 0)
            return undefined;
        this.#glancesLeft -= 1;
        const [holder] = this.#holders.values();
        if ((await this.#diedHere(holder)) !== undefined)
            return undefined;
        const inode = this.#inode;
        const silent = await this.#observeStamp();
        const lease = this.#leaseOf(holder);
        if (silent === undefined || this.#inode !== inode || silent >= lease / 2)
            return undefined;
        this.#deathSeconds = this.#stamps.sinceSeconds + TICK_SECONDS + lease;
        return this.#state;
    }
    /**
     * Who has the lock (protocol: look 3).
     *
     * @throws SharedDirError where the mount could not say; that was no look, and the caller looks again
     */
    async look() {
        this.lookSoon();
        this.#deathSeconds = Number.POSITIVE_INFINITY;
        const began = this.#host.clock.monotonicSeconds();
        this.#state = await this.#lookNow(began);
        return this.#state;
    }
    /** What was seen is worth nothing any more: no glance will do. */
    lookSoon() {
        this.#glancesLeft = 0;
    }
    /** That claim was not there to be removed: what was seen of it is worth nothing. */
    distrust({ token }) {
        this.#observers.get(token)?.restart();
        this.#stamps.restart();
        this.lookSoon();
    }
    async #lookNow(began) {
        const names = await this.#host.dir.list(this.#paths.lock);
        if (names === undefined)
            return this.#forget({ kind: 'free' });
        const inside = sortInside(names);
        this.#forgetOthers(inside.claims);
        if (inside.claims.length === 0)
            return await this.#lookAtUnclaimed(names, inside, began);
        return await this.#lookAtClaims(inside.claims, began);
    }
    async #lookAtClaims(claims, began) {
        const known = this.#holders;
        this.#holders = new Map();
        const dead = [];
        for (const claim of claims) {
            const holder = known.get(claim.token) ?? (await this.#readHolder(claim));
            this.#holders.set(claim.token, holder);
            const why = (await this.#diedHere(holder)) ?? (await this.#fellSilent(claim, holder, began, claims.length === 1));
            if (why !== undefined)
                dead.push({ claim, why, ...(holder ? { holder } : {}) });
        }
        const [first, ...others] = dead;
        if (first !== undefined)
            return { kind: 'dead', dead: [first, ...others] };
        const [holder] = this.#holders.values();
        return { kind: 'held-by-other', ...(holder ? { holder } : {}) };
    }
    /** Undefined also where the claim has got another name since it was listed: the next look tries that. */
    async #readHolder(claim) {
        const link = await this.#host.dir.readLink(this.#paths.claim(claim));
        return link && holder_parseHolder(link.text);
    }
    async #diedHere(holder) {
        return (await (0,process_identity/* hasEndedHere */.Pc)(this.#host, holder)) ? 'its process has ended' : undefined;
    }
    /** A holder that asked for a longer lease than the watcher's beats more seldom, and gets it. */
    #leaseOf(holder) {
        return Math.max(this.#timings.leaseSeconds, holder?.leaseSeconds ?? 0);
    }
    async #fellSilent({ token, beats }, holder, began, isOnly) {
        const lease = this.#leaseOf(holder);
        const observer = this.#observerOf(token);
        const silent = observer.observe(`${beats}`, began, this.#host.clock.monotonicSeconds());
        let since = observer.sinceSeconds;
        let unstamped = 0;
        // Of two claims in one directory its stamp says nothing.
        if (isOnly && holder !== undefined) {
            const stampedBefore = this.#stamps.sinceSeconds;
            unstamped = (await this.#observeStamp()) ?? 0;
            const wasNoBeat = silent > 0 && this.#stamps.sinceSeconds !== stampedBefore;
            if (!wasNoBeat)
                this.#glancesLeft = GLANCES_BETWEEN_LOOKS;
            // Asked after the names: a claim that was made anew since is not taken for the silent one.
            since = Math.min(since, Math.max(this.#stamps.sinceSeconds + TICK_SECONDS, since - lease * (1 - NAME_SILENCE)));
        }
        this.#deathSeconds = Math.min(this.#deathSeconds, since + lease);
        const longest = unstamped >= lease && silent >= lease * NAME_SILENCE ? unstamped : silent;
        return longest >= lease ? `no sign of life for ${Math.floor(longest)} s` : undefined;
    }
    /** @returns how long the directory has been as it is; undefined if it is gone */
    async #observeStamp() {
        const began = this.#host.clock.monotonicSeconds();
        const status = await this.#host.dir.status(this.#paths.lock);
        this.#inode = status?.inode;
        if (status === undefined)
            return undefined;
        const silent = this.#stamps.observe(`${status.inode} ${status.mtimeNs}`, began, this.#host.clock.monotonicSeconds());
        // A heartbeat in the tick of the server's clock in which the series began has left the stamp as it was.
        return Math.max(0, silent - TICK_SECONDS);
    }
    async #lookAtUnclaimed(names, { hasInfo }, began) {
        this.#holders = new Map();
        const { dir } = this.#host;
        // Opened only here: where a claim is, it says all that `holder.info` does, and no client may hold a file of a dead holder.
        const text = hasInfo ? await readInfo(this.#host, this.#paths) : undefined;
        const holder = text === undefined ? undefined : holder_parseHolder(text);
        if (text !== undefined && holder !== undefined && holder.token === undefined) {
            return await this.#lookAtLegacy(text, holder);
        }
        const status = await dir.status(this.#paths.lock);
        if (status === undefined)
            return this.#forget({ kind: 'free' });
        // A text that is no JSON may still become a legacy holder's, whose first write is under way on a slow mount.
        const graceSeconds = text !== undefined && holder === undefined ? this.#timings.leaseSeconds : GRACE_SECONDS;
        const grace = Math.min(graceSeconds, this.#timings.leaseSeconds);
        const observer = this.#observerOf(UNCLAIMED);
        const value = `${status.inode} ${status.mtimeNs} ${text}`;
        const unclaimed = observer.observe(value, began, this.#host.clock.monotonicSeconds());
        this.#deathSeconds = observer.sinceSeconds + grace;
        if (unclaimed < grace)
            return { kind: 'held-by-other' };
        const why = `nobody has claimed it for ${Math.floor(unclaimed)} s`;
        return { kind: 'orphaned', isEmpty: names.length === 0, info: text, why };
    }
    /** pytest-cocotb's rule: on one host the process decides, else the age. */
    async #lookAtLegacy(info, holder) {
        const held = { kind: 'held-by-other', holder };
        if (holder.hostname === this.#host.self.hostname) {
            if (await this.#host.isRunning(holder.pid, undefined))
                return held;
            return { kind: 'legacy', info, holder, why: 'its process has ended' };
        }
        const status = await this.#host.dir.status(this.#paths.info);
        if (status === undefined)
            return held;
        const { staleSeconds } = this.#timings;
        if ((await this.#serverClock.ageSeconds(status.mtimeNs)) <= staleSeconds)
            return held;
        const age = await this.#serverClock.ageSecondsNow(status.mtimeNs);
        if (age <= staleSeconds)
            return held;
        return { kind: 'legacy', info, holder, why: `it has been held for ${Math.floor(age)} s without signs of life` };
    }
    /** What a look did not see has its series broken: a request that is sent again can make a claim anew. */
    #forgetOthers(claims) {
        const seen = claims.length === 0 ? [UNCLAIMED] : claims.map(({ token }) => token);
        for (const token of this.#observers.keys())
            if (!seen.includes(token))
                this.#observers.delete(token);
    }
    #observerOf(token) {
        let observer = this.#observers.get(token);
        if (observer === undefined) {
            observer = new LeaseObserver(longestGapSeconds(this.#timings));
            this.#observers.set(token, observer);
        }
        return observer;
    }
    #forget(state) {
        this.#observers = new Map();
        this.#holders = new Map();
        return state;
    }
}

;// CONCATENATED MODULE: ./lib/nfs-lock/last-looks.js
const MOST_KEPT = 3;
/** What one caller's last looks at a lock found: told where nobody is known to hold it. */
class LastLooks {
    #found = [];
    /** @param what a clause: `its directory is missing` */
    add(what) {
        const last = this.#found.at(-1);
        if (last?.what === what)
            last.times += 1;
        else
            this.#found.push({ what, times: 1 });
        if (this.#found.length > MOST_KEPT)
            this.#found.shift();
    }
    /** Undefined where there was none. */
    describe() {
        const looks = this.#found.map(({ what, times }) => (times === 1 ? what : `${what} (${times} times)`));
        return looks.length === 0 ? undefined : looks.join(', then ');
    }
}

;// CONCATENATED MODULE: ./lib/nfs-lock/wait.js





/** A directory that another user has just made may be closed to us until that user has set its mode. */
const DENIED_SECONDS = 5;
/** How much longer an answer of the mount is waited for that is on its way: most come, and one may be a lock. */
const wait_GRACE_SECONDS = 3;
/** What is said to be free this often and yet cannot be had (a dangling link in its place) is waited for like any other. */
const MOST_FREE_IN_A_ROW = 3;
const NO_ANSWER = new Error('the mount does not answer');
const LOOKS = ['list', 'look at', 'read'];
/**
 * One caller's wait for a lock: the deadline on the monotonic clock, the pauses between its looks, and which errors of
 * the mount it tolerates meanwhile.
 */
class Wait {
    #host;
    #lockPath;
    #timings;
    #timeoutSeconds;
    #signal;
    #began;
    #last = { kind: 'free', found: '' };
    #holder;
    #looks = new LastLooks();
    #collisions = 0;
    #freeInARow = 0;
    #deniedSince;
    #ended = new AbortController();
    #givenUp;
    /** @param timeoutSeconds -1 for ever */
    constructor(host, lockPath, timings, timeoutSeconds, signal) {
        this.#host = host;
        this.#lockPath = lockPath;
        this.#timings = timings;
        this.#timeoutSeconds = timeoutSeconds;
        this.#signal = signal;
        this.#began = host.clock.monotonicSeconds();
    }
    get seconds() {
        return this.#host.clock.monotonicSeconds() - this.#began;
    }
    /** The wait begins anew: this caller had the lock in between. */
    restart() {
        this[Symbol.dispose]();
        this.#began = this.#host.clock.monotonicSeconds();
        this.#recordStep({ kind: 'free', found: 'this caller had it' });
    }
    /**
     * What the mount answers. A server that is gone may never do so, and is not waited for longer than for the lock.
     *
     * @param late is given an answer that comes after all, with nobody waiting for it
     * @throws NFSLockTimeout when the time is over, or the signal's reason
     */
    async answer(asked, late) {
        this.#givenUp ??= this.#giveUp(this.#ended.signal);
        let isSettled = false;
        const settle = (act) => {
            if (isSettled)
                return false;
            isSettled = true;
            act();
            return true;
        };
        return await new Promise((resolve, reject) => {
            this.#givenUp?.catch((why) => settle(() => reject(why)));
            asked.then((answer) => {
                if (!settle(() => resolve(answer)))
                    late?.(answer).catch(() => undefined);
            }, (error) => settle(() => reject(error)));
        });
    }
    [Symbol.dispose]() {
        this.#ended.abort();
        this.#ended = new AbortController();
        this.#givenUp = undefined;
    }
    /** Takes note of a step that was answered. */
    record(step) {
        this.#deniedSince = undefined;
        this.#recordStep(step);
    }
    /**
     * Takes note of an error. It is no look and never an answer: one that may pass (a soft mount, a restarted server) is
     * tolerated for as long as the caller waits at all, a look that was denied for a moment, any other not.
     *
     * @throws the error itself if it is not one to tolerate
     */
    tolerate(error) {
        this.#last = { kind: 'error', error };
        if ((0,shared_dir/* isTransient */.dg)(error))
            return;
        if (!(error instanceof shared_dir/* SharedDirError */.fE) || error.code !== 'EACCES' || !LOOKS.includes(error.operation))
            throw error;
        this.#deniedSince ??= this.#host.clock.monotonicSeconds();
        if (this.#host.clock.monotonicSeconds() - this.#deniedSince >= DENIED_SECONDS)
            throw error;
    }
    /**
     * Pauses as long as the last step calls for; returns early when the signal aborts.
     *
     * @throws NFSLockTimeout when the time is over
     */
    async pause() {
        const left = this.#leftSeconds;
        if (this.#last.kind === 'free' && this.#freeInARow <= MOST_FREE_IN_A_ROW)
            return;
        if (left <= 0)
            throw this.#timedOut(this.#error);
        await this.#host.clock.sleep(Math.min(left, this.#pauseSeconds()), this.#signal);
    }
    #pauseSeconds() {
        const { random } = this.#host;
        if (this.#last.kind === 'collided')
            return collisionPauseSeconds(this.#collisions, random);
        const pause = lookPauseSeconds(this.seconds, this.#timings, random);
        const { lookInSeconds = pause } = this.#last.kind === 'waiting' ? this.#last : {};
        return Math.min(pause, lookInSeconds);
    }
    #giveUp(ended) {
        const { clock } = this.#host;
        const signal = this.#signal;
        const givenUp = new Promise((_, reject) => {
            const rejectAfter = async (seconds, why) => {
                await clock.sleep(seconds, ended);
                if (!ended.aborted)
                    reject(why());
            };
            const cancel = () => void rejectAfter(wait_GRACE_SECONDS, () => signal?.reason);
            if (this.#timeoutSeconds >= 0)
                void rejectAfter(this.#leftSeconds + wait_GRACE_SECONDS, () => this.#timedOut(NO_ANSWER));
            if (signal?.aborted)
                cancel();
            else
                signal?.addEventListener('abort', cancel, { once: true, signal: ended });
        });
        givenUp.catch(() => undefined);
        return givenUp;
    }
    #recordStep(step) {
        this.#last = step;
        this.#freeInARow = step.kind === 'free' ? this.#freeInARow + 1 : 0;
        this.#holder = step.kind === 'waiting' ? step.holder : undefined;
        this.#looks.add(describeStep(step));
        if (step.kind === 'collided')
            this.#collisions += 1;
    }
    get #leftSeconds() {
        return this.#timeoutSeconds < 0 ? Number.POSITIVE_INFINITY : this.#timeoutSeconds - this.seconds;
    }
    #timedOut(lastError) {
        const lastLooks = this.#looks.describe();
        return new NFSLockTimeout(this.#lockPath, this.#timeoutSeconds, { holder: this.#holder, lastLooks, lastError });
    }
    get #error() {
        return this.#last.kind === 'error' ? this.#last.error : undefined;
    }
}
function describeStep(step) {
    if (step.kind !== 'waiting')
        return step.found;
    return step.holder === undefined ? 'no holder is named' : `held by ${describeHolder(step.holder)}`;
}

;// CONCATENATED MODULE: ./lib/nfs-lock/nfs-lock.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/** Of many claims that are ended at once, so many are told of one by one. */
const MOST_TOLD = 3;
/**
 * Mutual exclusion across processes and hosts, by mkdir on a shared directory; correct on NFS 3 and 4.
 *
 * A holder is never asked to prove that it is alive by a clock: it renames its claim again and again, and others take it for
 * dead when they have watched one name for the lease, by their own clock, without a gap in their watching. A process of
 * the same machine that has ended is found dead at once. A holder that was taken for dead and comes back learns it by
 * {@link signal}; what must never happen twice has to be decided by something that the server grants once (see CallOnce).
 */
class NFSLock {
    path;
    #options;
    #host;
    #paths;
    #timings;
    #timeoutSeconds;
    #probe;
    #debug;
    #changes;
    /** Claims of tries that ended in an error: a soft mount may report a failure and do the deed later all the same. */
    #strays = new Set();
    #saysObstacles = true;
    #held;
    /**
     * @param path the lock directory
     * @throws RangeError for a time that is none: NaN, or 0 where something must be waited for, or a lease that is too short
     */
    constructor(path, options = {}) {
        this.path = (0,external_node_path_.resolve)(path);
        this.#options = options;
        this.#host = options.host ?? thisHost();
        this.#paths = new LockPaths(this.path);
        this.#timings = parseTimings(options);
        this.#timeoutSeconds = parseTimeout(options.timeout);
        this.#debug = startDebug(options.onDebug, this.#host.clock);
        this.#changes = new LockDebug(this.#debug);
        this.#probe = new LockProbe(this.#host, this.#paths, this.#timings);
    }
    /** Aborts when the lock that is held now is lost. One that never aborts while none is held. */
    get signal() {
        return this.#held?.signal ?? new AbortController().signal;
    }
    /**
     * Waits for the lock.
     *
     * @throws NFSLockTimeout after `timeout` seconds; says who holds it
     * @throws HeartbeatFailed if this process cannot keep a lock
     * @throws SharedDirError where the mount refuses (read-only, permission, full disk, missing parent)
     */
    async acquire() {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { signal } = this.#options;
            if (this.#held?.isReleased === false)
                throw new Error(`this NFSLock already holds ${this.path}; release it first`);
            const wait = __addDisposableResource(env_1, this.beginWait(), false);
            for (;;) {
                signal?.throwIfAborted();
                try {
                    const step = (await wait.answer(this.glance())) ?? (await wait.answer(this.tryAcquire(), giveBack));
                    if (step.kind === 'held')
                        return step.lock;
                    wait.record(step);
                }
                catch (error) {
                    wait.tolerate(error);
                }
                await wait.pause();
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    /**
     * Gives back the lock that {@link acquire} took; does nothing if none is held.
     *
     * @throws LockLost if it had been taken away before
     * @throws HeartbeatFailed if it had been given back before, as this process could not keep it
     */
    async release() {
        const held = this.#held;
        this.#held = undefined;
        await held?.release();
    }
    /** @internal A wait for this lock, for callers with a loop of their own. */
    beginWait() {
        this.#probe.lookSoon();
        return new Wait(this.#host, this.path, this.#timings, this.#timeoutSeconds, this.#options.signal);
    }
    /**
     * @internal One try: mkdir, and if that says that the lock is there, {@link watch}. Directories that are missing are made, and the
     * lock in them at once: whoever removes empty ones (a pruner) is faster than any pause (protocol: look 5).
     */
    async tryAcquire() {
        await this.#removeStrays();
        const step = await this.#try();
        if (step !== 'no-parent')
            return step;
        await this.#makeParent();
        const again = await this.#try();
        return again === 'no-parent' ? { kind: 'free', found: 'its directory is removed again and again' } : again;
    }
    async #try() {
        const claimant = this.#newClaimant();
        const attempt = await this.#attempt(claimant, () => acquire(this.#host, this.#paths, claimant));
        switch (attempt.kind) {
            case 'occupied':
                return await this.watch();
            case 'no-parent':
                return attempt.kind;
            case 'withdrawn':
                this.#debug('withdrew: another process claimed the lock in the same moment');
                this.#probe.lookSoon();
                return { kind: 'collided', found: 'others claim it in the same moment' };
            case 'held':
                return await this.#begin(claimant, attempt.claimedAtSeconds);
        }
    }
    /** @internal Whether others have it as they had at the last {@link watch}, by one request; undefined where that takes another. */
    async glance() {
        const state = await this.#probe.glance();
        return state && this.#waitingFor(state);
    }
    /** @internal One look at a lock that others have, without a try to get it; ends what is dead. */
    async watch() {
        const state = await this.#probe.look();
        this.#changes.see(state);
        switch (state.kind) {
            case 'free':
                return { kind: 'free', found: 'it is given back' };
            case 'held-by-other':
                return this.#waitingFor(state);
            case 'dead':
                await this.#breakAll(state.dead);
                return { kind: 'free', found: 'its holder is dead, and its claim was ended' };
            case 'orphaned':
            case 'legacy':
                return await this.#takeOver(state);
        }
    }
    /** @internal One look at a lock that is not wanted: ends nothing, and takes nothing over. */
    async observe() {
        const state = await this.#probe.look();
        return state.kind === 'held-by-other' ? this.#waitingFor(state) : { kind: 'waiting' };
    }
    /** @internal Ends what a crash has left of this lock, where nobody wants it any more; see {@link sweepLock}. */
    async sweep() {
        return await sweepLock(this.#host, this.#paths, this.#timings.leaseSeconds);
    }
    #waitingFor({ holder }) {
        const { lookInSeconds } = this.#probe;
        const lease = Math.max(this.#timings.leaseSeconds, holder?.leaseSeconds ?? 0);
        this.#changes.seeSilence(holder, lease - lookInSeconds, lease);
        return { kind: 'waiting', lookInSeconds, ...(holder ? { holder } : {}) };
    }
    /** Together: each look at a lock with a thousand of them costs, and so does each try to remove its directory. */
    async #breakAll([first, ...others]) {
        let ended = 0;
        for (const dead of others) {
            this.#probe.distrust(dead.claim);
            if ((await removeInside(this.#host, this.#paths, this.#paths.claim(dead.claim))) === 'absent')
                continue;
            ended += 1;
            if (ended <= MOST_TOLD)
                this.#options.onBroken?.(dead);
        }
        if (ended > MOST_TOLD)
            this.#options.onNotice?.(`${this.path} had ${ended - MOST_TOLD} more claims of holders that are dead`);
        await this.#break(first);
    }
    async #break(dead) {
        const ending = await endClaim(this.#host, this.#paths, dead.claim);
        // A claimant whose reply was lost may have the same claim made once more, and lives: the series begins anew.
        this.#probe.distrust(dead.claim);
        if (ending.kind === 'ended') {
            this.#debug(`broke the claim ${dead.claim.token}: ${dead.why}`);
            this.#tellObstacles(ending.obstacles);
            this.#options.onBroken?.(dead);
            return;
        }
        // Its holder has beaten, or another watcher was faster.
        this.#debug(`did not break the claim ${dead.claim.token}: it is not there under the name that was seen`);
        await revalidate(this.#host, this.#paths, dead.claim, this.#newClaimant().text);
    }
    async #takeOver(left) {
        this.#probe.lookSoon();
        // Whoever is about to claim it finds it gone and starts again. What is not empty was listed so by a stale memory, which a
        // claim of one's own mends.
        if (left.isEmpty && (await this.#host.dir.rmdir(this.#paths.lock)) !== 'not-empty')
            return { kind: 'free', found: 'nobody claims it, and it was removed' };
        const claimant = this.#newClaimant();
        const attempt = await this.#attempt(claimant, () => acquireInPlace(this.#host, this.#paths, claimant, left.info));
        if (attempt.kind !== 'held')
            return { kind: 'collided', found: 'others are taking it over' };
        this.#debug(`took over a lock without a claim: ${left.why}`);
        this.#options.onBroken?.(left);
        return await this.#begin(claimant, attempt.claimedAtSeconds);
    }
    async #begin(claimant, claimedAtSeconds) {
        const onObstacles = (names) => this.#tellObstacles(names);
        const debug = this.#debug;
        const held = new HeldLock(this.#host, this.#paths, claimant, { claimedAtSeconds, onObstacles, debug });
        this.#held = held;
        this.#debug(`claimed ${this.path} by ${claimant.token}`);
        const { signal } = held;
        signal.addEventListener('abort', () => this.#debug(`lost: ${signal.reason}`), { once: true });
        this.#probe.lookSoon();
        if (this.#options.holderInfo ?? true)
            await held.writeInfo();
        if (held.signal.reason instanceof HeartbeatFailed)
            await held.release();
        return { kind: 'held', lock: held };
    }
    async #makeParent() {
        const { root } = this.#options;
        if (root === undefined)
            throw new shared_dir/* SharedDirError */.fE('make directory', this.path, 'ENOENT');
        await (0,make_directory/* makeDirectories */.Kb)(this.#host.dir, (0,external_node_path_.resolve)(root), this.#paths.parent);
    }
    async #attempt({ token }, attempt) {
        try {
            return await attempt();
        }
        catch (error) {
            this.#strays.add({ token, beats: 0 });
            throw error;
        }
    }
    async #removeStrays() {
        for (const stray of this.#strays) {
            if ((await endClaim(this.#host, this.#paths, stray)).kind === 'ended')
                this.#strays.delete(stray);
        }
    }
    /** Once: everybody who gives the lock back meets the same. */
    #tellObstacles(names) {
        if (names.length === 0 || !this.#saysObstacles)
            return;
        this.#saysObstacles = false;
        const paths = names.map((name) => `'${(0,external_node_path_.join)(this.path, name).replaceAll("'", "'\\''")}'`);
        this.#options.onNotice?.(`${this.path} cannot be removed, for it holds what is not part of a lock: ${names.join(', ')}. ` +
            `Until that is gone, each job that takes the lock waits some seconds longer: rm -rf ${paths.join(' ')}`);
    }
    #newClaimant() {
        const { self, clock, newToken } = this.#host;
        const { about } = this.#options;
        const token = newToken();
        const { leaseSeconds } = this.#timings;
        const holder = { ...self, timestamp: clock.wallSeconds(), token, leaseSeconds, ...(about ? { about } : {}) };
        return { token, text: holder_formatHolder(holder), leaseSeconds };
    }
}
/** A lock that came too late for whoever wanted it. */
async function giveBack(step) {
    if (step.kind === 'held')
        await step.lock.release();
}

;// CONCATENATED MODULE: ./lib/call-once/entry-paths.js


const entry_paths_LONGEST_NAME = 200;
/** Whether a name that a user chose can begin file names of ours. */
function isFileName(name, longest) {
    return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) && name.length <= longest;
}
function describeFileName(longest) {
    return `1 to ${longest} letters, digits, '.', '_' or '-', not starting with a dot`;
}
const NO_LEFTOVERS = { passing: [], invalidated: [] };
/** Where the markers and the lock of one entry stand: `PATH/.locks/NAME.{lock,done,failed}`, as pytest-cocotb has them. */
class EntryPaths {
    path;
    name;
    locks;
    lock;
    done;
    constructor(path, name) {
        if (!isFileName(name, entry_paths_LONGEST_NAME)) {
            throw new TypeError(`the name ${JSON.stringify(name.slice(0, entry_paths_LONGEST_NAME))} cannot be a file name of ours: ` +
                `use ${describeFileName(entry_paths_LONGEST_NAME)}`);
        }
        this.path = path;
        this.name = name;
        this.locks = (0,external_node_path_.join)(path, '.locks');
        this.lock = this.#marker('lock');
        this.done = this.#marker('done');
    }
    /** @param failureId undefined for the library alone: `NAME.failed` */
    failed(failureId) {
        return this.#marker(failureId === undefined ? 'failed' : `failed.${failureId}`);
    }
    /** Where a `.done` that vouches for data that is gone is moved on its way out. */
    invalidated(token) {
        return this.#marker(`invalid.${token}`);
    }
    /** A name to make and remove again at once. */
    scratch(token) {
        return this.#marker(`scratch.${token}`);
    }
    /** The path of a name that the listing gave. */
    listed(name) {
        return (0,external_node_path_.join)(this.locks, name);
    }
    publish(marker, token) {
        return {
            dir: this.locks,
            marker,
            draft: this.#marker(`draft.${token}`),
            scratch: this.scratch(token),
        };
    }
    sort(names) {
        const own = names
            .filter((name) => name.startsWith(`${this.name}.`))
            .map((name) => name.slice(this.name.length + 1));
        const paths = (prefix) => withTokens(own, prefix).map((ending) => this.#marker(ending));
        return {
            done: own.includes('done'),
            locked: own.includes('lock'),
            failures: own
                .filter((ending) => FAILED.test(ending))
                .map((ending) => `${this.name}.${ending}`)
                .sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
            leftovers: { passing: [...paths('draft.'), ...paths('scratch.')], invalidated: paths('invalid.') },
        };
    }
    #marker(ending) {
        return (0,external_node_path_.join)(this.locks, `${this.name}.${ending}`);
    }
}
/** `failed`, `failed.RUN-ATTEMPT`, and `failed.RUN-ATTEMPT.N` for the Nth failure of one run attempt. */
const FAILED = /^failed(\.[A-Za-z0-9-]+(\.\d+)?)?$/;

;// CONCATENATED MODULE: ./lib/call-once/marker-content.js

/** Undefined if there is nothing under that name, as far as this client knows. */
async function readMarker(dir, path) {
    try {
        const text = await dir.read(path);
        return text === undefined ? undefined : { kind: 'text', text };
    }
    catch (error) {
        if (error instanceof shared_dir/* UnusableFile */._U)
            return { kind: 'unusable', error };
        throw error;
    }
}
/** What a marker says; `why`, where it says nothing, is a sentence that names the path. */
function parseContent(path, content, parse) {
    if (content.kind === 'unusable')
        return { kind: 'invalid', why: content.error.message };
    const parsed = parse(content.text);
    return parsed.kind === 'valid' ? parsed : { kind: 'invalid', why: `${path} ${parsed.why}` };
}

;// CONCATENATED MODULE: ./lib/call-once/markers.js



const VERSION = 1;
/** The rest of a marker, whose it is, is small. */
const MOST_VALUE_BYTES = shared_dir/* MOST_TEXT_BYTES */.EP - 64 * 1024;
const MOST_MESSAGE_LENGTH = 64 * 1024;
/**
 * A value as every reader of the marker will have it.
 *
 * @throws TypeError for what JSON cannot write (a BigInt, a circle), and for what readers would not take
 */
function asStored(value) {
    const json = JSON.stringify(value) ?? 'null';
    const bytes = Buffer.byteLength(json);
    if (bytes > MOST_VALUE_BYTES)
        throw new TypeError(`the call's value takes ${bytes} bytes as JSON, at most ${MOST_VALUE_BYTES} are stored`);
    if (!(0,shared_dir_json/* isShallow */.fE)(json))
        throw new TypeError(`the call's value is nested more than ${shared_dir_json/* MOST_LEVELS */.Ez} levels deep`);
    return JSON.parse(json);
}
/** The builder's token, which is in it, makes the text unlike any other; publishing rests on that. */
function formatDone(done) {
    return formatMarker({ version: VERSION, ...done });
}
function formatFailure(failure) {
    const { message, details, ...rest } = failure;
    const kept = { message: message.slice(0, MOST_MESSAGE_LENGTH), ...rest, version: VERSION };
    const text = formatMarker(details === undefined ? kept : { ...kept, details });
    // The message stands on the first line: pytest-cocotb shows the text as it is, and pytest's summary its first line.
    return (Buffer.byteLength(text) > shared_dir/* MOST_TEXT_BYTES */.EP ? formatMarker(kept) : text).replace('{\n ', '{');
}
function formatMarker(marker) {
    return `${JSON.stringify(marker, undefined, 1)}\n`;
}
/** @param acceptEmpty pytest-cocotb's `.done` is empty: done, without a value */
function parseDone(text, acceptEmpty) {
    if (text === '' && acceptEmpty)
        return { kind: 'valid', marker: { value: null, seconds: 0 } };
    const marker = (0,shared_dir_json/* parseObject */.lj)(text);
    if (marker?.version !== VERSION)
        return { kind: 'invalid', why: whyInvalid(text, marker) };
    return {
        kind: 'valid',
        marker: {
            value: marker.value ?? null,
            seconds: typeof marker.seconds === 'number' ? marker.seconds : 0,
            ...builderOf(marker),
            ...(typeof marker.finishedAt === 'string' ? { finishedAt: marker.finishedAt } : {}),
        },
    };
}
/**
 * pytest-cocotb's `.failed` is the message as plain text.
 *
 * @param acceptEmpty it creates the file before it writes the message, and may have died in between
 */
function parseFailure(text, acceptEmpty) {
    const marker = (0,shared_dir_json/* parseObject */.lj)(text);
    if (marker?.version === VERSION && typeof marker.message === 'string') {
        const { message, details } = marker;
        const failedAt = typeof marker.failedAt === 'string' ? { failedAt: marker.failedAt } : {};
        const withDetails = details === undefined ? {} : { details };
        return { kind: 'valid', marker: { message, ...builderOf(marker), ...withDetails, ...failedAt } };
    }
    const message = text.trim();
    if ((message === '' && !acceptEmpty) || message.startsWith('{')) {
        return { kind: 'invalid', why: whyInvalid(text, marker) };
    }
    return { kind: 'valid', marker: { message: message || 'no message was stored' } };
}
/** Whether a later version has written a marker: what it says, and which files it vouches for, is not known here. */
function isOfLaterVersion(text) {
    const version = (0,shared_dir_json/* parseObject */.lj)(text)?.version;
    return typeof version === 'number' && version > VERSION;
}
function whyInvalid(text, marker) {
    if (text === '')
        return "is empty: cut short by a server's crash, or pytest-cocotb's";
    if (marker === undefined)
        return 'is cut short, or was not written by CallOnce';
    if (typeof marker.version === 'number' && marker.version > VERSION)
        return `has version ${marker.version} of its format, and only ${VERSION} is known here`;
    return 'was not written by CallOnce';
}
function builderOf(marker) {
    const builder = (0,shared_dir_json/* isObject */.Gv)(marker.builder) ? holder_parseHolder(JSON.stringify(marker.builder)) : undefined;
    return builder === undefined ? {} : { builder };
}

;// CONCATENATED MODULE: ./lib/call-once/retry-rule.js
const RETRY_FAILED = ['next-attempt', 'always', 'never'];
/** @throws TypeError for a run attempt that no listing would be searched for */
function parseRule({ retryFailed = RETRY_FAILED[0], runAttempt }) {
    if (runAttempt === undefined)
        return { retryFailed };
    if (!/^[A-Za-z0-9-]+$/.test(runAttempt))
        throw new TypeError(`runAttempt must be letters, digits and '-', not ${JSON.stringify(runAttempt)}`);
    return { retryFailed, runAttempt };
}
/** The name of the failure marker that is this caller's result, if any. */
function countingFailure({ failures }, name, { retryFailed, runAttempt }, seenAtStart) {
    const own = runAttempt === undefined ? `${name}.failed` : `${name}.failed.${runAttempt}`;
    const isOwn = (marker) => marker.startsWith(own) && /^(\.\d+)?$/.test(marker.slice(own.length));
    switch (retryFailed) {
        case 'never':
            return failures[0];
        case 'next-attempt':
            return failures.find(isOwn);
        case 'always':
            return failures.find((marker) => isOwn(marker) && !seenAtStart.includes(marker));
    }
}
/** The ids under which a failure may be stored, in the order to try: write-once each, so a second failure needs a second. */
function* failureIds({ runAttempt, retryFailed }) {
    yield runAttempt;
    if (retryFailed !== 'always')
        return;
    for (let again = 2;; again += 1)
        yield runAttempt === undefined ? `${again}` : `${runAttempt}.${again}`;
}

;// CONCATENATED MODULE: ./lib/call-once/entry-view.js





/**
 * How one caller sees an entry. One listing of `.locks` answers for all markers and the lock, for opening a directory is
 * what makes a client ask the server; a file is opened only after it was listed, since by its name alone a client may
 * trust a negative entry that is half a minute old (protocol: look 1).
 */
class EntryView {
    #options;
    #failuresAtStart;
    #last;
    constructor(options) {
        this.#options = options;
    }
    /**
     * @param from `under the lock` by its holder: whoever was writing something has ended
     * @throws SharedDirError where the mount could not say; that was no look
     */
    async look(from = 'outside') {
        const look = await this.#look(from);
        if (look.kind !== this.#last)
            this.#options.debug(`the entry is ${look.kind}${'why' in look ? `: ${look.why}` : ''}`);
        this.#last = look.kind;
        return look;
    }
    async #look(from) {
        const { host, paths, rule } = this.#options;
        const names = await host.dir.list(paths.locks);
        if (names === undefined)
            return { kind: 'missing' };
        const listing = paths.sort(names);
        this.#failuresAtStart ??= listing.failures;
        const seen = { locked: listing.locked, leftovers: listing.leftovers };
        if (listing.done)
            return await this.#lookAtDone(seen, from);
        const counting = countingFailure(listing, paths.name, rule, this.#failuresAtStart);
        if (counting === undefined)
            return { kind: 'pending', ...seen };
        return await this.#lookAtFailure(paths.listed(counting), seen, from);
    }
    async #lookAtDone(seen, from) {
        const { host, paths, acceptEmptyDone, validate } = this.#options;
        const path = paths.done;
        const content = await readMarker(host.dir, path);
        if (content === undefined)
            return await this.#revalidate(path, from);
        const parsed = parseContent(path, content, (text) => parseDone(text, acceptEmptyDone));
        if (parsed.kind === 'invalid')
            return { kind: 'invalid', path, content, why: parsed.why };
        // What JSON brought back is what this entry's function once returned: the entry's name stands for its type.
        const value = parsed.marker.value;
        const why = await validate(value, parsed.marker);
        return why === undefined
            ? { kind: 'found', value, done: parsed.marker, ...seen }
            : { kind: 'invalid', path, content, why: `the stored result no longer holds: ${why}` };
    }
    async #lookAtFailure(path, seen, from) {
        const { host, paths, acceptEmptyDone } = this.#options;
        const content = await readMarker(host.dir, path);
        if (content === undefined)
            return await this.#revalidate(path, from);
        // pytest-cocotb creates its marker empty, and writes the message into it then.
        const mayBeUnwritten = seen.locked && from === 'outside';
        if (mayBeUnwritten && content.kind === 'text' && content.text === '')
            return { kind: 'pending', locked: true, leftovers: NO_LEFTOVERS };
        const parsed = parseContent(path, content, (text) => parseFailure(text, acceptEmptyDone));
        if (parsed.kind === 'invalid')
            return { kind: 'invalid', path, content, why: parsed.why };
        // A success may overtake a failure, never the reverse.
        if (await isDone(host, paths))
            return { kind: 'stale-listing' };
        return { kind: 'failed', failure: parsed.marker, ...seen };
    }
    /**
     * What was listed was not there by its name: one of the two is a memory, and mostly a change of one's own makes it good. An NFS 3
     * client may keep its "no such file" all the same, for good: under the lock, where nobody else would make that name, the server
     * is asked to (protocol: look 5). A directory, so that no removal of it can ever hit a marker.
     */
    async #revalidate(path, from) {
        const { host, paths } = this.#options;
        const isAsked = from === 'under the lock';
        const name = isAsked ? path : paths.scratch(host.newToken());
        try {
            if ((await host.dir.mkdir(name)) === 'made' || !isAsked)
                await host.dir.rmdir(name);
        }
        catch (error) {
            // Who may only read has to wait for it. A marker that has come since, the lock being lost meanwhile, is seen by the next look.
            if (!(0,shared_dir/* isDenied */.GZ)(error) && !(error instanceof shared_dir/* SharedDirError */.fE && error.code === 'ENOTDIR'))
                throw error;
        }
        return { kind: 'stale-listing' };
    }
}
/** Whether there is a result, whatever it is worth. */
async function isDone({ dir }, paths) {
    return paths.sort((await dir.list(paths.locks)) ?? []).done;
}

// EXTERNAL MODULE: ./lib/shared-dir/advance-mtime.js
var advance_mtime = __nccwpck_require__(6802);
;// CONCATENATED MODULE: ./lib/shared-dir/publish.js


/**
 * Publishes `text` under the marker's name, once and for all: the complete file, already on the server's disk, gets the
 * name by `link`, which the server grants to the first caller only. No reader ever sees a part of it, and nothing rests
 * on a lock. The draft stays, as a second name of the same file: others have that open by then, and its removal may have
 * to wait for them.
 *
 * - `published`: the marker holds `text`.
 * - `exists`: somebody else was first; read the marker and adopt it.
 * - `swept`: the draft was taken for a dead caller's and removed; whoever still may publish writes another.
 * - `no-parent`: the directory is gone.
 *
 * A link whose reply got lost is sent again and then answered EEXIST although it was ours; so after EEXIST the marker is
 * read back, and is ours when it says what we wrote (`text` must therefore be unique to this caller).
 *
 * @throws SharedDirError where the mount failed; the marker may then be there or not, and nobody may claim either.
 */
async function publish(shared, { dir, marker, draft, scratch }, text) {
    // protocol: publish 3, publish 4
    if ((await shared.write(draft, text)) === 'no-parent')
        return 'no-parent';
    const answer = await shared.link(draft, marker);
    if (answer === 'absent')
        return 'swept';
    if (answer === 'exists') {
        await shared.list(dir);
        if (!(await holds(shared, marker, text)))
            return 'exists';
    }
    // protocol: publish 5. The marker stands; whether everybody sees it at once is all that can still go wrong.
    await (0,advance_mtime/* advanceMtime */.r)(shared, dir, scratch).catch(() => undefined);
    return 'published';
}
async function holds(shared, marker, text) {
    try {
        return (await shared.read(marker)) === text;
    }
    catch (error) {
        if (error instanceof shared_dir/* UnusableFile */._U)
            return false;
        throw error;
    }
}
/**
 * Sees that names can be linked in `dir` at all, before an hour of work is put into a result that could not be published:
 * some file systems have no hard links.
 *
 * @returns `no-parent` if the directory is gone
 * @throws SharedDirError where they cannot
 */
async function checkLinks(shared, { draft }) {
    if ((await shared.write(draft, '')) === 'no-parent')
        return 'no-parent';
    try {
        // Named like a draft, it is swept like one if this process dies here.
        if ((await shared.link(draft, `${draft}-link`)) === 'absent')
            return 'no-parent';
        await shared.unlink(`${draft}-link`);
    }
    finally {
        await shared.unlink(draft).catch(() => undefined);
    }
    return 'ready';
}

;// CONCATENATED MODULE: ./lib/call-once/retry-transient.js

const RETRY_SECONDS = 120;
const PAUSE_SECONDS = 1;
/**
 * Repeats what may be repeated while the mount is away for a moment (a soft mount, a server that restarts).
 *
 * @throws SharedDirError the last one, after two minutes, or at once one that will not pass
 */
async function retryTransient({ clock }, act) {
    const until = clock.monotonicSeconds() + RETRY_SECONDS;
    for (;;) {
        try {
            return await act();
        }
        catch (error) {
            if (!(0,shared_dir/* isTransient */.dg)(error) || clock.monotonicSeconds() >= until)
                throw error;
        }
        await clock.sleep(PAUSE_SECONDS);
    }
}

;// CONCATENATED MODULE: ./lib/call-once/result-publisher.js









/**
 * What the holder of an entry's lock writes. What its call came to, and the removal of markers, is tried again while the
 * mount is away for a moment, or a blink of a soft mount would cost a build of an hour.
 *
 * What others have opened may be delegated to a client that is dead (NFS 4), and its removal then waits for the server's
 * lease. So all that can wait is left for {@link sweep}, after the lock was given back.
 */
class ResultPublisher {
    #host;
    #paths;
    #rule;
    #debug;
    #leftovers = new Set();
    constructor(host, paths, rule, debug = () => undefined) {
        this.#host = host;
        this.#paths = paths;
        this.#rule = rule;
        this.#debug = debug;
    }
    /**
     * Sees that a result could be published later.
     *
     * @returns `no-parent` if the entry was removed
     * @throws SharedDirError where names cannot be linked
     */
    async prepare() {
        return await checkLinks(this.#host.dir, this.#paths.publish(this.#paths.done, this.#host.newToken()));
    }
    /** Publishes a result; `superseded` if somebody else's was first. */
    async succeed(lock, done) {
        return await this.#publish(lock, this.#paths.done, formatDone(done));
    }
    /**
     * Publishes a failure; `superseded` if there is a result after all, or another failure was first. The result is asked for
     * right before and right after, so that of a builder that was taken for dead and its successor, the one with the result
     * decides (protocol: fail 1 to 4).
     */
    async fail(lock, failure) {
        for (const id of failureIds(this.#rule)) {
            if (await this.#retry(() => isDone(this.#host, this.#paths)))
                return 'superseded';
            const published = await this.#publish(lock, this.#paths.failed(id), formatFailure(failure));
            if (published === 'lost')
                return published;
            if (await this.#retry(() => isDone(this.#host, this.#paths)))
                return 'superseded';
            if (published === 'committed')
                return published;
        }
        return 'superseded';
    }
    /**
     * Removes a marker that says nothing, or whose data is gone. It is moved aside first and read there: between the judgement
     * and the move a stall may have lasted long enough for a successor to publish, and that marker is put back (protocol: invalidate 1 to 4).
     */
    async invalidate(lock, { path, content }) {
        const { dir, newToken } = this.#host;
        if (!(await lock.stands()))
            return;
        const aside = this.#paths.invalidated(newToken());
        if ((await dir.rename(path, aside)) === 'absent')
            return;
        if (!isSame(await readMarker(dir, aside), content))
            await dir.link(aside, path);
        this.#leftovers.add(aside);
        await this.#advanceMtime();
    }
    /**
     * Removes all markers. Failures go first: a caller between the two must find a success or nothing, never a failure that
     * a success had overtaken (protocol: clean 1 to 3).
     *
     * @throws LockLost if the lock was lost before the result was removed
     */
    async clean(lock) {
        const { dir } = this.#host;
        // Each step may be done twice. A cleaner that stalled may be told ESTALE of the lock directory that it had lost.
        await this.#retry(async () => {
            const { failures } = this.#paths.sort((await dir.list(this.#paths.locks)) ?? []);
            for (const marker of failures)
                await dir.unlink(this.#paths.listed(marker));
            // A result that a successor has published meanwhile is not the one that was to go.
            const stands = await lock.stands();
            if (stands)
                await dir.unlink(this.#paths.done);
            await this.#advanceMtime();
            if (!stands)
                lock.signal.throwIfAborted();
        });
    }
    /** Paths of what somebody else has left, of which nobody makes use any more; for {@link sweep}. */
    abandon(paths) {
        for (const path of paths)
            this.#leftovers.add(path);
    }
    /** Removes what is left, as far as that goes: nothing rests on it. To be done when the lock was given back (protocol: publish 7). */
    async sweep() {
        const { dir } = this.#host;
        for (const path of this.#leftovers) {
            this.#leftovers.delete(path);
            await dir
                .unlink(path)
                // Somebody's directory in a marker's place.
                .catch(async (error) => isDirectory(error) && (await dir.rmdir(path)))
                .catch(() => undefined);
        }
    }
    async #publish(lock, marker, text) {
        const { dir, newToken } = this.#host;
        for (;;) {
            const published = await this.#retry(async () => {
                // protocol: publish 2. Asked before each try: a mount that was away for a minute may have cost the lock.
                if (!(await lock.stands()))
                    return 'lost';
                // A draft of its own for each try: one that failed halfway may have left its own.
                const paths = this.#paths.publish(marker, newToken());
                this.#leftovers.add(paths.draft);
                return await publish(dir, paths, text);
            });
            this.#debug(`publishing ${(0,external_node_path_.basename)(marker)}: ${published}`);
            switch (published) {
                case 'published':
                    return 'committed';
                case 'exists':
                    return 'superseded';
                case 'lost':
                    return published;
                case 'swept':
                case 'no-parent':
            }
        }
    }
    async #advanceMtime() {
        await (0,advance_mtime/* advanceMtime */.r)(this.#host.dir, this.#paths.locks, this.#paths.scratch(this.#host.newToken()));
    }
    async #retry(act) {
        return await retryTransient(this.#host, act);
    }
}
function isSame(found, judged) {
    if (found?.kind === 'text' && judged.kind === 'text')
        return found.text === judged.text;
    return found?.kind === judged.kind;
}
function isDirectory(error) {
    return error instanceof shared_dir/* SharedDirError */.fE && ['EISDIR', 'EPERM'].includes(error.code);
}

;// CONCATENATED MODULE: ./lib/call-once/tidy.js
/** A caller that has its result does not wait longer for the sake of others. */
const TIDY_SECONDS = 1;
/**
 * Ends what a crash has left beside a marker, which nobody would ever meet again, as far as that costs a moment: what a
 * dead client has had open may hang (NFS 4), and a mount may be read-only (protocol: leftovers).
 */
async function tidy(clock, lock, publisher, { locked, leftovers: { passing, invalidated } }) {
    if (!locked && passing.length + invalidated.length === 0)
        return;
    const isOver = new AbortController();
    const sweep = async () => {
        if (locked && (await lock.sweep()) === 'held')
            return;
        publisher.abandon([...passing, ...invalidated]);
        await publisher.sweep();
    };
    const swept = sweep().catch(() => undefined);
    await Promise.race([swept, clock.sleep(TIDY_SECONDS, isOver.signal)]).finally(() => isOver.abort());
}

;// CONCATENATED MODULE: ./lib/call-once/call-once.js
var call_once_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var call_once_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















/** On a `nocto` mount nothing else asks the server. */
const TRY_SECONDS = 10;
/** Something is always removing what the call needs; it is not the whole entry. */
const MOST_REMOVALS = 3;
/** In a row; then nothing is asked any more that this client may remember. */
const MOST_LOOKS_IN_VAIN = 2;
const STALE_LISTING = { kind: 'free', found: 'a marker is listed, and not there' };
/**
 * Makes a call once, across processes and hosts, and gives its value to every caller.
 *
 * The lock saves work; it decides nothing. What decides is the `.done` marker, which appears complete by `link(2)`:
 * whoever links first wins, everybody else adopts what is there. A failure is a result too and reaches every caller that
 * waits, but a success may overtake it: `.done` is looked for last before a failure is returned.
 *
 * Nothing rests on the directories being there: whoever finds one gone makes it again, and begins anew. Whoever finds a
 * result has written nothing, so a read-only mount will do for that.
 */
class CallOnce {
    #options;
    #host;
    #paths;
    #root;
    #rule;
    #lock;
    #publisher;
    #debug;
    #removals = 0;
    #looksInVain = 0;
    /**
     * From when on a lock that is listed is looked at by mkdir, which no cache answers: at once where it was listed and then not
     * there, for one of the two was a stale memory; now and then in any case (protocol: look 4).
     */
    #trySeconds = Number.NEGATIVE_INFINITY;
    #mayWrite = false;
    /** What the last look saw of the entry's directory. */
    #wasThere = false;
    /** A root that was never there is a missing mount. */
    #rootWasThere = false;
    /** @throws TypeError for a name or run attempt that cannot be in a file name; RangeError for a time that is none, as {@link NFSLock} */
    constructor(options) {
        this.#options = options;
        this.#host = options.host ?? thisHost();
        this.#paths = new EntryPaths((0,external_node_path_.resolve)(options.path), options.name);
        this.#root = options.root === undefined ? (0,external_node_path_.dirname)(this.#paths.path) : (0,external_node_path_.resolve)(options.root);
        this.#rule = parseRule(options);
        this.#debug = startDebug(options.onDebug, this.#host.clock);
        this.#lock = new NFSLock(this.#paths.lock, { ...options, root: this.#root, host: this.#host });
        this.#publisher = new ResultPublisher(this.#host, this.#paths, this.#rule, this.#debug);
    }
    /**
     * The value of the call, made by whoever came first; `null` where that was pytest-cocotb, which stores none.
     *
     * @throws CallOnceFailed if the call failed, here or elsewhere; the message is the stored one
     * @throws NFSLockTimeout if somebody else's call was not over within `timeout`
     * @throws HeartbeatFailed if this process cannot keep a lock
     * @throws CallAbandoned as the function threw it, or the caller's signal's reason
     * @throws SharedDirError where the mount refuses
     */
    async ensureDone() {
        return (await this.run()).value;
    }
    /** As {@link ensureDone}, and tells how it came about. */
    async run() {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { signal, validate, acceptEmptyDone = false, mayCall = true } = this.#options;
            const { clock } = this.#host;
            const view = new EntryView({
                host: this.#host,
                paths: this.#paths,
                rule: this.#rule,
                debug: this.#debug,
                acceptEmptyDone,
                validate: async (value, done) => await validate?.(value, done),
            });
            const began = clock.monotonicSeconds();
            const wait = call_once_addDisposableResource(env_1, this.#lock.beginWait(), false);
            for (;;) {
                signal?.throwIfAborted();
                try {
                    let step = await wait.answer(this.#lock.glance());
                    if (step === undefined) {
                        const look = await wait.answer(view.look());
                        if (look.kind !== 'missing')
                            this.#wasThere = this.#rootWasThere = true;
                        if (look.kind === 'found' || look.kind === 'failed') {
                            const waitedSeconds = clock.monotonicSeconds() - began;
                            await tidy(clock, this.#lock, this.#publisher, look);
                            if (look.kind === 'failed')
                                throw new call_once_errors/* CallOnceFailed */.Dl(look.failure);
                            return { value: look.value, done: look.done, made: false, waitedSeconds };
                        }
                        const towards = mayCall ? this.#stepTowardsLock(look) : this.#stepOfWaiter(look);
                        step = await wait.answer(towards, giveBack);
                        if (step.kind === 'held') {
                            const waitedSeconds = clock.monotonicSeconds() - began;
                            // What the lock's holder does is no waiting, however it ends.
                            const value = await this.#callUnder(step.lock, view, look).finally(() => wait.restart());
                            if (value !== undefined)
                                return { ...value, waitedSeconds };
                        }
                    }
                    if (step.kind === 'waiting')
                        await wait.answer(this.#report(wait, step.holder));
                    if (step.kind !== 'held')
                        wait.record(step);
                }
                catch (error) {
                    if (error instanceof call_once_errors/* CallEnded */.$K)
                        throw error.cause;
                    // Somebody removes what this caller makes: as with a collision, that will not go on for ever.
                    if ((0,shared_dir/* isRemoved */.RX)(error) && this.#rootWasThere)
                        wait.record({ kind: 'collided', found: error.message });
                    else
                        wait.tolerate(error);
                }
                await wait.pause();
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            call_once_disposeResources(env_1);
        }
    }
    /**
     * Removes the markers, so that the call is made again. Waits for a call that is being made.
     *
     * @throws LockLost if another caller took this one for dead meanwhile: the result may still be there, or a new one
     * @throws NFSLockTimeout if a call that is being made was not over within `timeout`
     * @throws SharedDirError where the mount refuses
     */
    async clean() {
        const names = await retryTransient(this.#host, () => this.#host.dir.list(this.#paths.locks));
        if (names === undefined)
            return;
        const { passing, invalidated } = this.#paths.sort(names).leftovers;
        const lock = await this.#lock.acquire();
        try {
            this.#publisher.abandon([...passing, ...invalidated]);
            await this.#publisher.clean(lock);
        }
        finally {
            await this.#giveBack(lock);
        }
    }
    async #stepTowardsLock(look) {
        if (look.kind === 'stale-listing' || look.kind === 'missing')
            return await this.#stepInVain(look);
        this.#looksInVain = 0;
        const isLocked = look.kind === 'pending' && look.locked;
        if (isLocked)
            await this.#seeThatItMayWrite();
        const now = this.#host.clock.monotonicSeconds();
        if (isLocked && now < this.#trySeconds) {
            const step = await this.#lock.watch();
            if (step.kind === 'free')
                this.#trySeconds = now;
            return step;
        }
        this.#trySeconds = now + TRY_SECONDS;
        const step = await this.#tryAcquire(look);
        if (step.kind === 'free')
            this.#trySeconds = now;
        return step;
    }
    /**
     * After a look that is no answer yet, for it may be a memory of this client's. Nobody takes the lock to learn what a second look
     * says. But it may be true again and again (somebody removes what is empty), or a memory that no look cures: then the lock comes
     * next, for which only the server is asked (protocol: look 5).
     */
    async #stepInVain(look) {
        const { kind } = look;
        if (kind === 'missing' && this.#wasThere) {
            this.#notice(`${this.#paths.path} was removed while it was in use; starting again`);
            this.#wasThere = false;
        }
        this.#looksInVain += 1;
        if (this.#looksInVain > MOST_LOOKS_IN_VAIN)
            return await this.#tryAcquire(look);
        if (kind === 'stale-listing')
            return STALE_LISTING;
        // Only asking for each level makes this client ask the server.
        await (0,make_directory/* makeDirectories */.Kb)(this.#host.dir, this.#root, this.#paths.locks);
        this.#rootWasThere = true;
        return { kind: 'free', found: 'its directory is missing' };
    }
    /** Of a caller that may not make the call: it takes no lock, breaks none, and writes nothing. */
    async #stepOfWaiter(look) {
        // Its name may be a memory of this client's, which only asking for each level cures.
        if (look.kind === 'missing')
            await (0,make_directory/* lookDown */.mT)(this.#host.dir, this.#root, this.#paths.locks);
        return look.kind === 'pending' && look.locked ? await this.#lock.observe() : { kind: 'waiting' };
    }
    /** Whoever waits may have to take over. Better to fail now than after an hour, when the builder has died. */
    async #seeThatItMayWrite() {
        if (this.#mayWrite)
            return;
        const scratch = this.#paths.scratch(this.#host.newToken());
        await this.#host.dir.mkdir(scratch);
        await this.#host.dir.rmdir(scratch);
        this.#mayWrite = true;
    }
    async #tryAcquire(look) {
        try {
            return await this.#lock.tryAcquire();
        }
        catch (error) {
            // Whoever may only read cannot say it under the lock, and has to wait for what no look cures.
            if ((0,shared_dir/* isDenied */.GZ)(error) && look.kind === 'invalid')
                this.#notice(look.why);
            if ((0,shared_dir/* isDenied */.GZ)(error) && look.kind === 'stale-listing')
                return STALE_LISTING;
            throw error;
        }
    }
    /** Under the lock: looks once more, then makes the call. Undefined where the caller has to look again. */
    async #callUnder(lock, view, before) {
        // Seen before the lock was taken, they are of publishers before; seen now, one might be a successor's.
        if (before.kind === 'pending')
            this.#publisher.abandon(before.leftovers.passing);
        try {
            // Listed anew after one's own mkdir of the lock: whoever held it before may have published meanwhile.
            let look = await view.look('under the lock');
            // By then the server was asked for that very name.
            if (look.kind === 'stale-listing')
                look = await view.look('under the lock');
            switch (look.kind) {
                case 'found':
                    return { value: look.value, done: look.done, made: false };
                case 'failed':
                    throw new call_once_errors/* CallOnceFailed */.Dl(look.failure);
                case 'stale-listing':
                    return undefined;
                case 'missing':
                    return await this.#removed(lock);
                case 'invalid':
                    this.#notice(look.why);
                    await this.#publisher.invalidate(lock, look);
                    return undefined;
                case 'pending':
                    if ((await this.#publisher.prepare()) === 'no-parent')
                        return await this.#removed(lock);
                    return await this.#callAnew(lock, before);
            }
        }
        finally {
            await this.#giveBack(lock);
        }
    }
    async #callAnew(lock, before) {
        const value = await this.#call(lock).catch((error) => {
            throw new call_once_errors/* CallEnded */.$K(error);
        });
        // There is a result now: none of these has to be put back.
        if (value !== undefined && before.kind === 'pending')
            this.#publisher.abandon(before.leftovers.invalidated);
        return value;
    }
    /** Whatever was decided stands by its marker; a lock that could not be given back is broken after the lease (protocol: publish 6). */
    async #giveBack(lock) {
        await lock.release().catch((error) => {
            if (!(error instanceof LockLost || error instanceof HeartbeatFailed))
                this.#notice(error instanceof Error ? error.message : `${error}`);
        });
        await this.#publisher.sweep();
    }
    async #call(lock) {
        const { fn, signal } = this.#options;
        const { clock } = this.#host;
        const began = clock.monotonicSeconds();
        let value;
        try {
            const returned = await fn({
                signal: signal ? AbortSignal.any([lock.signal, signal]) : lock.signal,
                claim: { lock: this.#paths.lock, token: lock.token },
            });
            value = asStored(returned);
        }
        catch (error) {
            if (lock.signal.aborted)
                return this.#lost(lock);
            signal?.throwIfAborted();
            if ((0,shared_dir/* isRemoved */.RX)(error) && this.#removals < MOST_REMOVALS)
                return await this.#removed(lock, error);
            // A mount that failed the function has said nothing about the call.
            if (error instanceof call_once_errors/* CallAbandoned */.Lg || error instanceof shared_dir/* SharedDirError */.fE || (0,shared_dir/* isDiskFull */.b$)(error))
                throw error;
            return await this.#fail(lock, error);
        }
        const done = {
            value,
            builder: this.#builder(lock),
            seconds: clock.monotonicSeconds() - began,
            finishedAt: isoSeconds(clock.wallSeconds()),
        };
        switch (await this.#publisher.succeed(lock, done)) {
            case 'committed':
                return { value: value, done, made: true };
            case 'superseded':
                this.#notice('another caller published its result first; this one adopts it and drops its own');
                return undefined;
            case 'lost':
                return this.#lost(lock);
        }
    }
    async #fail(lock, error) {
        const failure = {
            message: error instanceof Error ? error.message : `${error}`,
            ...(error instanceof call_once_errors/* CallFailure */.Rk ? { details: error.details } : {}),
            builder: this.#builder(lock),
            failedAt: isoSeconds(this.#host.clock.wallSeconds()),
        };
        const published = await this.#publisher.fail(lock, failure);
        if (published === 'committed')
            throw new call_once_errors/* CallOnceFailed */.Dl(failure, { cause: error });
        if (published === 'lost')
            this.#lost(lock);
    }
    /** Something of the entry is not there any more. Mostly that is all of it, and with it the lock. */
    async #removed(lock, error) {
        if (!(await retryTransient(this.#host, () => lock.stands())))
            return this.#lost(lock);
        this.#removals += 1;
        this.#notice(`${error?.path ?? this.#paths.locks} was removed while it was in use; starting again`);
    }
    #lost({ signal: { reason } }) {
        // Nobody has it now, and this process cannot keep it either.
        if (reason instanceof HeartbeatFailed)
            throw reason;
        const what = reason instanceof Error ? reason.message : 'the lock was lost';
        this.#wasThere = false;
        this.#notice(`${what}; waiting for whoever has it now`);
    }
    async #report(wait, holder) {
        await this.#options.onWaiting?.({ waitedSeconds: wait.seconds, ...(holder ? { holder } : {}) });
    }
    #notice(notice) {
        this.#options.onNotice?.(notice);
    }
    #builder({ token }) {
        const { about } = this.#options;
        const { self, clock } = this.#host;
        return { ...self, timestamp: clock.wallSeconds(), token, ...(about ? { about } : {}) };
    }
}

// EXTERNAL MODULE: ./lib/store/layout.js
var layout = __nccwpck_require__(9651);
// EXTERNAL MODULE: ./lib/shared-dir/tree/remove-tree.js
var remove_tree = __nccwpck_require__(2687);
// EXTERNAL MODULE: ./lib/store/ages.js
var store_ages = __nccwpck_require__(8893);
;// CONCATENATED MODULE: ./lib/store/users.js





/** GitHub ends a job after five days at most. */
const USER_TIMEOUT_SECONDS = 5 * 24 * 3600;
/**
 * Who uses an attempt (protocol: prune 2).
 *
 * @param users the attempt's users' directory
 * @throws SharedDirError
 */
async function readUsers(rules, users) {
    const { dir } = rules.host;
    const found = [];
    for (const name of (await dir.list(users)) ?? []) {
        const path = (0,external_node_path_.join)(users, name);
        const link = await dir.readLink(path);
        const ageSeconds = link === undefined ? 0 : rules.ages.ageSeconds(link.mtimeNs);
        const who = link && holder_parseHolder(link.text);
        const whyGone = link && (await whyUserGone(rules, who, ageSeconds));
        found.push({ path, ageSeconds, ...(who ? { who } : {}), ...(whyGone ? { whyGone } : {}) });
    }
    return found;
}
async function whyUserGone({ host, userTimeoutSeconds }, who, ageSeconds) {
    if (await (0,process_identity/* hasEndedHere */.Pc)(host, who))
        return 'its process has ended';
    if (who !== undefined && (0,process_identity/* hasRebooted */.j6)(host, who))
        return 'its machine was booted anew';
    if (ageSeconds < userTimeoutSeconds || (who !== undefined && isSeenRunning(host, who)))
        return undefined;
    return `nothing is known of it for ${Math.floor(ageSeconds / 3600)} h`;
}
/** Of a process of this machine it is known. */
function isSeenRunning({ self }, { bootId, pidNamespace }) {
    return bootId !== undefined && bootId === self.bootId && pidNamespace === self.pidNamespace;
}
/**
 * The links that one job makes of the results that it uses (protocol: use 1 to 3). Each is remembered before it is made, for
 * whoever tidies up after a killed process.
 */
class Uses {
    #shared;
    #name;
    #text;
    #remember;
    #links = new Set();
    /**
     * @param name that nobody else uses
     * @param text under 1,000 bytes: who uses it, as a claim says it
     */
    constructor(shared, name, text, remember) {
        this.#shared = shared;
        this.#name = name;
        this.#text = text;
        this.#remember = remember;
    }
    /**
     * @returns `in use` once the link is there: the attempt then stays until {@link end}; `retired` where somebody removes it, or
     * has removed it
     * @throws SharedDirError where this process may not write there, the disk is full, or the mount could not say
     */
    async begin(users) {
        const path = (0,external_node_path_.join)(users, this.#name);
        if (!this.#links.has(path))
            this.#remember([...this.#links.add(path)]);
        const isInUse = await makeUse(this.#shared, users, path, this.#text);
        if (!isInUse)
            this.#forget(path);
        return isInUse ? 'in use' : 'retired';
    }
    /** Of an attempt that this job does not use after all. */
    async end(users) {
        const path = (0,external_node_path_.join)(users, this.#name);
        if (!this.#links.has(path))
            return;
        await this.#shared.unlink(path);
        this.#forget(path);
    }
    async endAll() {
        for (const path of this.#links)
            await this.#shared.unlink(path);
        this.#links.clear();
    }
    #forget(path) {
        this.#links.delete(path);
        this.#remember([...this.#links]);
    }
}
/** Ends the uses of a job that is over, by what it has remembered. What is no user's link is left alone. */
async function endUses(shared, links) {
    for (const path of links) {
        const [, attempt] = /^\/(?:.*\/)?([^/]+)\.users\/[A-Za-z0-9]+$/.exec(path) ?? [];
        if (attempt === undefined || parseAttempt(attempt) === undefined)
            continue;
        const link = await shared.readLink(path);
        if (link !== undefined && parseHolder(link.text) !== undefined)
            await shared.unlink(path);
    }
}
async function makeUse(shared, users, path, text) {
    try {
        // `exists`, of a name that nobody else has, is this job's own doing: its reply was lost.
        if ((await shared.symlink(text, path)) !== 'no-parent')
            return true;
        // By its name alone a client may know a directory to be absent that is there.
        return (await isThere(shared, users)) && (await shared.symlink(text, path)) !== 'no-parent';
    }
    catch (error) {
        // It is a link for a moment, while somebody asks whether it is there.
        if (error instanceof shared_dir/* SharedDirError */.fE && ['ENOTDIR', 'ELOOP'].includes(error.code))
            return false;
        throw error;
    }
}
/**
 * Whether a users' directory is there, as the server says when it is to make that name. It makes a link that leads nowhere,
 * never a directory: that would bring a retired attempt back to life.
 */
async function isThere(shared, users) {
    if ((await shared.symlink((0,external_node_path_.basename)(users), users)) === 'exists')
        return true;
    await shared.unlink(users);
    return false;
}

;// CONCATENATED MODULE: ./lib/store/prune/beating-on-demand.js

/**
 * A claim that beats only when it is asked whether it stands. What is done under it takes a moment, and where it takes longer
 * than the lease, others may have the lock: the question tells.
 */
function beatingOnDemand(host) {
    return {
        ...host,
        startHeartbeat: ({ onLost: _, everySeconds: __, ...beating }) => {
            const beater = new Beater(host.dir, host.clock.monotonicSeconds, beating);
            return { beat: async () => await beater.beat(), stop: async () => beater.state };
        },
    };
}

// EXTERNAL MODULE: ./lib/shared-dir/in-batches.js
var in_batches = __nccwpck_require__(5893);
;// CONCATENATED MODULE: ./lib/shared-dir/mount/foreign-link.js




/**
 * The first of the directories `root/a`, `root/a/b`, … that is a link of somebody whom we have no reason to trust. Those
 * of the directory's owner that it stands in are followed, as root's and our own are: the rule of the kernel's
 * `protected_symlinks`, which NFS mounts and directories that are not sticky go without.
 *
 * @throws SharedDirError where the mount cannot say
 */
async function foreign_link_findForeignLink(root, folders) {
    let above = root;
    for (const folder of folders) {
        const path = (0,external_node_path_.join)(above, folder);
        const found = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.lstat)(path), { ENOENT: undefined });
        if (found === undefined)
            return undefined;
        if (found.isSymbolicLink() && !isTrusted(found, await (0,map_errno/* mapErrno */.n)('look at', above, () => (0,external_node_fs_promises_.stat)(above)))) {
            return { path, uid: found.uid, target: await (0,map_errno/* mapErrno */.n)('read', path, () => (0,external_node_fs_promises_.readlink)(path)) };
        }
        above = path;
    }
    return undefined;
}
function isTrusted(link, directory) {
    return [(0,external_node_process_.geteuid)?.(), 0, directory.uid].includes(link.uid);
}

;// CONCATENATED MODULE: ./lib/shared-dir/mount/space.js


/** @throws SharedDirError */
async function spaceOf(path) {
    const { bsize, blocks, bavail, files, ffree } = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.statfs)(path));
    return { bytes: blocks * bsize, freeBytes: bavail * bsize, inodes: files, freeInodes: ffree };
}

// EXTERNAL MODULE: ./lib/shared-dir/descriptors.js
var descriptors = __nccwpck_require__(3929);
// EXTERNAL MODULE: ./lib/shared-dir/error-code.js
var error_code = __nccwpck_require__(2055);
;// CONCATENATED MODULE: ./lib/shared-dir/mount/trusted-directory.js







/**
 * Opens `root/a/b/…` level by level, so that nobody leads us elsewhere meanwhile: links are followed only as
 * {@link findForeignLink} has it, and nothing that is mounted on the way is entered.
 *
 * @param links whether even those are followed
 * @param use gets a path by which what is in the last directory is reached, whatever becomes of names
 * @returns what `use` returns; undefined where a level is not there
 * @throws SharedDirError ELOOP for a link that is not followed, EXDEV for a mount point
 */
async function inTrustedDirectory(root, folders, links, use) {
    // The root itself may be a link, or what is given to `use`.
    return await (0,descriptors/* inDirectory */.zX)(`${root}/.`, async (inside) => descend({ inside, name: root, links }, folders, await deviceOf(inside), use));
}
async function descend(above, [folder, ...rest], device, use) {
    if (folder === undefined)
        return await use(above.inside);
    const [path, name, { links }] = [(0,external_node_path_.join)(above.inside, folder), (0,external_node_path_.join)(above.name, folder), above];
    const went = await (0,descriptors/* inDirectory */.zX)(path, async (inside) => {
        if ((await deviceOf(inside)) !== device)
            throw new shared_dir/* SharedDirError */.fE('enter', name, 'EXDEV');
        return { result: await descend({ inside, name, links }, rest, device, use) };
    }).catch((error) => {
        throw error instanceof Error && 'syscall' in error
            ? new shared_dir/* SharedDirError */.fE('enter', name, (0,error_code/* errorCode */.C)(error), error)
            : error;
    });
    if (went !== undefined)
        return went.result;
    if (links === 'no links' || (await foreign_link_findForeignLink(above.inside, [folder])) !== undefined)
        return await unlessThere(path, name);
    const target = await (0,map_errno/* mapErrno */.n)('follow', name, () => (0,external_node_fs_promises_.realpath)(path), { ENOENT: undefined, ENOTDIR: undefined });
    if (target === undefined)
        return undefined;
    return await (0,descriptors/* inDirectory */.zX)(target, async (inside) => descend({ inside, name, links }, rest, await deviceOf(inside), use));
}
/** What is no directory: nothing, or a link (or a file) that is not followed. */
async function unlessThere(path, name) {
    const found = await (0,map_errno/* mapErrno */.n)('look at', name, () => (0,external_node_fs_promises_.lstat)(path), { ENOENT: undefined });
    if (found !== undefined)
        throw new shared_dir/* SharedDirError */.fE('enter', name, found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR');
}
async function deviceOf(inside) {
    return (await (0,external_node_fs_promises_.stat)(inside)).dev;
}

;// CONCATENATED MODULE: ./lib/shared-dir/tree/list-kinds.js



/**
 * Lists a directory with what its names stand for, as far as `most` names: somebody may have planted a million.
 *
 * @returns undefined if there is no such directory
 * @throws SharedDirError
 */
async function listKinds(dir, most) {
    const list = async () => {
        const found = [];
        for await (const entry of await (0,external_node_fs_promises_.opendir)(dir, { bufferSize: 1024 })) {
            if (found.length === most)
                return { found, isAll: false };
            // Some file systems do not say in a listing what a name is.
            const isKnown = entry.isDirectory() || entry.isSymbolicLink() || entry.isFile();
            const stats = isKnown ? entry : await (0,external_node_fs_promises_.lstat)((0,external_node_path_.join)(dir, entry.name));
            found.push({ name: entry.name, kind: kindOf(stats) });
        }
        return { found, isAll: true };
    };
    return await (0,map_errno/* mapErrno */.n)('list', dir, list, { ENOENT: undefined, ENOTDIR: undefined });
}
function kindOf(stats) {
    if (stats.isDirectory())
        return 'directory';
    return stats.isSymbolicLink() ? 'link' : 'other';
}

;// CONCATENATED MODULE: ./lib/store/find-entries.js





const ENTRY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*-[0-9a-f]{16}$/;
const MOST_NAMES = 100_000;
/** Directories that are open at once. */
const SIDE_BY_SIDE = 64;
/** More than a fork of a project in GitLab's twenty groups within groups has: `.forks/EVENT/_gitlab/…/PROJECT/FORK`. */
const MOST_LEVELS = 32;
/**
 * Finds the entries below a directory: those of the repositories, and of the trees that are kept apart below `.forks`. No link
 * is followed but those of whom we trust with a directory's place (SECURITY.md), and none in an entry's place.
 *
 * @param folders where to begin, below `root`
 * @throws SharedDirError where the beginning cannot be listed
 */
async function findEntries(root, folders, finds, signal) {
    const dir = (0,external_node_path_.join)(root, ...folders);
    const listing = await listKinds(dir, MOST_NAMES);
    if (listing === undefined)
        return;
    if (!listing.isAll)
        finds.unreachable({ path: dir, why: `holds more than ${MOST_NAMES} names; some are passed over` });
    const look = async (named) => {
        if (signal?.aborted)
            return;
        await find(root, folders, named, finds, signal).catch((error) => {
            const why = error instanceof Error ? error.message : `${error}`;
            finds.unreachable({ path: (0,external_node_path_.join)(dir, named.name), why });
        });
    };
    const isLikeEntry = ({ name }) => ENTRY.test(name);
    await (0,in_batches/* inBatches */.o)(listing.found.filter(isLikeEntry), look, SIDE_BY_SIDE);
    for (const named of listing.found)
        if (!isLikeEntry(named))
            await look(named);
    if (listing.isAll)
        finds.folder({ folders, names: listing.found.map(({ name }) => name) });
}
async function find(root, folders, { name, kind }, finds, signal) {
    const above = (0,external_node_path_.join)(root, ...folders);
    const path = (0,external_node_path_.join)(above, name);
    if (kind === 'other' || !mayBeFolder(name, folders))
        return;
    if (kind === 'link') {
        if (ENTRY.test(name))
            return finds.unreachable({ path, why: 'is a symbolic link in the place of an entry' });
        const foreign = await foreign_link_findForeignLink(above, [name]);
        if (foreign !== undefined)
            return finds.unreachable({ path, why: describeForeign(foreign) });
    }
    else if (ENTRY.test(name)) {
        const inside = await listKinds(path, MOST_NAMES);
        if (inside === undefined)
            return;
        const names = inside.found.map((each) => each.name);
        // Somebody may call any directory like that.
        if (names.length === 0 || names.some(isOfEntry))
            return finds.entry({ id: name, folders, dir: path, names });
    }
    if (folders.length === MOST_LEVELS)
        return finds.unreachable({ path, why: 'stands too deep' });
    await findEntries(root, [...folders, name], finds, signal);
}
function describeForeign({ uid, target }) {
    return `is a symbolic link of user ${uid} to ${target}`;
}
/** Of all names, only a repository's may begin with a dot (`.github`). What else does is ours, or none of our business. */
function mayBeFolder(name, folders) {
    if (!name.startsWith('.'))
        return true;
    if (folders.length === 0)
        return name === '.forks';
    const isOfForks = folders[0] === '.forks';
    if (isOfForks && ['.dependabot', '.runs'].includes(name))
        return true;
    // OWNER/REPO, and .forks/EVENT/OWNER/REPO/HEAD-OWNER/HEAD-REPO.
    return (isOfForks ? [3, 5] : [1]).includes(folders.length) && !(0,layout/* isReserved */.Bs)(name);
}
function isOfEntry(name) {
    return name === '.locks' || (0,layout/* attemptWith */.av)(name) !== undefined;
}

;// CONCATENATED MODULE: ./lib/store/status.js






async function readStatus(shared, entryDir) {
    const paths = new EntryPaths(entryDir, layout/* BUILD */.Bv);
    const listing = paths.sort((await shared.list(paths.locks)) ?? []);
    let why;
    if (listing.done) {
        const done = await readParsed(shared, paths.done, (text) => parseDone(text, false));
        if (done?.kind === 'valid')
            return { kind: 'built', done: done.marker };
        why = done?.why;
    }
    const builder = listing.locked ? await readHolder(shared, new LockPaths(paths.lock)) : undefined;
    if (builder !== undefined)
        return { kind: 'being built', builder };
    const failed = listing.failures.at(-1);
    const failure = failed === undefined
        ? undefined
        : await readParsed(shared, paths.listed(failed), (text) => parseFailure(text, false));
    if (failure?.kind === 'valid')
        return { kind: 'failed', failure: failure.marker };
    why ??= failure?.why;
    return { kind: 'unknown', ...(why === undefined ? {} : { why }) };
}
/** A heartbeat may rename the claim between the two calls: then the second look finds its new name. */
async function readHolder(shared, paths) {
    for (let look = 0; look < 2; look += 1) {
        const [claim] = sortInside((await shared.list(paths.lock)) ?? []).claims;
        const link = claim && (await shared.readLink(paths.claim(claim)));
        if (link !== undefined)
            return holder_parseHolder(link.text);
    }
    return undefined;
}
async function readParsed(shared, path, parse) {
    const content = await readMarker(shared, path);
    return content && parseContent(path, content, parse);
}

;// CONCATENATED MODULE: ./lib/store/stored-result.js




/** Nothing of what is none of ours. */
function resultOf({ value }) {
    if (!(0,shared_dir_json/* isObject */.Gv)(value) || typeof value.attempt !== 'string' || (0,layout/* parseAttempt */.FG)(value.attempt) === undefined)
        return {};
    const { attempt, bytes } = value;
    return { attempt, ...(Number.isSafeInteger(bytes) && Number(bytes) >= 0 ? { bytes: Number(bytes) } : {}) };
}
/** The same of a marker that may say nothing. */
function resultIn(path, content) {
    const parsed = parseContent(path, content, (text) => parseDone(text, false));
    return parsed.kind === 'valid' ? resultOf(parsed.marker) : {};
}

;// CONCATENATED MODULE: ./lib/store/entry-summary.js







/** Entries that are looked at side by side. */
const entry_summary_SIDE_BY_SIDE = 64;
/**
 * All entries below `root`, or below some folders of it.
 *
 * @throws SharedDirError where the root cannot be listed
 */
async function listEntries(host, root, options = {}) {
    const found = [];
    const folders = [];
    const unreachable = [];
    const finds = {
        entry: (each) => found.push(each),
        folder: (each) => folders.push(each),
        unreachable: (each) => unreachable.push(each),
    };
    await findEntries(root, options.folders ?? [], finds, options.signal);
    const ages = options.ages ?? (await (0,store_ages/* readAges */.H)(host, root));
    const summarize = async (entry) => {
        if (options.signal?.aborted)
            return [];
        try {
            return [await summarizeEntry(host, ages, entry)];
        }
        catch (error) {
            unreachable.push({ path: entry.dir, why: error instanceof Error ? error.message : `${error}` });
            return [];
        }
    };
    return { entries: (await (0,in_batches/* inBatches */.o)(found, summarize, entry_summary_SIDE_BY_SIDE)).flat(), folders, unreachable };
}
/** @throws SharedDirError */
async function summarizeEntry({ dir: shared }, ages, entry) {
    const status = await readStatus(shared, entry.dir);
    const paths = new EntryPaths(entry.dir, layout/* BUILD */.Bv);
    const { attempt, bytes } = status.kind === 'built' ? resultOf(status.done) : {};
    const users = attempt === undefined ? undefined : (0,layout/* attemptPlace */.Fo)(entry.dir, attempt).users;
    const names = users === undefined ? undefined : await shared.list(users);
    const changed = names === undefined ? paths.locks : users;
    const last = (await shared.status(changed ?? entry.dir)) ?? (await shared.status(entry.dir));
    const beat = status.kind === 'being built' ? await shared.status(paths.lock) : undefined;
    return {
        ...entry,
        status,
        ...(beat === undefined ? {} : { beatAgeSeconds: ages.ageSeconds(beat.mtimeNs) }),
        ...(attempt === undefined ? {} : { attempt }),
        ...(bytes === undefined ? {} : { bytes }),
        idleSeconds: last === undefined ? 0 : ages.ageSeconds(last.mtimeNs),
        users: names?.length ?? 0,
        isRetired: attempt !== undefined && names === undefined,
    };
}

;// CONCATENATED MODULE: ./lib/store/prune/limits.js
const MIN_AGE_SECONDS = 24 * 3600;
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const BYTES = {
    B: 1,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KIB: 1024,
    MIB: 1024 ** 2,
    GIB: 1024 ** 3,
    TIB: 1024 ** 4,
};
/** `14d`, `36h`, `90m`, `30s`, `2w`; undefined for anything else. In seconds. */
function parseDuration(text) {
    return parseQuantity(text, (unit) => SECONDS[unit]);
}
/** `500GB` (thousands), `500GiB` (1,024s), also with KB, MB, TB; undefined for anything else. In bytes. */
function parseBytes(text) {
    return parseQuantity(text, (unit) => BYTES[unit.toUpperCase()]);
}
const DURATION_EXAMPLES = "like '14d', '36h' or '90m'";
const BYTES_EXAMPLES = "like '500GB', '2TB' or '800GiB'";
function parseQuantity(text, factorOf) {
    const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?) ?([A-Za-z]{1,3})$/.exec(text.trim()) ?? [];
    const factor = factorOf(unit);
    return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor);
}
/** "34.1 GB". */
function describeBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
    let [size, unit] = [bytes, 0];
    while (size >= 999.95 && unit < units.length - 1) {
        size /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}
/** "15 days", "3 h", "40 s". */
function describeSeconds(seconds) {
    const [days, hours, minutes] = [seconds / 86_400, seconds / 3600, seconds / 60].map(Math.floor);
    if (days && days >= 2)
        return `${days} days`;
    if (hours && hours >= 2)
        return `${hours} h`;
    return minutes && minutes >= 2 ? `${minutes} min` : `${Math.max(0, Math.floor(seconds))} s`;
}

;// CONCATENATED MODULE: ./lib/store/prune/remove-markers.js




/**
 * Removes the markers of an entry, under its lock, for which it never waits. A result that somebody has published meanwhile stays
 * (protocol: prune 5).
 *
 * @returns `locked` where somebody builds, or may be about to; `kept` where there is another result by now
 * @throws SharedDirError
 */
async function removeMarkers(host, paths, { done, failures }) {
    const { dir } = host;
    const lock = new NFSLock(paths.lock, {
        host,
        holderInfo: false,
        about: { job: 'build-once prune' },
    });
    const listing = paths.sort((await dir.list(paths.locks)) ?? []);
    // What a crash has left: nobody would watch it for a lease.
    if (listing.locked && (await lock.sweep()) === 'held')
        return 'locked';
    const step = await lock.tryAcquire();
    if (step.kind !== 'held')
        return 'locked';
    const publisher = new ResultPublisher(host, paths, { retryFailed: 'next-attempt' });
    publisher.abandon([...listing.leftovers.passing, ...listing.leftovers.invalidated]);
    try {
        for (const failure of failures)
            await dir.unlink(paths.listed(failure));
        // So that nobody sees them still.
        if (failures.length > 0)
            await (0,advance_mtime/* advanceMtime */.r)(dir, paths.locks, paths.scratch(host.newToken()));
        if (done !== undefined)
            await publisher.invalidate(step.lock, { path: paths.done, content: done });
        const isFree = paths.sort((await dir.list(paths.locks)) ?? []).done === false;
        return isFree ? 'removed' : 'kept';
    }
    finally {
        await step.lock.release().catch((error) => {
            if (!(error instanceof LockLost))
                throw error;
        });
        await publisher.sweep();
    }
}

;// CONCATENATED MODULE: ./lib/store/prune/retire.js


/**
 * Retires an attempt that nobody uses. What decides is the server's answer to `rmdir` of its users' directory: a user whose link
 * came first makes it fail, and one who comes later finds no directory to make a link in (protocol: prune 2, prune 3). What this
 * process has seen before, however long ago, decides nothing.
 *
 * @param users the attempt's users' directory
 * @returns in a dry run, what it would come to
 * @throws SharedDirError
 */
async function retireAttempt(rules, users) {
    const { dir } = rules.host;
    const found = await readUsers(rules, users);
    const alive = found.filter(({ whyGone }) => whyGone === undefined);
    // Links of dead users stay where a living one keeps the attempt: each removal would look like a use.
    if (alive.length > 0)
        return { kind: 'in use', users: alive };
    if (rules.isDryRun)
        return { kind: 'retired' };
    for (const { path } of found)
        await dir.unlink(path);
    return (await removeUsers(dir, users)) ? { kind: 'retired' } : { kind: 'in use', users: [] };
}
/** @returns whether it is gone for good */
async function removeUsers(dir, users) {
    for (let isSure = false;; isSure = true) {
        const removed = await removeDirectory(dir, users);
        if (removed === 'removed' || removed === 'not-empty')
            return removed === 'removed';
        // Left by somebody who asked whether it is there; a link that another has put there leads nobody anywhere either.
        if (removed === 'no directory' || isSure)
            return (await dir.unlink(users)) === 'removed';
        // By its name alone this client may know it to be absent while it is there.
        if (!(await isThere(dir, users)))
            return true;
    }
}
async function removeDirectory(dir, users) {
    return await dir.rmdir(users).catch((error) => {
        if (error instanceof shared_dir/* SharedDirError */.fE && error.code === 'ENOTDIR')
            return 'no directory';
        throw error;
    });
}

;// CONCATENATED MODULE: ./lib/store/prune/scratch.js

function isScratch(name) {
    return name.startsWith(store_ages/* SCRATCH */.Z);
}
/**
 * Removes what a crash has left of a look at the server's clock; somebody may be looking still while it is young.
 *
 * @returns whether it is gone
 * @throws SharedDirError
 */
async function removeScratch(rules, path) {
    return !(await isYoung(rules, path)) && (await rules.host.dir.rmdir(path)) !== 'not-empty';
}
/** What is not there, or cannot be told, is young. */
async function isYoung({ host, ages, minAgeSeconds }, path) {
    return await isYounger({ host, ages }, path, minAgeSeconds);
}
async function isYounger({ host, ages }, path, seconds) {
    const status = await host.dir.status(path);
    return status === undefined || ages.ageSeconds(status.mtimeNs) < seconds;
}

;// CONCATENATED MODULE: ./lib/store/prune/prune-entry.js













/**
 * Removes from an entry what nobody needs: attempts that no marker names, old failures, what crashes have left; and, where
 * it goes, its result. Each step is conditional by itself, and an attempt's data is touched only after the attempt was
 * retired, so this may stop or stall anywhere (protocol: prune 1 to 6).
 *
 * @throws SharedDirError for the first thing that could not be removed
 */
async function pruneEntry(rules, entryDir, goes) {
    const { dir: shared } = rules.host;
    const paths = new EntryPaths(entryDir, layout/* BUILD */.Bv);
    // Markers first: an attempt that is published after this look is in use by then, or was younger than what goes.
    const marks = await shared.list(paths.locks);
    const { done: isDone, failures, locked } = paths.sort(marks ?? []);
    const done = isDone ? await readMarker(shared, paths.done) : undefined;
    const result = done && resultIn(paths.done, done).attempt;
    const names = (await shared.list(entryDir)) ?? [];
    let leftovers = 0;
    const pruned = (kind, users = []) => ({ kind, users, leftovers });
    if (done?.kind === 'text' && isOfLaterVersion(done.text))
        return pruned('of a later version');
    const changed = marks === undefined ? entryDir : paths.locks;
    if (goes && (await isYoung(rules, isDone ? paths.done : changed)))
        return pruned('young');
    // It decides nothing, for somebody may come right after it; but what is being built anew keeps what there is meanwhile.
    if (goes && locked && (await isHeld(rules, paths)))
        return pruned('being built');
    const doomed = goes ? failures : await oldFailures(rules, paths, failures);
    const keptFailures = failures.filter((failure) => !doomed.includes(failure));
    const logs = await logsOf(rules, paths, keptFailures);
    const inEntry = { entryDir, names };
    const isRetired = result !== undefined && !names.includes((0,external_node_path_.basename)((0,layout/* attemptPlace */.Fo)(entryDir, result).users));
    if (result !== undefined && !isRetired && goes !== undefined) {
        const { users } = (0,layout/* attemptPlace */.Fo)(entryDir, result);
        if (await isYounger(rules, users, goes.unusedForSeconds))
            return pruned('young');
    }
    if (result !== undefined && (goes || isRetired)) {
        const removed = await removeAttempt(rules, inEntry, result, []);
        if (removed.kind === 'in use')
            return pruned('in use', removed.users);
    }
    for (const attempt of new Set(names.flatMap((name) => (0,layout/* attemptWith */.av)(name) ?? []))) {
        if (attempt === result || !(await isLeftOver(rules, inEntry, attempt, logs)))
            continue;
        if ((await removeAttempt(rules, inEntry, attempt, logs)).kind === 'retired')
            leftovers += 1;
    }
    const isOver = goes !== undefined || (result === undefined ? !isDone && keptFailures.length === 0 : isRetired);
    if (!isOver || (!goes && result === undefined && (await isYoung(rules, changed)))) {
        if (!rules.isDryRun)
            for (const failure of doomed)
                await shared.unlink(paths.listed(failure));
        return pruned('kept');
    }
    if (rules.isDryRun)
        return pruned('removed');
    const removed = marks?.length ? await removeMarkers(rules.host, paths, { done, failures: doomed }) : 'removed';
    if (removed === 'removed')
        await removeLocks(shared, paths.locks);
    // What stays is named by whoever finds the directory not empty.
    for (const name of names.filter(isScratch))
        await removeScratch(rules, (0,external_node_path_.join)(entryDir, name)).catch(() => undefined);
    return pruned(removed === 'locked' ? 'being built' : removed);
}
async function isHeld({ host, ages }, paths) {
    const age = (mtimeNs) => ages.ageSeconds(mtimeNs);
    return await mayBeHeld(host, new LockPaths(paths.lock), DEFAULT_SECONDS.lease, age);
}
/** What an NFS client has left for readers that are gone goes, too. */
async function removeLocks(shared, locks) {
    if ((await shared.rmdir(locks)) !== 'not-empty')
        return;
    const left = ((await shared.list(locks)) ?? []).filter(isSillyRenamed);
    for (const name of left)
        await shared.unlink((0,external_node_path_.join)(locks, name)).catch(() => undefined);
    if (left.length > 0)
        await shared.rmdir(locks);
}
/**
 * Whether an attempt that is not the result may go. The log of one whose directories are gone already is kept for a while:
 * a message may have named it.
 */
async function isLeftOver(rules, { entryDir, names }, attempt, keep) {
    const own = names.filter((name) => (0,layout/* attemptWith */.av)(name) === attempt && !keep.includes(name));
    const { users, dir } = (0,layout/* attemptPlace */.Fo)(entryDir, attempt);
    if (own.includes((0,external_node_path_.basename)(users)))
        return !(await isYoung(rules, users));
    if (own.includes((0,external_node_path_.basename)(dir)))
        return true;
    const [file] = own;
    return file !== undefined && !(await isYoung(rules, (0,external_node_path_.join)(entryDir, file)));
}
/** @param keep names of files that stay */
async function removeAttempt(rules, { entryDir, names }, attempt, keep) {
    const { users, dir } = (0,layout/* attemptPlace */.Fo)(entryDir, attempt);
    const retirement = await retireAttempt(rules, users);
    if (retirement.kind === 'in use' || rules.isDryRun)
        return retirement;
    await rules.removeTree(dir);
    const others = [(0,external_node_path_.basename)(users), (0,external_node_path_.basename)(dir), ...keep];
    const files = names.filter((name) => (0,layout/* attemptWith */.av)(name) === attempt && !others.includes(name));
    for (const file of files)
        await rules.removeTree((0,external_node_path_.join)(entryDir, file));
    return retirement;
}
async function oldFailures(rules, paths, failures) {
    const { maxAgeSeconds } = rules;
    if (maxAgeSeconds === undefined)
        return [];
    const seconds = Math.max(maxAgeSeconds, rules.minAgeSeconds);
    const old = [];
    for (const failure of failures)
        if (!(await isYounger(rules, paths.listed(failure), seconds)))
            old.push(failure);
    return old;
}
/** The names of the logs that failures tell people to read. */
async function logsOf({ host }, paths, failures) {
    const logs = [];
    for (const failure of failures) {
        const path = paths.listed(failure);
        const content = await readMarker(host.dir, path);
        const parsed = content && parseContent(path, content, (text) => parseFailure(text, false));
        const details = parsed?.kind === 'valid' ? parsed.marker.details : undefined;
        if ((0,shared_dir_json/* isObject */.Gv)(details) && typeof details.log === 'string')
            logs.push((0,external_node_path_.basename)(details.log));
    }
    return logs;
}

// EXTERNAL MODULE: ./lib/shared-dir/tree/measure-tree.js
var measure_tree = __nccwpck_require__(9573);
;// CONCATENATED MODULE: ./lib/store/prune/prune-plan.js




/** Entries whose size nobody has stored that are measured side by side. */
const prune_plan_SIDE_BY_SIDE = 4;
/** Which entries go, oldest use first, and what that comes to. */
class PrunePlan {
    /** All entries. */
    oldestFirst;
    #limits;
    /** Of the entries that are still there. */
    #bytes;
    /** Where nothing is removed, as if it had been. */
    #freeBytes;
    #total;
    #removed = 0;
    /** @param freeBytes of the file system, now */
    constructor(limits, entries, freeBytes) {
        this.#limits = limits;
        this.#bytes = new Map(entries.map((entry) => [entry, entry.bytes ?? 0]));
        this.#freeBytes = freeBytes;
        this.#total = [...this.#bytes.values()].reduce((sum, each) => sum + each, 0);
        this.oldestFirst = [...entries].sort((a, b) => b.idleSeconds - a.idleSeconds);
    }
    /** What the entries take that are still there. */
    get bytes() {
        return this.#total;
    }
    get removedBytes() {
        return this.#removed;
    }
    /** Why that entry is to go, in words, whatever its size; undefined if it is not. */
    whyTooOld({ idleSeconds }) {
        const { maxAgeSeconds } = this.#limits;
        return maxAgeSeconds !== undefined && idleSeconds > maxAgeSeconds ? unused(idleSeconds) : undefined;
    }
    /** Finds out what those take that are still there, where nobody has stored it and it matters. It may take long. */
    async measure(signal) {
        const { maxBytes, minFreeBytes } = this.#limits;
        if (maxBytes === undefined && minFreeBytes === undefined)
            return;
        const unknown = [...this.#bytes.keys()].filter(({ bytes }) => bytes === undefined);
        const measure = async (entry) => {
            if (signal?.aborted)
                return;
            const bytes = await (0,measure_tree/* measureTree */.J)(entry.dir, signal).catch(() => 0);
            this.#bytes.set(entry, bytes);
            this.#total += bytes;
        };
        await (0,in_batches/* inBatches */.o)(unknown, measure, prune_plan_SIDE_BY_SIDE);
    }
    /** Why that entry is to go to make room, in words; undefined if it is not. To be asked in the order of {@link oldestFirst}. */
    async whyTooMuch(entry) {
        const { maxBytes, minFreeBytes } = this.#limits;
        // It would make no room.
        if (this.#bytes.get(entry) === 0)
            return undefined;
        if (maxBytes !== undefined && this.#total > maxBytes)
            return `${unused(entry.idleSeconds)}, and all take more than ${describeBytes(maxBytes)}`;
        if (minFreeBytes !== undefined && (await this.#freeBytes()) < minFreeBytes)
            return `${unused(entry.idleSeconds)}, and less than ${describeBytes(minFreeBytes)} is free`;
        return undefined;
    }
    removed(entry) {
        const bytes = this.#bytes.get(entry) ?? 0;
        this.#bytes.delete(entry);
        this.#total -= bytes;
        this.#removed += bytes;
    }
    /** Of an entry that was to go and could not, not at all or not all of it: what is left is looked up. */
    async partlyRemoved(entry, signal) {
        const before = this.#bytes.get(entry) ?? 0;
        // What its builder has measured is its result alone.
        const measured = entry.bytes === undefined || entry.attempt === undefined ? entry.dir : (0,layout/* attemptPlace */.Fo)(entry.dir, entry.attempt).dir;
        const left = Math.min(before, await (0,measure_tree/* measureTree */.J)(measured, signal).catch(() => before));
        this.#bytes.set(entry, left);
        this.#total -= before - left;
        this.#removed += before - left;
    }
    /** Which limit is exceeded still, in words. */
    async exceeded() {
        const { maxBytes, minFreeBytes } = this.#limits;
        const rest = 'all that is left is in use, being built or too young';
        if (maxBytes !== undefined && this.#total > maxBytes)
            return `${describeBytes(this.#total)} are taken, more than ${describeBytes(maxBytes)} (max-size): ${rest}`;
        if (minFreeBytes === undefined)
            return undefined;
        const free = await this.#freeBytes();
        return free < minFreeBytes
            ? `${describeBytes(free)} are free, less than ${describeBytes(minFreeBytes)} (min-free): ${rest}`
            : undefined;
    }
}
function unused(seconds) {
    return `unused for ${describeSeconds(seconds)}`;
}

;// CONCATENATED MODULE: ./lib/store/prune/scan-marker.js




/** In a repository's directory: a link that says who has looked through it last, and when by the server's clock. */
const SCAN_MARKER = '.pruned';
/**
 * Lets one of all who ask within `everySeconds` look through a repository. It saves work and guards nothing: after a stall there
 * may be two.
 *
 * @throws SharedDirError
 */
async function beginScan(host, root, folders, who, everySeconds) {
    const { dir } = host;
    if ((await findForeignLink(root, folders)) !== undefined)
        return { kind: 'not there' };
    const repository = join(root, ...folders);
    const path = join(repository, SCAN_MARKER);
    const link = await dir.readLink(path);
    if (link !== undefined) {
        const secondsAgo = (await readAges(host, repository)).ageSeconds(link.mtimeNs);
        // One from the future, by a clock that was set back, would hold for ever.
        if (secondsAgo >= 0 && secondsAgo < everySeconds)
            return notDue(link.text, secondsAgo);
        if ((await dir.unlink(path)) === 'absent')
            return { kind: 'not due', secondsAgo: 0 };
    }
    switch (await dir.symlink(formatHolder(who), path)) {
        case 'made':
            return { kind: 'begun' };
        case 'exists':
            return { kind: 'not due', secondsAgo: 0 };
        case 'no-parent':
            return { kind: 'not there' };
    }
}
function notDue(text, secondsAgo) {
    const by = parseHolder(text);
    return { kind: 'not due', secondsAgo, ...(by ? { by } : {}) };
}

;// CONCATENATED MODULE: ./lib/store/prune/remove-folders.js





/**
 * Removes repositories, owners and trees that hold nothing (any more), by rmdir alone. Whoever is about to build there makes them
 * anew.
 *
 * @param folders those below first
 */
async function removeFolders(rules, path, folders, onUnreachable) {
    const { dir: shared } = rules.host;
    const unreachable = (where) => (error) => onUnreachable({ path: where, why: error instanceof Error ? error.message : `${error}` });
    for (const left of ((await shared.list(path)) ?? []).filter(isScratch)) {
        await removeScratch(rules, (0,external_node_path_.join)(path, left)).catch(unreachable((0,external_node_path_.join)(path, left)));
    }
    for (const { folders: parts, names } of folders) {
        const remove = async () => {
            let below = names.length;
            for (let depth = parts.length; await isRemoved(rules, path, parts.slice(0, depth), below); depth -= 1)
                below = 1;
        };
        await remove().catch(unreachable((0,external_node_path_.join)(path, ...parts)));
    }
}
/** @param before how many names it has held: one that held none may just have been made */
async function isRemoved(rules, path, parts, before) {
    const shared = rules.host.dir;
    const name = parts.at(-1);
    if (name === undefined)
        return false;
    const isGone = await inTrustedDirectory(path, parts.slice(0, -1), 'trusted links', async (above) => {
        const isEmpty = await inTrustedDirectory(above, [name], 'no links', async (folder) => {
            const names = (await shared.list(folder)) ?? [];
            if (!names.every((left) => left === SCAN_MARKER || isScratch(left)))
                return false;
            if (before === 0 && (await isYoung(rules, folder)))
                return false;
            for (const left of names.filter(isScratch))
                if (!(await removeScratch(rules, (0,external_node_path_.join)(folder, left))))
                    return false;
            if (names.includes(SCAN_MARKER))
                await shared.unlink((0,external_node_path_.join)(folder, SCAN_MARKER));
            return true;
        }).catch(unlessLink);
        return isEmpty === true && (await shared.rmdir((0,external_node_path_.join)(above, name))) === 'removed';
    });
    return isGone === true;
}
/** A link stays, and what is mounted. */
function unlessLink(error) {
    if (error instanceof shared_dir/* SharedDirError */.fE && ['ELOOP', 'EXDEV'].includes(error.code))
        return false;
    throw error;
}

;// CONCATENATED MODULE: ./lib/store/prune/prune.js

















/** Entries in which leftovers are looked for side by side. */
const prune_SIDE_BY_SIDE = 16;
/**
 * Removes what is over the limits, and whatever nobody can need any more. It takes nothing that is in use, waits for nobody,
 * and may be ended at any point: what it leaves then the next one goes on with, and nobody trusts it (protocol: prune 1 to 6).
 *
 * @throws SharedDirError where `path` cannot be listed or written to
 */
async function prune(options) {
    const { host, path, trees = [[]], signal, isDryRun = false } = options;
    const rules = {
        host: beatingOnDemand(host),
        ages: await (0,store_ages/* readAges */.H)(host, path),
        minAgeSeconds: options.minAgeSeconds ?? MIN_AGE_SECONDS,
        userTimeoutSeconds: options.userTimeoutSeconds ?? USER_TIMEOUT_SECONDS,
        ...(options.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: options.maxAgeSeconds }),
        isDryRun,
        removeTree: remove_tree/* removeTree */.d,
    };
    const listings = [];
    const unreachable = [];
    for (const folders of trees) {
        const foreign = await foreign_link_findForeignLink(path, folders);
        if (foreign === undefined)
            listings.push(await listEntries(host, path, { folders, ages: rules.ages, signal }));
        else
            unreachable.push({ path: foreign.path, why: describeForeign(foreign) });
    }
    const entries = listings.flatMap((listing) => listing.entries);
    unreachable.push(...listings.flatMap((listing) => listing.unreachable));
    const free = async () => (await spaceOf(path)).freeBytes + (isDryRun ? plan.removedBytes : 0);
    const plan = new PrunePlan(options, entries, free);
    const removed = [];
    const kept = [];
    const young = [];
    const others = [];
    let leftovers = 0;
    const pruneOne = async (entry, why) => {
        const goes = why === undefined ? undefined : { unusedForSeconds: entry.idleSeconds };
        const pruned = await pruneAt(rules, path, entry, goes).catch((error) => {
            unreachable.push({ path: entry.dir, why: error instanceof Error ? error.message : `${error}` });
        });
        leftovers += pruned?.leftovers ?? 0;
        if (pruned?.strange !== undefined)
            unreachable.push({ path: entry.dir, why: describeStrange(pruned.strange) });
        if (pruned?.kind === 'removed') {
            plan.removed(entry);
            removed.push({ entry, why: why ?? 'a crash, or somebody who removed its files, had left it' });
        }
        else if (why !== undefined) {
            if (!isDryRun && pruned?.kind !== 'young' && pruned?.kind !== 'in use')
                await plan.partlyRemoved(entry, signal);
            if (pruned !== undefined)
                kept.push({ entry, pruned });
        }
    };
    for (const entry of plan.oldestFirst) {
        if (signal?.aborted)
            break;
        const why = plan.whyTooOld(entry);
        if (why === undefined)
            young.push(entry);
        else
            await pruneOne(entry, why);
    }
    await plan.measure(signal);
    for (const entry of young) {
        if (signal?.aborted)
            break;
        const why = await plan.whyTooMuch(entry);
        if (why === undefined)
            others.push(entry);
        else
            await pruneOne(entry, why);
    }
    await (0,in_batches/* inBatches */.o)(others, async (entry) => (signal?.aborted ? undefined : await pruneOne(entry)), prune_SIDE_BY_SIDE);
    if (!isDryRun && !signal?.aborted) {
        const folders = listings.flatMap((listing) => listing.folders);
        await removeFolders(rules, path, folders, (folder) => unreachable.push(folder));
    }
    const exceeded = await plan.exceeded();
    return {
        entries: entries.length,
        removed,
        removedBytes: plan.removedBytes,
        kept,
        leftovers,
        unreachable,
        bytes: plan.bytes,
        ...(exceeded === undefined ? {} : { exceeded }),
        isComplete: signal?.aborted !== true,
    };
}
/** Where the results of a repository's forks are, and those of events that do not tell whose code they are about. */
async function treesOfForks(shared, path, repository) {
    const events = (await shared.list(join(path, '.forks'))) ?? [];
    return events.map((event) => ['.forks', event, ...repository]);
}
function describeStrange(names) {
    return `it holds what is not build-once's, and stays: ${names.slice(0, 3).join(', ')}`;
}
/** Prunes one entry, whatever somebody puts in the place of a directory on the way there meanwhile. */
async function pruneAt(rules, path, { folders, id, dir }, goes) {
    return await inTrustedDirectory(path, folders, 'trusted links', async (repository) => {
        const pruned = await inTrustedDirectory(repository, [id], 'no links', async (inside) => {
            return await pruneEntry(rules, inside, goes).catch((error) => {
                // What it is decides the exit code.
                if (error instanceof Error)
                    error.message = error.message.replaceAll(inside, dir);
                throw error;
            });
        });
        if (pruned?.kind !== 'removed')
            return pruned;
        const { host, isDryRun } = rules;
        const left = (0,external_node_path_.join)(repository, id);
        if (!isDryRun && (await host.dir.rmdir(left)) !== 'not-empty')
            return pruned;
        const strange = [];
        for (const name of (await host.dir.list(left)) ?? []) {
            const isOurs = name === '.locks' || (0,layout/* attemptWith */.av)(name) !== undefined;
            if (!isOurs && !(isScratch(name) && (await isYoung(rules, (0,external_node_path_.join)(left, name)))))
                strange.push(name);
        }
        return strange.length === 0 ? pruned : { ...pruned, strange };
    });
}

;// CONCATENATED MODULE: ./lib/store/prune/clean-entry.js





/**
 * Removes one entry, however young, so that the next job builds it. Like {@link prune} it takes nothing that is in use or being
 * built; the answer says whose that is.
 *
 * @param path the directory that all runners share
 * @returns undefined if the entry is not there (any more)
 * @throws SharedDirError
 */
async function cleanEntry(host, path, entry) {
    const rules = {
        host: beatingOnDemand(host),
        ages: await (0,store_ages/* readAges */.H)(host, path),
        minAgeSeconds: Number.NEGATIVE_INFINITY,
        userTimeoutSeconds: USER_TIMEOUT_SECONDS,
        isDryRun: false,
        removeTree: remove_tree/* removeTree */.d,
    };
    return await pruneAt(rules, path, entry, { unusedForSeconds: Number.NEGATIVE_INFINITY });
}

// EXTERNAL MODULE: ./lib/shared-dir/physical-path.js
var physical_path = __nccwpck_require__(3724);
;// CONCATENATED MODULE: ./lib/cli/open-path.js



/** A server that is gone would be waited for without end. */
const ANSWER_SECONDS = 30;
/** @throws UsageError */
function parsePath(text) {
    const path = text?.trim();
    if (!path)
        throw new UsageError('no shared directory: give --path DIR, or set BUILD_ONCE_PATH');
    if (!(0,external_node_path_.isAbsolute)(path))
        throw new UsageError(`--path must be absolute, not ${JSON.stringify(path)}`);
    return (0,external_node_path_.resolve)(path);
}
/**
 * Sees that the shared directory is there: a missing one usually means that the mount is.
 *
 * @throws MountError
 */
async function openPath({ dir, clock }, path) {
    const answered = new AbortController();
    const over = clock.sleep(ANSWER_SECONDS, answered.signal).then(() => 'no answer');
    let names;
    try {
        names = await Promise.race([dir.list(path), over]);
    }
    catch (error) {
        if (error instanceof shared_dir/* SharedDirError */.fE && error.code === 'ENOTDIR')
            throw new MountError(`${path} is not a directory`);
        throw error;
    }
    finally {
        answered.abort();
    }
    if (names === 'no answer')
        throw new MountError(`${path} has not answered within ${ANSWER_SECONDS} s; is its server there?`);
    if (names === undefined)
        throw new MountError(`${path} does not exist; is the mount there on this machine?`);
}

;// CONCATENATED MODULE: ./lib/cli/entries/find-entry.js






/** `OWNER/REPO/NAME-DIGEST`, as an entry is shown and can be given again. */
function nameOf({ folders, id }) {
    return [...folders, id].join('/');
}
/**
 * The entries that somebody means: each an id, a path (also of something in an entry), or a beginning of one that no other
 * entry has.
 *
 * @param cwd what a path is relative to
 * @throws UsageError for one that is not unique
 * @throws Refused for one that is not there
 */
async function chooseEntries({ host, cwd }, options, texts) {
    const path = parsePath(options.path);
    await openPath(host, path);
    const all = [];
    const passOver = () => undefined;
    await findEntries(path, [], { entry: (entry) => all.push(entry), folder: passOver, unreachable: passOver });
    const chosen = new Set();
    for (const text of texts)
        chosen.add(choose(all, text, { path, below: await belowPath(path, text, cwd) }));
    return { path, ages: await (0,store_ages/* readAges */.H)(host, path), entries: [...chosen] };
}
const MOST_NAMED = 5;
function choose(entries, text, { path, below }) {
    const isExact = (entry) => entry.id === text || `${below}/`.startsWith(`${nameOf(entry)}/`);
    const begins = (entry) => entry.id.startsWith(text) || nameOf(entry).startsWith(below);
    const exact = entries.filter(isExact);
    const matches = exact.length > 0 ? exact : entries.filter(begins);
    const [only, ...others] = matches;
    if (text === '' || only === undefined)
        throw new Refused(`no entry ${JSON.stringify(text)} below ${path}; \`build-once status\` lists them`);
    if (others.length === 0)
        return only;
    const names = matches.slice(0, MOST_NAMED).map(nameOf);
    const more = matches.length > MOST_NAMED ? `, and ${matches.length - MOST_NAMED} more` : '';
    throw new UsageError(`${JSON.stringify(text)} may be any of ${names.join(', ')}${more}: give more of it`);
}
/** What is given as a path, relative to the shared directory; what leads elsewhere, as it is. */
async function belowPath(path, text, cwd) {
    if (!text.includes(external_node_path_.sep))
        return text;
    const given = (0,external_node_path_.resolve)(cwd, text);
    for (const [root, name] of [
        [path, given],
        [await (0,physical_path/* physicalPath */.D)(path), await (0,physical_path/* physicalPath */.D)(given)],
    ]) {
        const inside = (0,external_node_path_.relative)(root, name);
        if (inside !== '' && inside !== '..' && !inside.startsWith(`..${external_node_path_.sep}`) && !inside.startsWith(external_node_path_.sep))
            return inside;
    }
    return text;
}

;// CONCATENATED MODULE: ./lib/cli/entries/describe.js





async function seeBuilder(host, summary) {
    const { status } = summary;
    const hasEnded = status.kind === 'being built' && (await (0,process_identity/* hasEndedHere */.Pc)(host, status.builder));
    return { ...summary, hasEnded };
}
function stateOf({ status, isRetired }) {
    switch (status.kind) {
        case 'built':
            return isRetired ? 'empty' : 'built';
        case 'being built':
            return 'building';
        case 'failed':
            return 'failed';
        case 'unknown':
            return status.why === undefined ? 'empty' : 'unreadable';
    }
}
const COLUMNS = [
    { heading: 'ENTRY' },
    { heading: 'STATE' },
    { heading: 'SIZE', align: 'right' },
    { heading: 'SINCE', align: 'right' },
    { heading: 'LAST USE', align: 'right' },
    { heading: 'USERS', align: 'right' },
    { heading: 'BY' },
];
/** The cells of a line of `status`. */
function describeRow(entry, nowSeconds) {
    const since = sinceOf(entry);
    const isBuilt = stateOf(entry) === 'built';
    return [
        ownLine(nameOf(entry)),
        stateOf(entry),
        entry.bytes === undefined ? '' : describeBytes(entry.bytes),
        since === undefined ? '' : describeSeconds(nowSeconds - since),
        describeSeconds(entry.idleSeconds),
        isBuilt ? `${entry.users}` : '',
        ownLine(describeWho(entry)),
    ];
}
/** Seconds since 1970 by the clock of whoever built it, which may not be ours. */
function sinceOf({ status }) {
    switch (status.kind) {
        case 'built':
            return parseTime(status.done.finishedAt);
        case 'being built':
            return status.builder.timestamp > 0 ? status.builder.timestamp : undefined;
        case 'failed':
            return parseTime(status.failure.failedAt);
        case 'unknown':
            return undefined;
    }
}
function parseTime(iso) {
    const milliseconds = Date.parse(iso ?? '');
    return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
/** Who has built it, builds it, or failed to, and for how long a builder has been silent. */
function describeWho(entry) {
    const who = describe_builderOf(entry);
    const name = who === undefined ? 'somebody who left no name' : describeBuilder(who);
    switch (entry.status.kind) {
        case 'being built':
            return `${name}, ${describeSign(entry)}`;
        case 'unknown':
            return entry.status.why ?? '';
        default:
            return name;
    }
}
function describeSign({ hasEnded, beatAgeSeconds }) {
    if (hasEnded)
        return 'whose process has ended';
    return beatAgeSeconds === undefined
        ? 'without a sign of life'
        : `last sign of life ${describeSeconds(beatAgeSeconds)} ago`;
}
function describe_builderOf({ status }) {
    switch (status.kind) {
        case 'built':
            return status.done.builder;
        case 'being built':
            return status.builder;
        case 'failed':
            return status.failure.builder;
        case 'unknown':
            return undefined;
    }
}
/** As `status --json` and `show --json` have it; names do not change within a major version. */
function entryAsJson(entry) {
    const { status } = entry;
    return {
        entry: nameOf(entry),
        repository: entry.folders.join('/'),
        id: entry.id,
        dir: entry.dir,
        state: stateOf(entry),
        bytes: entry.bytes ?? null,
        attempt: entry.attempt ?? null,
        builtAt: status.kind === 'built' ? (status.done.finishedAt ?? null) : null,
        buildSeconds: status.kind === 'built' ? status.done.seconds : null,
        users: entry.users,
        idleSeconds: Math.round(entry.idleSeconds),
        builder: whoAsJson(describe_builderOf(entry)),
        lastBeatSecondsAgo: entry.beatAgeSeconds === undefined ? null : Math.round(entry.beatAgeSeconds),
        builderHasEnded: entry.hasEnded,
        problem: status.kind === 'unknown' ? (status.why ?? null) : null,
        failure: status.kind === 'failed' ? status.failure.message : null,
        failedAt: status.kind === 'failed' ? (status.failure.failedAt ?? null) : null,
    };
}
function whoAsJson(holder) {
    if (holder === undefined)
        return null;
    const { hostname, pid, timestamp, about = {} } = holder;
    const { job = null, runner = null, url = null } = about;
    return { host: hostname, pid, since: timestamp, job, runner, url };
}

;// CONCATENATED MODULE: ./lib/cli/commands/clean.js









const EXAMPLES = `
It takes nothing that is in use or being built, and says whose that is. With --force a result that is in use counts no more, so that
the next job builds; its files stay until its users are done, and go with the next prune.

Examples:
  build-once clean sim-3f2a
  build-once clean --force acme/soc/sim-0123456789abcdef
`;
function addClean(program, cli) {
    program
        .command('clean')
        .summary('remove entries, so that they are built anew')
        .description('Removes entries, so that the next job builds them anew.')
        .argument('<entry...>', 'an id, a path, or a unique beginning of one')
        .option('--force', 'also where a result is in use: its files stay until its users are done')
        .option('--json', 'print JSON')
        .addHelpText('after', EXAMPLES)
        .action(async (texts, _, self) => await clean(cli, texts, self.optsWithGlobals()));
}
async function clean(cli, texts, options) {
    const { terminal, host } = cli;
    const { path, entries } = await chooseEntries(cli, options, texts);
    const cleaned = [];
    for (const entry of entries) {
        const { kind = 'removed', users = [], strange } = (await cleanEntry(host, path, entry)) ?? {};
        const isForced = kind === 'in use' && options.force === true;
        if (isForced)
            await invalidate(cli, entry);
        const name = nameOf(entry);
        cleaned.push({
            entry: name,
            outcome: isForced ? 'invalidated' : kind,
            users: users.map(({ who }) => whoAsJson(who)),
        });
        if ((kind !== 'removed' && !isForced) || strange !== undefined)
            cli.exitWith(EXIT.no);
        if (strange !== undefined)
            terminal.error(ownLine(`${entry.dir}: ${describeStrange(strange)}`));
        if (options.json === true)
            continue;
        const shown = ownLine(name);
        if (kind === 'removed')
            terminal.result(`removed ${shown}`);
        else if (isForced)
            terminal.result(`${shown} counts no more; its files stay until its users are done`);
        else if (kind === 'in use') {
            const who = users.map((user) => (user.who === undefined ? user.path : describeBuilder(user.who))).join('; ');
            terminal.error(ownLine(`${name} is in use${who === '' ? '' : ` by ${who}`}; --force lets the next job build all the same`));
        }
        else if (kind === 'being built')
            terminal.error(`${shown} is being built; see \`build-once show ${shown}\`, and \`unlock\``);
        else if (kind === 'of a later version')
            terminal.error(`${shown} was built by a later version of build-once, and stays: use that to clean it`);
        else
            terminal.error(`${shown} was used or built again meanwhile, and stays`);
    }
    if (options.json === true)
        terminal.json({ path, entries: cleaned });
}
/** Removes its markers alone, under its lock. */
async function invalidate({ host }, { dir }) {
    const guard = new CallOnce({
        path: dir,
        name: layout/* BUILD */.Bv,
        timeout: 0,
        holderInfo: false,
        about: { job: 'build-once clean' },
        host,
        fn: () => null,
    });
    await guard.clean();
}

;// CONCATENATED MODULE: ./lib/cli/doctor/finding.js
function ok(check, text) {
    return { check, level: 'ok', text };
}
function found(level, check, text, advice) {
    return { check, level, text, ...(advice === undefined ? {} : { advice }) };
}
function reason(error) {
    return error instanceof Error ? error.message : `${error}`;
}

;// CONCATENATED MODULE: ./lib/cli/doctor/calls.js



const ROUNDS = 20;
const RACERS = 8;
/** A link of a claim may take so many. */
const LONGEST_TEXT = 'x'.repeat(999);
const SLOW_MS = 20;
/** Whether the server decides as the protocol needs it, and how long it takes. @param dir one of our own, empty */
async function checkCalls(host, dir) {
    const times = new Map();
    const timed = async (name, call) => {
        const began = host.clock.monotonicSeconds();
        const answer = await call();
        times.set(name, [...(times.get(name) ?? []), (host.clock.monotonicSeconds() - began) * 1000]);
        return answer;
    };
    const findings = [
        await checkExclusive(host.dir, dir, timed),
        await checkHardLinks(host.dir, dir, timed),
        await checkSymbolicLinks(host.dir, dir, timed),
    ];
    for (let round = 0; round < ROUNDS; round += 1)
        await timed('list', () => host.dir.list(dir));
    const milliseconds = Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
    const shown = Object.entries(milliseconds).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
    const text = `milliseconds a call: ${shown.join(', ')}`;
    const isSlow = (milliseconds.mkdir ?? 0) > SLOW_MS;
    findings.push(isSlow
        ? found('warning', 'speed', text, 'each leg makes some dozens of calls: see whether the server or the network is overloaded')
        : ok('speed', text));
    return { findings, milliseconds };
}
async function checkExclusive(shared, dir, timed) {
    const advice = 'this file system cannot hold locks; use another';
    try {
        for (let round = 0; round < ROUNDS; round += 1) {
            const lock = (0,external_node_path_.join)(dir, `lock.${round}`);
            const made = await Promise.all(Array.from({ length: RACERS }, () => shared.mkdir(lock)));
            const winners = made.filter((answer) => answer === 'made').length;
            if (winners !== 1)
                return found('serious', 'exclusive', `mkdir of one name succeeded for ${winners} of ${RACERS} at once`, advice);
            await timed('rmdir', () => shared.rmdir(lock));
            await timed('mkdir', () => shared.mkdir(lock));
            await shared.rmdir(lock);
        }
        return ok('exclusive', 'of all who make one directory at once, one succeeds');
    }
    catch (error) {
        return found('serious', 'exclusive', `directories cannot be made and removed: ${reason(error)}`, advice);
    }
}
async function checkHardLinks(shared, dir, timed) {
    const [draft, name] = [(0,external_node_path_.join)(dir, 'draft'), (0,external_node_path_.join)(dir, 'marker')];
    const advice = 'results are published by hard links: use a file system that has them';
    try {
        for (let round = 0; round < ROUNDS; round += 1) {
            await timed('create', () => shared.create(draft, 'text'));
            const first = await timed('link', () => shared.link(draft, name));
            const second = await shared.link(draft, name);
            if (first !== 'linked' || second !== 'exists')
                return found('serious', 'hard-links', `a second link to a name that is taken was ${second}`, advice);
            if ((await timed('read', () => shared.read(name))) !== 'text')
                return found('serious', 'hard-links', 'a file has another content by its second name', advice);
            await timed('unlink', () => shared.unlink(name));
            await shared.unlink(draft);
        }
        return ok('hard-links', 'hard links work, and take no name that is taken');
    }
    catch (error) {
        return found('serious', 'hard-links', `hard links do not work: ${reason(error)}`, advice);
    }
}
async function checkSymbolicLinks(shared, dir, timed) {
    const [claim, next] = [(0,external_node_path_.join)(dir, 'claim.0'), (0,external_node_path_.join)(dir, 'claim.1')];
    const advice = 'a lock is held by a symbolic link that is renamed: use a file system that has them';
    try {
        for (let round = 0; round < ROUNDS; round += 1) {
            const [first, second] = [
                await timed('symlink', () => shared.symlink(LONGEST_TEXT, claim)),
                await shared.symlink('y', claim),
            ];
            if (first !== 'made' || second !== 'exists')
                return found('serious', 'symbolic-links', `a second link of one name was ${second}`, advice);
            await timed('rename', () => shared.rename(claim, next));
            if ((await timed('readlink', () => shared.readLink(next)))?.text !== LONGEST_TEXT)
                return found('serious', 'symbolic-links', 'a link does not keep a text of 999 bytes', advice);
            const [removed, again] = [await shared.unlink(next), await shared.unlink(next)];
            if (removed !== 'removed' || again !== 'absent')
                return found('serious', 'symbolic-links', `a link was removed twice: ${removed}, ${again}`, advice);
        }
        return ok('symbolic-links', 'symbolic links can be made, renamed and removed, each once');
    }
    catch (error) {
        const why = error instanceof shared_dir/* SharedDirError */.fE && error.code === 'ENAMETOOLONG' ? 'they hold too little text' : reason(error);
        return found('serious', 'symbolic-links', `symbolic links do not work: ${why}`, advice);
    }
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

;// CONCATENATED MODULE: ./lib/cli/doctor/clock.js



const MOST_CHANGES = 400;
const ENOUGH_TICKS = 10;
const COARSE_SECONDS = 1;
const SKEWED_SECONDS = 60;
/** How finely the server's clock stamps, and how far it is from this machine's. @param dir one of our own, empty */
async function checkClock({ dir: shared, clock }, dir) {
    const name = (0,external_node_path_.join)(dir, 'tick');
    const steps = [];
    let before;
    let skew = 0;
    for (let change = 0; change < MOST_CHANGES && steps.length < ENOUGH_TICKS; change += 1) {
        const began = clock.wallSeconds();
        await shared.mkdir(name);
        const ended = clock.wallSeconds();
        const stamp = (await shared.status(name))?.mtimeNs;
        await shared.rmdir(name);
        if (stamp === undefined)
            break;
        skew = Number(stamp) / 1e9 - (began + ended) / 2;
        if (before !== undefined && stamp > before)
            steps.push(Number(stamp - before) / 1e9);
        before = stamp;
    }
    if (steps.length === 0)
        return [
            found('serious', 'clock', 'the server does not stamp what changes', 'silence of a builder cannot be told there'),
        ];
    return [describeTick(Math.min(...steps)), describeSkew(skew)];
}
function describeTick(seconds) {
    const shown = seconds < 0.001 ? 'finer than a call takes' : `${Math.round(seconds * 1000)} ms`;
    const text = `the server's clock ticks each ${shown}`;
    if (seconds < COARSE_SECONDS)
        return ok('clock-tick', text.replace('each finer', 'finer'));
    return found('warning', 'clock-tick', text, 'changes may be seen late on NFS 3; an ext4 with 256-byte inodes, or XFS, has finer times');
}
function describeSkew(seconds) {
    const distance = Math.abs(seconds);
    const text = `the server's clock is ${distance < 1 ? `${Math.round(distance * 1000)} ms` : describeSeconds(distance)} ${seconds < 0 ? 'behind' : 'ahead of'} this machine's`;
    if (distance < SKEWED_SECONDS)
        return ok('clock-skew', text);
    return found('warning', 'clock-skew', text, 'nothing rests on it, but people and logs will be confused: let NTP or chrony set both');
}

;// CONCATENATED MODULE: ./lib/store/unlock.js







/** The lock of an entry; undefined if nobody has it. */
async function readLock({ dir: shared }, ages, entryDir) {
    const paths = lockPathsOf(entryDir);
    await shared.list(paths.parent);
    const names = await shared.list(paths.lock);
    const status = names && (await shared.status(paths.lock));
    if (status === undefined || names === undefined)
        return undefined;
    const beatAgeSeconds = ages.ageSeconds(status.mtimeNs);
    const [claim] = sortInside(names).claims;
    const link = claim && (await shared.readLink(paths.claim(claim)));
    const holder = link && holder_parseHolder(link.text);
    return { beatAgeSeconds, ...(claim ? { claim } : {}), ...(holder ? { holder } : {}) };
}
/**
 * Ends the lock of a holder that is dead by the protocol's own rules: its process on this machine is gone, or no beat of it has
 * reached the server for the lease.
 *
 * @returns `held` where it may be alive
 * @throws SharedDirError
 */
async function endDeadLock(host, entryDir) {
    return await sweepLock(host, lockPathsOf(entryDir), DEFAULT_SECONDS.lease);
}
/** The holder may beat between two of our calls, each time. */
const MOST_TRIES = 10;
/**
 * Takes a lock away from a holder that may well be alive: whoever says so has seen whose it is. A holder that is alive notices at
 * its next beat, ends its build and waits.
 *
 * @param token of the claim that was seen: no later holder's
 * @returns `absent` where that holder has ended
 * @throws SharedDirError
 */
async function endLock(host, entryDir, token) {
    const paths = lockPathsOf(entryDir);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if ((await endClaimOf(host, paths, token)).kind === 'ended')
            return 'ended';
    }
    return 'absent';
}
function lockPathsOf(entryDir) {
    return new LockPaths(new EntryPaths(entryDir, layout/* BUILD */.Bv).lock);
}

;// CONCATENATED MODULE: ./lib/cli/doctor/leftovers.js









const leftovers_MOST_NAMED = 5;
const DAY_SECONDS = 24 * 3600;
/** What crashes have left, and locks whose holder gives no sign of life. */
async function checkLeftovers(host, ages, path) {
    const { entries, folders, unreachable } = await listEntries(host, path, { ages });
    const old = [];
    for (const entry of entries)
        if (await isHeldByDead(host, ages, entry))
            old.push(describeLocked(entry));
    const findings = [];
    findings.push(old.length === 0
        ? ok('locks', 'no lock has been silent for longer than its lease')
        : found('warning', 'locks', `locks of builders that are dead or silent: ${some(old)}`, 'the next job takes them over; to end one now: build-once unlock ENTRY'));
    const retired = entries.filter(({ isRetired }) => isRetired).map(nameOf);
    const scratch = await oldScratch(host, ages, path, folders.find((folder) => folder.folders.length === 0)?.names ?? []);
    const left = [...retired, ...scratch];
    findings.push(left.length === 0
        ? ok('leftovers', `nothing was left behind among ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`)
        : found('remark', 'leftovers', `left behind: ${some(left)}`, 'build-once prune removes it'));
    if (unreachable.length > 0) {
        const names = unreachable.map(({ path: where, why }) => `${where} ${why}`);
        findings.push(found('warning', 'unreachable', `passed over: ${some(names)}`, 'see whose these are, and who may write there'));
    }
    return findings;
}
async function isHeldByDead(host, ages, { status, dir, beatAgeSeconds }) {
    if (status.kind === 'being built') {
        const lease = Math.max(DEFAULT_SECONDS.lease, status.builder.leaseSeconds ?? 0);
        return (beatAgeSeconds ?? 0) > lease || (await (0,process_identity/* hasEndedHere */.Pc)(host, status.builder));
    }
    if (status.kind !== 'unknown')
        return false;
    // A lock without a claim says nothing of a builder.
    const lock = await readLock(host, ages, dir);
    return lock !== undefined && lock.beatAgeSeconds > DEFAULT_SECONDS.lease;
}
function describeLocked(entry) {
    const { beatAgeSeconds } = entry;
    return `${nameOf(entry)}${beatAgeSeconds === undefined ? '' : ` (${describeSeconds(beatAgeSeconds)})`}`;
}
async function oldScratch({ dir: shared }, ages, path, names) {
    const old = [];
    for (const name of names.filter((each) => each.startsWith(store_ages/* SCRATCH */.Z))) {
        const status = await shared.status((0,external_node_path_.join)(path, name));
        if (status !== undefined && ages.ageSeconds(status.mtimeNs) > DAY_SECONDS)
            old.push(name);
    }
    return old;
}
function some(names) {
    const more = names.length > leftovers_MOST_NAMED ? `, and ${names.length - leftovers_MOST_NAMED} more` : '';
    return names.slice(0, leftovers_MOST_NAMED).join(', ') + more;
}

;// CONCATENATED MODULE: ./lib/shared-dir/mount/mount-options.js

/** The mount that `path` is on; undefined where the system does not tell (macOS). */
async function mountOf(path) {
    try {
        return findMount(await (0,external_node_fs_promises_.readFile)('/proc/self/mountinfo', 'utf8'), await (0,external_node_fs_promises_.realpath)(path));
    }
    catch {
        return undefined;
    }
}
/** Whether nothing on the mount of `path` can be executed, whatever its mode. */
async function isNoexec(path) {
    return (await mountOf(path))?.options.includes('noexec') === true;
}
/** The last mount whose mount point `path` is on or below: a later one covers those before it. */
function findMount(mountinfo, path) {
    let found;
    for (const line of mountinfo.split('\n')) {
        const [before = '', after] = line.split(' - ');
        const [, , , , point, ofMount = ''] = before.split(' ');
        if (point === undefined || after === undefined)
            continue;
        const [type = '', , ofFileSystem = ''] = after.split(' ');
        // `noexec` is the mount's own, `soft` and `nocto` are the file system's.
        const mount = { point: plain(point), type, options: [...ofMount.split(','), ...ofFileSystem.split(',')] };
        const isOn = path === mount.point || path.startsWith(mount.point === '/' ? '/' : `${mount.point}/`);
        if (isOn && (found === undefined || mount.point.length >= found.point.length))
            found = mount;
    }
    return found;
}
/** What a person should know of such a mount: where NFS, or what is not NFS, gives less than the protocol builds on. */
function mountWarnings({ point, type, options }) {
    const warnings = [];
    if (options.includes('soft') || options.includes('softerr')) {
        warnings.push(`${point} is mounted soft: a request that times out is reported as failed and may be carried out later all the same. ` +
            'A build can fail by that, or be made twice; mount it hard.');
    }
    if (options.includes('nocto')) {
        warnings.push(`${point} is mounted with nocto: what another host did may be seen half a minute late, results as well as signs of life. ` +
            'Mount it without nocto.');
    }
    if (options.includes('noexec')) {
        warnings.push(`${point} is mounted noexec: no program that is built there can be started, nor a shared library loaded. Mount it exec.`);
    }
    if (['cifs', 'smb3', '9p', 'fuse.sshfs'].includes(type)) {
        warnings.push(`${point} is a ${type} mount: build-once is tested on NFS 3 and 4 and on local file systems, not on this.`);
    }
    return warnings;
}
/** Blanks and the like stand in mountinfo as octal numbers. */
function plain(text) {
    return text.replaceAll(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}

;// CONCATENATED MODULE: ./lib/shared-dir/system/system-text.js

/** What the system tells in a file of its own; undefined where it does not. */
async function readSystemText(path) {
    return await (0,external_node_fs_promises_.readFile)(path, 'utf8').catch(() => undefined);
}

;// CONCATENATED MODULE: ./lib/cli/doctor/mount.js



const NETWORK = /^(nfs4?|cifs|smb3|9p|fuse\.sshfs|lustre|gpfs|beegfs|ceph|glusterfs|fuse\.glusterfs|afs|wekafs|panfs)$/;
const SHOWN_OPTIONS = /^(vers|nfsvers|proto|sec|hard|soft|softerr|ac|noac|actimeo|acreg|acdir|lookupcache|nocto|ro|rw|noexec|nconnect|local_lock|sync)(=|$)/;
/** Of what kind the mount is, and whether its options take away what the protocol rests on. */
async function checkMount(path) {
    const mount = await mountOf(path);
    if (mount === undefined)
        return [found('remark', 'mount', 'this system does not tell how the directory is mounted')];
    const { point, type, options } = mount;
    const shown = [...new Set(options)].filter((option) => SHOWN_OPTIONS.test(option)).join(',');
    const described = `${point} is ${type}${version(mount)} (${shown})`;
    const findings = [
        NETWORK.test(type)
            ? ok('mount', described)
            : found('remark', 'mount', `${described}, a local file system: it serves this machine alone`),
    ];
    if (path === point) {
        findings.push(found('warning', 'mount-point', `${path} is the mount point itself: where the mount is missing, builds go to the disk below it unnoticed`, `make a directory below it, and use that: ${path}/builds`));
    }
    for (const text of mountWarnings(mount))
        findings.push(found('warning', 'mount-options', text));
    if (options.includes('ro')) {
        findings.push(found('remark', 'read-only', 'the mount is read-only: this machine can reuse results, not build or wait for builds'));
    }
    if (type.startsWith('nfs'))
        findings.push(await checkDirectoryDelegations(point));
    return findings;
}
function version({ options }) {
    const value = options.find((option) => option.startsWith('vers='))?.slice('vers='.length);
    return value === undefined ? '' : ` ${value}`;
}
const PARAMETER = '/sys/module/nfsv4/parameters/directory_delegations';
/**
 * A client of 2026 may ask for the right to be told of each change of a directory. While one that has died still has it, the server lets
 * nobody change that directory: no lock in it can be taken over before the server's own lease is over.
 */
async function checkDirectoryDelegations(point) {
    const parameter = (await readSystemText(PARAMETER))?.trim();
    const statistics = (await readSystemText('/proc/self/mountstats')) ?? '';
    const asked = askedForDelegations(statistics, point);
    if (parameter !== 'Y' && asked === 0)
        return ok('directory-delegations', 'this client asks for no delegations of directories');
    return found('warning', 'directory-delegations', `this client asks for delegations of directories${asked > 0 ? ` (${asked} times so far)` : ''}: where it dies, a takeover waits for the server's lease, not ours`, `echo N > ${PARAMETER}, and 'options nfsv4 directory_delegations=N' in /etc/modprobe.d/nfs.conf`);
}
/** How often, by the mount's statistics. */
function askedForDelegations(mountstats, point) {
    const mounts = mountstats.split(/^(?=device )/m);
    const own = mounts.find((text) => text.split(' ')[4] === point) ?? '';
    return Number(/^\s*GET_DIR_DELEGATION: (\d+)/m.exec(own)?.[1] ?? 0);
}

// EXTERNAL MODULE: ./lib/shared-dir/system/system-program.js
var system_program = __nccwpck_require__(1437);
// EXTERNAL MODULE: ./lib/shared-dir/system/user-name.js
var user_name = __nccwpck_require__(776);
;// CONCATENATED MODULE: ./lib/shared-dir/mount/owner.js




/** @throws SharedDirError */
async function ownerOf(path) {
    const { mode, uid, gid } = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.stat)(path));
    const [user, group] = await Promise.all([(0,user_name/* userName */.n)(uid), groupName(gid)]);
    return { mode, user, group };
}
async function groupName(gid) {
    const end = await (0,system_program/* runSystemProgram */.d)('getent', ['group', `${gid}`]);
    return end?.stdout.split(':')[0] || `gid ${gid}`;
}

;// CONCATENATED MODULE: ./lib/cli/doctor/permissions.js




const STICKY = 0o1000;
const SETGID = 0o2000;
const GROUP_WRITE = 0o020;
const OTHERS_WRITE = 0o002;
/** Who may write: whatever is made below gets the same permissions. */
async function checkPermissions(path) {
    const { mode, user, group } = await ownerOf(path);
    const octal = (mode & 0o7777).toString(8).padStart(4, '0');
    const described = `mode ${octal}, of user ${user} and group ${group}`;
    const has = (bit) => (mode & bit) !== 0;
    const findings = [];
    if (has(STICKY))
        findings.push(found('remark', 'sticky', `${described}: only its maker can remove a directory right below; further down nothing is sticky`));
    if (has(OTHERS_WRITE))
        findings.push(found('warning', 'world-writable', `${described}: whoever may write there decides what your jobs run`, `chmod o-w ${path}`));
    if (has(GROUP_WRITE) && !has(SETGID))
        findings.push(found('warning', 'setgid', `${described}: without the setgid bit, what one user makes belongs to that user's own group, and is closed to the others`, `chmod g+s ${path}`));
    if (!has(GROUP_WRITE) && !has(OTHERS_WRITE))
        findings.push(found('remark', 'one-user', `${described}: only ${user} can build there`, `for several users: chgrp GROUP ${path} && chmod 2770 ${path}`));
    return findings.length === 0 ? [ok('permissions', described)] : findings;
}
const LITTLE_BYTES = 1e9;
const LITTLE = 0.05;
const NOTHING_BYTES = 100e6;
async function checkSpace(path) {
    const space = await spaceOf(path);
    const { bytes, freeBytes, inodes, freeInodes } = space;
    const text = `${describeSpace(space)} free`;
    const advice = 'see what a prune would free: build-once status --max-age 14d; build-once prune --help';
    const hasInodes = inodes > 0;
    if (freeBytes < NOTHING_BYTES || (hasInodes && freeInodes < 1000))
        return found('serious', 'space', text, advice);
    if (freeBytes < LITTLE_BYTES || freeBytes < LITTLE * bytes || (hasInodes && freeInodes < LITTLE * inodes))
        return found('warning', 'space', text, advice);
    return ok('space', text);
}
function describeSpace({ bytes, freeBytes, inodes, freeInodes }) {
    const files = inodes > 0 ? `, and ${Math.round((100 * freeInodes) / inodes)} % of its inodes` : '';
    return `${describeBytes(freeBytes)} of ${describeBytes(bytes)}${files}`;
}

;// CONCATENATED MODULE: ./lib/cli/doctor/ping.js



const ping_ROUNDS = 10;
const ping_PAUSE_SECONDS = 0.02;
/** The other did not answer. */
class NoPeer extends Error {
    name = 'NoPeer';
}
/**
 * Measures how long another process, maybe on another host, takes to see a name, looking as a waiting job does. It sees `ping.N`
 * and makes `pong.N`; no clocks are compared.
 *
 * @param dir where both are
 * @returns seconds from a name's making until its answer was seen, for each round
 */
async function ping(host, dir, limitSeconds) {
    const { dir: shared, clock } = host;
    const seconds = [];
    for (let round = 0; round < ping_ROUNDS; round += 1) {
        const began = clock.monotonicSeconds();
        await makeVisible(host, dir, `ping.${round}`);
        await waitFor(host, dir, `pong.${round}`, limitSeconds);
        seconds.push(clock.monotonicSeconds() - began);
    }
    for (let round = 0; round < ping_ROUNDS; round += 1)
        await shared.rmdir((0,external_node_path_.join)(dir, `ping.${round}`));
    return seconds;
}
/** The other end of {@link ping}. */
async function answerPings(host, dir, limitSeconds) {
    for (let round = 0; round < ping_ROUNDS; round += 1) {
        await waitFor(host, dir, `ping.${round}`, limitSeconds);
        await makeVisible(host, dir, `pong.${round}`);
    }
}
/** As a marker is made: the directory is changed until its time has moved on. */
async function makeVisible(host, dir, name) {
    await (0,make_directory/* makeDirectory */.Oh)(host.dir, (0,external_node_path_.join)(dir, name));
    await (0,advance_mtime/* advanceMtime */.r)(host.dir, dir, (0,external_node_path_.join)(dir, `scratch.${host.newToken()}`));
}
async function waitFor({ dir: shared, clock }, dir, name, limitSeconds) {
    const until = clock.monotonicSeconds() + limitSeconds;
    while (!(await shared.list(dir))?.includes(name)) {
        if (clock.monotonicSeconds() >= until)
            throw new NoPeer(`no ${name} in ${dir} within ${limitSeconds} s`);
        await clock.sleep(ping_PAUSE_SECONDS);
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./lib/cli/doctor/visibility.js






const LATE_SECONDS = 2;
const LIMIT_SECONDS = 120;
/** How long until another process of this machine sees a name. @param dir one of our own, empty */
async function checkHere(host, dir, mainPath) {
    const other = (0,external_node_child_process_.spawn)(process.execPath, [mainPath, 'doctor', '--path', dir, '--answer'], { stdio: 'ignore' });
    try {
        return describe('another process here', 'visibility', await ping(host, dir, LIMIT_SECONDS));
    }
    catch (error) {
        return found('warning', 'visibility', `another process of this machine was not heard of: ${reason(error)}`);
    }
    finally {
        other.kill('SIGKILL');
    }
}
/** What both ends of `--peer` meet in, and its halves; the first who comes makes it. */
const MEETING = '.scratch.doctor-peer';
/**
 * The same with another host, on which somebody runs the same command: whoever comes first asks, then answers; the other the other
 * way round.
 */
async function checkPeer(host, path, limitSeconds) {
    const meeting = (0,external_node_path_.join)(path, MEETING);
    const isFirst = (await (0,make_directory/* makeDirectory */.Oh)(host.dir, meeting)) === 'made';
    const [own, others] = isFirst ? ['first', 'second'] : ['second', 'first'];
    try {
        await (0,make_directory/* makeDirectory */.Oh)(host.dir, (0,external_node_path_.join)(meeting, own));
        await waitFor(host, meeting, others, limitSeconds);
        const [asking, answering] = [(0,external_node_path_.join)(meeting, own), (0,external_node_path_.join)(meeting, others)];
        const [seconds] = await Promise.all([
            ping(host, asking, LIMIT_SECONDS),
            answerPings(host, answering, LIMIT_SECONDS),
        ]);
        await (0,make_directory/* makeDirectory */.Oh)(host.dir, (0,external_node_path_.join)(meeting, `${own}.done`));
        if (isFirst)
            await waitFor(host, meeting, `${others}.done`, LIMIT_SECONDS);
        return describe('the other host', 'peer', seconds);
    }
    catch (error) {
        if (!(error instanceof NoPeer))
            throw error;
        return found('warning', 'peer', `no other host came within ${limitSeconds} s, or it went away`, 'run `build-once doctor --peer` on both hosts at the same time, with the same directory');
    }
    finally {
        // The other may not have seen the last of it.
        if (isFirst || !(await host.dir.list(meeting))?.includes(`${own}.done`))
            await (0,remove_tree/* removeTree */.d)(meeting).catch(() => undefined);
    }
}
function describe(who, check, seconds) {
    // The way there and back.
    const half = [...seconds].sort((a, b) => a - b).map((each) => each / 2);
    const [middle = 0, longest = 0] = [half[Math.floor(half.length / 2)], half.at(-1)];
    const text = `${who} sees a new name after ${show(middle)}, at worst ${show(longest)}`;
    if (longest < LATE_SECONDS)
        return ok(check, text);
    return found('warning', check, text, 'waiting jobs go on that much later; look at the mount options (nocto, lookupcache, acdirmin)');
}
function show(seconds) {
    return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./lib/cli/commands/doctor.js

















const doctor_EXAMPLES = `
It makes and removes a directory of its own there, and touches nothing else. Exit code 1 where something serious was found.

Examples:
  build-once doctor --path /nfs/ci/builds
  build-once doctor --peer        on two hosts at the same time
`;
const doctor_ANSWER_SECONDS = 60;
function addDoctor(program, cli) {
    program
        .command('doctor')
        .summary('see whether the shared directory does what is needed')
        .description('Looks at the mount, its options, permissions and room; tries the calls that locks and results are made of; measures how long they ' +
        'take and how soon others see a change; and looks for what crashes have left.')
        .option('--peer', 'measure it with another host, which runs the same command')
        .option('--peer-timeout <seconds>', 'how long to wait for it', '60')
        .option('--json', 'print JSON')
        .addOption(new Option('--answer').hideHelp())
        .addHelpText('after', doctor_EXAMPLES)
        .action(async (_, self) => await doctor(cli, self.optsWithGlobals()));
}
async function doctor(cli, options) {
    const { terminal, host } = cli;
    const path = parsePath(options.path);
    if (!/^\d{1,6}$/.test(options.peerTimeout))
        throw new UsageError(`--peer-timeout must be a number of seconds, not ${JSON.stringify(options.peerTimeout)}`);
    if (options.answer === true)
        return await answerPings(host, path, doctor_ANSWER_SECONDS);
    await openPath(host, path);
    const findings = [];
    const report = (more) => {
        findings.push(...more);
        if (options.json !== true)
            for (const finding of more)
                print(terminal, finding);
    };
    report(await checkMount(path));
    report(await checkPermissions(path));
    report([await checkSpace(path)]);
    const milliseconds = await checkByTrying(cli, path, report);
    if (milliseconds !== undefined && options.peer === true)
        report([await checkPeer(host, path, Number(options.peerTimeout))]);
    report(await checkLeftovers(host, await (0,store_ages/* readAges */.H)(host, path), path));
    if (options.json === true)
        terminal.json({ path, findings, milliseconds: milliseconds ?? null });
    if (findings.some(({ level }) => level === 'serious'))
        cli.exitWith(EXIT.no);
}
/** What can be told only by doing it; undefined where this user may not. */
async function checkByTrying({ host, mainPath }, path, report) {
    const scratch = (0,external_node_path_.join)(path, `${store_ages/* SCRATCH */.Z}${host.newToken()}`);
    try {
        await (0,make_directory/* makeDirectory */.Oh)(host.dir, scratch);
    }
    catch (error) {
        if (!(0,shared_dir/* isDenied */.GZ)(error))
            throw error;
        report([
            found('warning', 'write', `${error.message}: as uid ${process.getuid?.()}, jobs here can only reuse what is built already`, 'give this user the right to write there, or let others build first'),
        ]);
        return undefined;
    }
    try {
        const { findings, milliseconds } = await checkCalls(host, scratch);
        report(findings);
        report(await checkClock(host, scratch));
        report([await checkHere(host, scratch, mainPath)]);
        return milliseconds;
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(scratch);
    }
}
const MARKS = {
    ok: ['ok      ', 'green'],
    remark: ['remark  ', 'dim'],
    warning: ['warning ', 'yellow'],
    serious: ['SERIOUS ', 'red'],
};
function print(terminal, { level, text, advice }) {
    const [mark, style] = MARKS[level];
    terminal.result(`${terminal.style(style, mark)} ${ownLine(text)}`);
    if (advice !== undefined)
        terminal.result(`${' '.repeat(mark.length + 1)}→ ${ownLine(advice)}`);
}

;// CONCATENATED MODULE: ./lib/shared-dir/log/read-chunk.js


/**
 * The next bytes of a file that others may be making longer, none at its end. Opened for each look, which is what makes a client
 * ask the server for its size.
 *
 * @returns undefined if there is no such file (any more), or another file's name in its place
 */
async function readChunk(path, offset, most) {
    const read = async () => {
        const file = await (0,own_file/* openRegular */.lf)(path, ({ nlink }) => nlink === 1);
        if (file === undefined)
            return undefined;
        try {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(most), 0, most, offset);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await file.close();
        }
    };
    return await (0,map_errno/* mapErrno */.n)('read', path, read, { ENOENT: undefined });
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __whenUsed("node:string_decoder");
;// CONCATENATED MODULE: ./lib/cli/log-printer.js


/** A line without an end that is longer is shown in pieces. */
const LONGEST_LINE = 64 * 1024;
/** Prints a log as it comes: byte for byte, or on a screen line by line, so that no escape sequence in it acts. */
class LogPrinter {
    #terminal;
    #decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    #rest = '';
    constructor(terminal) {
        this.#terminal = terminal;
    }
    async print(bytes) {
        if (!this.#terminal.isScreen)
            return await this.#terminal.resultBytes(bytes);
        const text = this.#rest + this.#decoder.write(bytes);
        const end = text.length > LONGEST_LINE ? text.length : text.lastIndexOf('\n') + 1;
        this.#rest = text.slice(end);
        if (end > 0)
            await this.#terminal.resultBytes(harmlessLog(text.slice(0, end)));
    }
    async end() {
        if (this.#rest !== '')
            await this.#terminal.resultBytes(`${harmlessLog(this.#rest)}\n`);
        this.#rest = '';
    }
}

;// CONCATENATED MODULE: ./lib/cli/commands/log.js












const log_EXAMPLES = `
On a terminal, escape sequences in it do nothing; anywhere else it comes byte for byte.

Examples:
  build-once log sim-3f2a | less
  build-once log --follow acme/soc/sim-0123456789abcdef
`;
function addLog(program, cli) {
    program
        .command('log')
        .summary("print an entry's build log")
        .description('Prints the build log of an entry: of its result, of the build under way, or of the failure.')
        .argument('<entry>', 'an id, a path, or a unique beginning of one')
        .option('-f, --follow', 'go on until the build has ended')
        .option('--attempt <n>', 'of that attempt')
        .addHelpText('after', log_EXAMPLES)
        .action(async (text, _, self) => await showLog(cli, text, self.optsWithGlobals()));
}
const log_PAUSE_SECONDS = 0.5;
const CHUNK_BYTES = 256 * 1024;
async function showLog(cli, text, options) {
    const { terminal, host } = cli;
    if (options.attempt !== undefined && !/^[1-9]\d{0,8}$/.test(options.attempt))
        throw new UsageError(`--attempt must be a number, not ${JSON.stringify(options.attempt)}`);
    const chosen = await chooseEntries(cli, options, [text]);
    const [found] = chosen.entries;
    if (found === undefined)
        return;
    let log = await findLog(cli, chosen, options.attempt);
    const printer = new LogPrinter(terminal);
    const deadBuilder = new DeadBuilder(host);
    for (let offset = 0;;) {
        // Whether it goes on is asked before it is read to its end: what is written in between is not missed.
        const lock = options.follow === true ? await readLock(host, chosen.ages, found.dir) : undefined;
        const isBuilding = lock !== undefined;
        const latest = isBuilding && options.attempt === undefined ? await findLog(cli, chosen, undefined) : undefined;
        if (log !== undefined) {
            for (;;) {
                const chunk = await readChunk(log, offset, CHUNK_BYTES);
                if (chunk === undefined)
                    throw new Refused(`${log} is not there any more`);
                if (chunk.length === 0)
                    break;
                offset += chunk.length;
                await printer.print(chunk);
            }
        }
        if (latest !== undefined && latest !== log) {
            if (log !== undefined)
                terminal.info(ownLine(`The next try: ${(0,external_node_path_.basename)(latest)}`));
            [log, offset] = [latest, 0];
        }
        else if (!isBuilding)
            break;
        else if (await deadBuilder.isAlone(lock)) {
            await printer.end();
            throw new Refused(`nobody builds ${nameOf(found)} any more: its builder gives no sign of life, and nobody waits for it`);
        }
        else
            await host.clock.sleep(log_PAUSE_SECONDS);
    }
    await printer.end();
    if (log === undefined)
        throw new Refused(`${nameOf(found)} has no log`);
}
/** Whoever waits takes over within so long from a builder that is dead. */
const TAKEOVER_SECONDS = 15;
/** Whether a builder is dead, and nobody has taken over since. */
class DeadBuilder {
    #host;
    #token;
    #sinceSeconds;
    constructor(host) {
        this.#host = host;
    }
    async isAlone({ claim, holder, beatAgeSeconds }) {
        const lease = Math.max(DEFAULT_SECONDS.lease, holder?.leaseSeconds ?? 0);
        const isDead = beatAgeSeconds > lease || (await (0,process_identity/* hasEndedHere */.Pc)(this.#host, holder));
        if (!isDead || claim?.token !== this.#token)
            this.#sinceSeconds = undefined;
        this.#token = claim?.token;
        const now = this.#host.clock.monotonicSeconds();
        if (isDead)
            this.#sinceSeconds ??= now;
        return this.#sinceSeconds !== undefined && now - this.#sinceSeconds > TAKEOVER_SECONDS;
    }
}
async function findLog({ host }, { ages, entries }, attempt) {
    const [found] = entries;
    if (found === undefined)
        return undefined;
    const entry = await summarizeEntry(host, ages, { ...found, names: (await host.dir.list(found.dir)) ?? [] });
    const attempts = entry.names
        .filter((name) => name.endsWith('.log'))
        .flatMap((name) => (0,layout/* attemptWith */.av)(name) ?? [])
        .sort((a, b) => numberOf(a) - numberOf(b));
    const chosen = attempt === undefined ? usual(entry, attempts) : attempts.findLast((name) => numberOf(name) === Number(attempt));
    if (attempt !== undefined && chosen === undefined)
        throw new Refused(`${nameOf(entry)} has no log of attempt ${attempt}; it has ${attempts.map(numberOf).join(', ') || 'none'}`);
    return chosen && (0,layout/* attemptPlace */.Fo)(entry.dir, chosen).log;
}
/** The attempt that is its result, is under way, or has failed last. */
function usual(entry, attempts) {
    const { status } = entry;
    if (status.kind === 'built' && entry.attempt !== undefined)
        return attempts.find((name) => name === entry.attempt);
    if (status.kind === 'being built' && status.builder.token !== undefined) {
        const token = (0,layout/* shortToken */.Io)(status.builder.token);
        return attempts.findLast((name) => (0,layout/* parseAttempt */.FG)(name)?.token === token);
    }
    const failed = status.kind === 'failed' ? (0,failure_details/* parseFailureDetails */.mu)(status.failure.details)?.log : undefined;
    return attempts.find((name) => failed !== undefined && (0,external_node_path_.basename)(failed) === `${name}.log`) ?? attempts.at(-1);
}
function numberOf(attempt) {
    return (0,layout/* parseAttempt */.FG)(attempt)?.number ?? 0;
}

;// CONCATENATED MODULE: ./lib/cli/limits.js


function addLimits(command) {
    return command
        .option('--max-age <time>', `what was not used for longer goes: ${DURATION_EXAMPLES}`)
        .option('--max-size <size>', `the longest unused go while all take more: ${BYTES_EXAMPLES}`)
        .option('--min-free <size>', 'the longest unused go while less is free on the file system')
        .option('--min-age <time>', 'nothing younger goes (default: 1d)')
        .option('--user-timeout <time>', 'when a job elsewhere of which nothing is known uses nothing any more (default: 5d)');
}
/** @throws UsageError that names the option */
function parseLimits(options) {
    const duration = (name, text) => parse(name, text, parseDuration, DURATION_EXAMPLES);
    const bytes = (name, text) => parse(name, text, parseBytes, BYTES_EXAMPLES);
    const limits = {
        maxAgeSeconds: duration('max-age', options.maxAge),
        maxBytes: bytes('max-size', options.maxSize),
        minFreeBytes: bytes('min-free', options.minFree),
        minAgeSeconds: duration('min-age', options.minAge),
        userTimeoutSeconds: duration('user-timeout', options.userTimeout),
    };
    return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
function parse(name, text, read, examples) {
    if (text === undefined)
        return undefined;
    const value = read(text);
    if (value === undefined)
        throw new UsageError(`--${name} must be ${examples}, not ${JSON.stringify(text)}`);
    return value;
}

;// CONCATENATED MODULE: ./lib/cli/commands/prune.js








const prune_EXAMPLES = `
Without limits it removes only what crashes have left. It takes nothing that is in use, being built or younger than --min-age, waits
for nobody, and may be interrupted at any point. Let one machine run it, by a timer: see docs/operations.md.

Examples:
  build-once prune --max-age 14d --max-size 2TB --dry-run
  build-once prune --min-free 200GB
`;
function addPrune(program, cli) {
    const command = program
        .command('prune')
        .summary('remove what is old, or too much')
        .description('Removes results that nobody has used for long, oldest first, and what crashes have left.')
        .option('-n, --dry-run', 'say what would go, and remove nothing')
        .option('--json', 'print JSON');
    addLimits(command)
        .addHelpText('after', prune_EXAMPLES)
        .action(async (_, self) => await runPrune(cli, self.optsWithGlobals()));
}
async function runPrune(cli, options) {
    const { terminal, host } = cli;
    const path = parsePath(options.path);
    const limits = parseLimits(options);
    const { minAgeSeconds = 0, maxAgeSeconds } = limits;
    if (maxAgeSeconds !== undefined && maxAgeSeconds < minAgeSeconds)
        throw new UsageError('--max-age must not be below --min-age: nothing younger than that goes');
    await openPath(host, path);
    const cancellation = cli.listenForCancellation();
    const { stop } = cancellation;
    const isDryRun = options.dryRun === true;
    const pruning = prune({ host, path, ...limits, isDryRun, signal: stop });
    const report = await Promise.race([pruning, outOfTime(cancellation)]);
    if (options.json === true)
        terminal.json(reportAsJson(path, report, isDryRun));
    else
        for (const line of describeReport(report, isDryRun))
            terminal.result(ownLine(line));
    for (const { path: where, why } of report.unreachable)
        terminal.warning(ownLine(`${where}: ${why}`));
    if (report.exceeded !== undefined)
        terminal.warning(report.exceeded);
    stop.throwIfAborted();
    if (report.unreachable.length > 0 || report.exceeded !== undefined)
        cli.exitWith(EXIT.no);
}
function describeReport(report, isDryRun) {
    const { removed, removedBytes, kept, leftovers, bytes, entries } = report;
    const verb = isDryRun ? 'would remove' : 'removed';
    const left = entries - removed.length;
    return [
        ...removed.map(({ entry, why }) => `${verb} ${nameOf(entry)}: ${why}`),
        ...kept.map(({ entry, pruned }) => `kept ${nameOf(entry)}: ${pruned.kind}${pruned.users.length > 0 ? ` by ${pruned.users.length}` : ''}`),
        `${verb} ${removed.length} of ${entries} entries (${describeBytes(removedBytes)})` +
            `${leftovers === 0 ? '' : ` and ${leftovers} attempts that were nobody's result`}; ${left} ${left === 1 ? 'stays' : 'stay'}, ${describeBytes(bytes)}`,
    ];
}
function reportAsJson(path, report, isDryRun) {
    return {
        path,
        dryRun: isDryRun,
        entries: report.entries,
        removed: report.removed.map(({ entry, why }) => ({ entry: nameOf(entry), bytes: entry.bytes ?? null, why })),
        removedBytes: report.removedBytes,
        kept: report.kept.map(({ entry, pruned }) => ({
            entry: nameOf(entry),
            why: pruned.kind,
            users: pruned.users.length,
        })),
        leftovers: report.leftovers,
        unreachable: report.unreachable,
        bytes: report.bytes,
        exceeded: report.exceeded ?? null,
        complete: report.isComplete,
    };
}

;// CONCATENATED MODULE: ./lib/build/output/workflow-command.js
/**
 * The workflow command that the runner finds in a line, by its rules: white space may precede `::`, `##[` may stand anywhere,
 * case is ignored, and unknown names are not commands.
 *
 * @param line without carriage returns, which the runner treats as ends of lines
 * @param isKnown takes a name in lower case
 */
function findCommand(line, isKnown) {
    return [afterColons(line), inBrackets(line)].find((command) => command !== undefined && isKnown(command.name));
}
function afterColons(line) {
    const [, info, data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
    return info === undefined || data === undefined ? undefined : { name: workflow_command_nameOf(info), data: unescapeData(data) };
}
function inBrackets(line) {
    const [, info, data] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
    if (info === undefined || data === undefined)
        return undefined;
    return { name: workflow_command_nameOf(info), data: unescapeData(data.replaceAll('%3B', ';').replaceAll('%5D', ']')) };
}
function workflow_command_nameOf(info) {
    return (info.split(' ')[0] ?? '').toLowerCase();
}
/** The percent sign last, so that `%250A` gives `%0A`. */
function unescapeData(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/encoded.js
const BITS_OF_BASE64 = 6;
/**
 * Bytes in base64, at each of the three offsets that they can have in other text, in base64url and in hexadecimal. Base64
 * digits that also encode neighbouring bytes are left out.
 */
function encodedForms(bytes) {
    const base64 = [0, 1, 2].map((before) => {
        const first = Math.ceil((8 * before) / BITS_OF_BASE64);
        const end = Math.floor((8 * (before + bytes.length)) / BITS_OF_BASE64);
        return Buffer.concat([Buffer.alloc(before), bytes])
            .toString('base64')
            .slice(first, end);
    });
    const url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const hex = bytes.toString('hex');
    return [...base64, ...url, hex, hex.toUpperCase()];
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/finder.js
const KEY_BYTES = 4;
const FILTER_BITS = 20;
/** A bucket of more patterns than this is divided by their next bytes. */
const MOST_IN_BUCKET = 8;
/**
 * Finds any number of byte strings in one pass. Each position costs one table look-up by its first four bytes; the few that
 * pass descend a tree of patterns, since many secrets begin alike (`ghp_`, `-----BEGIN`).
 */
class Finder {
    #filter = new Uint8Array(1 << FILTER_BITS);
    #root = { patterns: [], divided: new Map() };
    #known = new Set();
    #longest = 0;
    get isEmpty() {
        return this.#longest === 0;
    }
    get longest() {
        return this.#longest;
    }
    /** @throws RangeError for a pattern of under four bytes */
    add(pattern) {
        if (pattern.length < KEY_BYTES)
            throw new RangeError('a pattern has four bytes or more');
        const text = pattern.toString('latin1');
        if (this.#known.has(text))
            return;
        this.#known.add(text);
        this.#longest = Math.max(this.#longest, pattern.length);
        this.#filter[slot(pattern.readInt32BE(0))] = 1;
        insert(this.#root, pattern, 0);
    }
    /** All that is part of any pattern, in order; what overlaps or touches is one range. */
    find(text) {
        const ranges = [];
        for (const start of this.candidates(text)) {
            const end = start + longestAt(this.#root, text, start);
            const last = ranges.at(-1);
            if (end === start)
                continue;
            if (last !== undefined && start <= last.end)
                last.end = Math.max(last.end, end);
            else
                ranges.push({ start, end });
        }
        return ranges;
    }
    /** Whether a pattern that begins at `start` reaches, or may reach once there is more of the text, beyond `cut`. */
    reachesBeyond(text, start, cut) {
        if (text.length - start >= KEY_BYTES && this.#filter[slot(keyAt(text, start))] === 0)
            return false;
        return reaches(this.#root, text, start, cut - start, 0);
    }
    /** The places where a pattern may begin. */
    candidates(text) {
        const places = [];
        if (this.isEmpty)
            return places;
        const filter = this.#filter;
        let key = 0;
        for (let at = 0; at < text.length; at += 1) {
            key = (key << 8) | (text[at] ?? 0);
            if (filter[slot(key)] === 1 && at >= KEY_BYTES - 1)
                places.push(at - KEY_BYTES + 1);
        }
        return places;
    }
}
function slot(key) {
    return Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS);
}
function keyAt(text, at) {
    return ((text[at] ?? 0) << 24) | ((text[at + 1] ?? 0) << 16) | ((text[at + 2] ?? 0) << 8) | (text[at + 3] ?? 0);
}
function insert(bucket, pattern, depth) {
    if (bucket.divided === undefined || pattern.length < depth + KEY_BYTES) {
        bucket.patterns.push(pattern);
        if (bucket.divided !== undefined || bucket.patterns.length <= MOST_IN_BUCKET)
            return;
        bucket.divided = new Map();
        for (const each of bucket.patterns.splice(0))
            insert(bucket, each, depth);
        return;
    }
    const key = keyAt(pattern, depth);
    const below = bucket.divided.get(key) ?? { patterns: [] };
    bucket.divided.set(key, below);
    insert(below, pattern, depth + KEY_BYTES);
}
/** @returns the length of the longest pattern at `start`; 0 if there is none */
function longestAt(root, text, start) {
    let longest = 0;
    let depth = 0;
    for (let bucket = root; bucket !== undefined; depth += KEY_BYTES) {
        for (const pattern of bucket.patterns) {
            if (pattern.length > longest && sameFor(pattern, text, start, depth) === pattern.length)
                longest = pattern.length;
        }
        bucket = start + depth + KEY_BYTES <= text.length ? bucket.divided?.get(keyAt(text, start + depth)) : undefined;
    }
    return longest;
}
/** @param length of what is on this side of the cut */
function reaches(bucket, text, start, length, depth) {
    const available = text.length - start;
    const isReaching = (pattern) => pattern.length > length && sameFor(pattern, text, start, depth) >= Math.min(pattern.length, available);
    if (bucket.patterns.some(isReaching))
        return true;
    if (bucket.divided === undefined)
        return false;
    if (available >= depth + KEY_BYTES) {
        const below = bucket.divided.get(keyAt(text, start + depth));
        return below !== undefined && reaches(below, text, start, length, depth + KEY_BYTES);
    }
    // Less is there than a key has: whatever begins so.
    for (const [key, below] of bucket.divided) {
        const bytes = [24, 16, 8, 0].map((shift) => (key >>> shift) & 0xff);
        const isSame = bytes.every((byte, at) => depth + at >= available || text[start + depth + at] === byte);
        if (isSame && reaches(below, text, start, length, depth + KEY_BYTES))
            return true;
    }
    return false;
}
/** How many bytes of the pattern are the text's, from its begin; those up to `depth` are known to be. */
function sameFor(pattern, text, start, depth) {
    let same = depth;
    while (same < pattern.length && pattern[same] === text[start + same])
        same += 1;
    return same;
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/secret-names.js
/** Of a word, also where others are written before it without a break (`NPMTOKEN`, `PGPASSWORD`). */
const SECRET_WORD = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PSWD|PASSPHRASE|PASSCODE|CREDENTIAL|BEARER|JWT)S?$/;
const SECRET_WHOLE_WORD = /^(?:PATS?|CREDS?|AUTHORIZATION|(?:DB|PG|SQL|ROOT|ADMIN|USER|SUDO|SSH|LDAP|SMTP|FTP)PASS)$/;
/** A key by a word before it, written together. */
const SECRET_KEY_WORD = /(?:API|ACCESS|AUTH|SECRET|PRIVATE|PRIV|SSH|SIGN|SIGNING|DEPLOY|CRYPT|CRYPTION|GPG|PGP|MASTER|ACCOUNT|STORAGE)KEYS?$/;
/** As the last word. */
const LAST_WORD = /^(?:PASS|AUTH)$/;
/** As the last word of several. */
const LAST_OF_SEVERAL = /^(?:PWD|PW|KEYS?)$/;
/** Keys that everybody may know, by the word before. */
const OPEN_KEY = /^(?:PUBLIC|PUB|CACHE|RESTORE|BUILD|HASH|HOST|PRIMARY|FOREIGN|SORT|PARTITION|ROUTING|OBJECT|CONFIG|MATRIX|JOB|INDEX|MAP)$/;
/** What such a name may end with. */
const ENCODING = /^(?:ID|B|BASE|PEM|ENC|RAW|)$/;
/** The name is of something about a secret, or of where it is. */
const ABOUT = /^(?:FILE|FILES|PATH|DIR|NAME|LEN|LENGTH|SIZE|COUNT|NUM|TTL|EXPIRY|EXPIRES|TIMEOUT|TYPE|FORMAT|ENABLED|LIMIT|SOCK|REGEX)$/;
/**
 * Whether an environment variable is named like a secret, by whole words: `GH_PAT` but not `PATH`, `SSH_KEY` but not
 * `MONKEY`.
 */
function isSecretName(name, value) {
    const words = name
        .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
        .toUpperCase()
        .split(/[^A-Z\d]+/)
        .filter((word) => word !== '');
    if (ABOUT.test(words.at(-1) ?? ''))
        return false;
    const plain = words.map((word) => word.replace(/\d+$/, ''));
    if (plain.some((word) => SECRET_WORD.test(word) || SECRET_WHOLE_WORD.test(word)))
        return true;
    while (plain.length > 1 && ENCODING.test(plain.at(-1) ?? ''))
        plain.pop();
    const [before, last = ''] = [plain.at(-2), plain.at(-1)];
    if (SECRET_KEY_WORD.test(last) || LAST_WORD.test(last))
        return true;
    if (before === undefined || !LAST_OF_SEVERAL.test(last))
        return false;
    // PWD also means a working directory.
    return last.startsWith('PW') ? !value.startsWith('/') : !OPEN_KEY.test(before);
}
const IN_URL = /[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/gi;
/** The tokens that GitHub gives say so themselves. */
const GITHUB_TOKEN = /\b(?:gh[pousr]|github_pat)_\w{20,}/g;
/** The secrets within a value, whatever its variable is named: the password in a URL, and GitHub's own tokens. */
function secretsWithin(value) {
    const passwords = [...value.matchAll(IN_URL)].flatMap(([, password = '']) => [password, decoded(password)]);
    return [...passwords, ...(value.match(GITHUB_TOKEN) ?? [])];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/views.js
const views_CONTROLS = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** `\u00e9` as in JSON, `\x41`, and one character behind a backslash, as in JSON, C and a shell. */
const BACKSLASHES = {
    sign: '\\',
    pattern: /\\u(?<high>d[89ab][\da-f]{2})\\u(?<low>d[c-f][\da-f]{2})|\\u(?<unit>[\da-f]{4})|\\x(?<byte>[\da-f]{2})|\\(?<char>.)/gis,
    decode: ({ groups }) => {
        const { high, low, unit, byte, char = '' } = groups ?? {};
        const units = [high, low, unit].flatMap((hex) => (hex === undefined ? [] : [Number.parseInt(hex, 16)]));
        if (units.length > 0)
            return Buffer.from(String.fromCharCode(...units), 'utf8').toString('latin1');
        return byte === undefined ? (views_CONTROLS[char] ?? char) : fromHex(byte);
    },
};
const URL_ESCAPES = { sign: '%', pattern: /%([\da-f]{2})/gi, decode: ([, hex = '']) => fromHex(hex) };
const PLUS_FOR_BLANK = { sign: '+', pattern: /\+/g, decode: () => ' ' };
const LINE_BREAKS = { sign: '\n', pattern: /[ \t]*\r?\n[ \t]*/g, decode: () => '' };
const UNFINISHED_ESCAPE = /(?:\\(?:u[\da-f]{0,3}|x[\da-f]?)?|%[\da-f]?)$/i;
/**
 * The text itself, and what it says as JSON, as JSON within JSON and as part of a URL, where that is something else.
 *
 * @param withPlus also where `+` stands for a blank, as in the data of a form
 */
function viewsOf(text, { withPlus }) {
    const plain = { bytes: text };
    const json = decode(plain, BACKSLASHES);
    const form = withPlus ? decode(plain, PLUS_FOR_BLANK) : undefined;
    return [
        plain,
        json,
        json && decode(json, BACKSLASHES),
        decode(plain, URL_ESCAPES),
        form && (decode(form, URL_ESCAPES) ?? form),
    ].filter((view) => view !== undefined);
}
/** The text with its line breaks left out, and the blanks around them: base64 is the same however it is broken. */
function withoutLineBreaks(text) {
    return decode({ bytes: text }, LINE_BREAKS);
}
/** The text without the beginning of an escape at its end, of which nobody knows yet what it says. */
function withoutUnfinishedEscape(text) {
    const end = text.subarray(-6).toString('latin1').search(UNFINISHED_ESCAPE);
    return end < 0 ? text : text.subarray(0, Math.max(0, text.length - 6) + end);
}
/** @returns undefined where nothing is written so */
function decode(view, encoding) {
    if (!view.bytes.includes(encoding.sign))
        return undefined;
    const text = view.bytes.toString('latin1');
    const { from: fromBefore, to: toBefore } = view.origin ?? {};
    const parts = [];
    const from = [];
    const to = [];
    let end = 0;
    const keep = (until) => {
        parts.push(text.slice(end, until));
        for (let at = end; at < until; at += 1) {
            from.push(fromBefore?.[at] ?? at);
            to.push(toBefore?.[at] ?? at + 1);
        }
    };
    for (const match of text.matchAll(encoding.pattern)) {
        keep(match.index);
        end = match.index + match[0].length;
        const decoded = encoding.decode(match);
        parts.push(decoded);
        for (let byte = 0; byte < decoded.length; byte += 1) {
            from.push(fromBefore?.[match.index] ?? match.index);
            to.push(toBefore?.[end - 1] ?? end);
        }
    }
    if (end === 0)
        return undefined;
    keep(text.length);
    return { bytes: Buffer.from(parts.join(''), 'latin1'), origin: { from, to } };
}
function fromHex(hex) {
    return String.fromCharCode(Number.parseInt(hex, 16));
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/wrapped-lines.js
/** So little of a form at the end of a line is as likely chance. Where the whole line looks like base64, less is enough. */
const SHORTEST_BEGIN = 8;
const SHORTEST_BEGIN_OF_BASE64 = 4;
/** What base64, base64url and hexadecimal are written in. */
const IS_DIGIT = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w+/=-]/.test(String.fromCharCode(byte)) ? 1 : 0));
const IS_BLANK = Uint8Array.from({ length: 256 }, (_, byte) => (/[ \t\r\n]/.test(String.fromCharCode(byte)) ? 1 : 0));
const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);
/**
 * Finds secrets that wrap from one line to the next: base64 at 76 or 64 columns, hexadecimal at 60. A line once stored cannot
 * be taken back, so a secret's beginning is found at the end of its line, before the rest has come.
 */
class WrappedLines {
    #forms;
    /** The end of the lines so far, from where a form may have begun. */
    #carry = NOTHING;
    constructor(forms) {
        this.#forms = forms;
    }
    /** What in this line is a part of a form that goes on over its ends. */
    next(line) {
        if (this.#forms.isEmpty)
            return [];
        let [begin, end] = [0, line.length];
        while (begin < end && IS_BLANK[line[begin] ?? 0] === 1)
            begin += 1;
        while (end > begin && IS_BLANK[line[end - 1] ?? 0] === 1)
            end -= 1;
        let [endOfFirst, beginOfLast] = [begin, end];
        while (endOfFirst < end && IS_DIGIT[line[endOfFirst] ?? 0] === 1)
            endOfFirst += 1;
        while (beginOfLast > begin && IS_DIGIT[line[beginOfLast - 1] ?? 0] === 1)
            beginOfLast -= 1;
        const found = [];
        const carry = this.#carry;
        const first = Buffer.concat([carry, line.subarray(begin, endOfFirst)]);
        for (const range of carry.length === 0 || endOfFirst === begin ? [] : this.#forms.find(first)) {
            if (range.end > carry.length)
                found.push(shift({ ...range, start: Math.max(range.start, carry.length) }, begin - carry.length));
        }
        const isOneWord = endOfFirst === end;
        const last = isOneWord ? first : line.subarray(beginOfLast, end);
        const unfinished = this.#beginOfUnfinished(last);
        if (last.length - unfinished >= (isOneWord ? SHORTEST_BEGIN_OF_BASE64 : SHORTEST_BEGIN) && end > begin) {
            const start = isOneWord ? Math.max(unfinished, carry.length) : unfinished;
            found.push(shift({ start, end: last.length }, end - last.length));
        }
        this.#carry = line.at(-1) === NEWLINE ? last.subarray(unfinished) : NOTHING;
        return found;
    }
    /** Where a form begins that the text may be cut off in; its last bytes may be the beginning of many. */
    #beginOfUnfinished(text) {
        const unsure = Math.max(0, text.length - SHORTEST_BEGIN_OF_BASE64 + 1);
        for (let at = Math.max(0, text.length - this.#forms.longest); at < unsure; at += 1) {
            if (this.#forms.reachesBeyond(text, at, text.length))
                return at;
        }
        return unsure;
    }
}
function shift({ start, end }, by) {
    return { start: start + by, end: end + by };
}

;// CONCATENATED MODULE: ./lib/build/attempt/masks/masks.js







/** Shorter values, such as `1` or `no`, are no secrets and would blot out half the log. */
const SHORTEST = 6;
/** A command may mask shorter values. Still shorter ones would leave nothing of a result. */
const SHORTEST_BY_COMMAND = 4;
function newFinders() {
    const encoded = new Finder();
    return { secrets: new Finder(), encoded, wrapped: new WrappedLines(encoded) };
}
/**
 * Hides what must not be stored on the share, which more people can read than this job's log: what the build masks by
 * `::add-mask::`, values of environment variables named like secrets, and passwords in URLs; also as JSON, in a URL, in base64
 * or hexadecimal. Only the runner knows what earlier steps masked, and which expressions in the inputs came from secrets.
 */
class Masks {
    /** Read when they are first needed: most legs find a result and store nothing. */
    #variables;
    #harmless;
    #finders;
    #haveBlanks = false;
    /** @param harmless variables that hold no secret, whatever their names say: our `key` is not what the word says */
    constructor(env, harmless = new Set()) {
        this.#variables = Object.entries(env);
        this.#harmless = harmless;
    }
    /** The next line of a stream, safe to store; learns from an `::add-mask::` in it. */
    hideLine(line) {
        if (line.includes('-'))
            this.#learn(line.toString('utf8'));
        const ranges = [...this.#find(line), ...this.#known.wrapped.next(line)];
        return ranges.length === 0 ? line : blot(line, ranges);
    }
    /** A text of any number of lines, safe to store. */
    hide(text) {
        if (this.#known.secrets.isEmpty)
            return text;
        const bytes = Buffer.from(text, 'utf8');
        const joined = withoutLineBreaks(bytes);
        const ranges = [...this.#find(bytes), ...(joined === undefined ? [] : rangesIn(joined, this.#known.encoded))];
        return ranges.length === 0 ? text : blot(bytes, ranges).toString('utf8');
    }
    /**
     * The last place up to `end` where a text can be cut without splitting a masked value, or one that may have begun.
     *
     * @param text one character per byte
     */
    endOutside(text, end) {
        if (this.#known.secrets.isEmpty)
            return end;
        const views = this.#views(withoutUnfinishedEscape(Buffer.from(text, 'latin1')));
        for (let cut = end;;) {
            const before = Math.min(...views.map((view) => beginOfCut(this.#known.secrets, view, cut)));
            if (before >= cut)
                return cut;
            cut = before;
        }
    }
    get #known() {
        if (this.#finders !== undefined)
            return this.#finders;
        this.#finders = newFinders();
        for (const [name, value = ''] of this.#variables) {
            if (isSecretName(name, value) && !this.#harmless.has(name))
                this.#add(value);
            for (const secret of secretsWithin(value))
                this.#add(secret);
        }
        this.#variables = [];
        return this.#finders;
    }
    #find(bytes) {
        return this.#known.secrets.isEmpty ? [] : this.#views(bytes).flatMap((view) => rangesIn(view, this.#known.secrets));
    }
    #views(bytes) {
        return viewsOf(bytes, { withPlus: this.#haveBlanks });
    }
    #learn(text) {
        if (!/add-mask/i.test(text))
            return;
        // The runner treats a carriage return as the end of a line.
        for (const line of text.split(/[\r\n]/)) {
            const mask = findCommand(line, (name) => name === 'add-mask');
            if (mask !== undefined)
                this.#add(mask.data, SHORTEST_BY_COMMAND);
        }
    }
    #add(value, shortest = SHORTEST) {
        const { secrets, encoded } = this.#known;
        const whole = value.trim();
        // A log shows a secret of several lines line by line, and the runner masks each. Short lines are `{` and `1`.
        const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
        if (lines.length === 1 && whole.length >= shortest)
            secrets.add(Buffer.from(whole));
        for (const secret of new Set([whole, ...lines])) {
            if (secret.length < SHORTEST)
                continue;
            const bytes = Buffer.from(secret, 'utf8');
            secrets.add(bytes);
            this.#haveBlanks ||= secret.includes(' ');
            for (const form of encodedForms(bytes)) {
                secrets.add(Buffer.from(form));
                encoded.add(Buffer.from(form));
            }
        }
    }
}
function rangesIn({ bytes, origin }, finder) {
    const ranges = finder.find(bytes);
    if (origin === undefined)
        return ranges;
    return ranges.map(({ start, end }) => ({ start: origin.from[start] ?? 0, end: origin.to[end - 1] ?? 0 }));
}
/** Where the first secret begins that a cut would split, or may split; the cut itself if none. */
function beginOfCut(finder, { bytes, origin }, cut) {
    const place = (at) => (origin === undefined ? at : (origin.from[at] ?? Number.POSITIVE_INFINITY));
    let cutHere = Math.min(cut, bytes.length);
    while (cutHere > 0 && place(cutHere - 1) >= cut)
        cutHere -= 1;
    for (let at = Math.max(0, cutHere - finder.longest + 1); at < cutHere; at += 1) {
        if (finder.reachesBeyond(bytes, at, cutHere))
            return place(at);
    }
    return cut;
}
/** Merges ranges that overlap or touch: nothing may be left of two secrets that share a part. */
function blot(text, ranges) {
    const parts = [];
    let end = 0;
    let isFirst = true;
    for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
        if (isFirst || range.start > end)
            parts.push(text.subarray(end, range.start), Buffer.from(printable/* HIDDEN */.RG));
        isFirst = false;
        end = Math.max(end, range.end);
    }
    return Buffer.concat([...parts, text.subarray(end)]);
}

;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/lock-age.js


/**
 * How many seconds a lock has been held: by the server's clock on both ends, as the clocks of hosts differ.
 *
 * @returns undefined where there is no claim, or none that this client can see yet
 */
async function lockAgeSeconds(host, paths) {
    const { dir, clock } = host;
    const [claim] = sortInside((await dir.list(paths.lock)) ?? []).claims;
    const link = claim && (await dir.readLink(paths.claim(claim)));
    return link && (await new server_clock/* ServerClock */.i(dir, clock, () => paths.scratch(host.newToken())).ageSeconds(link.mtimeNs));
}

// EXTERNAL MODULE: ./lib/build/audit/audit-build.js + 6 modules
var audit_build = __nccwpck_require__(9911);
;// CONCATENATED MODULE: ./lib/build/build-policy.js

/**
 * Why a result is too old for this run; undefined if it is not. GitHub counts runs up, so that one of a later run is newer
 * than ours: two runs at once do not build in turns, each for want of its own.
 */
function whyTooOld(policy, runId, { builder }) {
    if (policy !== 'always')
        return undefined;
    const run = builder?.about?.run;
    if (typeof run === 'string' && /^\d{1,30}$/.test(run) && BigInt(run) >= BigInt(runId))
        return undefined;
    return `it is of ${typeof run === 'string' ? 'an earlier run' : 'no known run'} (build-policy: always)`;
}
/** A job that may not build has waited in vain. */
class NobodyBuilt extends NFSLockTimeout {
    constructor(entry, { lockPath, timeoutSeconds }) {
        super(lockPath, timeoutSeconds);
        this.message =
            `nobody has built ${entry} within ${timeoutSeconds} s (timeout), and this job may not (build-policy: never)\n` +
                "Let a job that may build it run before or beside this one, with the same key, or raise 'timeout'.";
    }
}

// EXTERNAL MODULE: ./lib/shared-dir/system/find-program.js
var find_program = __nccwpck_require__(6179);
;// CONCATENATED MODULE: ./lib/build/inputs/input-values.js
/** An invalid input; says what is wrong and what would be right. */
class InputError extends Error {
    name = 'InputError';
    input;
    problem;
    constructor(input, problem) {
        super(`input '${input}': ${problem}`);
        this.input = input;
        this.problem = problem;
    }
}
/**
 * Reads and validates inputs by name. An input that an expression left empty counts as not given, since its author would want
 * the default.
 *
 * Each method throws InputError for an invalid value.
 */
class InputReader {
    #read;
    constructor(read) {
        this.#read = read;
    }
    /** As set, even if empty; trimmed. */
    raw = (name) => this.#read(name)?.trim();
    text = (name) => this.raw(name) || undefined;
    /** The lines that are not empty, with their numbers, counted from 1. */
    numberedLines(name) {
        return (this.raw(name) ?? '')
            .split('\n')
            .map((text, index) => ({ text: text.trim(), line: index + 1 }))
            .filter(({ text }) => text !== '');
    }
    lines(name) {
        return this.numberedLines(name).map(({ text }) => text);
    }
    seconds(name) {
        const text = this.text(name);
        if (text === undefined)
            return undefined;
        const seconds = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
        if (!Number.isFinite(seconds))
            throw new InputError(name, `must be a number of seconds, not ${quote(text)}`);
        return seconds;
    }
    count(name, byDefault) {
        const text = this.text(name) ?? `${byDefault}`;
        if (!/^[1-9]\d{0,2}$/.test(text))
            throw new InputError(name, `must be a whole number from 1 to 999, not ${quote(text)}`);
        return Number(text);
    }
    /** The first is the default. */
    choice(name, choices) {
        const text = this.text(name) ?? choices[0];
        const choice = choices.find((known) => known === text);
        if (choice === undefined)
            throw new InputError(name, `must be one of ${choices.join(', ')}, not ${quote(text)}`);
        return choice;
    }
    /** YAML 1.2's spellings, as GitHub's own toolkit takes them. */
    boolean(name, byDefault) {
        const text = this.text(name) ?? `${byDefault}`;
        if (['true', 'True', 'TRUE'].includes(text))
            return true;
        if (['false', 'False', 'FALSE'].includes(text))
            return false;
        throw new InputError(name, `must be true or false, not ${quote(text)}`);
    }
}
const LONGEST_QUOTE = 60;
function quote(text) {
    return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}

;// CONCATENATED MODULE: ./lib/build/inputs/check-places.js







/** Checks what only the file systems can tell about the inputs, before anything is created. */
async function checkPlaces({ inputs, host, env, reporter }) {
    await checkPath(host, inputs);
    const mount = await mountOf(inputs.path);
    for (const doubt of mount === undefined ? [] : mountWarnings(mount))
        reporter.warning(doubt);
    const place = await (0,external_node_fs_promises_.stat)(inputs.workingDirectory).catch(() => undefined);
    if (place?.isDirectory() !== true) {
        throw new InputError('working-directory', `${inputs.workingDirectory} is not a directory on this runner`);
    }
    // A missing shell is this runner's fault: failing the build would fail every leg.
    const { program } = inputs.shell.command('');
    if ((0,find_program/* findProgram */.K)(program, { cwd: inputs.workingDirectory, PATH: env.PATH }) === undefined) {
        throw new InputError('shell', `${program} is not on the PATH of this runner`);
    }
}
/** A healthy server may take this long, even if the caller does not want to wait for a build. */
const LEAST_SECONDS = 3;
/**
 * Checks that `path` exists, before anything is created. If it does not, the mount is most likely missing, and a directory
 * made in its place would be local to this machine.
 */
async function checkPath({ dir, clock }, { path, timeoutSeconds }) {
    let names;
    try {
        const listing = dir.list(path);
        const limit = async () => await clock.sleep(Math.max(timeoutSeconds, LEAST_SECONDS)).then(() => 'no answer');
        // A server that is gone would never answer.
        names = await (timeoutSeconds < 0 ? listing : Promise.race([listing, limit()]));
    }
    catch (error) {
        if (error instanceof shared_dir/* SharedDirError */.fE && error.code === 'ENOTDIR')
            throw new InputError('path', `${path} is not a directory`);
        throw new InputError('path', error instanceof shared_dir/* SharedDirError */.fE ? error.message : (0,error_code/* errorCode */.C)(error));
    }
    if (names === 'no answer') {
        throw new InputError('path', `${path} has not answered within ${timeoutSeconds} s (timeout); is its server there?`);
    }
    if (names === undefined)
        throw new InputError('path', `${path} does not exist; is the mount there on this runner?`);
}
/**
 * Checks that nobody has replaced one of our directories by a link to somewhere else, before anything is touched.
 *
 * @throws InputError that names the link
 */
async function validateLinks(path, { folders, id }) {
    const link = await foreign_link_findForeignLink(path, [...folders, id, '.locks']);
    if (link === undefined)
        return;
    throw new InputError('path', `${link.path} is a symbolic link of user ${link.uid} to ${link.target}. A link is followed only if it is ours, root's, or of ` +
        'the owner of the directory that it stands in: remove it, and see who may write there');
}

;// CONCATENATED MODULE: ./lib/build/key/line-changes.js
/** Comparing every pair of lines takes time; beyond this, lines are compared in order. */
const MOST_COMPARISONS = 1_000_000;
/** How the lines of a text changed, in order. */
function lineChanges(before, now, isSame) {
    const shorter = Math.min(before.length, now.length);
    let start = 0;
    while (start < shorter && isSame(before[start] ?? '', now[start] ?? ''))
        start += 1;
    let rest = 0;
    while (rest < shorter - start && isSame(before.at(-1 - rest) ?? '', now.at(-1 - rest) ?? ''))
        rest += 1;
    const [from, to] = [before.slice(start, before.length - rest), now.slice(start, now.length - rest)];
    const common = from.length * to.length > MOST_COMPARISONS ? [] : longestCommon(from, to, isSame);
    const changes = [];
    let [a, b] = [0, 0];
    for (const [nextA, nextB] of [...common, [from.length, to.length]]) {
        while (a < nextA || b < nextB) {
            const [old, made] = [a < nextA ? from[a] : undefined, b < nextB ? to[b] : undefined];
            if (old !== undefined && made !== undefined) {
                if (!isSame(old, made))
                    changes.push({ kind: 'changed', line: start + b + 1, before: old, now: made });
            }
            else if (made !== undefined)
                changes.push({ kind: 'new', line: start + b + 1, now: made });
            else if (old !== undefined)
                changes.push({ kind: 'gone', line: start + a + 1, before: old });
            if (a < nextA)
                a += 1;
            if (b < nextB)
                b += 1;
        }
        [a, b] = [nextA + 1, nextB + 1];
    }
    return changes;
}
/** The positions of the longest common subsequence in both. */
function longestCommon(a, b, isSame) {
    const width = b.length + 1;
    // lengths[i * width + j]: of the longest one in a from i on and b from j on.
    const lengths = new Uint32Array((a.length + 1) * width);
    const at = (i, j) => lengths[i * width + j] ?? 0;
    for (let i = a.length - 1; i >= 0; i -= 1) {
        for (let j = b.length - 1; j >= 0; j -= 1) {
            const same = isSame(a[i] ?? '', b[j] ?? '');
            lengths[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
        }
    }
    const found = [];
    for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
        if (isSame(a[i] ?? '', b[j] ?? ''))
            found.push([i++, j++]);
        else if (at(i + 1, j) >= at(i, j + 1))
            i += 1;
        else
            j += 1;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/build/key/changes.js


/** How many lines of one part are shown. */
const MOST_LINES = 3;
/**
 * What of two builds' key parts differs, in words: what a reader of a miss wants to know.
 *
 * @param sources what has become of the sources, where that is known
 */
function describeChanges(before, now, sources) {
    return [
        ...describeText('the key', before.key, now.key),
        ...describeSources(before.sources, now.sources, sources),
        ...describeText('the build command (run)', before.command, now.command),
        ...describeText('the shell', before.shell, now.shell),
        ...describeText('the working directory', before.workingDirectory, now.workingDirectory),
        ...describeFingerprints(before.fingerprint, now.fingerprint),
        ...describeText('the platform', `${before.os ?? ''} ${before.arch ?? ''}`.trim(), `${now.os} ${now.arch}`),
        ...describeText('the C library', before.libc, now.libc),
    ];
}
function describeSources(before, now, changes) {
    if (before === now)
        return [];
    return changes === undefined ? describeText('the sources', before, now) : [`the sources: ${changes}`];
}
function describeFingerprints(before = [], now) {
    const commands = (all) => all.map(({ command }) => command).join('\n');
    const changed = describeText('the fingerprint commands', commands(before), commands(now));
    const known = [...before];
    for (const { command, output } of now) {
        const at = known.findIndex((earlier) => changes_isSame(earlier.command, command));
        const [earlier] = at < 0 ? [] : known.splice(at, 1);
        if (earlier !== undefined)
            changed.push(...describeText(`\`${cut(command)}\``, earlier.output, output));
    }
    return changed;
}
function describeText(name, before = '', now) {
    const [from, to] = [before.split('\n'), now.split('\n')];
    const changes = lineChanges(from, to, changes_isSame);
    const isOneLine = from.length === 1 && to.length === 1;
    const shown = changes.slice(0, MOST_LINES).map((change) => {
        const place = isOneLine ? name : `${name}, line ${change.line}`;
        return describeLine(place, change);
    });
    const more = changes.length - shown.length;
    const last = shown.pop();
    if (last === undefined)
        return [];
    return [...shown, more > 0 ? `${last}; and ${more} more ${more === 1 ? 'line' : 'lines'}` : last];
}
function describeLine(place, change) {
    switch (change.kind) {
        case 'new':
            return `${place} is new: ${changes_show(change.now)}`;
        case 'gone':
            return `${place} is gone: ${changes_show(change.before)}`;
        case 'changed':
            return `${place}: ${showBoth(change.before, change.now)}`;
    }
}
/** Whether two texts may be the same, given that parts of either were masked. */
function changes_isSame(a, b) {
    return a === b || fits(a, b) || fits(b, a);
}
function fits(masked, text) {
    const [first = '', ...rest] = masked.split(printable/* HIDDEN */.RG);
    const last = rest.pop();
    if (last === undefined || !text.startsWith(first))
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}
const LONGEST = 60;
/** How much of a common beginning is shown. */
const CONTEXT = 20;
/** Two differing texts, cut so that the difference shows. */
function showBoth(before, now) {
    const [shortBefore, shortNow] = [shortenHashes(before), shortenHashes(now)];
    const [a, b] = shortBefore === shortNow ? [before, now] : [shortBefore, shortNow];
    let same = 0;
    while (same < a.length && a[same] === b[same])
        same += 1;
    const from = same <= LONGEST - CONTEXT ? 0 : same - CONTEXT;
    // A blank more, or at the end, would not be seen.
    const isQuoted = visible(a) === visible(b);
    return `${cut(a, from, isQuoted)} → ${cut(b, from, isQuoted)}`;
}
function changes_show(text) {
    return cut(shortenHashes(text));
}
function cut(text, from = 0, isQuoted = false) {
    if (text === '')
        return 'nothing';
    const part = text.slice(from, from + LONGEST).toWellFormed();
    const shown = `${from > 0 ? '…' : ''}${part}${text.length > from + LONGEST ? '…' : ''}`;
    return isQuoted ? JSON.stringify(shown) : shown;
}
function shortenHashes(text) {
    return text.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{28,}\b/g, '$1…');
}
function visible(text) {
    return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

;// CONCATENATED MODULE: ./lib/build/key/part-digests.js

const PARTS = [
    ['the key', ({ key }) => key],
    ['the sources', ({ sources }) => sources],
    ['the build command (run)', ({ command }) => command],
    ['the shell', ({ shell }) => shell],
    ['the working directory', ({ workingDirectory }) => workingDirectory],
    ['the fingerprint', ({ fingerprint }) => fingerprint.map(({ command, output }) => [command, output])],
    ['the platform', ({ os, arch, libc }) => [os, arch, libc]],
];
/** Enough to tell two apart; a claim has little room. */
const DIGITS = 6;
/** A few digits of each part, so that two builds can tell which parts differ before either is done. */
function digestParts(parts) {
    return PARTS.map(([, of]) => (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(of(parts)))
        .digest('hex')
        .slice(0, DIGITS)).join('');
}
/** The names of the parts that differ; undefined unless `other` comes from digestParts. */
function differingParts(own, other) {
    if (typeof other !== 'string' || other.length !== own.length)
        return undefined;
    const of = (digests, index) => digests.slice(index * DIGITS, (index + 1) * DIGITS);
    return PARTS.map(([name]) => name).filter((_, index) => of(own, index) !== of(other, index));
}

;// CONCATENATED MODULE: ./lib/shared-dir/tree/newest-first.js


/**
 * The paths, newest first, by what this client knows of them: one request each at most, and none where a listing has just
 * brought their attributes. One that is gone is left out.
 */
async function newestFirst(paths) {
    const found = await Promise.all(paths.map(async (path) => {
        const status = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.stat)(path, { bigint: true }), { ENOENT: undefined });
        return { path, mtimeNs: status?.mtimeNs };
    }));
    const there = found.flatMap(({ path, mtimeNs }) => (mtimeNs === undefined ? [] : { path, mtimeNs }));
    return there.sort((a, b) => Number(b.mtimeNs - a.mtimeNs)).map(({ path }) => path);
}

;// CONCATENATED MODULE: ./lib/store/listing.js






/** A repository may have gathered any number of entries; of more than these, some are left out of the search. */
const MOST_COMPARED = 256;
/** Entries without a result (a failure, a build under way) that are passed over. */
const MOST_READ = 8;
/** A repository's entries, newest first, in a bounded number of requests. */
async function newestEntries(shared, repository, { isAsked, most }) {
    const ids = ((await shared.list(repository)) ?? []).filter(isAsked).slice(0, MOST_COMPARED);
    const byDir = new Map(ids.map((id) => [(0,external_node_path_.join)(repository, id), id]));
    const newest = (await newestFirst([...byDir.keys()])).slice(0, most);
    return newest.map((dir) => ({ dir, id: byDir.get(dir) ?? '' }));
}
/** The newest finished build among a repository's entries. */
async function findNewest(shared, repository, isAsked) {
    for (const { id, dir } of await newestEntries(shared, repository, { isAsked, most: MOST_READ })) {
        const path = new EntryPaths(dir, layout/* BUILD */.Bv).done;
        const content = await readMarker(shared, path);
        const parsed = content && parseContent(path, content, (text) => parseDone(text, false));
        if (parsed?.kind === 'valid')
            return { id, done: parsed.marker };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/build/key/key-parts.js


/** What a `.done` says of them, which anybody may have written. */
function parseKeyParts(value) {
    if (!(0,shared_dir_json/* isObject */.Gv)(value))
        return undefined;
    const found = {};
    for (const part of ['key', 'sources', 'command', 'shell', 'workingDirectory', 'os', 'arch', 'libc']) {
        const text = value[part];
        if (typeof text === 'string')
            found[part] = text;
    }
    if (Array.isArray(value.fingerprint))
        found.fingerprint = value.fingerprint.flatMap(parseFingerprint);
    return found;
}
function parseFingerprint(value) {
    if (!(0,shared_dir_json/* isObject */.Gv)(value))
        return [];
    const { command, output } = value;
    return typeof command === 'string' && typeof output === 'string' ? [{ command, output }] : [];
}
const DIGEST_DIGITS = 16;
function digestOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, DIGEST_DIGITS);
}

;// CONCATENATED MODULE: ./lib/build/key/same-run.js







/** At most this many entries are asked who built them. */
const same_run_MOST_READ = 16;
/** Tells whether an id belongs to an entry of this name. */
function isEntryOf(name) {
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.')}-[0-9a-f]{${DIGEST_DIGITS}}$`);
    return (id) => pattern.test(id);
}
/** @param repository `PATH/OWNER/REPO` */
async function findOthers(shared, repository, own) {
    const isOfName = isEntryOf(own.name);
    const isAsked = (id) => id !== own.id && isOfName(id);
    const others = [];
    for (const { id, dir } of await newestEntries(shared, repository, { isAsked, most: same_run_MOST_READ })) {
        const status = await readStatus(shared, dir);
        const builder = same_run_builderOf(status);
        if (status.kind !== 'unknown' && builder?.about?.run === own.runId)
            others.push({ id, status, builder });
    }
    return others;
}
function same_run_builderOf(status) {
    switch (status.kind) {
        case 'built':
            return status.done.builder;
        case 'being built':
            return status.builder;
        case 'failed':
            return status.failure.builder;
        case 'unknown':
            return undefined;
    }
}
/** One line: who builds it, and how its key differs from ours. */
function describeOther({ id, status, builder }, own) {
    const what = { built: 'has built', 'being built': 'builds', failed: 'has failed to build' }[status.kind];
    const stored = status.kind === 'built' && (0,shared_dir_json/* isObject */.Gv)(status.done.value) ? status.done.value.keyParts : undefined;
    const theirs = parseKeyParts(stored);
    const differs = theirs === undefined
        ? (differingParts(digestParts(own), builder.about?.parts) ?? [])
        : describeChanges(theirs, own);
    const how = theirs === undefined ? '' : ' (there → here)';
    return `This run also ${what} ${id}, by ${describeBuilder(builder)}: its key differs in ${differs.join('; ') || 'what it does not tell'}${how}`;
}
const ADVICE = 'Jobs share a build only where all of its key is the same: keep out of run what the build itself does not need, and give ' +
    'builds that are to differ a name of their own.';
/** Any more are just further legs of a matrix. */
const same_run_MOST_TOLD = 4;
/** Reports other builds, each once. */
class OthersReport {
    #print;
    #told = new Set();
    constructor(print) {
        this.#print = print;
    }
    tell(others, own) {
        const untold = others.filter(({ id }) => !this.#told.has(id));
        const isFirst = this.#told.size === 0;
        for (const { id } of untold)
            this.#told.add(id);
        if (untold.length > 0)
            for (const line of describeOthers(untold, own, isFirst))
                this.#print(line);
    }
}
/** @param withAdvice also say what to do if that was not intended */
function describeOthers(others, own, withAdvice) {
    const more = others.length - same_run_MOST_TOLD;
    return [
        ...others.slice(0, same_run_MOST_TOLD).map((other) => describeOther(other, own)),
        ...(more > 0 ? [`and ${more} more builds of the name under other keys`] : []),
        ...(withAdvice ? [ADVICE] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/build/key/previous-build.js







/** @param repository `PATH/OWNER/REPO` */
async function findPrevious(shared, repository, name, id) {
    const isOfName = isEntryOf(name);
    const newest = await findNewest(shared, repository, (found) => found !== id && isOfName(found));
    if (newest === undefined)
        return undefined;
    const { seconds, value } = newest.done;
    const { keyParts, attempt, audit } = (0,shared_dir_json/* isObject */.Gv)(value) ? value : {};
    const findings = (0,audit_findings/* parseAudit */.hh)(audit);
    const parts = parseKeyParts(keyParts);
    const isKnown = typeof attempt === 'string' && (0,layout/* parseAttempt */.FG)(attempt) !== undefined;
    return {
        id: newest.id,
        seconds,
        ...(parts ? { keyParts: parts } : {}),
        ...(findings ? { audit: findings } : {}),
        ...(isKnown ? { sources: (0,layout/* attemptPlace */.Fo)((0,external_node_path_.join)(repository, newest.id), attempt).sources } : {}),
    };
}

// EXTERNAL MODULE: ./lib/build/key/stored-sources.js
var stored_sources = __nccwpck_require__(194);
;// CONCATENATED MODULE: ./lib/build/phases.js
/** Records when each phase of a step began; it ends where the next begins. */
class Phases {
    #now;
    #ended = [];
    #name = 'wait';
    #began;
    constructor(wallSeconds) {
        this.#now = wallSeconds;
        this.#began = wallSeconds();
    }
    begin = (name) => {
        const now = this.#now();
        this.#ended.push({ name: this.#name, began: this.#began, ended: now });
        this.#name = name;
        this.#began = now;
    };
    end() {
        this.begin('wait');
        return this.#ended;
    }
}

;// CONCATENATED MODULE: ./lib/build/request.js
/** The run of a job that is part of none. */
const NO_RUN = '0';

;// CONCATENATED MODULE: ./lib/shared-dir/tree/access.js






/** Whether it is there is another question. */
const NOT_THERE = { ENOENT: undefined, ENOTDIR: undefined, ELOOP: undefined };
/** This process may not use what is in a result. Says what, whose it is, and what can be done. */
class AccessDenied extends Error {
    name = 'AccessDenied';
}
/**
 * Sees that this process may use a file of a result: read it and, where its owner may execute it, execute it; list and
 * enter a directory. The system is asked, for modes alone do not say it: there are groups, access lists and root_squash.
 *
 * @param result the result directory
 * @param file relative to it; no matter whether it is there
 * @throws AccessDenied names the first on the way that is closed
 */
async function checkAccess(result, file) {
    const path = (0,external_node_path_.join)(result, file);
    if (await mayUse(path))
        return;
    const parts = path.split('/').filter((part) => part !== '');
    for (let length = 0; length < parts.length; length += 1) {
        const above = (0,external_node_path_.join)('/', ...parts.slice(0, length));
        if (!(await may(above, external_node_fs_.constants.X_OK)))
            throw await denied('enter', above, result);
    }
    throw await denied((await may(path, external_node_fs_.constants.R_OK)) ? 'execute' : 'read', path, result);
}
async function mayUse(path) {
    const stats = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.stat)(path), { ...NOT_THERE, EACCES: 'denied' });
    if (stats === undefined)
        return true;
    if (stats === 'denied')
        return false;
    const isForExecution = stats.isDirectory() || (stats.isFile() && (stats.mode & 0o100) !== 0);
    if (await may(path, isForExecution ? external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK : external_node_fs_.constants.R_OK))
        return true;
    // On a noexec mount nobody may execute any file; that is warned of once, for all of it.
    return stats.isFile() && (await may(path, external_node_fs_.constants.R_OK)) && (await isNoexec(path));
}
async function may(path, mode) {
    const allowed = async () => await (0,external_node_fs_promises_.access)(path, mode).then(() => true);
    return (await (0,map_errno/* mapErrno */.n)('look at', path, allowed, { ...NOT_THERE, EACCES: false })) ?? true;
}
async function denied(verb, path, result) {
    const { uid, mode } = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,external_node_fs_promises_.stat)(path));
    const [owner, self] = await Promise.all([(0,user_name/* userName */.n)(uid), (0,user_name/* userName */.n)(process.geteuid?.() ?? 0)]);
    const octal = (mode & 0o7777).toString(8).padStart(4, '0');
    return new AccessDenied(`cannot ${verb} ${path}: it belongs to ${owner}, with mode ${octal}, and this job runs as ${self}\n` +
        `As ${owner}: chmod -R a+rX ${result}. For the next builds, set 'umask 022' in the build command ('umask 002' for a group).`);
}

// EXTERNAL MODULE: ./lib/shared-dir/tree/links.js
var links = __nccwpck_require__(8457);
// EXTERNAL MODULE: ./lib/shared-dir/tree/result-files.js
var result_files = __nccwpck_require__(7885);
// EXTERNAL MODULE: ./lib/build/result/places.js
var places = __nccwpck_require__(7234);
;// CONCATENATED MODULE: ./lib/build/result/result.js




/** Whether a `.done` has our format: pytest-cocotb's is empty, and an admin may have made one by hand. */
function isBuildResult(value) {
    if (!(0,shared_dir_json/* isObject */.Gv)(value) || !(0,shared_dir_json/* isObject */.Gv)(value.commands) || !(0,shared_dir_json/* isObject */.Gv)(value.builtIn))
        return false;
    const { attempt, expected, isEmpty, builtIn, commands } = value;
    return (isText(attempt) &&
        typeof isEmpty === 'boolean' &&
        isArrayOf(isText, expected, commands.paths) &&
        places/* PLACES */.ls.every((place) => isPlace(builtIn[place])) &&
        isArrayOf(isPair, commands.outputs, commands.env));
}
const isText = (value) => typeof value === 'string';
/** One directory's names: as given, and the physical path. Both are looked for in what the command wrote. */
const isPlace = (value) => isArrayOf((name) => typeof name === 'string' && (0,external_node_path_.isAbsolute)(name), value) && Array.isArray(value) && value.length <= 2;
const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every(isText);
function isArrayOf(isElement, ...values) {
    return values.every((value) => Array.isArray(value) && value.every(isElement));
}
/** The first name in a result that leads out of its entry, where nothing was built with this key. */
function findOutside({ attempt, expected }) {
    if ((0,layout/* parseAttempt */.FG)(attempt) === undefined)
        return attempt;
    return expected.find((file) => (0,external_node_path_.isAbsolute)(file) || file.split('/').includes('..') || file.includes('\0'));
}
/** @param here the directories of the job that reads it */
function commandsFor({ commands, builtIn }, here) {
    const temporary = [];
    const move = (text, name) => {
        const moved = moveText(text, builtIn, here);
        if (moved.namesTemporary)
            temporary.push(name);
        return moved.text;
    };
    const pairs = (all) => all.map(([name, text]) => [name, move(text, name)]);
    return {
        commands: {
            outputs: pairs(commands.outputs),
            env: pairs(commands.env),
            paths: commands.paths.map((path) => move(path, 'GITHUB_PATH')),
        },
        temporary: [...new Set(temporary)],
    };
}

;// CONCATENATED MODULE: ./lib/build/result/stored-result.js











/**
 * Why this step cannot use what a `.done` describes; undefined if it can.
 *
 * @throws AccessDenied if the result is there but not readable for this job: rebuilding would take it from its users
 */
async function whyNoResult({ dir: shared }, wanted, value, warn) {
    try {
        return await whyNotFound(shared, wanted, value, warn);
    }
    catch (error) {
        if (error instanceof shared_dir/* SharedDirError */.fE && NOT_AS_BUILT.includes(error.code))
            return error.message;
        throw error;
    }
}
/** Something other than a directory is in the way, or a name that no build can have had. */
const NOT_AS_BUILT = ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];
async function whyNotFound(shared, { entryDir, keyParts, expect }, value, warn) {
    if (!isBuildResult(value))
        return 'its .done was not written by build-once';
    const outside = findOutside(value);
    if (outside !== undefined)
        return `its .done names ${JSON.stringify(outside)}, which is not in its entry`;
    const [difference] = describeChanges(parseKeyParts(value.keyParts) ?? {}, keyParts);
    if (difference !== undefined)
        return `its .done is of another build: ${difference}`;
    const { dir, users } = (0,layout/* attemptPlace */.Fo)(entryDir, value.attempt);
    const expected = value.expected.map((file) => (0,external_node_path_.join)(value.attempt, file));
    const missing = await (0,result_files/* firstMissing */.V$)(shared, entryDir, [(0,external_node_path_.basename)(users), value.attempt, ...expected]);
    if (missing === users)
        return `${dir} is retired: ${users} is gone`;
    if (missing !== undefined)
        return `${missing} is gone`;
    await checkAccess(dir, '.');
    const names = (await shared.list(dir)) ?? [];
    if (names.length === 0 && !value.isEmpty)
        return `${dir} is empty now`;
    // This step may expect more than the builder did.
    const asked = expect.filter((pattern) => !value.expected.includes(pattern));
    const check = async (file) => await checkAccess(dir, file);
    // An unreadable directory must not look empty.
    await (0,in_batches/* inBatches */.o)(value.expected, check);
    await (0,in_batches/* inBatches */.o)(asked.map(result_files/* fixedPart */.sL), check);
    const { found, unmatched } = await (0,result_files/* matchFiles */.xo)(dir, asked);
    await (0,in_batches/* inBatches */.o)(found, check);
    const [pattern] = unmatched;
    if (pattern !== undefined)
        return `nothing in ${dir} matches '${pattern}' (expect)`;
    const files = [...new Set([...value.expected, ...found])];
    const broken = await firstBroken(shared, dir, files);
    if (broken !== undefined)
        return `${dir}/${broken}: what it leads to is gone`;
    if (files.length === 0)
        await warnOfClosed(dir, names, warn);
    return undefined;
}
/** The first link whose target is gone, according to the server. */
async function firstBroken(shared, dir, files) {
    const root = await (0,physical_path/* physicalPath */.D)(dir);
    for (const behind of await (0,links/* followLinks */.n)(dir, files)) {
        if (behind.kind === 'itself')
            continue;
        if (behind.kind === 'nothing' || behind.kind === 'absent')
            return behind.chain;
        // This client may only remember the target.
        const from = behind.kind === 'inside' ? root : (0,external_node_path_.dirname)(behind.target);
        const missing = await (0,result_files/* firstMissing */.V$)(shared, from, [(0,external_node_path_.relative)(from, behind.target)]);
        if (missing !== undefined)
            return behind.chain;
    }
    return undefined;
}
const MOST_LOOKED_AT = 100;
/** Without `expect`, an unreadable file is only worth a warning. */
async function warnOfClosed(dir, names, warn) {
    try {
        await (0,in_batches/* inBatches */.o)(names.slice(0, MOST_LOOKED_AT), async (name) => await checkAccess(dir, name));
    }
    catch (error) {
        if (!(error instanceof AccessDenied))
            throw error;
        warn(error.message);
    }
}

;// CONCATENATED MODULE: ./lib/build/result/use.js




/**
 * @param user the process for whose life a result is in use
 * @param remember is told of all links, before each is made, for whoever has to tidy up after this process
 */
function usesOf({ host, masks, job }, user, remember = () => undefined) {
    const about = { job: masks.hide(job.title), runner: job.runner, url: job.url };
    return new Uses(host.dir, host.newToken(), holder_formatHolder({ ...user, timestamp: host.clock.wallSeconds(), about }), remember);
}
/**
 * Begins the use of a result that was found good, before anybody is told of it (protocol: use 2).
 *
 * @returns why it is none any more; undefined if it stays until the use ends
 * @throws SharedDirError where the mount could not say
 */
async function beginUse(uses, entryDir, attempt, info) {
    const { dir, users } = (0,layout/* attemptPlace */.Fo)(entryDir, attempt);
    try {
        return (await uses.begin(users)) === 'in use' ? undefined : `${dir} is retired: somebody prunes it`;
    }
    catch (error) {
        if (!(0,shared_dir/* isDenied */.GZ)(error) && !(0,shared_dir/* isDiskFull */.b$)(error))
            throw error;
        info(`Nobody can see that this job uses ${dir}, so it may be pruned meanwhile: ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/shared-dir/log/tail-file.js


/**
 * What a growing file has gained since `offset`, at most `limit` bytes of it, and the latest ones: a reader that has
 * fallen behind skips ahead. Opened for each look, which is what makes a client ask the server for its size.
 *
 * @returns undefined if there is no such file (any more), or another file's name in its place: what a link leads to is not
 * for everybody who follows the log to read
 */
async function readGrowth(path, offset, limit) {
    return await (0,map_errno/* mapErrno */.n)('read', path, async () => await readFrom(path, offset, limit), { ENOENT: undefined });
}
async function readFrom(path, offset, limit) {
    const file = await (0,own_file/* openRegular */.lf)(path, ({ nlink }) => nlink === 1);
    if (file === undefined)
        return undefined;
    try {
        const { size } = await file.stat();
        const from = Math.max(offset, size - limit);
        if (size <= from)
            return { bytes: Buffer.alloc(0), offset };
        const { bytesRead, buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
        return { bytes: buffer.subarray(0, bytesRead), offset: from };
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./lib/build/output/lines.js
var lines = __nccwpck_require__(9775);
// EXTERNAL MODULE: ./lib/build/output/unfinished-line.js
var unfinished_line = __nccwpck_require__(5950);
;// CONCATENATED MODULE: ./lib/build/waiting/log-follower.js






/** More than this between two looks is skipped: 255 waiting legs must not each read a log of gigabytes. */
const MOST_BYTES_A_LOOK = 256 * 1024;
const log_follower_NEWLINE = 0x0a;
/** To open the log costs more than a look, so it is done at each second of them, and more seldom while nothing comes. */
const APART_WHILE_GROWING = 2;
const MOST_APART = 8;
/** How long to wait for the end of a line that may be half written. */
const PATIENCE_SECONDS = 1;
/** What is on the share is masked. */
const NO_MASKS = { endOutside: (_, end) => end };
/**
 * Shows a waiting leg the output of the build as it grows on the share. The mount is asked at the pace of the caller's looks, or
 * slower, and an error of it is only a look less.
 */
class LogFollower {
    #options;
    #claimToken;
    #attempt;
    #looks = 0;
    #looksApart = 1;
    #offset = 0;
    #lines = new lines/* Lines */.q();
    #unfinishedSince;
    #lastLine = '';
    constructor(options) {
        this.#options = options;
    }
    /** The last line of the build's output that was seen, for a line of ours. */
    get lastLine() {
        return this.#lastLine;
    }
    /**
     * To be called at each of the caller's looks.
     *
     * @param claimToken of whoever builds, where that is known: attempts are named after it, and only those are shown
     */
    async look(claimToken = this.#claimToken) {
        this.#looks += 1;
        if (claimToken === this.#claimToken && this.#looks < this.#looksApart)
            return;
        this.#claimToken = claimToken;
        this.#looks = 0;
        this.#looksApart = (await this.#follow()) ? APART_WHILE_GROWING : Math.min(2 * this.#looksApart, MOST_APART);
    }
    /** Shows what came last, be it without a newline. */
    async end() {
        await this.#follow();
        await this.#showLines(this.#lines.end());
        this.#lastLine = '';
    }
    /** @returns whether there was something new */
    async #follow() {
        try {
            // The entry is listed only where this log has nothing new: a build that is tried again has another.
            if (this.#attempt !== undefined && (await this.#showGrowth()))
                return true;
            return (await this.#findAttempt()) && (await this.#showGrowth());
        }
        catch {
            // Nothing depends on the log; the protocol's own look reports what is wrong with the mount.
            return false;
        }
    }
    async #findAttempt() {
        if (this.#claimToken === undefined)
            return false;
        const names = (await this.#options.shared.list(this.#options.entryDir)) ?? [];
        const latest = latestLogged(names, (0,layout/* shortToken */.Io)(this.#claimToken));
        if (latest === undefined || latest === this.#attempt)
            return false;
        await this.#showLines(this.#lines.end());
        this.#attempt = latest;
        this.#offset = 0;
        this.#lastLine = '';
        return true;
    }
    async #showGrowth() {
        const growth = await readGrowth(this.logPath, this.#offset, MOST_BYTES_A_LOOK);
        if (growth === undefined)
            return false;
        const { bytes, offset } = growth;
        const skipped = offset - this.#offset;
        this.#offset = offset + bytes.length;
        if (skipped === 0) {
            await this.#showLines(this.#lines.take(bytes));
        }
        else {
            await this.#showLines(this.#lines.end());
            // The bytes may begin in the middle of a line, or of a character.
            const whole = bytes.subarray(bytes.indexOf(log_follower_NEWLINE) + 1);
            const left = skipped + bytes.length - whole.length;
            await this.#show(`[${left} bytes skipped; all of it: ${this.logPath}]\n`);
            await this.#showLines(this.#lines.take(whole));
        }
        if (bytes.includes(log_follower_NEWLINE))
            this.#unfinishedSince = undefined;
        await this.#showUnfinished();
        return bytes.length > 0;
    }
    async #showUnfinished() {
        const { unfinished } = this.#lines;
        if (unfinished.bytes.length === 0)
            return;
        const now = this.#options.clockSeconds();
        this.#unfinishedSince ??= now;
        if (now - this.#unfinishedSince < PATIENCE_SECONDS)
            return;
        this.#unfinishedSince = undefined;
        const length = (0,unfinished_line/* showableLength */.k)(unfinished, NO_MASKS);
        if (length > 0)
            await this.#showLines([this.#lines.takeUnfinished(length)]);
    }
    async #showLines(pieces) {
        let shown = '';
        for (const piece of pieces) {
            const line = (0,unfinished_line/* asOwnLine */.x)(piece);
            if (line === undefined)
                continue;
            shown += `${line}\n`;
            this.#lastLine = (0,printable/* oneLine */.TN)((0,printable/* forMatchers */.Tw)(line.trimEnd())) || this.#lastLine;
        }
        await this.#show(shown);
    }
    async #show(text) {
        await this.#options.reporter.showOthers(new OthersText(text), `Output of the build (${this.logPath})`);
    }
    get logPath() {
        return (0,layout/* attemptPlace */.Fo)(this.#options.entryDir, this.#attempt ?? '').log;
    }
}
/** The last attempt of that claim that has a log: a build that is tried again is tried again under the same claim. */
function latestLogged(names, token) {
    const attempts = names
        .filter((name) => name.endsWith('.log'))
        .map((name) => name.slice(0, -'.log'.length))
        .filter((name) => (0,layout/* parseAttempt */.FG)(name)?.token === token);
    return attempts.sort((a, b) => ((0,layout/* parseAttempt */.FG)(a)?.number ?? 0) - ((0,layout/* parseAttempt */.FG)(b)?.number ?? 0)).at(-1);
}

;// CONCATENATED MODULE: ./lib/build/waiting/wait-report.js


/** When a leg first says that it is still waiting; then after twice as long, and so on, up to once a minute. */
const FIRST_SIGN_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
const wait_report_LONGEST_LINE = 120;
const LAST_LOOK_MS = 2_000;
/**
 * What a waiting leg shows: once, who builds, since when and where to look; the build's output as it grows; and now and then
 * that it is still waiting, by a timer of its own, since a look at a mount that hangs may take minutes.
 */
class WaitReport {
    #options;
    #timer;
    #waitBeganSeconds;
    #builder;
    /** When the build under way began, on this leg's own clock. */
    #buildBeganSeconds;
    #previous;
    constructor(options) {
        this.#options = options;
    }
    /** Called at each look while somebody else builds. */
    async waiting({ holder }) {
        const { entry, clockSeconds, print, follower, findPrevious } = this.#options;
        if (this.#waitBeganSeconds === undefined) {
            this.#waitBeganSeconds = clockSeconds();
            this.#signAfter(FIRST_SIGN_MS);
            this.#previous = await findPrevious().catch(() => undefined);
        }
        // The lock directory exists a moment before its claim does.
        const builder = holder === undefined ? this.#builder : describeUnderWay(holder);
        if (builder !== this.#builder) {
            this.#builder = builder;
            this.#buildBeganSeconds = undefined;
            const known = this.#previous === undefined ? '' : `; the build before it took ${Math.round(this.#previous.seconds)} s`;
            print(`Waiting for ${entry}: it is being built by ${builder}${known}`);
        }
        if (this.#previous !== undefined)
            this.#buildBeganSeconds ??= await this.#findBuildBegan();
        await follower.look(holder?.token);
    }
    /** The wait is over, but may start again: stops the timer and shows the rest of the build's output. */
    async end() {
        if (this.#waitBeganSeconds === undefined)
            return;
        clearTimeout(this.#timer);
        this.#waitBeganSeconds = undefined;
        this.#builder = undefined;
        // A leg that has given up on a mount that hangs must not start waiting for it again.
        await Promise.race([this.#options.follower.end(), (0,promises_.setTimeout)(LAST_LOOK_MS)]);
    }
    async [Symbol.asyncDispose]() {
        await this.end();
    }
    async #findBuildBegan() {
        const age = await this.#options.buildSeconds().catch(() => undefined);
        return age === undefined ? undefined : this.#options.clockSeconds() - age;
    }
    #signAfter(pauseMs) {
        this.#timer = setTimeout(() => {
            this.#sign();
            this.#signAfter(Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
        }, pauseMs);
    }
    #sign() {
        const { entry, clockSeconds, print, follower } = this.#options;
        const now = clockSeconds();
        const parts = [`Still waiting for ${entry} after ${Math.round(now - (this.#waitBeganSeconds ?? now))} s`];
        if (this.#previous !== undefined && this.#buildBeganSeconds !== undefined) {
            const left = this.#previous.seconds - (now - this.#buildBeganSeconds);
            parts.push(left > 0
                ? `about ${Math.round(left)} s left, going by the build before`
                : `it takes longer than the ${Math.round(this.#previous.seconds)} s of the build before`);
        }
        if (follower.lastLine !== '')
            parts.push(`last line: ${follower.lastLine.slice(0, wait_report_LONGEST_LINE)}`);
        print(parts.join('; '));
    }
}

;// CONCATENATED MODULE: ./lib/build/build-once.js
var build_once_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var build_once_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


























/** Who wants to be sure is to know that it is not. */
const NOTHING_TOLD = 'audit: error, but what the build has read is not known: it wrote no dependency files (*.d), and listed nothing in $BUILD_ONCE_INPUTS';
/** All that only the leg that builds needs: half of the code, which the others need not wait for. */
const loadBuilding = async () => await Promise.all(/* import() */[__nccwpck_require__.e(412), __nccwpck_require__.e(31)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9031));
/** Builds the entry, or waits for whoever builds it, or finds it built. */
async function buildOnce(request, entry) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, job, host, masks, reporter, cancellation, uses, noteUnfinished } = request;
        const { info, warning } = reporter;
        const { repository, dir } = entry;
        await validateLinks(inputs.path, entry);
        const phases = new Phases(host.clock.wallSeconds);
        let previous;
        let sourcesBefore;
        let sourceChanges;
        let own;
        let tooOld;
        const mayBuild = inputs.buildPolicy !== 'never';
        const told = new Set();
        const tellOnce = (line) => {
            if (!told.has(line))
                info(line);
            told.add(line);
        };
        /** Who held the lock before this job, in words. */
        let before;
        const context = { ...request, entry, onPhase: phases.begin };
        const lock = new LockPaths(new EntryPaths(dir, layout/* BUILD */.Bv).lock);
        const self = { name: inputs.name, id: entry.id, runId: job.runId };
        const lookForOthers = async () => job.runId === NO_RUN ? [] : await findOthers(host.dir, repository, self).catch(() => []);
        const others = new OthersReport(info);
        const lookForPrevious = async () => await findPrevious(host.dir, repository, inputs.name, entry.id);
        const report = build_once_addDisposableResource(env_1, new WaitReport({
            entry: entry.id,
            clockSeconds: host.clock.monotonicSeconds,
            print: info,
            follower: new LogFollower({
                shared: host.dir,
                entryDir: dir,
                clockSeconds: host.clock.monotonicSeconds,
                reporter,
            }),
            findPrevious: lookForPrevious,
            buildSeconds: async () => await lockAgeSeconds(host, lock),
        }), true);
        const guard = new CallOnce({
            root: inputs.path,
            path: dir,
            name: layout/* BUILD */.Bv,
            timeout: inputs.timeoutSeconds,
            pollInterval: inputs.pollSeconds,
            lease: inputs.leaseSeconds,
            staleTimeout: inputs.staleSeconds,
            retryFailed: inputs.retryFailed,
            runAttempt: `${job.runId}-${job.runAttempt}`,
            signal: cancellation.stop,
            holderInfo: false,
            about: {
                // A getter: read when it is written, it omits what the build has masked by then.
                get job() {
                    return masks.hide(job.title);
                },
                runner: job.runner,
                url: job.url,
                run: job.runId,
                attempt: job.runAttempt,
                get parts() {
                    return digestParts(entry.keyParts);
                },
            },
            host,
            fn: async (call) => {
                noteUnfinished(call.claim);
                previous = await lookForPrevious().catch(() => undefined);
                if (previous?.sources !== undefined)
                    sourcesBefore = await (0,stored_sources/* readStoredSources */.Y)(previous.sources);
                if (sourcesBefore !== undefined)
                    sourceChanges = (0,source_list/* describeSourceChanges */.Gz)((0,source_list/* compareSources */.mr)(sourcesBefore, entry.sources));
                await report.end();
                const why = before === undefined ? 'was first' : `took over from ${before}`;
                info(`Building ${entry.id}: this job ${why}; jobs with the same key wait for it`);
                for (const reason of describeChanges(previous?.keyParts ?? entry.keyParts, entry.keyParts, sourceChanges))
                    info(`Since ${previous?.id}: ${masks.hide(reason)}`);
                others.tell(await lookForOthers(), entry.keyParts);
                try {
                    const { buildEntry } = await loadBuilding();
                    own = await buildEntry(context, call);
                    return own;
                }
                finally {
                    noteUnfinished();
                }
            },
            mayCall: mayBuild,
            validate: async (value, done) => {
                const wanted = { entryDir: dir, keyParts: entry.keyParts, expect: inputs.expect };
                tooOld = whyTooOld(inputs.buildPolicy, job.runId, done);
                const why = tooOld ?? (await whyNoResult(host, wanted, value, warning)) ?? (await beginUse(uses, dir, value.attempt, info));
                if (why === undefined)
                    return undefined;
                before = undefined;
                if (!mayBuild)
                    tellOnce(`The stored result of ${entry.id} no longer holds: ${why}`);
                return `${why}; building again`;
            },
            onWaiting: async (waiting) => {
                if (waiting.holder !== undefined)
                    before = describeBuilder(waiting.holder);
                else if (!mayBuild)
                    tellOnce(`Waiting for somebody to build ${entry.id}: this job may not (build-policy: never)`);
                await report.waiting(waiting);
            },
            onBroken: ({ holder, why }) => {
                before = holder === undefined ? 'a job that left no name' : describeBuilder(holder);
                warning(`Took the lock of ${entry.id} away from ${before}: ${why}`);
            },
            // It was to be built anew.
            onNotice: (notice) => (tooOld !== undefined && notice.includes(tooOld) ? info : warning)(notice),
            onDebug: reporter.debug,
        });
        const outcome = await guard.run().catch(async (error) => {
            if (!mayBuild && error instanceof NFSLockTimeout && error.holder === undefined && error.cause === undefined)
                throw new NobodyBuilt(entry.id, error);
            // The disk was full when the result was about to be published.
            if (own !== undefined && (0,shared_dir/* isDiskFull */.b$)(error))
                await (await loadBuilding()).discardAttempt((0,layout/* attemptPlace */.Fo)(dir, own.attempt), error, warning);
            throw error;
        });
        if (own !== undefined && !outcome.made)
            await (await loadBuilding()).leaveAttempt(context, own.attempt);
        if (!outcome.made && outcome.value.isEmpty)
            warning(`the result of ${entry.id} has no file. ${(await loadBuilding()).WHAT_TO_DO_WHEN_EMPTY}`);
        const hasSources = inputs.sources.length > 0;
        const audit = (0,audit_build/* isAudited */.F)(request) ? (0,audit_findings/* parseAudit */.hh)(outcome.value.audit) : undefined;
        if (inputs.audit === 'error' && audit !== undefined && audit.uncovered.count > 0)
            throw new AuditFailed(audit);
        if (hasSources && audit !== undefined)
            reportUncovered(reporter, audit, 'warning');
        if (inputs.audit === 'error' && outcome.made && audit?.isTold !== true)
            warning(NOTHING_TOLD);
        const seen = outcome.made ? await lookForOthers() : [];
        others.tell(seen, outcome.value.keyParts);
        return {
            ...outcome,
            phases: phases.end(),
            ...(previous === undefined ? {} : { previous }),
            ...(sourceChanges === undefined ? {} : { sourceChanges }),
            ...(audit !== undefined
                ? { audit: { findings: audit, hasSources, unread: (0,audit_findings/* neverRead */.VI)(audit, previous?.audit, sourcesBefore ?? []) } }
                : {}),
            others: seen,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = build_once_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./lib/build/key/machine.js

function thisMachine() {
    return { os: external_node_process_.platform, arch: external_node_process_.arch, libc: libcVersion() };
}
function libcVersion() {
    if (external_node_process_.platform !== 'linux')
        return '';
    // Else the report may resolve the names of open connections, which can take seconds.
    Object.assign(external_node_process_.report, { excludeNetwork: true });
    const { header } = external_node_process_.report.getReport();
    return header?.glibcVersionRuntime === undefined ? 'musl' : `glibc ${header.glibcVersionRuntime}`;
}

// EXTERNAL MODULE: ./lib/build/output/paths-in-text.js
var paths_in_text = __nccwpck_require__(1340);
;// CONCATENATED MODULE: ./lib/build/key/runner-paths.js



/** A machine's own directories by all of their names: as given, and the physical paths that tools print. */
class RunnerPaths {
    #workspace;
    #variables;
    constructor(workspace, variables) {
        this.#workspace = workspace;
        this.#variables = variables;
    }
    static async find({ workspace, machinePaths }) {
        const variables = new Map();
        for (const [variable, path] of Object.entries(machinePaths)) {
            for (const name of await namesOf(path)) {
                if (!variables.has(name))
                    variables.set(name, `$${variable}`);
            }
        }
        return new RunnerPaths(await namesOf(workspace), variables);
    }
    /** The text with `$GITHUB_WORKSPACE` in place of the workspace's path, and so on. */
    rename(text) {
        const named = [...this.#variables.keys()].filter((path) => text.includes(path));
        return named.length === 0 ? text : (0,paths_in_text/* mapPaths */.J)(text, named, { replace: (path) => this.#variables.get(path) ?? path });
    }
    /** A directory as every machine names it: relative in the workspace, absolute elsewhere. */
    async renameDirectory(directory) {
        for (const name of [directory, await (0,physical_path/* physicalPath */.D)(directory)]) {
            for (const workspace of this.#workspace) {
                const inside = (0,external_node_path_.relative)(workspace, name);
                if (inside !== '..' && !inside.startsWith(`..${external_node_path_.sep}`))
                    return inside || '.';
            }
        }
        return this.rename(directory);
    }
}
/** Empty for the root, which contains every path. */
async function namesOf(path) {
    if (path === undefined || !(0,external_node_path_.isAbsolute)(path))
        return [];
    const given = (0,external_node_path_.resolve)(path);
    return [...new Set([given, await (0,physical_path/* physicalPath */.D)(given)])].filter((name) => name !== external_node_path_.sep);
}

// EXTERNAL MODULE: ./lib/build/key/sources/sources-error.js
var sources_error = __nccwpck_require__(4876);
;// CONCATENATED MODULE: ./lib/build/entry.js







/** Loaded where sources or fingerprints are part of the key. */
const loadReading = async () => await Promise.all(/* import() */[__nccwpck_require__.e(412), __nccwpck_require__.e(537)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6537));
/** Finds out which entry is asked for, from the inputs, the sources and what the fingerprint commands print. */
async function identifyEntry(request) {
    const { inputs, folders, job } = request;
    const sources = await readInputSources(request);
    const fingerprint = await readFingerprints(request);
    const paths = await RunnerPaths.find(job);
    const keyParts = {
        key: inputs.key,
        sources: sources.length === 0 ? '' : (await loadReading()).digestSources(sources, (path) => paths.rename(path)),
        command: paths.rename(inputs.run),
        shell: paths.rename(inputs.shell.name),
        workingDirectory: await paths.renameDirectory(inputs.workingDirectory),
        fingerprint: fingerprint.map(({ command, output }) => ({
            command: paths.rename(command),
            output: paths.rename(output),
        })),
        ...thisMachine(),
    };
    const id = `${inputs.name}-${digestOf(keyParts)}`;
    return { id, folders, keyParts, sources, ...(0,layout/* entryPlace */.s6)(inputs.path, folders, id) };
}
async function readFingerprints({ inputs, job, env, cancellation, reporter }) {
    if (inputs.fingerprint.length === 0)
        return [];
    const { takeFingerprints } = await loadReading();
    return await takeFingerprints(inputs.fingerprint, {
        shell: inputs.shell,
        cwd: inputs.workingDirectory,
        env,
        temporary: job.temporary,
        warn: reporter.warning,
        ...cancellation,
    });
}
/** @throws InputError for what is wrong with `sources`, or with what it names */
async function readInputSources({ inputs, job, env, cancellation }) {
    if (inputs.sources.length === 0)
        return [];
    const { workspace } = job;
    const { workingDirectory } = inputs;
    const { hashThreads, readSources } = await loadReading();
    try {
        return await readSources(inputs.sources, { workspace, workingDirectory, env }, hashThreads(), cancellation.stop);
    }
    catch (error) {
        // File names may hold anything.
        throw error instanceof sources_error/* SourcesError */.l ? new InputError('sources', (0,printable/* oneLine */.TN)(error.message)) : error;
    }
}

;// CONCATENATED MODULE: ./lib/build/result/ago.js
const UNITS = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
];
/** At this many, the next larger unit is used: 90 min, but 2 h. */
const ENOUGH = 2;
/** `2026-11-26 10:15 UTC (3 h ago)`; undefined for text that is no time. It may be by another host's clock. */
function describeTime(iso, nowSeconds) {
    const milliseconds = Date.parse(iso ?? '');
    if (Number.isNaN(milliseconds))
        return undefined;
    const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
    const age = nowSeconds - milliseconds / 1000;
    const [unit, name] = UNITS.find(([seconds]) => age >= ENOUGH * seconds) ?? [1, 's'];
    const ago = age < 1 ? 'just now' : `${Math.floor(age / unit)} ${name} ago`;
    return `${date} ${time.slice(0, 5)} UTC (${ago})`;
}

;// CONCATENATED MODULE: ./lib/build/result/commit.js


const LONGEST_REF = 100;
const SHORT_SHA = 7;
/** What a `.done` says of it, which anybody may have written. */
function parseCommit(value) {
    return (0,shared_dir_json/* isObject */.Gv)(value) ? commitFrom(value.sha, typeof value.of === 'string' ? value.of : undefined) : undefined;
}
/** `commit 1a2b3c4 of main`. */
function describeCommit({ sha, of }) {
    return `commit ${sha.slice(0, SHORT_SHA)}${of === undefined ? '' : ` of ${(0,printable/* shortLine */.tl)(of, LONGEST_REF)}`}`;
}
/** Undefined if `sha` is not a commit. */
function commitFrom(sha, of) {
    if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    return of === undefined ? { sha } : { sha, of };
}

;// CONCATENATED MODULE: ./lib/build/result/report.js




function outputsOf(entry, outcome) {
    const { value, made, done, waitedSeconds } = outcome;
    const { dir, log } = (0,layout/* attemptPlace */.Fo)(entry.dir, value.attempt);
    return {
        outcome: made ? 'built' : 'reused',
        'cache-hit': !made,
        dir,
        log,
        key: entry.id,
        builder: report_builderOf(done.builder),
        'build-seconds': rounded(done.seconds),
        'wait-seconds': rounded(waitedSeconds),
    };
}
function describeOutputs(outputs, outcome, nowSeconds) {
    const { key, dir } = outputs;
    if (outcome.made)
        return `Built ${key} in ${outputs['build-seconds']} s: ${dir}`;
    const when = describeBuildTime(outcome, nowSeconds);
    return (`Reused ${key}, built by ${outputs.builder} in ${outputs['build-seconds']} s` +
        `${when === undefined ? '' : `, ${when}`}; waited ${outputs['wait-seconds']} s: ${dir}`);
}
/** When it was built, and from which commit: `2026-11-26 10:15 UTC (3 h ago) from commit 1a2b3c4 of main`. */
function describeBuildTime({ done, value }, nowSeconds) {
    const commit = parseCommit(value.commit);
    const parts = [
        describeTime(done.finishedAt, nowSeconds),
        commit === undefined ? undefined : `from ${describeCommit(commit)}`,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join(' ');
}
function report_builderOf(builder) {
    return builder === undefined ? 'somebody who left no name' : describeBuilder(builder);
}
function rounded(seconds) {
    return Math.round(seconds * 10) / 10;
}

;// CONCATENATED MODULE: ./lib/ci/folders.js


/*
 * Below `path`, the command's trees begin with a name that no owner on GitHub has: `_gitlab/GROUP/PROJECT`. No folder is
 * called like an entry, NAME-DIGEST, or it would be taken for one.
 */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
const LIKE_ENTRY = /-[0-9a-f]{16}$/;
/** Whether a name is a folder's as it is. */
function isFolder(name) {
    return PLAIN.test(name) && !LIKE_ENTRY.test(name);
}
/** The parts of a project's path as folders, of which each stands for one project alone. */
function foldersOfPath(path) {
    return path
        .split('/')
        .filter((part) => part !== '')
        .map((part) => (isFolder(part) ? part : asFolder(part)));
}
const WRITTEN = /^_.*-[0-9a-f]{20}$/;
/** The same of an owner or a repository on GitHub, which keeps its name where that can be taken for nothing else. */
function foldersOfRepository(repository) {
    const isTaken = (part) => LIKE_ENTRY.test(part) || WRITTEN.test(part) || (0,layout/* isReserved */.Bs)(part);
    return repository.split('/').map((part) => (isTaken(part) ? asFolder(part) : part));
}
const folders_DIGITS = 20;
/** Any text as the name of a folder: what can be read of it, and a digest by which no other text has the same. */
function asFolder(text) {
    const readable = text.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
    return `_${readable}-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, folders_DIGITS)}`;
}
/** Where the results of a fork's code are kept that a run of the project itself is about. */
function forkOf(event, project, fork) {
    return {
        folders: ['.forks', event, ...project, asFolder(fork)],
        why: `Code of the fork ${fork}: results are kept apart from the project's own; see --share-with-forks`,
    };
}

;// CONCATENATED MODULE: ./lib/ci/gitlab.js



/** A job of GitLab's; undefined where the variables are not those of one. */
function gitlabJob(env, machine) {
    const { CI_PROJECT_PATH: project, CI_PIPELINE_ID: pipeline } = env;
    if (!project || !pipeline)
        return undefined;
    const source = env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH;
    // A pipeline that a member of the project has started for a fork's merge request.
    const fork = source && source.toLowerCase() !== project.toLowerCase() ? source : undefined;
    const own = ['_gitlab', ...foldersOfPath(project)];
    const commit = commitFrom(env.CI_COMMIT_SHA, env.CI_COMMIT_REF_NAME || undefined);
    const workspace = env.CI_PROJECT_DIR || machine.cwd;
    return {
        folders: own,
        ...(fork === undefined ? {} : { apart: forkOf('merge_request', own, fork) }),
        key: `gitlab ${env.CI_SERVER_HOST ?? ''} pipeline ${pipeline}`,
        // A job that is tried again is in the same pipeline, and nothing counts the tries.
        retryFailed: 'always',
        runId: gitlab_numberOf(pipeline),
        runAttempt: '1',
        title: env.CI_JOB_NAME || 'job',
        runner: env.CI_RUNNER_DESCRIPTION || machine.hostname,
        url: env.CI_JOB_URL || '',
        ...(commit === undefined ? {} : { commit }),
        workspace,
        temporary: machine.temporary,
        machinePaths: { CI_PROJECT_DIR: workspace, CI_BUILDS_DIR: env.CI_BUILDS_DIR },
    };
}
/** A run's number, for the names of its failures. */
function gitlab_numberOf(text) {
    return text?.replaceAll(/\D/g, '') || NO_RUN;
}

;// CONCATENATED MODULE: ./lib/ci/batch.js


/** A job of Slurm's, and of its array, if it has one; undefined where the variables are not those of one. */
function slurmJob(env, machine) {
    // Each task of an array has a job id of its own.
    const job = env.SLURM_ARRAY_JOB_ID || env.SLURM_JOB_ID;
    if (!job)
        return undefined;
    const task = env.SLURM_ARRAY_TASK_ID;
    const cluster = env.SLURM_CLUSTER_NAME || 'cluster';
    return {
        ...batchJob(machine, { system: 'slurm', cluster, user: env.SLURM_JOB_USER || machine.user, job }),
        // Counted for each task by itself, which may be requeued alone.
        runAttempt: `${Number(gitlab_numberOf(env.SLURM_RESTART_COUNT)) + 1}`,
        title: `${env.SLURM_JOB_NAME || 'job'} ${job}${task ? `_${task}` : ''}`,
        runner: env.SLURMD_NODENAME || machine.hostname,
        jobTemporary: env.SLURM_TMPDIR,
    };
}
/** A job of LSF's, and of its array, if it has one; undefined where the variables are not those of one. */
function lsfJob(env, machine) {
    // The tasks of an array have the same.
    const { LSB_JOBID: job, LSB_JOBINDEX: task } = env;
    if (!job)
        return undefined;
    const cluster = env.LSF_CLUSTER_NAME || env.LSB_CLUSTER_NAME || 'cluster';
    return {
        ...batchJob(machine, { system: 'lsf', cluster, user: env.LSFUSER || machine.user, job }),
        title: `${env.LSB_JOBNAME || 'job'} ${job}${task && task !== '0' ? `[${task}]` : ''}`,
    };
}
/** Nothing tells of a project, so what one user's jobs build is that user's. */
function batchJob(machine, { system, cluster, user, job }) {
    return {
        folders: [`_${system}`, ...[cluster, user].map((name) => (isFolder(name) ? name : asFolder(name)))],
        key: `${system} ${cluster} job ${job}`,
        retryFailed: 'next-attempt',
        runId: gitlab_numberOf(job),
        runAttempt: '1',
        title: job,
        runner: machine.hostname,
        url: '',
        workspace: machine.cwd,
        temporary: machine.temporary,
        machinePaths: {},
    };
}

;// CONCATENATED MODULE: ./lib/ci/github/event.js

/** What GitHub tells of the event that started the run; undefined where that cannot be read. */
function readEvent(path) {
    try {
        return JSON.parse(readFile(path ?? ''));
    }
    catch {
        return undefined;
    }
}
/** An earlier step may have put a FIFO there, which would be waited for without end. */
function readFile(path) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        return (0,external_node_fs_.fstatSync)(file).isFile() ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '';
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function part(value, ...names) {
    let found = value;
    for (const name of names) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
            return undefined;
        found = found[name];
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/ci/github/commit.js


function commitOf(env) {
    const [, number] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(env.GITHUB_REF ?? '') ?? [];
    if (number === undefined)
        return commitFrom(env.GITHUB_SHA, env.GITHUB_REF_NAME || undefined);
    // GITHUB_SHA is then a merge that GitHub made for this run: nobody has ever seen it.
    const head = part(readEvent(env.GITHUB_EVENT_PATH), 'pull_request', 'head', 'sha');
    return (commitFrom(head, `pull request #${number}`) ?? commitFrom(env.GITHUB_SHA, `the merge of pull request #${number}`));
}

;// CONCATENATED MODULE: ./lib/ci/github/origin.js



/** Runs of these have a ref of the repository itself, and their event names nobody else's commit. */
const OWN = ['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'merge_group'];
const PULL_REQUEST = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
/** With Dependabot as their actor, runs of these have no secrets. */
const DEPENDABOT_RESTRICTS = [...PULL_REQUEST, 'push', 'create'];
/** @throws InputError where the run's number would be needed to keep it apart, and is not known */
function originOf(env, repository) {
    const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
    // Not a runner of GitHub's: it always tells both.
    if (!name && !path)
        return { kind: 'own' };
    const event = /^[a-z_]{1,40}$/.test(name ?? '') ? `${name}` : 'other';
    const payload = readEvent(path);
    const author = event === 'workflow_run'
        ? authorOfRun(part(payload, 'workflow_run'), repository)
        : authorOf(event, env.GITHUB_ACTOR, part(payload, 'pull_request', 'head', 'repo', 'full_name'), repository);
    switch (author) {
        case 'own':
            return { kind: 'own' };
        case 'dependabot':
            return { kind: 'dependabot', event };
        case 'unknown':
            return { kind: 'unknown', event, runId: runIdOf(env) };
        default:
            return { kind: 'fork', event, repository: author.fork };
    }
}
/** Directories below `path`, from the top, that hold the entries of this origin. No owner's name begins with a dot, or with `_`. */
function foldersOf(origin, repository) {
    const own = foldersOfRepository(repository);
    switch (origin.kind) {
        case 'own':
            return own;
        case 'fork':
            return ['.forks', origin.event, ...own, ...foldersOfRepository(origin.repository)];
        case 'dependabot':
            return ['.forks', origin.event, ...own, '.dependabot'];
        case 'unknown':
            return ['.forks', origin.event, ...own, '.runs', origin.runId];
    }
}
/** Why a step does not use the repository's own results, in words. */
function describeOrigin(origin) {
    const apart = "results are kept apart from the repository's own; see share-with-forks";
    switch (origin.kind) {
        case 'fork':
            return `Code of ${origin.repository} on ${origin.event}: ${apart}`;
        case 'dependabot':
            return `Code of Dependabot on ${origin.event}: ${apart}`;
        case 'unknown':
            return `The event ${origin.event} does not tell whose code this is: results are shared within this run only; see share-with-forks`;
    }
}
/** Owner and name become directories, so nothing but such a pair may pass. */
function repositoryName(text) {
    return typeof text === 'string' && /^[A-Za-z0-9-][A-Za-z0-9._-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(text)
        ? text
        : undefined;
}
/** @param head the repository that a pull request comes from */
function authorOf(event, actor, head, repository) {
    const isDependabot = `${actor}`.toLowerCase() === 'dependabot[bot]';
    if (OWN.includes(event))
        return isDependabot && DEPENDABOT_RESTRICTS.includes(event) ? 'dependabot' : 'own';
    if (!PULL_REQUEST.includes(event) && event !== 'pull_request_target')
        return 'unknown';
    // A head repository that has been deleted since is null.
    const name = repositoryName(head);
    if (name === undefined)
        return 'unknown';
    if (name.toLowerCase() !== repository.toLowerCase())
        return { fork: name };
    if (!isDependabot)
        return 'own';
    // Whether pull_request_target has secrets then depends on the base branch.
    return DEPENDABOT_RESTRICTS.includes(event) ? 'dependabot' : 'unknown';
}
/**
 * A run that follows another always has the secrets, and is about the other's code. A second one in a row names the
 * default branch alone, whatever the first was about; so may one that follows `pull_request_target`.
 */
function authorOfRun(run, repository) {
    const head = part(run, 'head_repository', 'full_name');
    const author = authorOf('pull_request', undefined, head, repository);
    const event = part(run, 'event');
    if (author !== 'own' || typeof event !== 'string' || event === 'pull_request_target') {
        return typeof author === 'object' ? author : 'unknown';
    }
    return authorOf(event, part(run, 'actor', 'login'), head, repository);
}
function runIdOf({ GITHUB_RUN_ID: runId }) {
    if (runId !== undefined && /^\d+$/.test(runId))
        return runId;
    throw new InputError('path', 'needs GITHUB_RUN_ID in the environment, to keep the results of this run apart');
}

;// CONCATENATED MODULE: ./lib/ci/github/job.js




/** @throws InputError where the environment is not that of a runner */
function parseJob(env, { matrix, checkRunId } = {}) {
    const repository = repositoryName(env.GITHUB_REPOSITORY);
    if (repository === undefined) {
        throw new InputError('path', 'needs GITHUB_REPOSITORY (OWNER/REPO) in the environment; is this a GitHub Actions job?');
    }
    const runId = digits(env.GITHUB_RUN_ID) ?? '0';
    const commit = commitOf(env);
    const workspace = env.GITHUB_WORKSPACE || process.cwd();
    return {
        repository,
        origin: originOf(env, repository),
        runId,
        runAttempt: digits(env.GITHUB_RUN_ATTEMPT) ?? '1',
        title: titleOf(env, matrix),
        runner: env.RUNNER_NAME || (0,external_node_os_.hostname)(),
        url: urlOf(env, { repository, runId, checkRunId: digits(checkRunId) }),
        ...(commit === undefined ? {} : { commit }),
        workspace,
        temporary: env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(),
        // A directory of the system's own, in RUNNER_TEMP's stead, is no runner's: other machines have it, too.
        jobTemporary: env.RUNNER_TEMP,
        machinePaths: {
            GITHUB_WORKSPACE: workspace,
            GITHUB_ACTION_PATH: env.GITHUB_ACTION_PATH,
            RUNNER_TEMP: env.RUNNER_TEMP,
            RUNNER_TOOL_CACHE: env.RUNNER_TOOL_CACHE,
            // The directory above the workspace.
            RUNNER_WORKSPACE: env.RUNNER_WORKSPACE,
        },
    };
}
function digits(text) {
    return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}
function urlOf(env, { repository, runId, checkRunId }) {
    const run = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/actions/runs/${runId}`;
    return checkRunId === undefined ? run : `${run}/job/${checkRunId}`;
}
/** GitHub's own limit for a job's name. */
const LONGEST_TITLE = 100;
/**
 * The job's name as GitHub's pages have it: its id and, in a matrix, the leaves of its values, but for empty ones.
 * GITHUB_JOB is the same for all legs; the matrix comes in by an input whose default is an expression.
 */
function titleOf(env, matrix = '') {
    const job = env.GITHUB_JOB || 'job';
    const values = leaves(parseJson(matrix)).filter((value) => value !== '');
    const title = values.length === 0 ? job : `${job} (${values.join(', ')})`;
    return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 3).toWellFormed()}...` : title;
}
function leaves(value) {
    if (typeof value === 'object')
        return Object.values(value ?? {}).flatMap(leaves);
    return value === undefined ? [] : [`${value}`];
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/ci/jenkins.js



/** A build of Jenkins's; undefined where the variables are not those of one. */
function jenkinsJob(env, machine) {
    const { JOB_NAME: job, BUILD_NUMBER: number, BUILD_TAG: tag } = env;
    if (!job || !(tag || env.JENKINS_URL))
        return undefined;
    // Each cell of a multi-configuration project is a job of its own, `sim/TEST=dma,SEED=1`, and has its parent's number.
    const parent = job.replace(/\/[^/]*=[^/]*$/, '');
    const isCell = parent !== job;
    const own = ['_jenkins', ...foldersOfPath(parent)];
    const fork = env.CHANGE_FORK || undefined;
    const run = number || (isCell ? undefined : tag);
    const commit = commitFrom(env.GIT_COMMIT, env.BRANCH_NAME || undefined);
    const workspace = env.WORKSPACE || machine.cwd;
    return {
        folders: own,
        ...(fork === undefined ? {} : { apart: forkOf('change', own, fork) }),
        key: run === undefined ? undefined : `jenkins ${env.JENKINS_URL ?? ''} ${parent} ${run}`,
        retryFailed: 'next-attempt',
        runId: gitlab_numberOf(run),
        runAttempt: '1',
        title: [job, env.STAGE_NAME].filter(Boolean).join(' '),
        runner: env.NODE_NAME || machine.hostname,
        url: env.BUILD_URL || '',
        ...(commit === undefined ? {} : { commit }),
        workspace,
        temporary: machine.temporary,
        jobTemporary: env.WORKSPACE_TMP,
        machinePaths: { WORKSPACE: workspace, WORKSPACE_TMP: env.WORKSPACE_TMP },
    };
}

;// CONCATENATED MODULE: ./lib/ci/find-job.js






/**
 * The job that this process runs in. A CI system's job that runs in a batch job is the former's, for that knows the project.
 *
 * @throws InputError where GitHub's runner does not tell what it always does
 */
function findJob(env, machine) {
    return (githubJob(env) ??
        gitlabJob(env, machine) ??
        jenkinsJob(env, machine) ??
        slurmJob(env, machine) ??
        lsfJob(env, machine) ??
        noJob(machine));
}
function githubJob(env) {
    if (!env.GITHUB_REPOSITORY || !(env.GITHUB_ACTIONS || env.GITHUB_RUN_ID))
        return undefined;
    const job = parseJob(env);
    const { origin, repository } = job;
    return {
        ...job,
        folders: foldersOf({ kind: 'own' }, repository),
        ...(origin.kind === 'own'
            ? {}
            : { apart: { folders: foldersOf(origin, repository), why: describeOrigin(origin) } }),
        key: env.GITHUB_RUN_ID || undefined,
        retryFailed: 'next-attempt',
    };
}
function noJob({ hostname, user, cwd, temporary }) {
    return {
        folders: undefined,
        key: undefined,
        // Whoever calls it again wants it tried again.
        retryFailed: 'always',
        runId: NO_RUN,
        runAttempt: '1',
        title: `${user} in ${cwd}`,
        runner: hostname,
        url: '',
        workspace: cwd,
        temporary,
        machinePaths: {},
    };
}

;// CONCATENATED MODULE: ./lib/store/worker.js

/** What GitHub's runner calls the process that lives as long as its job. */
const RUNNER_WORKER = 'Runner.Worker';
/**
 * The process whose life is the job's, as seen from a step of it: the runner's worker, which starts each step. Where it has
 * another name (act), it is whatever has started this process.
 *
 * From inside a container it cannot be seen: each step is brought in from outside (`docker exec`), by itself or in a shell
 * that ends with it. There the container's first process lives as long as the job.
 */
function findWorker(self, parent) {
    const pid = findWorkerPid(parent);
    const { startTime: _, ...machine } = self;
    const startTime = (0,process_identity/* startTimeOf */.P2)(pid);
    return { ...machine, pid, ...(startTime === undefined ? {} : { startTime }) };
}
function findWorkerPid(parent) {
    for (let pid = parent; pid > 1; pid = (0,process_identity/* readStat */.BV)(pid)?.parent ?? 0) {
        if ((0,process_identity/* programOf */.oQ)(pid) === RUNNER_WORKER)
            return pid;
    }
    // The parent of what comes from outside is 0.
    const isFromOutside = parent === 0 || (parent > 1 && (0,process_identity/* readStat */.BV)(parent)?.parent === 0);
    return isFromOutside ? 1 : parent;
}

;// CONCATENATED MODULE: ./lib/cli/run/dotenv.js





/** @throws UsageError where the file could not be written after a build of an hour */
async function checkDotenv(file) {
    await (0,external_node_fs_promises_.access)((0,external_node_path_.dirname)(file), external_node_fs_.constants.W_OK).catch(() => {
        throw new UsageError(`--dotenv ${file}: ${(0,external_node_path_.dirname)(file)} is not a directory that can be written to`);
    });
}
/** `BUILD_ONCE_CACHE_HIT=true`: GitLab takes single-line values alone, 5 KB in all. */
async function writeDotenv(file, outputs) {
    const lines = Object.entries(outputs).map(([name, value]) => `BUILD_ONCE_${name.replaceAll('-', '_').toUpperCase()}=${harmless(`${value}`)}\n`);
    await (0,external_node_fs_promises_.writeFile)(file, lines.join(''));
}

;// CONCATENATED MODULE: ./lib/command/shell.js
const asIs = (script) => script;
// The flags are the runner's own for `shell:` in a `run:` step.
const BASH = {
    name: 'bash',
    command: (path) => ({
        program: 'bash',
        args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', path],
        extension: '.sh',
        wrap: asIs,
    }),
};
const SH = {
    name: 'sh',
    command: (path) => ({ program: 'sh', args: ['-e', path], extension: '.sh', wrap: asIs }),
};
const PYTHON = {
    name: 'python',
    command: (path) => ({ program: 'python', args: [path], extension: '.py', wrap: asIs }),
};
const PWSH = {
    name: 'pwsh',
    command: (path) => ({
        program: 'pwsh',
        args: ['-command', `. '${path.replaceAll("'", "''")}'`],
        extension: '.ps1',
        // As the runner does it: stop at the first error, and end with the last program's exit code.
        wrap: (script) => `$ErrorActionPreference = 'stop'\n${script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }\n`,
    }),
};
const BUILT_IN = [BASH, SH, PYTHON, PWSH];
/** A shell as a workflow's `run:` knows it: a name, or a template with `{0}` for the script. */
function parseShell(name) {
    return BUILT_IN.find((shell) => shell.name === name) ?? parseTemplate(name);
}
function parseTemplate(name) {
    const [program, ...args] = splitArguments(name);
    if (program === undefined || !args.some((arg) => arg.includes('{0}')))
        return undefined;
    // A program that the runner knows gets its script as by its name alone, with other arguments.
    const known = BUILT_IN.find((shell) => shell.name === program);
    return {
        name,
        command: (path) => ({
            extension: '',
            wrap: asIs,
            ...known?.command(path),
            program,
            args: args.map((arg) => fillIn(arg, path)),
        }),
    };
}
/** The runner formats a template with .NET's `string.Format`, where a doubled brace stands for one. */
function fillIn(template, path) {
    return template.replace(/\{\{|\}\}|\{0\}/g, (found) => (found === '{0}' ? path : found.slice(1)));
}
/**
 * Arguments as .NET splits them, in which the runner is written: blanks separate, double quotes keep them, a quote within
 * quotes is doubled or stands behind a backslash. A single quote is a character like any other.
 */
function splitArguments(text) {
    const words = [];
    let word;
    let isQuoted = false;
    for (const [token] of text.matchAll(/\\+"|""|"|[ \t]+|./gs)) {
        if (/^[ \t]/.test(token) && !isQuoted) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
            continue;
        }
        word ??= '';
        const backslashes = token.length - 1;
        if (token === '""')
            word += isQuoted ? '"' : '';
        else if (!token.endsWith('"'))
            word += token;
        else if (backslashes % 2 === 1)
            word += `${'\\'.repeat((backslashes - 1) / 2)}"`;
        else {
            word += '\\'.repeat(backslashes / 2);
            isQuoted = !isQuoted;
        }
    }
    return word === undefined ? words : [...words, word];
}

// EXTERNAL MODULE: ./lib/build/attempt/retry-on.js + 1 modules
var retry_on = __nccwpck_require__(4350);
// EXTERNAL MODULE: ./lib/build/key/sources/glob.js
var sources_glob = __nccwpck_require__(6803);
;// CONCATENATED MODULE: ./lib/build/key/sources/source-lines.js



/**
 * @param text files, directories, patterns and `-f LIST`, one a line; `!` excludes
 * @param here what they are relative to
 * @throws SourcesError for a line that says nothing, or leads out of the workspace
 */
function parseSourceLines(text, workspace, here = workspace) {
    return text.split('\n').flatMap((raw, index) => {
        const line = raw.trim();
        return line === '' || line.startsWith('#') ? [] : [parseLine(line, index + 1, { workspace, here })];
    });
}
function parseLine(text, line, around) {
    const fail = (problem) => new sources_error/* SourcesError */.l(`line ${line}, ${JSON.stringify(text)}: ${problem}`);
    const [, option, list] = /^(-[fF])\s+(.+)$/.exec(text) ?? [];
    if (option !== undefined && list !== undefined) {
        const relativeTo = option === '-f' ? 'working directory' : 'list';
        return { kind: 'list', text, line, path: inWorkspace(list, around, fail), relativeTo };
    }
    if (/^[-+]/.test(text)) {
        throw fail('of a simulator\'s options only -f and -F, each with a list, can stand here; write a name that begins so as "./-x"');
    }
    const kind = text.startsWith('!') ? 'exclude' : 'include';
    const pattern = kind === 'exclude' ? text.slice(1).trim() : text;
    if (pattern === '')
        throw fail('excludes nothing');
    const path = inWorkspace(pattern, around, fail);
    // Where people are is no pattern, whatever its directories are called.
    const [above, rest] = splitAt((0,external_node_path_.relative)(around.workspace, around.here), path);
    const globs = rest === '' ? [] : parseAlternatives(rest, fail).map((glob) => [...(0,sources_glob/* literalGlob */.Iq)(above), ...glob]);
    if (globs.some((glob) => glob.some((segment) => segment.kind === 'name' && segment.name === '..'))) {
        throw fail('may lead out of the workspace: ".." cannot stand in braces');
    }
    // A name that looks like a pattern is also just a name.
    return { kind, text, line, path, globs: [(0,sources_glob/* literalGlob */.Iq)(path), ...globs] };
}
function parseAlternatives(pattern, fail) {
    try {
        return (0,sources_glob/* parseGlobs */.nS)(pattern);
    }
    catch (error) {
        throw error instanceof RangeError ? fail(error.message) : error;
    }
}
/** What of a path leads to `here` or to what is above it, and what goes on from there. */
function splitAt(here, path) {
    const [names, own] = [path.split(external_node_path_.sep), here.split(external_node_path_.sep)];
    const differs = names.findIndex((name, index) => name !== own[index]);
    const common = differs === -1 ? names.length : differs;
    return [names.slice(0, common).join(external_node_path_.sep), names.slice(common).join(external_node_path_.sep)];
}
function inWorkspace(path, { workspace, here }, fail) {
    if (path.includes('\0'))
        throw fail('contains a NUL character');
    // A slash at the end, or `a/../b`, says nothing more; a pattern is a name like any other here.
    const inside = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(here, path));
    if (inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside)) {
        throw fail(`leads out of the workspace (${workspace})`);
    }
    return inside;
}

;// CONCATENATED MODULE: ./lib/build/inputs/build-inputs.js









/** Their names, as inputs of the action or options of the command. */
const BUILD_INPUT_NAMES = (/* unused pure expression or super */ null && ([
    'audit',
    'build-policy',
    'expect',
    'fingerprint',
    'key',
    'lease',
    'license-tries',
    'name',
    'path',
    'poll-interval',
    'protect',
    'retry-failed',
    'retry-on',
    'run',
    'shell',
    'sources',
    'stale-timeout',
    'timeout',
    'working-directory',
]));
/** @throws InputError for the first invalid input */
function parseBuildInputs(read, defaults) {
    const inputs = new InputReader(read);
    const sources = parseSources(inputs, defaults);
    return {
        run: parseRun(inputs),
        path: build_inputs_parsePath(inputs, defaults.path),
        name: parseName(inputs),
        key: parseKey(inputs, sources, defaults.autoKey),
        sources,
        audit: parseAudit(inputs, sources),
        buildPolicy: parsePolicy(inputs, defaults.runId),
        fingerprint: inputs.lines('fingerprint'),
        shell: parseShellInput(inputs),
        workingDirectory: (0,external_node_path_.resolve)(defaults.workspace, inputs.text('working-directory') ?? '.'),
        expect: parseExpect(inputs),
        protect: inputs.boolean('protect', true),
        ...parseTimes(inputs),
        retryFailed: inputs.choice('retry-failed', RETRY_FAILED),
        licenseTries: inputs.count('license-tries', 3),
        retryOn: inputs.numberedLines('retry-on').map(({ text, line }) => parseRetryLine(text, line)),
    };
}
function parseRun(inputs) {
    const run = inputs.text('run');
    if (run === undefined)
        throw new InputError('run', 'is required: give the build command, as in a `run:` step');
    if (run.includes('\0'))
        throw new InputError('run', 'contains a NUL character');
    return run;
}
function build_inputs_parsePath(inputs, byDefault) {
    const path = inputs.text('path') ?? byDefault?.trim();
    if (!path) {
        throw new InputError('path', 'is not given: set it in the workflow, or BUILD_ONCE_PATH in the .env file of the runner, ' +
            'to a directory on the mount that all runners share');
    }
    if (!(0,external_node_path_.isAbsolute)(path))
        throw new InputError('path', `must be absolute, not ${quote(path)}`);
    if (/[\0\n\r]/.test(path))
        throw new InputError('path', `contains a line break: ${quote(path)}`);
    return (0,external_node_path_.resolve)(path);
}
const build_inputs_LONGEST_NAME = 100;
function parseName(inputs) {
    const name = inputs.raw('name') ?? 'build';
    if (!isFileName(name, build_inputs_LONGEST_NAME))
        throw new InputError('name', `must be ${describeFileName(build_inputs_LONGEST_NAME)}; it is ${quote(name)}`);
    return name;
}
const LONGEST_KEY = 512;
/** What a key is by default, and what it then depends on. */
const AUTO = 'auto';
function parseKey(inputs, sources, autoKey) {
    const key = inputs.raw('key') ?? AUTO;
    if (key === '')
        throw new InputError('key', 'is empty: did hashFiles() match no file?');
    if (key === AUTO && sources.length === 0) {
        if (autoKey)
            return autoKey;
        throw new InputError('key', 'is auto without sources: GITHUB_RUN_ID, by which it goes then, is not set');
    }
    const { length } = [...key];
    if (length > LONGEST_KEY) {
        throw new InputError('key', `is ${length} characters long, at most ${LONGEST_KEY} are allowed: hash it`);
    }
    return key;
}
function parseSources(inputs, { workspace, here }) {
    try {
        return parseSourceLines(inputs.raw('sources') ?? '', workspace, here);
    }
    catch (error) {
        throw error instanceof sources_error/* SourcesError */.l ? new InputError('sources', error.message) : error;
    }
}
function parseAudit(inputs, sources) {
    const audit = inputs.choice('audit', ['warn', 'error', 'off']);
    if (audit !== 'error' || sources.length > 0)
        return audit;
    throw new InputError('audit', 'cannot be error without sources: there is nothing to compare with what the build reads');
}
function parsePolicy(inputs, run) {
    const policy = inputs.choice('build-policy', ['if-missing', 'always', 'never']);
    if (policy !== 'always' || /^\d+$/.test(run ?? ''))
        return policy;
    throw new InputError('build-policy', 'always needs GITHUB_RUN_ID in the environment: which results are old would not be known');
}
function parseShellInput(inputs) {
    const name = inputs.text('shell') ?? 'bash';
    const shell = parseShell(name);
    if (shell === undefined) {
        throw new InputError('shell', `must be bash, sh, python, pwsh, or a command with {0} for the script; it is ${quote(name)}`);
    }
    return shell;
}
function parseExpect(inputs) {
    const patterns = inputs.lines('expect');
    for (const pattern of patterns) {
        if ((0,external_node_path_.isAbsolute)(pattern) || pattern.split('/').includes('..')) {
            throw new InputError('expect', `${quote(pattern)} must be relative to the result directory and stay in it`);
        }
    }
    return patterns;
}
function parseRetryLine(text, line) {
    const problem = (what) => new InputError('retry-on', `line ${line}, ${quote(text)}: ${what}`);
    let pattern;
    try {
        pattern = (0,retry_on/* parseRetryPattern */.M)(text, line);
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        throw problem(`no regular expression (${reasonOf(error)}); write \\ before what is to stand for itself`);
    }
    if (pattern.regexp.test(''))
        throw problem('matches an empty line, and so every output; say what to look for');
    return pattern;
}
/** V8's message repeats the expression, which may be long. */
function reasonOf({ message }) {
    return message.slice(message.lastIndexOf(': ') + 2);
}
const TIME_INPUTS = {
    timeout: 'timeout',
    pollInterval: 'poll-interval',
    lease: 'lease',
    staleTimeout: 'stale-timeout',
};
function parseTimes(inputs) {
    try {
        return {
            timeoutSeconds: parseTimeout(inputs.seconds('timeout')),
            ...parseTimings({
                pollInterval: inputs.seconds('poll-interval'),
                lease: inputs.seconds('lease'),
                staleTimeout: inputs.seconds('stale-timeout'),
            }),
        };
    }
    catch (error) {
        throw error instanceof TimeError ? new InputError(TIME_INPUTS[error.option], error.problem) : error;
    }
}

;// CONCATENATED MODULE: ./lib/cli/run/options.js








const collect = (value, before = []) => [...before, value];
const RUN_OPTIONS = [
    new Option('--build <script>', 'the build command; it builds into the directory $BUILD_ONCE_DIR'),
    new Option('--namespace <name>', "whose results these are; by default the CI's own project"),
    new Option('--name <name>', 'what is built (default: "build")'),
    new Option('--key <key>', "what the result depends on; by default the CI's run"),
    new Option('--source <path>', 'file, directory, glob, or -f LIST of sources that are the key; ! excludes; may be given again').argParser(collect),
    new Option('--audit <what>', 'when the build reads what --source does not cover: warn, error, off'),
    new Option('--build-policy <policy>', 'if-missing, always (anew, once for the run), or never (wait for others)'),
    new Option('--fingerprint <command>', 'its output is part of the key; may be given again').argParser(collect),
    new Option('--expect <glob>', 'what the build must leave in $BUILD_ONCE_DIR; may be given again').argParser(collect),
    new Option('--timeout <seconds>', "how long to wait for somebody else's build; -1 for ever (default: 3600)"),
    new Option('--shell <shell>', 'what runs the script, as in a workflow: bash, sh, … (default: "bash")'),
    new Option('--working-directory <dir>', 'where it runs'),
    new Option('--no-protect', 'leave the files of the result writable'),
    new Option('--retry-failed <who>', 'who may build again what has failed: next-attempt, always, never'),
    new Option('--license-tries <n>', 'how often to try while no licence is free (default: 3)'),
    new Option('--retry-on <regexp>', 'output that means: try again; may be given again').argParser(collect),
    new Option('--lease <seconds>', 'silence after which a builder elsewhere is presumed dead (default: 60)'),
    new Option('--stale-timeout <seconds>', 'the same for one that gives no signs of life (default: 7200)'),
    new Option('--poll-interval <seconds>', 'shortest time between two looks (default: 0.1)'),
    new Option('--dotenv <file>', 'write what there is to say of the result, for GitLab: artifacts:reports:dotenv'),
    new Option('--share-with-forks', "let a fork's code use the project's own results; see SECURITY.md"),
];
/** Where a command is called, by the workspace's own path: the system gives one without links. */
async function placeIn(workspace, cwd) {
    const inside = (0,external_node_path_.relative)(await (0,physical_path/* physicalPath */.D)(workspace), cwd);
    return inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) ? cwd : (0,external_node_path_.join)(workspace, inside);
}
/** @param cwd what sources and the working directory are relative to @throws UsageError that names the option */
function parseRunInputs(options, job, cwd) {
    if (!options.build?.trim())
        throw new UsageError("--build is required: --build 'make compile'");
    const read = (name) => textOf(options, name, { cwd, job });
    if (job.key === undefined && options.source === undefined && ['auto', undefined].includes(read('key'))) {
        throw new UsageError('--source or --key is required: what the result depends on. No run of a CI system was recognised that would stand in for it');
    }
    try {
        const runId = job.runId === NO_RUN ? undefined : job.runId;
        // On a command line, people mean where they are.
        const { workspace, key: autoKey } = job;
        return parseBuildInputs(read, { workspace, here: cwd, path: undefined, autoKey, runId });
    }
    catch (error) {
        throw error instanceof InputError ? new UsageError(describeInputError(error)) : error;
    }
}
/** As the option's text, in the words of the action's inputs. */
function textOf(options, name, { cwd, job }) {
    if (name === 'run')
        return options.build;
    if (name === 'sources')
        return options.source && sourceLines(options.source);
    if (name === 'protect')
        return `${options.protect}`;
    const value = options[name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())];
    if (name === 'retry-failed')
        return typeof value === 'string' ? value : job.retryFailed;
    if (name === 'working-directory')
        return (0,external_node_path_.resolve)(cwd, typeof value === 'string' ? value : '.');
    if (Array.isArray(value))
        return value.join('\n');
    return typeof value === 'string' ? value : undefined;
}
/** @throws UsageError for a value that names nothing, as that of a variable which is not set */
function sourceLines(values) {
    if (values.some((value) => value.trim() === ''))
        throw new UsageError('--source is empty: it names no sources');
    const text = values.join('\n');
    if (!/^\s*[^\s#]/m.test(text))
        throw new UsageError('--source names no sources: # begins a comment, so write a name that begins so as "./#x"');
    return text;
}
const OPTION_OF = { run: 'build', sources: 'source' };
function describeInputError({ input, problem }) {
    return `--${OPTION_OF[input] ?? input} ${problem}`;
}
const MOST_FOLDERS = 12;
/** @throws UsageError */
function parseNamespace(text) {
    const folders = text.split('/');
    if (folders.length > MOST_FOLDERS || !folders.every(isFolder)) {
        throw new UsageError(`--namespace must be names of letters, digits, '.', '_' or '-', with '/' between them, none of which begins with '.' or '-' ` +
            `or ends like an entry's: not ${JSON.stringify(text)}`);
    }
    return ['_named', ...folders];
}
/** Where the entries stand. @throws UsageError where nothing tells whose they are */
function chooseFolders({ namespace, shareWithForks }, job) {
    const named = namespace === undefined ? undefined : parseNamespace(namespace);
    // A fork brings the pipeline's file along, and with it the name.
    if (job.apart !== undefined && shareWithForks !== true)
        return job.apart.folders;
    const folders = named ?? job.folders;
    if (folders === undefined) {
        throw new UsageError('--namespace is required: whose results these are. None of GitHub, GitLab, Jenkins, Slurm and LSF was recognised, whose variables tell');
    }
    return folders;
}

;// CONCATENATED MODULE: ./lib/cli/run/run-with-result.js




/** What is passed on: whatever a CI system, a batch system or a person may end or steer a job by. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];
/** A terminal sends these to all of its processes itself. */
const FROM_TERMINAL = ['SIGINT', 'SIGQUIT', 'SIGHUP'];
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
/**
 * Runs a command with this process's own standard streams, and passes signals on to it.
 *
 * @returns its exit code, as a shell tells it
 */
async function runWithResult(process, { argv: [program, ...args], env, hasTerminal }, complain) {
    const child = (0,external_node_child_process_.spawn)(program, args, { env, stdio: 'inherit' });
    const forward = (signal) => {
        if (!(hasTerminal && FROM_TERMINAL.includes(signal)))
            child.kill(signal);
    };
    for (const signal of SIGNALS)
        process.on(signal, forward);
    try {
        return await new Promise((resolve) => {
            child.once('error', (error) => {
                const code = (0,error_code/* errorCode */.C)(error);
                complain(`${program}: ${code === 'ENOENT' ? 'command not found' : `cannot be executed (${code})`}`);
                resolve(code === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE);
            });
            child.once('exit', (code, signal) => resolve(code ?? (signal === null ? EXIT.internal : 128 + external_node_os_.constants.signals[signal])));
        });
    }
    finally {
        for (const signal of SIGNALS)
            process.off(signal, forward);
    }
}

;// CONCATENATED MODULE: ./lib/cli/commands/run.js



















const run_EXAMPLES = `
With a COMMAND, it runs with the result's directory in BUILD_ONCE_DIR, and the result is in use for as long as it runs;
without one, the directory is printed, and is in use only for as long as the process that has called this: a subshell may end at once.

Examples:
  build-once run --key "$(git rev-parse HEAD:rtl)" --build 'make compile OUT="$BUILD_ONCE_DIR"' -- make sim SEED=1
  dir=$(build-once run --namespace soc --key "$(git rev-parse HEAD)" --fingerprint 'verilator --version' \\
        --build 'make -j8 simv OUT="$BUILD_ONCE_DIR"' --expect simv)
`;
function addRun(program, cli) {
    const command = program
        .command('run')
        .summary('build once, wait or reuse; then run a command with the result')
        .description('Builds once: of all who run this at the same time with the same key one builds, the others wait, follow its output on stderr, ' +
        'and go on with its result. So does who comes later.')
        .usage('[options] --build SCRIPT [-- COMMAND ARG...]')
        .argument('[command...]', 'runs with the result')
        .addHelpText('after', run_EXAMPLES)
        .action(async (argv, _, self) => await run(cli, argv, self.optsWithGlobals()));
    for (const option of RUN_OPTIONS)
        command.addOption(option);
}
async function run(cli, argv, options) {
    const { terminal, env, cwd, host, process } = cli;
    if (argv.length > 0 && !process.argv.includes('--'))
        throw new UsageError(`put -- before the command: build-once run … -- ${argv.join(' ')}`);
    const path = parsePath(options.path);
    const job = findJob(env, { hostname: (0,external_node_os_.hostname)(), user: nameOfUser(), cwd, temporary: (0,external_node_os_.tmpdir)() });
    const folders = chooseFolders(options, job);
    const inputs = parseRunInputs({ ...options, path }, job, await placeIn(job.workspace, cwd));
    const dotenv = options.dotenv === undefined ? undefined : (0,external_node_path_.resolve)(cwd, options.dotenv);
    if (dotenv !== undefined)
        await checkDotenv(dotenv);
    await openPath(host, path);
    const cancellation = cli.listenForCancellation();
    const reporter = createReporter(terminal, env.RUNNER_DEBUG === '1');
    const masks = new Masks(env);
    // The directory that is printed is in use for as long as whoever has called this goes on.
    const user = argv.length > 0 ? host.self : findWorker(host.self, process.ppid);
    const uses = usesOf({ host, masks, job }, user);
    const request = {
        inputs,
        folders,
        job,
        env: commandEnvironment(env),
        host,
        masks,
        // npm starts it by a link.
        matchersDir: (0,external_node_path_.join)((0,external_node_path_.dirname)(await (0,physical_path/* physicalPath */.D)(cli.mainPath)), '..', '..', 'matchers'),
        reporter,
        cancellation,
        uses,
        // The next one on this machine finds this process ended, anybody else after the lease.
        noteUnfinished: () => undefined,
    };
    const build = async () => {
        await checkPlaces(request);
        const entry = await identifyEntry(request);
        if (folders === job.apart?.folders)
            reporter.info(job.apart.why);
        const built = await buildOnce(request, entry);
        return { built, outputs: outputsOf(entry, built) };
    };
    const { built, outputs } = await Promise.race([build(), outOfTime(cancellation)]).catch((error) => {
        throw error instanceof InputError ? asOwnError(error) : error;
    });
    reporter.info(describeOutputs(outputs, built, host.clock.wallSeconds()));
    if (dotenv !== undefined)
        await writeDotenv(dotenv, outputs);
    const [program, ...args] = argv;
    if (program === undefined) {
        terminal.result(outputs.dir);
        return;
    }
    cancellation.stop.throwIfAborted();
    const command = {
        argv: [program, ...args],
        env: { ...env, BUILD_ONCE_DIR: outputs.dir },
        hasTerminal: terminal.showsProgress,
    };
    const exitCode = await runWithResult(process, command, terminal.error);
    await uses.endAll().catch((error) => reporter.debug(`${error}`));
    cli.exitWith(exitCode);
}
/** In a container that runs as any uid (`docker run -u 12345`) nothing tells a name. */
function nameOfUser() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return `uid-${process.getuid?.()}`;
    }
}
function asOwnError(error) {
    return error.input === 'path' ? new MountError(error.problem) : new UsageError(describeInputError(error));
}
/** On GitHub, what the build wrote to the files of its step would take effect in the job alone that builds. */
const STEP_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
function commandEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !STEP_FILES.includes(name)));
}

;// CONCATENATED MODULE: ./lib/cli/table.js
/** Lines of which the columns stand one below the other. The last column is not filled up. */
function formatTable(columns, rows) {
    const widths = columns.map(({ heading }, index) => Math.max(heading.length, ...rows.map((row) => (row[index] ?? '').length)));
    const line = (cells) => cells
        .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
    })
        .join('  ')
        .trimEnd();
    return [line(columns.map(({ heading }) => heading)), ...rows.map(line)];
}
/** `label: value` lines, the values one below the other. */
function formatFacts(facts) {
    const known = facts.filter(([, value]) => value !== undefined);
    const width = Math.max(0, ...known.map(([label]) => label.length));
    return known.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}

;// CONCATENATED MODULE: ./lib/cli/commands/show.js















const show_EXAMPLES = `
Examples:
  build-once show sim-3f2a
  build-once show --json acme/soc/sim-0123456789abcdef | jq .keyParts
`;
function addShow(program, cli) {
    program
        .command('show')
        .summary('all that is known of an entry')
        .description('Shows an entry: its result, its key, who has built it, who uses it, and why it failed.')
        .argument('<entry>', 'an id, a path, or a unique beginning of one')
        .option('--json', 'print JSON')
        .addHelpText('after', show_EXAMPLES)
        .action(async (text, _, self) => await show_show(cli, text, self.optsWithGlobals()));
}
async function show_show(cli, text, options) {
    const { terminal, host } = cli;
    const { path, ages, entries } = await chooseEntries(cli, options, [text]);
    const [found] = entries;
    if (found === undefined)
        return;
    const entry = await seeBuilder(host, await summarizeEntry(host, ages, found));
    const rules = { host, ages, userTimeoutSeconds: USER_TIMEOUT_SECONDS };
    const users = entry.attempt === undefined ? [] : await readUsers(rules, (0,layout/* attemptPlace */.Fo)(entry.dir, entry.attempt).users);
    if (options.json === true) {
        terminal.json({ ...entryAsJson(entry), ...detailsAsJson(entry), usedBy: users.map(userAsJson) });
        return;
    }
    const facts = factsOf(entry, { path, users, nowSeconds: host.clock.wallSeconds() });
    for (const line of formatFacts(facts))
        terminal.result(ownLine(line));
    const tail = tailOf(entry);
    if (tail !== undefined)
        terminal.result(`The last lines of its output:\n${noMarks(harmlessLog(tail)).replaceAll(/^/gm, '| ')}`);
}
function factsOf(entry, { path, users, nowSeconds }) {
    const { status } = entry;
    const attempt = entry.attempt === undefined ? undefined : (0,layout/* attemptPlace */.Fo)(entry.dir, entry.attempt);
    const builder = describe_builderOf(entry);
    const details = status.kind === 'failed' ? (0,failure_details/* parseFailureDetails */.mu)(status.failure.details) : undefined;
    const value = show_resultOf(entry);
    const commit = parseCommit(value.commit);
    return [
        ['entry', nameOf(entry)],
        ['state', stateOf(entry) + (entry.isRetired ? ' (its result was removed)' : '')],
        ['result', attempt?.dir],
        ['log', attempt?.log ?? (details === undefined ? undefined : (0,external_node_path_.join)(path, details.log))],
        ['size', entry.bytes === undefined ? undefined : describeBytes(entry.bytes)],
        ['built', status.kind === 'built' ? describeTime(status.done.finishedAt, nowSeconds) : undefined],
        ['took', status.kind === 'built' ? describeSeconds(status.done.seconds) : undefined],
        ['failed', status.kind === 'failed' ? describeTime(status.failure.failedAt, nowSeconds) : undefined],
        ['why', status.kind === 'failed' ? status.failure.message : undefined],
        ['problem', status.kind === 'unknown' ? status.why : undefined],
        ['by', builder && describeUnderWay(builder)],
        ['holder', status.kind === 'being built' ? describeSign(entry) : undefined],
        ['job', jobUrl(builder)],
        ['from', commit && describeCommit(commit)],
        ['last used', `${describeSeconds(entry.idleSeconds)} ago`],
        ...users.map((user) => ['used by', describeUser(user)]),
        ...keyFacts(value.keyParts),
        ['attempts', [...new Set(entry.names.flatMap((name) => (0,layout/* attemptWith */.av)(name) ?? []))].join(', ') || undefined],
    ];
}
function keyFacts(stored) {
    const parts = parseKeyParts(stored);
    if (parts === undefined)
        return [];
    return [
        ['key', parts.key],
        ['command', parts.command],
        ['shell', parts.shell],
        ['where', parts.workingDirectory],
        ...(parts.fingerprint ?? []).map(({ command, output }) => ['fingerprint', `${command}: ${output}`]),
        ['platform', [parts.os, parts.arch, parts.libc].filter(Boolean).join(', ')],
    ];
}
function describeUser({ who, path, ageSeconds, whyGone }) {
    const name = who === undefined ? `${path}, which somebody has put there` : describeUnderWay(who);
    return `${name}, for ${describeSeconds(ageSeconds)}${whyGone === undefined ? '' : `; gone: ${whyGone}`}`;
}
function userAsJson({ who, path, ageSeconds, whyGone }) {
    return { path, who: whoAsJson(who), seconds: Math.round(ageSeconds), gone: whyGone ?? null };
}
function show_resultOf({ status }) {
    return status.kind === 'built' && (0,shared_dir_json/* isObject */.Gv)(status.done.value) ? status.done.value : {};
}
function tailOf({ status }) {
    return status.kind === 'failed' ? (0,failure_details/* parseFailureDetails */.mu)(status.failure.details)?.tail : undefined;
}
function detailsAsJson(entry) {
    const { commit = null, keyParts = null, expected = [] } = show_resultOf(entry);
    const attempt = entry.attempt === undefined ? undefined : (0,layout/* attemptPlace */.Fo)(entry.dir, entry.attempt);
    return { result: attempt?.dir ?? null, log: attempt?.log ?? null, commit, keyParts, expected };
}

;// CONCATENATED MODULE: ./lib/cli/commands/status.js










const status_EXAMPLES = `
Examples:
  build-once status --path /nfs/ci/builds
  build-once status --json | jq '.entries[] | select(.state == "building")'
`;
function addStatus(program, cli) {
    const status = program
        .command('status')
        .summary('list the entries')
        .description('Lists the entries: what is built, being built or failed, by whom, and who uses it. With the limits of `prune`, it says what that would take.')
        .option('--json', 'print JSON');
    addLimits(status)
        .addHelpText('after', status_EXAMPLES)
        .action(async (_, command) => await showStatus(cli, command.optsWithGlobals()));
}
async function showStatus({ terminal, host }, options) {
    const path = parsePath(options.path);
    const limits = parseLimits(options);
    await openPath(host, path);
    const listing = await listEntries(host, path);
    const entries = await Promise.all(listing.entries.map(async (entry) => await seeBuilder(host, entry)));
    entries.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const totals = totalsOf(entries);
    const space = await spaceOf(path);
    const wouldGo = Object.keys(limits).length === 0 ? undefined : await wouldPrune(host, path, limits);
    if (options.json === true) {
        terminal.json({
            path,
            entries: entries.map(entryAsJson),
            totals,
            space,
            wouldPrune: wouldGo ?? null,
            unreachable: listing.unreachable,
        });
        return;
    }
    if (entries.length > 0) {
        const now = host.clock.wallSeconds();
        const [heading = '', ...lines] = formatTable(COLUMNS, entries.map((entry) => describeRow(entry, now)));
        terminal.result([terminal.style('bold', heading), ...lines].join('\n'));
    }
    terminal.result(ownLine(describeTotals(path, totals, space)));
    if (wouldGo !== undefined) {
        const { entries: count, bytes } = wouldGo;
        terminal.result(`prune would remove ${count} ${count === 1 ? 'entry' : 'entries'}, ${describeBytes(bytes)}`);
    }
    for (const { path: where, why } of listing.unreachable)
        terminal.warning(ownLine(`${where} ${why}`));
}
/** What goes by these limits. */
async function wouldPrune(host, path, limits) {
    const { removed, removedBytes } = await prune({ host, path, ...limits, isDryRun: true });
    return { entries: removed.length, bytes: removedBytes };
}
function totalsOf(entries) {
    const states = { built: 0, building: 0, failed: 0, empty: 0, unreadable: 0 };
    let [bytes, users] = [0, 0];
    for (const entry of entries) {
        states[stateOf(entry)] += 1;
        bytes += entry.bytes ?? 0;
        users += entry.users;
    }
    return { entries: entries.length, states, bytes, users };
}
function describeTotals(path, { entries, states, bytes, users }, space) {
    const byState = Object.entries(states).flatMap(([state, count]) => (count === 0 ? [] : [`${count} ${state}`]));
    const all = entries === 0 ? 'no entries' : `${entries} ${entries === 1 ? 'entry' : 'entries'} (${byState.join(', ')})`;
    return (`${all} below ${path}; results take ${describeBytes(bytes)}, used by ${users} ${users === 1 ? 'job' : 'jobs'}; ` +
        `${describeBytes(space.freeBytes)} of ${describeBytes(space.bytes)} free`);
}

;// CONCATENATED MODULE: ./lib/cli/commands/unlock.js









const unlock_EXAMPLES = `
A lock ends by itself with its holder: at once on the same machine, elsewhere after the lease. This is for those who do not want to
wait for the next job to find that out. By itself it ends the lock of a dead holder alone: its process on this machine has ended, or
it gave no sign of life for the lease. --force takes the lock from one that is alive: it notices at its next sign of life, ends its
build, and waits for whoever builds then.

Examples:
  build-once unlock sim-3f2a
  build-once unlock --force --yes acme/soc/sim-0123456789abcdef
`;
function addUnlock(program, cli) {
    program
        .command('unlock')
        .summary("end a dead holder's lock")
        .description("Ends the lock of an entry whose holder is dead; with --force, anybody's.")
        .argument('<entry>', 'an id, a path, or a unique beginning of one')
        .option('--force', 'take the lock from a holder that may be alive, after having asked')
        .option('--yes', 'do not ask')
        .option('--json', 'print JSON')
        .addHelpText('after', unlock_EXAMPLES)
        .action(async (text, _, self) => await unlock(cli, text, self.optsWithGlobals()));
}
async function unlock(cli, text, options) {
    const { terminal, host } = cli;
    const { ages, entries } = await chooseEntries(cli, options, [text]);
    const [entry] = entries;
    if (entry === undefined)
        return;
    const name = nameOf(entry);
    const lock = await readLock(host, ages, entry.dir);
    const tell = (outcome, said) => options.json === true
        ? terminal.json({ entry: name, outcome, holder: whoAsJson(lock?.holder) })
        : terminal.result(ownLine(said));
    if (lock === undefined)
        return tell('not locked', `${name} is not locked`);
    const isDead = await seemsDead({ host, ages, terminal }, entry, lock);
    if (isDead && (await endDeadLock(host, entry.dir)) === 'free')
        return tell('ended', `${name} is free: ${unlock_describe(lock)} was dead`);
    if (options.force !== true) {
        throw new Refused(`${name} is held by ${unlock_describe(lock)}, who may be alive\n` +
            `To take it away all the same, which ends that build: build-once unlock --force ${name}`);
    }
    await unlock_confirm(terminal, `Take ${name} away from ${unlock_describe(lock)}, and end that build?`, options);
    if ((await endHeld(host, entry, lock)) === 'absent')
        throw new Refused(`${name} is not held by ${unlock_describe(lock)} any more; look again: build-once show ${name}`);
    tell('ended', `${name} is free; ${unlock_describe(lock)} learns of it at its next sign of life, and ends its build`);
}
function unlock_describe({ holder, beatAgeSeconds }) {
    const who = holder === undefined ? 'somebody who left no name' : describeUnderWay(holder);
    return harmless(`${who} (last sign of life ${describeSeconds(beatAgeSeconds)} ago)`);
}
/** A server that was away has let nobody beat; one that is back is told so within two beats. */
const WATCH_SECONDS = 11;
/** By the protocol's rules: its process here has ended, or it is silent for the lease, and goes on so while we watch. */
async function seemsDead({ host, ages, terminal }, { dir }, lock) {
    if (await (0,process_identity/* hasEndedHere */.Pc)(host, lock.holder))
        return true;
    const lease = Math.max(DEFAULT_SECONDS.lease, lock.holder?.leaseSeconds ?? 0);
    if (lock.claim !== undefined && lock.beatAgeSeconds < lease)
        return false;
    terminal.info(`No sign of life for ${describeSeconds(lock.beatAgeSeconds)}; watching for ${WATCH_SECONDS} s more`);
    await host.clock.sleep(WATCH_SECONDS);
    const later = await readLock(host, ages, dir);
    return later === undefined || (later.claim?.token === lock.claim?.token && later.claim?.beats === lock.claim?.beats);
}
async function unlock_confirm(terminal, question, { yes, json }) {
    if (yes === true)
        return;
    const answer = json === true ? undefined : await terminal.ask(`${ownLine(question)} [y/N] `);
    if (answer === undefined)
        throw new UsageError(`${question} Nobody is here to ask: add --yes`);
    if (!/^y(es)?$/i.test(answer.trim()))
        throw new Refused('nothing was done');
}
async function endHeld(host, { dir }, { claim }) {
    if (claim !== undefined)
        return await endLock(host, dir, claim.token);
    return (await endDeadLock(host, dir)) === 'free' ? 'ended' : 'absent';
}

;// CONCATENATED MODULE: ./lib/cli/commands/why.js













const why_EXAMPLES = `
Without OTHER, it is compared with the build of the same name before it.

Examples:
  build-once why sim-3f2a
  build-once why sim-3f2a sim-90b1
`;
function addWhy(program, cli) {
    program
        .command('why')
        .summary('why an entry was built: what in its key differs')
        .description('Says which parts of the key of two entries differ, and which of their sources.')
        .argument('<entry>', 'an id, a path, or a unique beginning of one')
        .argument('[other]', 'the same of the one to compare it with')
        .option('--json', 'print JSON')
        .addHelpText('after', why_EXAMPLES)
        .action(async (text, other, _, self) => {
        await why(cli, [text, ...(other === undefined ? [] : [other])], self.optsWithGlobals());
    });
}
async function why(cli, texts, options) {
    const { terminal, host } = cli;
    const { path, ages, entries } = await chooseEntries(cli, options, texts);
    const [found, given] = entries;
    if (found === undefined)
        return;
    if (texts.length > entries.length)
        throw new UsageError(`${texts.join(' and ')} are one entry: ${nameOf(found)}`);
    const entry = await summarizeEntry(host, ages, found);
    const { folders } = found;
    const other = given
        ? await summarizeEntry(host, ages, given)
        : buildBefore(entry, (await listEntries(host, path, { folders, ages })).entries);
    if (other === undefined)
        throw new Refused(`there is no other build of the name of ${nameOf(entry)} to compare it with; give one`);
    const [before, now] = [keyPartsOf(other), keyPartsOf(entry)];
    const sources = await sourceChanges(other, entry);
    const differences = describeDifferences(entry, { before, now, builder: describe_builderOf(entry)?.about?.parts });
    if (options.json === true) {
        terminal.json({ entry: nameOf(entry), other: nameOf(other), differences, sources: sources ?? null });
        return;
    }
    terminal.result(ownLine(`${nameOf(other)} → ${nameOf(entry)}`));
    for (const difference of differences)
        terminal.result(ownLine(`  ${difference}`.trimEnd()).padStart(2));
    for (const [kind, paths] of Object.entries(sources ?? {})) {
        for (const file of paths)
            terminal.result(`  ${SOURCE_KINDS[kind] ?? kind}: ${ownLine(file)}`);
    }
    if (differences.length === 0)
        terminal.result('  nothing in their keys differs');
}
const SOURCE_KINDS = { changed: 'changed', added: 'new', gone: 'gone' };
/** The latest that was finished before it; of one that is not finished, the latest at all. */
function buildBefore(entry, all) {
    const isOfName = isEntryOf(entry.id.replace(/-[0-9a-f]{16}$/, ''));
    const finished = ({ status }) => (status.kind === 'built' ? (status.done.finishedAt ?? '') : '');
    const others = all.filter((each) => each.id !== entry.id && isOfName(each.id) && each.status.kind === 'built');
    const latestFirst = others.sort((a, b) => (finished(a) < finished(b) ? 1 : -1));
    const own = finished(entry);
    return latestFirst.find((each) => own === '' || finished(each) <= own) ?? latestFirst[0];
}
function keyPartsOf({ status }) {
    return status.kind === 'built' && (0,shared_dir_json/* isObject */.Gv)(status.done.value) ? parseKeyParts(status.done.value.keyParts) : undefined;
}
const why_NOTHING = {
    key: '',
    sources: '',
    command: '',
    shell: '',
    workingDirectory: '',
    fingerprint: [],
    os: '',
    arch: '',
    libc: '',
};
function describeDifferences(entry, { before, now, builder }) {
    if (before !== undefined && now !== undefined)
        return describeChanges(before, { ...why_NOTHING, ...now });
    const parts = before && differingParts(digestParts({ ...why_NOTHING, ...before }), builder);
    if (parts === undefined)
        throw new Refused(`${nameOf(entry)} does not tell its key: only a build that is done or under way does`);
    return parts;
}
async function sourceChanges(before, now) {
    const [earlier, later] = await Promise.all([before, now].map(listOf));
    return earlier && later && (0,source_list/* compareSources */.mr)(earlier, later);
}
async function listOf({ dir, attempt }) {
    return attempt === undefined ? undefined : await (0,stored_sources/* readStoredSources */.Y)((0,layout/* attemptPlace */.Fo)(dir, attempt).sources);
}

;// CONCATENATED MODULE: ./lib/cli/version.js
/** package.json's. */
const version_VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/cli/program.js











const program_ABOUT = `Builds once over a directory that many machines share (NFS): one process runs the build command, the others wait, follow its
output and go on with its result. And looks after what has gathered there.`;
const EXIT_CODES = `
Exit codes: run ends with its COMMAND's, or with that of a build that failed. Besides:
  1   the answer is no: not found, refused, or something serious was found
  64  the command line is wrong; nothing was done
  69  the shared directory is not there, or refuses
  70  an error of build-once's own, or of this machine
  75  somebody else's build was not over within --timeout
  128 + N  ended by signal N (130: Ctrl-C)
`;
function createProgram(cli) {
    const { terminal } = cli;
    const program = new Command('build-once')
        .description(program_ABOUT)
        .version(version_VERSION, '-V, --version', 'print the version')
        .helpOption('-h, --help', 'print this help')
        .helpCommand('help [command]', 'print the help of a command')
        .addOption(new Option('--path <dir>', 'the shared directory').env('BUILD_ONCE_PATH'))
        .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(terminal.columns ?? WIDTH, WIDTH) })
        .configureOutput({
        writeOut: (text) => terminal.result(text.trimEnd()),
        writeErr: (text) => terminal.info(text.trimEnd()),
        // It is said once, at the end, by whoever knows the exit code.
        outputError: () => undefined,
    })
        .addHelpText('after', EXIT_CODES)
        .exitOverride();
    for (const add of [addRun, addStatus, addShow, addLog, addWhy, addClean, addPrune, addUnlock, addDoctor])
        add(program, cli);
    return program;
}
const WIDTH = 110;

;// CONCATENATED MODULE: external "node:readline/promises"
const external_node_readline_promises_namespaceObject = __whenUsed("node:readline/promises");
;// CONCATENATED MODULE: ./lib/cli/terminal.js


const CODES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
};
/** All that the command prints: its result on stdout, what else there is to say on stderr. */
class Terminal {
    #streams;
    #mayColour;
    /** @param env NO_COLOR, of any value but an empty one, means no colours */
    constructor(streams, env) {
        this.#streams = streams;
        this.#mayColour = !env.NO_COLOR && env.TERM !== 'dumb';
        // Whoever read it is gone (`| head`). That what was begun ends properly matters more.
        for (const stream of [streams.stdout, streams.stderr])
            stream.on('error', () => undefined);
    }
    /** Whether somebody sees the result on a screen, where escape sequences act. */
    get isScreen() {
        return this.#streams.stdout.isTTY === true;
    }
    /** Whether somebody sees what is said besides the result, and so a line that changes. */
    get showsProgress() {
        return this.#streams.stderr.isTTY === true;
    }
    get columns() {
        return this.isScreen ? this.#streams.stdout.columns : undefined;
    }
    /** For a text of the result. */
    style(style, text) {
        return this.#style(style, text, this.isScreen);
    }
    /** A line of the result, or several. */
    result = (text) => {
        this.#streams.stdout.write(`${text}\n`);
    };
    /** The result as it is. Resolves when there is room for more of it. */
    async resultBytes(bytes) {
        await new Promise((resolve) => this.#streams.stdout.write(bytes, () => resolve()));
    }
    json = (value) => this.result(harmlessJson(JSON.stringify(value, undefined, 2)));
    info = (text) => {
        this.#streams.stderr.write(`${text}\n`);
    };
    warning = (text) => this.info(`${this.#style('yellow', 'warning:', this.showsProgress)} ${text}`);
    error = (text) => this.info(`${this.#style('red', 'build-once:', this.showsProgress)} ${text}`);
    /** What is said besides the result, as it is. Resolves when there is room for more of it. */
    async infoText(text) {
        await new Promise((resolve) => this.#streams.stderr.write(text, () => resolve()));
    }
    /** A line that the next one takes the place of; only where somebody sees it. */
    progress = (text) => {
        if (this.showsProgress)
            this.#streams.stderr.write(`\r\u001b[K${text}`);
    };
    /** @returns undefined where there is nobody to ask */
    async ask(question) {
        const { stdin, stderr } = this.#streams;
        if (stdin.isTTY !== true || !this.showsProgress)
            return undefined;
        const lines = (0,external_node_readline_promises_namespaceObject.createInterface)({ input: stdin, output: stderr });
        try {
            return await lines.question(question);
        }
        finally {
            lines.close();
        }
    }
    /** Waits until all of it has been read: writing to a pipe is asynchronous. */
    async end() {
        await Promise.all([this.resultBytes(''), this.infoText('')]);
    }
    #style(style, text, isScreen) {
        const [on, off] = CODES[style];
        return isScreen && this.#mayColour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    }
}

;// CONCATENATED MODULE: ./lib/cli/command-line.js







const command_line_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** One `build-once …`, from its arguments to the end of its process. */
async function runCommandLine(process) {
    const terminal = new Terminal(process, process.env);
    const quit = (signal) => {
        process.exitCode = 128 + external_node_os_.constants.signals[signal];
        endProcess(process);
    };
    // Until a command has something to tidy up.
    for (const signal of command_line_SIGNALS)
        process.on(signal, quit);
    const program = createProgram({
        terminal,
        process,
        env: process.env,
        cwd: process.cwd(),
        host: thisHost(),
        listenForCancellation: () => {
            for (const signal of command_line_SIGNALS)
                process.off(signal, quit);
            return listenForCancellation(process);
        },
        mainPath: process.argv[1] ?? '',
        exitWith: (code) => {
            process.exitCode = code;
        },
    });
    try {
        await program.parseAsync(process.argv);
    }
    catch (error) {
        process.exitCode = await exitCodeFor(error, terminal, program.opts().path);
    }
    await terminal.end();
    endProcess(process);
}


/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ readStat),
/* harmony export */   P2: () => (/* binding */ startTimeOf),
/* harmony export */   Pc: () => (/* binding */ hasEndedHere),
/* harmony export */   WF: () => (/* binding */ thisProcess),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   j6: () => (/* binding */ hasRebooted),
/* harmony export */   oQ: () => (/* binding */ programOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1708);
/* harmony import */ var _shared_dir_error_code_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2055);






/** This process. On Linux with the facts that make a PID mean something to others; elsewhere the lease decides. */
function thisProcess() {
    const bootId = orUndefined(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    const pidNamespace = orUndefined(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)('/proc/self/ns/pid'));
    const machine = orUndefined(machineOf);
    const startTime = startTimeOf(node_process__WEBPACK_IMPORTED_MODULE_4__.pid);
    return {
        hostname: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)(),
        pid: node_process__WEBPACK_IMPORTED_MODULE_4__.pid,
        ...(machine === undefined ? {} : { machine }),
        ...(bootId === undefined ? {} : { bootId }),
        ...(pidNamespace === undefined ? {} : { pidNamespace }),
        ...(startTime === undefined ? {} : { startTime }),
    };
}
/** A hash: the id itself is to be kept from others (machine-id(5)). Most containers have none. */
function machineOf() {
    const [id] = /^[0-9a-f]{32}$/m.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/etc/machine-id', 'utf8')) ?? [];
    if (id === undefined)
        throw new Error('no machine id');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`build-once ${id}`).digest('hex').slice(0, 16);
}
/** When a process of this machine started, in a form that only {@link isRunning} understands; undefined if that is not told. */
function startTimeOf(pid) {
    return readStat(pid)?.startTime;
}
/** The program that a process was started as, by the name that it was given; undefined if that is not told. */
function programOf(pid) {
    return orUndefined(() => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''));
}
function readStat(pid) {
    return orUndefined(() => parseStat((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/stat`, 'utf8')));
}
/**
 * Whether that process of this PID namespace runs. The signal 0 decides whether there is one, as /proc may hide other
 * users' processes; /proc then tells one that has ended but was not waited for, and one that got the PID later.
 */
async function isRunning(pid, startTime) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if ((0,_shared_dir_error_code_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .C)(error) === 'ESRCH')
            return false;
    }
    try {
        // Not from the disk, so it is there at once; each look of a waiter asks.
        const now = parseStat((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
        return !'ZX'.includes(now.state) && (startTime === undefined || now.startTime === startTime);
    }
    catch {
        return true;
    }
}
/** The name, field 2, stands in parentheses, and may hold spaces and parentheses itself. */
function parseStat(text) {
    const [before, after] = [text.indexOf('('), text.lastIndexOf(')')];
    const fields = text.slice(after + 2).split(' ');
    const [state, parent, , session] = fields;
    const startTime = fields[19];
    if (!state || !startTime)
        throw new Error(`unexpected /proc stat: ${text}`);
    return { name: text.slice(before + 1, after), state, parent: Number(parent), session: Number(session), startTime };
}
function orUndefined(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}
/** Whether that machine has been booted since: it is this one, by more than a host name, which two may have. */
function hasRebooted({ self }, other) {
    const isThisMachine = other.machine !== undefined && other.machine === self.machine && other.hostname === self.hostname;
    return isThisMachine && other.bootId !== undefined && self.bootId !== undefined && other.bootId !== self.bootId;
}
/** The shortcut on one machine: a process of this boot and PID namespace that is gone is dead at once. */
async function hasEndedHere({ self, isRunning }, other) {
    if (other?.bootId === undefined || other.pidNamespace === undefined)
        return false;
    if (other.bootId !== self.bootId || other.pidNamespace !== self.pidNamespace)
        return false;
    return !(await isRunning(other.pid, other.startTime));
}


/***/ }),

/***/ 9313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ ServerClock)
/* harmony export */ });
/**
 * The server's clock, read off a directory made for it. Between two readings it is carried on by this machine's
 * monotonic clock; the clocks of two hosts are never compared.
 */
class ServerClock {
    #shared;
    #clock;
    #newScratch;
    /** Server seconds minus monotonic seconds. */
    #offset;
    /** @param newScratch gives a path on the mount that nobody else uses; gone again after each reading */
    constructor(shared, clock, newScratch) {
        this.#shared = shared;
        this.#clock = clock;
        this.#newScratch = newScratch;
    }
    /** Age in seconds of something that the server stamped; asks the server only the first time. 0 where it cannot be told. */
    async ageSeconds(mtimeNs) {
        this.#offset ??= await this.#read();
        if (this.#offset === undefined)
            return 0;
        return this.#clock.monotonicSeconds() + this.#offset - Number(mtimeNs) / 1e9;
    }
    /** The same by a new reading, for a decision that must not rest on an old one. */
    async ageSecondsNow(mtimeNs) {
        this.#offset = undefined;
        return await this.ageSeconds(mtimeNs);
    }
    /** Undefined if somebody cleared the scratch directory away; the next look reads again. */
    async #read() {
        const scratch = this.#newScratch();
        await this.#shared.mkdir(scratch);
        try {
            const status = await this.#shared.status(scratch);
            return status && Number(status.mtimeNs) / 1e9 - this.#clock.monotonicSeconds();
        }
        finally {
            await this.#shared.rmdir(scratch);
        }
    }
}


/***/ }),

/***/ 6802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ advanceMtime)
/* harmony export */ });
/** Changes in a row after which it gives up. A server's clock tick is at most 10 ms, a change takes longer than 0.1 ms. */
const MOST_CHANGES = 1000;
/**
 * Makes what was just changed in `dir` visible to everyone who looks.
 *
 * An NFS 3 client tells "unchanged" by the directory's mtime, which the server stamps with a coarse clock (1–10 ms). Who
 * listed the directory in the same tick as a change, just before it, keeps the old listing for good: expiry compares the
 * same mtime again. So the directory is changed once more and again, until its mtime differs from what it is now.
 *
 * Gives up without an error after a bounded number of changes: the change itself has long been made and is on the
 * server, and only the speed at which others notice is at stake.
 *
 * @param scratch a path in `dir` that nobody else uses; it is gone afterwards
 */
async function advanceMtime(shared, dir, scratch) {
    const before = await shared.status(dir);
    if (before === undefined)
        return;
    for (let change = 0; change < MOST_CHANGES; change += 1) {
        await shared.mkdir(scratch);
        await shared.rmdir(scratch);
        const after = await shared.status(dir);
        if (after === undefined || after.mtimeNs !== before.mtimeNs)
            return;
    }
}


/***/ }),

/***/ 3929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ openToOwner),
/* harmony export */   Hy: () => (/* binding */ visitFiles),
/* harmony export */   zX: () => (/* binding */ inDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1708);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2055);
/* harmony import */ var _in_batches_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5893);






/*
 * Calls on what is in a directory, whatever becomes of names meanwhile: somebody else may put a link in their place between
 * any two of our calls, but what was opened stays what it was. Linux reaches it through /proc; elsewhere there is only the
 * name.
 */
const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const DESCRIPTORS = '/proc/self/fd';
/** Linux: opens a name without doing anything to it, and without the right to read it. */
const O_PATH = 0o10000000;
const hasDescriptors = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(DESCRIPTORS).then(() => true, () => false);
/**
 * @param use gets a path by which what is in the directory is reached
 * @returns what `use` returns; undefined where there is no directory, or only a link to one
 */
async function inDirectory(path, use) {
    return await withOpen(path, O_RDONLY | O_DIRECTORY, async ({ fd }) => use((await hasDescriptors) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(DESCRIPTORS, `${fd}`) : path));
}
/** Visits each regular file below a directory, some at a time; names are relative to it. No link is followed. */
async function visitFiles(dir, visit, prefix = '') {
    await inDirectory(dir, async (inside) => {
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(inside, { withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile());
        await (0,_in_batches_js__WEBPACK_IMPORTED_MODULE_5__/* .inBatches */ .o)(files, ({ name }) => withRegularFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(inside, name), (file) => visit((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, name), file)));
        for (const { name } of entries.filter((entry) => entry.isDirectory())) {
            await visitFiles((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(inside, name), visit, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(prefix, name));
        }
    });
}
async function withRegularFile(path, use) {
    const flags = (await hasDescriptors) ? O_PATH : O_RDONLY | O_NONBLOCK;
    await withOpen(path, flags, async (file) => {
        const stats = await file.stat({ bigint: true });
        if (!stats.isFile())
            return;
        await use({ stats, chmod: (mode) => changeMode(file, mode) });
    });
}
/**
 * Gives this process's user all rights in a directory that is its own and on that device, and no link to one.
 *
 * @returns whether it had not all of them
 */
async function openToOwner(path, device) {
    const flags = O_DIRECTORY | ((await hasDescriptors) ? O_PATH : O_RDONLY);
    const isChanged = await withOpen(path, flags, async (directory) => {
        const { uid, dev, mode } = await directory.stat();
        if (uid !== (0,node_process__WEBPACK_IMPORTED_MODULE_3__.geteuid)?.() || dev !== device || (mode & 0o700) === 0o700)
            return false;
        await changeMode(directory, (mode & 0o7777) | 0o700);
        return true;
    });
    return isChanged === true;
}
async function changeMode(file, mode) {
    // What is opened by O_PATH has no other way.
    if (await hasDescriptors)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(DESCRIPTORS, `${file.fd}`), mode);
    else
        await file.chmod(mode);
}
/** @returns undefined where there is nothing, or a link */
async function withOpen(path, flags, use) {
    let file;
    try {
        file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags | O_NOFOLLOW);
    }
    catch (error) {
        if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .C)(error)))
            return undefined;
        throw error;
    }
    try {
        return await use(file);
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 2055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ errorCode)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);

const NAMES = new Map(Object.entries(node_os__WEBPACK_IMPORTED_MODULE_0__.constants.errno).map(([name, number]) => [number, name]));
const LINUX_REMOTE_IO = 121;
/** The errno name of a file system error. By number, for Node calls ESTALE and others `Unknown system error -116`. */
function errorCode(error) {
    if (!(error instanceof Error))
        return 'UNKNOWN';
    if ('errno' in error && typeof error.errno === 'number') {
        const number = Math.abs(error.errno);
        if (number === LINUX_REMOTE_IO)
            return 'EREMOTEIO';
        const name = NAMES.get(number);
        if (name !== undefined)
            return name;
    }
    return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}


/***/ }),

/***/ 5893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ inBatches)
/* harmony export */ });
/** Node's file system calls run four at a time; more than a few hundred waiting only take memory, and slow it down. */
const BATCH = 256;
/** Acts on many files side by side, and keeps their order. */
async function inBatches(items, act, batch = BATCH) {
    const results = [];
    for (let at = 0; at < items.length; at += batch) {
        results.push(...(await Promise.all(items.slice(at, at + batch).map(act))));
    }
    return results;
}


/***/ }),

/***/ 3093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ MOST_LEVELS),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   fE: () => (/* binding */ isShallow),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
/** Undefined for what is no JSON object: a file that is just being written, or was cut short by a crash. */
function parseObject(text) {
    if (!isShallow(text))
        return undefined;
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Levels of nesting in JSON of ours, and in what a caller may store: recursion over more could end the process. */
const MOST_LEVELS = 200;
/** Whether arrays and objects in that JSON are nested at most {@link MOST_LEVELS} deep; told before it is parsed. */
function isShallow(json) {
    let level = 0;
    let inText = false;
    for (let at = 0; at < json.length; at += 1) {
        const char = json[at];
        if (inText) {
            if (char === '\\')
                at += 1;
            else if (char === '"')
                inText = false;
        }
        else if (char === '"')
            inText = true;
        else if (char === '{' || char === '[') {
            level += 1;
            if (level > MOST_LEVELS)
                return false;
        }
        else if (char === '}' || char === ']')
            level -= 1;
    }
    return true;
}


/***/ }),

/***/ 7343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ makeDirectories),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   mT: () => (/* binding */ lookDown)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _shared_dir_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8868);


/**
 * mkdir where the parent must be there.
 *
 * @throws SharedDirError with ENOENT if it is not
 */
async function makeDirectory(shared, path) {
    const made = await shared.mkdir(path);
    if (made === 'no-parent')
        throw new _shared_dir_js__WEBPACK_IMPORTED_MODULE_1__/* .SharedDirError */ .fE('make directory', path, 'ENOENT');
    return made;
}
/** Somebody who goes on removing what is made is not waited for. */
const MOST_RESTARTS = 100;
/**
 * Makes each directory below `root` down to `path`, from the top; again from the top where somebody removes them meanwhile.
 * One that is there costs a request that makes this client ask the server for it anew: its "no such directory" may be a memory.
 *
 * @throws SharedDirError with ENOENT if `root` is not there
 */
async function makeDirectories(shared, root, path) {
    const parts = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, path).split('/');
    for (let restarts = 0;; restarts += 1) {
        let made = root;
        let depth = 0;
        for (const part of parts) {
            made = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(made, part);
            if ((await makeOrSee(shared, made)) === 'no-parent')
                break;
            depth += 1;
        }
        if (depth === parts.length)
            return;
        if (depth === 0 || restarts === MOST_RESTARTS)
            throw new _shared_dir_js__WEBPACK_IMPORTED_MODULE_1__/* .SharedDirError */ .fE('make directory', made, 'ENOENT');
    }
}
/** Opens each directory from `root` down to `path`, as far as they are there, so that this client asks the server for each. */
async function lookDown(shared, root, path) {
    let level = root;
    for (const part of ['.', ...(0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, path).split('/')]) {
        level = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(level, part);
        if ((await shared.list(level)) === undefined)
            return;
    }
}
/** On a read-only mount an NFS client says EROFS of a directory that is there: it did not look. Opening it makes it look. */
async function makeOrSee(shared, path) {
    try {
        return await shared.mkdir(path);
    }
    catch (error) {
        if (!(0,_shared_dir_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error) || (await shared.status(path)) === undefined)
            throw error;
        return 'exists';
    }
}


/***/ }),

/***/ 8916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ mapErrno)
/* harmony export */ });
/* unused harmony export mapErrnoNow */
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2055);
/* harmony import */ var _mount_obstacle_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(980);
/* harmony import */ var _shared_dir_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8868);



/**
 * Runs one operation on the share and turns the errors that it knows into answers. Everything else is thrown with the
 * operation and path in its message: EIO, EACCES and ESTALE must never look like "is not there".
 *
 * @param answers by errno name
 * @throws SharedDirError
 */
async function mapErrno(operation, path, run, answers) {
    try {
        return await run();
    }
    catch (error) {
        const isObstructed = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .C)(error) === 'ENOTDIR' && !Object.hasOwn(answers ?? {}, 'ENOTDIR');
        return answerTo(error, operation, path, answers, isObstructed ? await (0,_mount_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .describeObstacle */ .T)(path) : undefined);
    }
}
/** The same for a call that blocks. */
function mapErrnoNow(operation, path, run, answers) {
    try {
        return run();
    }
    catch (error) {
        return answerTo(error, operation, path, answers);
    }
}
function answerTo(error, operation, path, answers, remedy) {
    if (error instanceof _shared_dir_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableFile */ ._U)
        throw error;
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .C)(error);
    if (answers !== undefined && Object.hasOwn(answers, code))
        return answers[code];
    throw new _shared_dir_js__WEBPACK_IMPORTED_MODULE_2__/* .SharedDirError */ .fE(operation, path, code, error, remedy);
}


/***/ }),

/***/ 3335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ modeOfFile),
/* harmony export */   IP: () => (/* binding */ umaskTakes),
/* harmony export */   oK: () => (/* binding */ modeOfDirectory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/*
 * What is made below a directory is as open as the directory itself, and no wider. The admin decides once, by the mode of
 * `path`, who shares: who may write there builds, who may only read there reuses, and nobody else sees a log. A runner's
 * umask must not shut its colleagues out.
 */
/** Never sticky: that would keep others from ending a dead holder's claim. */
async function modeOfDirectory(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))).mode & 0o2777;
}
async function modeOfFile(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))).mode & 0o666;
}
function umaskTakes(mode) {
    return (mode & process.umask()) !== 0;
}


/***/ }),

/***/ 980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   T: () => (/* binding */ describeObstacle)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _system_user_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(776);



/**
 * What stands on the way to a path where a directory belongs, whose it is, and what to do, in one line; undefined where that
 * cannot be told (any more).
 */
async function describeObstacle(path) {
    const parts = path.split('/').filter((part) => part !== '');
    for (let length = 1; length <= parts.length; length += 1) {
        const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/', ...parts.slice(0, length));
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(above).catch(() => undefined);
        if (found === undefined)
            return undefined;
        if (found.isDirectory())
            continue;
        const quoted = `'${above.replaceAll("'", "'\\''")}'`;
        return `${above} is ${kindOf(found)} of ${await (0,_system_user_name_js__WEBPACK_IMPORTED_MODULE_2__/* .userName */ .n)(found.uid)}, where a directory belongs. If nobody needs it: rm ${quoted}`;
    }
    return undefined;
}
/** In words, with an article. */
function kindOf(stats) {
    if (stats.isFile())
        return 'a file';
    if (stats.isSymbolicLink())
        return 'a symbolic link';
    if (stats.isDirectory())
        return 'a directory';
    if (stats.isFIFO())
        return 'a FIFO';
    return stats.isSocket() ? 'a socket' : 'a device';
}


/***/ }),

/***/ 4298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ createOwnFile),
/* harmony export */   cH: () => (/* binding */ createUniqueFile),
/* harmony export */   lf: () => (/* binding */ openRegular)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1708);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2055);
/* harmony import */ var _modes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3335);





/*
 * Others may write to the directories that our files stand in, so what a name stands for can change at any moment. Nothing
 * is looked at by name and then opened: it is opened without following a link and without waiting (for the other end of a
 * FIFO, say), and the descriptor is asked what it is.
 */
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Creates a file, as open as its directory.
 *
 * @param flags besides those for writing: O_APPEND
 * @throws the system's EEXIST where something is there, be it a link that leads nowhere
 */
async function createOwnFile(path, flags = 0) {
    const mode = await (0,_modes_js__WEBPACK_IMPORTED_MODULE_4__/* .modeOfFile */ .Hz)(path);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | flags, mode);
    try {
        if ((0,_modes_js__WEBPACK_IMPORTED_MODULE_4__/* .umaskTakes */ .IP)(mode))
            await file.chmod(mode);
        return file;
    }
    catch (error) {
        await file.close().catch(() => undefined);
        throw error;
    }
}
/**
 * The same for a name that only this caller uses: a create that is sent again after a server crash is told EEXIST of its own
 * file (seen on NFS 3), which is then known by being ours and empty.
 *
 * @throws the system's EEXIST where something else is there
 */
async function createUniqueFile(path, flags = 0) {
    try {
        return await createOwnFile(path, flags);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error) !== 'EEXIST')
            throw error;
        const isOurs = ({ uid, nlink, size }) => uid === (0,node_process__WEBPACK_IMPORTED_MODULE_2__.geteuid)?.() && nlink === 1 && size === 0;
        const file = await openRegular(path, isOurs, O_WRONLY | flags).catch(() => undefined);
        if (file === undefined)
            throw error;
        return file;
    }
}
/**
 * Opens a regular file.
 *
 * @returns undefined if it is something else, or not as `isRight` wants it
 * @throws the system's ENOENT, EACCES, …
 */
async function openRegular(path, isRight = () => true, flags = O_RDONLY) {
    let file;
    try {
        file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        // A symbolic link; a FIFO without a reader, or a socket; a directory.
        if (['ELOOP', 'ENXIO', 'EISDIR'].includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error)))
            return undefined;
        throw error;
    }
    try {
        const stats = await file.stat();
        if (stats.isFile() && isRight(stats))
            return file;
    }
    catch (error) {
        await file.close().catch(() => undefined);
        throw error;
    }
    await file.close();
    return undefined;
}


/***/ }),

/***/ 3724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ physicalPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);

/** The path without symbolic links; as it is given where that cannot be told. */
async function physicalPath(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path);
}


/***/ }),

/***/ 6443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _mount_obstacle_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(980);
/* harmony import */ var _own_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4298);
/* harmony import */ var _shared_dir_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8868);




/**
 * The text of a regular file. Whoever may write to the share can put anything under a name of ours: a FIFO would be waited
 * for without end, a link may lead anywhere, and a gigabyte would be read by every leg.
 *
 * @throws UnusableFile for what is none, or larger than `mostBytes`
 * @throws the system's ENOENT, EACCES, …
 */
async function readText(path, mostBytes) {
    const file = await (0,_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegular */ .lf)(path);
    if (file === undefined)
        throw new _shared_dir_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFile */ ._U(path, `is ${(0,_mount_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path))}, not a file`);
    try {
        const { size } = await file.stat();
        if (size > mostBytes)
            throw new _shared_dir_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFile */ ._U(path, `takes ${size} bytes, more than ${mostBytes}`);
        const buffer = Buffer.alloc(size);
        let length = 0;
        while (length < size) {
            const { bytesRead } = await file.read(buffer, length, size - length, length);
            if (bytesRead === 0)
                break;
            length += bytesRead;
        }
        return buffer.toString('utf8', 0, length);
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 8868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ MOST_TEXT_BYTES),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   RX: () => (/* binding */ isRemoved),
/* harmony export */   _U: () => (/* binding */ UnusableFile),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fE: () => (/* binding */ SharedDirError)
/* harmony export */ });
/** Far more than a lock or marker of ours takes, and little enough to be read by every caller. */
const MOST_TEXT_BYTES = 4 * 1024 * 1024;
/** Something else than a file of ours under a name of ours: a directory, a FIFO, a link, or too much. */
class UnusableFile extends Error {
    name = 'UnusableFile';
    /** @param what ends the sentence that begins with the path */
    constructor(path, what) {
        super(`${path} ${what}`);
    }
}
/** Where the mount could not do what it was asked. Says which operation on which path, and the system's reason. */
class SharedDirError extends Error {
    name = 'SharedDirError';
    operation;
    path;
    /** The errno name (`EIO`), also where Node has none of its own (`ESTALE`). */
    code;
    /** @param remedy what is in the way and what to do, where that is known: a line of its own */
    constructor(operation, path, code, cause, remedy) {
        super(`cannot ${operation} ${path}: ${code}${meaning(code)}${remedy === undefined ? '' : `\n${remedy}`}`, {
            cause,
        });
        this.operation = operation;
        this.path = path;
        this.code = code;
    }
}
const MEANINGS = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the shared disk',
    EDQUOT: 'disk quota exceeded',
    EIO: 'input/output error; the mount did not answer',
    ETIMEDOUT: 'the server did not answer in time',
    ESTALE: 'stale file handle; the server no longer knows this file',
    ENOTDIR: 'not a directory',
    EEXIST: 'something else is there already',
    ELOOP: 'a symbolic link is in its place',
    ENOENT: 'no such file or directory',
    EXDEV: 'something else is mounted there',
};
function meaning(code) {
    const text = MEANINGS[code];
    return text === undefined ? '' : ` (${text})`;
}
/** Errors after which the same call may well succeed a moment later: a soft mount, a restarted server, a moved file. */
function isTransient(error) {
    return (error instanceof SharedDirError &&
        ['EIO', 'ETIMEDOUT', 'ESTALE', 'EAGAIN', 'EBUSY', 'EINTR', 'ENXIO', 'EREMOTEIO', 'EEXIST'].includes(error.code));
}
/** A directory or file that was there is gone: somebody has removed it, or all that it stands in. */
function isRemoved(error) {
    return error instanceof SharedDirError && ['ENOENT', 'ESTALE'].includes(error.code);
}
/** This process may not do that here: the mount is read-only, or the directory is somebody else's. */
function isDenied(error) {
    return error instanceof SharedDirError && ['EROFS', 'EACCES', 'EPERM'].includes(error.code);
}
/** The disk or the quota is full: nobody's build has failed by that. */
function isDiskFull(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}


/***/ }),

/***/ 6179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram),
/* harmony export */   s: () => (/* binding */ SYSTEM_PATH)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/** Where execvp(3) looks without a PATH. */
const SYSTEM_PATH = `/usr/bin${node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter}/bin`;
/**
 * The program that a process in `cwd` would start: by its path, or by its name and PATH, an empty entry of which is `cwd`.
 *
 * @returns undefined where there is none
 */
function findProgram(program, { cwd, PATH = SYSTEM_PATH }) {
    const directories = program.includes('/') ? [''] : PATH.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter);
    return directories.map((directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, directory, program)).find(isExecutable);
}
/** By what the system lets this process do: mode bits know no access lists. */
function isExecutable(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 1437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runSystemProgram)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _find_program_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6179);


/**
 * Runs a program of the system's own, silently, for what Node cannot do itself. What it says is English.
 *
 * @returns undefined where this machine has no such program
 */
async function runSystemProgram(name, args) {
    // The PATH of a job may hold little more than its tools.
    const PATH = [process.env.PATH, _find_program_js__WEBPACK_IMPORTED_MODULE_1__/* .SYSTEM_PATH */ .s].filter(Boolean).join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter);
    const program = (0,_find_program_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgram */ .K)(name, { cwd: process.cwd(), PATH });
    if (program === undefined)
        return undefined;
    // Loaded where it is needed: most jobs find their result ready. The library comes without it, and does without the program.
    const exec = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 1260)).catch(() => undefined);
    if (exec === undefined)
        return undefined;
    const env = { ...process.env, LC_ALL: 'C' };
    return await exec.getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}


/***/ }),

/***/ 776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ userName)
/* harmony export */ });
/* harmony import */ var _system_program_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1437);

/** By the name that people know; the number where this machine has none for it. */
async function userName(uid) {
    const end = await (0,_system_program_js__WEBPACK_IMPORTED_MODULE_0__/* .runSystemProgram */ .d)('id', ['-nu', `${uid}`]);
    return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}


/***/ }),

/***/ 8457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ followLinks)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _in_batches_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5893);
/* harmony import */ var _map_errno_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8916);
/* harmony import */ var _physical_path_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3724);





const NOTHING = { ENOENT: undefined, ENOTDIR: undefined, ELOOP: undefined, ENAMETOOLONG: undefined };
/**
 * @param dir the result directory
 * @param files relative to it
 * @returns what stands behind each; `chain` shows its links as `ls` does: `simv -> b -> /nowhere`
 */
async function followLinks(dir, files) {
    const root = await (0,_physical_path_js__WEBPACK_IMPORTED_MODULE_3__/* .physicalPath */ .D)(dir);
    return await (0,_in_batches_js__WEBPACK_IMPORTED_MODULE_4__/* .inBatches */ .o)(files, async (file) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, file);
        const target = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_2__/* .mapErrno */ .n)('follow', path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path), NOTHING);
        if (target === path)
            return { kind: 'itself' };
        const chain = await describeLinks(dir, file);
        if (target === undefined)
            return { kind: chain === file ? 'absent' : 'nothing', chain };
        const isInside = target === root || target.startsWith(`${root}/`);
        return { kind: isInside ? 'inside' : 'outside', target, chain };
    });
}
const MOST_LINKS = 5;
/** From the first link on the way to the file, as far as links go. */
async function describeLinks(dir, file) {
    let path = dir;
    for (const part of file.split('/')) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, part);
        const chain = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(dir, path)];
        let link = path;
        for (let text = await linkText(link); text !== undefined && chain.length <= MOST_LINKS; text = await linkText(link)) {
            chain.push(text);
            link = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(link), text);
        }
        if (chain.length > 1)
            return chain.join(' -> ');
    }
    return file;
}
async function linkText(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path).catch(() => undefined);
}


/***/ }),

/***/ 9573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ measureTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _in_batches_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5893);
/* harmony import */ var _map_errno_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8916);




/** What a directory and all below it take on the disk, in bytes, as `du` counts them: links not followed, a file with several names once. */
async function measureTree(dir, signal) {
    const seen = new Set();
    const measure = async (path) => {
        const stats = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_2__/* .mapErrno */ .n)('look at', path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, { bigint: true }), { ENOENT: undefined });
        if (stats === undefined)
            return 0;
        if (!stats.isDirectory() && stats.nlink > 1n) {
            const inode = `${stats.dev}:${stats.ino}`;
            if (seen.has(inode))
                return 0;
            seen.add(inode);
        }
        return Number(stats.blocks) * 512;
    };
    const below = async (path) => {
        signal?.throwIfAborted();
        const entries = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_2__/* .mapErrno */ .n)('list', path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true }), { ENOENT: undefined });
        const files = (entries ?? []).filter((entry) => !entry.isDirectory());
        const sizes = await (0,_in_batches_js__WEBPACK_IMPORTED_MODULE_3__/* .inBatches */ .o)(files, async ({ name }) => await measure((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
        let bytes = sizes.reduce((sum, size) => sum + size, await measure(path));
        for (const entry of entries ?? [])
            if (entry.isDirectory())
                bytes += await below((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name));
        return bytes;
    };
    return await below(dir);
}


/***/ }),

/***/ 2687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _descriptors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3929);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2055);
/* harmony import */ var _map_errno_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8916);





/**
 * Removes what is there and all that is in it, as `rm -rf --one-file-system` does, and never what a link leads to that
 * somebody puts in a directory's place meanwhile, nor what is mounted in it. Unlike that, it
 * also removes what is in this user's directories without write permission.
 *
 * @throws SharedDirError for the first thing that could not be removed; all else is gone
 */
async function removeTree(path) {
    await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_4__/* .mapErrno */ .n)('remove', path, async () => {
        const above = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)).catch(unlessGone);
        if (above !== undefined)
            await remove(path, above.dev);
    });
}
async function remove(path, device) {
    const refused = await tryUnlink(path);
    if (refused === undefined)
        return;
    const isDirectory = await empty(path, device).catch(async (error) => {
        // A build may have made its directories read-only.
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error) !== 'EACCES' || !(await (0,_descriptors_js__WEBPACK_IMPORTED_MODULE_2__/* .openToOwner */ .DO)(path, device).catch(() => false)))
            throw error;
        return await empty(path, device);
    });
    if (isDirectory)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(unlessGone);
    else if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(refused) === 'EISDIR')
        await remove(path, device);
    else
        throw refused;
}
/** @returns whether it is a directory */
async function empty(path, device) {
    let left;
    const isDirectory = await (0,_descriptors_js__WEBPACK_IMPORTED_MODULE_2__/* .inDirectory */ .zX)(path, async (inside) => {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(inside)).dev !== device)
            throw Object.assign(new Error('a mount point'), { code: 'EXDEV' });
        for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(inside)) {
            await remove((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(inside, name), device).catch((error) => {
                left ??= error;
            });
        }
        return true;
    });
    if (left !== undefined)
        throw left;
    return isDirectory === true;
}
/** @returns why it is not gone: the system's error, of a directory EISDIR (Linux) or EPERM (macOS) */
async function tryUnlink(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.unlink)(path).catch((error) => ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error) === 'ENOENT' ? undefined : error));
}
/** Also where it is a link by now: whoever did that may remove it. */
function unlessGone(error) {
    if (!['ENOENT', 'ENOTDIR'].includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error)))
        throw error;
}


/***/ }),

/***/ 7885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ hasRoom),
/* harmony export */   V$: () => (/* binding */ firstMissing),
/* harmony export */   YQ: () => (/* binding */ hasFiles),
/* harmony export */   Zv: () => (/* binding */ listOwn),
/* harmony export */   sL: () => (/* binding */ fixedPart),
/* harmony export */   xo: () => (/* binding */ matchFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2055);
/* harmony import */ var _map_errno_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8916);
/* harmony import */ var _own_file_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4298);
/* harmony import */ var _shared_dir_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8868);







/** What is in a directory, for the process that wrote it; undefined if it is none any more, but a link to another. */
async function listOwn(dir) {
    if (await isLink(dir))
        return undefined;
    const names = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_4__/* .mapErrno */ .n)('list', dir, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir), { ENOENT: undefined, ENOTDIR: undefined });
    return names?.sort();
}
/** Whether there is anything but directories below a directory, for the process that wrote it. */
async function hasFiles(dir) {
    const entries = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_4__/* .mapErrno */ .n)('list', dir, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir, { withFileTypes: true }));
    if (entries.some((entry) => !entry.isDirectory()))
        return true;
    for (const { name } of entries)
        if (await hasFiles((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, name)))
            return true;
    return false;
}
/** By what this client knows of them: for the process that wrote the files, or after {@link firstMissing}. */
async function matchFiles(dir, patterns) {
    const found = new Set();
    const unmatched = [];
    for (const pattern of patterns) {
        let some = false;
        for await (const path of globThroughLinks(dir, pattern)) {
            // Braces can lead out of the directory, where nothing is a result.
            if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) || path.split('/')[0] === '..')
                continue;
            some = true;
            found.add(path);
        }
        // A name with characters that a glob gives a meaning (`top[0].vcd`) is also just a name.
        if (!some && (await exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, pattern)))) {
            some = true;
            found.add(pattern);
        }
        if (!some)
            unmatched.push(pattern);
    }
    return { found: [...found].sort(), unmatched };
}
/**
 * As a shell: a wildcard in the middle of a path finds links to directories, too, which Node's glob does not. Links out of
 * the result are none of it, and what links in circles lead to is looked through once.
 */
async function* globThroughLinks(dir, pattern) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(dir).catch(() => undefined);
    const seen = new Set();
    const search = async function* (below, parts) {
        yield* (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)(parts.join('/'), { cwd: below });
        for (let length = 1; length < parts.length; length += 1) {
            if (!isWildcard(parts[length - 1] ?? ''))
                continue;
            const rest = parts.slice(length);
            for await (const found of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)(parts.slice(0, length).join('/'), { cwd: below })) {
                if (!(await isLink((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(below, found))))
                    continue;
                const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(below, found)).catch(() => undefined);
                const place = `${target}\0${rest.join('/')}`;
                if (target === undefined || root === undefined || seen.has(place))
                    continue;
                if (target !== root && !target.startsWith(`${root}/`))
                    continue;
                seen.add(place);
                for await (const deeper of search((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(below, found), rest))
                    yield (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(found, deeper);
            }
        }
    };
    yield* search(dir, pattern.split('/'));
}
function isWildcard(part) {
    return part !== '**' && /[*?[{!(]/.test(part);
}
async function isLink(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined))?.isSymbolicLink() === true;
}
/** The directories of a pattern that are no pattern: `obj/*.o` looks in `obj`. */
function fixedPart(pattern) {
    const parts = pattern.split('/');
    const first = parts.findIndex((part) => /[*?[{!(]/.test(part));
    return parts.slice(0, first < 0 ? parts.length : first).join('/') || '.';
}
/**
 * For everybody else: the first of `files`, relative to `root`, that is not there, as the server has it now. Each
 * directory on the way is listed from the top, because a client answers for all but the last part of a path from its cache.
 */
async function firstMissing(shared, root, files) {
    const listings = new Map();
    const listing = (path) => {
        const known = listings.get(path);
        if (known !== undefined)
            return known;
        const fresh = shared.list(path).then((names) => names && new Set(names), unlessDenied);
        listings.set(path, fresh);
        return fresh;
    };
    for (const file of files) {
        let above = root;
        for (const part of file.split('/').filter((name) => name !== '.' && name !== '')) {
            const names = await listing(above);
            // One that may be entered but not listed tells nothing; whether it may is for checkAccess to say.
            if (names !== 'denied' && !names?.has(part))
                return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, file);
            above = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(above, part);
        }
    }
    return undefined;
}
function unlessDenied(error) {
    if (error instanceof _shared_dir_js__WEBPACK_IMPORTED_MODULE_6__/* .SharedDirError */ .fE && error.code === 'EACCES')
        return 'denied';
    throw error;
}
const PROBE_BYTES = 1 << 20;
/** Whether there is room for a megabyte more; a quota counts as well as the disk. */
async function hasRoom(dir) {
    try {
        const probe = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, `.room-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const file = await (0,_own_file_js__WEBPACK_IMPORTED_MODULE_5__/* .createOwnFile */ .Df)(probe);
        try {
            await file.writeFile(Buffer.alloc(PROBE_BYTES));
            await file.sync();
        }
        finally {
            await file.close().finally(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(probe));
        }
        return true;
    }
    catch (error) {
        return !['ENOSPC', 'EDQUOT'].includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .C)(error));
    }
}
async function exists(path) {
    const found = await (0,_map_errno_js__WEBPACK_IMPORTED_MODULE_4__/* .mapErrno */ .n)('look at', path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path), { ENOENT: undefined, ENOTDIR: undefined });
    return found !== undefined;
}


/***/ }),

/***/ 8893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readAges),
/* harmony export */   Z: () => (/* binding */ SCRATCH)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _nfs_lock_liveness_server_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9313);
/* harmony import */ var _shared_dir_shared_dir_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8868);



/** A directory that is made and removed at once, to read the server's clock or to let others see a change; a crash may leave it. */
const SCRATCH = '.scratch.';
/**
 * Ages by the server's clock, read once and carried on by this machine's monotonic one. Where this process may only read,
 * by its own wall clock: it can remove nothing there, and people want to see about how old things are.
 *
 * @param dir a directory on the mount
 */
async function readAges({ dir: shared, clock, newToken }, dir) {
    const server = new _nfs_lock_liveness_server_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .ServerClock */ .i(shared, clock, () => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, `${SCRATCH}${newToken()}`));
    const now = await server.ageSeconds(0n).catch((error) => {
        if ((0,_shared_dir_shared_dir_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            return clock.wallSeconds();
        throw error;
    });
    const offset = now - clock.monotonicSeconds();
    return { ageSeconds: (mtimeNs) => clock.monotonicSeconds() + offset - Number(mtimeNs) / 1e9 };
}


/***/ }),

/***/ 9651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   Bv: () => (/* binding */ BUILD),
/* harmony export */   FG: () => (/* binding */ parseAttempt),
/* harmony export */   Fo: () => (/* binding */ attemptPlace),
/* harmony export */   Io: () => (/* binding */ shortToken),
/* harmony export */   LZ: () => (/* binding */ attemptName),
/* harmony export */   av: () => (/* binding */ attemptWith),
/* harmony export */   s6: () => (/* binding */ entryPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** What CallOnce calls the build inside its entry: `.locks/build.lock`, `.locks/build.done`. */
const BUILD = 'build';
/** @param folders below `path`: `OWNER`, `REPO` */
function entryPlace(path, folders, id) {
    const repository = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, ...folders);
    return { repository, dir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository, id) };
}
/** Of ours, and those under which file servers show a directory as it was, or keep what is still open. */
const RESERVED = /^\.(?:forks|dependabot|runs|locks|pruned|scratch\..*|nfs.*|snapshots?|zfs)$/;
/** Whether a name that begins with a dot, as a repository's may (`.github`), can be no repository's directory. */
function isReserved(name) {
    return RESERVED.test(name);
}
function attemptPlace(entryDir, attempt) {
    const dir = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(entryDir, attempt);
    return { dir, log: `${dir}.log`, sources: `${dir}.sources`, users: `${dir}.users` };
}
/**
 * `N-TOKEN`: the number is for people, the token is the claim's under which it is made, so that no name is ever used
 * twice, also where the whole entry was removed and numbers begin anew.
 */
function attemptName(number, claimToken) {
    return `${number}-${shortToken(claimToken)}`;
}
/** A token of fewer than 16 characters, so that no entry, which ends in a digest of 16, is ever taken for an attempt. */
const ATTEMPT = /^([1-9]\d{0,8})-([A-Za-z0-9]{1,15})$/;
/** Undefined for any other name. */
function parseAttempt(name) {
    const [, number, token] = ATTEMPT.exec(name) ?? [];
    return number === undefined || token === undefined ? undefined : { number: Number(number), token };
}
/** The attempt that a name in an entry's directory belongs to: its result, its log, its users. */
function attemptWith(name) {
    const attempt = name.replace(/\.[a-z]+$/, '');
    return parseAttempt(attempt) === undefined ? undefined : attempt;
}
const TOKEN_LENGTH = 12;
/** 48 random bits of a UUID: short enough to read, and not met twice. */
function shortToken(claimToken) {
    return claimToken.replaceAll('-', '').slice(0, TOKEN_LENGTH);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/publicPath */
/******/ (() => {
/******/ 	var scriptUrl;
/******/ 	if (typeof import.meta.url === "string") scriptUrl = import.meta.url
/******/ 	// When supporting browsers where an automatic publicPath is not supported you must specify an output.publicPath manually via configuration
/******/ 	// or pass an empty string ("") and set the __webpack_public_path__ variable from your code to use your own logic.
/******/ 	if (!scriptUrl) throw new Error("Automatic publicPath is not supported in this browser");
/******/ 	scriptUrl = scriptUrl.replace(/#.*$/, "").replace(/\?.*$/, "").replace(/\/[^\/]+$/, "/");
/******/ 	__nccwpck_require__.p = scriptUrl;
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	__nccwpck_require__.b = new URL("./", import.meta.url);
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
