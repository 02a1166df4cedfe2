import { InputError } from '../build/inputs/input-values.ts';
import { parseJob } from '../ci/github/job.ts';
import { foldersOf } from '../ci/github/origin.ts';
import type { Environment } from '../command/environment.ts';
import type { Host } from '../nfs-lock/host.ts';
import { describeBytes, describeSeconds } from '../store/prune/limits.ts';
import { type PruneReport, prune, treesOfForks } from '../store/prune/prune.ts';
import { beginScan } from '../store/prune/scan-marker.ts';
import type { StepConsole } from './console/step-console.ts';
import { parseInputs } from './inputs/inputs.ts';

const EVERY_SECONDS = 24 * 3600;
/** Of the job's time. What is left then, the next one goes on with. */
const MOST_SECONDS = 20;
/** Before that: to come to the end of what is begun. */
const END_SECONDS = 2;

/**
 * Prunes the repository's results where the step's inputs say so, in one line: it waits for nobody, looks through a repository
 * at most once a day, and ends after some seconds, whatever the mount does.
 */
export async function pruneAfterJob(env: Environment, host: Host, { info }: Pick<StepConsole, 'info'>): Promise<void> {
  const stopping = new AbortController();
  const timeUp = async () => {
    await host.clock.sleep(MOST_SECONDS - END_SECONDS);
    stopping.abort();
    await host.clock.sleep(END_SECONDS);
    return `stopped after ${MOST_SECONDS} s, for the mount does not answer; the next job goes on`;
  };
  const line = await Promise.race([pruneRepository(env, host, stopping.signal), timeUp()]).catch(
    (error: unknown) => `not done: ${error instanceof Error ? error.message : error}`,
  );
  if (line !== undefined) info(`Prune: ${line}`);
}

async function pruneRepository(env: Environment, host: Host, signal: AbortSignal): Promise<string | undefined> {
  const request = parseRequest(env);
  if (request === undefined) return undefined;
  const { path, folders, isOwn, limits, job } = request;
  const who = { ...host.self, timestamp: host.clock.wallSeconds(), about: { job: job.title, url: job.url } };
  const scan = await beginScan(host, path, folders, who, EVERY_SECONDS);
  const name = folders.join('/');
  if (scan.kind === 'not there') return undefined;
  if (scan.kind === 'not due') {
    const by = scan.by === undefined ? 'another job' : `${scan.by.about?.job ?? 'a job'} on ${scan.by.hostname}`;
    return `not due; ${by} went through ${name} ${describeSeconds(scan.secondsAgo)} ago, once a day is enough`;
  }
  const trees = [folders, ...(isOwn ? await treesOfForks(host.dir, path, folders) : [])];
  return describe(name, await prune({ host, path, trees, ...limits, signal }));
}

/** Undefined where nothing is asked for, or main has complained of an input. */
function parseRequest(env: Environment) {
  try {
    const { path, pruneLimits: limits, shareWithForks } = parseInputs(env);
    if (limits.maxAgeSeconds === undefined && limits.maxBytes === undefined) return undefined;
    const job = parseJob(env);
    const origin = shareWithForks ? ({ kind: 'own' } as const) : job.origin;
    return { path, limits, job, folders: foldersOf(origin, job.repository), isOwn: origin.kind === 'own' };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function describe(name: string, report: PruneReport): string {
  const { removed, removedBytes, entries, leftovers, bytes, kept, unreachable, exceeded, isComplete } = report;
  const count = (kind: string) => kept.filter(({ pruned }) => pruned.kind === kind).length;
  const parts = [
    `removed ${removed.length} of ${entries} results of ${name} (${describeBytes(removedBytes)}), ${describeBytes(bytes)} are left`,
    ...(leftovers > 0 ? [`removed ${leftovers} unfinished builds`] : []),
    ...(['in use', 'being built', 'young'] as const).flatMap((kind) =>
      count(kind) > 0 ? [`${count(kind)} ${kind === 'young' ? 'too young' : kind}`] : [],
    ),
    ...(exceeded === undefined ? [] : [exceeded]),
    ...(unreachable.length > 0
      ? [`${unreachable.length} could not be removed or looked at, as ${unreachable[0]?.path}: ${unreachable[0]?.why}`]
      : []),
    ...(isComplete ? [] : ['stopped early, the next one goes on']),
  ];
  return parts.join('; ');
}
