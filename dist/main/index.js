import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
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

/***/ 6982:
/***/ ((module) => {

module.exports = __whenUsed("crypto");

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

/***/ 4162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rB: () => (/* binding */ Annotations),
  R3: () => (/* binding */ addMatchers),
  z6: () => (/* binding */ matchersOf),
  k4: () => (/* binding */ removeMatchers)
});

// UNUSED EXPORTS: endAnnotations

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/build/output/printable.js
var printable = __nccwpck_require__(8299);
// EXTERNAL MODULE: ./lib/build/output/problem-matchers.js
var problem_matchers = __nccwpck_require__(667);
// EXTERNAL MODULE: ./lib/command/tracked-files.js
var tracked_files = __nccwpck_require__(1033);
;// CONCATENATED MODULE: ./lib/action/annotations/checkout-files.js



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

;// CONCATENATED MODULE: ./lib/action/annotations/make-directories.js

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

;// CONCATENATED MODULE: ./lib/action/annotations/to-checkout.js


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

;// CONCATENATED MODULE: ./lib/action/annotations/annotations.js







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
/**
 * The directory of the problem matchers that come with the action.
 *
 * @param argv Node's; the bundler would try to bundle a URL relative to this module
 */
function matchersOf([, bundle = '']) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(bundle), '..', '..', 'matchers');
}
/** False for names that are too long or impossible: a build may print anything. */
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}


/***/ }),

/***/ 7525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/shared-dir/json.js
var shared_dir_json = __nccwpck_require__(3093);
;// CONCATENATED MODULE: ./lib/nfs-lock/holder.js

/** XFS takes a link's text of up to 1,023 bytes. */
const MOST_BYTES = 999;
const MOST_OF_ONE_TEXT = 200;
/** As the text of a claim. What the caller said `about` itself is cut to fit: long texts first, then the last parts. */
function formatHolder({ about = {}, ...holder }) {
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

// EXTERNAL MODULE: ./lib/shared-dir/make-directory.js
var make_directory = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/shared-dir/shared-dir.js
var shared_dir = __nccwpck_require__(8868);
;// CONCATENATED MODULE: ./lib/nfs-lock/lock-paths.js

/** Where the parts of one lock stand. The lock directory's own name is the caller's choice. */
class lock_paths_LockPaths {
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
        return (0,external_node_path_.join)(this.lock, lock_paths_claimName(claim));
    }
    /** A name to make and remove again at once. */
    scratch(token) {
        return (0,external_node_path_.join)(this.parent, `${this.#name}.scratch.${token}`);
    }
}
const INFO = 'holder.info';
/** Of the number only as it is written again: another would be a name that nobody can remove by what it says. */
const CLAIM = /^holder\.([A-Za-z0-9-]+)\.(0|[1-9]\d{0,14})$/;
function lock_paths_claimName({ token, beats }) {
    return `holder.${token}.${beats}`;
}
function lock_paths_sortInside(names) {
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
    const { claims } = lock_paths_sortInside((await host.dir.list(paths.lock)) ?? []);
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
        const { claims, hasInfo, strange } = lock_paths_sortInside((await dir.list(paths.lock)) ?? []);
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
    const { claims } = lock_paths_sortInside((await dir.list(paths.lock)) ?? []);
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
    return lock_paths_sortInside((await dir.list(paths.lock)) ?? []);
}
/** A `holder.info` that is there now is somebody else's, who makes no claim. */
function isFree(inside, claimant) {
    return isAlone(inside, claimant) && !inside.hasInfo;
}
function isAlone({ claims }, { token }) {
    return claims.length === 1 && claims[0]?.token === token;
}

// EXTERNAL MODULE: ./lib/nfs-lock/liveness/process-identity.js
var process_identity = __nccwpck_require__(1699);
;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/server-clock.js
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
    const inside = lock_paths_sortInside(names);
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
    const clock = new ServerClock(dir, host.clock, () => paths.scratch(host.newToken()));
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
        this.#serverClock = new ServerClock(host.dir, host.clock, () => paths.scratch(host.newToken()));
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
        const inside = lock_paths_sortInside(names);
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
// EXTERNAL MODULE: ./lib/shared-dir/map-errno.js
var map_errno = __nccwpck_require__(8916);
// EXTERNAL MODULE: ./lib/shared-dir/modes.js
var modes = __nccwpck_require__(3335);
// EXTERNAL MODULE: ./lib/shared-dir/own-file.js
var own_file = __nccwpck_require__(4298);
// EXTERNAL MODULE: ./lib/shared-dir/read-text.js
var read_text = __nccwpck_require__(6443);
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
        this.#paths = new lock_paths_LockPaths(this.path);
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
        return { token, text: formatHolder(holder), leaseSeconds };
    }
}
/** A lock that came too late for whoever wanted it. */
async function giveBack(step) {
    if (step.kind === 'held')
        await step.lock.release();
}

;// CONCATENATED MODULE: ./lib/call-once/entry-paths.js


