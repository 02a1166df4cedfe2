import type { Outcome } from '../../call-once/options.ts';
import type { Holder } from '../../nfs-lock/holder.ts';
import { attemptPlace } from '../../store/layout.ts';
import type { Entry } from '../entry.ts';
import { describeBuilder } from '../output/builder.ts';
import { describeTime } from './ago.ts';
import { describeCommit, parseCommit } from './commit.ts';
import type { BuildResult } from './result.ts';

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

export function outputsOf(entry: Entry, outcome: Outcome<BuildResult>): Outputs {
  const { value, made, done, waitedSeconds } = outcome;
  const { dir, log } = attemptPlace(entry.dir, value.attempt);
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
