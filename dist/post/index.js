import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
/******/ var __webpack_modules__ = ({

/***/ 740:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__.p + "beat-worker.js";

/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __whenUsed("assert");

/***/ }),

/***/ 698:
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

/***/ }),

/***/ 690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ runPostStep)
});

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __whenUsed("node:os");
;// CONCATENATED MODULE: ./lib/command/left-behind.js

const MOST_PROCESSES = 5;
/** What people should know about processes that a command left behind. */
function describeLeft(whose, { ended, running }) {
    const notices = [];
    if (ended.length > 0)
        notices.push(`${whose} left processes behind, and they were ended: ${list(ended)}`);
    if (running.length > 0)
        notices.push(describeRunning(whose, running));
    return notices;
}
function describeRunning(whose, running) {
    return `${whose} left processes behind that could not be ended, and may go on writing; end them on ${(0,external_node_os_namespaceObject.hostname)()}: ${list(running)}`;
}
function list(processes) {
    const more = processes.length - MOST_PROCESSES;
    return [...processes.slice(0, MOST_PROCESSES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __whenUsed("node:crypto");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __whenUsed("node:path");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __whenUsed("node:fs");
;// CONCATENATED MODULE: ./lib/shared-dir/find-program.js


/** Where execvp(3) looks without a PATH. */
const SYSTEM_PATH = `/usr/bin${external_node_path_namespaceObject.delimiter}/bin`;
/**
 * The program that a process in `cwd` would start: by its path, or by its name and PATH, an empty entry of which is `cwd`.
 *
 * @returns undefined where there is none
 */
function findProgram(program, { cwd, PATH = SYSTEM_PATH }) {
    const directories = program.includes('/') ? [''] : PATH.split(external_node_path_namespaceObject.delimiter);
    return directories.map((directory) => (0,external_node_path_namespaceObject.resolve)(cwd, directory, program)).find(isExecutable);
}
/** By what the system lets this process do: mode bits know no access lists. */
function isExecutable(path) {
    try {
        (0,external_node_fs_namespaceObject.accessSync)(path, external_node_fs_namespaceObject.constants.X_OK);
        return (0,external_node_fs_namespaceObject.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/shared-dir/system-program.js


/**
 * Runs a program of the system's own, silently, for what Node cannot do itself. What it says is English.
 *
 * @returns undefined where this machine has no such program
 */
async function system_program_runSystemProgram(name, args) {
    // The PATH of a job may hold little more than its tools.
    const PATH = [process.env.PATH, SYSTEM_PATH].filter(Boolean).join(external_node_path_namespaceObject.delimiter);
    const program = findProgram(name, { cwd: process.cwd(), PATH });
    if (program === undefined)
        return undefined;
    // Loaded where it is needed: most jobs find their result ready.
    const { getExecOutput } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260));
    const env = { ...process.env, LC_ALL: 'C' };
    return await getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __whenUsed("node:fs/promises");
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __whenUsed("node:process");
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

;// CONCATENATED MODULE: ./lib/nfs-lock/process-identity.js






/** This process. On Linux with the facts that make a PID mean something to others; elsewhere the lease decides. */
function thisProcess() {
    const bootId = orUndefined(() => (0,external_node_fs_namespaceObject.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    const pidNamespace = orUndefined(() => (0,external_node_fs_namespaceObject.readlinkSync)('/proc/self/ns/pid'));
    const machine = orUndefined(machineOf);
    const startTime = startTimeOf(external_node_process_namespaceObject.pid);
    return {
        hostname: (0,external_node_os_namespaceObject.hostname)(),
        pid: external_node_process_namespaceObject.pid,
        ...(machine === undefined ? {} : { machine }),
        ...(bootId === undefined ? {} : { bootId }),
        ...(pidNamespace === undefined ? {} : { pidNamespace }),
        ...(startTime === undefined ? {} : { startTime }),
    };
}
/** A hash: the id itself is to be kept from others (machine-id(5)). Most containers have none. */
function machineOf() {
    const [id] = /^[0-9a-f]{32}$/m.exec((0,external_node_fs_namespaceObject.readFileSync)('/etc/machine-id', 'utf8')) ?? [];
    if (id === undefined)
        throw new Error('no machine id');
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(`build-once ${id}`).digest('hex').slice(0, 16);
}
/** When a process of this machine started, in a form that only {@link isRunning} understands; undefined if that is not told. */
function startTimeOf(pid) {
    return readStat(pid)?.startTime;
}
function readStat(pid) {
    return orUndefined(() => parseStat((0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, 'utf8')));
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
        if (errorCode(error) === 'ESRCH')
            return false;
    }
    try {
        const now = parseStat(await (0,promises_namespaceObject.readFile)(`/proc/${pid}/stat`, 'utf8'));
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

;// CONCATENATED MODULE: ./lib/command/process-table.js


/** All processes of this machine that this user can see; none where there is no /proc. */
function listProcesses() {
    return readdir('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
}
/** Undefined for one that is gone, or has ended and was not waited for yet. */
function readProcess(pid) {
    const stat = readStat(pid);
    return stat === undefined || 'ZX'.includes(stat.state) ? undefined : { pid, ...stat };
}
function identityOf({ pid, startTime }) {
    return `${pid} ${startTime}`;
}
/** A group, where there is no /proc, is no PID that another process could get. */
function isRunningStill({ pid, startTime }) {
    if (pid < 0)
        return true;
    return readProcess(pid)?.startTime === startTime;
}
/** The environment that it was started with, which the kernel shows for this user's own processes. */
function environmentOf(pid) {
    return read(`/proc/${pid}/environ`).split('\0');
}
/** Its soft limit of that name, which the kernel shows for everybody's. */
function softLimitOf(pid, name) {
    const line = read(`/proc/${pid}/limits`)
        .split('\n')
        .find((each) => each.startsWith(`${name} `));
    return line?.slice(name.length).trim().split(/ +/)[0];
}
const LONGEST_COMMAND = 200;
/** For people: `pid 77 (root): /usr/sbin/daemon -f`. */
function describeProcess({ pid, name }) {
    if (pid < 0)
        return name;
    const words = read(`/proc/${pid}/cmdline`).replace(/\0+$/, '').replaceAll('\0', ' ');
    return `pid ${pid} (${userOf(pid)}): ${(words || `[${name}]`).slice(0, LONGEST_COMMAND)}`;
}
function userOf(pid) {
    try {
        const { uid } = (0,external_node_fs_namespaceObject.statSync)(`/proc/${pid}`);
        const [, name] = new RegExp(`^([^:]*):[^:]*:${uid}:`, 'm').exec(read('/etc/passwd')) ?? [];
        return name ?? `uid ${uid}`;
    }
    catch {
        return 'user unknown';
    }
}
/** Empty for what cannot be read: a process may end, or belong to another user. */
function read(path) {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function readdir(path) {
    try {
        return (0,external_node_fs_namespaceObject.readdirSync)(path);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/command/process-mark.js



/** CPU time a real-time process may use without blocking; unlimited on ordinary systems. */
const LIMIT = 'Max realtime timeout';
/** 140 years in microseconds, yet exact as a number. */
const LEAST = (/* unused pure expression or super */ null && (2 ** 52));
const RANGE = (/* unused pure expression or super */ null && (2 ** 47));
/**
 * Marks what this process starts from now on by its limit. Where the program prlimit is missing, or is not let, the
 * environment has to do.
 */
async function markLimit() {
    const limit = `${LEAST + randomInt(RANGE)}`;
    const end = await runSystemProgram('prlimit', ['--pid', `${process.pid}`, `--rttime=${limit}:`]);
    return end?.exitCode === 0 ? limit : undefined;
}
function hasLimit(pid, mark) {
    return mark.limit !== undefined && softLimitOf(pid, LIMIT) === mark.limit;
}
function hasEnvironment(pid, mark) {
    return environmentOf(pid).includes(mark.environment);
}

;// CONCATENATED MODULE: ./lib/command/process-tree.js


/**
 * The processes of a command: all that descend from its root. Each look finds them by what proves the descent: parents, as
 * far as they live; a session, if its leader is one of them; and the mark.
 */
class ProcessTree {
    root;
    #mark;
    /** Whether the root's number still means its session: while any process is in that, no other can get it. */
    #isSessionKnown;
    #members = new Map();
    /** @param origin whether this process has started the root, and so knows that its number is no other's yet */
    constructor(root, mark, origin) {
        this.root = root;
        this.#mark = mark;
        this.#isSessionKnown = origin === 'started-here';
    }
    /** Those that run now. Where there is no /proc: the root's group as one, by the number that kill(2) takes for it. */
    look() {
        const { pid, startTime } = this.root;
        if (startTime === undefined)
            return this.#isSessionKnown && isGroupRunning(pid) ? [asProcess(pid)] : [];
        const all = listProcesses();
        if (all.some((each) => each.pid === pid && each.startTime !== startTime))
            this.#isSessionKnown = false;
        const above = lineOf(process.pid, all);
        const members = this.#grow(all.filter((each) => !above.has(each.pid) && this.#canDescend(each)));
        this.#isSessionKnown &&= [...members.values()].some(({ session }) => session === pid);
        this.#members = members;
        return [...members.values()];
    }
    /** What is older than the root does not descend from it, nor does what else this process has started. */
    #canDescend({ pid, parent, startTime }) {
        // Everything descends from the first process, and nothing of a command is above it.
        if (pid <= 1 || Number(startTime) < Number(this.root.startTime))
            return false;
        return parent !== process.pid || pid === this.root.pid;
    }
    #grow(all) {
        const members = new Map();
        const sessions = new Set(this.#isSessionKnown ? [this.root.pid] : []);
        const addWhere = (isMember) => {
            for (let size = -1; size !== members.size;) {
                size = members.size;
                for (const each of all) {
                    if (members.has(each.pid) || !isMember(each))
                        continue;
                    members.set(each.pid, each);
                    if (each.pid === each.session)
                        sessions.add(each.session);
                }
            }
        };
        const descends = ({ parent, session }) => members.has(parent) || sessions.has(session);
        addWhere((each) => this.#isKnown(each) || descends(each));
        const mark = this.#mark;
        if (mark !== undefined) {
            // An orphan has been given to a process that was there before, and its own children are found by it.
            const pids = new Set(all.map(({ pid }) => pid));
            const orphans = all.filter((each) => !members.has(each.pid) && !pids.has(each.parent));
            const marked = new Set(orphans.filter(({ pid }) => hasLimit(pid, mark) || hasEnvironment(pid, mark)));
            addWhere((each) => marked.has(each) || descends(each));
        }
        return members;
    }
    #isKnown({ pid, startTime }) {
        const known = pid === this.root.pid ? this.root : this.#members.get(pid);
        return known?.startTime === startTime;
    }
}
/** A process and those above it. Whatever a number from elsewhere says, this process descends from no command of its own. */
function lineOf(pid, all) {
    const parents = new Map(all.map((each) => [each.pid, each.parent]));
    const line = new Set();
    for (let at = pid; at !== undefined && !line.has(at); at = parents.get(at))
        line.add(at);
    return line;
}
function isGroupRunning(group) {
    try {
        process.kill(-group, 0);
        return true;
    }
    catch {
        return false;
    }
}
function asProcess(group) {
    return {
        pid: -group,
        name: `process group ${group}`,
        state: 'R',
        parent: process.pid,
        session: group,
        startTime: '',
    };
}

;// CONCATENATED MODULE: ./lib/command/signal-escalation.js


/**
 * The runner leaves 7.5 s between its SIGINT and its SIGTERM, and 2.5 s more until SIGKILL. All of this and giving back
 * the lock must fit into that.
 */
const STEPS = [
    { signal: 'SIGINT', milliseconds: 2500 },
    { signal: 'SIGTERM', milliseconds: 2000 },
    { signal: 'SIGKILL', milliseconds: 1000 },
];
const POLL_MS = 20;
const MOST_LOOKS = 5;
/**
 * Ends the processes of a tree: by one signal, and by the next if that did not end them in time. Never throws.
 *
 * @param first of an interrupt a shell keeps what it runs in the background
 * @param kill from then on by SIGKILL
 */
async function endProcesses(tree, first, kill) {
    const reached = new Map();
    const denied = new Set();
    const lookForOthers = () => tree.look().filter((each) => !denied.has(identityOf(each)));
    const tell = (all, signal) => {
        for (const each of all) {
            const words = describeProcess(each);
            const outcome = send(each, signal);
            if (outcome === 'sent')
                reached.set(identityOf(each), words);
            if (outcome === 'denied')
                denied.add(identityOf(each));
        }
    };
    for (const { signal, milliseconds } of STEPS.slice(STEPS.findIndex((step) => step.signal === first))) {
        const isLast = signal === 'SIGKILL';
        if (kill.aborted && !isLast)
            continue;
        tell(lookUntilSame(lookForOthers), signal);
        const end = performance.now() + milliseconds;
        while (performance.now() < end && (isLast || !kill.aborted)) {
            const began = performance.now();
            const others = lookForOthers();
            if (others.length === 0)
                return conclude(tree.look(), reached);
            // What has come since tidies up after a signal, and is left to do so; after the last nothing is.
            if (isLast)
                tell(others, signal);
            await pause(Math.max(POLL_MS, performance.now() - began));
        }
    }
    return conclude(tree.look(), reached);
}
/** While a look is taken, what it has seen may fork. */
function lookUntilSame(look) {
    let seen = look();
    for (let looks = 1; looks < MOST_LOOKS; looks += 1) {
        const size = seen.length;
        seen = look();
        if (seen.length === size)
            break;
    }
    return seen;
}
function conclude(left, reached) {
    const described = left.map((each) => ({ each, words: describeProcess(each) }));
    const running = new Set(left.map(identityOf));
    return {
        ended: [...reached].filter(([identity]) => !running.has(identity)).map(([, words]) => words),
        running: described.filter(({ each }) => isRunningStill(each)).map(({ words }) => words),
    };
}
/** Whether nothing of a tree runs, by itself, within that time. */
async function hasEnded(tree, milliseconds, stop) {
    const end = performance.now() + milliseconds;
    while (tree.look().length > 0) {
        if (stop.aborted || performance.now() >= end)
            return false;
        await pause(POLL_MS);
    }
    return true;
}
function send(to, signal) {
    // By now the number may be another's.
    if (Math.abs(to.pid) <= 1 || !isRunningStill(to))
        return 'gone';
    try {
        process.kill(to.pid, signal);
        return 'sent';
    }
    catch (error) {
        return errorCode(error) === 'ESRCH' ? 'gone' : 'denied';
    }
}
function pause(milliseconds) {
    return new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
    });
}

;// CONCATENATED MODULE: ./lib/shared-dir/shared-dir.js
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

;// CONCATENATED MODULE: ./lib/shared-dir/json.js
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
function parseHolder(text) {
    const value = parseObject(text);
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
        ...(isObject(value.about) ? { about: value.about } : {}),
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
function lock_paths_isSillyRenamed(name) {
    return name.startsWith('.nfs');
}
/**
 * The names that are `prefix` and a token. What another lock of a longer name has beside its own (`sim.draft.done` of a
 * lock `sim.draft`, seen from `sim`) is not taken for one.
 */
function withTokens(names, prefix) {
    return names.filter((name) => name.startsWith(prefix) && /^(?!(lock|done|failed)$)[A-Za-z0-9-]+$/.test(name.slice(prefix.length)));
}

;// CONCATENATED MODULE: ./lib/nfs-lock/end-claim.js




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
            if (text === undefined || parseHolder(text)?.token !== token)
                return [];
            await dir.unlink(paths.info);
            hasRemovedInfo = true;
        }
        else {
            // What an NFS client keeps for a reader on this machine goes away when that one closes it.
            if (isOver || !strange.every(lock_paths_isSillyRenamed))
                return strange;
            await clock.sleep(LEFTOVER_PAUSE_SECONDS);
        }
    }
    return [];
}
/** What readers have left that are gone; a client keeps what a reader of its own still has open (EBUSY). */
async function removeSillyRenamed(dir, paths, names) {
    for (const name of names.filter(isSillyRenamed))
        await dir.unlink(join(paths.lock, name)).catch(() => undefined);
}
/** The text of `holder.info`; empty where somebody has put there what is no file. */
async function readInfo({ dir }, paths) {
    try {
        return await dir.read(paths.info);
    }
    catch (error) {
        if (error instanceof UnusableFile)
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
        if (!(error instanceof SharedDirError) || error.code !== 'EISDIR')
            throw error;
        return (await dir.rename(path, (0,external_node_path_namespaceObject.join)(paths.lock, `set-aside.${newToken()}`))) === 'renamed' ? 'removed' : 'absent';
    }
}

;// CONCATENATED MODULE: ./lib/build/attempt/end-unfinished.js





/** Ends a killed step's build, then its claim, since the next builder may start at once. */
async function endUnfinished(host, { lock, token, build }, { info, warning }) {
    const { running } = build === undefined ? { running: [] } : await endBuild(build);
    if (running.length > 0)
        warning(describeRunning('the build of the killed step', running));
    const claim = await endClaimOf(host, new LockPaths(lock), token);
    if (claim.kind === 'absent')
        info(`The killed step had already lost its lock to another job: ${lock}`);
    else
        info(`Ended what the killed step had left: ${running.length === 0 ? '' : 'the rest of its build, and '}${lock}`);
}
async function endBuild({ root, mark }) {
    const tree = new ProcessTree(root, mark, 'found-later');
    return await endProcesses(tree, 'SIGKILL', AbortSignal.abort());
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __whenUsed("node:timers/promises");
;// CONCATENATED MODULE: ./lib/shared-dir/user-name.js

/** By the name that people know; the number where this machine has none for it. */
async function userName(uid) {
    const end = await system_program_runSystemProgram('id', ['-nu', `${uid}`]);
    return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}

;// CONCATENATED MODULE: ./lib/shared-dir/obstacle.js



/**
 * What stands on the way to a path where a directory belongs, whose it is, and what to do, in one line; undefined where that
 * cannot be told (any more).
 */
async function describeObstacle(path) {
    const parts = path.split('/').filter((part) => part !== '');
    for (let length = 1; length <= parts.length; length += 1) {
        const above = (0,external_node_path_namespaceObject.join)('/', ...parts.slice(0, length));
        const found = await (0,promises_namespaceObject.stat)(above).catch(() => undefined);
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
    const code = errorCode(error);
    if (answers !== undefined && Object.hasOwn(answers, code))
        return answers[code];
    throw new SharedDirError(operation, path, code, error, remedy);
}

;// CONCATENATED MODULE: ./lib/shared-dir/modes.js


/*
 * What is made below a directory is as open as the directory itself, and no wider. The admin decides once, by the mode of
 * `path`, who shares: who may write there builds, who may only read there reuses, and nobody else sees a log. A runner's
 * umask must not shut its colleagues out.
 */
/** Never sticky: that would keep others from ending a dead holder's claim. */
async function modeOfDirectory(path) {
    return (await (0,promises_namespaceObject.stat)((0,external_node_path_namespaceObject.dirname)(path))).mode & 0o2777;
}
async function modeOfFile(path) {
    return (await (0,promises_namespaceObject.stat)((0,external_node_path_namespaceObject.dirname)(path))).mode & 0o666;
}
function umaskTakes(mode) {
    return (mode & process.umask()) !== 0;
}

;// CONCATENATED MODULE: ./lib/shared-dir/own-file.js





/*
 * Others may write to the directories that our files stand in, so what a name stands for can change at any moment. Nothing
 * is looked at by name and then opened: it is opened without following a link and without waiting (for the other end of a
 * FIFO, say), and the descriptor is asked what it is.
 */
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = external_node_fs_namespaceObject.constants;
/**
 * Creates a file, as open as its directory.
 *
 * @param flags besides those for writing: O_APPEND
 * @throws the system's EEXIST where something is there, be it a link that leads nowhere
 */
async function createOwnFile(path, flags = 0) {
    const mode = await modeOfFile(path);
    const file = await (0,promises_namespaceObject.open)(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | flags, mode);
    try {
        if (umaskTakes(mode))
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
        if (errorCode(error) !== 'EEXIST')
            throw error;
        const isOurs = ({ uid, nlink, size }) => uid === (0,external_node_process_namespaceObject.geteuid)?.() && nlink === 1 && size === 0;
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
        file = await (0,promises_namespaceObject.open)(path, flags | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        // A symbolic link; a FIFO without a reader, or a socket; a directory.
        if (['ELOOP', 'ENXIO', 'EISDIR'].includes(errorCode(error)))
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

;// CONCATENATED MODULE: ./lib/shared-dir/read-text.js




/**
 * The text of a regular file. Whoever may write to the share can put anything under a name of ours: a FIFO would be waited
 * for without end, a link may lead anywhere, and a gigabyte would be read by every leg.
 *
 * @throws UnusableFile for what is none, or larger than `mostBytes`
 * @throws the system's ENOENT, EACCES, …
 */
async function readText(path, mostBytes) {
    const file = await openRegular(path);
    if (file === undefined)
        throw new UnusableFile(path, `is ${kindOf(await (0,promises_namespaceObject.lstat)(path))}, not a file`);
    try {
        const { size } = await file.stat();
        if (size > mostBytes)
            throw new UnusableFile(path, `takes ${size} bytes, more than ${mostBytes}`);
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

;// CONCATENATED MODULE: ./lib/shared-dir/node-shared-dir.js








/** The shared mount by this process's own file system calls. */
const nodeSharedDir = {
    async list(dir) {
        // readdir opens the directory, and opening is what makes the client revalidate it.
        return await mapErrno('list', dir, () => (0,promises_namespaceObject.readdir)(dir), { ENOENT: undefined });
    },
    async status(path) {
        return await mapErrno('look at', path, () => withFile(path, 'r', (file) => file.stat({ bigint: true }).then(toStatus)), {
            ENOENT: undefined,
        });
    },
    async read(file) {
        return await mapErrno('read', file, () => readText(file, MOST_TEXT_BYTES), { ENOENT: undefined });
    },
    async mkdir(dir) {
        return await mapErrno('make directory', dir, () => makeShared(dir), { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async rmdir(dir) {
        return await mapErrno('remove directory', dir, () => (0,promises_namespaceObject.rmdir)(dir).then(() => 'removed'), {
            ENOENT: 'absent',
            ENOTEMPTY: 'not-empty',
            EEXIST: 'not-empty',
        });
    },
    async create(path, text) {
        const write = () => writeShared(path, text, createOwnFile).then(() => 'created');
        return await mapErrno('create', path, write, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async write(path, text) {
        const write = () => writeShared(path, text, createUniqueFile).then(() => 'written');
        return await mapErrno('create', path, write, { ENOENT: 'no-parent' });
    },
    async link(file, name) {
        return await mapErrno('link', name, async () => {
            await (0,promises_namespaceObject.link)(file, name);
            await syncDirectory((0,external_node_path_namespaceObject.dirname)(name));
            return 'linked';
        }, { EEXIST: 'exists', ENOENT: 'absent' });
    },
    async rename(file, name) {
        return await mapErrno('rename', file, () => (0,promises_namespaceObject.rename)(file, name).then(() => 'renamed'), {
            ENOENT: 'absent',
        });
    },
    async unlink(file) {
        return await mapErrno('remove', file, () => (0,promises_namespaceObject.unlink)(file).then(() => 'removed'), { ENOENT: 'absent' });
    },
    async symlink(text, path) {
        const make = () => (0,promises_namespaceObject.symlink)(text, path).then(() => 'made');
        return await mapErrno('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async readLink(path) {
        const read = async () => ({ text: await (0,promises_namespaceObject.readlink)(path), mtimeNs: (await (0,promises_namespaceObject.lstat)(path, { bigint: true })).mtimeNs });
        // A file or directory that somebody gave such a name says nothing.
        return await mapErrno('read', path, read, { ENOENT: undefined, EINVAL: undefined });
    },
};
async function withFile(path, flags, use) {
    const file = await (0,promises_namespaceObject.open)(path, flags);
    try {
        return await use(file);
    }
    finally {
        await file.close();
    }
}
async function makeShared(dir) {
    const mode = await modeOfDirectory(dir);
    await (0,promises_namespaceObject.mkdir)(dir, { mode });
    // Only the owner may change the mode; a directory that somebody else cleared away in between is not ours any more.
    if (umaskTakes(mode & 0o777))
        await changeMode(dir, mode).catch(() => undefined);
    return 'made';
}
/** Not by its name, which may stand for something else by now. */
async function changeMode(dir, mode) {
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = external_node_fs_namespaceObject.constants;
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
        await (0,promises_namespaceObject.unlink)(path).catch(() => undefined);
        throw error;
    }
    await file.close();
}
/** Local file systems lose a new name at a power cut without this; an NFS client does nothing here. */
async function syncDirectory(dir) {
    await withFile(dir, 'r', (handle) => handle.sync());
}
function toStatus(stats) {
    return { size: Number(stats.size), mtimeNs: stats.mtimeNs, inode: stats.ino };
}

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __whenUsed("node:worker_threads");
;// CONCATENATED MODULE: ./lib/nfs-lock/beat-thread.js


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
    beat_thread_send({ kind: 'start', id, ...beating });
    return {
        beat: async () => {
            if (!running.has(id))
                return { kind: 'removed' };
            const answer = await new Promise((settle) => {
                answers.push(settle);
                beat_thread_send({ kind: 'beat', id });
            });
            if (answer !== 'stands' && answer.kind === 'refused')
                throw new SharedDirError(answer.operation, answer.path, answer.code);
            return answer;
        },
        stop: async () => {
            if (running.has(id))
                beat_thread_send({ kind: 'stop', id });
            return await ended;
        },
    };
}
function beat_thread_send(order) {
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
    const worker = new external_node_worker_threads_namespaceObject.Worker(new URL(/* asset import */ __nccwpck_require__(740), __nccwpck_require__.b), { execArgv: [], env: {} });
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
            monotonicSeconds: () => Number(external_node_process_namespaceObject.hrtime.bigint()) / 1e9,
            wallSeconds: () => Date.now() / 1000,
            sleep: async (seconds, signal) => {
                await (0,external_node_timers_promises_namespaceObject.setTimeout)(Math.min(seconds * 1000, LONGEST_TIMER), undefined, signal ? { signal } : {}).catch(() => undefined);
            },
        },
        // Read when a claim is made or judged: who finds a result does neither.
        get self() {
            self ??= thisProcess();
            return self;
        },
        random: Math.random,
        newToken: () => (0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex'),
        isRunning: isRunning,
        startHeartbeat: startHeartbeatInThread,
    };
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __whenUsed("node:util");
;// CONCATENATED MODULE: ./lib/build/output/printable.js

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
function printable_forMatchers(line) {
    const last = line
        .slice(0, LONGEST_RAW)
        .split('\r')
        .findLast((part) => stripVTControlCharacters(part) !== '');
    if (last === undefined)
        return '';
    const shown = stripVTControlCharacters(last);
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
    return (0,external_node_util_namespaceObject.stripVTControlCharacters)(text)
        .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replaceAll('##[', '## [')
        .trim();
}
/** The same, cut to `longest` characters. */
function shortLine(text, longest) {
    const line = oneLine(text.slice(0, 2 * longest));
    return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./lib/build/output/problem-matchers.js


/** Reads all `*.json` of the directory. */
async function readProblemMatchers(directory) {
    const names = (await (0,promises_namespaceObject.readdir)(directory)).filter((name) => name.endsWith('.json')).sort();
    const files = names.map((name) => (0,external_node_path_namespaceObject.join)(directory, name));
    const contents = await Promise.all(files.map((file) => (0,promises_namespaceObject.readFile)(file, 'utf8')));
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
function problem_matchers_mayMatch(line) {
    return HINT.test(line);
}
/** Whether a line is an error's, or begins one of several lines. */
function isError({ headlines }, line) {
    if (!problem_matchers_mayMatch(line))
        return false;
    return headlines.some(({ pattern, group, severity }) => {
        const found = pattern.exec(line);
        return found !== null && ((group && found[group]) || severity).toLowerCase() === 'error';
    });
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __whenUsed("node:child_process");
;// CONCATENATED MODULE: ./lib/command/tracked-files.js

/** Beyond this, searching costs more than it is worth. */
const MOST_FILES = 200_000;
const GIT_TIMEOUT_MS = 2000;
/** The files of a checkout that git tracks, relative to it. Empty without git, or outside a working tree. */
function tracked_files_listTracked(workspace) {
    // A container's user need not own the checkout.
    const args = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--recurse-submodules'];
    try {
        const listed = execFileSync('git', args, {
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

;// CONCATENATED MODULE: ./lib/action/annotations/checkout-files.js



/** Beyond this, a search costs more than an annotation is worth. */
const MOST_WALKED = 20_000;
/** The source files of a checkout, listed once, on first use. */
class checkout_files_CheckoutFiles {
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
        const named = (this.#files.named.get(basename(path)) ?? []).map((file) => ({
            file,
            likeness: likeness(file, path),
        }));
        const most = Math.max(...named.map((each) => each.likeness));
        const [best, ...others] = named.filter((each) => each.likeness === most);
        return others.length === 0 ? best?.file : undefined;
    }
    /** Whether two files of the workspace have the same content. */
    areSame(path, other) {
        const [one, two] = [join(this.#workspace, path), join(this.#workspace, other)];
        try {
            return statSync(one).size === statSync(two).size && readFileSync(one).equals(readFileSync(two));
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
            const name = basename(path);
            named.set(name, [...(named.get(name) ?? []), path]);
        }
        this.#known = { tracked: isTracked ? new Set(paths) : undefined, named };
        return this.#known;
    }
}
function likeness(file, path) {
    const [parts, others] = [file.split(sep).reverse(), path.split(sep).reverse()];
    const differs = parts.findIndex((part, at) => part !== others[at]);
    if (differs >= 0)
        return differs;
    // A file in the root of the checkout is no better match than one in any other directory.
    return parts.length > 1 ? parts.length + 0.5 : 1;
}
const NOTHING = { paths: [], isTracked: false };
/** @param exclude directories that are not part of the checkout */
function checkout_files_listCheckout(workspace, exclude) {
    const tracked = listTracked(workspace);
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
            const path = join(directory, entry.name);
            if (entry.isDirectory() && entry.name !== '.git' && !exclude.includes(path))
                open.push(path);
            if (entry.isFile())
                paths.push(relative(workspace, path));
        }
    }
    return { paths, isTracked: false };
}
function entriesOf(directory) {
    try {
        return readdirSync(directory, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/action/annotations/make-directories.js

const SAID = /^(?:(?:\S*make(?:\[\d+\])?|ninja): )?(Entering|Leaving) directory [`'](.+)'$/;
/** The directories that make and ninja say they enter, latest first, to resolve paths such as `../rtl/top.sv`. */
class make_directories_MakeDirectories {
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
        const directory = resolve(this.#from, path);
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
function to_checkout_toCheckout(line, checkout, locations) {
    if (!mayMatch(line))
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
    const bases = isAbsolute(path) ? ['/'] : [...directories, workspace, ...places.dir];
    const meant = bases.map((base) => resolve(base, path));
    let made;
    for (const full of meant) {
        // The result directory may lie in the workspace, but nobody edits the copies there.
        if (inside(places.dir, full) !== undefined)
            continue;
        const found = inside(places.workspace, full);
        if (found === undefined || !isFile(join(workspace, found)))
            continue;
        if (sources.isOwn(found))
            return found;
        made ??= found;
    }
    // An absolute path elsewhere, in another checkout or in a tool's installation, is another file.
    const isOurs = (full) => inside([...places.workspace, ...places.dir, ...places.temporary], full) !== undefined;
    for (const full of isAbsolute(path) ? meant.filter(isOurs) : meant) {
        // Makefiles and the like are generated everywhere.
        const original = extname(full) === '' ? undefined : sources.originalOf(full);
        if (original !== undefined && (made === undefined || sources.areSame(made, original)))
            return original;
    }
    return made;
}
/** The path relative to the first directory that contains it. */
function inside(directories, path) {
    const holder = directories.find((directory) => path.startsWith(`${directory}${sep}`));
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
        const shown = forMatchers(line);
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
    return (0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)(bundle), '..', '..', 'matchers');
}
/** False for names that are too long or impossible: a build may print anything. */
function isFile(path) {
    return existsSync(path) && statSync(path).isFile();
}

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __whenUsed("node:events");
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
        this.#draining ??= (0,external_node_events_namespaceObject.once)(stream, 'drain', stop ? { signal: stop } : {})
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
        newToken: external_node_crypto_namespaceObject.randomUUID,
    });
}
function asLines(...lines) {
    return lines.map((line) => `${line}\n`).join('');
}
/** A message may quote what others wrote, which must not act as a command. */
function plainLine(line) {
    return oneLine(line).replace(/^(?=::)/, ': ');
}

;// CONCATENATED MODULE: ./lib/action/file-commands/runner-files.js


/**
 * @param env the step's own environment, so that no build can redirect us to another file
 * @throws Error where the runner has provided no such file
 */
function runner_files_addPairs(env, file, pairs) {
    addLines(env, file, pairs.map(([name, value]) => {
        if (!canBeSet(name))
            throw new Error(`${file}: ${JSON.stringify(name)} is not a name`);
        const delimiter = `build-once-${randomUUID()}`;
        return `${name}<<${delimiter}\n${value}\n${delimiter}`;
    }));
}
function addLines(env, file, lines) {
    const path = env[file];
    if (!path)
        throw new Error(`${file} is not in the environment; is this a GitHub Actions job?`);
    appendFileSync(path, lines.map((line) => `${line}\n`).join(''));
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

;// CONCATENATED MODULE: ./lib/action/file-commands/step-state.js


/** Users may well have a `STATE_lock` of their own. */
const STATE = 'build_once';
const STATE_VARIABLE = `STATE_${STATE}`;
/** Tells the post step what to end, if anything. Failing to tell is no reason to fail the step. */
function saveUnfinished(env, { debug }, unfinished) {
    try {
        addPairs(env, 'GITHUB_STATE', [[STATE, unfinished === undefined ? '' : JSON.stringify(unfinished)]]);
    }
    catch (error) {
        debug(`no state for the post step: ${error instanceof Error ? error.message : error}`);
    }
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
    if (!Number.isSafeInteger(pid) || Number(pid) <= 1 || !isText(startTime, /^[1-9]\d*$/))
        return undefined;
    if (!isText(environment, /^BUILD_ONCE_DIR=\/./))
        return undefined;
    return {
        root: { pid: Number(pid), startTime },
        mark: { environment, ...(isText(limit, /^[1-9]\d{15}$/) ? { limit } : {}) },
    };
}
function isText(value, pattern) {
    return typeof value === 'string' && pattern.test(value);
}

;// CONCATENATED MODULE: ./lib/action/post-step.js





/**
 * Cleans up after a step that was killed before it could do so itself, which spares the other jobs the lease. Nothing relies
 * on it: the runner skips it when it shuts down or its host is lost.
 */
async function runPostStep(process) {
    const stepConsole = openConsole(process);
    try {
        const unfinished = parseUnfinished(process.env);
        if (unfinished !== undefined) {
            await endAnnotations(stepConsole, matchersOf(process.argv));
            await endUnfinished(thisHost(), unfinished, stepConsole);
        }
    }
    catch (error) {
        stepConsole.warning(error instanceof Error ? error.message : `${error}`);
    }
    await stepConsole.end();
}


/***/ }),

/***/ 317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_post_step_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(690);

await (0,_action_post_step_js__WEBPACK_IMPORTED_MODULE_0__/* .runPostStep */ .U)(process);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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
/******/ var __webpack_exports__ = __nccwpck_require__(317);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
