import type { Call } from '../call-once/options.ts';
import { startTimeOf } from '../nfs-lock/process-identity.ts';
import type { StepConsole } from './console/step-console.ts';
import type { Environment } from './inputs.ts';

/** A build under way, for the post step to end if this process was killed before it could. */
export interface Unfinished {
  readonly lock: string;
  readonly token: string;
  readonly group: number;
  /** When its leader started: by then the number may be another's. */
  readonly started?: string;
}

type State = Pick<StepConsole, 'saveState'>;

export function saveUnfinished({ saveState }: State, { claim }: Call, group: number): void {
  saveState('lock', claim.lock);
  saveState('token', claim.token);
  saveState('group', group);
  saveState('started', startTimeOf(group) ?? '');
  saveState('finished', false);
}

export function saveFinished({ saveState }: State): void {
  saveState('finished', true);
}

export function parseUnfinished(env: Environment): Unfinished | undefined {
  const {
    STATE_lock: lock,
    STATE_token: token,
    STATE_group: group,
    STATE_started: started,
    STATE_finished: finished,
  } = env;
  if (!lock || !token || finished === 'true' || !/^\d+$/.test(group ?? '')) return undefined;
  return { lock, token, group: Number(group), ...(started ? { started } : {}) };
}
