import type { Check } from './check.ts';

/** What one leg did and when; seconds since the start of the first. */
export type LegReport = FailedLeg | PassedLeg;

interface Step {
  /** As GitHub shows it: the job and its values of the matrix. */
  readonly name: string;
  readonly startSeconds: number;
  readonly stepEndSeconds: number;
}

export interface FailedLeg extends Step {
  readonly step: 'failed';
  readonly ending: string;
  readonly output: string;
}

/** A leg whose step went well; what it says of it are the action's outputs. */
export interface PassedLeg extends Step {
  readonly step: 'passed';
  readonly outcome: 'built' | 'reused';
  readonly builder: string;
  readonly dir: string;
  readonly buildSeconds: number;
  readonly waitSeconds: number;
  readonly check: Check;
  readonly checkEndSeconds: number;
}

export function passedSteps(legs: readonly LegReport[]): PassedLeg[] {
  return legs.filter((leg) => leg.step === 'passed');
}

/** The leg that the output `builder` speaks of, by its name if it is one of ours. */
export function builderName({ builder }: PassedLeg, legs: readonly LegReport[]): string {
  return legs.find(({ name }) => builder.includes(`job ${name} `))?.name ?? builder;
}
