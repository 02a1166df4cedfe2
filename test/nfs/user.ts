/**
 * A long-lived process in a guest that uses a result again and again, building it where it is gone, or prunes it as soon as nobody
 * uses it.
 *
 *     node user.ts use|prune DIR ROUNDS
 *
 * Says what it saw as a line of JSON. All work on one entry, whose result comes and goes. A pruner goes on until there is DIR/stop.
 * A user that gives up tells what led there, and what its client sees.
 */
import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const [role, directory = '', rounds = '0'] = process.argv.slice(2);
const lib = async <M>(path: string) => (await import(new URL(`../../lib/${path}.js`, import.meta.url).href)) as M;
const { CallOnce, NFSLockTimeout } = await lib<typeof import('../../src/index.ts')>('index');
const { thisHost } = await lib<typeof import('../../src/nfs-lock/this-host.ts')>('nfs-lock/this-host');
const { formatHolder } = await lib<typeof import('../../src/nfs-lock/holder.ts')>('nfs-lock/holder');
const { makeAttempt } = await lib<typeof import('../../src/store/attempts.ts')>('store/attempts');
const { attemptPlace, BUILD } = await lib<typeof import('../../src/store/layout.ts')>('store/layout');
const { Uses } = await lib<typeof import('../../src/store/users.ts')>('store/users');
const { cleanEntry } = await lib<typeof import('../../src/store/prune/clean-entry.ts')>('store/prune/clean-entry');

export interface Seen {
  /** How often it used a result, or removed one. */
  readonly rounds: number;
  readonly builds: number;
  /** Files that were not there although it used them. */
  readonly lost: readonly string[];
}

const ID = 'build-0123456789abcdef';
const FILES = 5;
/** Nobody builds for longer than a moment, and nobody dies. */
const TIMEOUT_SECONDS = 120;
const host = thisHost();
const entry = join(directory, 'o', 'r', ID);
const lost: string[] = [];
let [done, builds] = [0, 0];

const MOST_EVENTS = 60;
let events: string[] = [];

function seenAt(path: string): string {
  try {
    return (
      readdirSync(path)
        .map((name) => `${join(path, name)} ${kindOf(join(path, name))}`)
        .join('\n') || `${path} is empty`
    );
  } catch (error) {
    return `${error}`;
  }
}

function kindOf(path: string): string {
  try {
    const stats = lstatSync(path);
    return `inode ${stats.ino}${stats.isDirectory() ? `\n${seenAt(path)}` : ''}`;
  } catch (error) {
    return `${error}`;
  }
}

/** For whoever looks for the fault. Twice: what differs was on the move. */
function tellStuck(error: Error): void {
  console.error([error.message, ...events, 'is seen as', seenAt(directory), 'and again', seenAt(directory)].join('\n'));
}

function check(dir: string, when: string): void {
  for (let file = 0; file < FILES; file += 1) {
    try {
      if (readFileSync(join(dir, `${file}`), 'utf8') !== dir) lost.push(`${dir}/${file} is another's ${when}`);
    } catch (error) {
      lost.push(`${error}, ${when}`);
    }
  }
}

async function use(): Promise<void> {
  const text = formatHolder({ ...host.self, timestamp: Date.now() / 1000 });
  const uses = new Uses(host.dir, randomUUID().replaceAll('-', ''), text, () => undefined);
  const guard = new CallOnce<{ attempt: string }>({
    root: directory,
    path: entry,
    name: BUILD,
    pollInterval: 0.02,
    lease: 30,
    timeout: TIMEOUT_SECONDS,
    onDebug: (event) => {
      events = [...events.slice(1 - MOST_EVENTS), event];
    },
    fn: async ({ claim }) => {
      builds += 1;
      const attempt = await makeAttempt(host.dir, entry, claim.token, uses, 0);
      const { dir } = attemptPlace(entry, attempt);
      for (let file = 0; file < FILES; file += 1) writeFileSync(join(dir, `${file}`), dir);
      return { attempt };
    },
    validate: async ({ attempt }) => {
      const { dir, users } = attemptPlace(entry, attempt);
      const names = (await host.dir.list(entry)) ?? [];
      if (![dir, users].every((path) => names.includes(path.slice(entry.length + 1)))) return 'it is gone';
      if (((await host.dir.list(dir)) ?? []).length !== FILES) return 'its files are gone';
      return (await uses.begin(users)) === 'in use' ? undefined : 'it is retired';
    },
  });
  events = [];
  const { attempt } = await guard.ensureDone().catch((error: unknown) => {
    if (error instanceof NFSLockTimeout) tellStuck(error);
    throw error;
  });
  const { dir, users } = attemptPlace(entry, attempt);
  check(dir, 'at once');
  await setTimeout(Math.random() * 30);
  check(dir, 'later');
  await uses.end(users);
  done += 1;
}

/** So many users at once would always keep it, the more so on a slow machine. */
async function untilRemoved(): Promise<void> {
  const isThere = () => readdirSync(join(entry, '.locks')).includes(`${BUILD}.done`);
  for (;;) {
    try {
      if (!isThere()) return;
    } catch {
      return;
    }
    await setTimeout(20);
  }
}

async function prune(): Promise<void> {
  const pruned = await cleanEntry(host, directory, { folders: ['o', 'r'], id: ID, dir: entry }).catch(() => undefined);
  if (pruned?.kind === 'removed') done += 1;
}

if (role === 'use') {
  for (let round = 0; round < Number(rounds); round += 1) {
    await use();
    await (Math.random() < 0.5 ? untilRemoved() : setTimeout(Math.random() * 20));
  }
} else {
  while (!readdirSync(directory).includes('stop')) {
    await prune();
    await setTimeout(Math.random() * 20);
  }
}
console.log(JSON.stringify({ rounds: done, builds, lost } satisfies Seen));
process.exit();
