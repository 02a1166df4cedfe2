/** What a job, a step or a run ended with, in the words that `needs` and `steps` have for it. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export type Severity = 'error' | 'warning' | 'notice';

/** What GitHub shows on the run's page and beside the changed lines. */
export interface Annotation {
  readonly severity: Severity;
  readonly message: string;
  readonly title?: string;
  /** Relative to the checkout. */
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

export interface StepReport {
  /** As `steps.ID` has it; generated ones begin with two underscores. */
  readonly id: string;
  readonly name: string;
  readonly stage: 'main' | 'post';
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion;
  /** After it. */
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** How long a process is given after SIGINT, and after SIGTERM. */
export interface GracePeriods {
  readonly interruptMs: number;
  readonly terminateMs: number;
}

/** The runner's own. */
export const GRACE_PERIODS: GracePeriods = { interruptMs: 7500, terminateMs: 2500 };

/** The directories that a runner gives to one job. */
export interface Directories {
  readonly workspace: string;
  readonly temp: string;
  readonly tools: string;
}
