/**
 * A long-lived process in a guest that contends for locks or calls on the share, round after round, with the library as
 * it is published. Guests take two seconds to start Node, so thousands of rounds cannot be processes of their own.
 *
 *     node contender.ts lock|plain|call DIR ROUNDS OPTIONS-JSON
 *
 * Says what it saw as lines of JSON. Whether two were inside at once is decided by the server: the one inside makes a
 * directory that nobody else may find there.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CallOnce as CallOnceClass, NFSLock as NFSLockClass } from '../../src/index.ts';
import { PlainLock } from './plain-lock.ts';

const [kind, directory = '', rounds = '0', json = '{}'] = process.argv.slice(2);
const { CallOnce, NFSLock } = (await import(new URL('../../lib/index.js', import.meta.url).href)) as {
  CallOnce: typeof CallOnceClass;
  NFSLock: typeof NFSLockClass;
};
const options = JSON.parse(json) as {
  readonly pollInterval?: number;
  readonly lease?: number;
  readonly timeout?: number;
};

export interface Seen {
  readonly rounds: number;
  /** How often somebody else was inside as well. */
  readonly overlaps: number;
  /** Of calls: the value of each round. */
  readonly values: readonly string[];
  readonly error?: string;
}

/** A look lists all markers of a directory; a thousand in one would make this a test of listing. */
const ROUNDS_A_PART = 50;
const partOf = (round: number) => `part-${Math.floor(round / ROUNDS_A_PART)}`;

let overlaps = 0;
const values: string[] = [];
let done = 0;

async function stayInside(name: string): Promise<void> {
  const inside = join(directory, name);
  try {
    mkdirSync(inside);
  } catch {
    overlaps += 1;
    return;
  }
  await setTimeout(Math.random() * 5);
  rmdirSync(inside);
}

async function run(): Promise<void> {
  const lock =
    kind === 'plain'
      ? new PlainLock(join(directory, 'contended.lock'), options)
      : new NFSLock(join(directory, 'contended.lock'), options);
  for (; done < Number(rounds); done += 1) {
    if (kind === 'call') {
      const guard = new CallOnce<string>({
        ...options,
        path: join(directory, partOf(done)),
        name: `round-${done}`,
        fn: async () => {
          const run = randomUUID();
          mkdirSync(join(directory, partOf(done), `run-${done}.${run}`));
          await setTimeout(Math.random() * 5);
          return run;
        },
      });
      values.push(await guard.ensureDone());
    } else {
      const held = await lock.acquire();
      await stayInside('inside');
      await held.release();
    }
  }
}

let error: string | undefined;
try {
  await run();
} catch (thrown) {
  error = thrown instanceof Error ? thrown.message : `${thrown}`;
}
console.log(
  JSON.stringify({ rounds: done, overlaps, values, ...(error === undefined ? {} : { error }) } satisfies Seen),
);
process.exit();
