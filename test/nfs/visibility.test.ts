import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inGuest } from './lab/lab.ts';
import { hasLab, Share } from './share.ts';

const NODE = inGuest(process.execPath);
const WATCHER = inGuest(join(import.meta.dirname, 'watcher.ts'));
const ROUNDS = 40;

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test(`a marker is seen by the first look after it was published, ${ROUNDS} times`, async () => {
    await using share = await Share.open(version);
    await share.lab.server.exec(`mkdir ${share.onServer}/markers ${share.onServer}/signs`);
    const run = async (client: number, role: string) =>
      await share.lab
        .client(client)
        .exec([
          NODE,
          '--disable-warning=ExperimentalWarning',
          WATCHER,
          role,
          share.path,
          `${ROUNDS}`,
          'client2',
          'client3',
        ]);
    const [, second, third] = await Promise.all([run(1, 'publish'), run(2, 'watch'), run(3, 'watch')]);
    for (const { stdout } of [second, third]) {
      const late = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as number[];
      expect(late).toHaveLength(ROUNDS);
      expect(late.filter((looks) => looks > 1)).toEqual([]);
    }
  });
});
