import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import { eventEnv, pullRequest } from './events.ts';
import type { Site } from './leg.ts';
import { test as testSite } from './test.ts';

/*
 * What somebody may plant who can write to the share, as another user of its group: here, everybody. Ownership is what
 * these rest on, so they need root, which can be any user.
 */
const MALLORY = { uid: 65534, gid: 65534 };
const RUNNER = { uid: 1, gid: 1 };
/** What a leg is started through, to be the runner's. */
const AS_RUNNER = ['sh', '-c', 'chown -R 1:1 "$HOME" && exec setpriv --reuid 1 --regid 1 --clear-groups "$@"', 'sh'];

const isRoot = canTestAsRoot('what another user plants on the share');

/** A share that everybody may write to, on whose way nobody is kept out, and a file outside that no attack may change. */
const test = testSite
  .extend('site', async ({ site }) => {
    chmodSync(site.root, 0o755);
    chmodSync(site.share, 0o2777);
    return site;
  })
  .extend('victim', async ({ site }) => {
    const outside = join(site.root, 'outside');
    mkdirSync(outside);
    const victim = join(outside, 'victim');
    writeFileSync(victim, 'as it was\n', { mode: 0o600 });
    for (const path of [outside, victim]) chownSync(path, RUNNER.uid, RUNNER.gid);
    return victim;
  });

