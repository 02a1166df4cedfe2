import { expect, test } from 'vitest';
import { parsePairs } from '../../src/action/file-commands.ts';
import { parseShell } from '../../src/build/shells.ts';
import { isoSeconds, parseHolder } from '../../src/nfs-lock/holder.ts';
import { withTokens } from '../../src/nfs-lock/lock-paths.ts';
import { beatPauseSeconds, longestGapSeconds, lookPauseSeconds } from '../../src/nfs-lock/patience.ts';
import { UnbrokenRow } from '../../src/nfs-lock/unbroken-row.ts';
import { findMount, mountWarnings } from '../../src/shared-dir/mount-options.ts';
import { SharedDirError } from '../../src/shared-dir/shared-dir.ts';

test('a row lasts from the end of its first look to the beginning of the last', () => {
  const row = new UnbrokenRow(10);
  expect(row.see('a', 0, 1)).toBe(0);
  expect(row.see('a', 5, 6)).toBe(4);
  expect(row.see('a', 14, 15)).toBe(13);
});

test('another value, or a gap in the looking, starts the row again', () => {
  const row = new UnbrokenRow(10);
  row.see('a', 0, 1);
  expect(row.see('b', 5, 6)).toBe(0);
  expect(row.see('b', 16, 17)).toBe(0);
  expect(row.see('b', 18, 19)).toBe(1);
});

test('a look that itself took too long is a gap', () => {
  const row = new UnbrokenRow(10);
  row.see('a', 0, 1);
  expect(row.see('a', 2, 60)).toBe(0);
});

test('pauses grow with the wait, to 2 s, and a lease can always be watched', () => {
  const patience = { leaseSeconds: 60, staleSeconds: 7200, pollSeconds: 0.1 };
  const pause = (waited: number, lease = 60, poll = 0.1) =>
    lookPauseSeconds(waited, { ...patience, leaseSeconds: lease, pollSeconds: poll }, () => 0);
  expect([0, 50, 1000].map((waited) => pause(waited))).toEqual([0.1, 0.5, 2]);
  expect(lookPauseSeconds(50, patience, () => 0.999)).toBeLessThan(0.61);
  expect(pause(1000, 1)).toBe(0.25);
  expect(pause(0, 60, 5)).toBe(5);
  for (const [lease, poll] of [
    [1, 0.1],
    [60, 0.1],
    [1, 30],
    [60, 100],
  ] as const) {
    const asked = { leaseSeconds: lease, staleSeconds: 1, pollSeconds: poll };
    expect(lookPauseSeconds(1e6, asked, () => 0.999)).toBeLessThan(longestGapSeconds(asked));
    expect(beatPauseSeconds(lease)).toBeLessThanOrEqual(lease / 10);
  }
});

test.each(['', '{', 'null', '[]', '"x"', '{}', '{"hostname":1,"pid":1}', '{"hostname":"h"}'])(
  'a holder.info of %j is nobody',
  (text) => {
    expect(parseHolder(text)).toBeUndefined();
  },
);

test("pytest-cocotb's holder.info has no token; odd fields of ours are left out", () => {
  expect(parseHolder('{"hostname":"h","pid":7,"timestamp":1.5}')).toEqual({ hostname: 'h', pid: 7, timestamp: 1.5 });
  expect(parseHolder('{"hostname":"h","pid":7,"token":5,"leaseSeconds":"x","about":[]}')).toEqual({
    hostname: 'h',
    pid: 7,
    timestamp: 0,
  });
  expect(isoSeconds(1e300)).toBe('an unreadable time');
});

test('only a prefix and a token make a temporary name', () => {
  const names = [
    'sim.beat.1-a',
    'sim.beat.done',
    'sim.beat.lock',
    'sim.beat.failed',
    'sim.beat.failed.1-1',
    'sim.beat.beat.x',
    'other.beat.1',
  ];
  expect(withTokens(names, 'sim.beat.')).toEqual(['sim.beat.1-a']);
});

test('file commands: lines and blocks by the rules of the runner', () => {
  expect(parsePairs('F', 'a=b=c\nd<<E\n1\n\n2\nE\n\nf=\r\ng=x<<y\n')).toEqual([
    ['a', 'b=c'],
    ['d', '1\n\n2'],
    ['f', ''],
    ['g', 'x<<y'],
  ]);
  for (const bad of ['no equals', '=x', '<<E\nE', 'a<<', 'a<<E\nnever closed']) {
    expect(() => parsePairs('F', bad), bad).toThrow('F');
  }
});

test("shells have the runner's own flags", () => {
  const command = (shell: string) => {
    const parsed = parseShell(shell)?.command('/tmp/s');
    return parsed && [parsed.program, ...parsed.args];
  };
  expect(command('bash')).toEqual(['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '/tmp/s']);
  expect(command('sh')).toEqual(['sh', '-e', '/tmp/s']);
  expect(command('python')).toEqual(['python', '/tmp/s']);
  expect(command('pwsh')).toEqual(['pwsh', '-command', ". '/tmp/s'"]);
  expect(command('perl "-I my lib" {0} x')).toEqual(['perl', '-I my lib', '/tmp/s', 'x']);
  expect(command('fish')).toBeUndefined();
});

test('the mount that a path is on, and what is wrong with it', () => {
  const info = [
    '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
    '40 22 0:45 / /nfs/ci\\040x rw,relatime shared:1 - nfs4 srv:/ rw,vers=4.2,hard,nocto,proto=tcp',
    '41 22 0:46 / /nfs/soft rw - nfs srv:/ rw,vers=3,soft,timeo=10',
  ].join('\n');
  expect(findMount(info, '/nfs/ci x/deep')?.type).toBe('nfs4');
  expect(findMount(info, '/nfs/ci xy')?.point).toBe('/');
  const warned = (path: string) => mountWarnings(findMount(info, path) ?? { point: '', type: '', options: [] });
  expect(warned('/nfs/soft')).toEqual([expect.stringContaining('mounted soft')]);
  expect(warned('/nfs/ci x')).toEqual([expect.stringContaining('nocto')]);
  expect(warned('/home')).toEqual([]);
});

test('an error of the mount says which operation on which path, and why', () => {
  expect(new SharedDirError('list', '/nfs/x', 'EIO').message).toBe(
    'cannot list /nfs/x: EIO (input/output error; the mount did not answer)',
  );
});
