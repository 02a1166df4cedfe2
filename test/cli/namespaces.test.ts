import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canTest } from '../support/needs.ts';
import { until } from '../support/until.ts';
import { Site, type Started } from './command.ts';

/* One machine, one host name, two PID namespaces, as with containers on the host's network: a PID of one says nothing in the other. */

/** Its first process, PID 1, is the command. */
const CONTAINER = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
const canUnshare = spawnSync('unshare', [...CONTAINER.slice(1), 'true']).status === 0;

const PLACES = { outside: [], inside: CONTAINER } as const;
type Place = keyof typeof PLACES;
const other = (place: Place): Place => (place === 'inside' ? 'outside' : 'inside');

async function entryOf(site: Site, run: Started, said: string): Promise<string> {
  await until(said, () => (run.stderr + run.stdout).includes(said));
  const [id = ''] = readdirSync(join(site.share, '_named', 'soc'));
  return id;
}

describe
  .runIf(canTest('containers on one machine', { needs: 'root and unshare(1)', isThere: canUnshare }))
  .each(['outside', 'inside'] as const)('of who runs %s', (place) => {
  test('nobody in the other place says that it is gone: its result stays', async () => {
    await using site = await Site.open();
    const user = site.startBuild('touch "$BUILD_ONCE_DIR/x"', ['--', 'sh', '-c', 'echo uses; sleep 600'], {
      through: PLACES[place],
    });
    const id = await entryOf(site, user, 'uses');
    const prune = ['prune', '--max-age', '0s', '--min-age', '0s'];
    for (const from of [place, other(place)])
      expect(await site.run(prune, { through: PLACES[from] })).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`kept _named/soc/${id}: in use by 1\n`),
      });
    expect(await site.run(['clean', id], { through: PLACES[other(place)] })).toMatchObject({ code: 1, stdout: '' });
  });

  test('nobody in the other place says that it is dead: its lock stays', async () => {
    await using site = await Site.open();
    const build = 'touch "$BUILD_ONCE_DIR/x"; echo started; sleep 600';
    const builder = site.startBuild(build, [], { through: PLACES[place] });
    const id = await entryOf(site, builder, 'started');
    const through = PLACES[other(place)];
    const { entries } = JSON.parse((await site.run(['status', '--json'], { through })).stdout);
    expect(entries).toMatchObject([{ state: 'building', builderHasEnded: false }]);
    expect(await site.run(['unlock', id], { through })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('may be alive'),
    });
    expect(await site.build(build, ['--timeout', '2'], { through })).toMatchObject({ code: 75 });
    expect((await site.run(['doctor'], { through })).stdout).toContain('no lock has been silent');
    expect(builder.process.exitCode).toBe(null);
  });
});
