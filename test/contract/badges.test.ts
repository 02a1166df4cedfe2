import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from './repository.ts';
import { at } from './yaml-files.ts';

const readme = readRepositoryFile('README.md');
const project: unknown = JSON.parse(readRepositoryFile('package.json'));

it('badges tell the version and the licence of package.json', () => {
  expect(readme).toContain(`/badge/version-${at(project, 'version')}-`);
  expect(readme).toContain(`/badge/licence-${at(project, 'license')}-`);
  expect(readRepositoryFile('LICENSE')).toContain(`${at(project, 'license')} License`);
});

it('the badge of CI is of a workflow that is there', () => {
  const [, workflow = ''] = /actions\/workflows\/([\w.-]+)\/badge\.svg/.exec(readme) ?? [];
  expect(existsSync(join(ROOT, '.github/workflows', workflow)), workflow).toBe(true);
});

it('the badge of the version is of the newest one in CHANGELOG.md', () => {
  const [, newest] = /^## \[(\d+\.\d+\.\d+)\]/m.exec(readRepositoryFile('CHANGELOG.md')) ?? [];
  expect(at(project, 'version')).toBe(newest);
});
