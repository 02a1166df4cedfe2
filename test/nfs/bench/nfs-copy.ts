import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDesign } from '../../benchmark/design.ts';
import { versionOf } from '../../benchmark/machine.ts';
import { digits } from '../../benchmark/measure.ts';
import type { Cells } from '../../benchmark/report.ts';
import { inGuest } from '../lab/lab.ts';
import { Share } from '../share.ts';
import { type NfsSection, VERSIONS } from './nfs-sections.ts';

const HEAD = ['Verilator build', 'NFS', 's', '× on NFS', 'requests', 'MB over the mount'];

/** Whether to build on the share, or on the runner's own disk and copy the result. */
export function nfsCopy(): NfsSection {
  return {
    name: 'nfs-copy',
    head: HEAD,
    measure: async (lab) => {
      if (versionOf('verilator') === undefined)
        return [['', '', 'not measured here: Verilator is not installed', '', '', '']];
      const design = mkdtempSync(join(tmpdir(), 'build-once-design-'));
      const lines: Cells[] = [];
      try {
        makeDesign(design, 1);
        const inside = inGuest(design);
        for (const version of VERSIONS) {
          await using share = await Share.open(version, { lab, options: ['nosharecache'] });
          const client = lab.client(1);
          const build = (out: string) =>
            `verilator --cc --exe --build -O3 --Mdir ${out} -o simv ${inside}/top.sv ${inside}/main.cpp > /dev/null 2>&1`;
          const ways = {
            'on NFS': build(`${share.path}/direct`),
            'on a local disk, then cp -a': `${build('/tmp/obj_dir')} && cp -a /tmp/obj_dir ${share.path}/copied && rm -r /tmp/obj_dir`,
          };
          let direct = Number.NaN;
          for (const [name, script] of Object.entries(ways)) {
            const before = await client.traffic(share.mountPoint);
            const began = performance.now();
            await client.exec(`${script} && sync -f ${share.path}`);
            const seconds = (performance.now() - began) / 1000;
            const after = await client.traffic(share.mountPoint);
            if (Number.isNaN(direct)) direct = seconds;
            lines.push([
              name,
              version,
              digits(seconds),
              digits(seconds / direct),
              `${after.requests - before.requests}`,
              digits((after.bytes - before.bytes) / 1e6),
            ]);
          }
        }
      } finally {
        rmSync(design, { recursive: true });
      }
      return lines;
    },
  };
}
