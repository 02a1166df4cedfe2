/**
 * Two changes of a directory within one tick of the server's clock, with a look of another client in between: on NFS 3 that
 * client may take its stale listing for fresh, because it compares nothing but the directory's mtime.
 *
 *   node test/nfs/lab/probe-same-tick.ts [ROUNDS]
 *
 * list    B lists the directory in a tight loop while A links a marker into it. How late does B see it?
 * open    The same, and B asks for the marker by name in each turn; once it is listed, B opens it. Does that ever fail?
 * mkdir   B lists, and tries to make a lock directory that A holds. A links the marker, then gives the lock up.
 *         Does B's next listing after its mkdir has succeeded ever lack the marker, and for how long?
 *
 * Each with and without more changes: A goes on changing the directory until its mtime differs from what it was after the link.
 */
import { accessSync, linkSync, mkdirSync, readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Execution } from './execution.ts';
import type { NfsVersion } from './host.ts';
import { inGuest, startLab } from './lab.ts';

const PROBES = ['list', 'open', 'mkdir'] as const;
type Order = { readonly probe: (typeof PROBES)[number]; readonly advance: boolean; readonly marker: string };
/** The guests take their clocks from this machine, so their times can be compared. */
type Published = { readonly at: number; readonly changes: number };
/** `misses`: opens of the listed marker that failed (open), listings after B's own mkdir without the marker (mkdir). */
type Looked = { readonly seenAt?: number; readonly lockedAt?: number; readonly misses: number };

const DIR = 'dir';
const LOCK = `${DIR}/lock`;
const COMPLETE = 'complete-file';
const LATE_MS = 1000;
const GIVE_UP_MS = 3000;

function publish({ probe, advance, marker }: Order): Published {
  for (const old of readdirSync(DIR).filter((name) => name.startsWith('marker'))) unlinkSync(`${DIR}/${old}`);
  spin(Math.random() * 30);
  // Makes B list anew, now and then in the very tick in which the marker comes.
  linkSync(COMPLETE, `${DIR}/${marker}-first`);
  spin(Math.random() * 5);
  linkSync(COMPLETE, `${DIR}/${marker}`);
  const changes = advance ? advanceMtime() : 0;
  if (probe === 'mkdir') rmdirSync(LOCK);
  return { at: Date.now(), changes };
}

function advanceMtime(): number {
  const mtime = () => statSync(DIR, { bigint: true }).mtimeNs;
  const atLink = mtime();
  for (let changes = 1; ; changes++) {
    mkdirSync(`${DIR}/scratch`);
    rmdirSync(`${DIR}/scratch`);
    if (mtime() !== atLink) return changes;
  }
}

function look({ probe, marker }: Order): Looked {
  const end = Date.now() + GIVE_UP_MS;
  let lockedAt: number | undefined;
  let misses = 0;
  for (let looks = 1; ; looks++) {
    if (looks === 5) console.log('null'); // B is warm, and A may start
    const listed = readdirSync(DIR).includes(marker);
    const opened = probe === 'open' ? succeeds(() => accessSync(`${DIR}/${marker}`), 'ENOENT') : listed;
    if (probe === 'open' ? listed && !opened : lockedAt !== undefined && !listed) misses++;
    const seen = listed && opened && (probe !== 'mkdir' || lockedAt !== undefined);
    if (seen || Date.now() > end) {
      return { misses, ...(seen && { seenAt: Date.now() }), ...(lockedAt !== undefined && { lockedAt }) };
    }
    if (probe === 'mkdir' && lockedAt === undefined && succeeds(() => mkdirSync(LOCK), 'EEXIST')) lockedAt = Date.now();
  }
}

function succeeds(call: () => void, otherwise: string): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === otherwise) return false;
    throw error;
  }
}

function spin(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

async function measure(rounds: number): Promise<void> {
  await using lab = await startLab({ clients: 2 });
  const [a, b] = [lab.client(1), lab.client(2)];
  for (const version of ['3', '4.2'] as const satisfies NfsVersion[]) {
    const at = `/mnt/${version}`;
    await Promise.all([a, b].map((client) => client.mount({ version, at })));
    await a.exec(`rm -rf ${DIR}; mkdir -p ${LOCK}; echo complete >${COMPLETE}`, { cwd: at });
    const role = (name: string) =>
      [inGuest(process.execPath), inGuest(import.meta.filename), 'in-guest', name] as const;
    const publisher = new Peer(await a.spawn(role('publish'), { cwd: at }));
    const looker = new Peer(await b.spawn(role('look'), { cwd: at }));
    for (const probe of PROBES) {
      for (const advance of [false, true]) {
        const late: number[] = [];
        let [missed, changes] = [0, 0];
        for (let round = 1; round <= rounds; round++) {
          const order: Order = { probe, advance, marker: `marker-${probe}-${advance}-${round}` };
          looker.tell(order);
          await looker.hear();
          publisher.tell(order);
          const published = (await publisher.hear()) as Published;
          const looked = (await looker.hear()) as Looked;
          late.push((looked.seenAt ?? Number.POSITIVE_INFINITY) - (looked.lockedAt ?? published.at));
          missed += Math.sign(looked.misses);
          changes = Math.max(changes, published.changes);
        }
        report({ version, probe, advance, late, missed, changes });
      }
    }
  }
}

type Row = { version: string; probe: string; advance: boolean; late: number[]; missed: number; changes: number };

function report({ version, probe, advance, late, missed, changes }: Row): void {
  const inTime = late.filter((one) => one <= LATE_MS);
  console.log(
    `NFS ${version}, ${probe}, ${advance ? 'with' : 'without'} more changes: ${late.length - inTime.length} of ${late.length} over 1 s late, ` +
      `the others at most ${Math.max(...inTime)} ms; missed in ${missed} rounds; at most ${changes} changes`,
  );
}

/** A process in a guest that answers each line with a line. */
class Peer {
  readonly #execution: Execution;
  readonly #lines: AsyncIterator<string>;

  constructor(execution: Execution) {
    this.#execution = execution;
    this.#lines = createInterface({ input: execution.stdout })[Symbol.asyncIterator]();
    execution.stderr.pipe(process.stderr);
  }

  tell(order: Order): void {
    this.#execution.stdin.write(`${JSON.stringify(order)}\n`);
  }

  async hear(): Promise<unknown> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('A process in a guest has ended.');
    return JSON.parse(value);
  }
}

const [first = '200', role] = process.argv.slice(2);
if (first === 'in-guest') {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order;
    console.log(JSON.stringify(role === 'publish' ? publish(order) : look(order)));
  }
} else {
  await measure(Number(first));
}
