import { describe, expect, test } from 'vitest';
import { whyTooOld } from '../../src/build/build-policy.ts';
import { CallOnce } from '../../src/call-once/call-once.ts';
import type { CallOnceOptions } from '../../src/call-once/options.ts';
import { NFSLockTimeout } from '../../src/nfs-lock/errors.ts';
import type { Deed } from './nfs/server.ts';
import { Stage } from './scenarios/play.ts';
import { simulatedHost } from './simulated-host.ts';

// What build-policy asks of CallOnce: a caller that only waits, and results that are too old for some.

const ENTRY = '/ci/entry';
const versions = [{ version: 3 }, { version: 4 }] as const;

function guardOf(stage: Stage, machine: string, name: string, options: Partial<CallOnceOptions<string>>) {
  const { process } = stage.process(machine, name);
  const guard = new CallOnce<string>({
    root: '/ci',
    path: ENTRY,
    name: 'build',
    timeout: 600,
    lease: 3,
    holderInfo: false,
    host: simulatedHost(process),
    fn: async () => expect.unreachable(),
    ...options,
  });
  return { process, guard };
}

/** What a process has changed on the server. */
function deedsOf(stage: Stage, name: string): Deed[] {
  const deeds: Deed[] = [];
  stage.world.watch({
    deed: (deed) => {
      if (deed.by.name === name) deeds.push(deed);
    },
  });
  return deeds;
}

describe.each(versions)('a caller that may not make the call, NFS $version', (options) => {
  test.each([0.5, 20])(
    'waits for one that comes %s s later, though its client remembers that there is no entry, and changes nothing',
    async (seconds) => {
      const stage = new Stage(options);
      const { dir } = stage.process('C', 'hand');
      const deeds = deedsOf(stage, 'waiter');
      const waiter = guardOf(stage, 'A', 'waiter', { mayCall: false });
      const caller = guardOf(stage, 'B', 'caller', { fn: async () => 'value' });
      await stage.play(async () => {
        await dir.mkdir('/ci');
        const waiting = waiter.guard.ensureDone();
        await stage.sleep(seconds);
        expect(await caller.guard.ensureDone()).toBe('value');
        const { nowSeconds } = stage.world.timeline;
        expect(await waiting).toBe('value');
        // A look or two later.
        expect(stage.world.timeline.nowSeconds - nowSeconds).toBeLessThan(15);
      });
      expect(deeds).toEqual([]);
    },
  );

  test('leaves a dead holder to those that want the lock, and shares what the next one makes', async () => {
    const stage = new Stage(options);
    const { dir } = stage.process('C', 'hand');
    const deeds = deedsOf(stage, 'waiter');
    const dying = guardOf(stage, 'B', 'dying', { fn: async ({ signal }) => await forEver(signal) });
    const waiter = guardOf(stage, 'A', 'waiter', { mayCall: false });
    const next = guardOf(stage, 'D', 'next', { fn: async () => 'value of the next' });
    await stage.play(async () => {
      await dir.mkdir('/ci');
      void dying.guard.ensureDone().catch(() => undefined);
      await stage.sleep(1);
      const waiting = waiter.guard.ensureDone();
      await stage.sleep(1);
      dying.process.die();
      await stage.sleep(30);
      expect(deeds).toEqual([]);
      expect(await next.guard.ensureDone()).toBe('value of the next');
      expect(await waiting).toBe('value of the next');
    });
    expect(deeds).toEqual([]);
  });

  test('gives up after its timeout, with nobody to name', async () => {
    const stage = new Stage(options);
    const { dir } = stage.process('C', 'hand');
    const { guard } = guardOf(stage, 'A', 'waiter', { mayCall: false, timeout: 30 });
    await stage.play(async () => {
      await dir.mkdir('/ci');
      const error = await guard.ensureDone().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(NFSLockTimeout);
      expect(error).toMatchObject({ holder: undefined, timeoutSeconds: 30 });
      expect(stage.world.timeline.nowSeconds).toBeLessThan(60);
    });
  });
});

describe.each(versions)('callers of two runs that take no result of an earlier one, NFS $version', (options) => {
  test.each([0, 0.3, 1.5, 4])(
    'make one call for each run at most, where the second begins %s s later',
    async (later) => {
      const stage = new Stage(options);
      const { dir } = stage.process('C', 'hand');
      const calls: string[] = [];
      const legOf = (run: string, leg: number) =>
        guardOf(stage, `machine ${leg % 3}`, `leg ${leg} of run ${run}`, {
          about: { run },
          validate: async (_, done) => whyTooOld('always', run, done),
          fn: async () => {
            calls.push(run);
            await stage.sleep(1);
            return run;
          },
        }).guard;
      const legs = ['1', '2'].flatMap((run) => [1, 2, 3, 4].map((leg) => ({ run, guard: legOf(run, leg) })));
      const values = await stage.play(async () => {
        await dir.mkdir('/ci');
        const started = legs.map(async ({ run, guard }, index) => {
          // They come one after the other, those of a run over some seconds.
          await stage.sleep((run === '2' ? later : 0) + (index % 4) * 0.9);
          return Number(await guard.ensureDone()) - Number(run);
        });
        return await Promise.all(started);
      });
      expect(values.filter((newer) => newer < 0)).toEqual([]);
      expect(calls.filter((run) => run === '2')).toEqual(['2']);
      expect(calls.length).toBeLessThanOrEqual(2);
    },
  );
});

async function forEver(signal: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
