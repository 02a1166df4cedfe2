import type { Environment } from './inputs.ts';

/**
 * The environment of the user's commands: what a `run:` step would have. The inputs and the state of this action are not
 * theirs. RUNNER_TRACKING_ID stays, for by it the runner ends what a job leaves behind.
 */
export function buildEnvironment(env: Environment): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !/^(INPUT|STATE)_/.test(name)) own[name] = value;
  }
  return own;
}
