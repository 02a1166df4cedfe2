import { describe, expect, test } from 'vitest';
import { CallOnce } from '../../src/call-once/call-once.ts';
import { NFSLockTimeout } from '../../src/nfs-lock/errors.ts';
import { NFSLock } from '../../src/nfs-lock/nfs-lock.ts';
import type { SharedDir } from '../../src/shared-dir/shared-dir.ts';
import {
  blindToOthers,
  breaksByToken,
  claimIsFile,
  slowClaimant,
  sureToBeAlone,
  trustsItsListing,
} from './broken/holding.ts';
import { asksByNoMarkersName, pausesBeforeTheLock, remembersInfo, silenceOfTheServer } from './broken/looking.ts';
import { stampsOnce } from './broken/publishing.ts';
import type { Through } from './broken/through.ts';
import type { Faults } from './faults.ts';
import type { Delegating } from './nfs/delegations.ts';
import { Stage } from './scenarios/play.ts';
import { simulatedHost } from './simulated-host.ts';

// What takes several stalls at exact moments, or several deeds in one tick of the server's clock: no seed of a few
// thousand comes there. Each is played by the protocol as it is, then without the step that is there for it.

/** Requests that take next to nothing, so that several of them fall into one tick. */
const NFS_3_QUICK = { version: 3, latencySeconds: 0.00002 } as const;
const LOCK = '/ci/work.lock';
const AS_IT_IS: Through = (host) => host;
/** By then everybody who waits has long looked for a lease. */
const TIMEOUT_SECONDS = 200;

function lockOf(stage: Stage, machine: string, name: string, through = AS_IT_IS): NFSLock {
  const { process } = stage.process(machine, name);
  const host = through(simulatedHost(process), process, {});
  return new NFSLock(LOCK, { lease: 3, staleTimeout: 5, timeout: TIMEOUT_SECONDS, holderInfo: false, host });
}

function callOf(stage: Stage, machine: string, name: string, through = AS_IT_IS): CallOnce<string> {
  const { process } = stage.process(machine, name);
  const host = through(simulatedHost(process), process, {});
  const fn = () => 'new';
  return new CallOnce({
    path: '/ci/entry',
    root: '/ci',
    name: 'sim',
    fn,
    timeout: TIMEOUT_SECONDS,
    holderInfo: false,
    host,
  });
}

/** That process stalls at its first request for that operation on such a path. */
function stallsOnce(name: string, when: 'before' | 'after', operation: string, path: RegExp, seconds: number): Faults {
  let isOver = false;
  return (point) => {
    if (isOver || point.process !== name || point.operation !== operation || !path.test(point.path)) return undefined;
    isOver = true;
    return { kind: 'stalls', when, scope: 'process', seconds };
  };
}

describe('a claim that comes late, into the directory of a successor', () => {
  async function isTakenTwice(through?: Through): Promise<boolean> {
    const stage = new Stage({ version: 4 }, stallsOnce('late', 'after', 'make directory', /\.lock$/, 8));
    const { dir } = stage.process('C', 'hand');
    const late = lockOf(stage, 'A', 'late', through);
    const next = lockOf(stage, 'B', 'next');
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      let hasLate = false;
      const taking = late.acquire().then(() => {
        hasLate = true;
      });
      await stage.sleep(0.1);
      await next.acquire();
      await stage.sleep(8);
      const isTwice = hasLate && !next.signal.aborted;
      await next.release();
      await taking;
      return isTwice;
    });
  }

  test('is withdrawn', async () => expect(await isTakenTwice()).toBe(false));
  test('caught: a claimant that does not look for others', async () =>
    expect(await isTakenTwice(blindToOthers)).toBe(true));
});

