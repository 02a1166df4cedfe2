import { CallOnce } from '../call-once/call-once.ts';
import { EntryPaths } from '../call-once/entry-paths.ts';
import type { Outcome } from '../call-once/options.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';
import { lockAgeSeconds } from '../nfs-lock/liveness/lock-age.ts';
import { LockPaths } from '../nfs-lock/lock-paths.ts';
import { isDiskFull } from '../shared-dir/shared-dir.ts';
import { attemptPlace, BUILD } from '../store/layout.ts';
import { AuditFailed } from './audit/audit-failed.ts';
import { type Audit, neverRead, parseAudit, type Some } from './audit/findings.ts';
import { isAudited } from './audit/is-audited.ts';
import { reportUncovered } from './audit/report-audit.ts';
import { NobodyBuilt, whyTooOld } from './build-policy.ts';
import type { Entry } from './entry.ts';
import { validateLinks } from './inputs/check-places.ts';
import { describeChanges } from './key/changes.ts';
import { digestParts } from './key/part-digests.ts';
import { findPrevious, type PreviousBuild } from './key/previous-build.ts';
import { findOthers, type OtherBuild, OthersReport } from './key/same-run.ts';
import { compareSources, describeSourceChanges, type Source } from './key/sources/source-list.ts';
import { readStoredSources } from './key/stored-sources.ts';
import { describeBuilder } from './output/builder.ts';
import { type Phase, Phases } from './phases.ts';
import { type BuildRequest, NO_RUN } from './request.ts';
import type { BuildResult } from './result/result.ts';
import { whyNoResult } from './result/stored-result.ts';
import { beginUse } from './result/use.ts';
import { LogFollower } from './waiting/log-follower.ts';
import { WaitReport } from './waiting/wait-report.ts';

/** What the build has read, for a step that wants to know. */
export interface AuditReport {
  readonly findings: Audit;
  readonly hasSources: boolean;
  /** Sources that neither this build nor the one before has read. */
  readonly unread: Some;
}

/** Who wants to be sure is to know that it is not. */
const NOTHING_TOLD =
  'audit: error, but what the build has read is not known: it wrote no dependency files (*.d), and listed nothing in $BUILD_ONCE_INPUTS';

/** How a step came by its result, and what people may want to know about it. */
export interface Built extends Outcome<BuildResult> {
  readonly phases: readonly Phase[];
  /** The build of the same name before this one, where this step had to build. */
  readonly previous?: PreviousBuild;
  /** What has become of the sources since. */
  readonly sourceChanges?: string;
  readonly audit?: AuditReport;
  /** Where this step had to build: builds of this run under other keys of the name. */
  readonly others: readonly OtherBuild[];
}

/** All that only the leg that builds needs: half of the code, which the others need not wait for. */
const loadBuilding = async () => await import('./attempt/building.ts');

