import { expect, it } from 'vitest';
import { type Annotation, MatcherEngine } from './engine.ts';

/** Matchers of one file; what each line gives. */
function see(problemMatcher: readonly unknown[], lines: readonly string[]): readonly (Annotation | undefined)[] {
  const engine = new MatcherEngine();
  engine.add({ problemMatcher });
  return lines.map((line) => engine.see(line));
}

const messages = (annotations: readonly (Annotation | undefined)[]) => annotations.map((each) => each?.message);

const plain = (owner: string, regexp: string) => ({ owner, pattern: [{ regexp, severity: 1, message: 2 }] });
const heading = { regexp: '^in (.+)$', file: 1 };
const entry = { regexp: '^ (\\d+) (.+)$', line: 1, message: 2 };

it('takes error, warning and notice in any case, and nothing for an error', () => {
  const severities = ['Error', 'WARNING', 'notice', ''].map(
    (word) => see([plain('a', '^(\\w*): (.+)$')], [`${word}: m`])[0]?.severity,
  );
  expect(severities).toEqual(['error', 'warning', 'notice', 'error']);
});

it('makes no annotation of another severity, and lets the next matcher try', () => {
  expect(messages(see([plain('a', '^(\\w+): (.+)$')], ['fatal: m']))).toEqual([undefined]);
  const two = see([plain('last', '^(fat)al: (.+)$'), plain('first', '^(\\w+): (.+)$')], ['fatal: m']);
  expect(two).toEqual([undefined]);
  const three = see(
    [
      { owner: 'last', severity: 'warning', pattern: [{ regexp: '^fatal: (.+)$', message: 1 }] },
      plain('first', '^(\\w+): (.+)$'),
    ],
    ['fatal: m'],
  );
  expect(three).toEqual([{ owner: 'last', severity: 'warning', message: 'm' }]);
});

it('takes the severity of the matcher where the line has none', () => {
  const matcher = { ...plain('a', '^(error)?: (.+)$'), severity: 'warning' };
  expect(see([matcher], [': m', 'error: m']).map((each) => each?.severity)).toEqual(['warning', 'error']);
});

it('asks the matcher that was added last first, and one of the same owner replaces it', () => {
  const engine = new MatcherEngine();
  engine.add({ problemMatcher: [plain('a', '^(error): (.+)$'), plain('b', '^(error): (.+)$')] });
  expect(engine.see('error: m')?.owner).toBe('b');
  engine.add({ problemMatcher: [plain('A', '^(error): (.+)$')] });
  expect(engine.owners).toEqual(['A', 'b']);
  engine.remove('a');
  expect(engine.owners).toEqual(['b']);
});

it('follows several lines, which have to be neighbours', () => {
  const matcher = { owner: 'a', pattern: [heading, entry] };
  const [, found] = see([matcher], ['in top.v', ' 3 m']);
  expect(found).toEqual({ owner: 'a', severity: 'error', file: 'top.v', line: 3, message: 'm' });
  expect(messages(see([matcher], ['in top.v', 'else', ' 3 m']))).toEqual([undefined, undefined, undefined]);
  expect(messages(see([matcher], ['in top.v', ' 3 m', ' 4 n']))).toEqual([undefined, 'm', undefined]);
});

it('goes on with the last pattern if that loops, until a line does not match', () => {
  const matcher = { owner: 'a', pattern: [heading, { ...entry, loop: true }] };
  const lines = ['in top.v', ' 3 m', ' 4 n', 'else', ' 5 o'];
  expect(messages(see([matcher], lines))).toEqual([undefined, 'm', 'n', undefined, undefined]);
});

it('forgets what other matchers were in the middle of when one matches', () => {
  const running = { owner: 'running', pattern: [heading, { regexp: '^.*$' }, entry] };
  const lines = ['in top.v', 'error: m', ' 3 n'];
  expect(messages(see([running], lines))).toEqual([undefined, undefined, 'n']);
  expect(messages(see([running, plain('b', '^(error): (.+)$')], lines))).toEqual([undefined, 'm', undefined]);
});

it('leaves out a line number that is too large, and an empty message altogether', () => {
  const matcher = { owner: 'a', pattern: [entry] };
  expect(see([matcher], [' 2147483648 m'])).toEqual([{ owner: 'a', severity: 'error', message: 'm' }]);
  expect(see([matcher], [' 3  '])).toEqual([undefined]);
});

it.each([
  ['no owner', { owner: '', pattern: [entry] }],
  ['no pattern', { owner: 'a', pattern: [] }],
  ['another severity', { owner: 'a', severity: 'fatal', pattern: [entry] }],
  ['no message', { owner: 'a', pattern: [heading] }],
  ['a group that is not there', { owner: 'a', pattern: [{ regexp: '^(.+)$', message: 2 }] }],
  ['a property that is set twice', { owner: 'a', pattern: [heading, { ...entry, file: 1 }] }],
  ['a loop before the last pattern', { owner: 'a', pattern: [{ ...heading, loop: true }, entry] }],
  ['a loop of one pattern', { owner: 'a', pattern: [{ ...entry, loop: true }] }],
  ['a misspelt property', { owner: 'a', pattern: [{ ...entry, col: 1 }] }],
])('refuses a matcher with %s', (_, matcher) => {
  expect(() => new MatcherEngine().add({ problemMatcher: [matcher] })).toThrow(TypeError);
});
