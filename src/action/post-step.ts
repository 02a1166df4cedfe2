import { endUnfinished } from '../build/attempt/end-unfinished.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { endAnnotations, matchersOf } from './annotations/annotations.ts';
import { openConsole } from './console/step-console.ts';
import { parseUnfinished } from './file-commands/step-state.ts';

/**
 * Cleans up after a step that was killed before it could do so itself, which spares the other jobs the lease. Nothing relies
 * on it: the runner skips it when it shuts down or its host is lost.
 */
export async function runPostStep(process: NodeJS.Process): Promise<void> {
  const stepConsole = openConsole(process);
  try {
    const unfinished = parseUnfinished(process.env);
    if (unfinished !== undefined) {
      await endAnnotations(stepConsole, matchersOf(process.argv));
      await endUnfinished(thisHost(), unfinished, stepConsole);
    }
  } catch (error) {
    stepConsole.warning(error instanceof Error ? error.message : `${error}`);
  }
  await stepConsole.end();
}
