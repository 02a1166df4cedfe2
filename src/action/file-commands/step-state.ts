import type { Unfinished } from '../../build/attempt/end-unfinished.ts';
import type { Environment } from '../../command/environment.ts';
import { isObject, type Json, parseObject } from '../../shared-dir/json.ts';
import type { StepConsole } from '../console/step-console.ts';
import { addPairs } from './runner-files.ts';

/** Users may well have a `STATE_lock` of their own. */
const STATE = 'build_once';
const USES = 'build_once_uses';
export const STATE_VARIABLE = `STATE_${STATE}`;
const USES_VARIABLE = `STATE_${USES}`;
/** What only we have put into an environment. */
export const STATE_VARIABLES: readonly string[] = [STATE_VARIABLE, USES_VARIABLE];

/** Tells the post step what to end, if anything. */
export function saveUnfinished(
  env: Environment,
  stepConsole: Pick<StepConsole, 'debug'>,
  unfinished: Unfinished | undefined,
): void {
  save(env, stepConsole, STATE, unfinished === undefined ? '' : JSON.stringify(unfinished));
}

/** The links of the results that this job uses, for the post step to remove. */
export function saveUses(env: Environment, stepConsole: Pick<StepConsole, 'debug'>, links: readonly string[]): void {
  save(env, stepConsole, USES, JSON.stringify(links));
}

/** Failing to tell is no reason to fail the step. */
function save(env: Environment, { debug }: Pick<StepConsole, 'debug'>, name: string, text: string): void {
  try {
    addPairs(env, 'GITHUB_STATE', [[name, text]]);
  } catch (error) {
    debug(`no state for the post step: ${error instanceof Error ? error.message : error}`);
  }
}

export function parseUses(env: Environment): string[] {
  const { links } = parseObject(`{"links":${env[USES_VARIABLE] || '[]'}}`) ?? {};
  return Array.isArray(links) ? links.filter((link) => typeof link === 'string') : [];
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
