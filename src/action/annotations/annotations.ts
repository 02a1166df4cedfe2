import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forMatchers } from '../../build/output/printable.ts';
import { type ProblemMatchers, readProblemMatchers } from '../../build/output/problem-matchers.ts';
import type { Places } from '../../build/result/places.ts';
import type { StepConsole } from '../console/step-console.ts';
import { MakeDirectories } from './make-directories.ts';
import { listCheckout, Sources } from './sources.ts';
import { toCheckout } from './to-checkout.ts';

type Commands = Pick<StepConsole, 'command'>;

/**
 * Annotations of a build's errors and warnings on the lines of the checkout, by the problem matchers that come with the
 * action. Only the leg that builds has them: one that shows the same output again would show each error again, too.
 */
export class Annotations {
  readonly #matchers: ProblemMatchers;
  readonly #places: Places;
  readonly #made: MakeDirectories;
  readonly #sources: Sources;

  /** @param workingDirectory the build's */
  constructor(matchers: ProblemMatchers, places: Places, workingDirectory: string) {
    this.#matchers = matchers;
    this.#places = places;
    this.#made = new MakeDirectories(workingDirectory);
    const [workspace = ''] = places.workspace;
    this.#sources = new Sources(workspace, () => listCheckout(workspace, places.dir));
  }

  /** A line as the matchers can read it, with the path of its source as the runner finds it in the checkout. */
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

/** Turns off the matchers of a step that was killed before it could. */
export async function endAnnotations(commands: Commands, matchersDir: string): Promise<void> {
  removeMatchers(commands, await readProblemMatchers(matchersDir));
}

export function addMatchers({ command }: Commands, { files }: ProblemMatchers): void {
  for (const file of files) command('add-matcher', file);
}

/** By owner, which works without the files, too. A matcher that was not added is no error. */
export function removeMatchers({ command }: Commands, { owners }: ProblemMatchers): void {
  for (const owner of owners) command('remove-matcher', '', { owner });
}

/**
 * Where the problem matchers that come with the action are.
 *
 * @param argv Node's: a URL relative to this module the bundler would take for a file to bundle
 */
export function matchersOf([, bundle = '']: readonly string[]): string {
  return join(dirname(bundle), '..', '..', 'matchers');
}

/** A build prints what it likes: a name that is too long or that no path can have is no file, and no error. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
