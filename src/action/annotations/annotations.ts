import { existsSync, statSync } from 'node:fs';
import type { Places } from '../../build/output/places.ts';
import { forMatchers } from '../../build/output/printable.ts';
import { type ProblemMatchers, readProblemMatchers } from '../../build/output/problem-matchers.ts';
import type { StepConsole } from '../console/step-console.ts';
import { CheckoutFiles, listCheckout } from './checkout-files.ts';
import { MakeDirectories } from './make-directories.ts';
import { toCheckout } from './to-checkout.ts';

type Commands = Pick<StepConsole, 'command'>;

/**
 * Annotates the checkout with a build's errors and warnings, by the problem matchers that come with the action. Only the
 * leg that builds does so; a leg that follows the same output would repeat every error.
 */
export class Annotations {
  readonly #matchers: ProblemMatchers;
  readonly #places: Places;
  readonly #made: MakeDirectories;
  readonly #sources: CheckoutFiles;

  /** @param workingDirectory the build's */
  constructor(matchers: ProblemMatchers, places: Places, workingDirectory: string) {
    this.#matchers = matchers;
    this.#places = places;
    this.#made = new MakeDirectories(workingDirectory);
    const [workspace = ''] = places.workspace;
    this.#sources = new CheckoutFiles(workspace, () => listCheckout(workspace, places.dir));
  }

  /** The line as the matchers read it, its source path relative to the checkout. */
  show(line: string): string {
    const shown = forMatchers(line);
    this.#made.see(shown);
    const { current: directories } = this.#made;
    return toCheckout(
      shown,
      { places: this.#places, directories, isFile, sources: this.#sources },
      this.#matchers.locations,
    );
  }
}

/** Removes the matchers of a step that was killed before it could. */
export async function endAnnotations(commands: Commands, matchersDir: string): Promise<void> {
  removeMatchers(commands, await readProblemMatchers(matchersDir));
}

export function addMatchers({ command }: Commands, { files }: ProblemMatchers): void {
  for (const file of files) command('add-matcher', file);
}

/** By owner, which also works when the files are gone. Removing a matcher that was never added is no error. */
export function removeMatchers({ command }: Commands, { owners }: ProblemMatchers): void {
  for (const owner of owners) command('remove-matcher', '', { owner });
}

/** False for names that are too long or impossible: a build may print anything. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
