import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDone } from '../../../src/call-once/markers.ts';
import { thisHost } from '../../../src/nfs-lock/this-host.ts';
import { listEntries } from '../../../src/store/entry-summary.ts';
import { prune } from '../../../src/store/prune/prune.ts';
import { digits, interleave, milliseconds, ratios, spreadOf, withSpread } from '../measure.ts';
import type { Cells, Section } from '../report.ts';

const HEAD = ['10,000 entries', 's', 'ms an entry', '× find'];
const DAY = 86_400;
const [STATUS, PRUNE, DU, FIND] = ['status', 'prune, of which nothing is due', 'du -s', 'find -printf'];

/** What an admin asks of a store that has gathered entries for a year. */
export function store(): Section {
  return {
    name: 'store',
    head: HEAD,
    measure: async ({ directory, isTrial }) => {
      const path = join(directory, 'store');
      const entries = isTrial ? 300 : 10_000;
      makeEntries(path, entries);
      const host = thisHost();
      const run = async (program: string, ...args: string[]) =>
        (await milliseconds(() => spawnSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e9 }))) /
        1000;
      const measured = await interleave<string>(isTrial ? 1 : 3, {
        [STATUS]: async () =>
          (await milliseconds(async () => {
            const { entries: found } = await listEntries(host, path);
            if (found.length !== entries) throw new Error(`${found.length} entries were found, not ${entries}`);
          })) / 1000,
        [PRUNE]: async () =>
          (await milliseconds(async () => {
            const { removed } = await prune({ host, path, maxAgeSeconds: 90 * DAY });
            if (removed.length > 0) throw new Error(`${removed.length} entries were removed`);
          })) / 1000,
        [DU]: async () => await run('du', '-s', path),
        [FIND]: async () => await run('find', path, '-printf', '%p %s %T@\\n'),
      });
      return Object.entries(measured).map(([name, values]): Cells => {
        const seconds = spreadOf(values);
        const each = digits((seconds.median / entries) * 1000);
        return [name, withSpread(seconds), each, withSpread(ratios(values, measured[FIND] ?? []))];
      });
    },
  };
}

function makeEntries(path: string, entries: number): void {
  const model = join(path, 'owner', 'repo', 'build-0000000000000000');
  for (const folder of ['.locks', '1-0123456789ab/obj_dir', '1-0123456789ab.users'])
    mkdirSync(join(model, folder), { recursive: true });
  for (const file of ['1-0123456789ab.log', '1-0123456789ab/simv', '1-0123456789ab/obj_dir/Vtop__ALL.o'])
    writeFileSync(join(model, file), file);
  const value = { attempt: '1-0123456789ab', bytes: 10_000 };
  writeFileSync(join(model, '.locks', 'build.done'), formatDone({ value, seconds: 20 }));
  const monthAgo = Date.now() / 1000 - 30 * DAY;
  for (const name of ['.locks', '1-0123456789ab.users']) utimesSync(join(model, name), monthAgo, monthAgo);
  for (let entry = 1; entry < entries; entry += 1) {
    const to = join(path, 'owner', `repo${entry % 20}`, `build-${entry.toString(16).padStart(16, '0')}`);
    cpSync(model, to, { recursive: true, preserveTimestamps: true });
  }
}
