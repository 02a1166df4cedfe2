import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stepEnv } from '../e2e/leg.ts';
import { quickBuild } from './build-script.ts';
import { GuestLeg } from './guest-leg.ts';
import { inGuest } from './lab/lab.ts';
import { hasLab, Share } from './share.ts';

const NODE = inGuest(process.execPath);
const POST = inGuest(join(import.meta.dirname, '../../dist/post/index.js'));
/** What the job's end may take, and what a guest needs to start Node twice over. */
const MOST_SECONDS = 20 + 15;

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test.each<readonly [when: string, uses: boolean]>([
    ['has nothing to do but to prune', false],
    ['has used a result', true],
  ])('a job that %s ends in time, although its mount has gone away', async (_, uses) => {
    await using share = await Share.open(version);
    const client = share.lab.client(1);
    const inputs = { path: share.path, run: quickBuild(share), expect: 'result', 'max-age': '14d' };
    const { outputs } = await (await GuestLeg.start(client, inputs)).ended;
    const env = {
      ...stepEnv('/tmp', inputs),
      ...(uses ? { STATE_build_once_uses: JSON.stringify([`${outputs.dir}.users/u`]) } : {}),
    };
    await client.cut();
    try {
      const began = performance.now();
      const post = await client.spawn(['timeout', '--signal=KILL', '120', NODE, POST], { env });
      const { ended, output } = await post.output();
      const seconds = (performance.now() - began) / 1000;
      expect({ ended, stderr: output.stderr }).toEqual({ ended: { kind: 'exit', code: 0 }, stderr: '' });
      if (!uses) expect(output.stdout).toContain('Prune: stopped after 20 s, for the mount does not answer');
      expect(seconds).toBeLessThan(MOST_SECONDS);
    } finally {
      await client.heal();
    }
  });
});
