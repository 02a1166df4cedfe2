import { describe, expect, test } from 'vitest';
import { runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { callsOf, contend, outcomeOf, startContenders } from './contention.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const OPTIONS = { pollInterval: 0.05, lease: 60, timeout: 600 };
const ROUNDS = 100;
/** It crashes again after so much, whichever comes first: a fast machine would be through with all rounds in one uptime. */
const UP_SECONDS = 5;
const UP_ROUNDS = 10;

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test(`the server crashes ${UP_SECONDS} s or ${UP_ROUNDS} calls after each boot, while calls are acquired, made, published and released: one run each`, async () => {
    await using share = await Share.open(version);
    const contention = { kind: 'call', rounds: ROUNDS, options: OPTIONS } as const;
    const contenders = await startContenders(share, { ...contention, perHost: 2 });
    const finished = Promise.all(contenders.map(outcomeOf));
    let isFinished = false;
    void finished.finally(() => {
      isFinished = true;
    });
    let crashes = 0;
    await until('the first round', async () => (await share.doneMarkers()).length > 0);
    while (!isFinished) {
      await share.lab.server.powerCut();
      await share.lab.server.boot();
      crashes += 1;
      const done = (await share.doneMarkers()).length;
      const upSince = performance.now();
      await until(
        'the next crash',
        async () =>
          isFinished ||
          performance.now() - upSince > UP_SECONDS * 1000 ||
          (await share.doneMarkers()).length >= done + UP_ROUNDS,
      );
    }
    const seen = await finished;
    const runs = await callsOf(share);
    const left = await share.leftoversAfterOneMore(OPTIONS.lease, async () => {
      await contend(share, { ...contention, perHost: 1 });
    });
    note({
      case: `the server crashes ${UP_SECONDS} s or ${UP_ROUNDS} calls after each boot`,
      version,
      rounds: ROUNDS,
      builds: runs.length,
      stuck: left.length,
    });
    expect(crashes).toBeGreaterThan(2);
    expect(seen.map(({ error }) => error)).toEqual(seen.map(() => undefined));
    for (const { values } of seen) expect(values).toEqual(seen[0]?.values);
    expect(runs.length).toBe(ROUNDS);
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
      stuck: (await share.leftovers()).length,
    });
    expect(ends.map(({ ended, output }) => (ended.kind === 'exit' && ended.code === 0 ? 'good' : output))).toEqual(
      ends.map(() => 'good'),
    );
    expect(builds).toBe(1);
    expect(new Set(ends.map(({ outputs }) => outputs.result)).size).toBe(1);
    expect(await share.leftovers()).toEqual([]);
  });
});
