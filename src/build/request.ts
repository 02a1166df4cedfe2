import type { Environment } from '../command/environment.ts';
import type { Host } from '../nfs-lock/host.ts';
import type { Uses } from '../store/users.ts';
import type { Unfinished } from './attempt/end-unfinished.ts';
import type { Masks } from './attempt/masks/masks.ts';
import type { BuildInputs } from './inputs/build-inputs.ts';
import type { Cancellation } from './process/cancellation.ts';
import type { Reporter } from './reporter.ts';
import type { Commit } from './result/commit.ts';
import type { CommandFiles } from './result/file-commands.ts';

/**
 * One build, as the action or the command asks for it. Nothing in it depends on the CI system: by now it is words and paths,
 * and everything printed goes through the caller's own console.
 */
export interface BuildRequest {
  readonly inputs: BuildInputs;
  /** Directories below `path`, outermost first: `OWNER`, `REPO`, or those of an untrusted origin. */
  readonly folders: readonly string[];
  readonly job: BuildJob;
  /** For the user's commands, byte for byte. */
  readonly env: Environment;
  /** Our standard input is meant for another than the user's commands here. */
  readonly stdin?: 'none';
  readonly host: Host;
  readonly masks: Masks;
  /** Where the problem matchers are. */
  readonly matchersDir: string;
  readonly reporter: Reporter;
  readonly cancellation: Cancellation;
  /** Makes the files by which the build passes outputs on; omitted where nothing can be passed on. */
  readonly openCommandFiles?: () => Promise<CommandFiles>;
  /** The results that this job uses. */
  readonly uses: Uses;
  /** Records what must be ended if this process is killed; undefined once there is nothing. */
  readonly noteUnfinished: (unfinished?: Unfinished) => void;
}

/** The run of a job that is part of none. */
export const NO_RUN = '0';

/** The job that asks, as others see it. */
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
  /** A temporary directory that goes with the job: paths in it mean nothing to others. */
  readonly jobTemporary?: string | undefined;
  /** Directories that differ between machines, by the variable that stands for each in a key: `GITHUB_WORKSPACE`. */
  readonly machinePaths: Readonly<Record<string, string | undefined>>;
}
