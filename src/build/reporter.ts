import type { OthersText } from './output/others-text.ts';
import type { Places } from './output/places.ts';
import type { ProblemMatchers } from './output/problem-matchers.ts';

/** How a build, or the wait for one, is told. */
export interface Reporter {
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly debug: (message: string) => void;
  /** Says something of a file of the checkout, by its path relative to the workspace, or of several. */
  readonly annotate: (severity: 'warning' | 'error', message: string, path?: string) => void;
  /** Shows another job's text with its commands inert; more may follow under the same title. */
  showOthers(text: OthersText, title?: string): Promise<void>;
  /** Called once before each run of the build command. */
  openBuildOutput(build: RunningBuild): Promise<OutputReporter>;
}

/** What a reporter may need to know about the build whose output it shows. */
export interface RunningBuild {
  readonly matchers: ProblemMatchers;
  readonly workingDirectory: string;
  readonly findPlaces: () => Promise<Places>;
}

export interface OutputReporter {
  /** Prints lines of the build, without their ends; the next come when this is done. */
  print(lines: readonly string[]): Promise<void>;
  /** The build has ended. */
  end(): Promise<void>;
}
