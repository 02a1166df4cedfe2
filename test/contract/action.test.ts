import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../workflow/action-manifest.ts';
import { ROOT, readRepositoryFile, repositoryFiles } from './repository.ts';

const manifest = () => parseManifest('action.yml', ROOT, readRepositoryFile('action.yml'));

/** Inputs are read in two ways: by the functions of inputs.ts, and as variables of the environment. */
function readInputs(): string[] {
  const byName = [...readRepositoryFile('src/action/inputs.ts').matchAll(/\b\w+\(env, '([^']+)'/g)];
  const asVariables = repositoryFiles()
    .filter((path) => /^src\/.*\.ts$/.test(path))
    .flatMap((path) => [...readRepositoryFile(path).matchAll(/env(?:\.INPUT_(\w+)|\[['"]INPUT_([^'"]+)['"]\])/g)]);
  const names = [...byName.map(([, name]) => name), ...asVariables.map(([, dotted, quoted]) => dotted ?? quoted)];
  return [...new Set(names.map((name) => `${name}`.toLowerCase()))].toSorted();
}

function writtenOutputs(): string[] {
  const [, body = ''] = /export type Outputs = \{([^}]*)\}/.exec(readRepositoryFile('src/action/report.ts')) ?? [];
  return [...body.matchAll(/readonly '?([\w-]+)'?:/g)].map(([, name]) => `${name}`).toSorted();
}

describe('action.yml', () => {
  it("is what GitHub's schema takes: a runner would load it", () => {
    expect(manifest).not.toThrow();
  });

  it('declares every input that is read, and no other', () => {
    expect(readInputs()).not.toEqual([]);
    expect(
      manifest()
        .inputs.map(({ id }) => id)
        .toSorted(),
    ).toEqual(readInputs());
  });

  it('has its inputs read where this test looks for them, and nowhere else', () => {
    const reading = repositoryFiles().filter(
      (path) => /^src\/.*\.ts$/.test(path) && /getInput|INPUT_/.test(readRepositoryFile(path)),
    );
    // The build's environment is one without them.
    const others = reading.filter((path) => path !== 'src/action/build-environment.ts');
    expect(others).toEqual(['src/action/inputs.ts', 'src/action/job.ts']);
  });

  it('declares every output that is written, and no other', () => {
    expect(writtenOutputs()).not.toEqual([]);
    expect(
      manifest()
        .outputs.map(({ id }) => id)
        .toSorted(),
    ).toEqual(writtenOutputs());
  });

  it('describes each of them', () => {
    const { inputs, outputs } = manifest();
    for (const { id, description } of [...inputs, ...outputs]) expect(description, id).toBeTruthy();
  });

  it('names files that are there', () => {
    const { main, post } = manifest();
    for (const file of [main, post]) expect(existsSync(join(ROOT, `${file}`)), file).toBe(true);
  });
});
