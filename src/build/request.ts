import type { Environment } from '../command/environment.ts';
import type { Host } from '../nfs-lock/host.ts';
import type { Unfinished } from './attempt/end-unfinished.ts';
import type { Masks } from './attempt/masks/masks.ts';
import type { BuildInputs } from './inputs/build-inputs.ts';
import type { Cancellation } from './process/cancellation.ts';
import type { Reporter } from './reporter.ts';
import type { Commit } from './result/commit.ts';
import type { CommandFiles } from './result/file-commands.ts';

/**
 * One build, as a face of build-once (the action, the command) asks for it. What a CI system tells of itself has become
 * words and paths by then, and all that is printed goes through the face's own console.
 */
export interface BuildRequest {
  readonly inputs: BuildInputs;
  /** Directories below `path`, from the top: `OWNER`, `REPO`, or those of an origin that is kept apart. */
  readonly folders: readonly string[];
  readonly job: BuildJob;
  /** That of the user's commands, byte for byte. */
  readonly env: Environment;
  readonly host: Host;
  readonly masks: Masks;
  /** Where the problem matchers are. */
  readonly matchersDir: string;
  readonly reporter: Reporter;
  readonly cancellation: Cancellation;
  /** Makes the files in which the build may leave more than its result; none for a face that passes nothing on. */
  readonly openCommandFiles?: () => Promise<CommandFiles>;
  /** Notes what has to be ended if this process is killed; nothing once there is nothing. */
  readonly noteUnfinished: (unfinished?: Unfinished) => void;
}

/** The run of a job that is part of none. */
export const NO_RUN = '0';

/** The job that asks, as the others are told of it. */
export interface BuildJob {
  /** All jobs of one run have it; {@link NO_RUN} where nothing counts runs. Digits, as is `runAttempt`: a failure counts for the run's attempt. */
  readonly runId: string;
  readonly runAttempt: string;
  /** `sim (verilator, 3)`. */
  readonly title: string;
  readonly runner: string;
  /** The job's page. */
  readonly url: string;
  readonly commit?: Commit;
  readonly workspace: string;
  /** For files of our own. */
  readonly temporary: string;
  /** A temporary directory that ends with the job, so that a path in it means nothing to others. */
  readonly jobTemporary?: string | undefined;
  /** What each machine has at a place of its own, by the variable that stands for it in a key: `GITHUB_WORKSPACE`. */
  readonly machinePaths: Readonly<Record<string, string | undefined>>;
}
