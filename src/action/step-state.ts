import type { Call } from '../call-once/options.ts';
import { startTimeOf } from '../nfs-lock/process-identity.ts';
import type { Environment } from './inputs.ts';
import { addPairs } from './runner-files.ts';

/** A build under way, for the post step to end if this process was killed before it could. */
export interface Unfinished {
  readonly lock: string;
  readonly token: string;
  readonly group: number;
  /** When its leader started: by then the number may be another's. */
  readonly started?: string;
}

/** What main tells post, by the names under which the runner hands it over. A user may well have a `STATE_lock` of his own. */
const LOCK = 'build_once_lock';
const TOKEN = 'build_once_token';
const GROUP = 'build_once_group';
const STARTED = 'build_once_started';

export const STATE_VARIABLES = [LOCK, TOKEN, GROUP, STARTED].map((name) => `STATE_${name}`);

export function saveUnfinished(env: Environment, { claim }: Call, group: number): void {
  addPairs(env, 'GITHUB_STATE', [
    [LOCK, claim.lock],
    [TOKEN, claim.token],
    [GROUP, `${group}`],
    [STARTED, startTimeOf(group) ?? ''],
  ]);
}

export function saveFinished(env: Environment): void {
  addPairs(env, 'GITHUB_STATE', [[LOCK, '']]);
}

export function parseUnfinished(env: Environment): Unfinished | undefined {
  const [lock, token, group, started] = STATE_VARIABLES.map((name) => env[name]);
  if (!lock || !token || !/^\d+$/.test(group ?? '')) return undefined;
  return { lock, token, group: Number(group), ...(started ? { started } : {}) };
}