describe('a claim whose request is sent again, after somebody has removed it and a successor has taken the lock', () => {
  /** Sent again within the lease and after it. */
  const AGAIN_AFTER_SECONDS = [2, 8];

  async function play(
    againAfterSeconds: number,
    through?: Through,
  ): Promise<{ isTwice: boolean; waitedSeconds: number }> {
    let isLost = false;
    const stage = new Stage({ version: 4 }, ({ process, path }) => {
      if (isLost || process !== 'late' || !path.endsWith('.0')) return undefined;
      isLost = true;
      return { kind: 'reply lost', againAfterSeconds };
    });
    const { dir } = stage.process('C', 'hand');
    const [late, next] = [lockOf(stage, 'A', 'late', through), lockOf(stage, 'B', 'next')];
    const made: string[] = [];
    stage.world.watch({
      deed({ what, name }) {
        if (what === 'symlink' && name.startsWith('holder.late-1.')) made.push(name);
      },
    });
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      let lateSince = Number.POSITIVE_INFINITY;
      const taking = late.acquire().then(() => {
        lateSince = stage.world.timeline.nowSeconds;
      });
      await stage.sleep(0.1);
      const [claim = ''] = (await dir.list(LOCK)) ?? [];
      expect(await dir.unlink(`${LOCK}/${claim}`)).toBe('removed');
      await dir.rmdir(LOCK);
      await next.acquire();
      while (made.length < 2) await stage.sleep(0.1);
      await stage.sleep(1);
      expect(made).toEqual([claim, claim]);
      const isTwice = Number.isFinite(lateSince) && !next.signal.aborted;
      await next.release();
      const releasedAt = stage.world.timeline.nowSeconds;
      await taking;
      return { isTwice, waitedSeconds: lateSince - releasedAt };
    });
  }

  test.each(AGAIN_AFTER_SECONDS)('is withdrawn, and keeps nobody waiting (after %d s)', async (seconds) => {
    const { isTwice, waitedSeconds } = await play(seconds);
    expect(isTwice).toBe(false);
    expect(waitedSeconds).toBeLessThan(1);
  });
  test('caught: a claimant that does not look for others', async () =>
    expect((await play(2, blindToOthers)).isTwice).toBe(true));
});

describe('a claimant that learns only after its lease that it is alone', () => {
  async function isTakenTwice(through?: Through): Promise<boolean> {
    const stage = new Stage({ version: 4 }, stallsOnce('late', 'after', 'list', /\.lock$/, 8));
    const { dir } = stage.process('C', 'hand');
    const late = lockOf(stage, 'A', 'late', through);
    const next = lockOf(stage, 'B', 'next');
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      let hasLate = false;
      const taking = late.acquire().then(() => {
        hasLate = true;
      });
      await stage.sleep(0.1);
      await next.acquire();
      while (stage.world.timeline.nowSeconds < 8.1) await stage.sleep(0.01);
      const isTwice = hasLate && !next.signal.aborted;
      await next.release();
      await taking;
      return isTwice;
    });
  }

  test('withdraws', async () => expect(await isTakenTwice()).toBe(false));
  test('caught: one that does not look at the clock', async () => expect(await isTakenTwice(slowClaimant)).toBe(true));
});

describe('a silent holder whose claim another watcher makes anew, to see whether it is there', () => {
  async function holdsOn(through?: Through): Promise<boolean> {
    const stage = new Stage({ version: 4 }, stallsOnce('silent', 'before', 'rename', /holder\./, 8));
    const { dir } = stage.process('C', 'hand');
    const silent = lockOf(stage, 'A', 'silent', through);
    const next = lockOf(stage, 'B', 'next');
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      const { token } = await silent.acquire();
      await next.acquire();
      // It has found the claim silent, too, and stalled before it asked.
      await dir.symlink('of another watcher', `${LOCK}/holder.${token}.0`);
      await stage.sleep(10);
      return !silent.signal.aborted;
    });
  }

  test('learns that it has lost it', async () => expect(await holdsOn()).toBe(false));
  test('caught: one that does not look for others after its silence', async () =>
    expect(await holdsOn(sureToBeAlone)).toBe(true));
});

