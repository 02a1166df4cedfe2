import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles } from './repository.ts';
import { at, entries, readYaml } from './yaml-files.ts';

const documents = repositoryFiles().filter((path) => path.endsWith('.md'));
const project: unknown = JSON.parse(readRepositoryFile('package.json'));
const scripts = entries(at(project, 'scripts')).map(([name]) => name);
const action = readYaml('action.yml');

/** What a document sets as code: blocks that are no YAML, and spans. */
function codeOf(path: string): string[] {
  const text = readRepositoryFile(path);
  const blocks = [...text.matchAll(/^[ \t]*```(?!ya?ml)\w*\n([\s\S]*?)```/gm)].map(([, body = '']) => body);
  const spans = [...text.replaceAll(/^[ \t]*```[\s\S]*?```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, span = '']) => span,
  );
  return [...blocks, ...spans];
}

describe.each(documents)('%s', (path) => {
  const code = codeOf(path).join('\n');

  it('names scripts of package.json', () => {
    const named = [...code.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('names files that are there', () => {
    const named = code.match(/(?<![\w./-])(?:\.ci|\.github|docs|examples|matchers|src|test)\/[\w./-]*\w/g) ?? [];
    const isKnown = (name: string) => name.includes('NAME') || existsSync(join(ROOT, name));
    expect(named.filter((name) => !isKnown(name))).toEqual([]);
  });

  it('sets inputs that the action has', () => {
    const inputs = entries(at(action, 'inputs')).map(([name]) => name);
    const prose = readRepositoryFile(path).replaceAll(/^[ \t]*```[\s\S]*?```/gm, '');
    const named = [...prose.matchAll(/`([a-z]+(?:-[a-z]+)+): [^`]+`/g)].map(([, name = '']) => name);
    const others = ['fail-fast', 'id-token', 'max-parallel', 'timeout-minutes', 'wait-all'];
    expect(named.filter((name) => !inputs.includes(name) && !others.includes(name))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = readRepositoryFile('README.md');

  it('shows two commands that do everything, as CI runs them', () => {
    const blocks = [...readme.matchAll(/^```sh\n(npm [\s\S]*?)^```/gm)].map(([, body = '']) => body.trim());
    expect(blocks).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
    const run = readRepositoryFile('.ci/run').split('\n');
    for (const command of blocks.flatMap((block) => block.split(' && '))) {
      expect(
        run.some((line) => line.startsWith(command)),
        command,
      ).toBe(true);
    }
  });

  it('tells the numbers that hold', () => {
    expect(`>=${/Node ([\d.]+) or later/.exec(readme)?.[1]}`).toBe(at(project, 'engines', 'node'));
    expect(/`lease` \((\d+) s\)/.exec(readme)?.[1]).toBe(at(action, 'inputs', 'lease', 'default'));
  });
});
