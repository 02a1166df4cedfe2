import { isAbsolute, relative, resolve, sep } from 'node:path';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { mapPaths } from '../output/paths-in-text.ts';
import type { BuildJob } from '../request.ts';

/** A machine's own directories by all of their names: as given, and the physical paths that tools print. */
export class RunnerPaths {
  readonly #workspace: readonly string[];
  readonly #variables: ReadonlyMap<string, string>;

  private constructor(workspace: readonly string[], variables: ReadonlyMap<string, string>) {
    this.#workspace = workspace;
    this.#variables = variables;
  }

  static async find({ workspace, machinePaths }: Pick<BuildJob, 'workspace' | 'machinePaths'>): Promise<RunnerPaths> {
    const named = Object.entries(machinePaths).map(
      async ([variable, path]) => [`$${variable}`, await namesOf(path)] as const,
    );
    const [own, ...others] = await Promise.all([namesOf(workspace), ...named]);
    const variables = new Map<string, string>();
    for (const [variable, names] of others) {
      for (const name of names) if (!variables.has(name)) variables.set(name, variable);
    }
    return new RunnerPaths(own, variables);
  }

  /** The text with `$GITHUB_WORKSPACE` in place of the workspace's path, and so on. */
  rename(text: string): string {
    const named = [...this.#variables.keys()].filter((path) => text.includes(path));
    return named.length === 0 ? text : mapPaths(text, named, { replace: (path) => this.#variables.get(path) ?? path });
  }

  /** A directory as every machine names it: relative in the workspace, absolute elsewhere. */
  async renameDirectory(directory: string): Promise<string> {
    for (const name of [directory, await physicalPath(directory)]) {
      for (const workspace of this.#workspace) {
        const inside = relative(workspace, name);
        if (inside !== '..' && !inside.startsWith(`..${sep}`)) return inside || '.';
      }
    }
    return this.rename(directory);
  }
}

/** Empty for the root, which contains every path. */
async function namesOf(path: string | undefined): Promise<string[]> {
  if (path === undefined || !isAbsolute(path)) return [];
  const given = resolve(path);
  return [...new Set([given, await physicalPath(given)])].filter((name) => name !== sep);
}
