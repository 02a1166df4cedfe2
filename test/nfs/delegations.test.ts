/** NFS 4 lets a client keep a file that it has read; a host that died with one holds up whoever wants to change that file. */
import { beforeAll, describe, expect, test } from 'vitest';
import { quickBuild, runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { GuestLeg } from './guest-leg.ts';
import { type OwnedLab, startLab } from './lab/lab.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

/** What a leg says that takes a holder for dead. */
const TAKEOVER = /no sign of life/;
const LEASE = 5;
/** The default of Linux's server. */
const SERVER_LEASE = 90;

describe.skipIf(!hasLab)(`a server with a lease of ${SERVER_LEASE} s`, () => {
  let lab: OwnedLab;
  beforeAll(async () => {
    lab = await startLab({ clients: 2, leaseSeconds: SERVER_LEASE });
    return async () => await lab.down();
  });

  test.each(['3', '4.2'] as const)(
    "NFS %s: the builder's host loses power, and with it a waiter: the next build does not wait for the server",
    async (version) => {
      await using share = await Share.open(version, { lab });
      const inputs = {
        path: share.path,
        run: slowFirstBuild(share),
        expect: 'result',
        lease: `${LEASE}`,
        'poll-interval': '0.2',
      };
      const first = await GuestLeg.start(lab.client(1), inputs);
      await until('the first build to run', async () => (await runsOf(share)).length === 1);
      const [neighbour, other] = await Promise.all([1, 2].map((n) => GuestLeg.start(lab.client(n), inputs)));
      await until('both waiters to have read what the builder writes', async () =>
        [neighbour, other].every((leg) => /line [0-9]{2}/.test(leg?.output ?? '')),
      );
      await lab.client(1).powerCut();
      const takeoverSeconds = await until('another to build', async () => (await runsOf(share)).length > 1);
      const end = await other?.ended;
      await Promise.all([first.ended, neighbour?.ended, lab.client(1).boot()]);
      const [builds, left] = [(await runsOf(share)).length, await share.leftovers()];
      note({
        case: "builder's host loses power, and with it a waiter; server's lease 90 s",
        version,
        rounds: 1,
        builds,
        takeoverSeconds,
        stuck: left.length,
      });
      expect(takeoverSeconds).toBeLessThan(LEASE + 5);
      expect(end?.outputs.outcome, end?.output).toBe('built');
      expect(end?.output).toMatch(TAKEOVER);
      expect(builds).toBe(2);
      expect(left).toEqual([]);
    },
  );
});

describe.skipIf(!hasLab)('a server with a lease that is longer than ours', () => {
  test('NFS 4.2: a `.done` that a dead host has read cannot be set aside for a while; its caller is not taken for dead', async () => {
    await using share = await Share.open('4.2');
    const inputs = {
      path: share.path,
      run: quickBuild(share),
      expect: 'result',
      lease: '3',
      'poll-interval': '0.2',
    };
    const first = await (await GuestLeg.start(share.lab.client(1), inputs)).ended;
    const reader = await (await GuestLeg.start(share.lab.client(2), inputs)).ended;
    expect(reader.outputs.outcome, reader.output).toBe('reused');
    await share.lab.client(2).powerCut();
    // The result no longer holds, so the marker that names it has to go.
    await share.lab.server.exec(`rm ${share.onServer}/${first.outputs.dir?.slice(share.path.length)}/result`);
    const legs = await Promise.all([1, 3].map((n) => GuestLeg.start(share.lab.client(n), inputs)));
    const ends = await Promise.all(legs.map((leg) => leg.ended));
    await share.lab.client(2).boot();
    await share.remount(share.lab.client(2), '4.2');
    const [builds, left] = [(await runsOf(share)).length, await share.leftovers()];
    note({
      case: 'a dead host holds up the removal of a `.done`',
      version: '4.2',
      rounds: 1,
      builds,
      stuck: left.length,
    });
    for (const end of ends) expect(end.ended, end.output).toEqual({ kind: 'exit', code: 0 });
    expect(ends.map(({ outputs }) => outputs.outcome).toSorted()).toEqual(['built', 'reused']);
    expect(builds).toBe(2);
    expect(left).toEqual([]);
    for (const { output } of ends) expect(output).not.toMatch(TAKEOVER);
  });
});
