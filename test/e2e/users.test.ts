import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisHost } from '../../src/nfs-lock/this-host.ts';
import { prune } from '../../src/store/prune/prune.ts';
import { Site, until } from './leg.ts';

const INPUTS = { run: 'touch "$BUILD_ONCE_DIR/simv"', key: 'k', expect: 'simv' };

/** What the links of a result's users say. */
function usersOf(dir: string | undefined): Record<string, unknown>[] {
  const users = `${dir}.users`;
  return readdirSync(users).map((name) => JSON.parse(readlinkSync(join(users, name))));
}

/** All that was not used since goes, however young. */
async function pruneNow(site: Site) {
  return await prune({ host: thisHost(), path: site.share, maxAgeSeconds: 0, minAgeSeconds: 0 });
}

test('a result is in use from before the step ends until the post step, by the one who built it and those who reuse it', async () => {
  await using site = await Site.open();
  const env = { GITHUB_JOB: 'sim', RUNNER_NAME: 'r-1', 'INPUT_JOB-CHECK-RUN-ID': '77' };
  const builder = site.start(INPUTS, env);
  const { outputs } = await builder.ended;
  const second = site.start(INPUTS);
  await second.ended;
  const self = {
    hostname: expect.any(String),
    // The runner's worker is whoever has started the step.
    pid: process.pid,
    startTime: expect.stringMatching(/^\d+$/),
    bootId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    pidNamespace: expect.stringMatching(/^pid:/),
    timestamp: expect.any(Number),
  };
  expect(usersOf(outputs.dir)).toHaveLength(2);
  expect(usersOf(outputs.dir)).toContainEqual(
    expect.objectContaining({
      ...self,
      about: { job: 'sim', runner: 'r-1', url: 'https://github.com/owner/repo/actions/runs/1000/job/77' },
    }),
  );
  const users = `${outputs.dir}.users`;
  for (const name of readdirSync(users)) expect(lstatSync(join(users, name)).size).toBeLessThan(1000);
  builder.post();
  expect(usersOf(outputs.dir)).toHaveLength(1);
  second.post();
  expect(usersOf(outputs.dir)).toHaveLength(0);
});

test('the last use is when the last job began or ended to use it, by the clock of the server', async () => {
  await using site = await Site.open();
  const builder = site.start(INPUTS);
  const { outputs } = await builder.ended;
  builder.post();
  const lastUse = () => statSync(`${outputs.dir}.users`, { bigint: true }).mtimeNs;
  const built = lastUse();
  const reuser = site.start(INPUTS);
  await reuser.ended;
  const used = lastUse();
  expect(used).toBeGreaterThan(built);
  reuser.post();
  expect(lastUse()).toBeGreaterThan(used);
});

test('while it is built it is in use by its builder; one that fails is used by nobody', async () => {
  await using site = await Site.open();
  const go = join(site.root, 'go');
  const builder = site.start({ ...INPUTS, run: `until [ -e ${go} ]; do sleep 0.05; done; exit 3` });
  const [users = ''] = await until('the attempt', () => {
    const names = spawnSync('find', [site.share, '-name', '*.users', '!', '-empty'], { encoding: 'utf8' }).stdout;
    return names === '' ? undefined : names.trim().split('\n');
  });
  const report = await pruneNow(site);
  expect(report.kept.map(({ pruned }) => pruned.kind)).toEqual(['being built']);
  expect(readdirSync(users)).toHaveLength(1);
  writeFileSync(go, '');
  expect((await builder.ended).code).toBe(1);
  expect(readdirSync(users)).toEqual([]);
});

test("the runner's worker is the one whose life counts, whatever starts the step for it", async () => {
  await using site = await Site.open();
  const worker = join(site.root, 'Runner.Worker');
  symlinkSync(process.execPath, worker);
  const leg = site.start(INPUTS, {}, [worker, '-e', WORKER, 'sh', '-c', '"$@"; exit $?', 'sh']);
  await until('the end of the step', () => leg.output.includes('STEP ENDED'));
  expect(usersOf(join(site.entry(), attemptIn(site)))).toEqual([expect.objectContaining({ pid: leg.process.pid })]);
});

