import { describe, expect, test } from 'vitest';
import { advanceMtime } from '../../src/shared-dir/advance-mtime.ts';
import type { Fault, Faults } from './faults.ts';
import type { Delegating } from './nfs/delegations.ts';
import { Stage } from './scenarios/play.ts';

// What real NFS was measured to do, line by line: a simulation that is kinder than that proves nothing.

/** Requests that take next to nothing, so that several of them fall into one tick of the server's clock. */
const QUICK = { latencySeconds: 0.00002 };

/** `fault` at the nth request for that operation. */
function at(operation: string, fault: Fault, nth = 1): Faults {
  let count = 0;
  return (point) => {
    if (point.operation !== operation) return undefined;
    count += 1;
    return count === nth ? fault : undefined;
  };
}

describe('seeing what another host has made', () => {
  test('a negative entry answers by name for 27 s', async () => {
    const stage = new Stage({ version: 4 });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/d');
      expect(await b.dir.read('/d/marker')).toBeUndefined();
      await a.dir.create('/d/marker', 'text');
      await stage.sleep(20);
      expect(await b.dir.read('/d/marker')).toBeUndefined();
      await stage.sleep(8);
      expect(await b.dir.read('/d/marker')).toBe('text');
    });
  });

  test.each([3, 4] as const)('opening the directory makes it seen at once (NFS %s)', async (version) => {
    const stage = new Stage({ version });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/d');
      expect(await b.dir.read('/d/marker')).toBeUndefined();
      await stage.sleep(1);
      await a.dir.create('/d/marker', 'text');
      expect(await b.dir.list('/d')).toEqual(['marker']);
      expect(await b.dir.read('/d/marker')).toBe('text');
    });
  });

  describe('two changes in one tick with a look in between', () => {
    async function missed(
      version: 3 | 4,
      cure: 'no more changes' | 'changes until the mtime differs' | 'own change' | 'mkdir of the name',
    ): Promise<boolean> {
      const stage = new Stage({ ...QUICK, version });
      const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
      return await stage.play(async () => {
        await a.dir.mkdir('/d');
        await stage.nextTick();
        await a.dir.mkdir('/d/lock');
        await b.dir.list('/d');
        await a.dir.mkdir('/d/marker');
        if (cure === 'changes until the mtime differs') await advanceMtime(a.dir, '/d', '/d/scratch');
        await stage.sleep(75);
        if (cure === 'own change') await b.dir.mkdir('/d/own');
        if (cure === 'mkdir of the name') return (await b.dir.mkdir('/d/marker')) !== 'exists';
        return (await b.dir.list('/d'))?.includes('marker') !== true;
      });
    }

    test('NFS 3 misses the second for good', async () => expect(await missed(3, 'no more changes')).toBe(true));
    test('NFS 4 does not', async () => expect(await missed(4, 'no more changes')).toBe(false));
    test('changing it until the mtime differs cures it', async () =>
      expect(await missed(3, 'changes until the mtime differs')).toBe(false));
    test('so does a change of one’s own, for a listing', async () => expect(await missed(3, 'own change')).toBe(false));
    test('and mkdir of the very name', async () => expect(await missed(3, 'mkdir of the name')).toBe(false));
  });

  test('after a change of one’s own a name may still be looked up in vain (NFS 3)', async () => {
    const stage = new Stage(QUICK);
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/d');
      await stage.nextTick();
      await a.dir.mkdir('/d/lock');
      expect(await b.dir.read('/d/marker')).toBeUndefined();
      await a.dir.create('/d/marker', 'text');
      await stage.sleep(1);
      await b.dir.mkdir('/d/own');
      expect(await b.dir.list('/d')).toContain('marker');
      expect(await b.dir.read('/d/marker')).toBeUndefined();
    });
  });

  test.each([3, 4] as const)(
    'a link that is renamed is seen by listing, and says what it said (NFS %s)',
    async (version) => {
      const stage = new Stage({ version });
      const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
      await stage.play(async () => {
        await a.dir.mkdir('/d');
        expect(await a.dir.symlink('text', '/d/claim.0')).toBe('made');
        for (let beats = 0; beats < 3; beats += 1) {
          expect(await b.dir.list('/d')).toEqual([`claim.${beats}`]);
          expect((await b.dir.readLink(`/d/claim.${beats}`))?.text).toBe('text');
          await stage.sleep(1);
          expect(await a.dir.rename(`/d/claim.${beats}`, `/d/claim.${beats + 1}`)).toBe('renamed');
        }
        expect(await b.dir.readLink('/d/claim.0')).toBeUndefined();
      });
    },
  );

  test('of a link that is renamed and unlinked at once, one is told that it is not there', async () => {
    const stage = new Stage({ version: 4 });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      for (let round = 0; round < 50; round += 1) {
        await a.dir.symlink('text', `/claim.${round}`);
        const answers = await Promise.all([
          a.dir.rename(`/claim.${round}`, `/beaten.${round}`),
          b.dir.unlink(`/claim.${round}`),
        ]);
        expect(answers.filter((answer) => answer === 'absent')).toHaveLength(1);
      }
    });
  });
});

