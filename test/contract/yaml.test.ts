import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from './repository.ts';
import { at, entries, list, parseYaml, readYaml, yamlFiles } from './yaml-files.ts';

describe('YAML', () => {
  it.for(yamlFiles)('%s can be read', (path) => {
    expect(readYaml(path)).toBeTypeOf('object');
  });

  it('that has a key twice cannot', () => {
    expect(() => parseYaml('x.yml', 'a: 1\nb: 2\na: 3\n')).toThrow('unique');
  });
});

describe('examples/kubernetes', () => {
  const values = readYaml('examples/kubernetes/values.yaml');
  const claim = readYaml('examples/kubernetes/claim.yaml');
  const container = at(values, 'template', 'spec', 'containers', 0);
  const mounts = list(at(container, 'volumeMounts'));
  const volumes = list(at(values, 'template', 'spec', 'volumes'));
  const names = (all: readonly unknown[]) => all.map((each) => at(each, 'name')).toSorted();

  it('mounts each volume, and none that is not there', () => {
    expect(volumes).not.toEqual([]);
    expect(names(mounts)).toEqual(names(volumes));
  });

  it('claims the volume that is made', () => {
    expect(at(claim, 'kind')).toBe('PersistentVolumeClaim');
    expect(at(claim, 'metadata', 'name')).toBeTypeOf('string');
    expect(volumes.map((each) => at(each, 'persistentVolumeClaim', 'claimName'))).toEqual([
      at(claim, 'metadata', 'name'),
    ]);
    expect(at(claim, 'spec', 'accessModes')).toEqual(['ReadWriteMany']);
  });

  it('builds below a mount point, so that a missing mount is noticed', () => {
    const path = list(at(container, 'env')).find((each) => at(each, 'name') === 'BUILD_ONCE_PATH');
    const places = mounts.map((each) => `${at(each, 'mountPath')}/`);
    expect(places.filter((place) => `${at(path, 'value')}`.startsWith(place))).toHaveLength(1);
  });
});

describe('.github/dependabot.yml', () => {
  const config = readYaml('.github/dependabot.yml');
  const updates = list(at(config, 'updates'));

  it('is of version 2, and leaves each release some days', () => {
    expect(at(config, 'version')).toBe(2);
    expect(updates).not.toEqual([]);
    for (const update of updates) {
      const name = `${at(update, 'package-ecosystem')}`;
      expect(at(update, 'schedule', 'interval'), name).toBe('weekly');
      expect(at(update, 'cooldown', 'default-days'), name).toBeGreaterThanOrEqual(7);
    }
  });

  it('looks wherever packages are named', () => {
    const places = updates.flatMap((update) => {
      const directories = [at(update, 'directory'), ...list(at(update, 'directories'))];
      return directories.filter(Boolean).map((directory) => `${at(update, 'package-ecosystem')} ${directory}`);
    });
    const files = repositoryFiles();
    const of = (name: string) => files.filter((path) => path.endsWith(`/${name}`)).map((path) => `/${dirname(path)}`);
    const pip = of('requirements.txt').map((directory) => `pip ${directory}`);
    expect(places.toSorted()).toEqual(['github-actions /', 'npm /', ...pip].toSorted());
  });
});

describe('.github/ISSUE_TEMPLATE', () => {
  const forms = yamlFiles.filter((path) => /^\.github\/ISSUE_TEMPLATE\/(?!config\.yml)/.test(path));
  const TYPES = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];

  it.for(forms)('%s is a form that GitHub shows', (path) => {
    const form = readYaml(path);
    for (const key of ['name', 'description']) expect(at(form, key), key).toBeTypeOf('string');
    const body = list(at(form, 'body'));
    // A form of text alone is refused.
    expect(body.filter((each) => at(each, 'type') !== 'markdown')).not.toEqual([]);
    for (const each of body) {
      expect(TYPES).toContain(at(each, 'type'));
      expect(at(each, 'attributes', at(each, 'type') === 'markdown' ? 'value' : 'label')).toBeTypeOf('string');
      for (const [key] of entries(each)) expect(['type', 'id', 'attributes', 'validations']).toContain(key);
    }
    const labels = body.map((each) => at(each, 'attributes', 'label')).filter(Boolean);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('is not empty', () => {
    expect(forms).not.toEqual([]);
  });
});
