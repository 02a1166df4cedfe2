import {
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisHost } from '../../src/nfs-lock/this-host.ts';
import { prune } from '../../src/store/prune/prune.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { Site } from './leg.ts';
import { Mounted } from './mounted.ts';

const isRoot = canTestAsRoot('mounts and links of others in the way of prune');

const DAY = 86_400;
const build = (key: string) => ({ run: 'head -c 100000 /dev/zero > "$BUILD_ONCE_DIR/simv"', key, expect: 'simv' });

/** Makes a result as old as if it had been built, and used last, so long ago. */
function makeOld(dir = '', days: number): void {
  const at = Date.now() / 1000 - days * DAY;
  for (const path of [`${dir}.users`, join(dir, '..', '.locks', 'build.done')]) utimesSync(path, at, at);
}

/** Builds with that key, and ends the job. */
async function built(site: Site, key: string, days: number): Promise<string> {
  const leg = site.start(build(key));
  const { dir = '' } = (await leg.ended).outputs;
  leg.post();
  makeOld(dir, days);
  return dir;
}

describe('the post step prunes', () => {
  test('what no job has used for longer than max-age, and says so in one line', async () => {
    await using site = await Site.open();
    const [old, young] = [await built(site, 'old', 15), await built(site, 'young', 13)];
    const leg = site.start({ ...build('now'), 'max-age': '14d' });
    const { dir = '' } = (await leg.ended).outputs;
    expect(leg.post()).toMatch(/^Prune: removed 1 of 3 results of owner\/repo \(\d+ kB\), \d+ kB are left\n$/);
    expect([old, young, dir].map((each) => existsSync(each))).toEqual([false, true, true]);
  });

  test('oldest use first while all take more than max-size, but nothing that is in use or younger than a day', async () => {
    await using site = await Site.open();
    const [older, old, young] = [await built(site, 'a', 5), await built(site, 'b', 3), await built(site, 'c', 0.5)];
    const user = site.start(build('a'));
    await user.ended;
    makeOld(older, 5);
    const leg = site.start({ ...build('d'), 'max-size': '1kB' });
    await leg.ended;
    const line = leg.post();
    expect(line).toMatch(
      /^Prune: removed 1 of 4 results .*; 1 in use; 2 too young; .* are taken, more than 1.0 kB \(max-size\)/,
    );
    expect([older, old, young].map((each) => existsSync(each))).toEqual([true, false, true]);
  });

  test('once a day, whichever job of the repository comes', async () => {
    await using site = await Site.open();
    const first = site.start({ ...build('1'), 'max-age': '14d' });
    await first.ended;
    expect(first.post()).toContain('Prune: removed 0 of 1 results');
    const old = await built(site, 'old', 30);
    const second = site.start({ ...build('2'), 'max-age': '14d' });
    await second.ended;
    expect(second.post()).toMatch(
      /^Prune: not due; sim on \S+ went through owner\/repo \d+ s ago, once a day is enough\n$/,
    );
    expect(existsSync(old)).toBe(true);
    const marker = join(site.entries, '.pruned');
    expect(JSON.parse(readlinkSync(marker))).toMatchObject({ about: { job: 'sim' } });
    const before = Date.now() / 1000 - 2 * DAY;
    lutimesSync(marker, before, before);
    expect(second.post()).toContain('Prune: removed 1 of 3 results');
    expect(lstatSync(marker).mtimeMs / 1000).toBeGreaterThan(before + DAY);
    // The server's clock was wrong once.
    lutimesSync(marker, before + 900 * DAY, before + 900 * DAY);
    expect(second.post()).toContain('Prune: removed 0 of 2 results');
    expect(second.post()).toContain('Prune: not due');
  });

  test("the repository's own trees below .forks, too; a run of a fork prunes its own alone", async () => {
    await using site = await Site.open();
    const own = await built(site, 'own', 30);
    const forks = join(site.share, '.forks', 'pull_request', 'owner', 'repo', 'evil', 'repo');
    const event = join(site.root, 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { head: { repo: { full_name: 'evil/repo' } } } }));
    const asFork = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
    const fork = site.start({ ...build('f'), 'max-age': '14d' }, asFork);
    const { dir = '' } = (await fork.ended).outputs;
    expect(dir.startsWith(forks)).toBe(true);
    expect(fork.post()).toContain('Prune: removed 0 of 1 results of .forks/pull_request/owner/repo/evil/repo');
    expect(existsSync(own)).toBe(true);
    makeOld(dir, 30);
    const leg = site.start({ ...build('now'), 'max-age': '14d' });
    await leg.ended;
    expect(leg.post()).toContain('Prune: removed 2 of 3 results of owner/repo');
    expect(existsSync(join(site.share, '.forks'))).toBe(false);
  });

  test("another's link in the place of the repository is not followed", async () => {
    await using site = await Site.open();
    await using other = await Site.open();
    const old = await built(other, 'old', 30);
    const leg = site.start({ ...build('1'), 'max-age': '14d' });
    await leg.ended;
    const id = readdirSync(other.entries)[0] ?? '';
    rmSync(join(site.entries, id), { recursive: true, force: true });
    symlinkSync(join(other.entries, id), join(site.entries, id));
    expect(leg.post()).toContain(`as ${join(site.entries, id)}: is a symbolic link in the place of an entry`);
    expect(existsSync(old)).toBe(true);
  });

  test('nothing where neither is given, and nothing is said', async () => {
    await using site = await Site.open();
    const old = await built(site, 'old', 300);
    const leg = site.start(build('now'));
    await leg.ended;
    expect(leg.post()).toBe('');
    expect(existsSync(old)).toBe(true);
  });
});

