import { join } from 'node:path';
import { digits } from '../../benchmark/measure.ts';
import type { Cells } from '../../benchmark/report.ts';
import { GuestLeg } from '../guest-leg.ts';
import type { Client, NfsVersion } from '../lab/host.ts';
import { inGuest, type Lab } from '../lab/lab.ts';
import type { RpcCounts } from '../lab/rpc-counts.ts';
import { Share } from '../share.ts';
import { type NfsSection, VERSIONS } from './nfs-sections.ts';

const COUNT = 50;
const USE_LOCK = inGuest(join(import.meta.dirname, 'use-lock.ts'));
const NODE = inGuest(process.execPath);
const KINDS = { lock: 'NFSLock', info: 'NFSLock with holder.info', plain: 'mkdir, a note, unlink, rmdir' } as const;

/** Requests of one acquire and release, uncontended: those of many, less those of one. */
export function nfsLock(): NfsSection {
  return {
    name: 'nfs-lock',
    head: ['acquire + release, or a whole leg', 'NFS', 'requests', 'of which'],
    measure: async (lab) => {
      const lines: Cells[] = [];
      for (const version of VERSIONS) {
        await using share = await Share.open(version, { lab, options: ['nosharecache'] });
        lines.push(...(await readyLegs(lab, share, version)));
        for (const [kind, name] of Object.entries(KINDS)) {
          const one = await requestsOf(lab, share, kind, version, 1);
          const many = await requestsOf(lab, share, kind, version, 1 + COUNT);
          const operations = new Set([...Object.keys(one), ...Object.keys(many)]);
          const each = [...operations].map((operation): [string, number] => [
            operation,
            ((many[operation] ?? 0) - (one[operation] ?? 0)) / COUNT,
          ]);
          lines.push(line(name, version, each));
        }
      }
      return lines;
    },
  };
}

function line(name: string, version: NfsVersion, each: readonly (readonly [string, number])[]): Cells {
  const seen = each.filter(([, count]) => count >= 0.05).toSorted(([, a], [, b]) => b - a);
  const all = digits(seen.reduce((sum, [, count]) => sum + count, 0));
  return [name, version, all, seen.map(([operation, count]) => `${operation} ${digits(count)}`).join(', ')];
}

/** One on a host that has seen nothing of the entry before, and the next one there. */
async function readyLegs(lab: Lab, share: Share, version: NfsVersion): Promise<Cells[]> {
  const inputs = { path: share.path, run: 'echo > "$BUILD_ONCE_DIR/simv"' };
  const run = async (client: Client) => {
    const { ended, output } = await (await GuestLeg.start(client, inputs)).ended;
    if (ended.kind !== 'exit' || ended.code !== 0) throw new Error(`A leg failed: ${output}`);
  };
  await run(lab.client(1));
  const lines: Cells[] = [];
  for (const name of ['a leg that finds its result, the first on its host', 'and the next there']) {
    const before = await lab.client(2).rpcCounts(share.mountPoint);
    await run(lab.client(2));
    const after = await lab.client(2).rpcCounts(share.mountPoint);
    const each = Object.entries(after).map(([operation, now]) => [operation, now - (before[operation] ?? 0)] as const);
    lines.push(line(name, version, each));
  }
  return lines;
}

async function requestsOf(
  lab: Lab,
  share: Share,
  kind: string,
  version: NfsVersion,
  count: number,
): Promise<RpcCounts> {
  const client = lab.client(1);
  const before = await client.rpcCounts(share.mountPoint);
  const path = `${share.path}/${kind}-${version}.lock`;
  await client.exec([NODE, '--disable-warning=ExperimentalWarning', USE_LOCK, kind, path, `${count}`]);
  const after = await client.rpcCounts(share.mountPoint);
  return Object.fromEntries(Object.entries(after).map(([name, now]) => [name, now - (before[name] ?? 0)]));
}
