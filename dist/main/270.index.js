"use strict";
"use strict";
exports.id = 270;
exports.ids = [270];
exports.modules = {

/***/ 270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WHAT_TO_DO_WHEN_EMPTY: () => (/* reexport */ WHAT_TO_DO_WHEN_EMPTY),
  buildEntry: () => (/* reexport */ buildEntry),
  discardAttempt: () => (/* reexport */ discardAttempt),
  leaveAttempt: () => (/* reexport */ leaveAttempt)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./bundled/call-once/errors.js
var call_once_errors = __webpack_require__(8383);
// EXTERNAL MODULE: ./bundled/shared-dir/shared-dir.js
var shared_dir = __webpack_require__(3016);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./bundled/shared-dir/in-batches.js
var in_batches = __webpack_require__(9769);
// EXTERNAL MODULE: ./bundled/shared-dir/map-errno.js
var map_errno = __webpack_require__(7256);
;// CONCATENATED MODULE: ./bundled/shared-dir/tree/measure-tree.js




/** What a directory and all below it take on the disk, in bytes, as `du` counts them: links not followed, a file with several names once. */
async function measureTree(dir, signal) {
    const seen = new Set();
    const measure = async (path) => {
        const stats = await (0,map_errno/* mapErrno */.n)('look at', path, () => (0,promises_.lstat)(path, { bigint: true }), { ENOENT: undefined });
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
        const entries = await (0,map_errno/* mapErrno */.n)('list', path, () => (0,promises_.readdir)(path, { withFileTypes: true }), { ENOENT: undefined });
        const files = (entries ?? []).filter((entry) => !entry.isDirectory());
        const sizes = await (0,in_batches/* inBatches */.o)(files, async ({ name }) => await measure((0,external_node_path_.join)(path, name)));
        let bytes = sizes.reduce((sum, size) => sum + size, await measure(path));
        for (const entry of entries ?? [])
            if (entry.isDirectory())
                bytes += await below((0,external_node_path_.join)(path, entry.name));
        return bytes;
    };
    return await below(dir);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./bundled/shared-dir/error-code.js
var error_code = __webpack_require__(3835);
;// CONCATENATED MODULE: ./bundled/shared-dir/descriptors.js






/*
 * Calls on what is in a directory, whatever becomes of names meanwhile: somebody else may put a link in their place between
 * any two of our calls, but what was opened stays what it was. Linux reaches it through /proc; elsewhere there is only the
 * name.
 */
const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = external_node_fs_.constants;
const DESCRIPTORS = '/proc/self/fd';
/** Linux: opens a name without doing anything to it, and without the right to read it. */
const O_PATH = 0o10000000;
const hasDescriptors = (0,promises_.access)(DESCRIPTORS).then(() => true, () => false);
/**
 * @param use gets a path to the directory's contents
 * @returns what `use` returns; undefined if there is no directory, or only a link to one
 */
async function inDirectory(path, use) {
    return await withOpen(path, O_RDONLY | O_DIRECTORY, async ({ fd }) => use((await hasDescriptors) ? (0,external_node_path_.join)(DESCRIPTORS, `${fd}`) : path));
}
/** Visits each regular file below a directory, some at a time; names are relative to it. No link is followed. */
async function visitFiles(dir, visit, prefix = '') {
    await inDirectory(dir, async (inside) => {
        const entries = await (0,promises_.readdir)(inside, { withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile());
        await (0,in_batches/* inBatches */.o)(files, ({ name }) => withRegularFile((0,external_node_path_.join)(inside, name), (file) => visit((0,external_node_path_.join)(prefix, name), file)));
        for (const { name } of entries.filter((entry) => entry.isDirectory())) {
            await visitFiles((0,external_node_path_.join)(inside, name), visit, (0,external_node_path_.join)(prefix, name));
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
        if (uid !== (0,external_node_process_.geteuid)?.() || dev !== device || (mode & 0o700) === 0o700)
            return false;
        await changeMode(directory, (mode & 0o7777) | 0o700);
        return true;
    });
    return isChanged === true;
}
async function changeMode(file, mode) {
    // There is no other way for a descriptor opened by O_PATH.
    if (await hasDescriptors)
        await (0,promises_.chmod)((0,external_node_path_.join)(DESCRIPTORS, `${file.fd}`), mode);
    else
        await file.chmod(mode);
}
/** @returns undefined if there is nothing, or a link */
async function withOpen(path, flags, use) {
    let file;
    try {
        file = await (0,promises_.open)(path, flags | O_NOFOLLOW);
    }
    catch (error) {
        if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes((0,error_code/* errorCode */.C)(error)))
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

;// CONCATENATED MODULE: ./bundled/shared-dir/tree/protect-files.js



const WRITE = 0o222;
/**
 * Takes the write permission from every regular file below `dir`. Directories keep theirs, so that the tree can be removed,
 * and links are not followed.
 */
async function protectFiles(dir) {
    const foreign = [];
    const protect = async (name, file) => {
        if (!(await takeWrite(file)))
            foreign.push(name);
    };
    const namesOf = new Map();
    const links = new Map();
    await visit(dir, async (name, file) => {
        if (file.stats.nlink === 1n)
            return await protect(name, file);
        const inode = inodeOf(file);
        links.set(inode, file.stats.nlink);
        namesOf.set(inode, [...(namesOf.get(inode) ?? []), name]);
    });
    const outside = [...links].filter(([inode, count]) => (namesOf.get(inode)?.length ?? 0) < count);
    for (const [inode] of outside)
        links.delete(inode);
    if (links.size > 0) {
        // Each by one of its names.
        await visit(dir, async (name, file) => {
            if (links.delete(inodeOf(file)))
                await protect(name, file);
        });
    }
    const linked = outside.flatMap(([inode]) => namesOf.get(inode) ?? []);
    return { foreign: foreign.sort(), linked: linked.sort() };
}
async function visit(dir, each) {
    const writable = async (name, file) => {
        if ((Number(file.stats.mode) & WRITE) !== 0)
            await each(name, file);
    };
    await (0,map_errno/* mapErrno */.n)('protect', dir, () => visitFiles(dir, writable));
}
function inodeOf({ stats: { dev, ino } }) {
    return `${dev}:${ino}`;
}
/** @returns whether nobody may write to it any more */
async function takeWrite({ stats, chmod }) {
    const mode = Number(stats.mode);
    try {
        await chmod(mode & ~WRITE & 0o7777);
        return true;
    }
    catch (error) {
        if (!['EPERM', 'EACCES'].includes((0,error_code/* errorCode */.C)(error)))
            throw error;
        return stats.uid === 0n && (mode & 0o022) === 0;
    }
}

;// CONCATENATED MODULE: ./bundled/shared-dir/tree/remove-tree.js





/**
 * Removes what is there and all that is in it, as `rm -rf --one-file-system` does, and never what a link leads to that
 * somebody puts in a directory's place meanwhile, nor what is mounted in it. Unlike that, it
 * also removes what is in this user's directories without write permission.
 *
 * @throws SharedDirError for the first thing that could not be removed; all else is gone
 */
async function removeTree(path) {
    await (0,map_errno/* mapErrno */.n)('remove', path, async () => {
        const above = await (0,promises_.stat)((0,external_node_path_.dirname)(path)).catch(unlessGone);
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
        if ((0,error_code/* errorCode */.C)(error) !== 'EACCES' || !(await openToOwner(path, device).catch(() => false)))
            throw error;
        return await empty(path, device);
    });
    if (isDirectory)
        await (0,promises_.rmdir)(path).catch(unlessGone);
    else if ((0,error_code/* errorCode */.C)(refused) === 'EISDIR')
        await remove(path, device);
    else
        throw refused;
}
/** @returns whether it is a directory */
async function empty(path, device) {
    let left;
    const isDirectory = await inDirectory(path, async (inside) => {
        if ((await (0,promises_.stat)(inside)).dev !== device)
            throw Object.assign(new Error('a mount point'), { code: 'EXDEV' });
        for (const name of await (0,promises_.readdir)(inside)) {
            await remove((0,external_node_path_.join)(inside, name), device).catch((error) => {
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
    return await (0,promises_.unlink)(path).catch((error) => ((0,error_code/* errorCode */.C)(error) === 'ENOENT' ? undefined : error));
}
/** Also if it is a link by now: whoever made that may remove it. */
function unlessGone(error) {
    if (!['ENOENT', 'ENOTDIR'].includes((0,error_code/* errorCode */.C)(error)))
        throw error;
}

// EXTERNAL MODULE: ./bundled/shared-dir/tree/result-files.js
var result_files = __webpack_require__(6217);
// EXTERNAL MODULE: ./bundled/shared-dir/own-file.js
var own_file = __webpack_require__(9510);
// EXTERNAL MODULE: ./bundled/shared-dir/system/system-program.js
var system_program = __webpack_require__(4033);
;// CONCATENATED MODULE: ./bundled/shared-dir/tree/sync-tree.js








/**
 * Brings everything below `dir` to the server's disk, so that no marker can become durable before the data that it
 * vouches for: on the exporting host itself the data may still be in the page cache.
 *
 * By the system's `sync`, since Node has no syncfs: one call instead of two for each file. macOS knows it without `-f`.
 *
 * @throws SharedDirError with ENOENT or ESTALE where `dir` is gone
 */
async function syncTree(dir) {
    const end = await (0,system_program/* runSystemProgram */.d)('sync', external_node_process_.platform === 'linux' ? ['-f', dir] : []);
    // Some containers have none.
    if (end === undefined)
        return await (0,map_errno/* mapErrno */.n)('sync', dir, () => syncEach(dir));
    if (end.exitCode !== 0)
        throw new shared_dir/* SharedDirError */.fE('sync', dir, codeSaid(end.stderr), new Error(end.stderr.trim()));
}
async function syncEach(dir) {
    const isThere = await inDirectory(dir, async (inside) => {
        for (const entry of await (0,promises_.readdir)(inside, { withFileTypes: true })) {
            const path = (0,external_node_path_.join)(inside, entry.name);
            if (entry.isDirectory())
                await syncEach(path);
            else if (entry.isFile())
                await sync(await (0,own_file/* openRegular */.lf)(path));
        }
        await sync(await (0,promises_.open)(inside));
        return true;
    });
    if (!isThere)
        throw new shared_dir/* SharedDirError */.fE('sync', dir, 'ENOENT');
}
async function sync(file) {
    await file?.sync().finally(() => file.close());
}
const SAID = [
    [/No space left on device/, 'ENOSPC'],
    [/Disk quota exceeded/, 'EDQUOT'],
    [/No such file or directory/, 'ENOENT'],
    [/Stale file handle/, 'ESTALE'],
];
function codeSaid(stderr) {
    return SAID.find(([words]) => words.test(stderr))?.[1] ?? 'EIO';
}

;// CONCATENATED MODULE: ./bundled/shared-dir/tree/list-kinds.js



/**
 * Lists a directory with the kinds of its names, up to `most` of them: a million may have been planted.
 *
 * @returns undefined if there is no such directory
 * @throws SharedDirError
 */
async function listKinds(dir, most) {
    const list = async () => {
        const found = [];
        for await (const entry of await (0,promises_.opendir)(dir, { bufferSize: 1024 })) {
            if (found.length === most)
                return { found, isAll: false };
            // Some file systems do not say in a listing what a name is.
            const isKnown = entry.isDirectory() || entry.isSymbolicLink() || entry.isFile();
            const stats = isKnown ? entry : await (0,promises_.lstat)((0,external_node_path_.join)(dir, entry.name));
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

;// CONCATENATED MODULE: ./bundled/shared-dir/tree/names-below.js





/**
 * The paths below a directory that this user may see, at most so many; links are not followed, `dir` itself included. None
 * where it is gone.
 *
 * @throws SharedDirError where the mount could not say
 */
async function namesBelow(dir, most) {
    const top = await (0,map_errno/* mapErrno */.n)('look at', dir, async () => await (0,promises_.lstat)(dir), { ENOENT: undefined, ENOTDIR: undefined });
    const paths = [];
    const unlisted = top?.isDirectory() ? [dir] : [];
    for (let path = unlisted.shift(); path !== undefined && paths.length < most; path = unlisted.shift()) {
        const listing = await listKinds(path, most - paths.length).catch((error) => {
            // A directory that is closed to us, or too deep, is one that the build has made so.
            if ((0,shared_dir/* isTransient */.dg)(error))
                throw error;
            return undefined;
        });
        for (const { name, kind } of listing?.found ?? []) {
            const below = (0,external_node_path_.join)(path, name);
            paths.push(below);
            if (kind === 'directory')
                unlisted.push(below);
        }
    }
    return paths;
}

// EXTERNAL MODULE: ./bundled/store/layout.js
var layout = __webpack_require__(8279);
;// CONCATENATED MODULE: ./bundled/store/check-attempt.js




/** Whoever removes an entry removes one name after the other. */
const SETTLE_SECONDS = 2;
/** In this time whoever is at it has removed one name more. */
const GLANCE_SECONDS = 0.2;
const LONGEST_REMOVAL_SECONDS = 60;
const MOST_NAMES = 10_000;
/**
 * Sees that an attempt is there, as the server has it now: somebody may have removed the entry under its builder.
 *
 * @param ended how the build did: one that has failed may itself have removed its directory
 * @throws SharedDirError with ENOENT, which names what is gone
 */
async function checkAttempt({ dir: shared, clock }, entryDir, attempt, ended) {
    const { dir, users } = (0,layout/* attemptPlace */.Fo)(entryDir, attempt);
    const firstGone = async () => {
        const names = (await shared.list(entryDir)) ?? [];
        return [users, dir].find((path) => !names.includes((0,external_node_path_.basename)(path)));
    };
    const isBeingRemoved = ended === 'badly' && (await vanishes(dir, clock));
    const mayBeItsOwn = ended === 'badly' && !isBeingRemoved;
    let gone = await firstGone();
    if (isBeingRemoved || (gone === dir && mayBeItsOwn)) {
        await clock.sleep(SETTLE_SECONDS);
        gone = await firstGone();
    }
    if (gone === undefined || (gone === dir && mayBeItsOwn))
        return;
    throw new shared_dir/* SharedDirError */.fE('find', gone, 'ENOENT');
}
/**
 * Waits while the directory of a build that has ended loses names: somebody else is removing it, and has not come to its top.
 *
 * @returns whether it lost any
 */
async function vanishes(dir, clock) {
    const until = clock.monotonicSeconds() + LONGEST_REMOVAL_SECONDS;
    for (let before = await namesBelow(dir, MOST_NAMES), lost = false;; lost = true) {
        await clock.sleep(GLANCE_SECONDS);
        const now = await namesBelow(dir, MOST_NAMES);
        const left = new Set(now);
        if (before.every((path) => left.has(path)) || clock.monotonicSeconds() > until)
            return lost;
        before = now;
    }
}

// EXTERNAL MODULE: ./bundled/command/tracked-files.js
var tracked_files = __webpack_require__(509);
// EXTERNAL MODULE: ./bundled/build/audit/findings.js
var findings = __webpack_require__(5056);
;// CONCATENATED MODULE: ./bundled/build/audit/audit.js




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

;// CONCATENATED MODULE: ./bundled/build/audit/dependency-file.js
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

;// CONCATENATED MODULE: ./bundled/build/audit/find-dependency-files.js




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
        found.push({ path, ...parseDependencyFile(text) });
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

;// CONCATENATED MODULE: ./bundled/build/audit/base-directory.js

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

;// CONCATENATED MODULE: ./bundled/build/audit/read-files.js




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

;// CONCATENATED MODULE: ./bundled/build/audit/tool-files.js


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

;// CONCATENATED MODULE: ./bundled/build/audit/audit-build.js






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

;// CONCATENATED MODULE: ./bundled/build/audit/inputs-file.js





const inputs_file_MOST_BYTES = 64 * 1024 * 1024;
/** The file `$BUILD_ONCE_INPUTS`, in which a build command may list what it has read, one path a line. */
class InputsFile {
    path;
    /** When it was made, just before the build, by the clock of the file system. */
    madeMs;
    #directory;
    constructor(directory, path, madeMs) {
        this.#directory = directory;
        this.path = path;
        this.madeMs = madeMs;
    }
    static async create(temporary) {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'build-once-inputs-'));
        const path = (0,external_node_path_.join)(directory, 'inputs');
        await (0,promises_.writeFile)(path, '');
        return new InputsFile(directory, path, (await (0,promises_.stat)(path)).ctimeMs);
    }
    /** The names in it. @throws Error where the build has put something else there, or too much */
    async read() {
        const isRight = ({ size }) => size <= inputs_file_MOST_BYTES;
        const file = await (0,own_file/* openRegular */.lf)(this.path, isRight, external_node_fs_.constants.O_RDONLY).catch(() => undefined);
        if (file === undefined) {
            const what = `is not a file of at most ${inputs_file_MOST_BYTES} bytes any more`;
            if (await isThere(this.path))
                throw new Error(`BUILD_ONCE_INPUTS (${this.path}) ${what}`);
            return [];
        }
        try {
            return parseNames(await file.readFile('utf8'));
        }
        finally {
            await file.close();
        }
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true });
    }
}
async function isThere(path) {
    return await (0,promises_.stat)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./bundled/build/audit/is-audited.js
var is_audited = __webpack_require__(4997);
// EXTERNAL MODULE: ./bundled/build/key/stored-sources.js
var stored_sources = __webpack_require__(2486);
// EXTERNAL MODULE: ./bundled/build/output/places.js
var output_places = __webpack_require__(5126);
// EXTERNAL MODULE: ./bundled/build/output/problem-matchers.js
var problem_matchers = __webpack_require__(5015);
// EXTERNAL MODULE: ./bundled/build/result/file-commands.js
var file_commands = __webpack_require__(2847);
// EXTERNAL MODULE: ./bundled/command/exit-code.js
var exit_code = __webpack_require__(2551);
// EXTERNAL MODULE: ./bundled/shared-dir/tree/links.js
var links = __webpack_require__(3117);
;// CONCATENATED MODULE: ./bundled/build/attempt/build-ending.js



/** @param expect patterns, each of which must match something in the result directory */
async function lookAt(dir, exitCode, expect) {
    const left = await (0,result_files/* listOwn */.Zv)(dir);
    const matches = left === undefined ? { found: [], unmatched: [] } : await (0,result_files/* matchFiles */.xo)(dir, expect);
    // A directory on the way may itself be a link.
    const behind = await (0,links/* followLinks */.n)(dir, [...matches.found, ...matches.unmatched.map(result_files/* fixedPart */.sL)]);
    // Without `expect`, only the top level is checked, and only to warn.
    const onTop = expect.length === 0 ? await (0,links/* followLinks */.n)(dir, left ?? []) : [];
    const chains = (kind, all = behind) => all.flatMap((each) => (each.kind === kind ? [each.chain] : []));
    const isEmpty = left !== undefined && !(await (0,result_files/* hasFiles */.YQ)(dir));
    return {
        exitCode,
        dir,
        left,
        isEmpty,
        ...matches,
        broken: chains('nothing'),
        outside: chains('outside', [...behind, ...onTop]),
    };
}
const build_ending_MOST_NAMES = 5;
/** What is wrong with a build that has ended, in one line; undefined if it is good. */
function describeProblem({ exitCode, dir, left, unmatched, broken }) {
    if (exitCode !== 0)
        return `the build failed with ${(0,exit_code/* describeExitCode */.z)(exitCode)}`;
    if (left === undefined)
        return `the build removed its own directory BUILD_ONCE_DIR (${dir}), or put a link or a file in its place; empty it, but leave it there`;
    if (broken.length > 0)
        return `the build succeeded, but left links that lead nowhere: ${some(broken)} (expect)`;
    if (unmatched.length === 0)
        return undefined;
    const patterns = unmatched.map((pattern) => `'${pattern}'`).join(', ');
    const names = left.length === 0 ? 'nothing' : some(left);
    return `the build succeeded, but left nothing that matches ${patterns} (expect); it left ${names}`;
}
/** What a person should know of a good build; one line each. */
function describeDoubts({ dir, isEmpty, outside }) {
    const doubts = [];
    if (isEmpty)
        doubts.push(`the build left no file in BUILD_ONCE_DIR (${dir}). ${WHAT_TO_DO_WHEN_EMPTY}`);
    if (outside.length > 0) {
        doubts.push(`links lead out of the result: ${some(outside)}. What is there is not kept with it, and other runners may not have it: ` +
            'copy it into BUILD_ONCE_DIR instead');
    }
    return doubts;
}
function describeUnprotected({ foreign, linked }) {
    const doubts = [];
    if (foreign.length > 0)
        doubts.push(`files of the result belong to another user, and stay writable: ${some(foreign)}`);
    if (linked.length > 0) {
        doubts.push(`files of the result have another name outside of it (hard links), and stay writable: ${some(linked)}. Copy them instead`);
    }
    return doubts;
}
/** The build most likely wrote into the checkout. */
const WHAT_TO_DO_WHEN_EMPTY = 'Legs that reuse it have only its outputs, and each will compile again: let it build into "$BUILD_ONCE_DIR", or copy there ' +
    'what the legs need. If its outputs are all that they need, leave a file there';
function some(names) {
    const more = names.length > build_ending_MOST_NAMES ? `, and ${names.length - build_ending_MOST_NAMES} more` : '';
    return names.slice(0, build_ending_MOST_NAMES).join(', ') + more;
}

;// CONCATENATED MODULE: ./bundled/shared-dir/log/log-file.js



/** A file on the share that grows while others read it. */
class LogFile {
    path;
    #file;
    #isDirty = false;
    constructor(path, file) {
        this.path = path;
        this.#file = file;
    }
    /**
     * @param path a name that nobody else uses
     * @throws SharedDirError with EEXIST if something is already there
     */
    static async create(path) {
        return await (0,map_errno/* mapErrno */.n)('create', path, async () => new LogFile(path, await (0,own_file/* createUniqueFile */.cH)(path, external_node_fs_.constants.O_APPEND)));
    }
    async append(bytes) {
        this.#isDirty = true;
        await (0,map_errno/* mapErrno */.n)('write', this.path, () => this.#file.writeFile(bytes));
    }
    /** Flushes to the server: an NFS client may otherwise hold appended data back for up to 30 s. */
    async flush() {
        if (!this.#isDirty)
            return;
        this.#isDirty = false;
        await (0,map_errno/* mapErrno */.n)('write', this.path, () => this.#file.sync());
    }
    async close() {
        try {
            await this.flush();
        }
        finally {
            await (0,map_errno/* mapErrno */.n)('close', this.path, () => this.#file.close());
        }
    }
}

;// CONCATENATED MODULE: ./bundled/build/attempt/build-log.js


const FLUSH_MS = 1000;
const TAIL_BYTES = 16 * 1024;
const TAIL_LINES = 20;
/**
 * Writes a build's output to the share, where the waiting legs read it; flushed every second. A log that cannot be written
 * does not stop the build, since the output is also in the job's own log.
 */
class BuildLog {
    #file;
    #timer;
    #tail = Buffer.alloc(0);
    #firstError;
    #flushing = Promise.resolve();
    constructor(file) {
        this.#file = file;
        this.#timer = setInterval(() => {
            this.#flushing = this.#flushing.then(() => this.#try(() => this.#file.flush()));
        }, FLUSH_MS);
    }
    static async create(path) {
        return new BuildLog(await LogFile.create(path));
    }
    async append(bytes) {
        this.#tail = Buffer.concat([this.#tail, bytes]).subarray(-TAIL_BYTES);
        await this.#try(() => this.#file.append(bytes));
    }
    /** The last lines of the output. */
    get tail() {
        return this.#tail.toString('utf8').trimEnd().split(/\r?\n/).slice(-TAIL_LINES).join('\n');
    }
    /** Whether the share was full when the log was to be written. */
    get sawFullDisk() {
        return (0,shared_dir/* isDiskFull */.b$)(this.#firstError);
    }
    /** Whether the last lines of the output say that some disk was full, the share or one of this machine's. */
    get saysFullDisk() {
        return /No space left on device|Disk quota exceeded/.test(this.tail);
    }
    /** The first error of writing the log, if there was one. */
    get firstError() {
        return this.#firstError;
    }
    /** Brings all of it to the share. */
    async flush() {
        await this.#flushing;
        await this.#try(() => this.#file.flush());
    }
    async [Symbol.asyncDispose]() {
        clearInterval(this.#timer);
        await this.#flushing;
        await this.#try(() => this.#file.close());
    }
    async #try(write) {
        try {
            await write();
        }
        catch (error) {
            this.#firstError ??= error;
        }
    }
}

// EXTERNAL MODULE: ./bundled/build/attempt/failure-details.js
var failure_details = __webpack_require__(4203);
// EXTERNAL MODULE: ./bundled/build/output/printable.js
var printable = __webpack_require__(8495);
;// CONCATENATED MODULE: ./bundled/build/attempt/first-errors.js


const MOST_ERRORS = 5;
const LONGEST_TEXT = 500;
/** Errors about no source file, such as a missing unit, option or library; they cannot be annotated. */
const WITHOUT_PLACE = /^(?:[\w.+/-]+: ?)?(?:fatal |internal )?error: (?!\d|ld returned|linker command failed|compilation error$)\S|^(?:\S*\/)?ld(?:\.\w+)?: cannot find \S/i;
/** Collects the first errors in a build's output; the last lines, which are shown anyway, are often mere consequences. */
class FirstErrors {
    #matchers;
    #found = [];
    #line = 0;
    constructor(matchers) {
        this.#matchers = matchers;
    }
    get found() {
        return this.#found;
    }
    /** @param line of the output, in order */
    see(line) {
        this.#line += 1;
        if (this.#found.length === MOST_ERRORS)
            return;
        const text = (0,printable/* forMatchers */.Tw)(line);
        if ((0,problem_matchers/* isError */.bJ)(this.#matchers, text) || WITHOUT_PLACE.test(text))
            this.#found.push({ line: this.#line, text: text.slice(0, LONGEST_TEXT) });
    }
}

// EXTERNAL MODULE: ./bundled/build/output/paths-in-text.js
var paths_in_text = __webpack_require__(8008);
;// CONCATENATED MODULE: ./bundled/build/attempt/hide-in-result.js


/**
 * The result as it goes to the share, with everything hidden that this job masked. Names and places stay: they are readable
 * on the share anyway, and without them there is no result.
 */
function hideInResult(masks, result) {
    const { commands, builtIn, keyParts, audit } = result;
    const places = output_places/* PLACES */.ls.flatMap((place) => builtIn[place]);
    const hide = (text) => (0,paths_in_text/* mapPaths */.J)(text, places, { replace: (path) => path, keep: (between) => masks.hide(between) });
    const hideValue = ([name, value]) => [name, hide(value)];
    return {
        ...result,
        commands: {
            outputs: commands.outputs.map(hideValue),
            env: commands.env.map(hideValue),
            paths: commands.paths.map(hide),
        },
        ...(audit === undefined ? {} : { audit: hideInAudit(audit, hide) }),
        keyParts: {
            ...keyParts,
            key: hide(keyParts.key),
            command: hide(keyParts.command),
            shell: hide(keyParts.shell),
            workingDirectory: hide(keyParts.workingDirectory),
            fingerprint: keyParts.fingerprint.map(({ command, output }) => ({
                command: hide(command),
                output: hide(output),
            })),
        },
    };
}
/** The build may have listed anything; names of files in the checkout are the repository's. */
function hideInAudit(audit, hide) {
    const hideSome = ({ count, first }) => ({ count, first: first.map(hide) });
    return { ...audit, outside: hideSome(audit.outside), missing: hideSome(audit.missing) };
}
/** Every leg gets `***` there, the builder included: the legs must not differ. */
function warnOfHidden(own, shared, warn) {
    const values = ({ outputs, env, paths }) => [
        ...outputs,
        ...env,
        ...paths.map((path) => ['GITHUB_PATH', path]),
    ];
    const after = values(shared);
    const hidden = values(own).filter(([, value], at) => after[at]?.[1] !== value);
    if (hidden.length === 0)
        return;
    const names = [...new Set(hidden.map(([name]) => name))].join(', ');
    warn(`${names}: holds a masked value, which is not shared; every leg gets *** in its place`);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./bundled/build/attempt/retry-on.js


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
const SEARCH = new external_node_vm_.Script(`
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
        SEARCH.runInContext((0,external_node_vm_.createContext)(state), { timeout: LONGEST_SEARCH_MS });
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

// EXTERNAL MODULE: ./bundled/command/left-behind.js
var left_behind = __webpack_require__(6649);
// EXTERNAL MODULE: ./bundled/command/process-mark.js
var process_mark = __webpack_require__(4816);
// EXTERNAL MODULE: ./bundled/command/run-command.js + 4 modules
var run_command = __webpack_require__(6074);
// EXTERNAL MODULE: ./bundled/command/script.js
var command_script = __webpack_require__(5246);
// EXTERNAL MODULE: ./bundled/build/output/lines.js
var lines = __webpack_require__(2075);
// EXTERNAL MODULE: ./bundled/build/output/unfinished-line.js
var unfinished_line = __webpack_require__(3074);
;// CONCATENATED MODULE: ./bundled/build/attempt/build-output.js


const NEWLINE = 0x0a;
/** How long to wait for the end of a line: prompts have none, nor do the dots of a tool queueing for a licence. */
const PATIENCE_MS = 1000;
/** Buffers are multiples of this: a tool that filled one stopped in the middle of a line by chance. */
const BUFFER_UNIT = 1024;
const LONGEST_SEEN = 64 * 1024;
/**
 * Passes a build's output on: masked but otherwise unchanged to the log on the share, and line by line to this job's own
 * log, for the problem matchers. A line that does not end is shown in pieces.
 */
class BuildOutput {
    #options;
    #lines;
    #isFullBuffer = false;
    /** What was already passed on of a line that has not ended. */
    #begun = '';
    #timer;
    /** Pieces on their way to the console and the log, in order. */
    #passing = Promise.resolve();
    constructor(options) {
        this.#options = options;
        this.#lines = new lines/* Lines */.q((text, end) => options.masks.endOutside(text, end));
    }
    async take(bytes) {
        this.#isFullBuffer = bytes.length % BUFFER_UNIT === 0;
        if (bytes.includes(NEWLINE))
            this.#stopWaiting();
        await this.#pass(() => this.#lines.take(bytes));
        if (this.#lines.unfinished.bytes.length > 0)
            this.#waitForNewline();
    }
    /** Flushes a last line without a newline, and closes what the output left open. */
    async end() {
        this.#stopWaiting();
        await this.#pass(() => this.#lines.end());
        await this.#options.reporter.end();
    }
    #waitForNewline() {
        // After a stall of this process, the rest of the line may be waiting: it is read before the immediate runs.
        this.#timer ??= setTimeout(() => setImmediate(this.#showUnfinished), PATIENCE_MS);
    }
    #stopWaiting() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }
    #showUnfinished = () => {
        if (this.#timer === undefined)
            return;
        this.#stopWaiting();
        if (this.#isFullBuffer)
            return;
        // An error shows up with the next bytes, or at the end.
        void this.#pass(() => {
            const length = (0,unfinished_line/* showableLength */.k)(this.#lines.unfinished, this.#options.masks);
            return length === 0 ? [] : [this.#lines.takeUnfinished(length)];
        }).catch(() => undefined);
    };
    async #pass(take) {
        this.#passing = this.#passing.then(() => this.#passNow(take()));
        await this.#passing;
    }
    async #passNow(pieces) {
        const { log, masks, reporter } = this.#options;
        const stored = [];
        const shown = [];
        for (const piece of pieces) {
            stored.push(masks.hideLine(piece.bytes));
            this.#see(piece);
            const line = (0,unfinished_line/* asOwnLine */.x)(piece);
            if (line !== undefined)
                shown.push(line);
        }
        if (stored.length === 0)
            return;
        await reporter.print(shown);
        await log.append(Buffer.concat(stored));
    }
    #see({ bytes }) {
        const text = bytes.toString('utf8');
        const line = this.#begun.length < LONGEST_SEEN ? `${this.#begun}${text}` : this.#begun;
        const hasEnded = text.endsWith('\n');
        this.#begun = hasEnded ? '' : line;
        if (hasEnded)
            this.#options.see(line.replace(/\r?\n$/, ''));
    }
}

;// CONCATENATED MODULE: ./bundled/build/attempt/run-build.js
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







/**
 * Runs the build command until all of its processes have ended.
 *
 * @returns its exit code
 * @throws CallAbandoned if it was cancelled
 */
async function runBuild(request, call, running) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, job, env, stdin, masks, cancellation, reporter, noteUnfinished } = request;
        const { dir, log, files, inputsFile, watch, matchers, errors } = running;
        const script = __addDisposableResource(env_1, await command_script/* Script */.e.write(job.temporary, inputs.shell, inputs.run), true);
        const { workingDirectory } = inputs;
        const see = (line) => {
            watch.see(line);
            errors.see(line);
        };
        const limit = await (0,process_mark/* markLimit */.xB)();
        const command = {
            script,
            cwd: workingDirectory,
            stdin,
            env: { ...env, ...files.env, BUILD_ONCE_DIR: dir, BUILD_ONCE_INPUTS: inputsFile.path },
            mark: { environment: `BUILD_ONCE_DIR=${dir}`, ...(limit === undefined ? {} : { limit }) },
        };
        const shown = await reporter.openBuildOutput({
            matchers,
            workingDirectory,
            findPlaces: async () => await (0,output_places/* findPlaces */.Ch)(request, dir),
        });
        const output = new BuildOutput({ log, masks, see, reporter: shown });
        const end = await (0,run_command/* runCommand */.d)(command, {
            stop: call.signal,
            kill: cancellation.kill,
            onStarted: (root) => noteUnfinished({ ...call.claim, build: { root, mark: command.mark } }),
            onOutput: (bytes) => output.take(bytes),
        }).finally(() => output.end());
        noteUnfinished(call.claim);
        for (const notice of (0,left_behind/* describeLeft */.J)('the build', end))
            reporter.warning(notice);
        if (end.code === undefined)
            throw new call_once_errors/* CallAbandoned */.Lg('the build was ended before it was done');
        return end.code;
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

;// CONCATENATED MODULE: ./bundled/build/attempt/build-attempt.js
var build_attempt_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var build_attempt_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

























/**
 * Runs the build command once, in an attempt's new directories, and prepares its result to be shared.
 *
 * @param lastWords what to tell those who follow the log of a failure, if anything
 * @throws BuildFailed if the build failed
 * @throws CallAbandoned if it was cancelled, or a local disk was full
 * @throws SharedDirError where the mount failed, including a full disk
 */
async function buildAttempt(context, call, attempt, lastWords) {
    const { entry, reporter } = context;
    const place = (0,layout/* attemptPlace */.Fo)(entry.dir, attempt);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Kept open throughout: somebody could replace the file by name.
            const log = build_attempt_addDisposableResource(env_1, await BuildLog.create(place.log), true);
            return await buildWithLog(context, call, { attempt, place, log }).catch(async (error) => {
                const words = error instanceof failure_details/* BuildFailed */.UQ ? lastWords(error) : undefined;
                if (words !== undefined)
                    await log.append(Buffer.from(`${words}\n`));
                throw error;
            });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = build_attempt_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (error instanceof shared_dir/* SharedDirError */.fE)
            await discardAttempt(place, error, reporter.warning);
        throw error;
    }
}
async function buildWithLog(context, call, { attempt, place, log }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, job, entry, host, masks, onPhase } = context;
        const { warning: warn } = context.reporter;
        const { dir } = place;
        const files = build_attempt_addDisposableResource(env_2, (await context.openCommandFiles?.()) ?? file_commands/* NO_COMMAND_FILES */.w, true);
        const watch = new RetryWatch(inputs.retryOn, warn);
        const matchers = await (0,problem_matchers/* readProblemMatchers */.ll)(context.matchersDir);
        const errors = new FirstErrors(matchers);
        await (0,stored_sources/* storeSources */.u)(host.dir, place.sources, entry.sources);
        onPhase('build');
        const inputsFile = build_attempt_addDisposableResource(env_2, await InputsFile.create(job.temporary), true);
        const running = { dir, log, files, inputsFile, watch, matchers, errors };
        const exitCode = await runBuild(context, call, running).finally(() => log.flush());
        const fail = (problem, audit) => new failure_details/* BuildFailed */.UQ(masks.hide(problem), {
            log: (0,external_node_path_.relative)(inputs.path, place.log),
            errors: errors.found.map(({ line, text }) => ({ line, text: masks.hide(text) })),
            // Also hides what was printed before its mask was announced.
            tail: masks.hide(log.tail),
            exitCode,
            ...(audit === undefined ? {} : { audit }),
        }, hideMatch(watch.match, masks));
        const ending = await lookAt(dir, exitCode, inputs.expect);
        const problem = describeProblem(ending);
        if (problem !== undefined) {
            // A build whose files vanish fails, and says nothing about the sources.
            await checkAttempt(host, (0,external_node_path_.dirname)(dir), attempt, 'badly');
            if (log.sawFullDisk || !(await (0,result_files/* hasRoom */.AB)(dir)))
                throw new shared_dir/* SharedDirError */.fE('write to', dir, 'ENOSPC');
            if (log.saysFullDisk)
                throw new call_once_errors/* CallAbandoned */.Lg(describeFullDisk(problem, place.log));
            throw fail(problem);
        }
        const commands = await files.read().catch((error) => {
            throw error instanceof file_commands/* FileCommandError */.C ? fail(error.message) : error;
        });
        const audit = await auditAttempt(context, dir, inputsFile);
        if (inputs.audit === 'error' && audit !== undefined && audit.uncovered.count > 0)
            throw fail((0,findings/* describeUncovered */.hJ)(audit), audit);
        if (log.firstError !== undefined)
            warn(`the build log is not complete: ${log.firstError instanceof Error ? log.firstError.message : log.firstError}`);
        for (const doubt of describeDoubts(ending))
            warn(doubt);
        onPhase('publish');
        if (inputs.protect)
            for (const doubt of describeUnprotected(await protectFiles(dir)))
                warn(doubt);
        // protocol: publish 1
        await syncTree(dir);
        await checkAttempt(host, (0,external_node_path_.dirname)(dir), attempt, 'well');
        const { keyParts } = entry;
        const { commit } = job;
        const builtIn = await (0,output_places/* findPlaces */.Ch)(context, dir);
        const shared = hideInResult(masks, {
            attempt,
            expected: ending.found,
            isEmpty: ending.isEmpty,
            bytes: await measureTree(dir),
            commands,
            builtIn,
            keyParts,
            ...(commit === undefined ? {} : { commit }),
            ...(audit === undefined ? {} : { audit }),
        });
        warnOfHidden(commands, shared.commands, warn);
        return shared;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = build_attempt_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** What the build has read; undefined where nobody wants to know. That it cannot be told is no reason to fail. */
async function auditAttempt(context, dir, inputsFile) {
    const { inputs, env, entry, reporter } = context;
    if (!(0,is_audited/* isAudited */.F)(context))
        return undefined;
    try {
        const { workingDirectory, fingerprint } = inputs;
        const places = await (0,output_places/* findPlaces */.Ch)(context, dir);
        const { sources } = entry;
        return await auditBuild({ places, workingDirectory, inputsFile, sources, fingerprint, PATH: env.PATH });
    }
    catch (error) {
        reporter.warning(`what the build has read is not known: ${error instanceof Error ? error.message : error}`);
        return undefined;
    }
}
/**
 * Removes what is left of an attempt that the mount failed. It is useless, and after a full disk the next attempt needs the
 * room, the log's included.
 */
async function discardAttempt({ dir, log, sources, users }, error, warn) {
    for (const useless of (0,shared_dir/* isDiskFull */.b$)(error) ? [users, dir, log, sources] : [users, dir]) {
        await removeTree(useless).catch((left) => warn(left instanceof Error ? left.message : `${left}`));
    }
}
/** The share has room, so most likely a local disk was full: the build may well succeed on another machine. */
function describeFullDisk(problem, log) {
    return (`${problem}, and its last lines say that a disk was full, though the share has room: see df on this runner; log: ${log}\n` +
        'Nothing was recorded: the next job builds.');
}
/** The line also goes to the log on the share. */
function hideMatch(match, masks) {
    return match && { ...match, line: masks.hide(match.line) };
}

// EXTERNAL MODULE: ./bundled/shared-dir/advance-mtime.js
var advance_mtime = __webpack_require__(4534);
// EXTERNAL MODULE: ./bundled/shared-dir/make-directory.js
var make_directory = __webpack_require__(2827);
;// CONCATENATED MODULE: ./bundled/store/ages.js



/** A directory made and removed at once, to read the server's clock or to make a change visible; a crash may leave it. */
const SCRATCH = '.scratch.';
/**
 * Ages by the server's clock, read once and continued by this machine's monotonic clock. On a read-only mount or a full disk,
 * where nothing can be made, by this machine's wall clock: people still want rough ages, and room must be made.
 *
 * @param dir a directory on the mount
 */
async function readAges({ dir: shared, clock, newToken }, dir) {
    const server = new ServerClock(shared, clock, () => join(dir, `${SCRATCH}${newToken()}`));
    const servers = await server.ageSeconds(0n).catch((error) => {
        if (isDenied(error) || isDiskFull(error))
            return undefined;
        throw error;
    });
    const offset = (servers ?? clock.wallSeconds()) - clock.monotonicSeconds();
    return {
        ageSeconds: (mtimeNs) => clock.monotonicSeconds() + offset - Number(mtimeNs) / 1e9,
        areByServersClock: servers !== undefined,
    };
}

;// CONCATENATED MODULE: ./bundled/store/attempts.js






/** Nobody counts this far; a stranger's directory must not drive our numbers out of bounds. */
const HIGHEST_NUMBER = 999_999;
/** Another user who sees the claim can take the next names before us, but not for ever. */
const MOST_TAKEN = 10;
/**
 * Makes the directories of a new attempt in an existing entry. No other attempt ever uses them, so two builds at once (a
 * stalled holder that was taken for dead, and its successor) cannot mix.
 *
 * The users' directory comes first and is made here alone: whoever removes it retires the attempt for good. The builder is
 * its first user, so that nobody prunes it while it is built (protocol: use 1).
 *
 * @param after the number of this claim's attempt before, 0 for its first: a listing may have been cleared away since
 * @returns the attempt's name; the link of its use is made
 * @throws SharedDirError with ENOENT where the entry is gone, with EEXIST where somebody takes one name after the other
 */
async function makeAttempt(shared, entryDir, claimToken, uses, after) {
    const names = (await shared.list(entryDir)) ?? [];
    const numbers = names.map(numberOf).filter((number) => number <= HIGHEST_NUMBER);
    const first = Math.max(after, ...numbers) + 1;
    for (let number = first;; number += 1) {
        const attempt = (0,layout/* attemptName */.LZ)(number, claimToken);
        const { users, dir } = (0,layout/* attemptPlace */.Fo)(entryDir, attempt);
        // An existing one may be ours, after a lost reply, or lead anywhere: only a directory just made is used.
        if ((await (0,make_directory/* makeDirectory */.Oh)(shared, users)) === 'made' &&
            (await uses.begin(users)) === 'in use' &&
            (await (0,make_directory/* makeDirectory */.Oh)(shared, dir)) === 'made') {
            // A client that listed the entry in this same tick of the server's clock would never see the attempt, nor its result.
            await (0,advance_mtime/* advanceMtime */.r)(shared, entryDir, (0,external_node_path_.join)(entryDir, `${SCRATCH}${attempt}`));
            return attempt;
        }
        if (number === first + MOST_TAKEN)
            throw new shared_dir/* SharedDirError */.fE('make directory', dir, 'EEXIST');
    }
}
/** A log is named after its attempt, and stays if the directory is removed. */
function numberOf(name) {
    return (0,layout/* parseAttempt */.FG)(name.replace(/\.[a-z]+$/, ''))?.number ?? 0;
}

;// CONCATENATED MODULE: ./bundled/build/attempt/licence.js

/** What the vendors' tools say where a licence would do and none is to be had just now: all taken, or their server away. */
const TAKEN = [
    /\b(licensed|maximum) (licensed )?number of (\w+ )?users (already )?reached\b/i,
    /\ball\b.{0,60}\blicen[cs]es?\b.{0,40}\bin use\b/i,
    /\bno (free |more )?licen[cs]es? (is |are )?(currently |presently )?(available|free|left)\b/i,
    /\blicen[cs]e server (system |machine |manager )?(\(lmgrd\) )?(is |has )?(down|not responding|temporarily busy|unavailable|not been started)\b/i,
    /\b(cannot|can't|could not|couldn't|unable to|failed to|lost) (connect|contact|communicate|reach|connection|contact) ?(to|with)? (the |a )?licen[cs]e (server|manager|daemon)\b/i,
    /\bvendor daemon is down\b/i,
    /\bqueue?ing for licen[cs]es? timed out\b/i,
];
/** What they say of any checkout that failed, whatever the cause. */
const DENIED = [
    /\b(unable|fail(ed|ure)|cannot|could not) (to )?(check ?-?out|obtain|acquire|get)\b.{0,80}\blicen[cs]es?\b/i,
    /\blicen[cs]e (check ?-?out|call|request)\b.{0,80}\b(fail(ed|ure)|denied|rejected)\b/i,
    /\blicen[cs]e call failed\b/i,
    /\blicen[cs]es?\b.{0,200}\b(cannot|could not) be (checked out|obtained|acquired)\b/i,
    /\blicen[cs]e\b.{0,80}\bis not available on the licen[cs]e server\b/i,
];
/** There is no such licence, and there will be none in a minute. */
const NONE_TO_BE_HAD = [
    /\bno such feature exists\b/i,
    /\b(feature|licen[cs]e)\b.{0,60}\bhas expired\b/i,
    /\b(cannot|unable to) find (the )?licen[cs]e file\b/i,
    /\binvalid \(inconsistent\) licen[cs]e\b/i,
];
/** FlexNet's own number of the cause: `FLEXnet ERROR(-4, 132, 0)`, `Licensing error:-15,10`, `(-4,342)`. */
const FLEXNET_CODE = /\b(?:flex\w*|licen[cs]\w*)\b[^-]{0,40}\berror\W{0,3}(-\d+)\b|\((-\d+),\d+/i;
/** Taken (-4, -24, -35, -87), its server not reached (-7, -12, -15 to -17, -19, -96, -97) or starting (-23). */
const PASSING_CODES = [4, 7, 12, 15, 16, 17, 19, 23, 24, 35, 87, 96, 97];
const WARNING = /\bwarning\b|\*W,/i;
/** The warning's text, on a line of its own. */
const EXPLANATION = /^\s*(explanation|reason)\b/i;
const GOES_ON = /\b(fall(s|ing)? ?back|fallback|continu\w*|proceed\w*|instead|without|disabled|skipp\w*|limited|reduced)\b/i;
/** `top.v:3`, `top.sv(3)`, `"top.v", 3`: what ended the build stands in a source. */
const OF_A_SOURCE = /\.(s?vh?|vhdl?|cc?|cpp|cxx|hh?|hpp)["']?(:\d+|\(\d+|, ?(line )?\d+|\|\d+)/i;
/** A line of the source, as a compiler shows it: `12 | \u2026`, or with what prints a text. */
const SHOWN_SOURCE = /^\s*\d*\s*\||\$\w+\s*\(|\breport\s+"/;
const ERROR = /\b(error|fatal)\b|\*[EF],/i;
/** Says that something failed, not what: make, a Tcl script, a caller. */
const CONSEQUENCE = /\*\*\* \[|\bfailed\b|\bexit(ed)? (code|status)|CalledProcessError/i;
const OF_A_LICENCE = /\blicen[cs]|flex(net|lm)/i;
const licence_LONGEST_LINE = 4096;
/**
 * Whether a build's last lines say that it failed for want of a licence and nothing else. Unlike a syntax error, that is
 * worth another try.
 */
function saysLicenceDenied(lastLines) {
    const lines = (0,external_node_util_.stripVTControlCharacters)(lastLines)
        .split(/[\r\n]+/)
        .map((line) => line.slice(0, licence_LONGEST_LINE));
    const kinds = lines.map(licence_kindOf);
    const warned = lines.map((_, at) => isWarning(lines, at));
    const isRefused = (at) => kinds[at] === 'taken' || kinds[at] === 'denied';
    // A tool that asked for several features reports each; one that is taken is worth waiting for.
    if (kinds.includes('none to be had') && !kinds.includes('taken'))
        return false;
    const refused = kinds.findLastIndex((_, at) => isRefused(at) && !warned[at]);
    if (refused >= 0)
        return !kinds.slice(refused + 1).includes('source error');
    // One tool warns of the cause and ends by it; another goes on and ends by something else.
    const cause = kinds.findLastIndex((kind, at) => kind === 'taken' && !GOES_ON.test(lines.slice(at, at + 2).join(' ')));
    return cause >= 0 && !kinds.slice(cause + 1).some((kind) => kind === 'source error' || kind === 'error');
}
function licence_kindOf(line, at, lines) {
    if (OF_A_SOURCE.test(line))
        return 'source error';
    if (SHOWN_SOURCE.test(line) || isShownBelowError(lines, at))
        return 'nothing';
    const [, named, bare] = FLEXNET_CODE.exec(line) ?? [];
    const code = named ?? (OF_A_LICENCE.test(line) ? bare : undefined);
    if (code !== undefined)
        return PASSING_CODES.includes(-Number(code)) ? 'taken' : 'none to be had';
    if (NONE_TO_BE_HAD.some((pattern) => pattern.test(line)))
        return 'none to be had';
    if (TAKEN.some((pattern) => pattern.test(line)))
        return 'taken';
    if (DENIED.some((pattern) => pattern.test(line)))
        return 'denied';
    return ERROR.test(line) && !CONSEQUENCE.test(line) && !OF_A_LICENCE.test(line) ? 'error' : 'nothing';
}
/** Without any mark, below the place: VCS says "error" a line or two earlier. */
function isShownBelowError(lines, at) {
    return OF_A_SOURCE.test(lines[at - 1] ?? '') && lines.slice(Math.max(0, at - 3), at).some((line) => ERROR.test(line));
}
function isWarning(lines, at) {
    const line = lines[at] ?? '';
    return WARNING.test(line) || (EXPLANATION.test(line) && WARNING.test(lines[at - 1] ?? ''));
}
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 300;
/** Seconds to wait for a licence after that many tries in vain. */
function licencePauseSeconds(tries) {
    return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (tries - 1));
}

;// CONCATENATED MODULE: ./bundled/build/attempt/build-entry.js








/**
 * Builds an entry and returns what every leg needs of it. A build that failed only for want of a licence, or with output that
 * `retry-on` names, is retried in a new attempt.
 *
 * @throws BuildFailed if the build failed, which is a result for everybody
 * @throws CallAbandoned if it was cancelled, or this runner could not run it: the next job tries
 * @throws SharedDirError where the mount failed
 */
async function buildEntry(context, call) {
    const { inputs, entry, host, reporter, uses, onPhase } = context;
    const { dir } = entry;
    for (let tries = 1, before = 0;; tries += 1) {
        const attempt = await makeAttempt(host.dir, dir, call.claim.token, uses, before);
        before = (0,layout/* parseAttempt */.FG)(attempt)?.number ?? 0;
        const nextTry = (failure) => nextTryAfter(failure, tries, inputs.licenseTries);
        try {
            return await buildAttempt(context, call, attempt, (failure) => nextTry(failure)?.notice);
        }
        catch (error) {
            await leaveAttempt(context, attempt);
            if (!(error instanceof failure_details/* BuildFailed */.UQ))
                throw withoutVerdict(error);
            const next = nextTry(error);
            if (next === undefined)
                throw afterLastTry(error, tries, inputs.licenseTries);
            reporter.warning(next.notice);
            onPhase(next.phase);
            await host.clock.sleep(next.pauseSeconds, call.signal);
            if (call.signal.aborted)
                throw new call_once_errors/* CallAbandoned */.Lg(`ended in the ${next.phase}`);
        }
    }
}
/** Of what this job has built and does not go on with. What cannot be removed now the post step removes. */
async function leaveAttempt({ entry, uses, reporter }, attempt) {
    const { users } = (0,layout/* attemptPlace */.Fo)(entry.dir, attempt);
    await uses.end(users).catch((error) => reporter.debug(`${error}`));
}
function nextTryAfter(failure, tries, mostTries) {
    const excuse = excuseOf(failure);
    if (excuse === undefined || tries >= mostTries)
        return undefined;
    const pauseSeconds = licencePauseSeconds(tries);
    const notice = `${upperFirst(excuse.reason)} (try ${tries} of ${mostTries}); trying again in ${pauseSeconds} s`;
    return { notice, phase: excuse.phase, pauseSeconds };
}
function afterLastTry(failure, tries, mostTries) {
    const excuse = excuseOf(failure);
    if (excuse === undefined)
        return failure;
    return new failure_details/* BuildFailed */.UQ(`${failure.message}: ${excuse.reason}, in ${tries} of ${mostTries} tries`, failure.details);
}
function excuseOf({ details, retryMatch }) {
    // The command itself has succeeded.
    if (details.audit !== undefined)
        return undefined;
    if (retryMatch !== undefined) {
        const { line, pattern } = retryMatch;
        const reason = `the output says "${(0,printable/* shortLine */.tl)(line, LONGEST_QUOTE)}" (retry-on: ${(0,printable/* shortLine */.tl)(pattern.text, LONGEST_QUOTE)})`;
        return { reason, phase: 'wait for another try' };
    }
    return saysLicenceDenied(details.tail) ? { reason: 'no licence was free', phase: 'wait for a licence' } : undefined;
}
const LONGEST_QUOTE = 200;
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** A fault of this runner, such as a missing temporary directory, must not fail the other legs. */
function withoutVerdict(error) {
    if (error instanceof call_once_errors/* CallAbandoned */.Lg || error instanceof shared_dir/* SharedDirError */.fE || (0,shared_dir/* isDiskFull */.b$)(error))
        return error;
    const why = error instanceof Error ? error.message : `${error}`;
    return new call_once_errors/* CallAbandoned */.Lg(`this runner could not run the build: ${why}\nNothing was recorded: the next job builds.`, {
        cause: error,
    });
}

;// CONCATENATED MODULE: ./bundled/build/attempt/building.js
/** What a build takes, loaded when there is something to build. */





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