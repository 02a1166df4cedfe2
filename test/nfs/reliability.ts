import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of docs/reliability.md, as a test saw it. */
export interface Observation {
  readonly case: string;
  readonly version: string;
  readonly rounds: number;
  /** How often the build command or the called function ran. */
  readonly builds?: number;
  readonly overlaps?: number;
  /** From the fault to the moment in which another one builds. */
  readonly takeoverSeconds?: number;
  /** What was left in the lock's directory besides markers. */
  readonly stuck?: number;
  /** Callers that gave up because the lock never came free. */
  readonly stuckCallers?: number;
}

/** Where observations gather during a run; `.ci/reliability.mjs` makes the table of them. */
export const OBSERVATIONS = join(import.meta.dirname, 'observations.jsonl');

export function note(observation: Observation): void {
  appendFileSync(OBSERVATIONS, `${JSON.stringify(observation)}\n`);
}
