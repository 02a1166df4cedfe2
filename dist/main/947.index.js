"use strict";
"use strict";
exports.id = 947;
exports.ids = [947];
exports.modules = {

/***/ 5947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FileCommandFiles: () => (/* reexport */ FileCommandFiles),
  openAnnotatedOutput: () => (/* reexport */ openAnnotatedOutput),
  openPlainOutput: () => (/* reexport */ openPlainOutput)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./bundled/build/output/printable.js
var printable = __webpack_require__(8495);
// EXTERNAL MODULE: ./bundled/build/output/problem-matchers.js
var problem_matchers = __webpack_require__(5015);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./bundled/command/tracked-files.js
var tracked_files = __webpack_require__(509);
;// CONCATENATED MODULE: ./bundled/action/annotations/checkout-files.js



/** Beyond this, a search costs more than an annotation is worth. */
const MOST_WALKED = 20_000;
/** The source files of a checkout, listed once, on first use. */
class CheckoutFiles {
    #workspace;
    #list;
    #known;
    constructor(workspace, list) {
        this.#workspace = workspace;
        this.#list = list;
    }
    /** Whether an existing file belongs to the checkout, as far as can be told. */
    isOwn(path) {
        return this.#files.tracked?.has(path) ?? true;
    }
    /**
     * The file that a path elsewhere is most likely a copy of: the one of that name that shares the longest tail of the path,
     * preferably its whole path. Undefined if several match equally well.
     */
    originalOf(path) {
        const named = (this.#files.named.get((0,external_node_path_.basename)(path)) ?? []).map((file) => ({
            file,
            likeness: likeness(file, path),
        }));
        const most = Math.max(...named.map((each) => each.likeness));
        const [best, ...others] = named.filter((each) => each.likeness === most);
        return others.length === 0 ? best?.file : undefined;
    }
    /** Whether two files of the workspace have the same content. */
    areSame(path, other) {
        const [one, two] = [(0,external_node_path_.join)(this.#workspace, path), (0,external_node_path_.join)(this.#workspace, other)];
        try {
            return (0,external_node_fs_.statSync)(one).size === (0,external_node_fs_.statSync)(two).size && (0,external_node_fs_.readFileSync)(one).equals((0,external_node_fs_.readFileSync)(two));
        }
        catch {
            return false;
        }
    }
    get #files() {
        if (this.#known !== undefined)
            return this.#known;
        const { paths, isTracked } = this.#list();
        const named = new Map();
        for (const path of paths) {
            const name = (0,external_node_path_.basename)(path);
            named.set(name, [...(named.get(name) ?? []), path]);
        }
        this.#known = { tracked: isTracked ? new Set(paths) : undefined, named };
        return this.#known;
    }
}
function likeness(file, path) {
    const [parts, others] = [file.split(external_node_path_.sep).reverse(), path.split(external_node_path_.sep).reverse()];
    const differs = parts.findIndex((part, at) => part !== others[at]);
    if (differs >= 0)
        return differs;
    // A file in the root of the checkout is no better match than one in any other directory.
    return parts.length > 1 ? parts.length + 0.5 : 1;
}
const NOTHING = { paths: [], isTracked: false };
/** @param exclude directories that are not part of the checkout */
function listCheckout(workspace, exclude) {
    const tracked = (0,tracked_files/* listTracked */.z)(workspace);
    return tracked.length > 0 ? { paths: tracked, isTracked: true } : listPresent(workspace, exclude);
}
function listPresent(workspace, exclude) {
    const paths = [];
    const open = [workspace];
    let seen = 0;
    for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
        for (const entry of entriesOf(directory)) {
            seen += 1;
            // In a partial listing, no file is known to be the only one of its name.
            if (seen > MOST_WALKED)
                return NOTHING;
            const path = (0,external_node_path_.join)(directory, entry.name);
            if (entry.isDirectory() && entry.name !== '.git' && !exclude.includes(path))
                open.push(path);
            if (entry.isFile())
                paths.push((0,external_node_path_.relative)(workspace, path));
        }
    }
    return { paths, isTracked: false };
}
function entriesOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./bundled/action/annotations/make-directories.js

