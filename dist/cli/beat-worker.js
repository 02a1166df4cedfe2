import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
/******/ var __webpack_modules__ = ({

/***/ 613:
/***/ ((module) => {

module.exports = __whenUsed("assert");

/***/ }),

/***/ 317:
/***/ ((module) => {

module.exports = __whenUsed("child_process");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __whenUsed("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __whenUsed("fs");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __whenUsed("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __whenUsed("path");

/***/ }),

/***/ 193:
/***/ ((module) => {

module.exports = __whenUsed("string_decoder");

/***/ }),

/***/ 557:
/***/ ((module) => {

module.exports = __whenUsed("timers");

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
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
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
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __whenUsed("node:process");
;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __whenUsed("node:worker_threads");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __whenUsed("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __whenUsed("node:os");
;// CONCATENATED MODULE: ./lib/shared-dir/error-code.js

const NAMES = new Map(Object.entries(external_node_os_namespaceObject.constants.errno).map(([name, number]) => [number, name]));
const LINUX_REMOTE_IO = 121;
/** The errno name of a file system error. By number, for Node calls ESTALE and others `Unknown system error -116`. */
function error_code_errorCode(error) {
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

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __whenUsed("node:fs/promises");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __whenUsed("node:path");
;// CONCATENATED MODULE: ./lib/shared-dir/system/find-program.js


/** Where execvp(3) looks without a PATH. */
const find_program_SYSTEM_PATH = (/* unused pure expression or super */ null && (`/usr/bin${delimiter}/bin`));
/**
 * The program that a process in `cwd` would start: by its path, or by its name and PATH, an empty entry of which is `cwd`.
 *
 * @returns undefined where there is none
 */
function find_program_findProgram(program, { cwd, PATH = find_program_SYSTEM_PATH }) {
    const directories = program.includes('/') ? [''] : PATH.split(delimiter);
    return directories.map((directory) => resolve(cwd, directory, program)).find(isExecutable);
}
/** By what the system lets this process do: mode bits know no access lists. */
function isExecutable(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/shared-dir/system/system-program.js


/**
 * Runs a program of the system's own, silently, for what Node cannot do itself. What it says is English.
 *
 * @returns undefined where this machine has no such program
 */
async function system_program_runSystemProgram(name, args) {
    // The PATH of a job may hold little more than its tools.
    const PATH = [process.env.PATH, SYSTEM_PATH].filter(Boolean).join(delimiter);
    const program = findProgram(name, { cwd: process.cwd(), PATH });
    if (program === undefined)
        return undefined;
    // Loaded where it is needed: most jobs find their result ready. The library comes without it, and does without the program.
    const exec = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260)).catch(() => undefined);
    if (exec === undefined)
        return undefined;
    const env = { ...process.env, LC_ALL: 'C' };
    return await exec.getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}

;// CONCATENATED MODULE: ./lib/shared-dir/system/user-name.js

/** By the name that people know; the number where this machine has none for it. */
async function user_name_userName(uid) {
    const end = await runSystemProgram('id', ['-nu', `${uid}`]);
    return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}

;// CONCATENATED MODULE: ./lib/shared-dir/mount/obstacle.js



/**
 * What stands on the way to a path where a directory belongs, whose it is, and what to do, in one line; undefined where that
 * cannot be told (any more).
 */
async function obstacle_describeObstacle(path) {
    const parts = path.split('/').filter((part) => part !== '');
    for (let length = 1; length <= parts.length; length += 1) {
        const above = join('/', ...parts.slice(0, length));
        const found = await stat(above).catch(() => undefined);
        if (found === undefined)
            return undefined;
        if (found.isDirectory())
            continue;
        const quoted = `'${above.replaceAll("'", "'\\''")}'`;
        return `${above} is ${kindOf(found)} of ${await userName(found.uid)}, where a directory belongs. If nobody needs it: rm ${quoted}`;
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

;// CONCATENATED MODULE: ./lib/shared-dir/shared-dir.js
/** Far more than a lock or marker of ours takes, and little enough to be read by every caller. */
const MOST_TEXT_BYTES = (/* unused pure expression or super */ null && (4 * 1024 * 1024));
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

;// CONCATENATED MODULE: ./lib/shared-dir/map-errno.js



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
        const isObstructed = errorCode(error) === 'ENOTDIR' && !Object.hasOwn(answers ?? {}, 'ENOTDIR');
        return answerTo(error, operation, path, answers, isObstructed ? await describeObstacle(path) : undefined);
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
    if (error instanceof UnusableFile)
        throw error;
    const code = error_code_errorCode(error);
    if (answers !== undefined && Object.hasOwn(answers, code))
        return answers[code];
    throw new SharedDirError(operation, path, code, error, remedy);
}

;// CONCATENATED MODULE: ./lib/shared-dir/blocking-calls.js


/**
 * Calls that block, for a thread of their own: the asynchronous calls of a process share four threads, which a hung mount
 * fills up.
 */
const blockingCalls = {
    list: (dir) => mapErrnoNow('list', dir, () => (0,external_node_fs_namespaceObject.readdirSync)(dir), { ENOENT: undefined }),
    rename(file, name) {
        const move = () => {
            (0,external_node_fs_namespaceObject.renameSync)(file, name);
            return 'renamed';
        };
        return mapErrnoNow('rename', file, move, { ENOENT: 'absent' });
    },
    symlink(text, path) {
        const make = () => {
            (0,external_node_fs_namespaceObject.symlinkSync)(text, path);
            return 'made';
        };
        return mapErrnoNow('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    unlink(file) {
        const remove = () => {
            (0,external_node_fs_namespaceObject.unlinkSync)(file);
            return 'removed';
        };
        return mapErrnoNow('remove', file, remove, { ENOENT: 'absent' });
    },
};

;// CONCATENATED MODULE: ./lib/nfs-lock/lock-paths.js

/** Where the parts of one lock stand. The lock directory's own name is the caller's choice. */
class LockPaths {
    parent;
    lock;
    info;
    #name;
    constructor(lockPath) {
        this.parent = (0,external_node_path_namespaceObject.dirname)(lockPath);
        this.lock = lockPath;
        this.info = (0,external_node_path_namespaceObject.join)(lockPath, INFO);
        const name = (0,external_node_path_namespaceObject.basename)(lockPath);
        // So that a lock `x` beside one `x.lock` does not have the other's scratch names.
        this.#name = name.endsWith('.lock') ? name.slice(0, -'.lock'.length) : `${name}.lock`;
    }
    claim(claim) {
        return (0,external_node_path_namespaceObject.join)(this.lock, claimName(claim));
    }
    /** A name to make and remove again at once. */
    scratch(token) {
        return (0,external_node_path_namespaceObject.join)(this.parent, `${this.#name}.scratch.${token}`);
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

;// CONCATENATED MODULE: ./lib/nfs-lock/heartbeat/beat-worker.js





const running = new Map();
external_node_worker_threads_namespaceObject.parentPort?.on('message', (order) => {
    if (order.kind === 'start')
        start(order);
    else if (order.kind === 'stop')
        running.get(order.id)?.stop();
    else
        void answer(order.id);
});
function start({ id, everySeconds, ...beating }) {
    const beater = new Beater(blockingCalls, () => Number(external_node_process_namespaceObject.hrtime.bigint()) / 1e9, beating);
    let isStopped = false;
    let wake = () => undefined;
    running.set(id, {
        beater,
        stop: () => {
            isStopped = true;
            wake();
        },
    });
    const pause = async () => {
        await new Promise((resolve) => {
            const timer = setTimeout(() => wake(), everySeconds * 1000);
            wake = () => {
                clearTimeout(timer);
                resolve();
            };
            if (isStopped)
                wake();
        });
        return !isStopped;
    };
    void keepBeating(beater, pause).then((why) => {
        running.delete(id);
        report({ kind: 'ended', id, why, beats: beater.state });
    });
}
async function answer(id) {
    const heartbeat = running.get(id);
    if (heartbeat === undefined)
        return;
    const { beater } = heartbeat;
    report({ kind: 'beaten', id, answer: await beater.beat().catch(asRefusal) });
}
function asRefusal(error) {
    const { operation, path, code } = error instanceof SharedDirError ? error : new SharedDirError('beat', '', 'UNKNOWN');
    return { kind: 'refused', operation, path, code };
}
function report(message) {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(message);
}

