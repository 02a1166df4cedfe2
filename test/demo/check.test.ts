import { expect, test } from 'vitest';
import { compare } from './check.ts';
import { chainDigest } from './model.ts';
import { yosys } from './yosys.ts';

const tool = { ...yosys('node', ''), lanes: 16, chainLength: 2 };
const digest = (lane: number, hex = chainDigest(lane, 2)) => `digest ${lane} ${hex}\n`;

test('the output of a good test bench has the digests of all lanes of the shard, and PASS', () => {
  expect(compare(`${digest(3)}${digest(11)}PASS\n`, tool, 3)).toBeUndefined();
});

test.each([
  ['a lane is missing', `${digest(3)}PASS\n`, /^lane 11 has digest none/],
  ['a digest is wrong', `${digest(3)}${digest(11, chainDigest(11, 1))}PASS\n`, /^lane 11 has digest/],
  ['it says FAIL', `${digest(3)}${digest(11)}FAIL: the digest of "abc" is wrong\n`, /did not say PASS/],
])('%s: the check fails', (_, output, problem) => {
  expect(compare(output, tool, 3)).toMatch(problem);
});
