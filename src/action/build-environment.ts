import { INPUT_NAMES, inputVariable } from './input-names.ts';
import type { Environment } from './inputs.ts';
import { STATE_VARIABLES } from './step-state.ts';

const OURS: ReadonlySet<string> = new Set([...INPUT_NAMES.map(inputVariable), ...STATE_VARIABLES]);

/**
 * What the runner gives to actions alone: its services, and the job's token for them. It overrides the workflow's own
 * `env:` with these names, so nothing here can be the user's that the runner knows.
 */
const FOR_ACTIONS_ALONE = /^ACTIONS_(RUNTIME|CACHE|RESULTS)_/;

/**
 * The environment of the user's commands: what a `run:` step would have. RUNNER_TRACKING_ID stays, for by it the runner
 * ends what a job leaves behind.
 */
export function buildEnvironment(env: Environment): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !OURS.has(name) && !FOR_ACTIONS_ALONE.test(name)) own[name] = value;
  }
  return own;
}
