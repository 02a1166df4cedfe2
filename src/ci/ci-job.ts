import type { BuildJob } from '../build/request.ts';

/** A job of some CI system, as its variables tell, or a process that runs in none. */
export interface CiJob extends BuildJob {
  /** Directories below `path` that hold the entries of the job's project; undefined where nothing tells of a project. */
  readonly folders: readonly string[] | undefined;
  /** Where its code is not the project's own: the directories in their stead. */
  readonly apart?: Apart;
  /** What all jobs of one run have in common and no other run has. */
  readonly key: string | undefined;
  /** Where the system does not count the attempts of a run, only a failure that happens meanwhile is a result. */
  readonly retryFailed: 'next-attempt' | 'always';
}

export interface Apart {
  readonly folders: readonly string[];
  /** A line for people. */
  readonly why: string;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** What of this machine stands in for what a CI system does not tell. */
export interface ThisMachine {
  readonly hostname: string;
  readonly user: string;
  readonly cwd: string;
  readonly temporary: string;
}
