import { appendFile, stat } from 'node:fs/promises';
import type { Environment } from '../../command/environment.ts';
import type { StepConsole } from '../console/step-console.ts';

/** The runner refuses a step's summary of over 1 MiB whole, with what the build command wrote into it. */
const MOST_BYTES = 1024 * 1024;

/** Adds to the step's summary. One that cannot be written is no reason for a step to fail. */
export async function addToSummary(stepConsole: StepConsole, env: Environment, markdown: string): Promise<void> {
  try {
    const file = env.GITHUB_STEP_SUMMARY ?? '';
    const stats = await stat(file);
    // A FIFO that the build has put there would be waited for without end.
    if (!stats.isFile()) throw new Error(`${file} is no file; the build has replaced it`);
    const { size } = stats;
    // What the build wrote there may lack its newline, and a heading must begin a line.
    const added = `${size === 0 ? '' : '\n\n'}${markdown}\n`;
    if (size + Buffer.byteLength(added) > MOST_BYTES) {
      stepConsole.info('No summary of build-once: the build has filled the file that the runner takes (1 MiB)');
      return;
    }
    await appendFile(file, added);
  } catch (error) {
    stepConsole.warning(`the job summary could not be written: ${error instanceof Error ? error.message : error}`);
  }
}
