import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findProgram } from '../../src/shared-dir/system/find-program.ts';

const root = mkdtempSync(join(tmpdir(), 'find-program-'));
afterAll(() => rmSync(root, { recursive: true }));
const cwd = join(root, 'work');
for (const directory of ['work/bin', 'tools', 'directories/tool'])
  mkdirSync(join(root, directory), { recursive: true });
for (const file of ['work/here', 'work/bin/tool', 'tools/plain']) {
  writeFileSync(join(root, file), '#!/bin/sh\n');
  chmodSync(join(root, file), 0o755);
}
writeFileSync(join(root, 'tools/tool'), 'not executable');
symlinkSync('/nowhere', join(root, 'tools/dangling'));

test.each([
  { what: 'an absolute entry', program: 'plain', PATH: `${root}/tools`, found: `${root}/tools/plain` },
  { what: 'a relative entry', program: 'tool', PATH: 'bin', found: `${cwd}/bin/tool` },
  { what: 'an empty entry', program: 'here', PATH: `/nowhere::${root}/tools`, found: `${cwd}/here` },
  { what: 'an empty PATH', program: 'here', PATH: '', found: `${cwd}/here` },
  { what: 'no PATH', program: 'sh', PATH: undefined, found: '/usr/bin/sh' },
  { what: 'a path of its own', program: './bin/tool', PATH: '/nowhere', found: `${cwd}/bin/tool` },
  { what: 'none', program: 'plain', PATH: '/nowhere', found: undefined },
  {
    what: 'a directory of its name, and a file that is none',
    program: 'tool',
    PATH: `${root}/directories:${root}/tools/tool:bin`,
    found: `${cwd}/bin/tool`,
  },
  { what: 'a file that may not be executed', program: 'tool', PATH: `${root}/tools:bin`, found: `${cwd}/bin/tool` },
  { what: 'a dangling link', program: 'dangling', PATH: `${root}/tools`, found: undefined },
])('$what: what would be started, and nothing else', ({ program, PATH, found }) => {
  expect(findProgram(program, { cwd, PATH })).toBe(found);
  const { error } = spawnSync(program, ['-c', 'true'], { cwd, env: PATH === undefined ? {} : { PATH } });
  expect(error === undefined).toBe(found !== undefined);
});
