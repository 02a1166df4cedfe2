import { endUnfinished } from '../build/attempt/end-unfinished.ts';
import { endProcess } from '../build/process/end-process.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { endUses } from '../store/users.ts';
import { endAnnotations } from './annotations/annotations.ts';
import { matchersOf } from './annotations/matchers-directory.ts';
import { openConsole } from './console/step-console.ts';
import { parseUnfinished, parseUses } from './file-commands/step-state.ts';
import { pruneAfterJob } from './post-prune.ts';

/** A mount that is away must not keep a job that is over. */
const MOST_SECONDS = 20;

/**
 * Ends this job's use of results, cleans up after a step that was killed before it could do so itself, which spares the other
 * jobs the lease, and prunes where the step asks for it. Nothing relies on it: the runner skips it when it shuts down or its
 * host is lost.
 */
export async function runPostStep(process: NodeJS.Process): Promise<void> {
  const stepConsole = openConsole(process);
  const host = thisHost();
  try {
    const unfinished = parseUnfinished(process.env);
    if (unfinished !== undefined) {
      await endAnnotations(stepConsole, matchersOf(process.argv));
      await endUnfinished(host, unfinished, stepConsole);
    }
    const ended = endUses(host.dir, parseUses(process.env)).then(() => 'ended' as const);
    const isOver = host.clock.sleep(MOST_SECONDS);
    // A mount that does not answer would keep a prune for as long again.
    if ((await Promise.race([ended, isOver])) === 'ended') await pruneAfterJob(process.env, host, stepConsole);
  } catch (error) {
    stepConsole.warning(error instanceof Error ? error.message : `${error}`);
  }
  await stepConsole.end();
  await endProcess(process);
}
