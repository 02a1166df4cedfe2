/** The library: a lock and a once-only call across processes and hosts, over a shared directory. All times in seconds. */

export { CallOnce } from './call-once/call-once.ts';
export { CallAbandoned, CallFailure, CallOnceFailed } from './call-once/errors.ts';
export type { Done, Failure } from './call-once/markers.ts';
export type { Call, CallOnceOptions, Outcome, Waiting } from './call-once/options.ts';
export { HeartbeatFailed, LockLost, NFSLockTimeout } from './nfs-lock/errors.ts';
export type { HeldLock } from './nfs-lock/held-lock.ts';
export type { Holder } from './nfs-lock/holder.ts';
export { NFSLock } from './nfs-lock/nfs-lock.ts';
export type { Broken, NFSLockOptions } from './nfs-lock/options.ts';
export type { Json, JsonObject } from './shared-dir/json.ts';
export { SharedDirError } from './shared-dir/shared-dir.ts';
