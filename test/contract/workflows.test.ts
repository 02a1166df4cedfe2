import { describe, expect, it } from 'vitest';
import { workflowErrors } from '../workflow/parse.ts';
import { readRepositoryFile, repositoryFiles } from './repository.ts';
import { yamlSnippets } from './snippets.ts';

const files = repositoryFiles();
const documents = files.filter((path) => /^(README|CONTRIBUTING|SECURITY)\.md$|^(docs|examples)\/.*\.md$/.test(path));
const snippets = documents.flatMap((path) => yamlSnippets(path, readRepositoryFile(path)));
const own = files.filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));
const examples = files.filter((path) => /^examples\/.*\.ya?ml$/.test(path) && /^jobs:/m.test(readRepositoryFile(path)));

describe("GitHub's schema", () => {
  it('is asked about the README', () => {
    expect(snippets.filter(({ name, kind }) => name.startsWith('README.md:') && kind === 'workflow')).not.toEqual([]);
  });

  const workflows = snippets.filter(({ kind }) => kind === 'workflow');
  it.each(workflows.map(({ name, text }) => [name, text]))('takes the workflow in %s', async (name, text) => {
    expect(await workflowErrors(name, text)).toEqual([]);
  });

  it.for([...own, ...examples])('takes %s', async (path) => {
    expect(await workflowErrors(path, readRepositoryFile(path))).toEqual([]);
  });

  it('refuses what is wrong in a part, too', async () => {
    const [snippet] = yamlSnippets('x.md', 'see\n\n  ```yaml\n  - uses: a/b@v1\n    wiht: { a: b }\n  ```\n');
    expect(snippet?.name).toBe('x.md:4');
    expect(await workflowErrors('x.md', snippet?.text ?? '')).toEqual([
      expect.stringContaining("Unexpected value 'wiht'"),
    ]);
  });
});

describe('actions of others', () => {
  const uses = own.flatMap((path) =>
    [...readRepositoryFile(path).matchAll(/^\s*(?:- )?uses: +(\S.*)$/gm)].map(([, value = '']) => `${path}: ${value}`),
  );

  it.for(uses)('%s is pinned', (use) => {
    expect(use).toMatch(/^[^:]+: (\.\/\S*|[\w.-]+\/[\w./-]+@[0-9a-f]{40} +# v\d\S*)$/);
  });

  it('are not overlooked in another way of writing', () => {
    const withoutComments = own.map((path) => readRepositoryFile(path).replaceAll(/(^|\s)#.*$/gm, ''));
    const mentions = withoutComments.flatMap((text) => text.match(/['"]?\buses['"]?: *[^\s]/g) ?? []);
    expect(uses).toHaveLength(mentions.length);
  });
});
