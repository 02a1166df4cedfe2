import type { Unfinished } from '../../build/attempt/end-unfinished.ts';
import type { Environment } from '../../command/environment.ts';
import { isObject, type Json, parseObject } from '../../shared-dir/json.ts';
import type { StepConsole } from '../console/step-console.ts';
import { addPairs } from './runner-files.ts';

/** Users may well have a `STATE_lock` of their own. */
const STATE = 'build_once';
export const STATE_VARIABLE = `STATE_${STATE}`;

/** Tells the post step what to end, if anything. Failing to tell is no reason to fail the step. */
export function saveUnfinished(
  env: Environment,
  { debug }: Pick<StepConsole, 'debug'>,
  unfinished: Unfinished | undefined,
): void {
  try {
    addPairs(env, 'GITHUB_STATE', [[STATE, unfinished === undefined ? '' : JSON.stringify(unfinished)]]);
  } catch (error) {
    debug(`no state for the post step: ${error instanceof Error ? error.message : error}`);
  }
}

/** Unless main set it, the variable may be anybody's. */
export function parseUnfinished(env: Environment): Unfinished | undefined {
  const { lock, token, build } = parseObject(env[STATE_VARIABLE] ?? '') ?? {};
  if (typeof lock !== 'string' || typeof token !== 'string') return undefined;
  const parsed = parseBuild(build);
  return { lock, token, ...(parsed === undefined ? {} : { build: parsed }) };
}

function parseBuild(build: Json | undefined): Unfinished['build'] {
  if (!isObject(build) || !isObject(build.root) || !isObject(build.mark)) return undefined;
  const { pid, startTime } = build.root;
  const { environment, limit } = build.mark;
  // A forged state must not pass other processes off as the build's; the mark alone would be enough.
  if (!Number.isSafeInteger(pid) || Number(pid) <= 1 || !isText(startTime, /^[1-9]\d*$/)) return undefined;
  if (!isText(environment, /^BUILD_ONCE_DIR=\/./)) return undefined;
  return {
    root: { pid: Number(pid), startTime },
    mark: { environment, ...(isText(limit, /^[1-9]\d{15}$/) ? { limit } : {}) },
  };
}

function isText(value: Json | undefined, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
