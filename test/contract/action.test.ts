import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INPUT_NAMES } from '../../src/action/inputs/input-names.ts';
import { parseManifest } from './action-manifest.ts';
import { ROOT, readRepositoryFile, repositoryFiles } from './repository.ts';

const manifest = () => parseManifest('action.yml', readRepositoryFile('action.yml'));

/** Inputs are read by an InputReader, and as variables of the environment. */
function readInputs(): string[] {
  const text = repositoryFiles()
    .filter((path) => /^src\/.*\.ts$/.test(path))
    .map(readRepositoryFile)
    .join('\n');
  const names = text.matchAll(/\binputs\.\w+\('([a-z-]+)'|inputVariable\('([a-z-]+)'/g);
  return [...new Set([...names].map(([, read, variable]) => `${read ?? variable}`))].toSorted();
}

function writtenOutputs(): string[] {
  const [, body = ''] =
    /export type Outputs = \{([^}]*)\}/.exec(readRepositoryFile('src/build/result/report.ts')) ?? [];
  return [...body.matchAll(/readonly '?([\w-]+)'?:/g)].map(([, name]) => `${name}`).toSorted();
}

describe('action.yml', () => {
  it("is what GitHub's schema takes: a runner would load it", () => {
    expect(manifest).not.toThrow();
  });

  it('declares the inputs of which the code has one list, the one by which they are kept from the build', () => {
    const declared = manifest().inputs.map(({ id }) => id);
    expect(declared.toSorted()).toEqual([...INPUT_NAMES].toSorted());
  });

  it('declares every input that is read, and no other', () => {
    expect(readInputs()).not.toEqual([]);
    expect(
      manifest()
        .inputs.map(({ id }) => id)
        .toSorted(),
    ).toEqual(readInputs());
  });

  it('has its inputs read by their names of that list, and in no other way', () => {
    const reading = repositoryFiles().filter(
      (path) => /^src\/.*\.ts$/.test(path) && /getInput\(|env(\.|\[.)INPUT_/.test(readRepositoryFile(path)),
    );
    expect(reading).toEqual([]);
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
