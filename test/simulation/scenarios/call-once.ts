import { CallOnce } from '../../../src/call-once/call-once.ts';
import { CallAbandoned, CallOnceFailed } from '../../../src/call-once/errors.ts';
import type { Call } from '../../../src/call-once/options.ts';
import { LockLost } from '../../../src/nfs-lock/errors.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import type { Json } from '../../../src/shared-dir/json.ts';
import { makeAttempt } from '../../../src/store/attempts.ts';
import { attemptPlace, BUILD } from '../../../src/store/layout.ts';
import type { Uses } from '../../../src/store/users.ts';
import type { Through } from '../broken/through.ts';
import type { SimulatedProcess } from '../process.ts';
import { AttemptRule, outputName } from '../rules/attempts.ts';
import { ClaimRule } from '../rules/claims.ts';
import type { CallerRule } from '../rules/counting.ts';
import { ExclusionRule } from '../rules/exclusion.ts';
import { forbidLeftovers } from '../rules/leftovers.ts';
import { LossRule } from '../rules/losses.ts';
import { textOf } from '../rules/marker-text.ts';
import { PublishedMarkers } from '../rules/published.ts';
import { RemovalRule } from '../rules/removals.ts';
import { ResultRule } from '../rules/results.ts';
import { TakeoverRule } from '../rules/takeovers.ts';
import { UseRule } from '../rules/uses.ts';
import { simulatedHost } from '../simulated-host.ts';
import { CLIENT_LEASE_SECONDS, type World } from '../world.ts';
import { Caller } from './callers.ts';
import { finish, runUntilOver, settle } from './finish.ts';
import { pruneAll, usesOf, whyNotUsed } from './using.ts';

export type CallEnd = 'value' | 'failure' | 'abandoned' | 'disk full';

export interface CallerPlan {
  readonly name: string;
  /** Which machine, and which container on it. */
  readonly machine: string;
  readonly namespace?: string;
  readonly startsAtSeconds: number;
  /** What the call comes to if this caller makes it, and how long it takes. */
  readonly callEnds: CallEnd;
  readonly callSeconds: number;
  readonly runAttempt?: string;
  readonly retryFailed?: 'next-attempt' | 'always' | 'never';
  readonly does?: 'run' | 'clean' | 'prune';
  /** If it is another than that of the others. */
  readonly leaseSeconds?: number;
  /** As for the library, where nothing is said. */
  readonly holderInfo?: boolean;
}

export interface CallOncePlan {
  readonly callers: readonly CallerPlan[];
  readonly leaseSeconds: number;
  readonly pollSeconds: number;
  /** Where the last one tries. */
  readonly lastMachine?: string;
  /** From this moment on no earlier result holds: somebody has removed the data. */
  readonly spoiledAtSeconds?: number;
  /** How long each caller uses the result that it is told of. Without, nobody says that he uses one. */
  readonly usesSeconds?: number;
  /** By which attempts are named, instead of the claim's. */
  readonly attemptToken?: string;
  /** Puts something else between the protocol and the mount. */
  readonly through?: Through;
}

/** A wait may include a publisher's two minutes of trying, and some leases one after the other. */
const LIMIT_SECONDS = 600;

/** How often one prunes, after which pause. */
const PRUNES = 12;
const PRUNE_PAUSE_SECONDS = 0.3;
/** Nothing is known of a user on another machine: nobody here lives for so long. */
const USER_TIMEOUT_SECONDS = 1e9;

const PATH = '/ci';
const LOCKS = `${PATH}/.locks`;
const MARKERS = /^((sim|build)\.(done|failed(\..*)?)|\.nfs.*)$/;
/** Longer than any lease here, and than any request that is carried out late. */
const SILENCE_SECONDS = 60;

/**
 * Callers of one entry, on their machines; when they have all ended or died, one more, which must find its way through whatever they left.
 */
