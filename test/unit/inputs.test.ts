import { expect, test } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { InputError } from '../../src/build/inputs/input-values.ts';
import { BASH } from '../../src/command/shell.ts';

const GOOD = { INPUT_RUN: 'make', INPUT_PATH: '/nfs/ci', GITHUB_RUN_ID: '7', GITHUB_WORKSPACE: '/w' };

test('defaults are those of the contract', () => {
  expect(parseInputs(GOOD)).toEqual({
    run: 'make',
    path: '/nfs/ci',
    name: 'build',
    key: '7',
    sources: [],
    audit: 'warn',
    buildPolicy: 'if-missing',
    fingerprint: [],
    shell: BASH,
    workingDirectory: '/w',
    expect: [],
    protect: true,
    pruneLimits: {},
    timeoutSeconds: 3600,
    pollSeconds: 0.1,
    leaseSeconds: 60,
    staleSeconds: 7200,
    retryFailed: 'next-attempt',
    licenseTries: 3,
    retryOn: [],
    shareWithForks: false,
    annotate: true,
    summary: true,
  });
});

test('what is given is read as it stands', () => {
  const inputs = parseInputs({
    ...GOOD,
    INPUT_NAME: 'soc-1.2_a',
    INPUT_KEY: '../../etc/passwd\nany text',
    INPUT_FINGERPRINT: ' verilator --version \n\n gcc --version ',
    INPUT_SHELL: 'perl {0}',
    'INPUT_WORKING-DIRECTORY': 'sim',
    INPUT_EXPECT: 'simv\nobj_dir/**/*.o',
    INPUT_TIMEOUT: '-1',
    'INPUT_POLL-INTERVAL': '.5',
    INPUT_LEASE: '1e1',
    INPUT_SUMMARY: 'FALSE',
  });
  expect(inputs).toMatchObject({
    name: 'soc-1.2_a',
    key: '../../etc/passwd\nany text',
    fingerprint: ['verilator --version', 'gcc --version'],
    shell: { name: 'perl {0}' },
    workingDirectory: '/w/sim',
    expect: ['simv', 'obj_dir/**/*.o'],
    timeoutSeconds: -1,
    pollSeconds: 0.5,
    leaseSeconds: 10,
    summary: false,
  });
});

test('retry-on: one expression a line, known by its line', () => {
  const { retryOn } = parseInputs({ ...GOOD, 'INPUT_RETRY-ON': ' Killed signal \r\n\n  (?i)no licen[cs]e\n' });
  expect(retryOn.map(({ text, line }) => [line, text])).toEqual([
    [1, 'Killed signal'],
    [3, '(?i)no licen[cs]e'],
  ]);
  expect(retryOn[1]?.regexp.test('NO LICENSE')).toBe(true);
  expect(() => parseInputs({ ...GOOD, 'INPUT_RETRY-ON': 'Killed\n\n[z-a]' })).toThrow(
    `input 'retry-on': line 3, "[z-a]": no regular expression (Range out of order in character class)`,
  );
});

test("BUILD_ONCE_PATH, the admin's word, counts where the workflow says nothing", () => {
  expect(parseInputs({ ...GOOD, INPUT_PATH: '', BUILD_ONCE_PATH: '/nfs/admin' }).path).toBe('/nfs/admin');
  expect(parseInputs({ ...GOOD, BUILD_ONCE_PATH: '/nfs/admin' }).path).toBe('/nfs/ci');
});

test('the key is auto: the run, or nothing but the sources', () => {
  expect(parseInputs({ ...GOOD, INPUT_KEY: 'auto' }).key).toBe('7');
  const inputs = parseInputs({ ...GOOD, INPUT_SOURCES: ' rtl/** \n\n!**/*.md\n' });
  expect([inputs.key, inputs.sources.map(({ kind, text }) => `${kind} ${text}`)]).toEqual([
    'auto',
    ['include rtl/**', 'exclude !**/*.md'],
  ]);
  expect(() => parseInputs({ ...GOOD, GITHUB_RUN_ID: '' })).toThrow("input 'key': is auto without sources");
});

test('a key is counted in characters, not in what JavaScript stores them in', () => {
  const key = '\u{1F527}'.repeat(512);
  expect(parseInputs({ ...GOOD, INPUT_KEY: key }).key).toBe(key);
});

const BAD: readonly (readonly [input: string, value: string])[] = [
  ['run', ''],
  ['run', 'a\0b'],
  ['path', ''],
  ['path', 'relative/path'],
  ['path', '/nfs/a\nb'],
  ['name', ''],
  ['name', '..'],
  ['name', '.hidden'],
  ['name', 'a/b'],
  ['name', '../up'],
  ['name', 'a\nb'],
  ['name', 'a b'],
  ['name', 'ä'],
  ['name', 'a'.repeat(101)],
  ['name', 'a'.repeat(4000)],
  ['key', ''],
  ['sources', 'rtl\n/etc/passwd'],
  ['sources', '-y lib'],
  ['audit', 'maybe'],
  ['audit', 'error'],
  ['build-policy', 'sometimes'],
  ['key', 'k'.repeat(513)],
  ['key', 'k'.repeat(4000)],
  ['shell', 'cmd'],
  ['shell', 'zsh'],
  ['shell', '{0}'],
  ['shell', 'constructor'],
  ['expect', '/etc/passwd'],
  ['expect', 'good\n../up'],
  ['expect', 'a/../../b'],
  ['timeout', 'soon'],
  ['timeout', '-2'],
  ['timeout', 'Infinity'],
  ['timeout', 'NaN'],
  ['timeout', '0x10'],
  ['timeout', '1e999'],
  ['poll-interval', '0'],
  ['poll-interval', '-1'],
  ['lease', '0'],
  ['lease', '-1'],
  ['lease', '1 minute'],
  ['stale-timeout', '0'],
  ['stale-timeout', 'x'],
  ['retry-failed', 'sometimes'],
  ['license-tries', '0'],
  ['license-tries', '1.5'],
  ['retry-on', '('],
  ['retry-on', 'Killed\n[z-a]'],
  ['retry-on', 'a{2,1}'],
  ['retry-on', `(${'x'.repeat(4000)}`],
  ['retry-on', '(?x) a b'],
  ['retry-on', '*.log'],
  ['retry-on', '.*'],
  ['retry-on', 'Killed|'],
  ['retry-on', '^'],
  ['protect', 'no'],
  ['share-with-forks', 'yes'],
  ['annotate', 'yes'],
  ['summary', '1'],
];

test.each(BAD)('%s: %j is one clear error that names the input', (input, value) => {
  const parse = () => parseInputs({ ...GOOD, [`INPUT_${input.toUpperCase()}`]: value });
  expect(parse).toThrow(InputError);
  expect(parse).toThrow(`input '${input}': `);
  try {
    parse();
  } catch (error) {
    expect(`${error}`.length).toBeLessThan(300);
  }
});
