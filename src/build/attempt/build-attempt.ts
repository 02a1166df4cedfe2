import { dirname, relative } from 'node:path';
import { CallAbandoned } from '../../call-once/errors.ts';
import type { Call } from '../../call-once/options.ts';
import { isDiskFull, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { measureTree } from '../../shared-dir/tree/measure-tree.ts';
import { protectFiles } from '../../shared-dir/tree/protect-files.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { hasRoom } from '../../shared-dir/tree/result-files.ts';
import { syncTree } from '../../shared-dir/tree/sync-tree.ts';
import { checkAttempt } from '../../store/check-attempt.ts';
import { type AttemptPlace, attemptPlace } from '../../store/layout.ts';
import { auditBuild } from '../audit/audit-build.ts';
import { type Audit, describeUncovered } from '../audit/findings.ts';
import { InputsFile } from '../audit/inputs-file.ts';
import { isAudited } from '../audit/is-audited.ts';
import type { Entry } from '../entry.ts';
import { storeSources } from '../key/stored-sources.ts';
import { findPlaces } from '../output/places.ts';
import { readProblemMatchers } from '../output/problem-matchers.ts';
import type { PhaseName } from '../phases.ts';
import type { BuildRequest } from '../request.ts';
import { FileCommandError, NO_COMMAND_FILES } from '../result/file-commands.ts';
import type { BuildResult } from '../result/result.ts';
import { describeDoubts, describeProblem, describeUnprotected, lookAt } from './build-ending.ts';
import { BuildLog } from './build-log.ts';
import { BuildFailed } from './failure-details.ts';
import { FirstErrors } from './first-errors.ts';
import { hideInResult, warnOfHidden } from './hide-in-result.ts';
import type { Masks } from './masks/masks.ts';
import { type RetryMatch, RetryWatch } from './retry-on.ts';
import { runBuild } from './run-build.ts';

/** What one build of an entry needs. */
export interface BuildContext extends BuildRequest {
  readonly entry: Entry;
  readonly onPhase: (name: PhaseName) => void;
}

/**
 * Runs the build command once, in an attempt's new directories, and prepares its result to be shared.
 *
 * @param lastWords what to tell those who follow the log of a failure, if anything
 * @throws BuildFailed if the build failed
 * @throws CallAbandoned if it was cancelled, or a local disk was full
 * @throws SharedDirError where the mount failed, including a full disk
 */
export async function buildAttempt(
  context: BuildContext,
  call: Call,
  attempt: string,
  lastWords: (failure: BuildFailed) => string | undefined,
): Promise<BuildResult> {
  const { entry, reporter } = context;
  const place = attemptPlace(entry.dir, attempt);
  try {
    // Kept open throughout: somebody could replace the file by name.
    await using log = await BuildLog.create(place.log);
    return await buildWithLog(context, call, { attempt, place, log }).catch(async (error: unknown) => {
      const words = error instanceof BuildFailed ? lastWords(error) : undefined;
      if (words !== undefined) await log.append(Buffer.from(`${words}\n`));
      throw error;
    });
  } catch (error) {
    if (error instanceof SharedDirError) await discardAttempt(place, error, reporter.warning);
    throw error;
  }
}

interface Attempt {
  readonly attempt: string;
  readonly place: AttemptPlace;
  readonly log: BuildLog;
}

async function buildWithLog(context: BuildContext, call: Call, { attempt, place, log }: Attempt): Promise<BuildResult> {
  const { inputs, job, entry, host, masks, onPhase } = context;
  const { warning: warn } = context.reporter;
  const { dir } = place;
  await using files = (await context.openCommandFiles?.()) ?? NO_COMMAND_FILES;
  const watch = new RetryWatch(inputs.retryOn, warn);
  const matchers = await readProblemMatchers(context.matchersDir);
  const errors = new FirstErrors(matchers);
  await storeSources(host.dir, place.sources, entry.sources);
  onPhase('build');
  await using inputsFile = await InputsFile.create(job.temporary);
  const running = { dir, log, files, inputsFile, watch, matchers, errors };
  const exitCode = await runBuild(context, call, running).finally(() => log.flush());
  const fail = (problem: string, audit?: Audit) =>
    new BuildFailed(
      masks.hide(problem),
      {
        log: relative(inputs.path, place.log),
        errors: errors.found.map(({ line, text }) => ({ line, text: masks.hide(text) })),
        // Also hides what was printed before its mask was announced.
        tail: masks.hide(log.tail),
        exitCode,
        ...(audit === undefined ? {} : { audit }),
      },
      hideMatch(watch.match, masks),
    );
  const ending = await lookAt(dir, exitCode, inputs.expect);
  const problem = describeProblem(ending);
  if (problem !== undefined) {
    // A build whose files vanish fails, and says nothing about the sources.
    await checkAttempt(host, dirname(dir), attempt, 'badly');
    if (log.sawFullDisk || !(await hasRoom(dir))) throw new SharedDirError('write to', dir, 'ENOSPC');
    if (log.saysFullDisk) throw new CallAbandoned(describeFullDisk(problem, place.log));
    throw fail(problem);
  }
  const commands = await files.read().catch((error: unknown) => {
    throw error instanceof FileCommandError ? fail(error.message) : error;
  });
  const audit = await auditAttempt(context, dir, inputsFile);
  if (inputs.audit === 'error' && audit !== undefined && audit.uncovered.count > 0)
    throw fail(describeUncovered(audit), audit);
  if (log.firstError !== undefined)
    warn(`the build log is not complete: ${log.firstError instanceof Error ? log.firstError.message : log.firstError}`);
  for (const doubt of describeDoubts(ending)) warn(doubt);
  onPhase('publish');
  if (inputs.protect) for (const doubt of describeUnprotected(await protectFiles(dir))) warn(doubt);
  // protocol: publish 1
  await syncTree(dir);
  await checkAttempt(host, dirname(dir), attempt, 'well');
  const { keyParts } = entry;
  const { commit } = job;
  const builtIn = await findPlaces(context, dir);
  const shared = hideInResult(masks, {
    attempt,
    expected: ending.found,
    isEmpty: ending.isEmpty,
    bytes: await measureTree(dir),
    commands,
    builtIn,
    keyParts,
    ...(commit === undefined ? {} : { commit }),
    ...(audit === undefined ? {} : { audit }),
  });
  warnOfHidden(commands, shared.commands, warn);
  return shared;
}

/** What the build has read; undefined where nobody wants to know. That it cannot be told is no reason to fail. */
async function auditAttempt(context: BuildContext, dir: string, inputsFile: InputsFile): Promise<Audit | undefined> {
  const { inputs, env, entry, reporter } = context;
  if (!isAudited(context)) return undefined;
  try {
    const { workingDirectory, fingerprint } = inputs;
    const places = await findPlaces(context, dir);
    const { sources } = entry;
    return await auditBuild({ places, workingDirectory, inputsFile, sources, fingerprint, PATH: env.PATH });
  } catch (error) {
    reporter.warning(`what the build has read is not known: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/**
 * Removes what is left of an attempt that the mount failed. It is useless, and after a full disk the next attempt needs the
 * room, the log's included.
 */
export async function discardAttempt(
  { dir, log, sources, users }: AttemptPlace,
  error: unknown,
  warn: (message: string) => void,
): Promise<void> {
  for (const useless of isDiskFull(error) ? [users, dir, log, sources] : [users, dir]) {
    await removeTree(useless).catch((left: unknown) => warn(left instanceof Error ? left.message : `${left}`));
  }
}

/** The share has room, so most likely a local disk was full: the build may well succeed on another machine. */
function describeFullDisk(problem: string, log: string): string {
  return (
    `${problem}, and its last lines say that a disk was full, though the share has room: see df on this runner; log: ${log}\n` +
    'Nothing was recorded: the next job builds.'
  );
}

/** The line also goes to the log on the share. */
function hideMatch(match: RetryMatch | undefined, masks: Masks): RetryMatch | undefined {
  return match && { ...match, line: masks.hide(match.line) };
}
