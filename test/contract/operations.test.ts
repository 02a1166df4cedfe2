import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRepositoryFile } from './repository.ts';

const DOCUMENT = readRepositoryFile('docs/operations.md');
const CLI = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'build-once-operations-'));
const share = join(root, 'builds');
const bin = join(root, 'bin');
const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
const env = { PATH: `${bin}:${process.env.PATH}`, HOME: root, BUILD_ONCE_PATH: share };

/** The text of the document's blocks of one kind. */
function blocks(kind: string): string[] {
  return [...DOCUMENT.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) =>
    text.trim(),
  );
}

/** Here, its paths and groups are others. */
function here(command: string): string {
  return (
    command
      .replaceAll('/nfs/ci/builds', share)
      .replaceAll('/usr/local/bin/build-once', 'build-once')
      .replaceAll('-g ci', `-g ${group}`)
      // This machine's disk may have less.
      .replaceAll('200GB', '1MB')
  );
}

function run(command: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', here(command)], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { command, status, stdout, stderr };
}

beforeAll(() => {
  mkdirSync(bin);
  writeFileSync(join(bin, 'build-once'), `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`);
  chmodSync(join(bin, 'build-once'), 0o755);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('docs/operations.md', () => {
  test('each command in it works, in the order in which it stands there', { timeout: 120_000 }, () => {
    const commands = blocks('sh');
    expect(commands.length).toBeGreaterThan(10);
    const build = `build-once run --namespace soc --name sim --build 'touch "$BUILD_ONCE_DIR/simv"' --key`;
    for (const command of commands) {
      if (command.includes('doctor')) mkdirSync(share, { recursive: true });
      // Two builds of one name, of which one is meant; `-- true` has ended, so nobody uses their results.
      if (command.startsWith('build-once show')) {
        for (const key of ['a', 'b']) expect(run(`${build} ${key} -- true`)).toMatchObject({ status: 0 });
      }
      const alone = /^build-once (show|log|why|unlock|clean) (\S+)$/.exec(command);
      const ids =
        alone === null
          ? []
          : JSON.parse(run('build-once status --json').stdout).entries.map(({ id }: { id: string }) => id);
      const asked =
        alone === null ? command.replace('--peer', '--peer --peer-timeout 1') : command.replace('sim-3f2a', ids[1]);
      expect(run(asked)).toEqual({ command: asked, status: 0, stdout: expect.any(String), stderr: expect.any(String) });
    }
    expect(statSync(share).mode & 0o7777).toBe(0o2770);
  });

  test('what it asks of the monitoring is there', () => {
    const build = `build-once run --namespace soc --name watched --key k --build 'touch "$BUILD_ONCE_DIR/simv"'`;
    expect(run(build)).toMatchObject({ status: 0 });
    const [totals = '', silent = '', prune = ''] = blocks('sh').filter((command) => command.includes('jq'));
    expect(JSON.parse(run(totals).stdout)).toEqual({
      entries: expect.any(Number),
      bytes: expect.any(Number),
      users: expect.any(Number),
      free: expect.any(Number),
    });
    expect(run(silent)).toMatchObject({ status: 0, stdout: '' });
    expect(JSON.parse(run(prune).stdout)).toEqual({ entries: 0, bytes: 0 });
  });

  test('its table names commands and options that there are', () => {
    const named = [
      ...DOCUMENT.matchAll(/`(?:build-once )?((?:status|show|why|log|clean|prune|unlock|doctor)\b[^`|]*)`/g),
    ].map(([, text = '']) => text);
    expect(named.length).toBeGreaterThan(10);
    for (const text of named) {
      const [command = '', ...rest] = text.split(' ');
      const { stdout } = run(`build-once ${command} --help`);
      for (const option of rest.filter((word) => word.startsWith('--'))) expect(stdout).toContain(option);
    }
  });

  test('units and the line for cron run the command that it explains', () => {
    const [service = '', timer = ''] = blocks('ini');
    const [, started = ''] = /^ExecStart=(.*)$/m.exec(service) ?? [];
    const [cron = ''] = blocks('cron');
    const [, schedule, user, scheduled = ''] =
      /^(\S+ \S+ \S+ \S+ \S+) {2}(\S+) {2}BUILD_ONCE_PATH=\S+ (.*)$/.exec(cron) ?? [];
    expect({ schedule, user }).toEqual({ schedule: '0 3 * * *', user: 'ci' });
    expect(scheduled).toBe(started);
    expect(run(started)).toMatchObject({ status: expect.any(Number), stderr: expect.not.stringContaining('unknown') });
    const explained = blocks('sh').find((command) => command.startsWith('build-once prune')) ?? '';
    expect(started.replace('/usr/local/bin/', '')).toBe(explained.replace(' --dry-run', ''));
    expect(timer).toMatch(/^OnCalendar=.*03:00:00$/m);
    expect(service).toMatch(/^Environment=BUILD_ONCE_PATH=\/nfs\/ci\/builds$/m);
  });

  test.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd finds nothing wrong with the units', () => {
    const [service = '', timer = ''] = blocks('ini');
    const path = join(root, 'build-once-prune');
    // On this machine there are neither that user nor that program.
    writeFileSync(
      `${path}.service`,
      service.replace('/usr/local/bin/build-once', '/bin/true').replace('User=ci', 'User=root'),
    );
    writeFileSync(`${path}.timer`, timer);
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', `${path}.service`, `${path}.timer`], {
      encoding: 'utf8',
    });
    expect({ status, stderr: stderr.split('\n').filter((line) => line.includes('build-once-prune')) }).toEqual({
      status: 0,
      stderr: [],
    });
  });
});
