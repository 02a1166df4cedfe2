import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { INPUT_NAMES, inputVariable } from '../../src/action/inputs/input-names.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { test } from './test.ts';

const isRoot = canTestAsRoot('a runner without mkfifo');

/** What a command was given, read by no shell: dash, for one, drops what it could not name. */
const DUMP = 'cat /proc/$PPID/environ';

function parse(environ: string): Map<string, string> {
  const pairs = environ.split('\0').filter((pair) => pair !== '');
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

const USERS = {
  INPUT_WIDTH: '32',
  STATE_ENCODING: 'onehot',
  STATE_lock: 'mine',
  'BASH_FUNC_module%%': '() {  echo "loaded $*"\n}',
  'a.b': 'dotted',
  'x-y z': ' blanks and = ',
  EMPTY: '',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://oidc',
  ACTIONS_RUNNER_DEBUG: 'false',
  RUNNER_TRACKING_ID: 'github_1',
  LINES: 'one\ntwo',
};

/** What the runner gives to a JavaScript action, and never to a `run:` step. */
const FOR_ACTIONS_ALONE = {
  ACTIONS_RUNTIME_TOKEN: 'hush',
  ACTIONS_RUNTIME_URL: 'https://runtime',
  ACTIONS_CACHE_URL: 'https://cache',
  ACTIONS_CACHE_SERVICE_V2: 'True',
  ACTIONS_CACHE_MODE: 'read',
  ACTIONS_RESULTS_URL: 'https://results',
};

test("a command's environment is the step's, byte for byte, without our inputs and what is for actions alone", async ({
  site,
}) => {
  const dumps = ['build', 'fingerprint'].map((name) => join(site.root, name));
  const inputs = {
    run: `sh -c '${DUMP}' > ${dumps[0]}`,
    fingerprint: `sh -c '${DUMP}' > ${dumps[1]}`,
    key: 'k',
    'license-tries': '1',
  };
  const leg = site.start(inputs, { ...USERS, ...FOR_ACTIONS_ALONE });
  const { code, output, outputs } = await leg.ended;
  expect(code, output).toBe(0);
  const [build, fingerprint] = dumps.map((dump) => parse(readFileSync(dump, 'utf8')));
  for (const seen of [build, fingerprint]) {
    for (const [name, value] of Object.entries(USERS)) expect(seen?.get(name), name).toBe(value);
    for (const name of [...INPUT_NAMES.map(inputVariable), ...Object.keys(FOR_ACTIONS_ALONE)])
      expect(seen?.has(name), name).toBe(false);
  }
  expect(build?.get('BUILD_ONCE_DIR')).toBe(outputs.dir);
  // What else the two differ in are the files of the runner's that the build has of its own.
  const names = [...(build?.keys() ?? [])].filter((name) => build?.get(name) !== fingerprint?.get(name));
  expect(names.toSorted()).toEqual([
    'BUILD_ONCE_DIR',
    'BUILD_ONCE_INPUTS',
    'GITHUB_ENV',
    'GITHUB_OUTPUT',
    'GITHUB_PATH',
    'GITHUB_STATE',
  ]);
  expect([...(fingerprint?.keys() ?? [])].filter((name) => !build?.has(name))).toEqual([]);
});

test("what is for actions alone cannot be read from the step's own process either", async ({ site }) => {
  const others = `cat /proc/[0-9]*/environ 2> /dev/null | tr '\\0' '\\n' || true`;
  const run = `others() { ${others}; }; others | grep -a ^ACTIONS_RUNTIME_TOKEN=hush-in-this-test && exit 3; others | grep -a ^INPUT_KEY=known`;
  const env = { ...FOR_ACTIONS_ALONE, ACTIONS_RUNTIME_TOKEN: 'hush-in-this-test' };
  const { code, output } = await site.start({ run, key: 'known' }, env).ended;
  expect(code, output).toBe(0);
});

test('an exported shell function is there for build and fingerprint', async ({ site }) => {
  const { output } = await site.start({ run: 'module x', fingerprint: 'module y' }, USERS).ended;
  expect(output).toContain('\nloaded x\n');
});

test.for([
  'echo one | tee /dev/stderr',
  'echo one > /dev/stdout; echo one > /dev/stderr',
  'echo one > /proc/self/fd/1; echo one >> /proc/self/fd/2',
  "echo one > /dev/fd/2; python3 -c \"open('/dev/stdout', 'w').write('one\\n')\"",
  'echo one >&2; echo one',
])('both outputs are pipes that can be opened by name: %s', async (run, { site }) => {
  const { code, output, outputs } = await site.start({ run: `[ -p /dev/stdout ]; [ -p /dev/stderr ]; ${run}` }).ended;
  expect(code, output).toBe(0);
  expect(readFileSync(outputs.log ?? '', 'utf8')).toBe('one\none\n');
});

test('nothing is left in the temporary directory', async ({ site }) => {
  const leg = site.start({ run: 'ls -A "$RUNNER_TEMP"/build-once-*', fingerprint: 'ls "$RUNNER_TEMP"/build-once-*' });
  const { code, output } = await leg.ended;
  expect(code, output).toBe(0);
  // The pipe had a name no longer when the command started.
  expect(output).not.toMatch(/^output$/m);
  expect(readdirSync(join(leg.home, 'temp'))).toEqual([]);
});

// Node would give a socket; a shell makes a pipe, as the runner does.
test.for([
  { what: 'a pipe that is closed, as the runner gives it', stdin: ': | exec "$@"', kind: '-p' },
  { what: 'a pipe that is open', stdin: 'exec "$@" < <(exec sleep 60 2> /dev/null)', kind: '-c' },
  { what: 'a file', stdin: 'exec "$@" < /etc/passwd', kind: '-c' },
])('standard input is at its end where the step has $what', async ({ stdin, kind }, { site }) => {
  const run = `[ ${kind} /dev/stdin ]; [ -z "$(cat)" ]; [ -z "$(cat /dev/stdin)" ]; ! read -r line`;
  const { code, output } = await site.start({ run }, {}, ['bash', '-c', stdin, 'bash']).ended;
  expect(code, output).toBe(0);
});

test.skipIf(!isRoot)('a runner without mkfifo says so, and nothing is recorded', async ({ site }) => {
  const bin = join(site.root, 'bin');
  mkdirSync(bin);
  copyFileSync('/usr/bin/bash', join(bin, 'bash'));
  const bare = ['unshare', '-m', join(bin, 'bash'), '-c', 'mount -t tmpfs none /usr/bin && exec "$0" "$@"'];
  const inputs = { run: 'true', key: 'k' };
  const { code, output } = await site.start(inputs, { PATH: `${bin}:${process.env.PATH}` }, bare).ended;
  expect(code, output).toBe(1);
  expect(output).toMatch(/^::error::this runner could not run the build: the program mkfifo, .* is missing here/m);
  expect((await site.start(inputs).ended).outputs.outcome).toBe('built');
});

test('the fingerprint is taken by the shell of the build, with its flags, in its working directory', async ({
  site,
}) => {
  const shell = join(site.root, 'tool shell');
  const seen = join(site.root, 'seen');
  writeFileSync(shell, `#!/bin/sh\necho "$PWD $*" >> ${seen}\nexport TOOL=new\nexec sh -e "$2"\n`);
  chmodSync(shell, 0o755);
  symlinkSync(shell, join(site.root, 'toolsh'));
  const inputs = { run: 'echo "$TOOL"', fingerprint: 'echo "$TOOL"', shell: `${site.root}/toolsh -l {0}` };
  const leg = site.start({ ...inputs, 'working-directory': '..' });
  const { code, output } = await leg.ended;
  expect(code, output).toBe(0);
  const lines = readFileSync(seen, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.startsWith(`${leg.home} -l ${leg.home}/temp/build-once-`), line).toBe(true);
});

test("a tool that the shell's own set-up brings is another tool for the key", async ({ site }) => {
  const home = join(site.root, 'home');
  mkdirSync(home);
  const inputs = { run: 'true', key: 'k', fingerprint: 'tool --version', shell: 'bash -el {0}' };
  const build = async (version: string) => {
    writeFileSync(join(home, '.bash_profile'), `tool() { echo "${version}"; }`);
    return (await site.start(inputs, { HOME: home }).ended).outputs;
  };
  const first = await build('v1');
  const second = await build('v2');
  expect([first.outcome, second.outcome]).toEqual(['built', 'built']);
  expect(second.key).not.toBe(first.key);
  expect((await build('v1')).outcome).toBe('reused');
});

test("a fingerprint line is a script of the build's shell, whatever its language", async ({ site }) => {
  const shell = 'perl {0}';
  const { code, output } = await site.start({ run: 'exit 0', fingerprint: 'print $^V', shell }).ended;
  expect(code, output).toBe(0);
});

test("our own script's name in what a fingerprint prints does not split the key", async ({ site }) => {
  const inputs = { run: 'true', key: 'k', fingerprint: 'LC_ALL=no-such-locale bash -c :; no-such-tool || echo "$0"' };
  const first = await site.start(inputs).ended;
  const second = await site.start(inputs).ended;
  expect([first.outputs.outcome, second.outputs.outcome], first.output).toEqual(['built', 'reused']);
  rmSync(first.outputs.dir ?? '', { recursive: true });
});
