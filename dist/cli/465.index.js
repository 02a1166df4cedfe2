"use strict";
"use strict";
exports.id = 465;
exports.ids = [465];
exports.modules = {

/***/ 2551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ describeExitCode)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);

/** A shell adds this to the number of the signal that ended a command. */
const BY_SIGNAL = 128;
const SHELL_CODES = {
    126: 'a command that cannot be executed',
    127: 'a command that was not found',
};
/** What most likely caused a signal in a build. */
const CAUSES = {
    SIGINT: 'interrupted',
    SIGILL: 'an instruction that this processor lacks; built with -march=native?',
    SIGABRT: 'a program gave up: abort() or a failed assertion',
    SIGBUS: 'a file that became shorter while it was mapped, or a full /dev/shm?',
    SIGFPE: 'a division by zero',
    SIGKILL: 'out of memory?',
    SIGSEGV: 'a program crashed',
    SIGPIPE: 'the reader of a pipe, such as `head`, ended before its writer; with `pipefail` that fails the script',
    SIGXCPU: 'the limit of processor time, ulimit -t',
    SIGXFSZ: 'the limit of file size, ulimit -f',
};
/** "exit code 139 (SIGSEGV: a program crashed)". */
function describeExitCode(code) {
    const meaning = SHELL_CODES[code] ?? describeSignal(code - BY_SIGNAL);
    return `exit code ${code}${meaning === undefined ? '' : ` (${meaning})`}`;
}
function describeSignal(number) {
    const names = Object.entries(node_os__WEBPACK_IMPORTED_MODULE_0__.constants.signals);
    const [name] = names.find(([, value]) => value === number) ?? [];
    if (name === undefined)
        return undefined;
    const cause = CAUSES[name];
    return cause === undefined ? name : `${name}: ${cause}`;
}


/***/ }),

/***/ 6649:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ describeLeft)
/* harmony export */ });
/* unused harmony export describeRunning */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);

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
    return `${whose} left processes behind that could not be ended, and may go on writing; end them on ${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}: ${list(running)}`;
}
function list(processes) {
    const more = processes.length - MOST_PROCESSES;
    return [...processes.slice(0, MOST_PROCESSES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}


/***/ }),

/***/ 4816:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sl: () => (/* binding */ hasEnvironment),
/* harmony export */   xB: () => (/* binding */ markLimit),
/* harmony export */   yR: () => (/* binding */ hasLimit)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _shared_dir_system_system_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4033);
/* harmony import */ var _process_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8953);



/** CPU time a real-time process may use without blocking; unlimited on ordinary systems. */
const LIMIT = 'Max realtime timeout';
/** 140 years in microseconds, yet exact as a number. */
const LEAST = 2 ** 52;
const RANGE = 2 ** 47;
/**
 * Marks what this process starts from now on by its limit. Where the program prlimit is missing, or is not let, the
 * environment has to do.
 */
async function markLimit() {
    const limit = `${LEAST + (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(RANGE)}`;
    const end = await (0,_shared_dir_system_system_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runSystemProgram */ .d)('prlimit', ['--pid', `${process.pid}`, `--rttime=${limit}:`]);
    return end?.exitCode === 0 ? limit : undefined;
}
function hasLimit(pid, mark) {
    return mark.limit !== undefined && (0,_process_table_js__WEBPACK_IMPORTED_MODULE_2__/* .softLimitOf */ .dA)(pid, LIMIT) === mark.limit;
}
function hasEnvironment(pid, mark) {
    return (0,_process_table_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentOf */ .p7)(pid).includes(mark.environment);
}


/***/ }),

/***/ 8953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ listProcesses),
/* harmony export */   Y: () => (/* binding */ isRunningStill),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   dA: () => (/* binding */ softLimitOf),
/* harmony export */   lg: () => (/* binding */ describeProcess),
/* harmony export */   p7: () => (/* binding */ environmentOf)
/* harmony export */ });
/* unused harmony export readProcess */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _nfs_lock_liveness_process_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7447);