test('a state that was forged has the post step remove nothing but links of users', async () => {
  await using site = await Site.open();
  const builder = site.start(INPUTS);
  const { dir = '' } = (await builder.ended).outputs;
  const [users, file, link] = [`${dir}.users`, join(dir, 'simv'), join(site.root, 'link')];
  symlinkSync('{"hostname":"h","pid":1}', link);
  writeFileSync(join(users, 'keep'), '');
  symlinkSync('/elsewhere', join(users, 'other'));
  const forged = JSON.stringify([
    file,
    link,
    join(users, 'keep'),
    join(users, 'other'),
    `${users}/../1-x.users/y`,
    users,
  ]);
  builder.post({ change: () => forged });
  for (const path of [file, link, join(users, 'keep'), join(users, 'other')]) expect(lstatSync(path)).toBeDefined();
});

describe('prune', () => {
  test('leaves what is in use, whatever else it is told, and then takes it; the next job builds', async () => {
    await using site = await Site.open();
    const builder = site.start(INPUTS);
    const { dir = '' } = (await builder.ended).outputs;
    const report = await pruneNow(site);
    expect(report.kept.map(({ pruned }) => pruned.kind)).toEqual(['in use']);
    expect(report.kept[0]?.pruned.users[0]?.who?.pid).toBe(process.pid);
    expect(readdirSync(dir)).toEqual(['simv']);
    builder.post();
    const { removed, removedBytes, unreachable } = await pruneNow(site);
    expect(removed).toHaveLength(1);
    expect(removedBytes).toBeGreaterThanOrEqual(4096);
    expect(unreachable).toEqual([]);
    expect(readdirSync(site.share)).toEqual([]);
    expect((await site.start(INPUTS).ended).outputs.outcome).toBe('built');
  });

  test('knows that a job was killed with its worker, whose post step never ran', async () => {
    await using site = await Site.open();
    const builder = site.start(INPUTS);
    await builder.ended;
    builder.post();
    // A worker of its own, as each job has, that starts the step and goes on.
    const leg = site.start(INPUTS, {}, [process.execPath, '-e', WORKER]);
    const link = await until('the link', () => readdirSync(`${site.entry()}/${attemptIn(site)}.users`)[0]);
    await until('the end of the step', () => leg.output.includes('STEP ENDED'));
    expect(JSON.parse(readlinkSync(`${site.entry()}/${attemptIn(site)}.users/${link}`)).pid).toBe(leg.process.pid);
    expect((await pruneNow(site)).kept.map(({ pruned }) => pruned.kind)).toEqual(['in use']);
    leg.process.kill('SIGKILL');
    await leg.ended;
    expect((await pruneNow(site)).removed).toHaveLength(1);
  });

  test('takes a result away from a leg that has read its marker: a miss, and built anew', async () => {
    await using site = await Site.open();
    const builder = site.start(INPUTS);
    const { dir } = (await builder.ended).outputs;
    rmSync(`${dir}.users`, { recursive: true });
    const { outputs } = await site.start(INPUTS).ended;
    expect(outputs.outcome).toBe('built');
    expect(outputs.dir).not.toBe(dir);
  });
});

/** Starts what it is given, says when that has ended, and stays. */
const WORKER =
  "const { spawn } = require('node:child_process');" +
  'const [program, ...args] = process.argv.slice(1);' +
  "spawn(program, args, { stdio: 'inherit' }).on('close', () => console.log('STEP ENDED'));" +
  'setInterval(() => undefined, 1000);';

function attemptIn(site: Site): string {
  return readdirSync(site.entry()).find((name) => /^1-\w+$/.test(name)) ?? '';
}
