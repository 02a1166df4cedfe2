import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
const __requireNode = __WEBPACK_EXTERNAL_createRequire(import.meta.url);
const __whenUsed = (name) => new Proxy({}, { get: (_, key) => __requireNode(name)[key] });
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __whenUsed("node:worker_threads");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __whenUsed("node:crypto");
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

;// CONCATENATED MODULE: ./lib/build/key/sources/hash-file.js



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
            const fd = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK);
            try {
                return this.#hashSteady(fd);
            }
            finally {
                (0,external_node_fs_namespaceObject.closeSync)(fd);
            }
        }
        catch (error) {
            return { kind: 'unreadable', why: errorCode(error) ?? `${error}` };
        }
    }
    #hashSteady(fd) {
        let before = (0,external_node_fs_namespaceObject.fstatSync)(fd);
        if (!before.isFile())
            return { kind: 'unreadable', why: 'it is no file any more' };
        for (let tries = 0; tries < MOST_TRIES; tries += 1) {
            const sha256 = this.#hashContent(fd);
            const after = (0,external_node_fs_namespaceObject.fstatSync)(fd);
            if (isSame(before, after))
                return { kind: 'hashed', sha256, isExecutable: (after.mode & OWNER_MAY_EXECUTE) !== 0 };
            before = after;
        }
        return { kind: 'unreadable', why: 'it changes while it is read: does an earlier step still write it?' };
    }
    #hashContent(fd) {
        const first = (0,external_node_fs_namespaceObject.readSync)(fd, this.#chunk, 0, CHUNK, 0);
        // Most sources are small: one call hashes them, without an object for each.
        if (first < CHUNK && (0,external_node_fs_namespaceObject.readSync)(fd, this.#end, 0, 1, first) === 0) {
            return (0,external_node_crypto_namespaceObject.hash)('sha256', this.#chunk.subarray(0, first), 'hex');
        }
        return this.#hashLarge(fd);
    }
    #hashLarge(fd) {
        const sha256 = (0,external_node_crypto_namespaceObject.createHash)('sha256');
        for (let at = 0;;) {
            const read = (0,external_node_fs_namespaceObject.readSync)(fd, this.#chunk, 0, CHUNK, at);
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

;// CONCATENATED MODULE: ./lib/build/key/sources/hash-worker.js


const hasher = new FileHasher();
external_node_worker_threads_namespaceObject.parentPort?.on('message', (paths) => external_node_worker_threads_namespaceObject.parentPort?.postMessage(paths.map((path) => hasher.hash(path))));

