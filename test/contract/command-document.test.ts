import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from './repository.ts';

const DOCUMENT = readRepositoryFile('docs/command.md');
const help = execFileSync(process.execPath, [join(ROOT, 'dist/cli/index.js'), '--help'], { encoding: 'utf8' });

/** What a part of the help lists, line by line. */
const listed = (title: string) =>
  [...(help.split(`\n${title}`)[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);

it('docs/command.md has the commands of the help', () => {
  const named = [...DOCUMENT.matchAll(/^\| `([a-z]+)[^`]*` \|/gm)].map(([, name]) => name);
  expect([...new Set(named)].toSorted()).toEqual(
    listed('Commands:')
      .filter((name) => name !== 'help')
      .toSorted(),
  );
});

it('docs/command.md has the exit codes of the help', () => {
  const codes = [...DOCUMENT.matchAll(/^\| \S* ?\| (\d+)(?: \+ N)?: /gm)].map(([, code]) => code);
  expect(codes).toEqual(listed('Exit codes:'));
});