describe('a holder that beats again while its breaker is about to end its claim', () => {
  async function keepsIt(through?: Through): Promise<boolean> {
    const silent = stallsOnce('holder', 'before', 'rename', /holder\./, 4);
    const slow = stallsOnce('breaker', 'before', 'remove', /holder\./, 3);
    const stage = new Stage({ version: 4 }, (point) => silent(point) ?? slow(point));
    const { dir } = stage.process('C', 'hand');
    const [holder, breaker] = [lockOf(stage, 'A', 'holder'), lockOf(stage, 'B', 'breaker', through)];
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      await holder.acquire();
      breaker.acquire().catch(() => undefined);
      await stage.sleep(20);
      return !holder.signal.aborted;
    });
  }

  test('keeps the lock', async () => expect(await keepsIt()).toBe(true));
  test('caught: a breaker that unlinks whatever name the token has now', async () =>
    expect(await keepsIt(breaksByToken)).toBe(false));
});

describe('a server that is away for longer than the lease', () => {
  async function keepsIt(through?: Through): Promise<boolean> {
    const stage = new Stage({ version: 4 });
    const { dir } = stage.process('C', 'hand');
    const holder = lockOf(stage, 'A', 'holder');
    // When it is back, one of them is served before the holder, and has listed that one's last name.
    const breakers = Array.from({ length: 40 }, (_, n) => lockOf(stage, `B${n}`, `breaker ${n}`, through));
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      await holder.acquire();
      for (const breaker of breakers) {
        breaker.acquire().catch(() => undefined);
        await stage.sleep(0.05);
      }
      await stage.sleep(1);
      stage.world.server.restart(10, 0);
      await stage.sleep(20);
      return !holder.signal.aborted;
    });
  }

  test('costs nobody the lock', async () => expect(await keepsIt()).toBe(true));
  test('caught: a watcher that takes no answer for a silent holder', async () =>
    expect(await keepsIt(silenceOfTheServer)).toBe(false));
});

describe("a holder's host that loses power, with a waiter on it (NFS 4, delegations, the server's lease is 90 s)", () => {
  async function takeoverSeconds(delegating: Delegating, through?: Through): Promise<number> {
    const stage = new Stage({ version: 4, delegating });
    const { process, dir } = stage.process('A', 'other');
    const holder = lockOf(stage, 'A', 'holder', through);
    const [near, far] = [lockOf(stage, 'A', 'near', through), lockOf(stage, 'B', 'far', through)];
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      await holder.acquire();
      near.acquire().catch(() => undefined);
      const taking = far.acquire();
      await stage.sleep(5);
      process.machine.cutPower();
      const lostAt = stage.world.timeline.nowSeconds;
      await taking;
      return stage.world.timeline.nowSeconds - lostAt;
    });
  }

  const EACH = ['nothing', 'what is read', 'what is read or written'] as const;
  test.each(EACH)('the next holds after our lease (the server delegates %s)', async (delegating) =>
    expect(await takeoverSeconds(delegating)).toBeLessThan(4),
  );
  test('caught: a claim as a file that watchers open', async () =>
    expect(await takeoverSeconds('what is read', claimIsFile)).toBeGreaterThan(90));
});

describe('a holder whose claim was removed, and who is told errors of what it then asks', () => {
  test('does not take the name that it has made itself for its claim', async () => {
    const isBeats = (operation: string, path: string) =>
      operation === 'make link' && /holder\.robbed-\d+\.[1-9]/.test(path);
    let hasMade = false;
    let failures = 2;
    // Its question is answered with an error although the name was made; then so is its look whether it is alone.
    const stage = new Stage({ version: 4 }, ({ process, operation, path }) => {
      if (process !== 'robbed') return undefined;
      if (!hasMade && isBeats(operation, path)) {
        hasMade = true;
        return { kind: 'error', code: 'EIO', deed: 'done' };
      }
      if (!hasMade || operation !== 'list' || failures === 0) return undefined;
      failures -= 1;
      return failures === 0 ? { kind: 'error', code: 'EIO', deed: 'not done' } : undefined;
    });
    const { dir } = stage.process('C', 'hand');
    const [robbed, next] = [lockOf(stage, 'A', 'robbed'), lockOf(stage, 'B', 'next')];
    await stage.play(async () => {
      await dir.mkdir('/ci');
      await robbed.acquire();
      const [claim = ''] = (await dir.list(LOCK)) ?? [];
      await dir.unlink(`${LOCK}/${claim}`);
      await dir.rmdir(LOCK);
      await next.acquire();
      await stage.sleep(3);
      expect([failures, robbed.signal.aborted, next.signal.aborted]).toEqual([0, true, false]);
    });
  });
});

