import { type BuildInputs, parseBuildInputs } from '../../build/inputs/build-inputs.ts';
import { InputError, InputReader, quote } from '../../build/inputs/input-values.ts';
import type { Environment } from '../../command/environment.ts';
import {
  BYTES_EXAMPLES,
  DURATION_EXAMPLES,
  type PruneLimits,
  parseBytes,
  parseDuration,
} from '../../store/prune/limits.ts';
import { type InputName, inputVariable } from './input-names.ts';

/** The step's inputs: the build's, and what the action alone asks. */
export interface Inputs extends BuildInputs {
  /** Whether pull requests from forks use the repository's own entries instead of separate ones. */
  readonly shareWithForks: boolean;
  /** When results of the repository are pruned as the job ends; not at all where neither is given. */
  readonly pruneLimits: Pick<PruneLimits, 'maxAgeSeconds' | 'maxBytes'>;
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
    pruneLimits: parsePruneLimits(inputs),
    annotate: inputs.boolean('annotate', true),
    summary: inputs.boolean('summary', true),
  };
}

function parsePruneLimits(inputs: InputReader<InputName>): Inputs['pruneLimits'] {
  const [age, size] = [inputs.text('max-age'), inputs.text('max-size')];
  const maxAgeSeconds = age === undefined ? undefined : parseDuration(age);
  const maxBytes = size === undefined ? undefined : parseBytes(size);
  if (age !== undefined && maxAgeSeconds === undefined)
    throw new InputError('max-age', `must be a time ${DURATION_EXAMPLES}, not ${quote(age)}`);
  if (size !== undefined && maxBytes === undefined)
    throw new InputError('max-size', `must be a size ${BYTES_EXAMPLES}, not ${quote(size)}`);
  return {
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}
