import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { LogFile } from '../../src/shared-dir/log/log-file.ts';
import { nodeSharedDir } from '../../src/shared-dir/node-shared-dir.ts';
import { makeAttempt } from '../../src/store/attempts.ts';
import { attemptName, attemptPlace } from '../../src/store/layout.ts';
import { test } from '../support/directory.ts';

/*
 * All names of an attempt follow from its claim, which everybody can see, so whoever is fast enough has planted something
 * under each of them before it is made. Here that race is always won.
 */
const TOKEN = '0b7e5c0a-58f5-4d67-9f0a-3a0c5f7f1a11';
/** The listing came before what was planted. */
const BLIND = { ...nodeSharedDir, list: async () => [] };
let root: string;
let entry: string;
let victim: string;

/** Links of users are another matter. */
const UNSEEN = { begin: async () => 'in use' as const };

test.beforeEach(({ directory }) => {
  root = directory;
  entry = join(root, 'entry');
  victim = join(root, 'victim');
  for (const directory of [entry, victim]) mkdirSync(directory);
  writeFileSync(join(victim, 'file'), 'as it was\n', { mode: 0o600 });
});

afterEach(() => {
  expect(readdirSync(victim)).toEqual(['file']);
  expect(readFileSync(join(victim, 'file'), 'utf8')).toBe('as it was\n');
  expect(statSync(join(victim, 'file')).mode & 0o777).toBe(0o600);
});

test.each(['', '.users'])(
  'an attempt whose name + "%s" is taken by a link: the next number is used',
  async (ending) => {
    for (const number of [1, 2]) symlinkSync(victim, join(entry, `${attemptName(number, TOKEN)}${ending}`));
    const attempt = await makeAttempt(BLIND, entry, TOKEN, UNSEEN, 0);
    expect(attempt).toBe(attemptName(3, TOKEN));
    const { dir, users } = attemptPlace(entry, attempt);
    for (const made of [dir, users]) expect(readdirSync(made)).toEqual([]);
  },
);

test('somebody takes each name as it becomes known: an error, not a try for ever', async () => {
  for (let number = 1; number < 100; number += 1) symlinkSync(victim, join(entry, attemptName(number, TOKEN)));
  await expect(makeAttempt(BLIND, entry, TOKEN, UNSEEN, 0)).rejects.toThrow('EEXIST');
});

test.each([
  ['a link to a file', (log: string) => symlinkSync(join(victim, 'file'), log)],
  ['a link to nothing', (log: string) => symlinkSync(join(victim, 'made'), log)],
  ['a FIFO', (log: string) => execFileSync('mkfifo', [log])],
  ['a file with something in it', (log: string) => writeFileSync(log, 'planted\n')],
])('a log whose name is taken by %s is neither followed nor written to', async (_, plant) => {
  const log = join(entry, 'log');
  plant(log);
  await expect(LogFile.create(log)).rejects.toThrow('EEXIST');
});
