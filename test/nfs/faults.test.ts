import { describe, expect, test } from 'vitest';
import { quickBuild, runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const LEASE = 4;

/** Legs that share one build, on all hosts; the first host's leg builds first. */
async function startLegs(share: Share, run: string, perHost = 2): Promise<{ first: GuestLeg; others: GuestLeg[] }> {
  const inputs = { path: share.path, run, expect: 'result', lease: `${LEASE}`, 'poll-interval': '0.2' };
  const first = await GuestLeg.start(share.lab.client(1), inputs);
  await until('the first build to run', async () => (await runsOf(share)).length === 1);
  const places = [2, 3].flatMap((number) => Array.from({ length: perHost }, () => share.lab.client(number)));
  const others = await Promise.all(places.map((client) => GuestLeg.start(client, inputs)));
  await until('the others to have looked', async () => others.every((leg) => leg.output.includes('Waiting for')));
  return { first, others };
}

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test("the builder's host loses power: another takes over after the lease", async () => {
    await using share = await Share.open(version);
    const { first, others } = await startLegs(share, slowFirstBuild(share));
    const builder = share.lab.client(1);
    await builder.powerCut();
    const takeoverSeconds = await until('another to build', async () => (await runsOf(share)).length > 1);
    const ends = await Promise.all(others.map((leg) => leg.ended));
    await first.ended;
    await builder.boot();
    await share.remount(builder, version);
    const builds = (await runsOf(share)).length;
    note({
      case: "builder's host loses power",
      version,
      rounds: 1,
      builds,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(ends.map(({ ended }) => ended)).toEqual(ends.map(() => ({ kind: 'exit', code: 0 })));
    expect(new Set(ends.map(({ outputs }) => outputs.result)).size).toBe(1);
    expect(builds).toBe(2);
    expect(await share.leftovers()).toEqual([]);
  });

  test("the builder's host stalls for longer than the lease and comes back: one result, and its build is ended", async () => {
    await using share = await Share.open(version);
    const { first, others } = await startLegs(share, slowFirstBuild(share));
    const builder = share.lab.client(1);
    builder.pause();
    const takeoverSeconds = await until('another to build', async () => (await runsOf(share)).length > 1);
    const ends = await Promise.all(others.map((leg) => leg.ended));
    builder.resume();
    const back = await first.ended;
    note({
      case: "builder's host stalls and comes back",
      version,
      rounds: 1,
      builds: (await runsOf(share)).length,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(back.ended).toEqual({ kind: 'exit', code: 0 });
    expect(back.outputs.outcome).toBe('reused');
    expect(new Set([back, ...ends].map(({ outputs }) => outputs.result)).size).toBe(1);
    expect((await runsOf(share)).length).toBe(2);
    expect(await share.leftovers()).toEqual([]);
    const { stdout } = await builder.exec('ps -eo args | grep -c "[B]UILD_ONCE_DIR" || true');
    expect(stdout.trim()).toBe('0');
  });

  test("the builder's host is cut off from the server and comes back: one result", async () => {
    await using share = await Share.open(version);
    const { first, others } = await startLegs(share, slowFirstBuild(share));
    const builder = share.lab.client(1);
    await builder.cut();
    const takeoverSeconds = await until('another to build', async () => (await runsOf(share)).length > 1);
    const ends = await Promise.all(others.map((leg) => leg.ended));
    await builder.heal();
    const back = await first.ended;
    note({
      case: "builder's host is cut off and comes back",
      version,
      rounds: 1,
      builds: (await runsOf(share)).length,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(back.ended).toEqual({ kind: 'exit', code: 0 });
    expect(new Set([back, ...ends].map(({ outputs }) => outputs.result)).size).toBe(1);
    expect((await runsOf(share)).length).toBe(2);
    expect(await share.leftovers()).toEqual([]);
  });

  test('a killed builder whose neighbour waits on the same host: taken over at once, whatever the lease', async () => {
    await using share = await Share.open(version);
    const inputs = { path: share.path, run: slowFirstBuild(share), lease: '600', 'poll-interval': '0.2' };
    const client = share.lab.client(1);
    const first = await GuestLeg.start(client, inputs);
    await until('the first build to run', async () => (await runsOf(share)).length === 1);
    const second = await GuestLeg.start(client, inputs);
    await until('the second to wait', async () => second.output.includes('Waiting for'));
    first.kill('SIGKILL');
    const takeoverSeconds = await until('the second to build', async () => (await runsOf(share)).length > 1);
    const end = await second.ended;
    const builds = (await runsOf(share)).length;
    note({
      case: 'builder killed, a waiter on the same host',
      version,
      rounds: 1,
      builds,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(end.outputs.outcome).toBe('built');
    expect(builds).toBe(2);
    expect(await share.leftovers()).toEqual([]);
  });

  test('3 rounds of 12 whole legs: one build each', async () => {
    const rounds = 3;
    let builds = 0;
    let stuck = 0;
    for (let round = 0; round < rounds; round += 1) {
      await using share = await Share.open(version);
      const places = share.lab.clients.flatMap((client) => [client, client, client, client]);
      const inputs = { path: share.path, run: quickBuild(share), expect: 'result' };
      const legs = await Promise.all(places.map((client) => GuestLeg.start(client, inputs)));
      const ends = await Promise.all(legs.map((leg) => leg.ended));
      expect(ends.map(({ ended }) => ended)).toEqual(ends.map(() => ({ kind: 'exit', code: 0 })));
      expect(new Set(ends.map(({ outputs }) => outputs.result)).size).toBe(1);
      builds += (await runsOf(share)).length;
      stuck += (await share.leftovers()).length;
    }
    note({ case: '12 whole legs on 3 hosts', version, rounds, builds, stuck });
    expect(builds).toBe(rounds);
    expect(stuck).toBe(0);
  });
});
