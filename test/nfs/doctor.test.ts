import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { until } from './condition.ts';
import type { Execution } from './lab/execution.ts';
import type { Client } from './lab/host.ts';
import { inGuest } from './lab/lab.ts';
import { hasLab, Share } from './share.ts';

const NODE = inGuest(process.execPath);
const CLI = inGuest(fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url)));

interface Finding {
  readonly check: string;
  readonly level: string;
  readonly text: string;
  readonly advice?: string;
}

async function start(client: Client, path: string, more: readonly string[] = [], through: readonly string[] = []) {
  return await client.spawn(['env', ...through, NODE, CLI, 'doctor', '--json', '--path', path, ...more]);
}

/** What it found, and how it ended. */
async function seen(execution: Execution): Promise<{ code: number; of: (check: string) => Finding[]; all: Finding[] }> {
  const { ended, output } = await execution.output();
  if (ended.kind !== 'exit' || !output.stdout.startsWith('{'))
    throw new Error(`doctor ended by ${JSON.stringify(ended)}: ${output.stderr}`);
  const { findings: all } = JSON.parse(output.stdout) as { findings: Finding[] };
  return { code: ended.code, all, of: (check) => all.filter((finding) => finding.check === check) };
}

async function examine(client: Client, path: string, more: readonly string[] = [], through: readonly string[] = []) {
  return await seen(await start(client, path, more, through));
}

describe.skipIf(!hasLab).each(['3', '4.2'] as const)('NFS %s', (version) => {
  test('a sound mount: nothing but remarks, each call as it should be, and nothing left', async () => {
    await using share = await Share.open(version);
    await share.lab.server.exec(['chmod', '2775', share.onServer]);
    const { code, all, of } = await examine(share.lab.client(1), share.path);
    expect(code).toBe(0);
    expect(of('mount')).toMatchObject([{ level: 'ok', text: expect.stringContaining(` ${version} (rw,`) }]);
    for (const check of ['exclusive', 'hard-links', 'symbolic-links', 'clock-tick', 'clock-skew', 'visibility'])
      expect(of(check)).toMatchObject([{ level: 'ok' }]);
    expect(of('export')).toMatchObject([{ level: 'remark', text: expect.stringContaining('async') }]);
    expect(all.filter(({ level, advice }) => level !== 'ok' && advice === undefined)).toEqual([]);
    expect(all.filter(({ level }) => level !== 'ok').map(({ check }) => check)).toEqual(['export']);
    expect(await share.list()).toEqual([]);
  });

  test('root_squash: root may make nothing, and is told why; the user of the directory may', async () => {
    await using share = await Share.open(version, { export: 'squashed' });
    await share.lab.server.exec(['chmod', '0755', share.onServer]);
    await share.lab.server.exec(['chown', '4711:4711', share.onServer]);
    const asRoot = await examine(share.lab.client(1), share.path);
    expect(asRoot).toMatchObject({ code: 0 });
    expect(asRoot.of('write')).toMatchObject([
      { level: 'warning', text: expect.stringContaining('as uid 0'), advice: expect.stringContaining('root_squash') },
    ]);
    const as = (uid: string) => ['setpriv', '--reuid', uid, '--regid', uid, '--clear-groups'];
    const other = await examine(share.lab.client(1), share.path, [], as('4712'));
    expect(other.of('write')).toMatchObject([{ advice: expect.stringContaining('give this user the right') }]);
    const owner = await examine(share.lab.client(1), share.path, [], as('4711'));
    expect(owner.of('write')).toEqual([]);
    expect(owner.of('exclusive')).toMatchObject([{ level: 'ok' }]);
  });

  test('--peer from two hosts, whoever comes first: each names the other, and leaves nothing', async () => {
    await using share = await Share.open(version);
    for (const order of [
      [1, 2],
      [2, 1],
    ] as const) {
      const clients = order.map((number) => share.lab.client(number));
      const [first, second] = clients;
      if (first === undefined || second === undefined) return;
      const early = await start(first, share.path, ['--peer', '--peer-timeout', '100']);
      await until('the first to wait', async () => (await share.list()).includes('.scratch.doctor-peer'));
      const late = await examine(second, share.path, ['--peer']);
      const both = [await seen(early), late];
      for (const [index, { code, of }] of both.entries()) {
        expect(code).toBe(0);
        const other = clients[1 - index]?.name;
        expect(of('peer')).toMatchObject([
          { level: 'ok', text: expect.stringMatching(`^${other} sees a new name after`) },
        ]);
      }
      expect(await share.list()).toEqual([]);
    }
  });

  test('the same host twice is no other host; one that loses its power has gone away', async () => {
    await using share = await Share.open(version);
    const [one, two] = [share.lab.client(1), share.lab.client(2)];
    const twice = await Promise.all([1, 2].map(async () => await examine(one, share.path, ['--peer'])));
    for (const { of } of twice)
      expect(of('peer')).toMatchObject([{ level: 'remark', text: expect.stringContaining('this same machine') }]);
    const cut = await start(two, share.path, ['--peer', '--peer-timeout', '300']);
    await until('it to wait', async () => (await share.list()).includes('.scratch.doctor-peer'));
    cut.kill('SIGKILL');
    await cut.output();
    const old = `${share.onServer}/.scratch.doctor-peer`;
    await share.lab.server.exec(['touch', '-d', '1 minute ago', old]);
    const [left, right] = await Promise.all(
      [one, two].map(async (client) => await examine(client, share.path, ['--peer'])),
    );
    expect([left, right].map((each) => each?.of('peer')[0]?.level)).toEqual(['ok', 'ok']);
  });

  test('an export that is nearly full is serious', async () => {
    await using share = await Share.open(version);
    const fill = async (leave: string) =>
      await share.lab.server.exec(
        `rm -f /srv/fill; fallocate -l $(($(df --output=avail -B1 /srv | tail -1) - ${leave})) /srv/fill; sync`,
      );
    try {
      await fill('50000000');
      const nearly = await examine(share.lab.client(1), share.path);
      expect(nearly.code).toBe(1);
      expect(nearly.of('space')).toMatchObject([{ level: 'serious', advice: expect.stringContaining('prune') }]);
      expect(nearly.of('hard-links')).toMatchObject([{ level: 'ok' }]);
    } finally {
      await share.lab.server.exec('rm -f /srv/fill; sync');
    }
  });
});