test.each([
  ['max-age', 'soon', "must be a time like '14d', '36h' or '90m', not \"soon\""],
  ['max-age', '14', "must be a time like '14d', '36h' or '90m', not \"14\""],
  ['max-age', '-1d', "must be a time like '14d', '36h' or '90m', not \"-1d\""],
  ['max-size', '500', "must be a size like '500GB', '2TB' or '800GiB', not \"500\""],
  ['max-size', '500 G', "must be a size like '500GB', '2TB' or '800GiB', not \"500 G\""],
])('%s: %s is a bad input, said before anything is made', async (name, value, problem) => {
  await using site = await Site.open();
  const end = await site.start({ ...build('k'), [name]: value }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toContain(`::error::input '${name}': ${problem}`);
  expect(readdirSync(site.share)).toEqual([]);
});

describe.skipIf(!isRoot)('what is not of the tree stays, and is named', () => {
  const NOBODY = 65534;

  test.each(['in a result', "in an entry's place", 'in the place of a repository'])('a mount %s', async (where) => {
    await using site = await Site.open();
    const old = await built(site, 'old', 30);
    const place = { 'in a result': join(old, 'data'), "in an entry's place": join(old, '..') }[where] ?? site.entries;
    using other = new Mounted(join(site.root, 'other'), '-t', 'tmpfs', 'tmpfs');
    if (where !== 'in a result') cpSync(place, other.path, { recursive: true, preserveTimestamps: true });
    else writeFileSync(join(other.path, 'file'), '');
    const before = readdirSync(other.path, { recursive: true });
    using _ = new Mounted(place, '--bind', other.path);
    const report = await prune({ host: thisHost(), path: site.share, maxAgeSeconds: 14 * DAY });
    expect(report.unreachable).toEqual([
      { path: expect.any(String), why: expect.stringMatching(/mounted there|EBUSY/) },
    ]);
    expect(readdirSync(other.path, { recursive: true })).toEqual(before);
  });

  test("a link of somebody else's in the place of a repository; one of our own is followed", async () => {
    await using site = await Site.open();
    await using other = await Site.open();
    const old = await built(other, 'old', 30);
    mkdirSync(join(site.share, 'owner'));
    symlinkSync(other.entries, site.entries);
    lchownSync(site.entries, NOBODY, NOBODY);
    const pruned = async () => await prune({ host: thisHost(), path: site.share, maxAgeSeconds: 14 * DAY });
    expect((await pruned()).unreachable).toEqual([
      { path: site.entries, why: `is a symbolic link of user ${NOBODY} to ${other.entries}` },
    ]);
    expect(existsSync(old)).toBe(true);
    lchownSync(site.entries, 0, 0);
    const { removed, unreachable } = await pruned();
    expect([removed.length, unreachable, existsSync(old)]).toEqual([1, [], false]);
  });
});
