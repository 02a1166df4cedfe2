import { delimiter } from 'node:path';
import type { Json, JsonObject } from './expressions.ts';

/** The parts of the `github` context that the runner hands on as GITHUB_…. */
const GITHUB_VARIABLES = new Set(
  (
    'action action_path action_ref action_repository actor actor_id api_url base_ref env event_name event_path ' +
    'graphql_url head_ref job output path ref ref_name ref_protected ref_type repository repository_id ' +
    'repository_owner repository_owner_id retention_days run_attempt run_id run_number server_url sha state ' +
    'step_summary triggering_actor workflow workflow_ref workflow_sha workspace'
  ).split(' '),
);

export interface StepEnvironment {
  /** Of the runner's process. */
  readonly runner: Readonly<Record<string, string>>;
  readonly trackingId: string;
  /** The `env` context of the step. */
  readonly env: Iterable<readonly [string, string]>;
  readonly state: Iterable<readonly [string, string]>;
  readonly inputs: Iterable<readonly [string, string]>;
  readonly paths: readonly string[];
  readonly contexts: { readonly github: JsonObject; readonly runner: JsonObject };
}

/** The environment of a step's process. Later parts win: nothing that a workflow sets can replace the runner's own. */
export function processEnvironment(step: StepEnvironment): Record<string, string> {
  const { runner, trackingId, env, state, inputs, paths, contexts } = step;
  const own: Record<string, string> = {
    CI: 'true',
    ...runner,
    RUNNER_TRACKING_ID: trackingId,
    ...Object.fromEntries(env),
  };
  for (const [name, value] of state) own[`STATE_${name}`] = value;
  for (const [name, value] of inputs) own[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  if (paths.length > 0) own.PATH = [...paths.toReversed(), ...(own.PATH ? [own.PATH] : [])].join(delimiter);
  for (const [name, value] of Object.entries(contexts.github)) {
    if (GITHUB_VARIABLES.has(name) && isPlain(value)) own[`GITHUB_${name.toUpperCase()}`] = `${value}`;
  }
  for (const [name, value] of Object.entries(contexts.runner)) {
    if (isPlain(value)) own[`RUNNER_${name.toUpperCase()}`] = `${value}`;
  }
  own.GITHUB_ACTIONS = 'true';
  delete own.NODE_ICU_DATA;
  return own;
}

function isPlain(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
