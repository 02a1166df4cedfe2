import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
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
    constructor(operation, path, code, cause) {
        super(`cannot ${operation} ${path}: ${code}${meaning(code)}`, { cause });
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
        return answerTo(error, operation, path, answers);
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
function answerTo(error, operation, path, answers) {
    if (error instanceof UnusableFile)
        throw error;
    const code = errorCode(error);
    if (answers !== undefined && Object.hasOwn(answers, code))
        return answers[code];
    throw new SharedDirError(operation, path, code, error);
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

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __whenUsed("node:path");
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

;// CONCATENATED MODULE: ./lib/nfs-lock/heartbeat.js

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

;// CONCATENATED MODULE: ./lib/nfs-lock/beat-worker.js





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

