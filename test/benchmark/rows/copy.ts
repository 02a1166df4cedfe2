import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDesign } from '../design.ts';
import { versionOf } from '../machine.ts';
import { interleave, milliseconds, ratios, spreadOf, withSpread } from '../measure.ts';
import { type Cells, cannotRun, type Section } from '../report.ts';

const HEAD = ['Verilator build into the result directory', 's', '× in place'];
const BUILD =
  'verilator --cc --exe --build -j 2 -O3 --Mdir "$OUT" -o simv "$DESIGN/top.sv" "$DESIGN/main.cpp" > /dev/null';
const [IN_PLACE, COPIED] = ['in place', 'in memory (/dev/shm), then cp -a'];

/** Whether to build elsewhere and copy pays on a local disk; on NFS bench:nfs says. */
export function copy(): Section {
  return {
    name: 'copy',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      if (versionOf('verilator') === undefined) return [cannotRun(HEAD, 'all of it', 'Verilator is not installed')];
      const place = join(directory, 'copy');
      const design = join(place, 'design');
      const elsewhere = join('/dev/shm', `build-once-bench-${process.pid}`);
      const result = join(place, 'result');
      makeDesign(design, 1);
      const sh = (script: string, OUT: string) => {
        rmSync(result, { recursive: true, force: true });
        mkdirSync(result);
        const env = { ...process.env, OUT, RESULT: result, DESIGN: design };
        const { status, stderr } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' });
        if (status !== 0) throw new Error(`the build ended with ${status}: ${stderr}`);
      };
      const measured = await interleave(isTrial ? 1 : 2, {
        [IN_PLACE]: async () => await milliseconds(() => sh(BUILD, result)),
        [COPIED]: async () =>
          await milliseconds(() => sh(`${BUILD} && cp -a "$OUT/." "$RESULT" && rm -r "$OUT"`, elsewhere)),
      });
      return Object.entries(measured).map(([name, values]): Cells => {
        const seconds = spreadOf(values.map((value) => value / 1000));
        return [name, withSpread(seconds), withSpread(ratios(values, measured[IN_PLACE] ?? []))];
      });
    },
  };
}