const SAID = /^(?:(?:\S*make(?:\[\d+\])?|ninja): )?(Entering|Leaving) directory [`'](.+)'$/;
/** The directories that make and ninja say they enter, latest first, to resolve paths such as `../rtl/top.sv`. */
class MakeDirectories {
    #from;
    #entered = [];
    /** @param from the build's working directory */
    constructor(from) {
        this.#from = from;
    }
    see(line) {
        const [, verb, path] = SAID.exec(line) ?? [];
        if (path === undefined)
            return;
        const directory = (0,external_node_path_.resolve)(this.#from, path);
        const at = this.#entered.indexOf(directory);
        if (verb === 'Entering')
            this.#entered = [directory, ...this.#entered];
        // Parallel makes enter and leave in any order.
        else if (at >= 0)
            this.#entered = this.#entered.toSpliced(at, 1);
    }
    /** Those entered and not yet left, then the build's own. */
    get current() {
        return [...this.#entered, this.#from];
    }
}

;// CONCATENATED MODULE: ./bundled/action/annotations/to-checkout.js


/**
 * The line with its source path made relative to the workspace. The runner ignores a path at which it finds no file, and
 * the annotation then points nowhere. A line without a path in the checkout is returned unchanged.
 */
function toCheckout(line, checkout, locations) {
    if (!(0,problem_matchers/* mayMatch */.B7)(line))
        return line;
    for (const { pattern, group } of locations) {
        const [start, end] = pattern.exec(line)?.indices?.[group] ?? [];
        if (start === undefined || end === undefined)
            continue;
        const path = checkoutPath(line.slice(start, end), checkout);
        if (path !== undefined)
            return line.slice(0, start) + path + line.slice(end);
    }
    return line;
}
/** The file in the checkout that a tool means by a path, relative to the workspace; undefined if there is none. */
function checkoutPath(path, checkout) {
    const { places, directories, isFile, sources } = checkout;
    const [workspace = '/'] = places.workspace;
    const bases = (0,external_node_path_.isAbsolute)(path) ? ['/'] : [...directories, workspace, ...places.dir];
    const meant = bases.map((base) => (0,external_node_path_.resolve)(base, path));
    let made;
    for (const full of meant) {
        // The result directory may lie in the workspace, but nobody edits the copies there.
        if (inside(places.dir, full) !== undefined)
            continue;
        const found = inside(places.workspace, full);
        if (found === undefined || !isFile((0,external_node_path_.join)(workspace, found)))
            continue;
        if (sources.isOwn(found))
            return found;
        made ??= found;
    }
    // An absolute path elsewhere, in another checkout or in a tool's installation, is another file.
    const isOurs = (full) => inside([...places.workspace, ...places.dir, ...places.temporary], full) !== undefined;
    for (const full of (0,external_node_path_.isAbsolute)(path) ? meant.filter(isOurs) : meant) {
        // Makefiles and the like are generated everywhere.
        const original = (0,external_node_path_.extname)(full) === '' ? undefined : sources.originalOf(full);
        if (original !== undefined && (made === undefined || sources.areSame(made, original)))
            return original;
    }
    return made;
}
/** The path relative to the first directory that contains it. */
function inside(directories, path) {
    const holder = directories.find((directory) => path.startsWith(`${directory}${external_node_path_.sep}`));
    return holder === undefined ? undefined : path.slice(holder.length + 1);
}

;// CONCATENATED MODULE: ./bundled/action/annotations/annotations.js






/**
 * Annotates the checkout with a build's errors and warnings, by the problem matchers that come with the action. Only the
 * leg that builds does so; a leg that follows the same output would repeat every error.
 */
class Annotations {
    #matchers;
    #places;
    #made;
    #sources;
    /** @param workingDirectory the build's */
    constructor(matchers, places, workingDirectory) {
        this.#matchers = matchers;
        this.#places = places;
        this.#made = new MakeDirectories(workingDirectory);
        const [workspace = ''] = places.workspace;
        this.#sources = new CheckoutFiles(workspace, () => listCheckout(workspace, places.dir));
    }
    /** The line as the matchers read it, its source path relative to the checkout. */
    show(line) {
        const shown = (0,printable/* forMatchers */.Tw)(line);
        this.#made.see(shown);
        const { current: directories } = this.#made;
        return toCheckout(shown, { places: this.#places, directories, isFile, sources: this.#sources }, this.#matchers.locations);
    }
}
/** Removes the matchers of a step that was killed before it could. */
async function endAnnotations(commands, matchersDir) {
    removeMatchers(commands, await readProblemMatchers(matchersDir));
}
function addMatchers({ command }, { files }) {
    for (const file of files)
        command('add-matcher', file);
}
/** By owner, which also works when the files are gone. Removing a matcher that was never added is no error. */
function removeMatchers({ command }, { owners }) {
    for (const owner of owners)
        command('remove-matcher', '', { owner });
}
/** False for names that are too long or impossible: a build may print anything. */
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}

;// CONCATENATED MODULE: ./bundled/action/annotations/build-output.js

/** Prints a build's output with its errors and warnings annotated. */
async function openAnnotatedOutput(stepConsole, build) {
    const { matchers, workingDirectory } = build;
    const annotations = new Annotations(matchers, await build.findPlaces(), workingDirectory);
    addMatchers(stepConsole, matchers);
    return {
        print: (lines) => stepConsole.buildOutput(lines.map((line) => annotations.show(line))),
        end: async () => {
            await stepConsole.endBuildOutput();
            removeMatchers(stepConsole, matchers);
        },
    };
}
function openPlainOutput(stepConsole) {
    return { print: (lines) => stepConsole.buildOutput(lines), end: () => stepConsole.endBuildOutput() };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./bundled/build/result/file-commands.js
var file_commands = __webpack_require__(2847);
// EXTERNAL MODULE: ./bundled/shared-dir/error-code.js
var error_code = __webpack_require__(3835);
// EXTERNAL MODULE: ./bundled/shared-dir/shared-dir.js
var shared_dir = __webpack_require__(3016);
;// CONCATENATED MODULE: ./bundled/action/file-commands/file-commands.js
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






const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'];
/** Empty files for the build command alone, so that what it writes can be stored and applied in every leg. */
class FileCommandFiles {
    #directory;
    constructor(directory) {
        this.#directory = directory;
    }
    static async create(temporary) {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'build-once-commands-'));
        for (const file of FILES)
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, file), '');
        return new FileCommandFiles(directory);
    }
    get env() {
        return Object.fromEntries(FILES.map((file) => [file, (0,external_node_path_.join)(this.#directory, file)]));
    }
    /** @throws FileCommandError */
    async read() {
        const text = async (file) => await readText(file, (0,external_node_path_.join)(this.#directory, file));
        const outputs = parsePairs('GITHUB_OUTPUT', await text('GITHUB_OUTPUT'));
        if (outputs.some(([name]) => name === '')) {
            throw new file_commands/* FileCommandError */.C('the build wrote an output without a name to GITHUB_OUTPUT');
        }
        return {
            outputs,
            env: parsePairs('GITHUB_ENV', await text('GITHUB_ENV')),
            paths: (await text('GITHUB_PATH')).split(/\r\n|\n|\r/).filter((line) => line !== ''),
        };
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true });
    }
}
/** Like the runner: a removed file counts as empty, and a byte order mark tells the encoding. */
async function readText(file, path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Opening a FIFO in its place would block.
            const opened = __addDisposableResource(env_1, await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK), true);
            const status = await opened.stat();
            if (!status.isFile())
                throw new file_commands/* FileCommandError */.C(`the build replaced ${file} by what is no file`);
            if (status.size > shared_dir/* MOST_TEXT_BYTES */.EP)
                throw new file_commands/* FileCommandError */.C(`the build wrote ${status.size} bytes to ${file}, more than ${shared_dir/* MOST_TEXT_BYTES */.EP}`);
            return decode(await opened.readFile());
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if ((0,error_code/* errorCode */.C)(error) === 'ENOENT')
            return '';
        throw error;
    }
}
function decode(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
}
/**
 * Parses `NAME=VALUE` lines and `NAME<<DELIMITER` \u2026 `DELIMITER` blocks by the runner's rules: on Linux a carriage return is
 * an ordinary character, and the name in `=VALUE` is empty.
 */
function parsePairs(file, text) {
    const pairs = [];
    const lines = text.split('\n');
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        if (line === '')
            continue;
        const equals = line.indexOf('=');
        const heredoc = line.indexOf('<<');
        if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
            pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
            continue;
        }
        const delimiter = line.slice(heredoc + 2);
        if (heredoc <= 0 || delimiter === '') {
            throw new file_commands/* FileCommandError */.C(`the build wrote a line to ${file} that is neither NAME=VALUE nor NAME<<DELIMITER: ${JSON.stringify(line)}`);
        }
        const end = lines.indexOf(delimiter, at + 1);
        if (end < 0)
            throw new file_commands/* FileCommandError */.C(`the build wrote ${JSON.stringify(line)} to ${file} without the closing line ${delimiter}`);
        pairs.push([line.slice(0, heredoc), lines.slice(at + 1, end).join('\n')]);
        at = end;
    }
    return pairs;
}

;// CONCATENATED MODULE: ./bundled/action/build-parts.js
/** What a step needs besides where it builds itself. */




/***/ }),

/***/ 5015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ mayMatch),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   ll: () => (/* binding */ readProblemMatchers)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Reads all `*.json` of the directory. */
async function readProblemMatchers(directory) {
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory)).filter((name) => name.endsWith('.json')).sort();
    const files = names.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name));
    const contents = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')));
    const matchers = contents.flatMap((content) => JSON.parse(content).problemMatcher);
    return {
        files,
        owners: matchers.map(({ owner }) => owner),
        locations: matchers
            .toReversed()
            .flatMap(({ pattern }) => pattern.flatMap(({ regexp, file }) => file === undefined ? [] : [{ pattern: new RegExp(regexp, 'd'), group: file }])),
        headlines: matchers.flatMap(({ severity = 'error', pattern: [first] }) => first === undefined ? [] : [{ pattern: new RegExp(first.regexp), group: first.severity, severity }]),
    };
}
/** One of these is in each line that a pattern matches, and in few others: asking all patterns costs tens of microseconds. */
const HINT = /[:(]\d|, \d|\*\* |: \*[EFW],|%Error|%Warning|Error-\[|Warning-\[|ERROR|WARNING|FATAL|undefined reference|multiple definition|Error: "|Fatal: "|Warning: "| Line: /;
function mayMatch(line) {
    return HINT.test(line);
}
/** Whether a line is an error's, or begins one of several lines. */
function isError({ headlines }, line) {
    if (!mayMatch(line))
        return false;
    return headlines.some(({ pattern, group, severity }) => {
        const found = pattern.exec(line);
        return found !== null && ((group && found[group]) || severity).toLowerCase() === 'error';
    });
}


/***/ }),

/***/ 2847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ FileCommandError),
/* harmony export */   w: () => (/* binding */ NO_COMMAND_FILES)
/* harmony export */ });
/** What a command wrote there is malformed. The runner would fail a `run:` step for it, too. */
class FileCommandError extends Error {
    name = 'FileCommandError';
}
const NO_COMMAND_FILES = {
    env: {},
    read: async () => ({ outputs: [], env: [], paths: [] }),
    [Symbol.asyncDispose]: async () => undefined,
};


/***/ }),

/***/ 509:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ listTracked)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);

/** Beyond this, searching costs more than it is worth. */
const MOST_FILES = 200_000;
const GIT_TIMEOUT_MS = 2000;
/** The files of a checkout that git tracks, relative to it. Empty without git, or outside a working tree. */
function listTracked(workspace) {
    // A container's user need not own the checkout.
    const args = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--recurse-submodules'];
    try {
        const listed = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('git', args, {
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


/***/ })

};
;