describe('a lock directory that was replaced', () => {
  test('its old place is reached through the cache, until the parent is opened', async () => {
    const stage = new Stage({ version: 4, staleEnds: ['read from the cache'] });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      await a.dir.create('/lock/info', 'old');
      expect(await b.dir.read('/lock/info')).toBe('old');
      await a.dir.unlink('/lock/info');
      await a.dir.rmdir('/lock');
      await a.dir.mkdir('/lock');
      await a.dir.create('/lock/info', 'new');
      expect(await b.dir.read('/lock/info')).toBe('old');
      await b.dir.list('/');
      expect(await b.dir.read('/lock/info')).toBe('new');
    });
  });

  test('so is its old listing', async () => {
    const stage = new Stage({ version: 4, staleEnds: ['read from the cache'] });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      await a.dir.mkdir('/lock/old');
      expect(await b.dir.list('/lock')).toEqual(['old']);
      await a.dir.rmdir('/lock/old');
      await a.dir.rmdir('/lock');
      await a.dir.mkdir('/lock');
      expect(await b.dir.list('/lock')).toEqual(['old']);
      await b.dir.list('/');
      expect(await b.dir.list('/lock')).toEqual([]);
    });
  });

  test('a path into it may end in ESTALE', async () => {
    const stage = new Stage({ staleEnds: ['ESTALE'] });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      await b.dir.list('/lock');
      await a.dir.rmdir('/lock');
      await a.dir.mkdir('/lock');
      await expect(b.dir.mkdir('/lock/claim')).rejects.toMatchObject({ code: 'ESTALE' });
      expect(await b.dir.mkdir('/lock/claim')).toBe('made');
    });
  });

  test('one that was renamed away is still written to', async () => {
    const stage = new Stage();
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      await b.dir.list('/lock');
      await a.dir.rename('/lock', '/aside');
      await a.dir.mkdir('/lock');
      expect(await b.dir.mkdir('/lock/claim')).toBe('made');
      expect(await a.dir.list('/aside')).toEqual(['claim']);
    });
  });
});

