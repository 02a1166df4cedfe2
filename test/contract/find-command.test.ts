import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/directory.ts';

const DOCUMENT = new URL('../../docs/build.md', import.meta.url);
const PATH = '/nfs/ci/builds';
const OLD = new Date(Date.now() - 30 * 86_400_000);
const HEX = '0123456789abcdef';

test("docs/build.md's find removes old entries as a whole, and nothing else", ({ directory: root }) => {
  const [, command = ''] = /\n(find \/nfs[^`]*)```/.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  const old = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(join(root, name, '.locks'), { recursive: true });
      utimesSync(join(root, name, '.locks'), OLD, OLD);
    }
  };
  const gone = [`o/r/build-${HEX}`, `.forks/o/r/build-${HEX}`, `o/r-${HEX}/build-${HEX}`];
  const kept = [
    `o/r/young-${HEX}/1-a/.git/checkouts/cells-${HEX}`,
    `o/r/young-${HEX}/1-a`,
    `lib-${HEX}`,
    `o/lib-${HEX}`,
  ];
  old(...gone, ...kept);
  mkdirSync(join(root, `o/r/young-${HEX}/.locks`));
  execFileSync('bash', ['-c', command.replace(PATH, root)]);
  expect(gone.filter((name) => existsSync(join(root, name)))).toEqual([]);
  expect(kept.filter((name) => !existsSync(join(root, name, '.locks')))).toEqual([]);
});