/** All processes of this machine that this user can see; none where there is no /proc. */
function listProcesses() {
    return readdir('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
}
/** Undefined for one that is gone, or has ended and was not waited for yet. */
function readProcess(pid) {
    const stat = (0,_nfs_lock_liveness_process_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .readStat */ .BV)(pid);
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
        const { uid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(`/proc/${pid}`);
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
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function readdir(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 6074:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./bundled/nfs-lock/liveness/process-identity.js
var process_identity = __webpack_require__(7447);
// EXTERNAL MODULE: ./bundled/shared-dir/error-code.js
var error_code = __webpack_require__(3835);
// EXTERNAL MODULE: ./bundled/command/process-table.js
var process_table = __webpack_require__(8953);
;// CONCATENATED MODULE: ./bundled/command/signal-escalation.js


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
    const lookForOthers = () => tree.look().filter((each) => !denied.has((0,process_table/* identityOf */.cu)(each)));
    const tell = (all, signal) => {
        for (const each of all) {
            const words = (0,process_table/* describeProcess */.lg)(each);
            const outcome = send(each, signal);
            if (outcome === 'sent')
                reached.set((0,process_table/* identityOf */.cu)(each), words);
            if (outcome === 'denied')
                denied.add((0,process_table/* identityOf */.cu)(each));
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
    const described = left.map((each) => ({ each, words: (0,process_table/* describeProcess */.lg)(each) }));
    const running = new Set(left.map(process_table/* identityOf */.cu));
    return {
        ended: [...reached].filter(([identity]) => !running.has(identity)).map(([, words]) => words),
        running: described.filter(({ each }) => (0,process_table/* isRunningStill */.Y)(each)).map(({ words }) => words),
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
    if (Math.abs(to.pid) <= 1 || !(0,process_table/* isRunningStill */.Y)(to))
        return 'gone';
    try {
        process.kill(to.pid, signal);
        return 'sent';
    }
    catch (error) {
        return (0,error_code/* errorCode */.C)(error) === 'ESRCH' ? 'gone' : 'denied';
    }
}
function pause(milliseconds) {
    return new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
    });
}

;// CONCATENATED MODULE: ./bundled/command/output-reader.js


const output_reader_POLL_MS = 20;
/** A pipe that somebody keeps, who does not descend from the command as far as can be told, is let go of when it is quiet \u2026 */
const QUIET_MS = 500;
/** \u2026 or has brought this much: more than the pipe and the buffers behind it can have held. */
const MOST_BYTES = 1024 * 1024;
/** Hands a command's output on, at the pace at which it is taken. */
class OutputReader {
    #output;
    #done;
    #isOver = false;
    #isTaking = false;
    #bytes = 0;
    #lastMs = performance.now();
    /** @param take the next bytes wait for it */
    constructor(output, take) {
        this.#output = output;
        this.#done = this.#read(take).finally(() => {
            this.#isOver = true;
        });
        // Whoever started the command is told by finish().
        this.#done.catch(() => undefined);
    }
    /**
     * Waits for the end of the output; to be called when no process of the command is left.
     *
     * @param stop whoever takes the output is not waited for long after it
     * @throws what `take` threw
     */
    async finish(stop) {
        const [bytes, began] = [this.#bytes, performance.now()];
        const isQuiet = () => !this.#isTaking && performance.now() - Math.max(began, this.#lastMs) > QUIET_MS;
        const isLate = () => stop.aborted && performance.now() - began > QUIET_MS;
        while (!this.#isOver && !isQuiet() && !isLate() && this.#bytes - bytes < MOST_BYTES)
            await pause(output_reader_POLL_MS);
        this.#output.destroy();
        await (stop.aborted ? Promise.race([this.#done, pause(QUIET_MS)]) : this.#done);
    }
    async #read(take) {
        try {
            for await (const bytes of this.#output) {
                this.#isTaking = true;
                await take(bytes);
                this.#isTaking = false;
                this.#bytes += bytes.length;
                this.#lastMs = performance.now();
            }
        }
        catch (error) {
            // The pipe was let go of.
            if ((0,error_code/* errorCode */.C)(error) !== 'ERR_STREAM_PREMATURE_CLOSE')
                throw error;
        }
    }
}

// EXTERNAL MODULE: ./bundled/command/process-mark.js
var process_mark = __webpack_require__(4816);
;// CONCATENATED MODULE: ./bundled/command/process-tree.js


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
        const all = (0,process_table/* listProcesses */.O3)();
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
            const marked = new Set(orphans.filter(({ pid }) => (0,process_mark/* hasLimit */.yR)(pid, mark) || (0,process_mark/* hasEnvironment */.sl)(pid, mark)));
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./bundled/shared-dir/system/system-program.js
var system_program = __webpack_require__(4033);
;// CONCATENATED MODULE: ./bundled/command/standard-streams.js




/**
 * What a command writes, stdout and stderr alike: one pipe keeps the order of their lines. Node would give it a socket,
 * which nobody can open by name (`tee /dev/stderr`), so the pipe is a FIFO whose name is gone before the command starts.
 */
class OutputPipe {
    /** For the command; closed here once it has it. */
    #writeEnd;
    output;
    constructor(readEnd, writeEnd) {
        this.#writeEnd = writeEnd;
        this.output = new external_node_net_.Socket({ fd: readEnd, readable: true, writable: false });
    }
    /** @param directory on a local disk */
    static async open(directory) {
        const path = (0,external_node_path_.join)(directory, 'output');
        await makeFifo(path);
        try {
            // Without O_NONBLOCK it would wait for a writer. The writers' own descriptor must block, as a pipe does.
            const readEnd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
            return new OutputPipe(readEnd, (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY));
        }
        finally {
            (0,external_node_fs_.unlinkSync)(path);
        }
    }
    /** Passes the writing end on and closes ours: the output ends when the last process that has it is gone. */
    handTo(start) {
        try {
            return start(this.#writeEnd);
        }
        finally {
            (0,external_node_fs_.closeSync)(this.#writeEnd);
        }
    }
}
async function makeFifo(path) {
    const end = await (0,system_program/* runSystemProgram */.d)('mkfifo', ['-m', '600', path]);
    if (end === undefined) {
        throw new Error('the program mkfifo, which makes the pipe for its output, is missing here; coreutils and busybox have it');
    }
    if (end.exitCode !== 0)
        throw new Error(`no pipe for its output: ${end.stderr.trim()}`);
}
/**
 * The runner closes a step's standard input, a pipe: whoever reads it is at its end at once. A command gets that pipe; in
 * any other case /dev/null, for nothing may wait for what a terminal or another program might say.
 *
 * It takes a byte of what somebody has written there, so where our input is meant for another, this is not to be asked.
 */
function standardInput() {
    return isEndedPipe(0) ? 'inherit' : 'ignore';
}
function isEndedPipe(fd) {
    try {
        if (!(0,external_node_fs_.fstatSync)(fd).isFIFO())
            return false;
        const again = (0,external_node_fs_.openSync)(`/proc/self/fd/${fd}`, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        try {
            return (0,external_node_fs_.readSync)(again, Buffer.alloc(1)) === 0;
        }
        finally {
            (0,external_node_fs_.closeSync)(again);
        }
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./bundled/command/run-command.js








/** How long leftover processes may take to end by themselves, like the reader at the end of a pipeline. */
const GRACE_MS = 500;
const NOTHING_LEFT = { ended: [], running: [] };
/**
 * Runs a command with the environment, byte for byte, and the pipes that a `run:` step has, and ends with all that
 * descends from it: the runner signals only the action's own process, and what that has started would live on.
 */
async function runCommand(command, options) {
    const { kill } = options;
    const either = AbortSignal.any([options.stop, kill]);
    if (either.aborted)
        return { code: undefined, ...NOTHING_LEFT };
    const pipe = await OutputPipe.open(command.script.directory);
    try {
        const reader = new OutputReader(pipe.output, options.onOutput);
        const { root, exited } = await start(command, pipe);
        options.onStarted?.(root);
        const tree = new ProcessTree(root, command.mark, 'started-here');
        const code = await Promise.race([exited, aborted(either)]);
        const isAlone = !either.aborted && (await hasEnded(tree, GRACE_MS, either));
        // Nothing may go on writing into a result that is about to be shared.
        const ending = isAlone ? NOTHING_LEFT : await endProcesses(tree, either.aborted ? 'SIGINT' : 'SIGTERM', kill);
        await reader.finish(either);
        return { code: either.aborted ? undefined : code, ...ending };
    }
    finally {
        pipe.output.destroy();
    }
}
/** @throws where it cannot be started */
async function start({ script, cwd, env, stdin }, pipe) {
    const [program, ...args] = script.argv;
    const child = pipe.handTo((writeEnd) => (0,external_node_child_process_.spawn)(program, args, {
        cwd,
        env,
        detached: true,
        stdio: [stdin === 'none' ? 'ignore' : standardInput(), writeEnd, writeEnd],
    }));
    const exited = new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? external_node_os_.constants.signals[signal] : 0)));
    });
    await (0,external_node_events_.once)(child, 'spawn');
    const pid = child.pid ?? 0;
    const startTime = (0,process_identity/* startTimeOf */.P2)(pid);
    const root = { pid, ...(startTime === undefined ? {} : { startTime }) };
    return { root, exited };
}
function aborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve(undefined);
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
}


/***/ }),

/***/ 5246:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ Script)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** A script on a local disk, in a directory of its own. */
class Script {
    argv;
    directory;
    constructor(argv, directory) {
        this.argv = argv;
        this.directory = directory;
    }
    /** @param temporary a directory that is this job's own (RUNNER_TEMP) */
    static async write(temporary, shell, text) {
        const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, 'build-once-'));
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `script${shell.command('').extension}`);
        const { program, args, wrap } = shell.command(path);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, wrap(text.endsWith('\n') ? text : `${text}\n`));
        return new Script([program, ...args], directory);
    }
    /**
     * A text of the script's in which it names itself (bash: `/tmp/\u2026/script.sh: line 1: \u2026`, `dirname "$0"`) as it would on any
     * machine.
     */
    async nameless(text) {
        const physical = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(this.directory).catch(() => this.directory);
        // The longer first: on macOS the one is the end of the other.
        return [this.directory, physical]
            .sort((a, b) => b.length - a.length)
            .reduce((named, directory) => named.replaceAll(`${directory}/`, '').replaceAll(directory, '.'), text);
    }
    async [Symbol.asyncDispose]() {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(this.directory, { recursive: true, force: true });
    }
}


/***/ })

};
;