import { endUnfinished } from '../build/attempt/end-unfinished.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { endAnnotations, matchersOf } from './annotations/annotations.ts';
import { openConsole } from './console/step-console.ts';
import { parseUnfinished } from './file-commands/step-state.ts';

/**
 * The end of a step that was killed. Nothing is correct only because this runs: it is skipped when the runner shuts down or
 * its host is lost. It spares the others the lease when the step was killed before it could tidy up after itself.
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
