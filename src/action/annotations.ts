import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StepConsole } from './console/step-console.ts';
import { MakeDirectories } from './make-directories.ts';
import { forMatchers } from './printable.ts';
import { addMatchers, type ProblemMatchers, readProblemMatchers, removeMatchers } from './problem-matchers.ts';
import { toCheckout } from './to-checkout.ts';

/** Where the build works, as far as it matters for the paths in its output. */
export interface Places {
  readonly workspace: string;
  readonly workingDirectory: string;
  readonly resultDir: string;
}

/**
 * Annotations of a build's errors and warnings on the lines of the checkout, by the problem matchers that come with the
 * action. Only the leg that builds has them: one that shows the same output again would show each error again, too.
 */
export class Annotations {
  readonly #matchers: ProblemMatchers;
  readonly #places: Places;
  readonly #made: MakeDirectories;

  private constructor(matchers: ProblemMatchers, places: Places) {
    this.#matchers = matchers;
    this.#places = places;
    this.#made = new MakeDirectories(places.workingDirectory);
  }

  /** @param mainPath what Node was started with: a URL relative to this module the bundler would take for a file to bundle */
  static async read(mainPath: string, places: Places): Promise<Annotations> {
    return new Annotations(await readProblemMatchers(matchersOf(mainPath)), places);
  }

  begin(stepConsole: StepConsole): void {
    addMatchers(stepConsole, this.#matchers);
  }

  end(stepConsole: StepConsole): void {
    removeMatchers(stepConsole, this.#matchers);
  }

  /** A line as the matchers can read it, with the path of its source as the runner finds it in the checkout. */
  show(line: string): string {
    const shown = forMatchers(line);
    this.#made.see(shown);
    return toCheckout(shown, { ...this.#places, directories: this.#made.current, isFile }, this.#matchers.locations);
  }
}

/** Turns off the matchers of a step that was killed before it could. */
export async function endAnnotations(stepConsole: StepConsole, postPath: string): Promise<void> {
  removeMatchers(stepConsole, await readProblemMatchers(matchersOf(postPath)));
}

/** From `dist/main/index.js` or `dist/post/index.js`. */
function matchersOf(bundlePath: string): string {
  return join(dirname(bundlePath), '..', '..', 'matchers');
}

/** A build prints what it likes: a name that is too long or that no path can have is no file, and no error. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
