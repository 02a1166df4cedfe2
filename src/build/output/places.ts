import { resolve } from 'node:path';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { mapPaths } from './paths-in-text.ts';

/**
 * The directories that a build's output may name. Each by all of its names: as the runner gives it, then the physical path,
 * which `pwd -P` and many tools print if a symbolic link is involved.
 */
export type Places = {
  /** The result directory. */
  readonly dir: readonly string[];
  readonly workspace: readonly string[];
  /** RUNNER_TEMP, which goes with the job. */
  readonly temporary: readonly string[];
  /** The shared directory. */
  readonly path: readonly string[];
};

/** The earlier one wins if two are the same directory. */
export const PLACES = ['dir', 'workspace', 'temporary', 'path'] as const;

interface Requesting {
  readonly inputs: { readonly path: string };
  readonly job: { readonly workspace: string; readonly jobTemporary?: string | undefined };
}

/** @param dir the result directory, as this job sees it */
export async function findPlaces({ inputs, job }: Requesting, dir: string): Promise<Places> {
  const given = [dir, job.workspace, job.jobTemporary, inputs.path];
  const [names = [], workspace = [], temporary = [], path = []] = await Promise.all(given.map(namesOf));
  return { dir: names, workspace, temporary, path };
}

async function namesOf(path: string | undefined): Promise<string[]> {
  const given = path ? resolve(path) : '/';
  // Every absolute path is below the root, so finding it means nothing.
  return [...new Set([given, await physicalPath(given)])].filter((name) => name !== '/');
}

/** A builder's text, translated for another job. */
export interface Moved {
  readonly text: string;
  /** Whether it names something below RUNNER_TEMP, which the other job does not have. */
  readonly namesTemporary: boolean;
}

/** @returns the text with the builder's places named as this job's own */
export function moveText(text: string, builtIn: Places, here: Places): Moved {
  const moves = new Map<string, { readonly place: keyof Places; readonly to: string }>();
  for (const place of PLACES) {
    for (const name of builtIn[place]) {
      // If the directory has the same names here, the text stays unchanged, including physical paths.
      const to = `${builtIn[place]}` === `${here[place]}` ? name : here[place][0];
      if (to !== undefined && !moves.has(name)) moves.set(name, { place, to });
    }
  }
  let namesTemporary = false;
  const replace = (path: string) => {
    const move = moves.get(path);
    namesTemporary ||= move?.place === 'temporary';
    return move?.to ?? path;
  };
  return { text: mapPaths(text, [...moves.keys()], { replace }), namesTemporary };
}
