import type { JsonObject } from './expressions.ts';
import type { WorkflowEvent } from './github-context.ts';
import type { GracePeriods } from './model.ts';

export interface RunOptions {
  /** The workflow file, absolute or relative to the checkout. */
  readonly workflow: string;
  /** A directory that stands for the repository's content. */
  readonly checkout: string;
  /** `OWNER/REPO` → the directory of the action that `uses: OWNER/REPO@…` stands for. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Only this job, and what it needs. */
  readonly job?: string;
  /** By default one that the workflow listens to. */
  readonly event?: WorkflowEvent;
  readonly repository?: string;
  readonly runId?: string;
  readonly attempt?: number;
  /** What an admin has put into the runner's `.env`, for example BUILD_ONCE_PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: JsonObject;
  /**
   * What stands for directories of the runner's machine that the volumes of a job's container name: `/nfs` → a directory.
   * Without it, a job with a container is refused; with it, all but the volumes is left out.
   */
  readonly machine?: Readonly<Record<string, string>>;
  /** How many runners there are; by default as many as there are jobs. */
  readonly runners?: number;
  /** By default `namespaces` where this machine allows them. */
  readonly isolation?: 'namespaces' | 'plain';
  /** By default the runner's own. */
  readonly grace?: GracePeriods;
  /** What counts as a minute of `timeout-minutes`. */
  readonly minuteMs?: number;
  readonly debug?: boolean;
  /** The Node.js that runs actions; by default the one that runs this. */
  readonly node?: string;
}
