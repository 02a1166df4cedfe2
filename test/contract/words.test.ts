import { expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './repository.ts';

/** Of the place where somebody works on this; in two parts, so that this file does not mention them. */
const FORBIDDEN = [new RegExp(`(?<![\\w.-])/${'work'}/`), new RegExp(`shared/${'design'}`)];

it.for(FORBIDDEN)('no file mentions %s', (forbidden) => {
  const files = repositoryFiles();
  expect(files).not.toEqual([]);
  expect(files.filter((path) => forbidden.test(readRepositoryFile(path)))).toEqual([]);
});