describe('a holder.info that this client knows to be absent, for good, though it is there', () => {
  test('does not keep a takeover off', async () => {
    const stage = new Stage(NFS_3_QUICK);
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    const waiter = lockOf(stage, 'B', 'waiter');
    await stage.play(async () => {
      await a.dir.mkdir('/ci');
      await stage.nextTick();
      await a.dir.mkdir(LOCK);
      expect(await b.dir.read(`${LOCK}/holder.info`)).toBeUndefined();
      await a.dir.create(`${LOCK}/holder.info`, '{"hostname":"gone","pid":1,"token":"dead"}');
      await stage.sleep(1);
      expect(await b.dir.read(`${LOCK}/holder.info`)).toBeUndefined();
      await waiter.acquire();
      expect(stage.world.timeline.nowSeconds).toBeLessThan(30);
    });
  });
});

describe('a dead claim that is listed for good, though it is gone', () => {
  async function acquires(through?: Through): Promise<void> {
    const stage = new Stage(NFS_3_QUICK);
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    const lock = lockOf(stage, 'B', 'waiter', through);
    await stage.play(async () => {
      await a.dir.mkdir('/ci');
      await stage.nextTick();
      await a.dir.mkdir(LOCK);
      await a.dir.symlink('dead', `${LOCK}/holder.dead.7`);
      expect(await b.dir.list(LOCK)).toEqual(['holder.dead.7']);
      // It withdraws, and dies before it has removed the lock directory.
      await a.dir.unlink(`${LOCK}/holder.dead.7`);
      await stage.sleep(1);
      expect(await b.dir.list(LOCK)).toEqual(['holder.dead.7']);
      await lock.acquire();
      await lock.release();
    });
  }

  test('is seen through', async () => await acquires());
  test('caught: a watcher that does not change the lock directory to see', async () =>
    await expect(acquires(trustsItsListing)).rejects.toThrow(NFSLockTimeout));
});

describe('a result that is listed for good, though it was cleaned away', () => {
  async function called(through = AS_IT_IS): Promise<string> {
    const stage = new Stage(NFS_3_QUICK);
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    const { process } = stage.process('B', 'caller');
    const host = through(simulatedHost(process), process, {});
    const guard = new CallOnce({
      path: '/ci',
      name: 'sim',
      fn: () => 'new',
      timeout: TIMEOUT_SECONDS,
      holderInfo: false,
      host,
    });
    return await stage.play(async () => {
      await a.dir.mkdir('/ci');
      await a.dir.mkdir('/ci/.locks');
      await a.dir.create('/ci/.locks/sim.done', '{"value":"old"}');
      await stage.nextTick();
      await a.dir.mkdir('/ci/.locks/other');
      expect(await b.dir.list('/ci/.locks')).toContain('sim.done');
      // clean() dies before it has changed `.locks` until its mtime differs.
      await a.dir.unlink('/ci/.locks/sim.done');
      await stage.sleep(1);
      expect(await b.dir.list('/ci/.locks')).toContain('sim.done');
      return await guard.ensureDone();
    });
  }

  test('is seen through', async () => expect(await called()).toBe('new'));
  test('is seen through by the lock where a change of .locks shows nothing', async () =>
    expect(await called(stampsOnce)).toBe('new'));
});

