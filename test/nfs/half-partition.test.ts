import { describe, expect, test } from 'vitest';
import { Caller } from './callers.ts';
import { note } from './reliability.ts';
import { hasLab, Share } from './share.ts';

const LEASE = 3;
const OPTIONS = { pollInterval: 0.1, lease: LEASE, timeout: 120 };
/** More than publishing and release have; a call that has fewer just ends. */
const MOST_STEPS = 16;

describe
  .skipIf(!hasLab)
  .each(
    (['3', '4.2'] as const).flatMap((version) => (['replies', 'requests'] as const).map((lost) => ({ version, lost }))),
  )('NFS $version', ({ version, lost }) => {
  test(`the builder's ${lost} are lost from each step of publishing on: one value for all`, async () => {
    await using share = await Share.open(version);
    const builder = share.lab.client(1);
    const callers = await Promise.all(share.lab.clients.map((client) => Caller.start(client, OPTIONS)));
    const [first, ...others] = callers;
    if (first === undefined) throw new Error('the lab has no clients');
    // Each in a call of its own, so that one partition serves for all.
    const entries = Array.from({ length: MOST_STEPS }, (_, i) => ({
      entry: `${share.path}/step-${i + 1}`,
      step: i + 1,
    }));
    for (const { entry, step } of entries) first.tell({ kind: 'call', entry, runSeconds: 0, holdAtStep: step });
    const stopped = await Promise.all(
      entries.map(({ entry }) =>
        first.until((one) => (one.kind === 'held' || one.kind === 'value') && one.entry === entry),
      ),
    );
    const held = entries.filter((_, i) => stopped[i]?.kind === 'held');
    for (const other of others) for (const { entry } of held) other.tell({ kind: 'call', entry, runSeconds: 0 });
    await (lost === 'replies' ? builder.cutReplies() : builder.cut());
    first.tell({ kind: 'go' });
    const ofOthers = await Promise.all(
      held.map(({ entry }) => Promise.all(others.map((other) => other.outcome(entry)))),
    );
    await (lost === 'replies' ? builder.healReplies() : builder.heal());
    const ofFirst = await Promise.all(held.map(({ entry }) => first.outcome(entry)));
    const left = await share.leftoversAfterOneMore(LEASE, async () => {
      await using oneMore = await Caller.start(share.lab.client(2), OPTIONS);
      for (const { entry } of held) await oneMore.call(entry);
    });
    const builds = (await share.list(`-d ${held.map(({ step }) => `step-${step}/run-*`).join(' ')}`)).length;
    note({
      case: `the builder's ${lost} are lost at each step of publishing`,
      version,
      rounds: held.length,
      builds,
      stuck: left.length,
    });
    await Promise.all(callers.map((caller) => caller[Symbol.asyncDispose]()));
    expect(held.length).toBeGreaterThan(3);
    expect(held.length).toBeLessThan(MOST_STEPS);
    for (const [i, values] of ofOthers.entries()) {
      expect(
        new Set([ofFirst[i], ...values]).size,
        `step ${held[i]?.step}: ${[ofFirst[i], ...values].join(' | ')}`,
      ).toBe(1);
      expect(ofFirst[i]).not.toMatch(/^error/);
    }
    expect(left).toEqual([]);
  });
});
