import { describe, expect, test } from 'vitest';
import { parseUnfinished, STATE_VARIABLE } from '../../src/action/file-commands/step-state.ts';

const ROOT = { pid: 4711, startTime: '815' };
const MARK = { environment: 'BUILD_ONCE_DIR=/share/o/r/build-1/1-a', limit: '4503599627370497' };

function parse(build: unknown) {
  return parseUnfinished({ [STATE_VARIABLE]: JSON.stringify({ lock: '/l', token: 't', build }) });
}

test('what main has left is read again', () => {
  expect(parse({ root: ROOT, mark: MARK })).toEqual({ lock: '/l', token: 't', build: { root: ROOT, mark: MARK } });
});

describe('a build that main cannot have left is none: the post step ends what its mark names', () => {
  test.each([
    ['an empty environment, which every process has', { root: ROOT, mark: { environment: '' } }],
    ['another variable', { root: ROOT, mark: { environment: 'HOME=/root' } }],
    ['no directory', { root: ROOT, mark: { environment: 'BUILD_ONCE_DIR=' } }],
    ['the first process', { root: { ...ROOT, pid: 1 }, mark: MARK }],
    ['no process', { root: { ...ROOT, pid: 0 }, mark: MARK }],
    ['a group', { root: { ...ROOT, pid: -1 }, mark: MARK }],
    ['half a process', { root: { ...ROOT, pid: 4711.5 }, mark: MARK }],
    ['a process since ever', { root: { ...ROOT, startTime: '0' }, mark: MARK }],
    ['a start that is no number', { root: { ...ROOT, startTime: 'x' }, mark: MARK }],
    ['no start', { root: { pid: 4711 }, mark: MARK }],
  ])('%s', (_, build) => {
    expect(parse(build)).toEqual({ lock: '/l', token: 't' });
  });

  test('a limit that nobody was given', () => {
    for (const limit of ['unlimited', '', '0', 'x'])
      expect(parse({ root: ROOT, mark: { ...MARK, limit } })?.build?.mark).toEqual({ environment: MARK.environment });
  });
});
