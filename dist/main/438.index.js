export const id = 438;
export const ids = [438];
export const modules = {

/***/ 8438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FileCommandFiles: () => (/* reexport */ FileCommandFiles),
  openAnnotatedOutput: () => (/* reexport */ openAnnotatedOutput),
  openPlainOutput: () => (/* reexport */ openPlainOutput)
});

// EXTERNAL MODULE: ./lib/action/annotations/annotations.js + 3 modules
var annotations_annotations = __webpack_require__(4162);
;// CONCATENATED MODULE: ./lib/action/annotations/build-output.js

/** Prints a build's output with its errors and warnings annotated. */
async function openAnnotatedOutput(stepConsole, build) {
    const { matchers, workingDirectory } = build;
    const annotations = new annotations_annotations/* Annotations */.rB(matchers, await build.findPlaces(), workingDirectory);
    (0,annotations_annotations/* addMatchers */.R3)(stepConsole, matchers);
    return {
        print: (lines) => stepConsole.buildOutput(lines.map((line) => annotations.show(line))),
        end: async () => {
            await stepConsole.endBuildOutput();
            (0,annotations_annotations/* removeMatchers */.k4)(stepConsole, matchers);
        },
    };
}
function openPlainOutput(stepConsole) {
    return { print: (lines) => stepConsole.buildOutput(lines), end: () => stepConsole.endBuildOutput() };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/build/result/file-commands.js
var file_commands = __webpack_require__(1355);
// EXTERNAL MODULE: ./lib/shared-dir/error-code.js
var error_code = __webpack_require__(2055);
// EXTERNAL MODULE: ./lib/shared-dir/shared-dir.js
var shared_dir = __webpack_require__(8868);
;// CONCATENATED MODULE: ./lib/action/file-commands/file-commands.js
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
 * Parses `NAME=VALUE` lines and `NAME<<DELIMITER` … `DELIMITER` blocks by the runner's rules: on Linux a carriage return is
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

;// CONCATENATED MODULE: ./lib/action/build-parts.js
/** What a step needs besides where it builds itself. */




/***/ }),

/***/ 1355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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


/***/ })

};
