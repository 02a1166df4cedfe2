/** The locks of this machine's Node processes, each as one function that acquires and returns one that releases. */
import { mkdir, open, readdir, rmdir, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NFSLock } from '../../../lib/index.js';

export type Acquire = () => Promise<() => Promise<unknown>>;

/** As often as each looks again, in the measurements where it has to. */
export const POLL_MILLISECONDS = 5;

/** A claim is about as long. */
const TEXT = 'x'.repeat(230);

/** @param peers where the packages are installed */
export async function openLock(kind: string, directory: string, peers: string): Promise<Acquire> {
  const path = join(directory, kind);
  const load = createRequire(join(peers, 'package.json'));
  switch (kind) {
    case 'NFSLock':
      return await ours(path, false);
    case 'NFSLock with holder.info':
      return await ours(path, true);
    case 'proper-lockfile': {
      await writeFile(path, '');
      const { lock } = load('proper-lockfile') as ProperLockfile;
      const retries = { forever: true, factor: 1, minTimeout: POLL_MILLISECONDS, maxTimeout: POLL_MILLISECONDS };
      return async () => await lock(path, { retries, realpath: false });
    }
    case 'lockfile': {
      const { lock, unlock } = load('lockfile') as NpmLockfile;
      const options = { wait: 1e9, pollPeriod: POLL_MILLISECONDS };
      return async () => {
        await promisify(lock)(path, options);
        return async () => await promisify(unlock)(path);
      };
    }
    case 'mkdir and rmdir alone':
      return async () => {
        await mkdir(path);
        return async () => await rmdir(path);
      };
    case 'the calls of NFSLock alone':
      return bareCalls(path, false);
    case 'the calls of NFSLock with holder.info alone':
      return bareCalls(path, true);
    default:
      throw new Error(`no lock named ${kind}`);
  }
}

async function ours(path: string, holderInfo: boolean): Promise<Acquire> {
  const lock = new NFSLock(path, { holderInfo, pollInterval: POLL_MILLISECONDS / 1000, lease: 30 });
  return async () => {
    const held = await lock.acquire();
    return async () => await held.release();
  };
}

/** What the protocol cannot do without: the mode that the lock is to have, mkdir, the claim, a look, and both removed again. */
function bareCalls(path: string, holderInfo: boolean): Acquire {
  const [claim, info] = [join(path, 'holder.0123456789abcdef.0'), join(path, 'holder.info')];
  return async () => {
    await stat(join(path, '..'));
    await mkdir(path);
    await symlink(TEXT, claim);
    await readdir(path);
    if (holderInfo) {
      await stat(path);
      const file = await open(info, 'wx');
      await file.writeFile(TEXT);
      await file.sync();
      await file.close();
    }
    return async () => {
      await unlink(claim);
      if (holderInfo) await unlink(info);
      await rmdir(path);
    };
  };
}

interface ProperLockfile {
  lock(file: string, options: object): Promise<() => Promise<void>>;
}

interface NpmLockfile {
  lock(path: string, options: object, done: (error: Error | null) => void): void;
  unlock(path: string, done: (error: Error | null) => void): void;
}
