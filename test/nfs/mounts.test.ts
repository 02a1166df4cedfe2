import { describe, expect, test } from 'vitest';
import { quickBuild, runsOf, slowFirstBuild } from './build-script.ts';
import { until } from './condition.ts';
import { callsOf, contend } from './contention.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const ROUNDS = 60;

describe.skipIf(!hasLab).each([
  { version: '3', option: 'actimeo=0' },
  { version: '4.2', option: 'actimeo=0' },
  { version: '3', option: 'nocto' },
  { version: '4.2', option: 'nocto' },
  { version: '3', option: 'lookupcache=none' },
  { version: '4.2', option: 'lookupcache=none' },
] as const)('NFS $version mounted with $option', ({ version, option }) => {
  test(`${ROUNDS} contested rounds of CallOnce: one run each`, async () => {
    await using share = await Share.open(version, { options: [option] });
    const options = { pollInterval: 0.05, lease: 30, timeout: 300 };
    const seen = await contend(share, { kind: 'call', rounds: ROUNDS, perHost: 2, options });
    const runs = await callsOf(share);
    const left = await share.leftovers();
    note({
      case: `CallOnce, mounted with ${option}`,
      version,
      rounds: ROUNDS,
      builds: runs.length,
      stuck: left.length,
    });
    expect(seen.map(({ error }) => error)).toEqual(seen.map(() => undefined));
    for (const { values } of seen) expect(values).toEqual(seen[0]?.values);
    expect(runs.length).toBe(ROUNDS);
    expect(left).toEqual([]);
  });
});

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s mounted soft', (version) => {
  test('the step warns; a builder that is cut off for longer than the time-out still leaves one result', async () => {
    await using share = await Share.open(version, { options: ['soft', 'timeo=20', 'retrans=1'] });
    const inputs = {
      path: share.path,
      run: slowFirstBuild(share),
      expect: 'result',
      lease: '5',
      'poll-interval': '0.2',
    };
    const first = await GuestLeg.start(share.lab.client(1), inputs);
    await until('the first build to run', async () => (await runsOf(share)).length === 1);
    const other = await GuestLeg.start(share.lab.client(2), inputs);
    await until('the other to wait', async () => other.output.includes('Waiting for'));
    const builder = share.lab.client(1);
    await builder.cut();
    const takeoverSeconds = await until('another to build', async () => (await runsOf(share)).length > 1);
    const end = await other.ended;
    await builder.heal();
    const back = await first.ended;
    const builds = (await runsOf(share)).length;
    note({
      case: 'soft mount, builder cut off',
      version,
      rounds: 1,
      builds,
      takeoverSeconds,
      stuck: (await share.leftovers()).length,
    });
    expect(end.ended).toEqual({ kind: 'exit', code: 0 });
    expect(end.output).toContain('is mounted soft');
    // What a soft mount may do is to fail the cut-off leg by an error; what it must not do is to give it another result.
    if (back.ended.kind === 'exit' && back.ended.code === 0) expect(back.outputs.result).toBe(end.outputs.result);
    else expect(back.output).toContain('::error::');
    expect((await share.doneMarkers()).length).toBe(1);
  });
});

describe.skipIf(!hasLab)('a sound mount', () => {
  test('gets no warning', async () => {
    await using share = await Share.open('4.2');
    const leg = await GuestLeg.start(share.lab.client(1), { path: share.path, run: quickBuild(share) });
    const { ended, output } = await leg.ended;
    expect(ended).toEqual({ kind: 'exit', code: 0 });
    expect(output).not.toContain('::warning::');
  });
});