export async function callOnce(world: World, plan: CallOncePlan): Promise<{ readonly calls: number }> {
  // What is pruned is called as the store calls it.
  const name = plan.usesSeconds === undefined ? 'sim' : BUILD;
  const leases = new Map(plan.callers.map(({ name, leaseSeconds }) => [name, leaseSeconds ?? plan.leaseSeconds]));
  const leaseOf = (name: string) => leases.get(name) ?? plan.leaseSeconds;
  const spoiled = new Set<unknown>();
  const isThere = (value: unknown) =>
    world.server.find(attemptPlace(PATH, resultIn(value).attempt).users) !== undefined;
  const holds = (value: unknown) => !spoiled.has(value) && (plan.usesSeconds === undefined || isThere(value));
  // A cleaner is done, too, that has removed the result: whoever comes by may have read it right before.
  const isFinished = (owner?: string) =>
    published.standing.length > 0 || published.all.some(({ removed }) => removed !== undefined && removed.by === owner);
  const claims = world.watch(new ClaimRule(world, leaseOf, isFinished));
  const losses = world.watch(new LossRule(world, claims));
  world.watch(new TakeoverRule(world, claims, leaseOf, `${LOCKS}/${name}.lock`));
  const exclusion = new ExclusionRule(world, (token) => claims.stands(token));
  const published = new PublishedMarkers(world, name);
  const mayBeRemoved = plan.callers.some(({ does = 'run' }) => does !== 'run') || plan.spoiledAtSeconds !== undefined;
  const results = world.watch(new ResultRule(world, claims, published, { locks: LOCKS, name, mayBeRemoved }));
  const removals = world.watch(new RemovalRule(world, claims, losses, published, holds));
  world.watch(published);
  world.watch(new AttemptRule(world));
  const inUse = world.watch(new UseRule(world));
  let calls = 0;
  if (plan.spoiledAtSeconds !== undefined) {
    world.timeline.at(plan.spoiledAtSeconds, () => {
      for (const value of published.values) spoiled.add(value);
    });
  }

  const start = (callerPlan: CallerPlan): Caller => {
    const process = world.process(world.machine(callerPlan.machine), callerPlan.name, callerPlan.namespace);
    const caller = new Caller(process, callerPlan.startsAtSeconds);
    const simulated = simulatedHost(process);
    const host = losses.watched(process, plan.through?.(simulated, process, callerPlan) ?? simulated);
    const uses = usesOf(host, process);
    const guard = new CallOnce<Json>({
      path: PATH,
      name,
      timeout: -1,
      lease: leaseOf(callerPlan.name),
      pollInterval: plan.pollSeconds,
      host,
      ...(callerPlan.holderInfo === undefined ? {} : { holderInfo: callerPlan.holderInfo }),
      ...(callerPlan.runAttempt === undefined ? {} : { runAttempt: callerPlan.runAttempt }),
      ...(callerPlan.retryFailed === undefined ? {} : { retryFailed: callerPlan.retryFailed }),
      // It looks for the log.
      onWaiting: async () => {
        if (plan.usesSeconds !== undefined) await host.dir.list(PATH);
      },
      validate: async (stored) => {
        const value = textOf(stored);
        if (spoiled.has(value)) return 'its data is gone';
        return plan.usesSeconds === undefined ? undefined : await whyNotUsed(host, uses, PATH, resultIn(value).attempt);
      },
      fn: async (call) => {
        calls += 1;
        return await make(callerPlan, { host, uses }, call, process, calls).catch((error: unknown) => {
          caller.ownErrors.add(error);
          throw error;
        });
      },
    });
    caller.start(async () => {
      if (callerPlan.does === 'clean') {
        await guard.clean().then(
          () => removals.cleaned(process),
          (error: unknown) => {
            // Said, and rightly so: the rules of claims see to that.
            if (!(error instanceof LockLost)) throw error;
          },
        );
        return;
      }
      if (callerPlan.does === 'prune') {
        for (let time = 0; time < PRUNES; time += 1) {
          await pruneAll(host, PATH, USER_TIMEOUT_SECONDS);
          await host.clock.sleep(PRUNE_PAUSE_SECONDS);
        }
        return;
      }
      try {
        const value = textOf(await guard.ensureDone());
        results.returned(process, value, callerPlan.startsAtSeconds);
        if (plan.usesSeconds === undefined) return;
        const { attempt, token } = resultIn(value);
        inUse.told(process, token);
        await host.clock.sleep(plan.usesSeconds);
        inUse.ends(process);
        await uses.end(attemptPlace(PATH, attempt).users).catch(() => undefined);
      } catch (error) {
        if (error instanceof CallOnceFailed) results.failed(process, error.message, ruleOf(callerPlan));
        throw error;
      }
    });
    return caller;
  };

  const make = async (
    callerPlan: CallerPlan,
    { host, uses }: { readonly host: Host; readonly uses: Uses },
    { signal, claim }: Call,
    process: SimulatedProcess,
    number: number,
  ): Promise<Json> => {
    losses.enters(process, claim.token);
    exclusion.enter(process, claim.token);
    try {
      results.begins(process, claim.token, ruleOf(callerPlan), holds);
      const attempt = await makeAttempt(host.dir, PATH, plan.attemptToken ?? claim.token, uses, 0);
      const { dir } = attemptPlace(PATH, attempt);
      await host.dir.write(`${dir}/${outputName(claim.token)}`, 'built');
      await host.clock.sleep(callerPlan.callSeconds, signal);
      signal.throwIfAborted();
      switch (callerPlan.callEnds) {
        case 'value':
          return plan.usesSeconds === undefined
            ? `value ${number} by ${process.name}`
            : { attempt, token: claim.token };
        case 'failure':
          throw new Error(`failure ${number} by ${process.name}`);
        case 'abandoned':
          throw new CallAbandoned('cancelled');
        case 'disk full':
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      }
    } finally {
      exclusion.leave(process);
      losses.leaves(process, claim.token);
      results.callEnded(process);
    }
  };

  world.server.mkdir(world.server.root, PATH.slice(1));
  const runAttempt = plan.callers[0]?.runAttempt;
  const startNow = (name: string, machine = `machine of the ${name}`) =>
    start({
      name,
      machine,
      startsAtSeconds: world.timeline.nowSeconds,
      callEnds: 'value',
      callSeconds: 0.1,
      ...(runAttempt === undefined ? {} : { runAttempt }),
    });
  await finish(world, LIMIT_SECONDS, plan.callers.map(start), () => startNow('last', plan.lastMachine));
  forbidLeftovers(world, LOCKS, MARKERS, 'if nothing has gone wrong');
  // Whoever comes when all that were there have been silent for the lease leaves nothing but markers.
  await settle(world, SILENCE_SECONDS);
  await runUntilOver(world, LIMIT_SECONDS, [startNow('passer-by')]);
  await settle(world, CLIENT_LEASE_SECONDS + 10);
  forbidLeftovers(world, LOCKS, MARKERS, 'whatever has gone wrong');
  if (plan.usesSeconds !== undefined) await pruneLast(world, losses);
  return { calls };
}

function ruleOf({ retryFailed = 'next-attempt', runAttempt }: CallerPlan): CallerRule {
  return { retryFailed, ...(runAttempt === undefined ? {} : { runAttempt }) };
}

/** What a call came to, where its result is used. */
function resultIn(value: unknown): { readonly attempt: string; readonly token: string } {
  const [attempt = '', token = ''] = `${value}`.split(' ');
  return { attempt, token };
}

/** When all have ended, who prunes once more leaves nothing, whatever they left. */
async function pruneLast(world: World, losses: LossRule): Promise<void> {
  const process = world.process(world.machine('machine of the last pruner'), 'last pruner');
  const caller = new Caller(process, world.timeline.nowSeconds);
  caller.start(async () => await pruneAll(losses.watched(process, simulatedHost(process)), PATH, 0));
  await runUntilOver(world, LIMIT_SECONDS, [caller]);
  // What a reading of the server's clock leaves goes with the whole of the share.
  forbidLeftovers(world, '/', /^\.scratch\./, 'whatever has gone wrong');
}
