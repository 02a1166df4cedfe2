import type { BuildJob } from '../build/request.ts';

/** A job of some CI system, as its variables tell, or a process that runs in none. */
export interface CiJob extends BuildJob {
  /** Directories below `path` that hold the project's entries; undefined if the environment names no project. */
  readonly folders: readonly string[] | undefined;
  /** For code that is not the project's own: the directories used instead. */
  readonly apart?: Apart;
  /** What all jobs of one run have in common and no other run has. */
  readonly key: string | undefined;
  /** If the system does not count a run's attempts, only a failure that happens meanwhile is a result. */
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
