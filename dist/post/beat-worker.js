import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
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

;// CONCATENATED MODULE: ./lib/shared-dir/blocking-calls.js


/*
 * What a heartbeat asks of the mount, in calls that block: it has a thread of its own, and the asynchronous calls of a
 * process share four threads that a hung mount fills up. As in node-shared-dir.ts, only ENOENT is "not there".
 */
function listNow(dir) {
    try {
        return (0,external_node_fs_namespaceObject.readdirSync)(dir);
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
/** Makes the open beat file that long; on the server when it returns. */
function growNow(fd, size) {
    (0,external_node_fs_namespaceObject.ftruncateSync)(fd, size);
}

;// CONCATENATED MODULE: ./lib/nfs-lock/beating.js
const CLAIM_GONE = 'its claim is gone: another process took this holder for dead';
/**
 * Beats until told to stop, or until the claim is gone.
 *
 * An error is neither a beat nor a loss: whoever cannot reach the server cannot know, so it goes on and looks again.
 * The parent is opened before the claim is asked for by its path, because a client may otherwise answer from the old,
 * replaced lock directory for half a minute; the descriptor of the beat file would never tell (NFS 4 keeps it alive).
 */
async function keepBeating(calls, { parent, lock, claim, everySeconds }) {
    while (await calls.pause(everySeconds)) {
        try {
            await calls.grow();
        }
        catch {
            // A robbed holder's file is gone too, and a mount that is away answers with an error: the listing decides.
        }
        try {
            await calls.list(parent);
            const inside = await calls.list(lock);
            if (inside === undefined || !inside.includes(claim))
                return 'lost';
        }
        catch { }
    }
    return 'stopped';
}

;// CONCATENATED MODULE: ./lib/nfs-lock/beat-worker.js



const stops = new Map();
external_node_worker_threads_namespaceObject.parentPort?.on('message', (order) => {
    if (order.kind === 'stop') {
        stops.get(order.id)?.();
        return;
    }
    void keepBeating(callsFor(order.id, order.fd), order).then((why) => {
        stops.delete(order.id);
        external_node_worker_threads_namespaceObject.parentPort?.postMessage({ id: order.id, why });
    });
});
function callsFor(id, fd) {
    let size = 1;
    let stopped = false;
    let wake = () => undefined;
    stops.set(id, () => {
        stopped = true;
        wake();
    });
    return {
        grow: () => {
            size += 1;
            growNow(fd, size);
        },
        list: listNow,
        pause: (seconds) => new Promise((resolve) => {
            const timer = setTimeout(() => wake(), seconds * 1000);
            wake = () => {
                clearTimeout(timer);
                resolve(!stopped);
            };
            if (stopped)
                wake();
        }),
    };
}

