import { info, warning } from '@actions/core';
import { endOfAnnotations } from './action/annotations.ts';
import { endUnfinished } from './action/end-unfinished.ts';
import { parseUnfinished } from './action/step-state.ts';
import { thisHost } from './nfs-lock/this-host.ts';

// Nothing is correct only because this runs: it is skipped when the runner shuts down or its host is lost. It spares the
// others the lease when the step was killed before it could tidy up after itself.
try {
  const unfinished = parseUnfinished(process.env);
  if (unfinished !== undefined) {
    process.stdout.write(await endOfAnnotations(process.argv[1] ?? ''));
    info(await endUnfinished(thisHost(), unfinished));
  }
} catch (error) {
  warning(error instanceof Error ? error.message : `${error}`);
}
