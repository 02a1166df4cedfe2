import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { digits } from '../../benchmark/measure.ts';
import type { Cells } from '../../benchmark/report.ts';
import type { NfsVersion } from '../lab/host.ts';
import { inGuest, type Lab } from '../lab/lab.ts';
import { Share } from '../share.ts';
import { Waiting } from '../waiting-cost.ts';
import { type NfsSection, VERSIONS } from './nfs-sections.ts';

const MINUTE = 60;
const SETTLE_SECONDS = 15;
const HOSTS = [2, 3, 4];
const LEGS_A_HOST = 4;
const USE_LOCK = inGuest(join(import.meta.dirname, 'use-lock.ts'));
const NODE = inGuest(process.execPath);

/**
 * A minute of 12 legs on 3 hosts that wait for a build on a fourth and follow its log, a line a second. The pause between two looks grows to 5 s
 * in 500 s, and stays: with `poll-interval: 5` each minute is as the tenth and all later ones.
 */
export function nfsWaiting(): NfsSection {
  return {
    name: 'nfs-waiting',
    head: ['a waiter in', 'NFS', 'other entries', 'looks', 'requests', 'kB'],
    measure: async (lab) => {
      const first = VERSIONS.map((version) => waitMinute(lab, version, { minute: 1, others: 10 }));
      const lines = await Promise.all(first);
      const later = VERSIONS.flatMap((version) => [
        waitMinute(lab, version, { minute: 10, others: 1000 }),
        plainMinute(lab, version),
      ]);
      return [...lines, ...(await Promise.all(later))];
    },
  };
}

interface Wait {
  readonly minute: 1 | 10;
  readonly others: number;
}

async function waitMinute(lab: Lab, version: NfsVersion, { minute, others }: Wait): Promise<Cells> {
  await using waiting = await Waiting.begin({
    lab,
    version,
    builder: lab.client(1),
    waiters: HOSTS.map((host) => ({ client: lab.client(host), legs: LEGS_A_HOST })),
    prints: true,
    pollSeconds: minute === 1 ? 0.1 : 5,
    others: { count: others, busy: true },
  });
  const from = minute === 1 ? 0 : SETTLE_SECONDS;
  const { looks, requests, bytes } = await waiting.cost(from, from + MINUTE);
  return [
    minute === 1 ? 'its 1st minute' : 'its 10th minute, and each later one',
    version,
    `${others}, 5 changes a second`,
    digits(looks),
    digits(requests),
    digits(bytes / 1000),
  ];
}

/** The same number of waiters for a lock as people write it, which look each 0.1 s. */
async function plainMinute(lab: Lab, version: NfsVersion): Promise<Cells> {
  await using share = await Share.open(version, { lab, options: ['nosharecache'] });
  const use = (host: number) =>
    lab
      .client(host)
      .spawn([NODE, '--disable-warning=ExperimentalWarning', USE_LOCK, 'plain', `${share.path}/plain.lock`, '0']);
  const holder = await use(1);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const waiters = await Promise.all(HOSTS.flatMap((host) => Array.from({ length: LEGS_A_HOST }, () => use(host))));
  await setTimeout(SETTLE_SECONDS * 1000);
  const count = async () => {
    const all = await Promise.all(HOSTS.map((host) => lab.client(host).traffic(share.mountPoint)));
    return all.reduce((sum, each) => ({ requests: sum.requests + each.requests, bytes: sum.bytes + each.bytes }));
  };
  const before = await count();
  await setTimeout(MINUTE * 1000);
  const after = await count();
  for (const execution of [holder, ...waiters]) execution.kill('SIGKILL');
  const each = (of: 'requests' | 'bytes') => (after[of] - before[of]) / waiters.length;
  return ['any minute, for the plain lock', version, '', '', digits(each('requests')), digits(each('bytes') / 1000)];
}
