import { addLines, addPairs, canBeSet, isReserved } from '../../action/file-commands/runner-files.ts';
import type { Outcome } from '../../call-once/options.ts';
import type { Holder } from '../../nfs-lock/holder.ts';
import { attemptPlace } from '../../store/layout.ts';
import { describeBuilder } from '../builder.ts';
import { type Entry, placeOf } from '../entry.ts';
import type { Step } from '../request.ts';
import { describeTime } from './ago.ts';
import { describeCommit, parseCommit } from './commit.ts';
import type { Places } from './places.ts';
import { type BuildResult, commandsFor } from './result.ts';

/** The step's outputs, by the names under which action.yml declares them. */
export type Outputs = {
  readonly outcome: 'built' | 'reused';
  readonly 'cache-hit': boolean;
  readonly dir: string;
  readonly log: string;
  readonly key: string;
  readonly builder: string;
  readonly 'build-seconds': number;
  readonly 'wait-seconds': number;
};

export function outputsOf(path: string, entry: Entry, outcome: Outcome<BuildResult>): Outputs {
  const { value, made, done, waitedSeconds } = outcome;
  const { dir, log } = attemptPlace(placeOf(path, entry).dir, value.attempt);
  return {
    outcome: made ? 'built' : 'reused',
    'cache-hit': !made,
    dir,
    log,
    key: entry.id,
    builder: builderOf(done.builder),
    'build-seconds': rounded(done.seconds),
    'wait-seconds': rounded(waitedSeconds),
  };
}

/**
 * Sets our own outputs, then lets what the command wrote to its files take effect here. Our names win, and those that the
 * runner keeps to itself are left to it.
 */
export function setOutputs({ env, stepConsole }: Step, outputs: Outputs, value: BuildResult, here: Places): void {
  const { warning } = stepConsole;
  addPairs(
    env,
    'GITHUB_OUTPUT',
    Object.entries(outputs).map(([name, text]) => [name, `${text}`]),
  );
  const { commands, temporary } = commandsFor(value, here);
  if (temporary.length > 0) warning(describeTemporary(temporary, outputs));
  const isOurs = (name: string) => Object.hasOwn(outputs, name);
  const added = commands.outputs.filter(([name]) => canBeSet(name) && !isOurs(name));
  addPairs(env, 'GITHUB_OUTPUT', added);
  addPairs(
    env,
    'GITHUB_ENV',
    commands.env.filter(([name]) => canBeSet(name) && !isReserved(name)),
  );
  addLines(env, 'GITHUB_PATH', commands.paths);
  const reserved = commands.env.map(([name]) => name).filter(isReserved);
  if (reserved.length > 0)
    warning(`the build set ${reserved.join(', ')} by GITHUB_ENV: ignored, for the runner keeps these names to itself`);
  if (outputs.outcome === 'built')
    for (const [name] of commands.outputs.filter(([name]) => isOurs(name)))
      warning(`the build's output '${name}' is ignored, for build-once has one of that name; choose another`);
}

function describeTemporary(names: readonly string[], { outcome }: Outputs): string {
  const [whose, end] =
    outcome === 'built'
      ? ['RUNNER_TEMP', 'which no other leg has: there it names RUNNER_TEMP of that leg, where nothing was built']
      : [
          "the builder's RUNNER_TEMP",
          "which this job does not have: it names this job's own now, where nothing was built",
        ];
  return `${names.join(', ')}: names a place below ${whose}, ${end}. Let the build write it to BUILD_ONCE_DIR instead`;
}

export function describeOutputs(outputs: Outputs, outcome: Outcome<BuildResult>, nowSeconds: number): string {
  const { key, dir } = outputs;
  if (outcome.made) return `Built ${key} in ${outputs['build-seconds']} s: ${dir}`;
  const when = describeBuildTime(outcome, nowSeconds);
  return (
    `Reused ${key}, built by ${outputs.builder} in ${outputs['build-seconds']} s` +
    `${when === undefined ? '' : `, ${when}`}; waited ${outputs['wait-seconds']} s: ${dir}`
  );
}

/** When it was built, and from which commit: `2026-11-26 10:15 UTC (3 h ago) from commit 1a2b3c4 of main`. */
export function describeBuildTime({ done, value }: Outcome<BuildResult>, nowSeconds: number): string | undefined {
  const commit = parseCommit(value.commit);
  const parts = [
    describeTime(done.finishedAt, nowSeconds),
    commit === undefined ? undefined : `from ${describeCommit(commit)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function builderOf(builder: Holder | undefined): string {
  return builder === undefined ? 'somebody who left no name' : describeBuilder(builder);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