const LONGEST_NAME = 200;
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
        if (!isFileName(name, LONGEST_NAME)) {
            throw new TypeError(`the name ${JSON.stringify(name.slice(0, LONGEST_NAME))} cannot be a file name of ours: ` +
                `use ${describeFileName(LONGEST_NAME)}`);
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
    const version = parseObject(text)?.version;
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

// EXTERNAL MODULE: ./lib/call-once/errors.js
var call_once_errors = __nccwpck_require__(9267);
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

;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/lock-age.js


/**
 * How many seconds a lock has been held: by the server's clock on both ends, as the clocks of hosts differ.
 *
 * @returns undefined where there is no claim, or none that this client can see yet
 */
async function lockAgeSeconds(host, paths) {
    const { dir, clock } = host;
    const [claim] = lock_paths_sortInside((await dir.list(paths.lock)) ?? []).claims;
    const link = claim && (await dir.readLink(paths.claim(claim)));
    return link && (await new ServerClock(dir, clock, () => paths.scratch(host.newToken())).ageSeconds(link.mtimeNs));
}

// EXTERNAL MODULE: ./lib/store/layout.js
var layout = __nccwpck_require__(9651);
// EXTERNAL MODULE: ./lib/build/audit/audit-build.js + 5 modules
var audit_build = __nccwpck_require__(1640);
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

// EXTERNAL MODULE: ./lib/shared-dir/error-code.js
var error_code = __nccwpck_require__(2055);
;// CONCATENATED MODULE: ./lib/shared-dir/mount/foreign-link.js




/**
 * The first of the directories `root/a`, `root/a/b`, … that is a link of somebody whom we have no reason to trust. Those
 * of the directory's owner that it stands in are followed, as root's and our own are: the rule of the kernel's
 * `protected_symlinks`, which NFS mounts and directories that are not sticky go without.
 *
 * @throws SharedDirError where the mount cannot say
 */
async function findForeignLink(root, folders) {
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
    const link = await findForeignLink(path, [...folders, id, '.locks']);
    if (link === undefined)
        return;
    throw new InputError('path', `${link.path} is a symbolic link of user ${link.uid} to ${link.target}. A link is followed only if it is ours, root's, or of ` +
        'the owner of the directory that it stands in: remove it, and see who may write there');
}

// EXTERNAL MODULE: ./lib/build/output/printable.js
var printable = __nccwpck_require__(8299);
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
            return `${place} is new: ${show(change.now)}`;
        case 'gone':
            return `${place} is gone: ${show(change.before)}`;
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
function show(text) {
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
    const builder = listing.locked ? await readHolder(shared, new lock_paths_LockPaths(paths.lock)) : undefined;
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
        const [claim] = lock_paths_sortInside((await shared.list(paths.lock)) ?? []).claims;
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

;// CONCATENATED MODULE: ./lib/build/output/builder.js


// What a builder says of itself on the share is another job's text; these make it safe for one of our own lines, and short.
/** Of a job or runner; GitHub's own limit. */
const builder_LONGEST_NAME = 100;
const LONGEST_URL = 500;
/** "job sim (3) on runner r-7 (host sim-07, pid 4711)". */
function describeBuilder({ hostname, pid, about }) {
    const process = `host ${(0,printable/* shortLine */.tl)(hostname, builder_LONGEST_NAME)}, pid ${pid}`;
    const { job, runner } = about ?? {};
    if (typeof job !== 'string' || typeof runner !== 'string' || job === '' || runner === '')
        return process;
    return `job ${(0,printable/* shortLine */.tl)(job, builder_LONGEST_NAME)} on runner ${(0,printable/* shortLine */.tl)(runner, builder_LONGEST_NAME)} (${process})`;
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

// EXTERNAL MODULE: ./lib/shared-dir/in-batches.js
var in_batches = __nccwpck_require__(5893);
// EXTERNAL MODULE: ./lib/shared-dir/physical-path.js
var physical_path = __nccwpck_require__(3724);
// EXTERNAL MODULE: ./lib/shared-dir/system/user-name.js
var user_name = __nccwpck_require__(776);
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
        const moved = (0,places/* moveText */.nQ)(text, builtIn, here);
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

;// CONCATENATED MODULE: ./lib/store/users.js





/** GitHub ends a job after five days at most. */
const USER_TIMEOUT_SECONDS = (/* unused pure expression or super */ null && (5 * 24 * 3600));
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
        const path = join(users, name);
        const link = await dir.readLink(path);
        const ageSeconds = link === undefined ? 0 : rules.ages.ageSeconds(link.mtimeNs);
        const who = link && parseHolder(link.text);
        const whyGone = link && (await whyUserGone(rules, who, ageSeconds));
        found.push({ path, ageSeconds, ...(who ? { who } : {}), ...(whyGone ? { whyGone } : {}) });
    }
    return found;
}
async function whyUserGone({ host, userTimeoutSeconds }, who, ageSeconds) {
    if (await hasEndedHere(host, who))
        return 'its process has ended';
    if (who !== undefined && hasRebooted(host, who))
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

;// CONCATENATED MODULE: ./lib/build/result/use.js




/**
 * @param user the process for whose life a result is in use
 * @param remember is told of all links, before each is made, for whoever has to tidy up after this process
 */
function usesOf({ host, masks, job }, user, remember = () => undefined) {
    const about = { job: masks.hide(job.title), runner: job.runner, url: job.url };
    return new Uses(host.dir, host.newToken(), formatHolder({ ...user, timestamp: host.clock.wallSeconds(), about }), remember);
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

// EXTERNAL MODULE: ./lib/build/output/unfinished-line.js
var unfinished_line = __nccwpck_require__(5950);
;// CONCATENATED MODULE: ./lib/build/waiting/log-follower.js






/** More than this between two looks is skipped: 255 waiting legs must not each read a log of gigabytes. */
const MOST_BYTES_A_LOOK = 256 * 1024;
const NEWLINE = 0x0a;
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
            const whole = bytes.subarray(bytes.indexOf(NEWLINE) + 1);
            const left = skipped + bytes.length - whole.length;
            await this.#show(`[${left} bytes skipped; all of it: ${this.logPath}]\n`);
            await this.#showLines(this.#lines.take(whole));
        }
        if (bytes.includes(NEWLINE))
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
const LONGEST_LINE = 120;
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
            parts.push(`last line: ${follower.lastLine.slice(0, LONGEST_LINE)}`);
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
const loadBuilding = async () => await Promise.all(/* import() */[__nccwpck_require__.e(412), __nccwpck_require__.e(227)]).then(__nccwpck_require__.bind(__nccwpck_require__, 227));
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
        const lock = new lock_paths_LockPaths(new EntryPaths(dir, layout/* BUILD */.Bv).lock);
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

// EXTERNAL MODULE: ./lib/build/attempt/failure-details.js
var failure_details = __nccwpck_require__(5687);
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

;// CONCATENATED MODULE: ./lib/build/process/platform.js
/** Windows lacks process groups and signals, and link and rmdir answer differently on its shares. */
function validatePlatform(platform) {
    if (platform === 'win32') {
        throw new Error('build-once does not run on Windows runners: use Linux (or macOS), or WSL with the mount inside of it');
    }
}
/** The first with every call used here. Tests run on 24, which action.yml names. */
const LEAST_NODE = 22;
/** A runner brings the Node that action.yml names; act uses the machine's. */
function validateNodeVersion(version) {
    if (Number.parseInt(version, 10) >= LEAST_NODE)
        return;
    throw new Error(`build-once needs Node 24, this is ${version}: use runner 2.327.1 or later; with act, Node 24 on the path`);
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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

;// CONCATENATED MODULE: ./lib/action/action-services.js
var action_services_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var action_services_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

/** The runner's services and the job's token for them. Only actions get these, whatever `env:` says. */
const FOR_ACTIONS_ALONE = /^ACTIONS_(RUNTIME|CACHE|RESULTS)_/;
/**
 * Removes them from this process's environment, which the build command inherits. The build could still read its parent's
 * /proc/PID/environ, which shows the original memory, so on Linux the values are erased there, too.
 */
async function forgetActionServices(env) {
    const names = Object.keys(env).filter((name) => FOR_ACTIONS_ALONE.test(name));
    // Without a writable /proc, only the environment that children inherit can be cleaned.
    await erase(names).catch(() => undefined);
    for (const name of names)
        delete env[name];
}
async function erase(names) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (names.length === 0)
            return;
        const handedOver = await (0,external_node_fs_promises_.readFile)('/proc/self/environ', 'latin1');
        const memory = action_services_addDisposableResource(env_1, await (0,external_node_fs_promises_.open)('/proc/self/mem', 'r+'), true);
        let address = await environmentStart();
        for (const entry of handedOver.split('\0')) {
            const value = entry.indexOf('=') + 1;
            if (names.includes(entry.slice(0, value - 1)))
                await memory.write(Buffer.alloc(entry.length - value), 0, entry.length - value, address + value);
            address += entry.length + 1;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = action_services_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Field 50 of /proc/PID/stat; the name in field 2 may hold spaces and parentheses. */
async function environmentStart() {
    const stat = await (0,external_node_fs_promises_.readFile)('/proc/self/stat', 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[47]);
}

// EXTERNAL MODULE: ./lib/action/annotations/annotations.js + 3 modules
var annotations = __nccwpck_require__(4162);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./lib/action/console/format-command.js
/** One of our own commands as a line, escaped: its data cannot begin a line or another command. */
function formatCommand(name, data = '', properties = {}) {
    const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
    return `::${[name, pairs.join(',')].filter((part) => part !== '').join(' ')}::${escapeData(data)}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
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
    return info === undefined || data === undefined ? undefined : { name: nameOf(info), data: unescapeData(data) };
}
function inBrackets(line) {
    const [, info, data] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
    if (info === undefined || data === undefined)
        return undefined;
    return { name: nameOf(info), data: unescapeData(data.replaceAll('%3B', ';').replaceAll('%5D', ']')) };
}
function nameOf(info) {
    return (info.split(' ')[0] ?? '').toLowerCase();
}
/** The percent sign last, so that `%250A` gives `%0A`. */
function unescapeData(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/action/console/open-commands.js


/**
 * What a build's output has opened and not closed: until then the step's own commands are ignored (`::stop-commands::`), or
 * its lines are folded away (`::group::`).
 */
class OpenCommands {
    #stopToken;
    #isGroupOpen = false;
    /** The token that resumes commands; undefined while they are not stopped. */
    get stopToken() {
        return this.#stopToken;
    }
    get isGroupOpen() {
        return this.#isGroupOpen;
    }
    /**
     * @param shown a line of output about to be printed
     * @param newToken replaces a stop token that cannot be given back, for example one with a blank in it
     * @returns the line to print, so that whatever it opens can be closed
     */
    see(shown, newToken) {
        if (!shown.includes('::') && !shown.includes('##['))
            return shown;
        for (const line of shown.split('\r'))
            this.#seeLine(line);
        if (this.#stopToken === undefined || canBeGiven(this.#stopToken))
            return shown;
        this.#stopToken = newToken();
        return formatCommand('stop-commands', this.#stopToken);
    }
    #seeLine(line) {
        if (this.#stopToken !== undefined) {
            if (isCommand(line, this.#stopToken))
                this.#stopToken = undefined;
            return;
        }
        const command = findCommand(line, (name) => ['stop-commands', 'group', 'endgroup'].includes(name));
        if (command?.name === 'stop-commands' && command.data !== '')
            this.#stopToken = command.data;
        if (command?.name === 'group')
            this.#isGroupOpen = true;
        if (command?.name === 'endgroup')
            this.#isGroupOpen = false;
    }
}
function isCommand(line, name) {
    return findCommand(line, (found) => found === name.toLowerCase()) !== undefined;
}
function canBeGiven(token) {
    return !/[\r\n]/.test(token) && isCommand(formatCommand(token), token);
}

;// CONCATENATED MODULE: ./lib/action/console/step-console.js





/** For the step's own lines: commands act, no group folds them away. */
const OURS = {};
/**
 * Everything a step prints goes through here. It tracks how the runner will treat the next line (is another job's text open,
 * are commands stopped) and corrects that first: our own lines and our build's always act, another job's text never does.
 *
 * It writes no faster than the runner reads, or a talkative build would fill the memory.
 */
class StepConsole {
    #options;
    #isBroken = false;
    /** Pending while the reader catches up; shared by everyone who prints meanwhile. */
    #draining;
    #state = OURS;
    /** The state in which another job's text was last shown. */
    #others;
    #build = new OpenCommands();
    constructor(options) {
        this.#options = options;
        // The reader is gone. Ending the build properly matters more than its output.
        options.stream.on('error', () => {
            this.#isBroken = true;
        });
    }
    info = (message) => this.#ours(message.split('\n').map(plainLine));
    warning = (message) => this.command('warning', message);
    error = (message) => this.command('error', message);
    /** On a file of the checkout. */
    annotate = (severity, message, path) => this.command(severity, message, path === undefined ? {} : { file: path });
    debug = (message) => {
        if (this.#options.isDebug)
            this.command('debug', message);
    };
    /** Issues a workflow command of our own. */
    command = (name, data, properties = {}) => this.#ours([formatCommand(name, data, properties)]);
    /** Prints our own build's output. Commands in it act, unless the build itself has stopped them. */
    async buildOutput(lines) {
        if (lines.length === 0)
            return;
        const before = this.#turnTo({ stopToken: this.#build.stopToken });
        const shown = lines.map((line) => this.#build.see(line, this.#options.newToken));
        this.#state = { stopToken: this.#build.stopToken };
        await this.#write(`${before}${asLines(...shown)}`);
    }
    /** Closes whatever the build's output left open. */
    async endBuildOutput() {
        const resumed = this.#turnTo(OURS);
        const closed = this.#build.isGroupOpen ? asLines(formatCommand('endgroup')) : '';
        this.#build = new OpenCommands();
        await this.#write(`${resumed}${closed}`);
    }
    /** Shows another job's text with its commands inert, in a group of that title, if given, which stays open for more. */
    async showOthers(text, group) {
        if (text.isEmpty)
            return;
        const isOpen = this.#state === this.#others && this.#state.group === group;
        const state = isOpen ? this.#state : { group, stopToken: this.#options.newToken() };
        this.#others = state;
        await this.#write(`${this.#turnTo(state)}${text.lines}`);
    }
    /** Closes whatever is open and waits until everything has been read. */
    async end() {
        void this.endBuildOutput();
        // Writes to a pipe are asynchronous, and the reader may be behind.
        if (!this.#isBroken)
            await new Promise((resolve) => this.#options.stream.write('', () => resolve()));
    }
    #ours(lines) {
        void this.#write(`${this.#turnTo(OURS)}${asLines(...lines)}`);
    }
    /** @returns the commands that bring the runner to that state */
    #turnTo(next) {
        const { stopToken, group } = this.#state;
        this.#state = next;
        if (stopToken === next.stopToken && group === next.group)
            return '';
        const commands = [];
        if (stopToken !== undefined)
            commands.push(formatCommand(stopToken));
        if (group !== undefined && group !== next.group)
            commands.push(formatCommand('endgroup'));
        if (next.group !== undefined && group !== next.group)
            commands.push(formatCommand('group', next.group));
        if (next.stopToken !== undefined)
            commands.push(formatCommand('stop-commands', next.stopToken));
        return asLines(...commands);
    }
    async #write(text) {
        const { stream, stop } = this.#options;
        if (this.#isBroken || text === '' || stream.write(text) || stop?.aborted)
            return;
        // Also when stopped, or when the reader goes away.
        this.#draining ??= (0,external_node_events_.once)(stream, 'drain', stop ? { signal: stop } : {})
            .catch(() => undefined)
            .then(() => {
            this.#draining = undefined;
        });
        await this.#draining;
    }
}
/** @param stop after which nothing waits for the reader */
function openConsole({ stdout, env }, stop) {
    return new StepConsole({
        stream: stdout,
        ...(stop === undefined ? {} : { stop }),
        isDebug: env.RUNNER_DEBUG === '1',
        newToken: external_node_crypto_.randomUUID,
    });
}
function asLines(...lines) {
    return lines.map((line) => `${line}\n`).join('');
}
/** A message may quote what others wrote, which must not act as a command. */
function plainLine(line) {
    return (0,printable/* oneLine */.TN)(line).replace(/^(?=::)/, ': ');
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
const CONTROLS = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** `\u00e9` as in JSON, `\x41`, and one character behind a backslash, as in JSON, C and a shell. */
const BACKSLASHES = {
    sign: '\\',
    pattern: /\\u(?<high>d[89ab][\da-f]{2})\\u(?<low>d[c-f][\da-f]{2})|\\u(?<unit>[\da-f]{4})|\\x(?<byte>[\da-f]{2})|\\(?<char>.)/gis,
    decode: ({ groups }) => {
        const { high, low, unit, byte, char = '' } = groups ?? {};
        const units = [high, low, unit].flatMap((hex) => (hex === undefined ? [] : [Number.parseInt(hex, 16)]));
        if (units.length > 0)
            return Buffer.from(String.fromCharCode(...units), 'utf8').toString('latin1');
        return byte === undefined ? (CONTROLS[char] ?? char) : fromHex(byte);
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
const wrapped_lines_NEWLINE = 0x0a;
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
        this.#carry = line.at(-1) === wrapped_lines_NEWLINE ? last.subarray(unfinished) : NOTHING;
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
const BUILD_INPUT_NAMES = [
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
];
/** @throws InputError for the first invalid input */
function parseBuildInputs(read, defaults) {
    const inputs = new InputReader(read);
    const sources = parseSources(inputs, defaults);
    return {
        run: parseRun(inputs),
        path: parsePath(inputs, defaults.path),
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
function parsePath(inputs, byDefault) {
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

;// CONCATENATED MODULE: ./lib/action/inputs/input-names.js

/** The inputs that action.yml declares. */
const INPUT_NAMES = [
    ...BUILD_INPUT_NAMES,
    'annotate',
    'job-check-run-id',
    'matrix',
    'max-age',
    'max-size',
    'share-with-forks',
    'summary',
];
/** The variable in which the runner passes an input. */
function inputVariable(name) {
    return `INPUT_${name.toUpperCase()}`;
}
/** Variables that the runner adds for the step, not the user. */
const INPUT_VARIABLES = new Set(INPUT_NAMES.map(inputVariable));

;// CONCATENATED MODULE: ./lib/action/failure.js




/**
 * Ends the step with exit code 1 and one error: what happened, where, and what to do next.
 *
 * @returns that text
 */
function failStep(stepConsole, error, step) {
    if (error instanceof Error && error.stack !== undefined)
        stepConsole.debug(error.stack);
    const path = step.inputs?.path;
    const described = describeFailure(error, { path, whatNext: (failed) => whatNext(failed, step) });
    stepConsole.error(described);
    process.exitCode = 1;
    return described;
}
function whatNext(error, step) {
    const { env, inputs, job } = step;
    if (inputs?.retryFailed === 'never')
        return "It counts until its .failed markers are removed (retry-failed: 'never').";
    const next = 'To build it again, push a fix or re-run the failed jobs';
    if (inputs?.retryFailed === 'always' || job === undefined)
        return `${next}.`;
    const counts = `It counts for attempt ${job.runAttempt} of run ${job.runId}`;
    const why = whyAttemptStays(env);
    if (why !== undefined)
        return `${counts}, and ${why}. To build it again, set retry-failed: 'always', or a GITHUB_RUN_ATTEMPT for each run.`;
    return wasFailedByThisJob(error, job, step)
        ? `${counts}. ${next}; if GITHUB_RUN_ATTEMPT is still ${job.runAttempt} then, set retry-failed: 'always'.`
        : `${counts}. ${next}.`;
}
/** Why "re-run the failed jobs" would not help. */
function whyAttemptStays(env) {
    if (env.ACT)
        return 'act gives every run the same numbers';
    const missing = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'].filter((name) => !/^\d+$/.test(env[name] ?? ''));
    return missing.length === 0 ? undefined : `this runner does not set ${missing.join(' and ')}`;
}
/** Whether this very job failed before this step began: on GitHub's runners, at most in an earlier step. */
function wasFailedByThisJob({ failure }, job, { env, startedSeconds }) {
    const { hostname: host, about } = failure.builder ?? {};
    if (about?.job !== new Masks(env, INPUT_VARIABLES).hide(job.title) || about.url !== job.url)
        return false;
    // Clocks of different hosts cannot be compared.
    return host === (0,external_node_os_.hostname)() && Date.parse(failure.failedAt ?? '') / 1000 < startedSeconds;
}

;// CONCATENATED MODULE: ./lib/action/file-commands/runner-files.js


/**
 * @param env the step's own environment, so that no build can redirect us to another file
 * @throws Error where the runner has provided no such file
 */
function addPairs(env, file, pairs) {
    addLines(env, file, pairs.map(([name, value]) => {
        if (!canBeSet(name))
            throw new Error(`${file}: ${JSON.stringify(name)} is not a name`);
        const delimiter = `build-once-${(0,external_node_crypto_.randomUUID)()}`;
        return `${name}<<${delimiter}\n${value}\n${delimiter}`;
    }));
}
function addLines(env, file, lines) {
    const path = env[file];
    if (!path)
        throw new Error(`${file} is not in the environment; is this a GitHub Actions job?`);
    (0,external_node_fs_.appendFileSync)(path, lines.map((line) => `${line}\n`).join(''));
}
/** Whether the runner would read a pair of that name back unchanged; a planted marker may hold any name. */
function canBeSet(name) {
    return name !== '' && !/[=\n]|<</.test(name);
}
/**
 * Whether the runner keeps a step from setting this variable for later ones: it sets GITHUB_* and RUNNER_* anew for each
 * step, and rejects NODE_OPTIONS.
 */
function isReserved(name) {
    return /^(GITHUB_|RUNNER_|NODE_OPTIONS$)/i.test(name);
}

;// CONCATENATED MODULE: ./lib/action/file-commands/outputs.js

/**
 * Sets our own outputs, then applies what the build command wrote to its files. Our names win; names that the runner
 * reserves are skipped.
 */
function setOutputs(env, { warning }, outputs, { commands, temporary }) {
    addPairs(env, 'GITHUB_OUTPUT', Object.entries(outputs).map(([name, text]) => [name, `${text}`]));
    if (temporary.length > 0)
        warning(describeTemporary(temporary, outputs));
    const isOurs = (name) => Object.hasOwn(outputs, name);
    const added = commands.outputs.filter(([name]) => canBeSet(name) && !isOurs(name));
    addPairs(env, 'GITHUB_OUTPUT', added);
    addPairs(env, 'GITHUB_ENV', commands.env.filter(([name]) => canBeSet(name) && !isReserved(name)));
    addLines(env, 'GITHUB_PATH', commands.paths);
    const reserved = commands.env.map(([name]) => name).filter(isReserved);
    if (reserved.length > 0)
        warning(`the build set ${reserved.join(', ')} by GITHUB_ENV: ignored, for the runner keeps these names to itself`);
    if (outputs.outcome === 'built')
        for (const [name] of commands.outputs.filter(([name]) => isOurs(name)))
            warning(`the build's output '${name}' is ignored, for build-once has one of that name; choose another`);
}
function describeTemporary(names, { outcome }) {
    const [whose, end] = outcome === 'built'
        ? ['RUNNER_TEMP', 'which no other leg has: there it names RUNNER_TEMP of that leg, where nothing was built']
        : [
            "the builder's RUNNER_TEMP",
            "which this job does not have: it names this job's own now, where nothing was built",
        ];
    return `${names.join(', ')}: names a place below ${whose}, ${end}. Let the build write it to BUILD_ONCE_DIR instead`;
}

;// CONCATENATED MODULE: ./lib/store/prune/limits.js
const MIN_AGE_SECONDS = (/* unused pure expression or super */ null && (24 * 3600));
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

;// CONCATENATED MODULE: ./lib/action/inputs/inputs.js




/**
 * Reads and checks all inputs from the environment, as the runner sets it (`INPUT_<NAME>`, hyphens kept).
 *
 * @throws InputError for the first that is not valid
 */
function parseInputs(env) {
    const read = (name) => env[inputVariable(name)];
    const inputs = new InputReader(read);
    return {
        ...parseBuildInputs(read, {
            workspace: env.GITHUB_WORKSPACE || process.cwd(),
            path: env.BUILD_ONCE_PATH,
            autoKey: env.GITHUB_RUN_ID,
            runId: env.GITHUB_RUN_ID,
        }),
        shareWithForks: inputs.boolean('share-with-forks', false),
        pruneLimits: parsePruneLimits(inputs),
        annotate: inputs.boolean('annotate', true),
        summary: inputs.boolean('summary', true),
    };
}
function parsePruneLimits(inputs) {
    const [age, size] = [inputs.text('max-age'), inputs.text('max-size')];
    const maxAgeSeconds = age === undefined ? undefined : parseDuration(age);
    const maxBytes = size === undefined ? undefined : parseBytes(size);
    if (age !== undefined && maxAgeSeconds === undefined)
        throw new InputError('max-age', `must be a time ${DURATION_EXAMPLES}, not ${quote(age)}`);
    if (size !== undefined && maxBytes === undefined)
        throw new InputError('max-size', `must be a size ${BYTES_EXAMPLES}, not ${quote(size)}`);
    return {
        ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
        ...(maxBytes === undefined ? {} : { maxBytes }),
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

;// CONCATENATED MODULE: ./lib/action/file-commands/step-state.js


/** Users may well have a `STATE_lock` of their own. */
const STATE = 'build_once';
const USES = 'build_once_uses';
const STATE_VARIABLE = `STATE_${STATE}`;
const USES_VARIABLE = `STATE_${USES}`;
/** What only we have put into an environment. */
const STATE_VARIABLES = [STATE_VARIABLE, USES_VARIABLE];
/** Tells the post step what to end, if anything. */
function saveUnfinished(env, stepConsole, unfinished) {
    save(env, stepConsole, STATE, unfinished === undefined ? '' : JSON.stringify(unfinished));
}
/** The links of the results that this job uses, for the post step to remove. */
function saveUses(env, stepConsole, links) {
    save(env, stepConsole, USES, JSON.stringify(links));
}
/** Failing to tell is no reason to fail the step. */
function save(env, { debug }, name, text) {
    try {
        addPairs(env, 'GITHUB_STATE', [[name, text]]);
    }
    catch (error) {
        debug(`no state for the post step: ${error instanceof Error ? error.message : error}`);
    }
}
function parseUses(env) {
    const { links } = parseObject(`{"links":${env[USES_VARIABLE] || '[]'}}`) ?? {};
    return Array.isArray(links) ? links.filter((link) => typeof link === 'string') : [];
}
/** Unless main set it, the variable may be anybody's. */
function parseUnfinished(env) {
    const { lock, token, build } = parseObject(env[STATE_VARIABLE] ?? '') ?? {};
    if (typeof lock !== 'string' || typeof token !== 'string')
        return undefined;
    const parsed = parseBuild(build);
    return { lock, token, ...(parsed === undefined ? {} : { build: parsed }) };
}
function parseBuild(build) {
    if (!isObject(build) || !isObject(build.root) || !isObject(build.mark))
        return undefined;
    const { pid, startTime } = build.root;
    const { environment, limit } = build.mark;
    // A forged state must not pass other processes off as the build's; the mark alone would be enough.
    if (!Number.isSafeInteger(pid) || Number(pid) <= 1 || !step_state_isText(startTime, /^[1-9]\d*$/))
        return undefined;
    if (!step_state_isText(environment, /^BUILD_ONCE_DIR=\/./))
        return undefined;
    return {
        root: { pid: Number(pid), startTime },
        mark: { environment, ...(step_state_isText(limit, /^[1-9]\d{15}$/) ? { limit } : {}) },
    };
}
function step_state_isText(value, pattern) {
    return typeof value === 'string' && pattern.test(value);
}

;// CONCATENATED MODULE: ./lib/action/request.js







/** Loaded when there is something to build. */
const loadBuildParts = async () => await __nccwpck_require__.e(/* import() */ 438).then(__nccwpck_require__.bind(__nccwpck_require__, 8438));
function requestOf({ inputs, job, env, stepConsole, cancellation, matchersDir }) {
    const { info, warning, debug, annotate } = stepConsole;
    const host = thisHost();
    const masks = new Masks(env, INPUT_VARIABLES);
    return {
        inputs,
        folders: foldersOf(inputs.shareWithForks ? { kind: 'own' } : job.origin, job.repository),
        job,
        env: buildEnvironment(env),
        host,
        masks,
        matchersDir,
        reporter: {
            info,
            warning,
            debug,
            annotate,
            showOthers: (text, title) => stepConsole.showOthers(text, title),
            openBuildOutput: async (build) => {
                const { openAnnotatedOutput, openPlainOutput } = await loadBuildParts();
                return inputs.annotate ? await openAnnotatedOutput(stepConsole, build) : openPlainOutput(stepConsole);
            },
        },
        cancellation,
        openCommandFiles: async () => await (await loadBuildParts()).FileCommandFiles.create(job.temporary),
        uses: usesOf({ host, job, masks }, findWorker(host.self, process.ppid), (links) => saveUses(env, stepConsole, links)),
        noteUnfinished: (unfinished) => saveUnfinished(env, stepConsole, unfinished),
    };
}
/**
 * The environment that a `run:` step would have. RUNNER_TRACKING_ID stays, since the runner uses it to end what a job leaves
 * behind.
 */
function buildEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !INPUT_VARIABLES.has(name) && !STATE_VARIABLES.includes(name)));
}

;// CONCATENATED MODULE: ./lib/action/summary/as-text.js

/** GitHub takes 1 MiB; ours is a few lines, unless a user's path or name is huge. */
const LONGEST_FIELD = 1000;
/**
 * As text on one line, and not too much of it: whatever means something in HTML or Markdown is a character's number. A `_`
 * within a word means nothing there, and names of files are full of them.
 */
function asText(text, longest = LONGEST_FIELD) {
    return (0,printable/* oneLine */.TN)(text.slice(0, longest)).replaceAll(/[&<>"'`*~[\]\\#@|!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
/** The same in `<pre>`, where Markdown means nothing. */
function asPreformatted(text) {
    return (0,printable/* oneLine */.TN)(text.slice(0, LONGEST_FIELD)).replaceAll(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./lib/action/summary/failure-summary.js



/**
 * Why there is no result, for whoever opens the failed job.
 *
 * @param described the error as in the log
 */
function renderFailureSummary(error, described) {
    const details = error instanceof call_once_errors/* CallOnceFailed */.Dl ? error.failure.details : undefined;
    const { errors = [], tail = '' } = (0,failure_details/* parseFailureDetails */.mu)(details) ?? {};
    const parts = [
        `### build-once: failed\n\n${described
            .split('\n')
            .map((line) => asText(line))
            .join('<br>')}\n`,
        ...block("The first errors in the build's output, each with its line in the log:", (0,failure_details/* listErrors */.Gr)(errors)),
        ...block('The last lines of it:', tail),
    ];
    return `${parts.join('\n')}\n`;
}
function block(title, text) {
    return text === ''
        ? []
        : [
            `${title}\n\n<pre>${text
                .split('\n')
                .map((line) => asText(line))
                .join('\n')}</pre>\n`,
        ];
}

;// CONCATENATED MODULE: ./lib/action/summary/audit-summary.js


const audit_summary_MOST_LINES = 50;
const LONGEST_LIST = 10_000;
/** What the summary says of the files that the build has read. @param made by this job: what nobody has to act upon is told once */
function renderAudit({ findings, hasSources, unread }, made) {
    const { uncovered, outside, missing, suggested, isTold } = findings;
    const parts = [];
    if (!hasSources) {
        if (made && uncovered.count > 0) {
            parts.push(`The build's dependency files name ${files(uncovered)} of the checkout. As <code>sources</code>, a change in them would be seen, and named:\n`, audit_summary_block(suggested));
        }
        return parts;
    }
    if (uncovered.count > 0) {
        parts.push(`**The build read ${files(uncovered)} that <code>sources</code> does not cover**: ${list(uncovered)}. After a change in ` +
            'them the old result would be reused. Add to <code>sources</code>:\n', audit_summary_block(suggested));
    }
    if (!made)
        return parts;
    if (outside.count > 0)
        parts.push(`It also read ${files(outside)} outside of the checkout, of no tool in <code>fingerprint</code>: ${list(outside)}\n`);
    if (unread.count > 0)
        parts.push(`Not read by the build, and could leave <code>sources</code>: ${list(unread)}\n`);
    if (missing.count > 0)
        parts.push(`<code>$BUILD_ONCE_INPUTS</code> names what is not there: ${list(missing)}\n`);
    if (!isTold) {
        parts.push('What the build has read is not known, so <code>sources</code> could not be checked: it left no dependency files ' +
            '(<code>*.d</code>) and listed nothing in <code>$BUILD_ONCE_INPUTS</code>.\n');
    }
    return parts;
}
function files({ count }) {
    return count === 1 ? 'one file' : `${count} files`;
}
function list(paths) {
    return asText((0,audit_findings/* listSome */.XT)(paths), LONGEST_LIST);
}
function audit_summary_block({ count, first }) {
    const lines = first.slice(0, audit_summary_MOST_LINES).map((line) => asPreformatted(line));
    const more = count - lines.length;
    return `<pre>${[...lines, ...(more > 0 ? [`# and ${more} more`] : [])].join('\n')}</pre>\n`;
}

;// CONCATENATED MODULE: ./lib/action/summary/summary.js






/** It may name thirty files. */
const LONGEST_REASON = 10_000;
/** The outcome of this step as Markdown: a table and, for the leg that built, why it had to and where its time went. */
async function renderSummary(outputs, built, nowSeconds) {
    const { value, made, done, phases, previous, sourceChanges, audit, others } = built;
    const url = jobUrl(done.builder);
    const builder = asText(outputs.builder);
    const when = describeBuildTime(built, nowSeconds);
    const rows = [
        [
            made ? 'built by this job' : 'reused from',
            url === undefined ? builder : `<a href="${asText(url)}">${builder}</a>`,
        ],
        ...(made || when === undefined ? [] : [['when', asText(when)]]),
        ['build', summary_describeSeconds(outputs['build-seconds'])],
        ['waited', summary_describeSeconds(outputs['wait-seconds'])],
        ...(made ? [] : [['saved', describeSaved(outputs)]]),
        ['key', `<code>${asText(outputs.key)}</code>`],
        ['directory', `<code>${asText(outputs.dir)}</code>`],
    ];
    const { summary } = await Promise.all(/* import() */[__nccwpck_require__.e(260), __nccwpck_require__.e(832)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4832));
    const table = summary
        .emptyBuffer()
        .addTable(rows.map(([data, value]) => [{ data, header: true }, value]))
        .stringify();
    const parts = [`### build-once: ${outputs.outcome}`, table];
    if (made && previous?.keyParts !== undefined) {
        const reasons = describeChanges(previous.keyParts, value.keyParts, sourceChanges);
        parts.push(`Built although <code>${asText(previous.id)}</code> exists. What has changed since:\n`);
        parts.push(`${(reasons.length > 0 ? reasons : ['nothing that was recorded']).map((reason) => `- ${asText(reason, LONGEST_REASON)}`).join('\n')}\n`);
    }
    if (audit !== undefined)
        parts.push(...renderAudit(audit, made));
    if (others.length > 0) {
        parts.push(`${describeOthers(others, value.keyParts, true)
            .map((line) => `- ${asText(line)}`)
            .join('\n')}\n`);
    }
    if (made)
        parts.push(gantt(phases));
    return `${parts.join('\n')}\n`;
}
/** Where the builder's time went, as a Mermaid chart. */
function gantt(phases) {
    const tasks = phases.map(({ name, began, ended }, at) => `  ${name} :p${at}, ${Math.round(began * 1000)}, ${Math.max(Math.round(ended * 1000), Math.round(began * 1000) + 1)}`);
    return `\`\`\`mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n  section this job\n${tasks.join('\n')}\n\`\`\`\n`;
}
/** The computing and the time that this machine was spared. */
function describeSaved({ 'build-seconds': build, 'wait-seconds': waited }) {
    return `${summary_describeSeconds(build)} of building, ${summary_describeSeconds(Math.max(0, build - waited))} of waiting`;
}
function summary_describeSeconds(seconds) {
    if (seconds < 100)
        return `${Math.round(seconds * 10) / 10} s`;
    const minutes = Math.floor(seconds / 60);
    return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}

;// CONCATENATED MODULE: ./lib/action/summary/summary-file.js

/** The runner rejects a step's whole summary above 1 MiB, including what the build command wrote to it. */
const summary_file_MOST_BYTES = 1024 * 1024;
/** Appends to the step's summary. Failing to write it is no reason to fail the step. */
async function addToSummary(stepConsole, env, markdown) {
    try {
        const file = env.GITHUB_STEP_SUMMARY ?? '';
        const stats = await (0,external_node_fs_promises_.stat)(file);
        // Writing to a FIFO that the build put there would block forever.
        if (!stats.isFile())
            throw new Error(`${file} is no file; the build has replaced it`);
        const { size } = stats;
        // What the build wrote may not end with a newline, and a heading must begin a line.
        const added = `${size === 0 ? '' : '\n\n'}${markdown}\n`;
        if (size + Buffer.byteLength(added) > summary_file_MOST_BYTES) {
            stepConsole.info('No summary of build-once: the build has filled the file that the runner takes (1 MiB)');
            return;
        }
        await (0,external_node_fs_promises_.appendFile)(file, added);
    }
    catch (error) {
        stepConsole.warning(`the job summary could not be written: ${error instanceof Error ? error.message : error}`);
    }
}

;// CONCATENATED MODULE: ./lib/action/step.js























/** Runs the step, from its inputs to its outputs, and ends the process. */
async function runStep(process) {
    const { env } = process;
    const cancellation = listenForCancellation(process);
    await forgetActionServices(env);
    const stepConsole = openConsole(process, cancellation.stop);
    let inputs;
    let job;
    const run = async () => {
        validatePlatform(process.platform);
        validateNodeVersion(process.versions.node);
        inputs = parseInputs(env);
        job = parseJob(env, { matrix: env[inputVariable('matrix')], checkRunId: env[inputVariable('job-check-run-id')] });
        const matchersDir = (0,annotations/* matchersOf */.z6)(process.argv);
        const request = requestOf({ inputs, job, env, stepConsole, cancellation, matchersDir });
        await checkPlaces(request);
        const entry = await identifyEntry(request);
        if (job.origin.kind !== 'own' && !inputs.shareWithForks)
            stepConsole.info(describeOrigin(job.origin));
        const built = await buildOnce(request, entry);
        const outputs = outputsOf(entry, built);
        const now = Date.now() / 1000;
        stepConsole.info(describeOutputs(outputs, built, now));
        setOutputs(env, stepConsole, outputs, commandsFor(built.value, await (0,places/* findPlaces */.Ch)(request, outputs.dir)));
        if (inputs.summary)
            await addToSummary(stepConsole, env, await renderSummary(outputs, built, now));
    };
    try {
        await Promise.race([run(), outOfTime(cancellation)]);
    }
    catch (error) {
        await showFailedOutput(stepConsole, error);
        const startedSeconds = Date.now() / 1000 - process.uptime();
        const described = failStep(stepConsole, error, { env, startedSeconds, inputs, job });
        if (inputs?.summary && !cancellation.stop.aborted)
            await addToSummary(stepConsole, env, renderFailureSummary(error, described));
    }
    await stepConsole.end();
    endProcess(process);
}


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

/***/ 1640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ auditBuild),
  F: () => (/* binding */ isAudited)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/command/tracked-files.js
var tracked_files = __nccwpck_require__(1033);
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
const MOST_FILES = 20_000;
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
        if (paths.length >= MOST_FILES)
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
    return paths.slice(0, MOST_FILES);
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
            tracked ??= new Set((0,tracked_files/* listTracked */.z)(workspace));
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
/* harmony export */   XT: () => (/* binding */ listSome),
/* harmony export */   hJ: () => (/* binding */ describeUncovered),
/* harmony export */   hh: () => (/* binding */ parseAudit),
/* harmony export */   vD: () => (/* binding */ suggestSources),
/* harmony export */   xk: () => (/* binding */ sourceLineFor),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
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

/***/ 667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ mayMatch),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   ll: () => (/* binding */ readProblemMatchers)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


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
/* harmony export */   ls: () => (/* binding */ PLACES),
/* harmony export */   nQ: () => (/* binding */ moveText)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _shared_dir_physical_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3724);
/* harmony import */ var _output_paths_in_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1340);



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
    return { text: (0,_output_paths_in_text_js__WEBPACK_IMPORTED_MODULE_2__/* .mapPaths */ .J)(text, [...moves.keys()], { replace }), namesTemporary };
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

/***/ 1033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ listTracked)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);

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


/***/ }),

/***/ 342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_step_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7525);

await (0,_action_step_js__WEBPACK_IMPORTED_MODULE_0__/* .runStep */ .e)(process);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ readStat),
/* harmony export */   P2: () => (/* binding */ startTimeOf),
/* harmony export */   Pc: () => (/* binding */ hasEndedHere),
/* harmony export */   WF: () => (/* binding */ thisProcess),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   oQ: () => (/* binding */ programOf)
/* harmony export */ });
/* unused harmony export hasRebooted */
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

/***/ 9651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   Bv: () => (/* binding */ BUILD),
/* harmony export */   FG: () => (/* binding */ parseAttempt),
/* harmony export */   Fo: () => (/* binding */ attemptPlace),
/* harmony export */   Io: () => (/* binding */ shortToken),
/* harmony export */   LZ: () => (/* binding */ attemptName),
/* harmony export */   s6: () => (/* binding */ entryPlace)
/* harmony export */ });
/* unused harmony export attemptWith */
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
/******/ var __webpack_exports__ = __nccwpck_require__(342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
