import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from './repository.ts';

/** What a user's runner gets: files that git knows or would add, not whatever lies in this clone. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'dist'], {
  cwd: ROOT,
  encoding: 'utf8',
}).split('\n');

/** The files that a bundle loads by name, as ncc writes that, and the one that says that it is none of Node's modules. */
function filesBeside(folder: string): string[] {
  const bundle = readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.js'))
    .map((file) => readRepositoryFile(`${folder}/${file}`))
    .join('\n');
  // Minified or not: `n.p + "beat-worker.js"`, `n.e(/*! import() */ 451)`.
  const named = [...bundle.matchAll(/\b\w+\.(?:p|ab) ?\+ ?["']([^"']+\.js)["']/g)].map(([, name]) => name);
  expect(named).toContain('beat-worker.js');
  const chunks = [...bundle.matchAll(/\b\w+\.e\((?:\/\*[^)]*\*\/ ?)?(\d+)\)/g)].map(([, id]) => `${id}.index.js`);
  expect(chunks).not.toEqual([]);
  return ['index.js', 'package.json', ...named, ...chunks].map((name) => `${folder}/${name}`);
}

describe.each([
  ['dist/main', ['@actions/core', '@actions/exec', '@actions/io']],
  ['dist/post', ['@actions/exec', '@actions/io']],
  ['dist/cli', ['@actions/exec', '@actions/io', 'commander']],
])('%s/index.js', (folder, packages) => {
  it('finds all that it loads, in each clone', () => {
    for (const file of filesBeside(folder)) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(tracked, 'git ignores it').toContain(file);
    }
  });

  it('comes with the licences of all that it holds', () => {
    const licences = readRepositoryFile(`${folder}/licenses.txt`);
    expect([...licences.matchAll(/^(\S+)\n\S+\n.*\bMIT\b/gm)].map(([, name]) => name)).toEqual(packages);
  });
});
