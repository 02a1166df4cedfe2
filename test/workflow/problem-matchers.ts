import { readFileSync } from 'node:fs';
import { type Annotation as Match, MatcherEngine } from '../matchers/engine.ts';

type MatcherConfig = { readonly owner?: unknown };

/** The matchers of a job: what a step adds stays for those behind it. */
export class ProblemMatchers {
  #configs: readonly MatcherConfig[] = [];
  #streams: readonly MatcherEngine[] = [];

  /** Engines for a step's stdout and stderr: a match of several lines is one within one stream. */
  startStep(): { readonly stdout: MatcherEngine; readonly stderr: MatcherEngine } {
    const [stdout, stderr] = [new MatcherEngine(), new MatcherEngine()];
    this.#streams = [stdout, stderr];
    for (const config of this.#configs) for (const stream of this.#streams) stream.add({ problemMatcher: [config] });
    return { stdout, stderr };
  }

  /** @throws if the file cannot be read, or is not what the runner takes */
  addFile(path: string): void {
    const { problemMatcher = [] } = readMatcherFile(path);
    for (const stream of this.#streams) stream.add({ problemMatcher });
    for (const config of problemMatcher) this.#configs = [...this.#without(`${config.owner}`), config];
  }

  remove(owner: string): void {
    this.#configs = this.#without(owner);
    for (const stream of this.#streams) stream.remove(owner);
  }

  removeFile(path: string): void {
    for (const { owner } of readMatcherFile(path).problemMatcher ?? []) this.remove(`${owner}`);
  }

  #without(owner: string): readonly MatcherConfig[] {
    return this.#configs.filter((config) => `${config.owner}`.toLowerCase() !== owner.toLowerCase());
  }
}

export type { Match };

function readMatcherFile(path: string): { readonly problemMatcher?: readonly MatcherConfig[] } {
  return JSON.parse(readFileSync(path, 'utf8')) as { problemMatcher?: MatcherConfig[] };
}
