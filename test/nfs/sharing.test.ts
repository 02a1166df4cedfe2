import { describe, expect, test } from 'vitest';
import { quickBuild, runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { contend, outcomeOf, startContenders, totalOf } from './contention.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const OPTIONS = { pollInterval: 0.05, lease: 5, timeout: 300 };

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test("the hosts' clocks differ by three hours: no holder is taken for dead", async () => {
    await using share = await Share.open(version);
    await share.lab.client(2).shiftClock(3 * 3600);
    await share.lab.client(3).shiftClock(-3 * 3600);
    try {
      const seen = await contend(share, { kind: 'lock', rounds: 5, perHost: 2, options: OPTIONS });
      const { rounds, overlaps } = totalOf(seen);
      note({ case: 'clocks differ by ±3 h', version, rounds, overlaps, stuck: (await share.list()).length });
      expect(seen.map(({ error, rounds }) => error ?? rounds)).toEqual(seen.map(() => 5));
      expect(overlaps).toBe(0);
      expect(await share.list()).toEqual([]);
    } finally {
      await share.lab.client(2).shiftClock(-3 * 3600);
      await share.lab.client(3).shiftClock(3 * 3600);
    }
  });

  test('containers with one host name and boot id, each with a PID namespace of its own: nobody is taken for dead by a PID', async () => {
    await using share = await Share.open(version);
    const prefix = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
    const seen = await contend(share, { kind: 'lock', rounds: 5, perHost: 3, options: OPTIONS, prefix });
    const { rounds, overlaps } = totalOf(seen);
    note({
      case: 'containers that share host name and boot id',
      version,
      rounds,
      overlaps,
      stuck: (await share.list()).length,
    });
    expect(seen.map(({ error, rounds }) => error ?? rounds)).toEqual(seen.map(() => 5));
    expect(overlaps).toBe(0);
    expect(await share.list()).toEqual([]);
  });

  test('local readers that keep files of the lock open at its release do not wedge it', async () => {
    await using share = await Share.open(version);
    // On every client a process opens whatever it finds in the lock directory and keeps it open for a while.
    const reader = `cd ${share.path}; while :; do for f in contended.lock/*; do [ -f "$f" ] && exec 3< "$f" && sleep 0.3 && exec 3<&-; done; done 2> /dev/null`;
    const readers = await Promise.all(share.lab.clients.map((client) => client.spawn(reader)));
    const contenders = await startContenders(share, { kind: 'lock', rounds: 10, perHost: 2, options: OPTIONS });
    const seen = await Promise.all(contenders.map(outcomeOf));
    for (const one of readers) one.kill('SIGKILL');
    const { rounds, overlaps } = totalOf(seen);
    const left = (await share.list()).filter((name) => !name.startsWith('.nfs'));
    note({ case: "local readers hold the lock's files open", version, rounds, overlaps, stuck: left.length });
    expect(seen.map(({ error, rounds }) => error ?? rounds)).toEqual(seen.map(() => 10));
    expect(overlaps).toBe(0);
  });

  test('a runner without root under root_squash', async () => {
    await using share = await Share.open(version, { export: 'squashed' });
    await share.lab.server.exec(`chown 1000:1000 ${share.onServer} && chmod 755 ${share.onServer}`);
    const inputs = { path: share.path, run: quickBuild(share), expect: 'result' };
    const user = { uid: 1000, gid: 1000 };
    const legs = await Promise.all(share.lab.clients.map((client) => GuestLeg.start(client, inputs, { user })));
    const ends = await Promise.all(legs.map((leg) => leg.ended));
    const builds = (await runsOf(share)).length;
    note({
      case: 'a runner without root under root_squash',
      version,
      rounds: 1,
      builds,
      stuck: (await share.leftovers()).length,
    });
    expect(ends.map(({ ended, output }) => (ended.kind === 'exit' && ended.code === 0 ? 'good' : output))).toEqual(
      ends.map(() => 'good'),
    );
    expect(builds).toBe(1);
    expect(await share.leftovers()).toEqual([]);
  });

  test('two users of one group share one mount, whatever their umask: each ends the dead claim of the other', async () => {
    await using share = await Share.open(version);
    await share.lab.server.exec(`chgrp 2000 ${share.onServer} && chmod 2770 ${share.onServer}`);
    // What the build itself makes has the modes that the build gives it.
    const run = `umask 007\n${slowFirstBuild(share).replaceAll('mkdir', 'mkdir -m 777')}`;
    const inputs = { path: share.path, run, expect: 'result', lease: '3', 'poll-interval': '0.2' };
    const one = { user: { uid: 1001, gid: 1001, groups: [2000] }, umask: '077' };
    const other = { user: { uid: 1002, gid: 1002, groups: [2000] }, umask: '077' };
    const first = await GuestLeg.start(share.lab.client(1), inputs, one);
    await until('the first build to run', async () => (await runsOf(share)).length === 1);
    const second = await GuestLeg.start(share.lab.client(2), inputs, other);
    await until('the second to wait', async () => second.output.includes('Waiting for'));
    first.kill('SIGKILL');
    const takeoverSeconds = await until('the second to build', async () => (await runsOf(share)).length > 1);
    const end = await second.ended;
    await first.ended;
    const third = await (await GuestLeg.start(share.lab.client(3), inputs, one)).ended;
    const builds = (await runsOf(share)).length;
    note({
      case: 'two users of one group, umask 077',
      version,
      rounds: 1,
      builds,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(end.outputs.outcome, end.output).toBe('built');
    expect(third.outputs.outcome, third.output).toBe('reused');
    expect(builds).toBe(2);
    expect(await share.leftovers()).toEqual([]);
  });

  test("a result that another user's umask has closed is not reused, also where the server alone knows who is who", async () => {
    await using share = await Share.open(version);
    await share.lab.server.exec(`chgrp 2000 ${share.onServer} && chmod 2770 ${share.onServer}`);
    const inputs = { path: share.path, run: 'echo x > "$BUILD_ONCE_DIR/simv"', expect: 'simv', key: 'closed' };
    const one = { user: { uid: 1001, gid: 1001, groups: [2000] }, umask: '077' };
    const other = { user: { uid: 1002, gid: 1002, groups: [2000] } };
    const first = await (await GuestLeg.start(share.lab.client(1), inputs, one)).ended;
    expect(first.outputs.outcome, first.output).toBe('built');
    const second = await (await GuestLeg.start(share.lab.client(2), inputs, other)).ended;
    expect(second.output).toMatch(/::error::cannot read .*\/simv: it belongs to uid 1001, with mode 0400/);
    expect(second.outputs.outcome).toBeUndefined();
  });
});
