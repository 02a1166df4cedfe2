import { type BuildInputs, parseBuildInputs } from '../../build/inputs/build-inputs.ts';
import { InputReader } from '../../build/inputs/input-values.ts';
import type { Environment } from '../../command/environment.ts';
import { type InputName, inputVariable } from './input-names.ts';

/** The step's inputs: the build's, and what the action alone asks. */
export interface Inputs extends BuildInputs {
  /** Whether pull requests from forks use the repository's own entries instead of separate ones. */
  readonly shareWithForks: boolean;
  readonly annotate: boolean;
  readonly summary: boolean;
}

/**
 * Reads and checks all inputs from the environment, as the runner sets it (`INPUT_<NAME>`, hyphens kept).
 *
 * @throws InputError for the first that is not valid
 */
export function parseInputs(env: Environment): Inputs {
  const read = (name: InputName) => env[inputVariable(name)];
  const inputs = new InputReader(read);
  return {
    ...parseBuildInputs(read, {
      workspace: env.GITHUB_WORKSPACE || process.cwd(),
      path: env.BUILD_ONCE_PATH,
      autoKey: env.GITHUB_RUN_ID,
      runId: env.GITHUB_RUN_ID,
    }),
    shareWithForks: inputs.boolean('share-with-forks', false),
    annotate: inputs.boolean('annotate', true),
    summary: inputs.boolean('summary', true),
  };
}
