import type { JsonObject } from './expressions.ts';
import type { Annotation, Conclusion, Directories, GracePeriods, StepReport } from './model.ts';

/** What GitHub gives a runner when it assigns a job. */
export interface JobMessage {
  readonly workflow: { readonly file: string; readonly text: string };
  readonly jobId: string;
  readonly contexts: ServerContexts;
  readonly runnerName: string;
  readonly checkRunId: number;
  readonly directories: Directories;
  /** `OWNER/REPO` → the directory of the action that it stands for. */
  readonly actions: Readonly<Record<string, string>>;
  /** The repository that actions/checkout clones. */
  readonly remote: string;
  /** The environment of the runner's own process, with its `.env`. */
  readonly env: Readonly<Record<string, string>>;
  /** The Node.js that runs actions. */
  readonly node: string;
  readonly trackingId: string;
  readonly grace: GracePeriods;
  readonly minuteMs: number;
  readonly debug: boolean;
  readonly isolation: string;
}

/** The contexts that are settled before a runner sees the job. */
export interface ServerContexts {
  readonly github: JsonObject;
  readonly needs: JsonObject;
  readonly strategy: JsonObject;
  readonly matrix: JsonObject | null;
  readonly vars: JsonObject;
  readonly inputs: JsonObject;
  readonly secrets: JsonObject;
}

export type JobOrder =
  | { readonly kind: 'start'; readonly message: JobMessage }
  | { readonly kind: 'cancel' }
  /** The runner itself is told to stop, or its machine is. */
  | { readonly kind: 'shut-down' };

export type JobEvent =
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  | { readonly kind: 'step'; readonly report: StepReport }
  | { readonly kind: 'ended'; readonly conclusion: Conclusion; readonly outputs: Readonly<Record<string, string>> };