describe('silly rename', () => {
  test('rmdir fails for as long as a process of the same machine reads', async () => {
    const reading: Fault = { kind: 'stalls', when: 'before', scope: 'process', seconds: 1 };
    const stage = new Stage({}, at('read', reading, 2));
    const [a, b] = [stage.process('A', 'a'), stage.process('A', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      await a.dir.create('/lock/info', 'text');
      const read = b.dir.read('/lock/info');
      await stage.sleep(0.5);
      expect(await a.dir.unlink('/lock/info')).toBe('removed');
      expect(await a.dir.rmdir('/lock')).toBe('not-empty');
      expect(await a.dir.list('/lock')).toEqual(['.nfs00000001']);
      await expect(a.dir.unlink('/lock/.nfs00000001')).rejects.toMatchObject({ code: 'EBUSY' });
      expect(await read).toBe('text');
      await stage.sleep(0.1);
      expect(await a.dir.rmdir('/lock')).toBe('removed');
    });
  });

  test('the kernel closes what a dead process had open', async () => {
    const stage = new Stage();
    const [a, b] = [stage.process('A', 'a'), stage.process('A', 'b')];
    await stage.play(async () => {
      await a.dir.mkdir('/lock');
      const { client } = b.process.machine;
      await b.process.main.request(
        'create',
        '/lock/file',
        client.create('/lock/file', 'or open', b.process.descriptors),
      );
      await a.dir.unlink('/lock/file');
      expect(await a.dir.list('/lock')).toEqual(['.nfs00000001']);
      b.process.die();
      await stage.sleep(0.1);
      expect(await a.dir.list('/lock')).toEqual([]);
    });
  });

  test('a reader on another machine gets ESTALE instead, or goes on (NFS 4)', async () => {
    for (const version of [3, 4] as const) {
      const reading: Fault = { kind: 'stalls', when: 'before', scope: 'process', seconds: 1 };
      const stage = new Stage({ version }, at('read', reading, 2));
      const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
      await stage.play(async () => {
        await a.dir.create('/info', 'text');
        const read = b.dir.read('/info');
        await stage.sleep(0.5);
        await a.dir.unlink('/info');
        if (version === 3) await expect(read).rejects.toMatchObject({ code: 'ESTALE' });
        else expect(await read).toBe('text');
      });
    }
  });
});

describe('a reply that is lost at a server restart', () => {
  const lost: Fault = { kind: 'reply lost', againAfterSeconds: 0.1 };

  test.each([
    ['make directory', 'exists'],
    ['link', 'exists'],
    ['remove', 'absent'],
    ['remove directory', 'absent'],
    ['rename', 'absent'],
    ['create', 'exists'],
    ['write', 'written'],
    ['make link', 'exists'],
  ])('%s is told %s', async (operation, answer) => {
    const isFile = operation === 'create' || operation === 'write';
    const stage = new Stage({}, isFile ? at('create', lost, 4) : at(operation, lost, 1));
    const { dir } = stage.process('A', 'a');
    await stage.play(async () => {
      await dir.create('/file', 'text');
      const acts: Readonly<Record<string, () => Promise<string>>> = {
        'make directory': () => dir.mkdir('/new'),
        link: () => dir.link('/file', '/new'),
        remove: () => dir.unlink('/file'),
        'remove directory': async () => {
          await dir.mkdir('/dir');
          return await dir.rmdir('/dir');
        },
        rename: () => dir.rename('/file', '/new'),
        create: () => dir.create('/new', 'text'),
        write: () => dir.write('/new', 'text'),
        'make link': () => dir.symlink('text', '/new'),
      };
      expect(await acts[operation]?.()).toBe(answer);
      const names = await stage.process('B', 'b').dir.list('/');
      if (operation.startsWith('remove')) expect(names).not.toContain('dir');
      else expect(names).toContain('new');
    });
  });
});

