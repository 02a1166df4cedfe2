import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { startHeartbeatInThread } from '../../lib/nfs-lock/heartbeat/beat-thread.js';
import { SharedBeats } from '../../lib/nfs-lock/heartbeat/shared-beats.js';
import { test } from '../support/directory.ts';

test('a holder that stops its heartbeat knows the last beat, and none comes after it', () => {
  const ofHolder = SharedBeats.begin({ beats: 0, lastSeconds: 5 });
  const ofThread = new SharedBeats(ofHolder.memory);
  expect(ofThread.enter()).toBe(true);
  // One is under way: only the thread knows how it ends.
  expect(ofHolder.stop()).toBeUndefined();
  ofThread.leave({ beats: 1, lastSeconds: 7.5 });
  expect(ofHolder.stop()).toEqual({ beats: 1, lastSeconds: 7.5 });
  expect(ofThread.enter()).toBe(false);
});

test('a heartbeat that hardly ever rests is stopped under the very name of its last beat', async ({ directory }) => {
  let beaten = 0;
  for (let round = 0; round < 100; round += 1) {
    const token = `t${round}`;
    symlinkSync('text', join(directory, `holder.${token}.0`));
    const heartbeat = startHeartbeatInThread({
      lock: directory,
      token,
      text: 'text',
      claimedAtSeconds: Number(process.hrtime.bigint()) / 1e9,
      leaseSeconds: 60,
      everySeconds: 0.0005,
      onLost: (loss) => expect.unreachable(JSON.stringify(loss)),
    });
    if (round % 4 > 0) await setTimeout(round % 7);
    if (round % 4 === 2) void heartbeat.beat();
    const { beats = Number.NaN } = (await heartbeat.stop()) ?? {};
    const names = () => readdirSync(directory).filter((name) => name.startsWith(`holder.${token}.`));
    expect(names()).toEqual([`holder.${token}.${beats}`]);
    beaten += beats;
  }
  expect(beaten).toBeGreaterThan(20);
});
