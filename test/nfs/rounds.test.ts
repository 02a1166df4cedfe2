import { describe, expect, test } from 'vitest';
import { callsOf, contend } from './contention.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 300);
const PER_HOST = 4;
const HOSTS = 3;
const OPTIONS = { pollInterval: 0.02, lease: 30, timeout: 600 };

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s, %#', (version) => {
  test(`${ROUNDS} contested rounds of NFSLock: never two inside, no stuck lock`, async () => {
    await using share = await Share.open(version);
    const each = Math.ceil(ROUNDS / (PER_HOST * HOSTS));
    const seen = await contend(share, { kind: 'lock', rounds: each, perHost: PER_HOST, options: OPTIONS });
    const held = seen.reduce((sum, { rounds }) => sum + rounds, 0);
    const overlaps = seen.reduce((sum, one) => sum + one.overlaps, 0);
    const left = await share.list();
    note({ case: 'NFSLock, 12 contenders on 3 hosts', version, rounds: held, overlaps, stuck: left.length });
    expect(seen.map(({ error }) => error)).toEqual(seen.map(() => undefined));
    expect(overlaps).toBe(0);
    expect(held).toBe(each * PER_HOST * HOSTS);
    expect(left).toEqual([]);
  });

  test(`${ROUNDS} contested rounds of CallOnce: one run each, the same value for all`, async () => {
    await using share = await Share.open(version);
    const seen = await contend(share, { kind: 'call', rounds: ROUNDS, perHost: PER_HOST, options: OPTIONS });
    const runs = await callsOf(share);
    const left = await share.leftovers();
    note({ case: 'CallOnce, 12 callers on 3 hosts', version, rounds: ROUNDS, builds: runs.length, stuck: left.length });
    expect(seen.map(({ error }) => error)).toEqual(seen.map(() => undefined));
    for (const { values } of seen) expect(values).toEqual(seen[0]?.values);
    expect(runs.length).toBe(ROUNDS);
    expect(left).toEqual([]);
  });
});

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s, a mkdir lock as people write it', (version) => {
  test('for comparison: how it fares in the same rounds', async () => {
    await using share = await Share.open(version);
    const seen = await contend(share, {
      kind: 'plain',
      rounds: 84,
      perHost: PER_HOST,
      options: { pollInterval: 0.02, timeout: 10 },
    });
    const held = seen.reduce((sum, { rounds }) => sum + rounds, 0);
    const stuck = seen.filter(({ error }) => error !== undefined).length;
    note({ case: 'a plain mkdir lock, 12 contenders on 3 hosts', version, rounds: held, stuckCallers: stuck });
    expect(held).toBeGreaterThan(0);
  });
});
