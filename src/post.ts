import { randomUUID } from 'node:crypto';
import { endAnnotations } from './action/annotations/annotations.ts';
import { StepConsole } from './action/console/step-console.ts';
import { parseUnfinished } from './action/file-commands/step-state.ts';
import { endUnfinished } from './build/attempt/end-unfinished.ts';
import { thisHost } from './nfs-lock/this-host.ts';

// Nothing is correct only because this runs: it is skipped when the runner shuts down or its host is lost. It spares the
// others the lease when the step was killed before it could tidy up after itself.
const stepConsole = new StepConsole({
  stream: process.stdout,
  isDebug: process.env.RUNNER_DEBUG === '1',
  newToken: randomUUID,
});
try {
  const unfinished = parseUnfinished(process.env);
  if (unfinished !== undefined) {
    await endAnnotations(stepConsole, process.argv[1] ?? '');
    await endUnfinished(thisHost(), unfinished, stepConsole);
  }
} catch (error) {
  stepConsole.warning(error instanceof Error ? error.message : `${error}`);
}
await stepConsole.end();
