import { describe, expect, test } from 'vitest';
import { quickBuild, runsOf } from './build-script.ts';
import { GuestLeg } from './guest-leg.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test('an `async` export whose server loses power after a build: nothing that was lost is reused', async () => {
    await using share = await Share.open(version, { export: 'async' });
    const inputs = { path: share.path, run: quickBuild(share), expect: 'result' };
    const first = await (await GuestLeg.start(share.lab.client(1), inputs)).ended;
    expect(first.outputs.outcome, first.output).toBe('built');
    await share.lab.server.powerCut();
    await share.lab.server.boot();
    // The names have reached the disk, what is in the files has not.
    const markers = await share.doneMarkers();
    const { stdout: size } = await share.lab.server.exec(`stat -c %s ${share.onServer}/${markers[0]}`);
    expect(Number(size)).toBe(0);
    const legs = await Promise.all(share.lab.clients.map((client) => GuestLeg.start(client, inputs)));
    const ends = await Promise.all(legs.map((leg) => leg.ended));
    const builds = (await runsOf(share)).length;
    note({
      case: 'an `async` export, power cut after the build',
      version,
      rounds: 1,
      builds,
      stuck: (await share.leftovers()).length,
    });
    for (const end of ends) expect(end.ended, end.output).toEqual({ kind: 'exit', code: 0 });
    expect(ends.map(({ outputs }) => outputs.outcome).toSorted()).toEqual(['built', 'reused', 'reused']);
    const results = await Promise.all(
      ends.map(async ({ outputs }, i) =>
        (await share.lab.client(i + 1).exec(`cat ${outputs.dir}/result`)).stdout.trim(),
      ),
    );
    expect(results).toEqual(ends.map(({ outputs }) => outputs.result));
    expect(new Set(results).size).toBe(1);
    expect(await share.leftovers()).toEqual([]);
  });

  test('a client that has mounted it read-only reuses a result', async () => {
    await using share = await Share.open(version);
    const reader = share.lab.client(3);
    await share.remount(reader, version, ['ro']);
    const inputs = { path: share.path, run: quickBuild(share), expect: 'result' };
    const built = await (await GuestLeg.start(share.lab.client(1), inputs)).ended;
    const reused = await (await GuestLeg.start(reader, inputs)).ended;
    note({
      case: 'a client with a read-only mount',
      version,
      rounds: 1,
      builds: (await runsOf(share)).length,
      stuck: (await share.leftovers()).length,
    });
    expect(built.outputs.outcome, built.output).toBe('built');
    expect(reused.outputs.outcome, reused.output).toBe('reused');
    expect(reused.outputs.result).toBe(built.outputs.result);
    await expect(reader.exec(`touch ${share.path}/x`)).rejects.toThrow('Read-only file system');
  });
});
