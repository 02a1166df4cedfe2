import type { OthersText } from './output/others-text.ts';
import type { ProblemMatchers } from './output/problem-matchers.ts';
import type { Places } from './result/places.ts';

/** What a build and the wait for one print. */
export interface Reporter {
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly debug: (message: string) => void;
  /** Says something of a file of the checkout, by its path relative to the workspace, or of several. */
  readonly annotate: (severity: 'warning' | 'error', message: string, path?: string) => void;
  /** Shows another job's text, where no command in it acts; under a title, more of it may follow. */
  showOthers(text: OthersText, title?: string): Promise<void>;
  /** Called once before each run of the build command. */
  openBuildOutput(build: RunningBuild): Promise<OutputReporter>;
}

/** What a reporter may want to know of a build whose output it shows. */
export interface RunningBuild {
  readonly matchers: ProblemMatchers;
  readonly workingDirectory: string;
  readonly findPlaces: () => Promise<Places>;
}

export interface OutputReporter {
  /** Lines of the build, without their ends. The next come when this is done. */
  print(lines: readonly string[]): Promise<void>;
  /** The build has ended. */
  end(): Promise<void>;
}
