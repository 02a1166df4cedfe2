"use strict";
"use strict";
exports.id = 506;
exports.ids = [506];
exports.modules = {

/***/ 8506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  digestSources: () => (/* reexport */ source_list/* digestSources */.J0),
  hashThreads: () => (/* reexport */ hashThreads),
  readSources: () => (/* reexport */ readSources),
  takeFingerprints: () => (/* reexport */ takeFingerprints)
});

// EXTERNAL MODULE: ./bundled/command/exit-code.js
var exit_code = __webpack_require__(2551);
// EXTERNAL MODULE: ./bundled/command/left-behind.js
var left_behind = __webpack_require__(6649);
// EXTERNAL MODULE: ./bundled/command/run-command.js + 4 modules
var run_command = __webpack_require__(6074);
// EXTERNAL MODULE: ./bundled/command/script.js
var command_script = __webpack_require__(5246);
;// CONCATENATED MODULE: ./bundled/build/key/fingerprint.js
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




/** A shell's exit code for a missing command. */
const NOT_FOUND = 127;
/** A fingerprint command failed. Its output is part of the key, so there is no key without it. */
class FingerprintFailed extends Error {
    name = 'FingerprintFailed';
}
/** Runs the commands in turn and returns what each printed. */
async function takeFingerprints(commands, { shell, cwd, env, stdin, temporary, stop, kill, warn }) {
    const fingerprints = [];
    for (const command of commands) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const script = __addDisposableResource(env_1, await command_script/* Script */.e.write(temporary, shell, command), true);
            const chunks = [];
            const end = await (0,run_command/* runCommand */.d)({ script, cwd, env, stdin }, { stop, kill, onOutput: (bytes) => void chunks.push(bytes) });
            for (const notice of (0,left_behind/* describeLeft */.J)('fingerprint', end))
                warn(notice);
            stop.throwIfAborted();
            const output = await script.nameless(Buffer.concat(chunks).toString('utf8').trim());
            if (end.code !== 0) {
                const how = end.code === undefined ? 'a signal' : (0,exit_code/* describeExitCode */.z)(end.code);
                const hint = end.code === NOT_FOUND ? '; is it on the PATH of this runner?' : '';
                throw new FingerprintFailed(`fingerprint: \`${command}\` ended with ${how}${output === '' ? '' : `: ${output.slice(-500)}`}${hint}`);
            }
            fingerprints.push({ command, output });
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
    return fingerprints;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./bundled/build/key/sources/hash-threads.js


/** As many as there are processors. */
function hashThreads() {
    return {
        most: (0,external_node_os_.availableParallelism)(),
        // Not what this process was started with: `--input-type`, a loader or NODE_OPTIONS would end or change the thread.
        start: () => new external_node_worker_threads_.Worker(__webpack_require__.ab + "hash-worker.js", { execArgv: [], env: {} }),
    };
}

// EXTERNAL MODULE: ./bundled/build/key/sources/source-list.js
var source_list = __webpack_require__(7333);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./bundled/shared-dir/error-code.js
var error_code = __webpack_require__(3835);
;// CONCATENATED MODULE: ./bundled/build/key/sources/file-list.js
/**
 * Options that take the next word with all simulators that know them. Not those that take it with some, or in one word with
 * themselves (VCS' -debug_access, -j8; Verilator's -GW=8): what follows these may be a source.
 */
const WITH_WORD = /^-{1,2}(o|l|log|top|top-module|prefix|work|lib|L|Mdir|timescale|define|sv_lib|sv_root|sv_liblist|snapshot|CFLAGS|LDFLAGS|threads|error-limit|cm|cm_dir|cm_name|access|seed|svseed|nclibdirname|xmlibdirname|libext)$/;
/** As a source ends; not a list of endings, `.v,.sv`. */
const LIKE_SOURCE = /\w\.(svh?|svi|svp|vh?|vp|vs|vhdl?|c|cc|cpp|cxx|h|hh|hpp)$/i;
const LISTS = {
    '-f': 'working directory',
    '-file': 'working directory',
    '-F': 'list',
};
/**
 * Reads what Verilator, Icarus, Questa, VCS and Xcelium read with `-f`: names of sources, `-v`, `-y`, `+libdir+`, `+incdir+`,
 * `-I`, further lists, in quotes or not, with environment variables and comments. What only says how to compile is passed over.
 *
 * @throws Error for a variable that is not set, or what is not closed
 */
function parseFileList(text, env) {
    const items = [];
    const words = splitWords(text, env);
    for (let at = 0; at < words.length; at += 1) {
        const word = words[at] ?? '';
        const next = () => {
            at += 1;
            const name = words[at];
            if (name === undefined)
                throw new Error(`${word} stands at its end, without what it names`);
            return named(name);
        };
        const relativeTo = LISTS[word];
        if (relativeTo !== undefined)
            items.push({ kind: 'list', name: next(), relativeTo });
        else if (word === '-v')
            items.push({ kind: 'file', name: next(), isSure: true });
        else if (word === '-y')
            items.push({ kind: 'directory', name: next(), isDeep: false });
        else if (/^-{1,2}incdir$/i.test(word) || word === '-I')
            items.push({ kind: 'directory', name: next(), isDeep: true });
        else if (/^-I./.test(word))
            items.push({ kind: 'directory', name: named(word.slice(2)), isDeep: true });
        else if (/^\+(incdir|libdir|libdir-nocase)\+/i.test(word)) {
            const isDeep = /^\+incdir/i.test(word);
            const names = named(word).split('+').slice(2);
            items.push(...names.filter((name) => name !== '').map((name) => ({ kind: 'directory', name, isDeep })));
        }
        else if (!/^[-+]/.test(word)) {
            const option = words[at - 1] ?? '';
            const isLikeSource = LIKE_SOURCE.test(word);
            const isOptionsWord = at > 0 && WITH_WORD.test(option);
            // It may be the word of an option that is not known here; and Icarus' -l has a library where others have a log.
            const isSure = !isOptionsWord && (isLikeSource || !option.startsWith('-'));
            if (isLikeSource || !isOptionsWord)
                items.push({ kind: 'file', name: named(word), isSure });
        }
    }
    return items;
}
const VARIABLE = /^\$(?:(\w+)|\{(\w+)\}|\((\w+)\))/;
function splitWords(text, env) {
    const words = [];
    let word;
    let quote = '';
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at] ?? '';
        const rest = text.slice(at, at + 2);
        const [whole, ...names] = quote === "'" || char !== '$' ? [] : (VARIABLE.exec(text.slice(at, at + 260)) ?? []);
        if (whole !== undefined) {
            word = (word ?? '') + valueIn(names.find((name) => name !== undefined) ?? '', env);
            at += whole.length - 1;
        }
        else if (quote !== '') {
            if (char === quote)
                quote = '';
            else
                word = (word ?? '') + char;
        }
        else if (char === '"' || (char === "'" && word === undefined)) {
            // A `'` within a word is that of a number: +define+WIDTH=8'd32.
            quote = char;
            word ??= '';
        }
        else if (/\s/.test(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (word === undefined && (rest === '//' || char === '#'))
            at = endOf(text, '\n', at);
        else if (word === undefined && rest === '/*')
            at = endOf(text, '*/', at + 2);
        else if (char === '\\' && /^\r?\n/.test(text.slice(at + 1, at + 3)))
            at = endOf(text, '\n', at);
        else if (char === '\\' && /[\s"'\\]/.test(text[at + 1] ?? '')) {
            word = (word ?? '') + text[at + 1];
            at += 1;
        }
        else
            word = (word ?? '') + char;
    }
    if (quote !== '')
        throw new Error(`a ${quote} is not closed`);
    return word === undefined ? words : [...words, word];
}
function endOf(text, end, from) {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found + end.length - 1;
}
/** Of a variable that is not set, a mark that only what is named complains about. */
function valueIn(name, env) {
    return env[name] ?? `\0${name}\0`;
}
function named(word) {
    const [, unset] = /\0(\w+)\0/.exec(word) ?? [];
    if (unset !== undefined)
        throw new Error(`the environment variable ${unset}, by which it names a file, is not set`);
    return word;
}

// EXTERNAL MODULE: ./bundled/build/key/sources/glob.js
var sources_glob = __webpack_require__(2735);
// EXTERNAL MODULE: ./bundled/build/key/sources/sources-error.js
var sources_error = __webpack_require__(1176);
;// CONCATENATED MODULE: ./bundled/build/key/sources/find-files.js



/** Who names more has most likely named a directory of results, or the root. */
const MOST_FILES = 500_000;
/** git keeps there what changes with each fetch; a submodule's is a file. */
const GIT = '.git';
/** Finds what the patterns of one line name, without what later lines exclude. */
class FileFinder {
    #tree;
    #excluded;
    #found;
    /** How many matched, also those that another line had found before. */
    #matches = 0;
    constructor(tree, { excluded, found }) {
        this.#tree = tree;
        this.#excluded = excluded;
        this.#found = found;
    }
    get matches() {
        return this.#matches;
    }
    /** @param root the directory in which the pattern begins, whose files are named relative to it */
    async find(glob, root) {
        await this.#find(glob, { directory: { path: root, entered: [] }, path: '', from: 0, visited: new Set() });
    }
    /** All files in a directory and in those below it. @param path of the directory, as the files in it are named */
    async findBelow(root, path) {
        await this.#findBelow({ path: root, entered: [] }, path);
    }
    async #findBelow(top, path) {
        const directory = await this.#tree.begin(top);
        const entries = await this.#tree.list(directory);
        await Promise.all(entries.map(async (entry) => await this.#take(directory, entry, inside(path, entry))));
    }
    /** The files in a directory, without those below it. */
    async findIn(root, path) {
        const directory = { path: root, entered: [] };
        for (const entry of await this.#tree.list(directory)) {
            if (entry.kind === 'file')
                await this.#take(directory, entry, inside(path, entry));
        }
    }
    add(file) {
        this.#matches += 1;
        this.#found.set(file.path, file);
        if (this.#found.size > MOST_FILES)
            throw new sources_error/* SourcesError */.l(`names more than ${MOST_FILES} files; exclude some`);
    }
    async #find(glob, { directory, path, from, visited }) {
        const place = `${from} ${path}`;
        if (visited.has(place))
            return;
        visited.add(place);
        const segment = glob[from];
        const isLast = from === glob.length - 1;
        if (segment === undefined || (segment.kind === 'any depth' && isLast)) {
            return await this.#findBelow(directory, path);
        }
        const isDeep = segment.kind === 'any depth';
        if (isDeep)
            await this.#find(glob, { directory, path, from: from + 1, visited });
        // What one name matches need not be met elsewhere, wherever a link leads; and the names of a pattern come to an end.
        const here = isDeep ? await this.#tree.begin(directory) : { path: directory.path, entered: [] };
        for (const entry of await this.#tree.list(here)) {
            if (!(0,sources_glob/* matchesName */.Hj)(segment, entry.name))
                continue;
            const inner = inside(path, entry);
            if (!isDeep && isLast)
                await this.#take(here, entry, inner);
            else if (entry.kind === 'directory' && !this.#isSkipped(entry, inner)) {
                const below = isDeep ? await this.#tree.enter(here, entry) : { path: (0,external_node_path_.join)(here.path, entry.name), entered: [] };
                const next = isDeep ? from : from + 1;
                if (below !== undefined)
                    await this.#find(glob, { directory: below, path: inner, from: next, visited });
            }
        }
    }
    async #take(directory, entry, path) {
        if (this.#isSkipped(entry, path))
            return;
        const { kind, target } = entry;
        if (kind === 'neither file nor directory') {
            throw new sources_error/* SourcesError */.l(`${path} is a FIFO, a socket or a device, which has no content: exclude it, "!${path}"`);
        }
        if (kind === 'file' || target !== undefined) {
            this.add({ path, hasContent: kind === 'file', ...(target === undefined ? {} : { target }) });
        }
        if (kind !== 'directory')
            return;
        const below = await this.#tree.enter(directory, entry);
        if (below !== undefined)
            await this.#findBelow(below, path);
    }
    #isSkipped({ name }, path) {
        return name === GIT || this.#excluded.some((glob) => (0,sources_glob/* isWithin */.UO)(glob, path));
    }
}
function inside(path, { name }) {
    return path === '' ? name : (0,external_node_path_.join)(path, name);
}

;// CONCATENATED MODULE: ./bundled/build/key/sources/tree.js




/** The directories of this machine, each read once. */
class Tree {
    #listings = new Map();
    #workspace;
    constructor(workspace) {
        this.#workspace = workspace;
    }
    /** Where all below a directory is to be met, if it is not already. */
    async begin(directory) {
        const { path, entered } = directory;
        return entered.length > 0 ? directory : { path, entered: [await (0,promises_.realpath)(path)] };
    }
    /** Sorted by name. None where there is no such directory. */
    async list({ path }) {
        let listing = this.#listings.get(path);
        if (listing === undefined) {
            listing = readDirectory(path);
            this.#listings.set(path, listing);
        }
        return await listing;
    }
    /**
     * To meet all below it. Undefined where a link leads back to a directory that it is in, and whose files are met anyway.
     *
     * @throws SourcesError for a link that leads up to what the workspace is in, up to the whole machine
     */
    async enter(parent, entry) {
        const path = (0,external_node_path_.join)(parent.path, entry.name);
        if (entry.target === undefined)
            return { path, entered: parent.entered };
        const physical = await (0,promises_.realpath)(path);
        const leadsBack = [...parent.entered, await (0,promises_.realpath)(parent.path)].some((inside) => isBelow(inside, physical));
        if (leadsBack && parent.entered.some((above) => isBelow(physical, above)))
            return undefined;
        const workspace = await (0,promises_.realpath)(this.#workspace);
        if (physical !== workspace && isBelow(workspace, physical)) {
            const name = (0,external_node_path_.relative)(this.#workspace, path);
            // No line of `sources` reaches what a list names elsewhere.
            const mend = name.startsWith(`..${external_node_path_.sep}`)
                ? 'let the list name what is meant instead of a directory that it is in'
                : `exclude it, "!${name}", and name what is meant`;
            throw new sources_error/* SourcesError */.l(`${path} leads to ${physical}, which the workspace is in: ${mend}`);
        }
        return { path, entered: [...parent.entered, physical] };
    }
}
/** Or is it. */
function isBelow(path, above) {
    return path === above || path.startsWith(above.endsWith(external_node_path_.sep) ? above : `${above}${external_node_path_.sep}`);
}
async function readDirectory(path) {
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true }).catch((error) => {
        if ((0,error_code/* errorCode */.C)(error) === 'ENOENT' || (0,error_code/* errorCode */.C)(error) === 'ENOTDIR')
            return [];
        throw new sources_error/* SourcesError */.l(`the directory ${path} cannot be read: ${(0,error_code/* errorCode */.C)(error) ?? error}`);
    });
    const read = entries.map(async (entry) => {
        const { name } = entry;
        checkName(path, name);
        if (entry.isSymbolicLink())
            return await readLink((0,external_node_path_.join)(path, name), name);
        return { name, kind: kindOf(entry) };
    });
    return (await Promise.all(read)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
async function readLink(path, name) {
    const target = await readTarget(path);
    const there = await (0,promises_.stat)(path).catch(() => undefined);
    return { name, kind: there === undefined ? 'nothing' : kindOf(there), target };
}
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    return entry.isDirectory() ? 'directory' : 'neither file nor directory';
}
/** The text of a symbolic link, which stands on a line of its own in a list of files, as names do. */
async function readTarget(path) {
    const target = await (0,promises_.readlink)(path);
    if (!NO_LINE.test(target))
        return target;
    throw new sources_error/* SourcesError */.l(`${path} leads to ${JSON.stringify(target)}, which holds a line break or is no UTF-8: rename that, or exclude the link`);
}
/** A list of files has one name a line, in UTF-8; what is not becomes U+FFFD, and could not be opened. */
const NO_LINE = /[\n\r\uFFFD]/;
function checkName(directory, name) {
    if (!NO_LINE.test(name))
        return;
    throw new sources_error/* SourcesError */.l(`${directory} has an entry ${JSON.stringify(name)}, whose name holds a line break or is no UTF-8: rename it, or exclude its directory`);
}

;// CONCATENATED MODULE: ./bundled/build/key/sources/find-sources.js








/**
 * All files that the lines name, sorted by their path.
 *
 * @throws SourcesError for a line that names nothing, or what cannot be read
 */
async function findSources(lines, places) {
    if (!lines.some(({ kind }) => kind !== 'exclude'))
        throw new sources_error/* SourcesError */.l('says only what to exclude, not what to take');
    const tree = new Tree(places.workspace);
    const found = new Map();
    for (const [index, line] of lines.entries()) {
        if (line.kind === 'exclude')
            continue;
        const excluded = lines.slice(index + 1).flatMap((later) => (later.kind === 'exclude' ? later.globs : []));
        const finder = new FileFinder(tree, { excluded, found });
        try {
            if (line.kind === 'list')
                await new ListReader(places, { finder, excluded }).read(line.path, line.relativeTo);
            else
                for (const glob of line.globs)
                    await finder.find(glob, places.workspace);
        }
        catch (error) {
            throw error instanceof sources_error/* SourcesError */.l ? new sources_error/* SourcesError */.l(`${describeLine(line)}: ${error.message}`) : error;
        }
        if (finder.matches > 0)
            continue;
        const beyond = excluded.length > 0 ? ', or later lines exclude all that it matches' : '';
        throw new sources_error/* SourcesError */.l(`${describeLine(line)}: matches no file in ${places.workspace}${beyond}`);
    }
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
function describeLine({ line, text }) {
    return `line ${line}, ${JSON.stringify(text)}`;
}
/** Finds what a simulator's file list names, and the list itself. */
class ListReader {
    #places;
    #finding;
    constructor(places, finding) {
        this.#places = places;
        this.#finding = finding;
    }
    async read(list, relativeTo, within = []) {
        const path = (0,external_node_path_.resolve)(this.#places.workspace, list);
        const chain = [...within, this.#nameOf(path)];
        if (within.includes(this.#nameOf(path)))
            throw new sources_error/* SourcesError */.l(`a list includes itself: ${chain.join(' \u2192 ')}`);
        const items = await this.#parse(path, within.at(-1));
        await this.#addFile(path);
        const base = relativeTo === 'list' ? (0,external_node_path_.dirname)(path) : this.#places.workingDirectory;
        for (const item of items) {
            const named = (0,external_node_path_.resolve)(base, item.name);
            if (item.kind === 'list')
                await this.read(named, item.relativeTo, chain);
            else if (item.kind === 'directory')
                await this.#addDirectory(named, item.isDeep);
            else
                await this.#addNamed(item, { path: named, list: this.#nameOf(path), isBelowList: relativeTo === 'list' });
        }
    }
    async #parse(path, namedBy) {
        const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
            const by = namedBy === undefined ? '' : `, which ${namedBy} names,`;
            throw new sources_error/* SourcesError */.l(`the list ${path}${by} cannot be read: ${(0,error_code/* errorCode */.C)(error) ?? error}`);
        });
        try {
            return parseFileList(text, this.#places.env);
        }
        catch (error) {
            throw new sources_error/* SourcesError */.l(`the list ${this.#nameOf(path)}: ${error instanceof Error ? error.message : error}`);
        }
    }
    async #addNamed({ name, isSure }, { path, list, isBelowList }) {
        const there = await (0,promises_.stat)(path).catch(() => undefined);
        if (there?.isFile() === true)
            return await this.#addFile(path);
        if (!isSure)
            return;
        const hint = isBelowList ? '' : '; -F takes its names relative to the list itself, -f to the working directory';
        throw new sources_error/* SourcesError */.l(`the list ${list} names ${name}, and there is no file ${path}${hint}`);
    }
    async #addFile(path) {
        const name = this.#nameOf(path);
        if (/[\n\r]/.test(name))
            throw new sources_error/* SourcesError */.l(`the name ${JSON.stringify(name)} holds a line break`);
        if (this.#finding.excluded.some((glob) => (0,sources_glob/* isWithin */.UO)(glob, name)))
            return;
        const isLink = (await (0,promises_.lstat)(path)).isSymbolicLink();
        this.#finding.finder.add({ path: name, hasContent: true, ...(isLink ? { target: await readTarget(path) } : {}) });
    }
    /** Simulators pass over one that is not there. */
    async #addDirectory(path, isDeep) {
        const { finder } = this.#finding;
        if ((await (0,promises_.stat)(path).catch(() => undefined))?.isDirectory() !== true)
            return;
        const name = this.#nameOf(path);
        await (isDeep ? finder.findBelow(path, name) : finder.findIn(path, name));
    }
    #nameOf(path) {
        const inside = (0,external_node_path_.relative)(this.#places.workspace, path);
        return inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside) ? path : (0,external_node_path_.join)(inside);
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./bundled/build/key/sources/hash-file.js



const CHUNK = 1024 * 1024;
const OWNER_MAY_EXECUTE = 0o100;
/** A file that somebody is writing would have the hash of no version of it. */
const MOST_TRIES = 3;
/** Reads files one after the other, as fast as one thread can. */
class FileHasher {
    #chunk = Buffer.allocUnsafe(CHUNK);
    #end = Buffer.alloc(1);
    hash(path) {
        try {
            // A FIFO that has come in the meantime must not be waited for.
            const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
            try {
                return this.#hashSteady(fd);
            }
            finally {
                (0,external_node_fs_.closeSync)(fd);
            }
        }
        catch (error) {
            return { kind: 'unreadable', why: (0,error_code/* errorCode */.C)(error) ?? `${error}` };
        }
    }
    #hashSteady(fd) {
        let before = (0,external_node_fs_.fstatSync)(fd);
        if (!before.isFile())
            return { kind: 'unreadable', why: 'it is no file any more' };
        for (let tries = 0; tries < MOST_TRIES; tries += 1) {
            const sha256 = this.#hashContent(fd);
            const after = (0,external_node_fs_.fstatSync)(fd);
            if (isSame(before, after))
                return { kind: 'hashed', sha256, isExecutable: (after.mode & OWNER_MAY_EXECUTE) !== 0 };
            before = after;
        }
        return { kind: 'unreadable', why: 'it changes while it is read: does an earlier step still write it?' };
    }
    #hashContent(fd) {
        const first = (0,external_node_fs_.readSync)(fd, this.#chunk, 0, CHUNK, 0);
        // Most sources are small: one call hashes them, without an object for each.
        if (first < CHUNK && (0,external_node_fs_.readSync)(fd, this.#end, 0, 1, first) === 0) {
            return (0,external_node_crypto_.hash)('sha256', this.#chunk.subarray(0, first), 'hex');
        }
        return this.#hashLarge(fd);
    }
    #hashLarge(fd) {
        const sha256 = (0,external_node_crypto_.createHash)('sha256');
        for (let at = 0;;) {
            const read = (0,external_node_fs_.readSync)(fd, this.#chunk, 0, CHUNK, at);
            if (read === 0)
                return sha256.digest('hex');
            sha256.update(this.#chunk.subarray(0, read));
            at += read;
        }
    }
}
function isSame(before, after) {
    return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}

;// CONCATENATED MODULE: ./bundled/build/key/sources/hash-files.js


/** What one thread gets at a time. */
const BATCH = 200;
/** A thread takes as long to start as some hundred files to hash. */
const WORTH_A_THREAD = 1000;
/** Hashes files in the order of their paths, on as many processors as that is worth. */
async function hashFiles(paths, threads, stop) {
    const batches = Array.from({ length: Math.ceil(paths.length / BATCH) }, (_, index) => paths.slice(index * BATCH, (index + 1) * BATCH));
    const count = Math.min(threads.most, Math.ceil(paths.length / WORTH_A_THREAD));
    const hashed = count > 1 ? await hashInThreads(batches, { ...threads, most: count }, stop) : await hashHere(batches, stop);
    return hashed.flat();
}
async function hashHere(batches, stop) {
    const hasher = new FileHasher();
    const hashed = [];
    for (const batch of batches) {
        hashed.push(batch.map((path) => hasher.hash(path)));
        // A cancellation is to be heard in between.
        await (0,external_node_timers_promises_.setImmediate)();
        stop?.throwIfAborted();
    }
    return hashed;
}
async function hashInThreads(batches, { most, start }, stop) {
    const hashed = [];
    const left = batches.entries();
    const workers = Array.from({ length: most }, start);
    try {
        await Promise.all(workers.map(async (worker) => await handOut(worker, left, hashed, stop)));
    }
    finally {
        await Promise.all(workers.map(async (worker) => await worker.terminate()));
    }
    return hashed;
}
/** Gives a thread one batch after the other, until none is left. */
async function handOut(worker, left, hashed, stop) {
    const sent = [];
    await new Promise((resolve, reject) => {
        const send = () => {
            if (stop?.aborted)
                return reject(stop.reason);
            const { value, done } = left.next();
            if (done)
                return sent.length === 0 ? resolve() : undefined;
            const [index, batch] = value;
            sent.push(index);
            worker.postMessage(batch);
        };
        worker.on('message', (answer) => {
            hashed[sent.shift() ?? 0] = answer;
            send();
        });
        worker.on('error', reject);
        worker.on('exit', () => reject(new Error('a thread that hashes files has ended')));
        // The next is there when one is done: on a busy machine this thread may take long to hear of it.
        send();
        send();
    });
}

;// CONCATENATED MODULE: ./bundled/build/key/sources/sources.js




/**
 * The files that `sources` names, as they are now, sorted by path.
 *
 * @throws SourcesError for a line that names nothing, and what cannot be read; the reason of `stop`
 */
async function readSources(lines, places, threads, stop) {
    const files = await findSources(lines, places);
    const withContent = files.filter(({ hasContent }) => hasContent);
    const hashed = await hashFiles(withContent.map(({ path }) => (0,external_node_path_.resolve)(places.workspace, path)), threads, stop);
    const contents = new Map(withContent.map(({ path }, index) => [path, hashed[index]]));
    return files.map(({ path, target }) => {
        const content = contents.get(path);
        if (content?.kind === 'unreadable') {
            throw new sources_error/* SourcesError */.l(`${path} cannot be read: ${content.why}; make it readable, or exclude it, "!${path}"`);
        }
        const link = target === undefined ? {} : { target };
        return content === undefined
            ? { path, isExecutable: false, ...link }
            : { path, sha256: content.sha256, isExecutable: content.isExecutable, ...link };
    });
}

;// CONCATENATED MODULE: ./bundled/build/key/reading.js
/** How sources and fingerprints are read, loaded where there are any. */






/***/ })

};
;