import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, test } from 'vitest';
import { ExecFailed } from './execution.ts';
import { inGuest, type OwnedLab, startLab, whatIsMissing } from './lab.ts';
import { labId } from './layout.ts';
import { waitUntil } from './processes.ts';
import { leftovers } from './teardown.ts';

const MINUTES = 60_000;
const missing = whatIsMissing();
if (missing !== undefined) console.error(missing);

// With CI set it is not skipped: startLab then fails with the same line.
describe.skipIf(missing !== undefined && !process.env.CI)('the NFS lab', { timeout: 3 * MINUTES }, () => {
  let lab: OwnedLab;
  const list = async (n: number, dir: string) => (await lab.client(n).exec(['ls', dir])).stdout.split('\n');
  const output = async (n: number, command: string) => (await lab.client(n).exec(command)).stdout.trim();

  beforeAll(async () => {
    lab = await startLab({ clients: 3 });
    await Promise.all(lab.clients.map((client) => client.mount({ version: '3', at: '/mnt/nfs3' })));
    await Promise.all(lab.clients.map((client) => client.mount({ version: '4.2', at: '/mnt/nfs4' })));
    return async () => {
      expect(leftovers(lab.id)).not.toEqual([]);
      await lab.down();
      expect(leftovers(lab.id)).toEqual([]);
    };
  }, 5 * MINUTES);

  test('a file that one client makes is seen by another, over either version', async () => {
    await lab.client(1).exec('echo over 3 >/mnt/nfs3/made-over-3; echo over 4 >/mnt/nfs4/made-over-4');
    expect(await list(2, '/mnt/nfs4')).toEqual(expect.arrayContaining(['made-over-3', 'made-over-4']));
    expect(await output(3, 'cat /mnt/nfs3/made-over-4')).toBe('over 4');
    expect((await lab.server.exec('cat /srv/plain/made-over-3')).stdout).toBe('over 3\n');
  });

  test('a command has live output, input, a working directory, an environment, a user, and an end', async () => {
    const execution = await lab.client(1).spawn('echo "$WORD $(pwd) $(id -u):$(id -G)"; cat; echo bad >&2; exit 3', {
      cwd: '/mnt',
      env: { WORD: 'word' },
      user: { uid: 1234, gid: 1235, groups: [1236] },
    });
    const lines = createInterface({ input: execution.stdout });
    const [first] = await once(lines, 'line');
    expect(first).toBe('word /mnt 1234:1235 1236');
    execution.stdin.write('still running\n');
    const [second] = await once(lines, 'line');
    expect(second).toBe('still running');
    execution.stdin.end();
    const { ended, output } = await execution.output();
    expect(ended).toEqual({ kind: 'exit', code: 3 });
    expect(output.stderr).toBe('bad\n');
  });

  test('a command that fails is an error, and one that is killed says by what', async () => {
    await expect(lab.client(1).exec('echo why >&2; exit 3')).rejects.toThrow(/exit 3 on client1 .*\nwhy/);
    const execution = await lab.client(1).spawn('sleep 1000 & sleep 1000');
    execution.kill('SIGTERM');
    expect((await execution.output()).ended).toEqual({ kind: 'signal', signal: 'SIGTERM' });
    await expect(output(1, 'pidof sleep')).rejects.toBeInstanceOf(ExecFailed);
  });

  test('Node runs in a guest, from this machine’s files and in a PID namespace of its own', async () => {
    const node = inGuest(process.execPath);
    const script = 'console.log(process.version, process.pid, os.hostname())';
    expect(await output(1, `unshare --pid --uts --fork sh -c 'hostname box; exec ${node} -e "${script}"'`)).toBe(
      `${process.version} 1 box`,
    );
  });

  test('root is nobody on the squashed export, and mount options arrive', async () => {
    await lab
      .client(1)
      .mount({ version: '4.1', at: '/mnt/squashed', export: 'squashed', options: ['nocto', 'actimeo=0'] });
    expect(await output(1, 'touch /mnt/squashed/x; stat -c %u /mnt/squashed/x')).toBe('65534');
    expect(await output(1, 'touch /mnt/nfs4/x; stat -c %u /mnt/nfs4/x')).toBe('0');
    expect(await output(1, 'grep /mnt/squashed /proc/mounts')).toMatch(/vers=4\.1,.*acregmax=0,.*nocto/);
    await lab.client(1).unmount('/mnt/squashed');
    expect(await output(1, 'cat /proc/mounts')).not.toContain('squashed');
  });

  test('requests are counted per operation, on the server and for one mount', async () => {
    const before = { server: await lab.server.rpcCounts(), client: await lab.client(2).rpcCounts('/mnt/nfs3') };
    await lab.client(2).exec('for i in 1 2 3 4 5; do mkdir /mnt/nfs3/counted-$i; done');
    const after = { server: await lab.server.rpcCounts(), client: await lab.client(2).rpcCounts('/mnt/nfs3') };
    expect((after.server.nfs3.MKDIR ?? 0) - (before.server.nfs3.MKDIR ?? 0)).toBe(5);
    expect((after.client.MKDIR ?? 0) - (before.client.MKDIR ?? 0)).toBe(5);
    expect(after.server.nfs4.SEQUENCE).toBeGreaterThan(0);
  });

  test('a large write is not sent again and again', async () => {
    const sentAgain = async () => Number(await output(1, "awk '/^Tcp: [0-9]/ { print $13 }' /proc/net/snmp"));
    const before = await sentAgain();
    await lab.client(1).exec('dd if=/dev/zero of=/mnt/nfs4/large bs=1M count=4 conv=fsync');
    expect((await sentAgain()) - before).toBeLessThan(10);
  });

  test('a power cut ends all that runs, and a boot begins anew', async () => {
    const client = lab.client(1);
    const bootId = await output(1, 'touch /tmp/kept-in-memory; cat /proc/sys/kernel/random/boot_id');
    const running = await client.spawn('sleep 1000');
    await client.powerCut();
    expect(await running.ended).toEqual({ kind: 'lost' });
    await expect(client.exec('true')).rejects.toThrow('client1 is off');
    await client.boot();
    expect(await output(1, 'cat /proc/sys/kernel/random/boot_id')).not.toBe(bootId);
    expect(await list(1, '/tmp')).not.toContain('kept-in-memory');
    await client.mount({ version: '4.2', at: '/mnt/nfs4' });
    expect(await list(1, '/mnt/nfs4')).toContain('made-over-4');
  });

  test('a paused host does nothing, and goes on where it stopped', async () => {
    const bootId = await output(2, 'cat /proc/sys/kernel/random/boot_id');
    await lab.client(2).pause();
    const answer = pending(output(2, 'cat /proc/sys/kernel/random/boot_id'));
    for (let i = 0; i < 10; i++) await lab.client(3).exec('true'); // time enough for ten answers
    expect(answer.settled).toBe(false);
    lab.client(2).resume();
    expect(await answer.promise).toBe(bootId);
  });

  test('a host that is cut off can be told what to do, but not reach the server until it is healed', async () => {
    await lab.client(3).cut();
    const made = pending(lab.client(3).exec('mkdir /mnt/nfs3/made-after-healing'));
    for (let i = 0; i < 10; i++) await lab.client(3).exec('true');
    expect(made.settled).toBe(false);
    expect(await list(2, '/mnt/nfs3')).not.toContain('made-after-healing');
    await lab.client(3).heal();
    await made.promise;
    expect(await list(2, '/mnt/nfs3')).toContain('made-after-healing');
  });

  test('a host whose replies are cut off changes the server without knowing it', async () => {
    await lab.client(3).exec('mkdir /mnt/nfs4/removed; ls /mnt/nfs4/removed');
    await lab.client(3).cutReplies();
    const removed = pending(lab.client(3).exec('rmdir /mnt/nfs4/removed'));
    while ((await list(2, '/mnt/nfs4')).includes('removed'));
    expect(removed.settled).toBe(false);
    await lab.client(3).healReplies();
    await removed.promise;
  });

  test('a server that crashes keeps what it acknowledged, and clients go on once it is back', async () => {
    await lab.client(2).exec('mkdir /mnt/nfs3/acknowledged; echo kept >/mnt/nfs4/acknowledged-too');
    await lab.server.powerCut();
    const made = pending(lab.client(2).exec('mkdir /mnt/nfs4/made-after-crash'));
    for (let i = 0; i < 10; i++) await lab.client(2).exec('true');
    expect(made.settled).toBe(false);
    await lab.server.boot();
    await made.promise;
    const files = (await lab.server.exec('cd /srv/plain; ls; cat acknowledged-too')).stdout.split('\n');
    expect(files).toEqual(expect.arrayContaining(['acknowledged', 'made-after-crash', 'kept']));
    expect((await lab.server.exec('dmesg')).stdout).toContain('starting 10-second grace period');
  });

  test('a clock can be wrong by hours, on one host alone', async () => {
    const hoursAhead = async (n: number) =>
      Math.round((Number(await output(n, 'date +%s')) - Date.now() / 1000) / 3600);
    await lab.client(2).shiftClock(3 * 3600);
    await lab.client(3).shiftClock(-3 * 3600);
    expect(`${await hoursAhead(1)} ${await hoursAhead(2)} ${await hoursAhead(3)}`).toBe('0 3 -3');
  });

  test('of a lab whose owner is killed nothing stays, and the other lab is not touched', async () => {
    const script = `
      import { startLab } from ${JSON.stringify(import.meta.resolve('./lab.ts'))};
      const lab = await startLab({ clients: 1 });
      await lab.client(1).pause();
      console.log(lab.id);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: owner.stdout }), 'line');
    const id = labId(String(line));
    expect(leftovers(id).length).toBeGreaterThan(0);
    owner.kill('SIGKILL');
    await waitUntil(() => leftovers(id).length === 0, `lab ${id} to be gone`);
    expect(await output(2, 'hostname')).toBe('client2');
  });
});

function pending<T>(promise: Promise<T>): { readonly promise: Promise<T>; readonly settled: boolean } {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  return {
    promise,
    get settled() {
      return settled;
    },
  };
}