function as(user: { readonly uid: number; readonly gid: number }, command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { ...user, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function expectUntouched(victim: string): void {
  expect(readFileSync(victim, 'utf8')).toBe('as it was\n');
  expect((statSync(victim).mode & 0o7777).toString(8)).toBe('600');
  expect(readdirSync(dirname(victim))).toEqual(['victim']);
}

describe.skipIf(!isRoot)('a link on the way to an entry', () => {
  const INPUTS = { run: 'touch "$BUILD_ONCE_DIR/made"', key: 'k' };

  /** The directories from `path` down to the entry's markers, found by building once. */
  async function levels(site: Site, env: Readonly<Record<string, string | undefined>>): Promise<string[]> {
    const { outputs, output } = await site.start(INPUTS, env, AS_RUNNER).ended;
    const made: string[] = [];
    expect(outputs.dir, output).toBeDefined();
    for (let at = dirname(outputs.dir ?? ''); at !== site.share; at = dirname(at)) made.unshift(at);
    for (const name of readdirSync(site.share)) spawnSync('rm', ['-r', join(site.share, name)]);
    return [...made, join(made.at(-1) ?? '', '.locks')];
  }

  test.for<[whose: string, event: string, level: number]>([
    ["of the repository's own", 'push', 0],
    ["of the repository's own", 'push', 1],
    ["of the repository's own", 'push', 2],
    ["of the repository's own", 'push', 3],
    ['of a fork', 'pull_request', 0],
    ['of a fork', 'pull_request', 1],
    ['of a fork', 'pull_request', 5],
  ])(
    '%s, on %s, level %i: one error that names it, and nothing is touched',
    async ([_, event, level], { site, victim }) => {
      const env = event === 'push' ? {} : eventEnv(site, event, pullRequest('stranger/repo'));
      const link = (await levels(site, env))[level] ?? '';
      mkdirSync(dirname(link), { recursive: true });
      for (let at = dirname(link); at !== dirname(site.share); at = dirname(at)) chmodSync(at, 0o2777);
      as(MALLORY, 'ln', '-s', dirname(victim), link);
      const end = await site.start(INPUTS, env, AS_RUNNER).ended;
      expect(end.code).toBe(1);
      expect(end.output.match(/::error::.*/g)).toEqual([
        expect.stringContaining(`${link} is a symbolic link of user ${MALLORY.uid} to ${dirname(victim)}`),
      ]);
      expectUntouched(victim);
      expect(readdirSync(dirname(link))).toEqual([link.split('/').at(-1)]);
    },
  );

  test.for<[whose: string, owner: typeof RUNNER, above: typeof RUNNER]>([
    ['of the one who runs the step', RUNNER, { uid: 0, gid: 0 }],
    ['of root', { uid: 0, gid: 0 }, MALLORY],
    ['of the owner of the directory that it stands in', MALLORY, MALLORY],
  ])('%s is followed', async ([_, owner, above], { site }) => {
    const elsewhere = join(site.root, 'elsewhere');
    mkdirSync(elsewhere);
    chmodSync(elsewhere, 0o2777);
    chownSync(site.share, above.uid, above.gid);
    chmodSync(site.share, 0o2777);
    as(owner, 'ln', '-s', elsewhere, join(site.share, 'owner'));
    const end = await site.start(INPUTS, {}, AS_RUNNER).ended;
    expect(end.outputs.outcome, end.output).toBe('built');
    expect(existsSync(join(elsewhere, 'repo', `${end.outputs.key}`))).toBe(true);
  });
});

describe.skipIf(!isRoot)('a log', () => {
  test('that a link has replaced gets no more of ours', async ({ site, victim }) => {
    // The first try moves its log away, as anybody could who may write there, and puts a link in its place.
    const run = `
      case "\${BUILD_ONCE_DIR##*/}" in 1*) ;; *) exit 0 ;; esac
      mv "$BUILD_ONCE_DIR.log" "${site.root}/kept/log"; ln -s "${victim}" "$BUILD_ONCE_DIR.log"
      echo 'License checkout failed'; exit 1`;
    mkdirSync(join(site.root, 'kept'));
    chmodSync(join(site.root, 'kept'), 0o777);
    const leg = site.start({ run, key: 'k', 'license-tries': '2' }, {}, AS_RUNNER);
    const kept = await until('the notice of the next try', () => {
      const log = join(site.root, 'kept/log');
      const text = existsSync(log) && readFileSync(log, 'utf8');
      return text !== false && text.includes('trying again') && text;
    });
    expect(kept).toContain('License checkout failed');
    expectUntouched(victim);
    leg.process.kill('SIGTERM');
    await leg.ended;
    expectUntouched(victim);
  });

  test.for<[what: string, plant: (log: string, secret: string) => void]>([
    ['a symbolic link', (log: string, secret: string) => symlinkSync(secret, log)],
    ['another name of a file', (log: string, secret: string) => linkSync(secret, log)],
    ['a FIFO', (log: string) => spawnSync('mkfifo', ['-m', '666', log])],
    ['a directory', (log: string) => mkdirSync(log)],
  ])('that %s has replaced is not shown by those who wait, and keeps none of them', async ([_, plant], { site }) => {
    const secret = join(site.share, 'secret');
    writeFileSync(secret, 'a secret of the one who waits\n');
    const go = join(site.root, 'go');
    const run = `echo "$BUILD_ONCE_DIR" > "${site.root}/at"; while [ ! -e "${go}" ]; do sleep 0.05; done`;
    const builder = site.start({ run, key: 'k' });
    const at = await until('the build to run', () => {
      const path = join(site.root, 'at');
      return existsSync(path) && readFileSync(path, 'utf8').trim();
    });
    spawnSync('rm', [`${at}.log`]);
    plant(`${at}.log`, secret);
    const impatient = site.start({ run, key: 'k', timeout: '2' });
    const cancelled = site.start({ run, key: 'k' });
    const waiting = site.start({ run, key: 'k' });
    for (const leg of [cancelled, waiting]) await until('it to wait', () => leg.output.includes('Waiting for'));
    expect((await impatient.ended).output).toContain('gave up after 2 s (timeout)');
    cancelled.process.kill('SIGINT');
    expect((await cancelled.ended).code).toBe(1);
    writeFileSync(go, '');
    expect((await builder.ended).outputs.outcome).toBe('built');
    const end = await waiting.ended;
    expect(end.outputs.outcome, end.output).toBe('reused');
    for (const { output } of [impatient, cancelled, waiting]) expect(output).not.toContain('a secret');
  });
});

test('links in circles, a FIFO and a link to everything, planted in a result: looked at in a moment, and never entered', async ({
  site,
}) => {
  const inputs = { run: 'mkdir -p "$BUILD_ONCE_DIR/a/b"; touch "$BUILD_ONCE_DIR/a/b/simv"', key: 'k' };
  const built = await site.start(inputs).ended;
  for (const directory of ['.', 'a', 'a/b'].map((name) => join(built.outputs.dir ?? '', name))) {
    for (let loop = 0; loop < 100; loop += 1) symlinkSync('.', join(directory, `loop-${loop}`));
    symlinkSync('/', join(directory, 'everything'));
    spawnSync('mkfifo', [join(directory, 'fifo')]);
  }
  for (const pattern of ['**/simv', '*/*/simv']) {
    const end = await site.start({ ...inputs, expect: pattern, timeout: '20' }).ended;
    expect(end.outputs.outcome, end.output).toBe('reused');
  }
  // What the links in circles lead to is looked through once, not a hundred times at each level.
  const missed = await site.start({ ...inputs, expect: '*/*/*/*/*/nothing', timeout: '20' }).ended;
  expect(missed.output).toContain("matches '*/*/*/*/*/nothing' (expect); building again");
});
