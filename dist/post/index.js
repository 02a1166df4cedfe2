import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
/******/ var __webpack_modules__ = ({

/***/ 871:
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

/***/ 197:
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
;// CONCATENATED MODULE: ./lib/shared-dir/system/find-program.js


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

;// CONCATENATED MODULE: ./lib/shared-dir/system/system-program.js


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
    // Loaded where it is needed: most jobs find their result ready. The library comes without it, and does without the program.
    const exec = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260)).catch(() => undefined);
    if (exec === undefined)
        return undefined;
    const env = { ...process.env, LC_ALL: 'C' };
    return await exec.getExecOutput(`"${program}"`, [...args], { env, silent: true, ignoreReturnCode: true });
}

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

;// CONCATENATED MODULE: ./lib/nfs-lock/liveness/process-identity.js






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
/** The program that a process was started as, by the name that it was given; undefined if that is not told. */
function programOf(pid) {
    return orUndefined(() => basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''));
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
        // Not from the disk, so it is there at once; each look of a waiter asks.
        const now = parseStat((0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
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
    return process_table_readdir('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
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
function process_table_readdir(path) {
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
class shared_dir_SharedDirError extends Error {
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
    return (error instanceof shared_dir_SharedDirError &&
        ['EIO', 'ETIMEDOUT', 'ESTALE', 'EAGAIN', 'EBUSY', 'EINTR', 'ENXIO', 'EREMOTEIO', 'EEXIST'].includes(error.code));
}
/** A directory or file that was there is gone: somebody has removed it, or all that it stands in. */
function isRemoved(error) {
    return error instanceof shared_dir_SharedDirError && ['ENOENT', 'ESTALE'].includes(error.code);
}
/** This process may not do that here: the mount is read-only, or the directory is somebody else's. */
function shared_dir_isDenied(error) {
    return error instanceof shared_dir_SharedDirError && ['EROFS', 'EACCES', 'EPERM'].includes(error.code);
}
/** The disk or the quota is full: nobody's build has failed by that. */
function isDiskFull(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

;// CONCATENATED MODULE: ./lib/shared-dir/json.js
/** Undefined for what is no JSON object: a file that is just being written, or was cut short by a crash. */
function parseObject(text) {
    if (!json_isShallow(text))
        return undefined;
    try {
        const value = JSON.parse(text);
        return json_isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function json_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Levels of nesting in JSON of ours, and in what a caller may store: recursion over more could end the process. */
const json_MOST_LEVELS = 200;
/** Whether arrays and objects in that JSON are nested at most {@link MOST_LEVELS} deep; told before it is parsed. */
function json_isShallow(json) {
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
            if (level > json_MOST_LEVELS)
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
        ...(json_isObject(value.about) ? { about: value.about } : {}),
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
            if (text === undefined || parseHolder(text)?.token !== token)
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
        await dir.unlink((0,external_node_path_namespaceObject.join)(paths.lock, name)).catch(() => undefined);
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
        if (!(error instanceof shared_dir_SharedDirError) || error.code !== 'EISDIR')
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

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __whenUsed("node:timers/promises");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __whenUsed("node:fs/promises");
;// CONCATENATED MODULE: ./lib/shared-dir/system/user-name.js

/** By the name that people know; the number where this machine has none for it. */
async function userName(uid) {
    const end = await system_program_runSystemProgram('id', ['-nu', `${uid}`]);
    return (end?.exitCode === 0 && end.stdout.trim()) || `uid ${uid}`;
}

;// CONCATENATED MODULE: ./lib/shared-dir/mount/obstacle.js



/**
 * What stands on the way to a path where a directory belongs, whose it is, and what to do, in one line; undefined where that
 * cannot be told (any more).
 */
async function describeObstacle(path) {
    const parts = path.split('/').filter((part) => part !== '');
    for (let length = 1; length <= parts.length; length += 1) {
        const above = (0,external_node_path_namespaceObject.join)('/', ...parts.slice(0, length));
        const found = await (0,external_node_fs_promises_namespaceObject.stat)(above).catch(() => undefined);
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
    throw new shared_dir_SharedDirError(operation, path, code, error, remedy);
}

;// CONCATENATED MODULE: ./lib/shared-dir/modes.js


/*
 * What is made below a directory is as open as the directory itself, and no wider. The admin decides once, by the mode of
 * `path`, who shares: who may write there builds, who may only read there reuses, and nobody else sees a log. A runner's
 * umask must not shut its colleagues out.
 */
/** Never sticky: that would keep others from ending a dead holder's claim. */
async function modeOfDirectory(path) {
    return (await (0,external_node_fs_promises_namespaceObject.stat)((0,external_node_path_namespaceObject.dirname)(path))).mode & 0o2777;
}
async function modeOfFile(path) {
    return (await (0,external_node_fs_promises_namespaceObject.stat)((0,external_node_path_namespaceObject.dirname)(path))).mode & 0o666;
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
    const file = await (0,external_node_fs_promises_namespaceObject.open)(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | flags, mode);
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
        file = await (0,external_node_fs_promises_namespaceObject.open)(path, flags | O_NOFOLLOW | O_NONBLOCK);
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
        throw new UnusableFile(path, `is ${kindOf(await (0,external_node_fs_promises_namespaceObject.lstat)(path))}, not a file`);
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








const { O_DIRECTORY, O_NOFOLLOW: node_shared_dir_O_NOFOLLOW, O_NONBLOCK: node_shared_dir_O_NONBLOCK, O_RDONLY: node_shared_dir_O_RDONLY } = external_node_fs_namespaceObject.constants;
/** The shared mount by this process's own file system calls. */
const nodeSharedDir = {
    async list(dir) {
        // readdir opens the directory, and opening is what makes the client revalidate it.
        return await mapErrno('list', dir, () => (0,external_node_fs_promises_namespaceObject.readdir)(dir), { ENOENT: undefined });
    },
    async status(path) {
        // Without waiting for the other end of a FIFO that somebody has put there.
        const look = () => withFile(path, node_shared_dir_O_RDONLY | node_shared_dir_O_NONBLOCK, (file) => file.stat({ bigint: true }).then(toStatus));
        return await mapErrno('look at', path, look, { ENOENT: undefined });
    },
    async read(file) {
        return await mapErrno('read', file, () => readText(file, MOST_TEXT_BYTES), { ENOENT: undefined });
    },
    async mkdir(dir) {
        return await mapErrno('make directory', dir, () => makeShared(dir), { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async rmdir(dir) {
        return await mapErrno('remove directory', dir, () => (0,external_node_fs_promises_namespaceObject.rmdir)(dir).then(() => 'removed'), {
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
            await (0,external_node_fs_promises_namespaceObject.link)(file, name);
            await syncDirectory((0,external_node_path_namespaceObject.dirname)(name));
            return 'linked';
        }, { EEXIST: 'exists', ENOENT: 'absent' });
    },
    async rename(file, name) {
        return await mapErrno('rename', file, () => (0,external_node_fs_promises_namespaceObject.rename)(file, name).then(() => 'renamed'), {
            ENOENT: 'absent',
        });
    },
    async unlink(file) {
        return await mapErrno('remove', file, () => (0,external_node_fs_promises_namespaceObject.unlink)(file).then(() => 'removed'), { ENOENT: 'absent' });
    },
    async symlink(text, path) {
        const make = () => (0,external_node_fs_promises_namespaceObject.symlink)(text, path).then(() => 'made');
        return await mapErrno('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
    },
    async readLink(path) {
        const read = async () => ({ text: await (0,external_node_fs_promises_namespaceObject.readlink)(path), mtimeNs: (await (0,external_node_fs_promises_namespaceObject.lstat)(path, { bigint: true })).mtimeNs });
        // A file or directory that somebody gave such a name says nothing.
        return await mapErrno('read', path, read, { ENOENT: undefined, EINVAL: undefined });
    },
};
async function withFile(path, flags, use) {
    const file = await (0,external_node_fs_promises_namespaceObject.open)(path, flags);
    try {
        return await use(file);
    }
    finally {
        await file.close();
    }
}
async function makeShared(dir) {
    const mode = await modeOfDirectory(dir);
    await (0,external_node_fs_promises_namespaceObject.mkdir)(dir, { mode });
    // Only the owner may change the mode; a directory that somebody else cleared away in between is not ours any more.
    if (umaskTakes(mode & 0o777))
        await changeMode(dir, mode).catch(() => undefined);
    return 'made';
}
/** Not by its name, which may stand for something else by now. */
async function changeMode(dir, mode) {
    await withFile(dir, node_shared_dir_O_RDONLY | O_DIRECTORY | node_shared_dir_O_NOFOLLOW, (handle) => handle.chmod(mode));
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
        await (0,external_node_fs_promises_namespaceObject.unlink)(path).catch(() => undefined);
        throw error;
    }
    await file.close();
}
/** Local file systems lose a new name at a power cut without this; an NFS client does nothing here. */
async function syncDirectory(dir) {
    await withFile(dir, node_shared_dir_O_RDONLY | O_DIRECTORY, (handle) => handle.sync());
}
function toStatus(stats) {
    return { size: Number(stats.size), mtimeNs: stats.mtimeNs, inode: stats.ino };
}

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __whenUsed("node:worker_threads");
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
                throw new shared_dir_SharedDirError(answer.operation, answer.path, answer.code);
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
    const worker = new external_node_worker_threads_namespaceObject.Worker(new URL(/* asset import */ __nccwpck_require__(871), __nccwpck_require__.b), { execArgv: [], env: {} });
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
                await (0,promises_namespaceObject.setTimeout)(Math.min(seconds * 1000, LONGEST_TIMER), undefined, signal ? { signal } : {}).catch(() => undefined);
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

;// CONCATENATED MODULE: ./lib/store/layout.js

/** What CallOnce calls the build inside its entry: `.locks/build.lock`, `.locks/build.done`. */
const BUILD = 'build';
/** @param folders below `path`: `OWNER`, `REPO` */
function entryPlace(path, folders, id) {
    const repository = join(path, ...folders);
    return { repository, dir: join(repository, id) };
}
/** Of ours, and those under which file servers show a directory as it was, or keep what is still open. */
const RESERVED = /^\.(?:forks|dependabot|runs|locks|pruned|scratch\..*|nfs.*|snapshots?|zfs)$/;
/** Whether a name that begins with a dot, as a repository's may (`.github`), can be no repository's directory. */
function isReserved(name) {
    return RESERVED.test(name);
}
function attemptPlace(entryDir, attempt) {
    const dir = (0,external_node_path_namespaceObject.join)(entryDir, attempt);
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
        const path = (0,external_node_path_namespaceObject.join)(users, name);
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
        const path = join(users, this.#name);
        if (!this.#links.has(path))
            this.#remember([...this.#links.add(path)]);
        const isInUse = await makeUse(this.#shared, users, path, this.#text);
        if (!isInUse)
            this.#forget(path);
        return isInUse ? 'in use' : 'retired';
    }
    /** Of an attempt that this job does not use after all. */
    async end(users) {
        const path = join(users, this.#name);
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
        if (error instanceof SharedDirError && ['ENOTDIR', 'ELOOP'].includes(error.code))
            return false;
        throw error;
    }
}
/**
 * Whether a users' directory is there, as the server says when it is to make that name. It makes a link that leads nowhere,
 * never a directory: that would bring a retired attempt back to life.
 */
async function isThere(shared, users) {
    if ((await shared.symlink((0,external_node_path_namespaceObject.basename)(users), users)) === 'exists')
        return true;
    await shared.unlink(users);
    return false;
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
function printable_shortLine(text, longest) {
    const line = oneLine(text.slice(0, 2 * longest));
    return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

;// CONCATENATED MODULE: ./lib/build/output/problem-matchers.js


/** Reads all `*.json` of the directory. */
async function readProblemMatchers(directory) {
    const names = (await (0,external_node_fs_promises_namespaceObject.readdir)(directory)).filter((name) => name.endsWith('.json')).sort();
    const files = names.map((name) => (0,external_node_path_namespaceObject.join)(directory, name));
    const contents = await Promise.all(files.map((file) => (0,external_node_fs_promises_namespaceObject.readFile)(file, 'utf8')));
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
function runner_files_isReserved(name) {
    return /^(GITHUB_|RUNNER_|NODE_OPTIONS$)/i.test(name);
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
    if (!json_isObject(build) || !json_isObject(build.root) || !json_isObject(build.mark))
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

;// CONCATENATED MODULE: ./lib/build/result/commit.js


const LONGEST_REF = 100;
const SHORT_SHA = 7;
/** What a `.done` says of it, which anybody may have written. */
function parseCommit(value) {
    return isObject(value) ? commitFrom(value.sha, typeof value.of === 'string' ? value.of : undefined) : undefined;
}
/** `commit 1a2b3c4 of main`. */
function describeCommit({ sha, of }) {
    return `commit ${sha.slice(0, SHORT_SHA)}${of === undefined ? '' : ` of ${shortLine(of, LONGEST_REF)}`}`;
}
/** Undefined if `sha` is not a commit. */
function commitFrom(sha, of) {
    if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    return of === undefined ? { sha } : { sha, of };
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
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK);
    try {
        return (0,external_node_fs_namespaceObject.fstatSync)(file).isFile() ? (0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8') : '';
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
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
    const isTaken = (part) => LIKE_ENTRY.test(part) || WRITTEN.test(part) || isReserved(part);
    return repository.split('/').map((part) => (isTaken(part) ? asFolder(part) : part));
}
const DIGITS = 20;
/** Any text as the name of a folder: what can be read of it, and a digest by which no other text has the same. */
function asFolder(text) {
    const readable = text.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
    return `_${readable}-${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex').slice(0, DIGITS)}`;
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
        runner: env.RUNNER_NAME || (0,external_node_os_namespaceObject.hostname)(),
        url: urlOf(env, { repository, runId, checkRunId: digits(checkRunId) }),
        ...(commit === undefined ? {} : { commit }),
        workspace,
        temporary: env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(),
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

;// CONCATENATED MODULE: ./lib/shared-dir/in-batches.js
/** Node's file system calls run four at a time; more than a few hundred waiting only take memory, and slow it down. */
const BATCH = 256;
/** Acts on many files side by side, and keeps their order. */
async function in_batches_inBatches(items, act, batch = BATCH) {
    const results = [];
    for (let at = 0; at < items.length; at += batch) {
        results.push(...(await Promise.all(items.slice(at, at + batch).map(act))));
    }
    return results;
}

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
        const path = (0,external_node_path_namespaceObject.join)(above, folder);
        const found = await mapErrno('look at', path, () => (0,external_node_fs_promises_namespaceObject.lstat)(path), { ENOENT: undefined });
        if (found === undefined)
            return undefined;
        if (found.isSymbolicLink() && !isTrusted(found, await mapErrno('look at', above, () => (0,external_node_fs_promises_namespaceObject.stat)(above)))) {
            return { path, uid: found.uid, target: await mapErrno('read', path, () => (0,external_node_fs_promises_namespaceObject.readlink)(path)) };
        }
        above = path;
    }
    return undefined;
}
function isTrusted(link, directory) {
    return [(0,external_node_process_namespaceObject.geteuid)?.(), 0, directory.uid].includes(link.uid);
}

;// CONCATENATED MODULE: ./lib/shared-dir/mount/space.js


/** @throws SharedDirError */
async function spaceOf(path) {
    const { bsize, blocks, bavail, files, ffree } = await mapErrno('look at', path, () => (0,external_node_fs_promises_namespaceObject.statfs)(path));
    return { bytes: blocks * bsize, freeBytes: bavail * bsize, inodes: files, freeInodes: ffree };
}

;// CONCATENATED MODULE: ./lib/shared-dir/descriptors.js






/*
 * Calls on what is in a directory, whatever becomes of names meanwhile: somebody else may put a link in their place between
 * any two of our calls, but what was opened stays what it was. Linux reaches it through /proc; elsewhere there is only the
 * name.
 */
const { O_DIRECTORY: descriptors_O_DIRECTORY, O_NOFOLLOW: descriptors_O_NOFOLLOW, O_NONBLOCK: descriptors_O_NONBLOCK, O_RDONLY: descriptors_O_RDONLY } = external_node_fs_namespaceObject.constants;
const DESCRIPTORS = '/proc/self/fd';
/** Linux: opens a name without doing anything to it, and without the right to read it. */
const O_PATH = 0o10000000;
const hasDescriptors = (0,external_node_fs_promises_namespaceObject.access)(DESCRIPTORS).then(() => true, () => false);
/**
 * @param use gets a path by which what is in the directory is reached
 * @returns what `use` returns; undefined where there is no directory, or only a link to one
 */
async function inDirectory(path, use) {
    return await withOpen(path, descriptors_O_RDONLY | descriptors_O_DIRECTORY, async ({ fd }) => use((await hasDescriptors) ? (0,external_node_path_namespaceObject.join)(DESCRIPTORS, `${fd}`) : path));
}
/** Visits each regular file below a directory, some at a time; names are relative to it. No link is followed. */
async function visitFiles(dir, visit, prefix = '') {
    await inDirectory(dir, async (inside) => {
        const entries = await readdir(inside, { withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile());
        await inBatches(files, ({ name }) => withRegularFile(join(inside, name), (file) => visit(join(prefix, name), file)));
        for (const { name } of entries.filter((entry) => entry.isDirectory())) {
            await visitFiles(join(inside, name), visit, join(prefix, name));
        }
    });
}
async function withRegularFile(path, use) {
    const flags = (await hasDescriptors) ? O_PATH : descriptors_O_RDONLY | descriptors_O_NONBLOCK;
    await withOpen(path, flags, async (file) => {
        const stats = await file.stat({ bigint: true });
        if (!stats.isFile())
            return;
        await use({ stats, chmod: (mode) => descriptors_changeMode(file, mode) });
    });
}
/**
 * Gives this process's user all rights in a directory that is its own and on that device, and no link to one.
 *
 * @returns whether it had not all of them
 */
async function openToOwner(path, device) {
    const flags = descriptors_O_DIRECTORY | ((await hasDescriptors) ? O_PATH : descriptors_O_RDONLY);
    const isChanged = await withOpen(path, flags, async (directory) => {
        const { uid, dev, mode } = await directory.stat();
        if (uid !== (0,external_node_process_namespaceObject.geteuid)?.() || dev !== device || (mode & 0o700) === 0o700)
            return false;
        await descriptors_changeMode(directory, (mode & 0o7777) | 0o700);
        return true;
    });
    return isChanged === true;
}
async function descriptors_changeMode(file, mode) {
    // What is opened by O_PATH has no other way.
    if (await hasDescriptors)
        await (0,external_node_fs_promises_namespaceObject.chmod)((0,external_node_path_namespaceObject.join)(DESCRIPTORS, `${file.fd}`), mode);
    else
        await file.chmod(mode);
}
/** @returns undefined where there is nothing, or a link */
async function withOpen(path, flags, use) {
    let file;
    try {
        file = await (0,external_node_fs_promises_namespaceObject.open)(path, flags | descriptors_O_NOFOLLOW);
    }
    catch (error) {
        if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(errorCode(error)))
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
    return await inDirectory(`${root}/.`, async (inside) => descend({ inside, name: root, links }, folders, await deviceOf(inside), use));
}
async function descend(above, [folder, ...rest], device, use) {
    if (folder === undefined)
        return await use(above.inside);
    const [path, name, { links }] = [(0,external_node_path_namespaceObject.join)(above.inside, folder), (0,external_node_path_namespaceObject.join)(above.name, folder), above];
    const went = await inDirectory(path, async (inside) => {
        if ((await deviceOf(inside)) !== device)
            throw new shared_dir_SharedDirError('enter', name, 'EXDEV');
        return { result: await descend({ inside, name, links }, rest, device, use) };
    }).catch((error) => {
        throw error instanceof Error && 'syscall' in error
            ? new shared_dir_SharedDirError('enter', name, errorCode(error), error)
            : error;
    });
    if (went !== undefined)
        return went.result;
    if (links === 'no links' || (await findForeignLink(above.inside, [folder])) !== undefined)
        return await unlessThere(path, name);
    const target = await mapErrno('follow', name, () => (0,external_node_fs_promises_namespaceObject.realpath)(path), { ENOENT: undefined, ENOTDIR: undefined });
    if (target === undefined)
        return undefined;
    return await inDirectory(target, async (inside) => descend({ inside, name, links }, rest, await deviceOf(inside), use));
}
/** What is no directory: nothing, or a link (or a file) that is not followed. */
async function unlessThere(path, name) {
    const found = await mapErrno('look at', name, () => (0,external_node_fs_promises_namespaceObject.lstat)(path), { ENOENT: undefined });
    if (found !== undefined)
        throw new shared_dir_SharedDirError('enter', name, found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR');
}
async function deviceOf(inside) {
    return (await (0,external_node_fs_promises_namespaceObject.stat)(inside)).dev;
}

;// CONCATENATED MODULE: ./lib/shared-dir/tree/remove-tree.js





/**
 * Removes what is there and all that is in it, as `rm -rf --one-file-system` does, and never what a link leads to that
 * somebody puts in a directory's place meanwhile, nor what is mounted in it. Unlike that, it
 * also removes what is in this user's directories without write permission.
 *
 * @throws SharedDirError for the first thing that could not be removed; all else is gone
 */
async function removeTree(path) {
    await mapErrno('remove', path, async () => {
        const above = await (0,external_node_fs_promises_namespaceObject.stat)((0,external_node_path_namespaceObject.dirname)(path)).catch(unlessGone);
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
        if (errorCode(error) !== 'EACCES' || !(await openToOwner(path, device).catch(() => false)))
            throw error;
        return await empty(path, device);
    });
    if (isDirectory)
        await (0,external_node_fs_promises_namespaceObject.rmdir)(path).catch(unlessGone);
    else if (errorCode(refused) === 'EISDIR')
        await remove(path, device);
    else
        throw refused;
}
/** @returns whether it is a directory */
async function empty(path, device) {
    let left;
    const isDirectory = await inDirectory(path, async (inside) => {
        if ((await (0,external_node_fs_promises_namespaceObject.stat)(inside)).dev !== device)
            throw Object.assign(new Error('a mount point'), { code: 'EXDEV' });
        for (const name of await (0,external_node_fs_promises_namespaceObject.readdir)(inside)) {
            await remove((0,external_node_path_namespaceObject.join)(inside, name), device).catch((error) => {
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
    return await (0,external_node_fs_promises_namespaceObject.unlink)(path).catch((error) => (errorCode(error) === 'ENOENT' ? undefined : error));
}
/** Also where it is a link by now: whoever did that may remove it. */
function unlessGone(error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error)))
        throw error;
}

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

;// CONCATENATED MODULE: ./lib/store/ages.js



/** A directory that is made and removed at once, to read the server's clock or to let others see a change; a crash may leave it. */
const SCRATCH = '.scratch.';
/**
 * Ages by the server's clock, read once and carried on by this machine's monotonic one. Where this process may only read,
 * by its own wall clock: it can remove nothing there, and people want to see about how old things are.
 *
 * @param dir a directory on the mount
 */
async function readAges({ dir: shared, clock, newToken }, dir) {
    const server = new ServerClock(shared, clock, () => (0,external_node_path_namespaceObject.join)(dir, `${SCRATCH}${newToken()}`));
    const now = await server.ageSeconds(0n).catch((error) => {
        if (shared_dir_isDenied(error))
            return clock.wallSeconds();
        throw error;
    });
    const offset = now - clock.monotonicSeconds();
    return { ageSeconds: (mtimeNs) => clock.monotonicSeconds() + offset - Number(mtimeNs) / 1e9 };
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
const entry_paths_NO_LEFTOVERS = { passing: [], invalidated: [] };
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
        this.locks = (0,external_node_path_namespaceObject.join)(path, '.locks');
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
        return (0,external_node_path_namespaceObject.join)(this.locks, name);
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
        return (0,external_node_path_namespaceObject.join)(this.locks, `${this.name}.${ending}`);
    }
}
/** `failed`, `failed.RUN-ATTEMPT`, and `failed.RUN-ATTEMPT.N` for the Nth failure of one run attempt. */
const FAILED = /^failed(\.[A-Za-z0-9-]+(\.\d+)?)?$/;

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
        for await (const entry of await (0,external_node_fs_promises_namespaceObject.opendir)(dir, { bufferSize: 1024 })) {
            if (found.length === most)
                return { found, isAll: false };
            // Some file systems do not say in a listing what a name is.
            const isKnown = entry.isDirectory() || entry.isSymbolicLink() || entry.isFile();
            const stats = isKnown ? entry : await (0,external_node_fs_promises_namespaceObject.lstat)((0,external_node_path_namespaceObject.join)(dir, entry.name));
            found.push({ name: entry.name, kind: list_kinds_kindOf(stats) });
        }
        return { found, isAll: true };
    };
    return await mapErrno('list', dir, list, { ENOENT: undefined, ENOTDIR: undefined });
}
function list_kinds_kindOf(stats) {
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
const find_entries_MOST_LEVELS = 32;
/**
 * Finds the entries below a directory: those of the repositories, and of the trees that are kept apart below `.forks`. No link
 * is followed but those of whom we trust with a directory's place (SECURITY.md), and none in an entry's place.
 *
 * @param folders where to begin, below `root`
 * @throws SharedDirError where the beginning cannot be listed
 */
async function findEntries(root, folders, finds, signal) {
    const dir = (0,external_node_path_namespaceObject.join)(root, ...folders);
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
            finds.unreachable({ path: (0,external_node_path_namespaceObject.join)(dir, named.name), why });
        });
    };
    const isLikeEntry = ({ name }) => ENTRY.test(name);
    await in_batches_inBatches(listing.found.filter(isLikeEntry), look, SIDE_BY_SIDE);
    for (const named of listing.found)
        if (!isLikeEntry(named))
            await look(named);
    if (listing.isAll)
        finds.folder({ folders, names: listing.found.map(({ name }) => name) });
}
async function find(root, folders, { name, kind }, finds, signal) {
    const above = (0,external_node_path_namespaceObject.join)(root, ...folders);
    const path = (0,external_node_path_namespaceObject.join)(above, name);
    if (kind === 'other' || !mayBeFolder(name, folders))
        return;
    if (kind === 'link') {
        if (ENTRY.test(name))
            return finds.unreachable({ path, why: 'is a symbolic link in the place of an entry' });
        const foreign = await findForeignLink(above, [name]);
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
    if (folders.length === find_entries_MOST_LEVELS)
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
    return (isOfForks ? [3, 5] : [1]).includes(folders.length) && !isReserved(name);
}
function isOfEntry(name) {
    return name === '.locks' || attemptWith(name) !== undefined;
}

;// CONCATENATED MODULE: ./lib/call-once/marker-content.js

/** Undefined if there is nothing under that name, as far as this client knows. */
async function marker_content_readMarker(dir, path) {
    try {
        const text = await dir.read(path);
        return text === undefined ? undefined : { kind: 'text', text };
    }
    catch (error) {
        if (error instanceof UnusableFile)
            return { kind: 'unusable', error };
        throw error;
    }
}
/** What a marker says; `why`, where it says nothing, is a sentence that names the path. */
function marker_content_parseContent(path, content, parse) {
    if (content.kind === 'unusable')
        return { kind: 'invalid', why: content.error.message };
    const parsed = parse(content.text);
    return parsed.kind === 'valid' ? parsed : { kind: 'invalid', why: `${path} ${parsed.why}` };
}

;// CONCATENATED MODULE: ./lib/call-once/markers.js



const VERSION = 1;
/** The rest of a marker, whose it is, is small. */
const MOST_VALUE_BYTES = MOST_TEXT_BYTES - 64 * 1024;
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
    if (!isShallow(json))
        throw new TypeError(`the call's value is nested more than ${MOST_LEVELS} levels deep`);
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
    return (Buffer.byteLength(text) > MOST_TEXT_BYTES ? formatMarker(kept) : text).replace('{\n ', '{');
}
function formatMarker(marker) {
    return `${JSON.stringify(marker, undefined, 1)}\n`;
}
/** @param acceptEmpty pytest-cocotb's `.done` is empty: done, without a value */
function markers_parseDone(text, acceptEmpty) {
    if (text === '' && acceptEmpty)
        return { kind: 'valid', marker: { value: null, seconds: 0 } };
    const marker = parseObject(text);
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
function markers_parseFailure(text, acceptEmpty) {
    const marker = parseObject(text);
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
    const builder = json_isObject(marker.builder) ? parseHolder(JSON.stringify(marker.builder)) : undefined;
    return builder === undefined ? {} : { builder };
}

;// CONCATENATED MODULE: ./lib/store/status.js






async function readStatus(shared, entryDir) {
    const paths = new EntryPaths(entryDir, BUILD);
    const listing = paths.sort((await shared.list(paths.locks)) ?? []);
    let why;
    if (listing.done) {
        const done = await readParsed(shared, paths.done, (text) => markers_parseDone(text, false));
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
        : await readParsed(shared, paths.listed(failed), (text) => markers_parseFailure(text, false));
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
            return parseHolder(link.text);
    }
    return undefined;
}
async function readParsed(shared, path, parse) {
    const content = await marker_content_readMarker(shared, path);
    return content && marker_content_parseContent(path, content, parse);
}

;// CONCATENATED MODULE: ./lib/store/stored-result.js




/** Nothing of what is none of ours. */
function resultOf({ value }) {
    if (!json_isObject(value) || typeof value.attempt !== 'string' || parseAttempt(value.attempt) === undefined)
        return {};
    const { attempt, bytes } = value;
    return { attempt, ...(Number.isSafeInteger(bytes) && Number(bytes) >= 0 ? { bytes: Number(bytes) } : {}) };
}
/** The same of a marker that may say nothing. */
function resultIn(path, content) {
    const parsed = marker_content_parseContent(path, content, (text) => markers_parseDone(text, false));
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
    const ages = options.ages ?? (await readAges(host, root));
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
    return { entries: (await in_batches_inBatches(found, summarize, entry_summary_SIDE_BY_SIDE)).flat(), folders, unreachable };
}
/** @throws SharedDirError */
async function summarizeEntry({ dir: shared }, ages, entry) {
    const status = await readStatus(shared, entry.dir);
    const paths = new EntryPaths(entry.dir, BUILD);
    const { attempt, bytes } = status.kind === 'built' ? resultOf(status.done) : {};
    const users = attempt === undefined ? undefined : attemptPlace(entry.dir, attempt).users;
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
        const holder = link && parseHolder(link.text);
        const lease = Math.max(leaseSeconds, holder?.leaseSeconds ?? 0);
        if (!(await hasEndedHere(host, holder)) && !(await isSilent(lease)))
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
    const holder = text === undefined ? undefined : parseHolder(text);
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

;// CONCATENATED MODULE: ./lib/shared-dir/advance-mtime.js
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
    await advanceMtime(shared, dir, scratch).catch(() => undefined);
    return 'published';
}
async function holds(shared, marker, text) {
    try {
        return (await shared.read(marker)) === text;
    }
    catch (error) {
        if (error instanceof UnusableFile)
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
            if (!isDenied(error) && !(error instanceof SharedDirError && error.code === 'ENOTDIR'))
                throw error;
        }
        return { kind: 'stale-listing' };
    }
}
/** Whether there is a result, whatever it is worth. */
async function isDone({ dir }, paths) {
    return paths.sort((await dir.list(paths.locks)) ?? []).done;
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
function retry_rule_countingFailure({ failures }, name, { retryFailed, runAttempt }, seenAtStart) {
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
            if (!isTransient(error) || clock.monotonicSeconds() >= until)
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
        if (!isSame(await marker_content_readMarker(dir, aside), content))
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
            this.#debug(`publishing ${(0,external_node_path_namespaceObject.basename)(marker)}: ${published}`);
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
        await advanceMtime(this.#host.dir, this.#paths.locks, this.#paths.scratch(this.#host.newToken()));
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
    return error instanceof shared_dir_SharedDirError && ['EISDIR', 'EPERM'].includes(error.code);
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

;// CONCATENATED MODULE: ./lib/shared-dir/make-directory.js


/**
 * mkdir where the parent must be there.
 *
 * @throws SharedDirError with ENOENT if it is not
 */
async function makeDirectory(shared, path) {
    const made = await shared.mkdir(path);
    if (made === 'no-parent')
        throw new SharedDirError('make directory', path, 'ENOENT');
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
    const parts = (0,external_node_path_namespaceObject.relative)(root, path).split('/');
    for (let restarts = 0;; restarts += 1) {
        let made = root;
        let depth = 0;
        for (const part of parts) {
            made = (0,external_node_path_namespaceObject.join)(made, part);
            if ((await makeOrSee(shared, made)) === 'no-parent')
                break;
            depth += 1;
        }
        if (depth === parts.length)
            return;
        if (depth === 0 || restarts === MOST_RESTARTS)
            throw new shared_dir_SharedDirError('make directory', made, 'ENOENT');
    }
}
/** Opens each directory from `root` down to `path`, as far as they are there, so that this client asks the server for each. */
async function lookDown(shared, root, path) {
    let level = root;
    for (const part of ['.', ...relative(root, path).split('/')]) {
        level = join(level, part);
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
        if (!shared_dir_isDenied(error) || (await shared.status(path)) === undefined)
            throw error;
        return 'exists';
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
        return link && parseHolder(link.text);
    }
    async #diedHere(holder) {
        return (await hasEndedHere(this.#host, holder)) ? 'its process has ended' : undefined;
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
        const holder = text === undefined ? undefined : parseHolder(text);
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
        if (isTransient(error))
            return;
        if (!(error instanceof shared_dir_SharedDirError) || error.code !== 'EACCES' || !LOOKS.includes(error.operation))
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
        this.path = (0,external_node_path_namespaceObject.resolve)(path);
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
            throw new shared_dir_SharedDirError('make directory', this.path, 'ENOENT');
        await makeDirectories(this.#host.dir, (0,external_node_path_namespaceObject.resolve)(root), this.#paths.parent);
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
        const paths = names.map((name) => `'${(0,external_node_path_namespaceObject.join)(this.path, name).replaceAll("'", "'\\''")}'`);
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
            await advanceMtime(dir, paths.locks, paths.scratch(host.newToken()));
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
        if (error instanceof shared_dir_SharedDirError && error.code === 'ENOTDIR')
            return 'no directory';
        throw error;
    });
}

;// CONCATENATED MODULE: ./lib/store/prune/scratch.js

function isScratch(name) {
    return name.startsWith(SCRATCH);
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
    const paths = new EntryPaths(entryDir, BUILD);
    // Markers first: an attempt that is published after this look is in use by then, or was younger than what goes.
    const marks = await shared.list(paths.locks);
    const { done: isDone, failures, locked } = paths.sort(marks ?? []);
    const done = isDone ? await marker_content_readMarker(shared, paths.done) : undefined;
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
    const isRetired = result !== undefined && !names.includes((0,external_node_path_namespaceObject.basename)(attemptPlace(entryDir, result).users));
    if (result !== undefined && !isRetired && goes !== undefined) {
        const { users } = attemptPlace(entryDir, result);
        if (await isYounger(rules, users, goes.unusedForSeconds))
            return pruned('young');
    }
    if (result !== undefined && (goes || isRetired)) {
        const removed = await removeAttempt(rules, inEntry, result, []);
        if (removed.kind === 'in use')
            return pruned('in use', removed.users);
    }
    for (const attempt of new Set(names.flatMap((name) => attemptWith(name) ?? []))) {
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
        await removeScratch(rules, (0,external_node_path_namespaceObject.join)(entryDir, name)).catch(() => undefined);
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
        await shared.unlink((0,external_node_path_namespaceObject.join)(locks, name)).catch(() => undefined);
    if (left.length > 0)
        await shared.rmdir(locks);
}
/**
 * Whether an attempt that is not the result may go. The log of one whose directories are gone already is kept for a while:
 * a message may have named it.
 */
async function isLeftOver(rules, { entryDir, names }, attempt, keep) {
    const own = names.filter((name) => attemptWith(name) === attempt && !keep.includes(name));
    const { users, dir } = attemptPlace(entryDir, attempt);
    if (own.includes((0,external_node_path_namespaceObject.basename)(users)))
        return !(await isYoung(rules, users));
    if (own.includes((0,external_node_path_namespaceObject.basename)(dir)))
        return true;
    const [file] = own;
    return file !== undefined && !(await isYoung(rules, (0,external_node_path_namespaceObject.join)(entryDir, file)));
}
/** @param keep names of files that stay */
async function removeAttempt(rules, { entryDir, names }, attempt, keep) {
    const { users, dir } = attemptPlace(entryDir, attempt);
    const retirement = await retireAttempt(rules, users);
    if (retirement.kind === 'in use' || rules.isDryRun)
        return retirement;
    await rules.removeTree(dir);
    const others = [(0,external_node_path_namespaceObject.basename)(users), (0,external_node_path_namespaceObject.basename)(dir), ...keep];
    const files = names.filter((name) => attemptWith(name) === attempt && !others.includes(name));
    for (const file of files)
        await rules.removeTree((0,external_node_path_namespaceObject.join)(entryDir, file));
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
        const content = await marker_content_readMarker(host.dir, path);
        const parsed = content && marker_content_parseContent(path, content, (text) => markers_parseFailure(text, false));
        const details = parsed?.kind === 'valid' ? parsed.marker.details : undefined;
        if (json_isObject(details) && typeof details.log === 'string')
            logs.push((0,external_node_path_namespaceObject.basename)(details.log));
    }
    return logs;
}

;// CONCATENATED MODULE: ./lib/shared-dir/tree/measure-tree.js




/** What a directory and all below it take on the disk, in bytes, as `du` counts them: links not followed, a file with several names once. */
async function measureTree(dir, signal) {
    const seen = new Set();
    const measure = async (path) => {
        const stats = await mapErrno('look at', path, () => (0,external_node_fs_promises_namespaceObject.lstat)(path, { bigint: true }), { ENOENT: undefined });
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
        const entries = await mapErrno('list', path, () => (0,external_node_fs_promises_namespaceObject.readdir)(path, { withFileTypes: true }), { ENOENT: undefined });
        const files = (entries ?? []).filter((entry) => !entry.isDirectory());
        const sizes = await in_batches_inBatches(files, async ({ name }) => await measure((0,external_node_path_namespaceObject.join)(path, name)));
        let bytes = sizes.reduce((sum, size) => sum + size, await measure(path));
        for (const entry of entries ?? [])
            if (entry.isDirectory())
                bytes += await below((0,external_node_path_namespaceObject.join)(path, entry.name));
        return bytes;
    };
    return await below(dir);
}

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
            const bytes = await measureTree(entry.dir, signal).catch(() => 0);
            this.#bytes.set(entry, bytes);
            this.#total += bytes;
        };
        await in_batches_inBatches(unknown, measure, prune_plan_SIDE_BY_SIDE);
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
        const measured = entry.bytes === undefined || entry.attempt === undefined ? entry.dir : attemptPlace(entry.dir, entry.attempt).dir;
        const left = Math.min(before, await measureTree(measured, signal).catch(() => before));
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
    const repository = (0,external_node_path_namespaceObject.join)(root, ...folders);
    const path = (0,external_node_path_namespaceObject.join)(repository, SCAN_MARKER);
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
        await removeScratch(rules, (0,external_node_path_namespaceObject.join)(path, left)).catch(unreachable((0,external_node_path_namespaceObject.join)(path, left)));
    }
    for (const { folders: parts, names } of folders) {
        const remove = async () => {
            let below = names.length;
            for (let depth = parts.length; await remove_folders_isRemoved(rules, path, parts.slice(0, depth), below); depth -= 1)
                below = 1;
        };
        await remove().catch(unreachable((0,external_node_path_namespaceObject.join)(path, ...parts)));
    }
}
/** @param before how many names it has held: one that held none may just have been made */
async function remove_folders_isRemoved(rules, path, parts, before) {
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
                if (!(await removeScratch(rules, (0,external_node_path_namespaceObject.join)(folder, left))))
                    return false;
            if (names.includes(SCAN_MARKER))
                await shared.unlink((0,external_node_path_namespaceObject.join)(folder, SCAN_MARKER));
            return true;
        }).catch(unlessLink);
        return isEmpty === true && (await shared.rmdir((0,external_node_path_namespaceObject.join)(above, name))) === 'removed';
    });
    return isGone === true;
}
/** A link stays, and what is mounted. */
function unlessLink(error) {
    if (error instanceof shared_dir_SharedDirError && ['ELOOP', 'EXDEV'].includes(error.code))
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
        ages: await readAges(host, path),
        minAgeSeconds: options.minAgeSeconds ?? MIN_AGE_SECONDS,
        userTimeoutSeconds: options.userTimeoutSeconds ?? USER_TIMEOUT_SECONDS,
        ...(options.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: options.maxAgeSeconds }),
        isDryRun,
        removeTree: removeTree,
    };
    const listings = [];
    const unreachable = [];
    for (const folders of trees) {
        const foreign = await findForeignLink(path, folders);
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
    await in_batches_inBatches(others, async (entry) => (signal?.aborted ? undefined : await pruneOne(entry)), prune_SIDE_BY_SIDE);
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
    const events = (await shared.list((0,external_node_path_namespaceObject.join)(path, '.forks'))) ?? [];
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
        const left = (0,external_node_path_namespaceObject.join)(repository, id);
        if (!isDryRun && (await host.dir.rmdir(left)) !== 'not-empty')
            return pruned;
        const strange = [];
        for (const name of (await host.dir.list(left)) ?? []) {
            const isOurs = name === '.locks' || attemptWith(name) !== undefined;
            if (!isOurs && !(isScratch(name) && (await isYoung(rules, (0,external_node_path_namespaceObject.join)(left, name)))))
                strange.push(name);
        }
        return strange.length === 0 ? pruned : { ...pruned, strange };
    });
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
const retry_on_BATCH = (/* unused pure expression or super */ null && (64 * 1024));
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
        if (this.#size >= retry_on_BATCH)
            this.#search();
    }
    /** The first match in all that was seen. */
    get match() {
        this.#search();
        return this.#match;
    }
    #search() {
        const lines = this.#lines.map((line) => (line.includes('\u001b') ? stripVTControlCharacters(line) : line));
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
        SEARCH.runInContext(createContext(state), { timeout: LONGEST_SEARCH_MS });
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

;// CONCATENATED MODULE: ./lib/build/key/sources/glob.js
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

;// CONCATENATED MODULE: ./lib/build/key/sources/sources-error.js
/** What is wrong with a line of `sources`, or with what it names. Says which line, what, and what to do. */
class SourcesError extends Error {
    name = 'SourcesError';
}

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
    const fail = (problem) => new SourcesError(`line ${line}, ${JSON.stringify(text)}: ${problem}`);
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
    const [above, rest] = splitAt((0,external_node_path_namespaceObject.relative)(around.workspace, around.here), path);
    const globs = rest === '' ? [] : parseAlternatives(rest, fail).map((glob) => [...literalGlob(above), ...glob]);
    if (globs.some((glob) => glob.some((segment) => segment.kind === 'name' && segment.name === '..'))) {
        throw fail('may lead out of the workspace: ".." cannot stand in braces');
    }
    // A name that looks like a pattern is also just a name.
    return { kind, text, line, path, globs: [literalGlob(path), ...globs] };
}
function parseAlternatives(pattern, fail) {
    try {
        return parseGlobs(pattern);
    }
    catch (error) {
        throw error instanceof RangeError ? fail(error.message) : error;
    }
}
/** What of a path leads to `here` or to what is above it, and what goes on from there. */
function splitAt(here, path) {
    const [names, own] = [path.split(external_node_path_namespaceObject.sep), here.split(external_node_path_namespaceObject.sep)];
    const differs = names.findIndex((name, index) => name !== own[index]);
    const common = differs === -1 ? names.length : differs;
    return [names.slice(0, common).join(external_node_path_namespaceObject.sep), names.slice(common).join(external_node_path_namespaceObject.sep)];
}
function inWorkspace(path, { workspace, here }, fail) {
    if (path.includes('\0'))
        throw fail('contains a NUL character');
    // A slash at the end, or `a/../b`, says nothing more; a pattern is a name like any other here.
    const inside = (0,external_node_path_namespaceObject.relative)(workspace, (0,external_node_path_namespaceObject.resolve)(here, path));
    if (inside === '..' || inside.startsWith(`..${external_node_path_namespaceObject.sep}`) || (0,external_node_path_namespaceObject.isAbsolute)(inside)) {
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
        workingDirectory: (0,external_node_path_namespaceObject.resolve)(defaults.workspace, inputs.text('working-directory') ?? '.'),
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
    if (!(0,external_node_path_namespaceObject.isAbsolute)(path))
        throw new InputError('path', `must be absolute, not ${quote(path)}`);
    if (/[\0\n\r]/.test(path))
        throw new InputError('path', `contains a line break: ${quote(path)}`);
    return (0,external_node_path_namespaceObject.resolve)(path);
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
        throw error instanceof SourcesError ? new InputError('sources', error.message) : error;
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
        if ((0,external_node_path_namespaceObject.isAbsolute)(pattern) || pattern.split('/').includes('..')) {
            throw new InputError('expect', `${quote(pattern)} must be relative to the result directory and stay in it`);
        }
    }
    return patterns;
}
function parseRetryLine(text, line) {
    const problem = (what) => new InputError('retry-on', `line ${line}, ${quote(text)}: ${what}`);
    let pattern;
    try {
        pattern = parseRetryPattern(text, line);
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

;// CONCATENATED MODULE: ./lib/action/post-prune.js







const EVERY_SECONDS = 24 * 3600;
/** Of the job's time. What is left then, the next one goes on with. */
const MOST_SECONDS = 20;
/** Before that: to come to the end of what is begun. */
const END_SECONDS = 2;
/**
 * Prunes the repository's results where the step's inputs say so, in one line: it waits for nobody, looks through a repository
 * at most once a day, and ends after some seconds, whatever the mount does.
 */
async function pruneAfterJob(env, host, { info }) {
    const stopping = new AbortController();
    const timeUp = async () => {
        await host.clock.sleep(MOST_SECONDS - END_SECONDS);
        stopping.abort();
        await host.clock.sleep(END_SECONDS);
        return `stopped after ${MOST_SECONDS} s, for the mount does not answer; the next job goes on`;
    };
    const line = await Promise.race([pruneRepository(env, host, stopping.signal), timeUp()]).catch((error) => `not done: ${error instanceof Error ? error.message : error}`);
    if (line !== undefined)
        info(`Prune: ${line}`);
}
async function pruneRepository(env, host, signal) {
    const request = parseRequest(env);
    if (request === undefined)
        return undefined;
    const { path, folders, isOwn, limits, job } = request;
    const who = { ...host.self, timestamp: host.clock.wallSeconds(), about: { job: job.title, url: job.url } };
    const scan = await beginScan(host, path, folders, who, EVERY_SECONDS);
    const name = folders.join('/');
    if (scan.kind === 'not there')
        return undefined;
    if (scan.kind === 'not due') {
        const by = scan.by === undefined ? 'another job' : `${scan.by.about?.job ?? 'a job'} on ${scan.by.hostname}`;
        return `not due; ${by} went through ${name} ${describeSeconds(scan.secondsAgo)} ago, once a day is enough`;
    }
    const trees = [folders, ...(isOwn ? await treesOfForks(host.dir, path, folders) : [])];
    return describe(name, await prune({ host, path, trees, ...limits, signal }));
}
/** Undefined where nothing is asked for, or main has complained of an input. */
function parseRequest(env) {
    try {
        const { path, pruneLimits: limits, shareWithForks } = parseInputs(env);
        if (limits.maxAgeSeconds === undefined && limits.maxBytes === undefined)
            return undefined;
        const job = parseJob(env);
        const origin = shareWithForks ? { kind: 'own' } : job.origin;
        return { path, limits, job, folders: foldersOf(origin, job.repository), isOwn: origin.kind === 'own' };
    }
    catch (error) {
        if (error instanceof InputError)
            return undefined;
        throw error;
    }
}
function describe(name, report) {
    const { removed, removedBytes, entries, leftovers, bytes, kept, unreachable, exceeded, isComplete } = report;
    const count = (kind) => kept.filter(({ pruned }) => pruned.kind === kind).length;
    const parts = [
        `removed ${removed.length} of ${entries} results of ${name} (${describeBytes(removedBytes)}), ${describeBytes(bytes)} are left`,
        ...(leftovers > 0 ? [`removed ${leftovers} unfinished builds`] : []),
        ...['in use', 'being built', 'young'].flatMap((kind) => count(kind) > 0 ? [`${count(kind)} ${kind === 'young' ? 'too young' : kind}`] : []),
        ...(exceeded === undefined ? [] : [exceeded]),
        ...(unreachable.length > 0
            ? [`${unreachable.length} could not be removed or looked at, as ${unreachable[0]?.path}: ${unreachable[0]?.why}`]
            : []),
        ...(isComplete ? [] : ['stopped early, the next one goes on']),
    ];
    return parts.join('; ');
}

;// CONCATENATED MODULE: ./lib/action/post-step.js








/** A mount that is away must not keep a job that is over. */
const post_step_MOST_SECONDS = 20;
/**
 * Ends this job's use of results, cleans up after a step that was killed before it could do so itself, which spares the other
 * jobs the lease, and prunes where the step asks for it. Nothing relies on it: the runner skips it when it shuts down or its
 * host is lost.
 */
async function runPostStep(process) {
    const stepConsole = openConsole(process);
    const host = thisHost();
    try {
        const unfinished = parseUnfinished(process.env);
        if (unfinished !== undefined) {
            await endAnnotations(stepConsole, matchersOf(process.argv));
            await endUnfinished(host, unfinished, stepConsole);
        }
        const isOver = host.clock.sleep(post_step_MOST_SECONDS);
        await Promise.race([endUses(host.dir, parseUses(process.env)), isOver]);
        await pruneAfterJob(process.env, host, stepConsole);
    }
    catch (error) {
        stepConsole.warning(error instanceof Error ? error.message : `${error}`);
    }
    await stepConsole.end();
    endProcess(process);
}


/***/ }),

/***/ 317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_post_step_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(197);

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
/******/ var __webpack_exports__ = __nccwpck_require__(317);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
