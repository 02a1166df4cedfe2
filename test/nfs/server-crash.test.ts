import { describe, expect, test } from 'vitest';
import { leftBehind, runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { callsOf, leftOfCalls, outcomeOf, startContenders } from './contention.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const OPTIONS = { pollInterval: 0.05, lease: 60, timeout: 600 };
const CRASHES = 4;

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test(`the server crashes ${CRASHES} times while calls are acquired, made, published and released: one run each`, async () => {
    await using share = await Share.open(version);
    const rounds = 150;
    const contenders = await startContenders(share, { kind: 'call', rounds, perHost: 2, options: OPTIONS });
    const finished = Promise.all(contenders.map(outcomeOf));
    const published = async () => (await share.list('*/.locks')).filter((name) => name.endsWith('.done')).length;
    for (let crash = 1; crash <= CRASHES; crash += 1) {
      // Spread over the rounds, wherever each caller happens to be in its own.
      await until(`round ${crash * 25}`, async () => (await published()) >= crash * 25);
      await share.lab.server.powerCut();
      await share.lab.server.boot();
    }
    const seen = await finished;
    const runs = await callsOf(share);
    const left = await leftOfCalls(share);
    note({
      case: `the server crashes ${CRASHES} times and restarts`,
      version,
      rounds,
      builds: runs.length,
      stuck: left.length,
    });
    expect(seen.map(({ error }) => error)).toEqual(seen.map(() => undefined));
    for (const { values } of seen) expect(values).toEqual(seen[0]?.values);
    expect(runs.length).toBe(rounds);
    expect(left).toEqual([]);
  });

  test('the server crashes in the middle of a build and restarts: that build goes on, nobody takes over', async () => {
    await using share = await Share.open(version);
    const inputs = {
      path: share.path,
      run: slowFirstBuild(share),
      expect: 'result',
      lease: '20',
      'poll-interval': '0.2',
    };
    const first = await GuestLeg.start(share.lab.client(1), inputs);
    await until('the build to run', async () => (await runsOf(share)).length === 1);
    const others = await Promise.all([2, 3].map((number) => GuestLeg.start(share.lab.client(number), inputs)));
    await until('the others to wait', async () => others.every((leg) => leg.output.includes('Waiting for')));
    await share.lab.server.powerCut();
    await share.lab.server.boot();
    await share.lab.server.exec(['touch', `${share.onServer}/go`]);
    const ends = await Promise.all([first, ...others].map((leg) => leg.ended));
    const builds = (await runsOf(share)).length;
    note({
      case: 'the server crashes in the middle of a build',
      version,
      rounds: 1,
      builds,
      stuck: (await leftBehind(share)).length,
    });
    expect(ends.map(({ ended, output }) => (ended.kind === 'exit' && ended.code === 0 ? 'good' : output))).toEqual(
      ends.map(() => 'good'),
    );
    expect(builds).toBe(1);
    expect(new Set(ends.map(({ outputs }) => outputs.result)).size).toBe(1);
    expect(await leftBehind(share)).toEqual([]);
  });
});