describe('delegations (NFS 4)', () => {
  /** How long another host waits to remove what the machine A had open when it lost power, and to list the directory meanwhile. */
  async function waits(delegating: Delegating, opened: 'read' | 'written' | 'a link'): Promise<[number, number]> {
    const stage = new Stage({ version: 4, delegating });
    const { dir, process } = stage.process('A', 'a');
    const [b, c] = [stage.process('B', 'b'), stage.process('B', 'c')];
    const since = (began: number) => Math.round(stage.world.timeline.nowSeconds - began);
    return await stage.play(async () => {
      const maker = opened === 'read' ? b.dir : dir;
      if (opened === 'a link') await maker.symlink('text', '/name');
      else await maker.create('/name', 'text');
      if (opened === 'a link') await dir.readLink('/name');
      else if (opened === 'read') await dir.read('/name');
      process.machine.cutPower();
      const began = stage.world.timeline.nowSeconds;
      const removing = b.dir.unlink('/name').then(() => since(began));
      await stage.sleep(1);
      const listed = await c.dir.list('/').then(() => since(began) - 1);
      return [await removing, listed];
    });
  }

  test('what a dead host had read is removed after its lease on the server, and the directory hangs meanwhile', async () => {
    expect(await waits('what is read', 'read')).toEqual([90, 89]);
    expect(await waits('nothing', 'read')).toEqual([0, 0]);
  });

  test('so is what it had written, on a newer server', async () => {
    expect(await waits('what is read or written', 'written')).toEqual([90, 89]);
    expect(await waits('what is read', 'written')).toEqual([0, 0]);
  });

  test('a link is never delegated', async () =>
    expect(await waits('what is read or written', 'a link')).toEqual([0, 0]));

  test('a host that is there gives it back at once, and one that is switched on again has lost it', async () => {
    const stage = new Stage({ version: 4, delegating: 'what is read' });
    const [a, b] = [stage.process('A', 'a'), stage.process('B', 'b')];
    await stage.play(async () => {
      for (const isOff of [false, true]) {
        await b.dir.create('/name', 'text');
        await a.dir.read('/name');
        if (isOff) a.process.machine.cutPower();
        const removing = b.dir.unlink('/name');
        if (isOff) {
          await stage.sleep(20);
          stage.process('A', 'a again');
        }
        await removing;
      }
      expect(stage.world.timeline.nowSeconds).toBeLessThan(21);
    });
  });
});

describe('other faults', () => {
  test('a soft mount reports a failure and does the deed later', async () => {
    const stage = new Stage(
      {},
      at('make directory', { kind: 'error, executed late', code: 'ETIMEDOUT', lateSeconds: 5 }),
    );
    const { dir } = stage.process('A', 'a');
    await stage.play(async () => {
      await expect(dir.mkdir('/d')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      expect(await dir.list('/d')).toBeUndefined();
      await stage.sleep(6);
      expect(await stage.process('B', 'b').dir.list('/d')).toEqual([]);
    });
  });

  test('the request of a killed process is still executed', async () => {
    const stage = new Stage({}, at('make directory', { kind: 'dies, request executed late', lateSeconds: 5 }));
    const a = stage.process('A', 'a');
    await stage.play(async () => {
      void a.dir.mkdir('/d');
      await stage.sleep(6);
      expect(a.process.isAlive).toBe(false);
      expect(await stage.process('B', 'b').dir.list('/d')).toEqual([]);
    });
  });

  test('a process that dies in a create leaves the file empty, or cut', async () => {
    for (const [nth, size] of [
      [1, 0],
      [2, 4],
      [3, 8],
    ] as const) {
      const stage = new Stage({}, at('create', { kind: 'dies', when: 'after' }, nth));
      const a = stage.process('A', 'a');
      await stage.play(async () => {
        void a.dir.create('/file', '12345678');
        await stage.sleep(1);
        expect((await stage.process('B', 'b').dir.status('/file'))?.size).toBe(size);
      });
    }
  });

  test('a machine that is cut off goes on when it is back', async () => {
    const stage = new Stage({}, at('make directory', { kind: 'cut off', seconds: 100 }));
    const { dir } = stage.process('A', 'a');
    await stage.play(async () => {
      expect(await dir.mkdir('/d')).toBe('made');
      expect(stage.world.timeline.nowSeconds).toBeGreaterThan(100);
    });
  });

  test('a full disk takes no data, and no half file stays', async () => {
    const stage = new Stage();
    const { dir } = stage.process('A', 'a');
    await stage.play(async () => {
      stage.world.server.isFull = true;
      await expect(dir.create('/file', 'text')).rejects.toMatchObject({ code: 'ENOSPC' });
      await expect(dir.mkdir('/d')).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await dir.list('/')).toEqual([]);
    });
  });
});
