import { expect, test } from 'vitest';
import { isoSeconds, parseHolder } from '../../src/nfs-lock/holder.ts';
import { withTokens } from '../../src/nfs-lock/lock-paths.ts';

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