describe('a result that this client knows to be absent, for good, though it is listed', () => {
  async function found(through = AS_IT_IS): Promise<string | undefined> {
    const stage = new Stage(NFS_3_QUICK);
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    const [locks, done] = ['/ci/entry/.locks', '/ci/entry/.locks/sim.done'];
    const guard = callOf(stage, 'B', 'caller', through);
    return await stage.play(async () => {
      await a.dir.mkdir('/ci');
      await a.dir.mkdir('/ci/entry');
      await a.dir.mkdir(locks);
      await a.dir.create('/ci/aside', '{"version":1,"value":"old"}');
      await b.dir.list(locks);
      await stage.nextTick();
      await a.dir.mkdir(`${locks}/other`);
      expect(await b.dir.read(done)).toBeUndefined();
      // Whoever put it back dies before it has changed `.locks` until its mtime differs.
      await a.dir.link('/ci/aside', done);
      await stage.sleep(1);
      expect(await b.dir.list(locks)).toContain('sim.done');
      expect(await b.dir.read(done)).toBeUndefined();
      return await Promise.race([guard.ensureDone(), stage.sleep(60).then(() => undefined)]);
    });
  }

  test('is found', async () => expect(await found()).toBe('old'));
  test('caught: a caller that does not ask for it by that very name', async () =>
    expect(await found(asksByNoMarkersName)).toBeUndefined());
});

describe('a caller whose entry others remove as soon as it is empty', () => {
  const [REMOVERS, ROUNDS] = [8, 20];

  async function calls(through = AS_IT_IS): Promise<number> {
    const stage = new Stage({ version: 4 });
    const { dir: hand } = stage.process('E', 'hand');
    let [made, isOver] = [0, false];
    const removeTheEmpty = async ({ dir }: { readonly dir: SharedDir }) => {
      while (!isOver) {
        for (const level of ['/ci', '/ci/entry', '/ci/entry/.locks']) await dir.list(level);
        if ((await dir.rmdir('/ci/entry/.locks')) !== 'not-empty') await dir.rmdir('/ci/entry');
      }
    };
    return await stage.play(async () => {
      await hand.mkdir('/ci');
      const removing = Array.from({ length: REMOVERS }, (_, n) =>
        removeTheEmpty(stage.process(`B${n}`, `remover ${n}`)),
      );
      for (let round = 0; round < ROUNDS; round += 1) {
        await callOf(stage, 'A', `caller ${round}`, through).ensureDone();
        made += 1;
        await hand.list('/ci/entry/.locks');
        await hand.unlink('/ci/entry/.locks/sim.done');
      }
      isOver = true;
      await Promise.all(removing);
      return made;
    });
  }

  test('makes the call', async () => expect(await calls()).toBe(ROUNDS));
  test('caught: one that pauses between the directories and the lock', async () =>
    await expect(calls(pausesBeforeTheLock)).rejects.toThrow(
      /^no lock on .* within 200 s: nobody is known to hold it; the last looks found: its directory is .* \(\d+ times\)$/m,
    ));
});

describe('a lock without a claim that was given back and taken again, after it was judged', () => {
  const infoOf = (pid: number) => JSON.stringify({ hostname: 'elsewhere', pid, timestamp: 1 });

  async function infoAfter(through?: Through): Promise<string | undefined> {
    const stage = new Stage({ version: 4 }, stallsOnce('watcher', 'before', 'make link', /holder\./, 4));
    const { dir } = stage.process('C', 'foreign');
    const watcher = lockOf(stage, 'A', 'watcher', through);
    return await stage.play(async () => {
      await dir.mkdir('/ci');
      await dir.mkdir(LOCK);
      await dir.create(`${LOCK}/holder.info`, infoOf(1));
      await stage.sleep(6);
      // It finds a lock older than stale-timeout, and stalls before its claim. (Its mkdir was told "exists".)
      const taking = watcher.acquire();
      taking.catch(() => undefined);
      await stage.sleep(2);
      await dir.unlink(`${LOCK}/holder.info`);
      await dir.rmdir(LOCK);
      await dir.mkdir(LOCK);
      await dir.create(`${LOCK}/holder.info`, infoOf(2));
      await stage.sleep(3);
      return await dir.read(`${LOCK}/holder.info`);
    });
  }

  test('is left to its new holder', async () => expect(await infoAfter()).toBe(infoOf(2)));
  test('caught: whoever takes over goes by the holder.info that it has read before', async () =>
    expect(await infoAfter(remembersInfo)).not.toBe(infoOf(2)));
});
