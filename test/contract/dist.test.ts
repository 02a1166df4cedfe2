import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from './repository.ts';

/** What a user's runner gets: files that git knows or would add, not whatever lies in this clone. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'dist'], {
  cwd: ROOT,
  encoding: 'utf8',
}).split('\n');

/** The files beside a bundle that it loads by name, as ncc writes that, and the one that says that it is a module. */
function filesBeside(folder: string): string[] {
  const bundle = readRepositoryFile(`${folder}/index.js`);
  const named = [...bundle.matchAll(/__nccwpck_require__\.(?:p|ab) ?\+ ?["']([^"']+)["']/g)].map(([, name]) => name);
  expect(named).not.toEqual([]);
  return ['index.js', 'package.json', ...named].map((name) => `${folder}/${name}`);
}

describe.each(['dist/main', 'dist/post'])('%s/index.js', (folder) => {
  it('finds all that it loads, in each clone', () => {
    for (const file of filesBeside(folder)) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(tracked, 'git ignores it').toContain(file);
    }
  });
});
