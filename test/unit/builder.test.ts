import { expect, test } from 'vitest';
import { describeBuilder, describeUnderWay, jobUrl } from '../../src/build/output/builder.ts';

const holder = (about: Record<string, string>) => ({ hostname: 'sim-07', pid: 4711, timestamp: 0, about });

test('a builder is named by its job, its runner and its process', () => {
  expect(describeBuilder(holder({ job: 'sim (3)', runner: 'r-7' }))).toBe(
    'job sim (3) on runner r-7 (host sim-07, pid 4711)',
  );
  expect(describeBuilder(holder({}))).toBe('host sim-07, pid 4711');
});

test('what it has left of itself is a short line, whatever it is', () => {
  const long = `a\n::error::${'x'.repeat(10_000)}`;
  const it = { ...holder({ job: long, runner: long, url: `https://${long}` }), hostname: long };
  expect(describeBuilder(it).length).toBeLessThan(400);
  expect(describeUnderWay(it).length).toBeLessThan(1000);
  for (const line of [describeBuilder(it), jobUrl(it)]) expect(line).not.toMatch(/[\r\n]/);
  expect(describeBuilder(it)).toMatch(
    /^job a ::error::x+… on runner a ::error::x+… \(host a ::error::x+…, pid 4711\)$/,
  );
});
