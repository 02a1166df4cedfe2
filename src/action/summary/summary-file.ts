import { appendFileSync, statSync } from 'node:fs';
import type { Environment } from '../../command/environment.ts';
import type { StepConsole } from '../console/step-console.ts';

/** The runner rejects a step's whole summary above 1 MiB, including what the build command wrote to it. */
const MOST_BYTES = 1024 * 1024;

/** Appends to the step's summary. Failing to write it is no reason to fail the step. */
export function addToSummary(stepConsole: StepConsole, env: Environment, markdown: string): void {
  try {
    const file = env.GITHUB_STEP_SUMMARY ?? '';
    const stats = statSync(file);
    // Writing to a FIFO that the build put there would block forever.
    if (!stats.isFile()) throw new Error(`${file} is no file; the build has replaced it`);
    const { size } = stats;
    // What the build wrote may not end with a newline, and a heading must begin a line.
    const added = `${size === 0 ? '' : '\n\n'}${markdown}\n`;
    if (size + Buffer.byteLength(added) > MOST_BYTES) {
      stepConsole.info('No summary of build-once: the build has filled the file that the runner takes (1 MiB)');
      return;
    }
    appendFileSync(file, added);
  } catch (error) {
    stepConsole.warning(`the job summary could not be written: ${error instanceof Error ? error.message : error}`);
  }
}
