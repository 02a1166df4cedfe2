import { STATE_VARIABLE } from './file-commands/step-state.ts';
import { INPUT_NAMES, inputVariable } from './inputs/input-names.ts';
import type { Environment } from './inputs/inputs.ts';

const OURS: ReadonlySet<string> = new Set([...INPUT_NAMES.map(inputVariable), STATE_VARIABLE]);

/**
 * The environment of the user's commands: what a `run:` step would have. RUNNER_TRACKING_ID stays, for by it the runner
 * ends what a job leaves behind.
 */
export function buildEnvironment(env: Environment): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !OURS.has(name)) own[name] = value;
  }
  return own;
}