/** Builds the entry, or waits for whoever builds it, or finds it built. */
export async function buildOnce(request: BuildRequest, entry: Entry): Promise<Built> {
  const { inputs, job, host, masks, reporter, cancellation, uses, noteUnfinished } = request;
  const { info, warning } = reporter;
  const { repository, dir } = entry;
  await validateLinks(inputs.path, entry);
  const phases = new Phases(host.clock.wallSeconds);
  let previous: PreviousBuild | undefined;
  let sourcesBefore: Source[] | undefined;
  let sourceChanges: string | undefined;
  let own: BuildResult | undefined;
  let tooOld: string | undefined;
  const mayBuild = inputs.buildPolicy !== 'never';
  const told = new Set<string>();
  const tellOnce = (line: string) => {
    if (!told.has(line)) info(line);
    told.add(line);
  };
  /** Who held the lock before this job, in words. */
  let before: string | undefined;
  const context = { ...request, entry, onPhase: phases.begin };
  const lock = new LockPaths(new EntryPaths(dir, BUILD).lock);
  const self = { name: inputs.name, id: entry.id, runId: job.runId };
  const lookForOthers = async () =>
    job.runId === NO_RUN ? [] : await findOthers(host.dir, repository, self).catch(() => []);
  const others = new OthersReport(info);
  const lookForPrevious = async () => await findPrevious(host.dir, repository, inputs.name, entry.id);
  await using report = new WaitReport({
    entry: entry.id,
    clockSeconds: host.clock.monotonicSeconds,
    print: info,
    follower: new LogFollower({
      shared: host.dir,
      entryDir: dir,
      clockSeconds: host.clock.monotonicSeconds,
      reporter,
    }),
    findPrevious: lookForPrevious,
    buildSeconds: async () => await lockAgeSeconds(host, lock),
  });
  const guard = new CallOnce<BuildResult>({
    root: inputs.path,
    path: dir,
    name: BUILD,
    timeout: inputs.timeoutSeconds,
    pollInterval: inputs.pollSeconds,
    lease: inputs.leaseSeconds,
    staleTimeout: inputs.staleSeconds,
    retryFailed: inputs.retryFailed,
    runAttempt: `${job.runId}-${job.runAttempt}`,
    signal: cancellation.stop,
    holderInfo: false,
    about: {
      // A getter: read when it is written, it omits what the build has masked by then.
      get job() {
        return masks.hide(job.title);
      },
      runner: job.runner,
      url: job.url,
      run: job.runId,
      attempt: job.runAttempt,
      get parts() {
        return digestParts(entry.keyParts);
      },
    },
    host,
    fn: async (call) => {
      noteUnfinished(call.claim);
      previous = await lookForPrevious().catch(() => undefined);
      if (previous?.sources !== undefined) sourcesBefore = await readStoredSources(previous.sources);
      if (sourcesBefore !== undefined)
        sourceChanges = describeSourceChanges(compareSources(sourcesBefore, entry.sources));
      await report.end();
      const why = before === undefined ? 'was first' : `took over from ${before}`;
      info(`Building ${entry.id}: this job ${why}; jobs with the same key wait for it`);
      for (const reason of describeChanges(previous?.keyParts ?? entry.keyParts, entry.keyParts, sourceChanges))
        info(`Since ${previous?.id}: ${masks.hide(reason)}`);
      others.tell(await lookForOthers(), entry.keyParts);
      try {
        const { buildEntry } = await loadBuilding();
        own = await buildEntry(context, call);
        return own;
      } finally {
        noteUnfinished();
      }
    },
    mayCall: mayBuild,
    validate: async (value, done) => {
      const wanted = { entryDir: dir, keyParts: entry.keyParts, expect: inputs.expect };
      tooOld = whyTooOld(inputs.buildPolicy, job.runId, done);
      const why =
        tooOld ?? (await whyNoResult(host, wanted, value, warning)) ?? (await beginUse(uses, dir, value.attempt, info));
      if (why === undefined) return undefined;
      before = undefined;
      if (!mayBuild) tellOnce(`The stored result of ${entry.id} no longer holds: ${why}`);
      return `${why}; building again`;
    },
    onWaiting: async (waiting) => {
      if (waiting.holder !== undefined) before = describeBuilder(waiting.holder);
      else if (!mayBuild) tellOnce(`Waiting for somebody to build ${entry.id}: this job may not (build-policy: never)`);
      await report.waiting(waiting);
    },
    onBroken: ({ holder, why }) => {
      before = holder === undefined ? 'a job that left no name' : describeBuilder(holder);
      warning(`Took the lock of ${entry.id} away from ${before}: ${why}`);
    },
    // It was to be built anew.
    onNotice: (notice) => (tooOld !== undefined && notice.includes(tooOld) ? info : warning)(notice),
    onDebug: reporter.debug,
  });
  const outcome = await guard.run().catch(async (error: unknown) => {
    if (!mayBuild && error instanceof NFSLockTimeout && error.holder === undefined && error.cause === undefined)
      throw new NobodyBuilt(entry.id, error);
    // The disk was full when the result was about to be published.
    if (own !== undefined && isDiskFull(error))
      await (await loadBuilding()).discardAttempt(attemptPlace(dir, own.attempt), error, warning);
    throw error;
  });
  if (own !== undefined && !outcome.made) await (await loadBuilding()).leaveAttempt(context, own.attempt);
  if (!outcome.made && outcome.value.isEmpty)
    warning(`the result of ${entry.id} has no file. ${(await loadBuilding()).WHAT_TO_DO_WHEN_EMPTY}`);
  const hasSources = inputs.sources.length > 0;
  const audit = isAudited(request) ? parseAudit(outcome.value.audit) : undefined;
  if (inputs.audit === 'error' && audit !== undefined && audit.uncovered.count > 0) throw new AuditFailed(audit);
  if (hasSources && audit !== undefined) reportUncovered(reporter, audit, 'warning');
  if (inputs.audit === 'error' && outcome.made && audit?.isTold !== true) warning(NOTHING_TOLD);
  const seen = outcome.made ? await lookForOthers() : [];
  others.tell(seen, outcome.value.keyParts);
  return {
    ...outcome,
    phases: phases.end(),
    ...(previous === undefined ? {} : { previous }),
    ...(sourceChanges === undefined ? {} : { sourceChanges }),
    ...(audit !== undefined
      ? { audit: { findings: audit, hasSources, unread: neverRead(audit, previous?.audit, sourcesBefore ?? []) } }
      : {}),
    others: seen,
  };
}