test
  .skipIf(!hasLab)
  .each<readonly [version: '3' | '4.2', options: string, check: string, level: string, text: RegExp, advice: RegExp]>([
    ['3', 'soft', 'mount-options', 'warning', /mounted soft/, /mount it hard/],
    ['4.2', 'softerr', 'mount-options', 'warning', /mounted soft/, /mount it hard/],
    ['4.2', 'nocto', 'mount-options', 'warning', /half a minute late/, /without nocto/],
    ['3', 'noexec', 'mount-options', 'warning', /no program .* can be started/, /mount it exec/],
    ['4.2', 'noac', 'caching', 'remark', /mounted noac and sync: builds are slow/, /leave it out/],
    ['3', 'acregmin=90,acregmax=120', 'caching', 'remark', /may see 90 s late/, /acregmin=3/],
    ['4.2', 'ro', 'read-only', 'remark', /can reuse results, not build/, /nobody can see what this machine uses/],
  ])('NFS %s, mounted %s: it says so, and what to do', async (version, options, check, level, text, advice) => {
  await using share = await Share.open(version);
  await share.remount(share.lab.client(1), version, options.split(','));
  const { code, all, of } = await examine(share.lab.client(1), share.path, ['--peer', '--peer-timeout', '0']);
  expect(code).toBe(0);
  expect(of(check)).toEqual([
    { check, level, text: expect.stringMatching(text), advice: expect.stringMatching(advice) },
  ]);
  expect(all.filter((finding) => finding.level !== 'ok' && finding.advice === undefined)).toEqual([]);
  const mayWrite = options !== 'ro';
  expect(of('exclusive')).toHaveLength(mayWrite ? 1 : 0);
  expect(of('write')).toMatchObject(
    mayWrite ? [] : [{ level: 'warning', advice: expect.stringContaining('read-write') }],
  );
  expect(of('peer')).toMatchObject([
    { level: 'warning', text: mayWrite ? 'no other host came within 0 s' : expect.stringContaining('makes nothing') },
  ]);
});
