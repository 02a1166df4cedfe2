import { expect, test } from 'vitest';
import { formatHolder, isoSeconds, parseHolder } from '../../src/nfs-lock/holder.ts';
import { claimName, sortInside, withTokens } from '../../src/nfs-lock/lock-paths.ts';

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

const HOLDER = { hostname: 'sim-07', pid: 4711, bootId: 'b'.repeat(36), timestamp: 1.5, token: 'a1', leaseSeconds: 60 };

test('a claim says it all where it fits', () => {
  const holder = { ...HOLDER, about: { job: 'sim (3)', url: 'https://github.com/o/r/actions/runs/1', attempt: 2 } };
  expect(parseHolder(formatHolder(holder))).toEqual(holder);
  expect(parseHolder(formatHolder(HOLDER))).toEqual(HOLDER);
});

test.each([
  ['a long text', { job: 'x'.repeat(10_000) }],
  ['many bytes a character', { job: '\u{1F600}'.repeat(1000) }],
  ['many characters a control character', { job: '\0'.repeat(1000) }],
  ['many parts', Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`part${index}`, index]))],
  ['a big part that is no text', { matrix: Array.from({ length: 500 }, (_, index) => index) }],
])('%s is cut to fit under 1,000 bytes, and the short parts stay', (_, about) => {
  const text = formatHolder({ ...HOLDER, about: { url: 'https://github.com/o/r', ...about } });
  expect(Buffer.byteLength(text)).toBeLessThan(1000);
  expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  expect(parseHolder(text)).toMatchObject(HOLDER);
  expect(parseHolder(text)?.about?.url).toBe('https://github.com/o/r');
});

test('what a lock directory holds is told by the names', () => {
  const claim = { token: '1f-a', beats: 12 };
  expect(claimName(claim)).toBe('holder.1f-a.12');
  const names = [claimName(claim), 'holder.info', 'holder.x', 'holder.a b.1', 'holder.a.1.2', '.nfs01', 'notes.txt'];
  const strange = ['holder.x', 'holder.a b.1', 'holder.a.1.2', '.nfs01', 'notes.txt'];
  expect(sortInside(names)).toEqual({ claims: [claim], hasInfo: true, strange });
});

test('only a prefix and a token make a temporary name', () => {
  const names = [
    'sim.draft.1-a',
    'sim.draft.done',
    'sim.draft.lock',
    'sim.draft.failed',
    'sim.draft.failed.1-1',
    'sim.draft.draft.x',
    'other.draft.1',
  ];
  expect(withTokens(names, 'sim.draft.')).toEqual(['sim.draft.1-a']);
});
