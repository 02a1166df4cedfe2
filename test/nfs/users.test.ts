import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Execution } from './lab/execution.ts';
import type { Client } from './lab/host.ts';
import { inGuest } from './lab/lab.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';
import type { Seen } from './user.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 250);
const ALONE_ROUNDS = Math.ceil(ROUNDS / 5);
const USERS_PER_HOST = 3;
const NODE = inGuest(process.execPath);
const USER = inGuest(join(import.meta.dirname, 'user.ts'));

async function seenBy(execution: Execution): Promise<Seen> {
  const { ended, output } = await execution.output();
  const last = output.stdout.trim().split('\n').at(-1) ?? '';
  if (ended.kind === 'exit' && last.startsWith('{')) return JSON.parse(last) as Seen;
  throw new Error(`a user ended by ${JSON.stringify(ended)}: ${output.stderr.slice(-20000)}`);
}

type Places = (clients: readonly Client[]) => readonly Client[];

/** All use, and each host prunes, until all have used it so often. */
async function useAndPrune(
  share: Share,
  placesOf: Places,
  total: number,
): Promise<Record<'rounds' | 'builds' | 'pruned', number>> {
  const { clients, server } = share.lab;
  const places = placesOf(clients);
  const each = Math.ceil(total / places.length);
  const start = (role: 'use' | 'prune') => (client: Client) =>
    client.spawn([NODE, '--disable-warning=ExperimentalWarning', USER, role, share.path, `${each}`]);
  const pruners = await Promise.all(clients.map(start('prune')));
  const users = await Promise.all((await Promise.all(places.map(start('use')))).map(seenBy)).catch(async (error) => {
    const { stdout } = await server.exec(`ls -laR ${share.onServer} || true`);
    throw new Error(`${error}\nThe server has\n${stdout}`, { cause: error });
  });
  await server.exec(['touch', `${share.onServer}/stop`]);
  const pruned = await Promise.all(pruners.map(seenBy));
  const sum = (seen: readonly Seen[], of: 'rounds' | 'builds') => seen.reduce((all, one) => all + one[of], 0);
  const rounds = sum(users, 'rounds');
  expect(users.flatMap(({ lost }) => lost)).toEqual([]);
  expect(rounds).toBe(each * places.length);
  return { rounds, builds: sum(users, 'builds'), pruned: sum(pruned, 'rounds') };
}

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s, %#', (version) => {
  test(`a result is used ${ROUNDS} times while it is pruned on three hosts: no user loses a file`, async () => {
    await using share = await Share.open(version);
    const ofEach: Places = (clients) =>
      clients.flatMap((client) => Array.from({ length: USERS_PER_HOST }, () => client));
    const { rounds, builds, pruned } = await useAndPrune(share, ofEach, ROUNDS);
    note({ case: 'a result is used and pruned at once, 9 users and 3 pruners on 3 hosts', version, rounds, builds });
    // Otherwise nobody was ever in the other's way.
    expect(pruned).toBeGreaterThan(rounds / 100);
  });

  test(`one user among three pruners, who remove what it makes, uses it ${ALONE_ROUNDS} times`, async () => {
    await using share = await Share.open(version);
    const { rounds, builds, pruned } = await useAndPrune(share, (clients) => clients.slice(0, 1), ALONE_ROUNDS);
    note({ case: 'a result is used and pruned at once, 1 user and 3 pruners on 3 hosts', version, rounds, builds });
    expect(pruned).toBeGreaterThan(rounds / 10);
  });
});
