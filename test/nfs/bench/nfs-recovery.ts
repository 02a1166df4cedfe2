import { digits } from '../../benchmark/measure.ts';
import type { Cells } from '../../benchmark/report.ts';
import { runsOf, slowFirstBuild } from '../build-script.ts';
import { until } from '../condition.ts';
import { GuestLeg } from '../guest-leg.ts';
import { Share } from '../share.ts';
import { type NfsSection, VERSIONS } from './nfs-sections.ts';

const LEASE_SECONDS = 10;

/** The builder's host loses power while a leg on each of two others waits. */
export function nfsRecovery(): NfsSection {
  return {
    name: 'nfs-recovery',
    head: ['the host of the builder loses power', 'NFS', 'lease (s)', 'until another builds (s)'],
    measure: async (lab) => {
      const lines: Cells[] = [];
      for (const version of VERSIONS) {
        await using share = await Share.open(version, { lab });
        const inputs = {
          path: share.path,
          run: slowFirstBuild(share),
          expect: 'result',
          lease: `${LEASE_SECONDS}`,
        };
        const builder = lab.client(1);
        const first = await GuestLeg.start(builder, inputs);
        await until('the first build to run', async () => (await runsOf(share)).length === 1);
        const others = await Promise.all([2, 3].map((host) => GuestLeg.start(lab.client(host), inputs)));
        await until('the others to wait', async () => others.every((leg) => leg.output.includes('Waiting for')));
        await builder.powerCut();
        const seconds = await until('another to build', async () => (await runsOf(share)).length > 1);
        for (const { ended, output } of await Promise.all(others.map((leg) => leg.ended)))
          if (ended.kind !== 'exit' || ended.code !== 0) throw new Error(`A leg failed: ${output}`);
        await first.ended;
        await builder.boot();
        lines.push(['legs on two other hosts wait', version, `${LEASE_SECONDS}`, digits(seconds)]);
      }
      return lines;
    },
  };
}
