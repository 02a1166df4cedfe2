import { parseAllDocuments } from 'yaml';
import { readRepositoryFile, repositoryFiles } from './repository.ts';

/** The YAML files of this repository. */
export const yamlFiles: readonly string[] = repositoryFiles().filter((path) => /\.ya?ml$/.test(path));

/**
 * The one document that a file holds, as plain values.
 *
 * @throws where it is no YAML, has a key twice, or holds more than one
 */
export function readYaml(path: string): unknown {
  return parseYaml(path, readRepositoryFile(path));
}

export function parseYaml(name: string, text: string): unknown {
  const [document, ...others] = [...parseAllDocuments(text)];
  if (document === undefined || others.length > 0) throw new Error(`${name}: holds not one document`);
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new Error(`${name}: ${problem.message}`);
  return document.toJS();
}

/** What lies at a path of keys; undefined where something on the way is not there. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
