import type { Environment } from '../command/environment.ts';
import { STATE_VARIABLE } from './file-commands/step-state.ts';
import { INPUT_VARIABLES } from './inputs/input-names.ts';

/**
 * The environment of the user's commands: what a `run:` step would have. RUNNER_TRACKING_ID stays, for by it the runner
 * ends what a job leaves behind.
 */
export function buildEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !INPUT_VARIABLES.has(name) && name !== STATE_VARIABLE),
  );
}
