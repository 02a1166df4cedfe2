import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Caller } from './callers.ts';
import type { Client } from './lab/host.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const ROUNDS = 50;
const PER_HOST = 4;
const FEWEST = 8;
/** Every so many rounds a whole host goes, not one process. */
const HOST_EVERY = 10;
const OPTIONS = { pollInterval: 0.05, lease: 2, timeout: 120 };
const RUN_SECONDS = 0.2;
/** How long after the beginning of a run, or of a round, one is killed at the latest. */
const KILL_SECONDS = 0.5;

/** Callers on all hosts, of whom some are killed, and who are replaced while the others go on. */
class Crowd implements AsyncDisposable {
  readonly share: Share;
  readonly #version: '3' | '4.2';
  readonly #callers = new Set<Caller>();
  readonly #replacing = new Set<Promise<void>>();

  constructor(share: Share, version: '3' | '4.2') {
    this.share = share;
    this.#version = version;
  }

  get callers(): readonly Caller[] {
    return [...this.#callers];
  }

  async add(client: Client): Promise<void> {
    const caller = await Caller.start(client, OPTIONS);
    this.#callers.add(caller);
    void caller.ended.then(() => this.#callers.delete(caller));
  }

  kill(caller: Caller): void {
    this.#callers.delete(caller);
    caller.kill();
    this.#meanwhile(caller.ended.then(() => this.add(caller.client)));
  }

  async cutPower(client: Client): Promise<void> {
    const there = this.callers.filter((caller) => caller.client === client);
    await client.powerCut();
    for (const caller of there) this.#callers.delete(caller);
    this.#meanwhile(
      (async () => {
        await client.boot();
        await this.share.remount(client, this.#version);
        await Promise.all(there.map(() => this.add(client)));
      })(),
    );
  }

  async atLeast(count: number): Promise<void> {
    while (this.#callers.size < count) await Promise.race(this.#replacing);
  }

  async complete(): Promise<void> {
    while (this.#replacing.size > 0) await Promise.all(this.#replacing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.complete();
    await Promise.all(this.callers.map((caller) => caller[Symbol.asyncDispose]()));
  }

  #meanwhile(replacing: Promise<void>): void {
    this.#replacing.add(replacing);
    void replacing.then(() => this.#replacing.delete(replacing));
  }
}

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test(`${ROUNDS} rounds in which a caller or a host is killed: one value for all, nobody stuck, nothing left`, async () => {
    await using share = await Share.open(version);
    await using crowd = new Crowd(share, version);
    const places = share.lab.clients.flatMap((client) => Array.from({ length: PER_HOST }, () => client));
    await Promise.all(places.map((client) => crowd.add(client)));
    const entries = Array.from({ length: ROUNDS }, (_, round) => `${share.path}/round-${round}`);
    const wrong: string[] = [];
    for (const [round, entry] of entries.entries()) {
      const isHosts = round % HOST_EVERY === HOST_EVERY - 1;
      // Nobody is to be started on a host that is off.
      await (isHosts ? crowd.complete() : crowd.atLeast(FEWEST));
      const callers = crowd.callers;
      const began = callers.map((caller) =>
        caller.until((one) => one.kind === 'running' && one.entry === entry).then(() => caller),
      );
      for (const caller of callers) caller.tell({ kind: 'call', entry, runSeconds: RUN_SECONDS });
      // Whoever runs the call, or anybody.
      const victim = round % 3 === 0 ? callers[Math.floor(Math.random() * callers.length)] : await Promise.race(began);
      await setTimeout(Math.random() * KILL_SECONDS * 1000);
      if (victim !== undefined && isHosts) await crowd.cutPower(victim.client);
      else if (victim !== undefined) crowd.kill(victim);
      const outcomes = await Promise.all(callers.map((caller) => caller.outcome(entry)));
      const different = new Set(outcomes.filter((outcome) => outcome !== undefined));
      if (different.size !== 1 || [...different][0]?.startsWith('error'))
        wrong.push(`${entry}: ${[...different].join(' | ')}`);
    }
    await crowd.complete();
    const left = await share.leftoversAfterOneMore(OPTIONS.lease, async () => {
      await using oneMore = await Caller.start(share.lab.client(1), OPTIONS);
      for (const entry of entries) await oneMore.call(entry);
    });
    const builds = (await share.list('-d round-*/run-*')).length;
    note({ case: 'a caller or a host is killed in each round', version, rounds: ROUNDS, builds, stuck: left.length });
    expect(wrong).toEqual([]);
    expect(left).toEqual([]);
  });
});
