import { CallOnce } from '../../../src/call-once/call-once.ts';
import { CallAbandoned, CallOnceFailed } from '../../../src/call-once/errors.ts';
import type { Call } from '../../../src/call-once/options.ts';
import { LockLost } from '../../../src/nfs-lock/errors.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import { makeAttempt } from '../../../src/store/attempts.ts';
import { attemptPlace } from '../../../src/store/layout.ts';
import type { Through } from '../broken/through.ts';
import type { SimulatedProcess } from '../process.ts';
import { AttemptRule, outputName } from '../rules/attempts.ts';
import { ClaimRule } from '../rules/claims.ts';
import type { CallerRule } from '../rules/counting.ts';
import { ExclusionRule } from '../rules/exclusion.ts';
import { forbidLeftovers } from '../rules/leftovers.ts';
import { LossRule } from '../rules/losses.ts';
import { PublishedMarkers } from '../rules/published.ts';
import { RemovalRule } from '../rules/removals.ts';
import { ResultRule } from '../rules/results.ts';
import { TakeoverRule } from '../rules/takeovers.ts';
import { simulatedHost } from '../simulated-host.ts';
import { CLIENT_LEASE_SECONDS, type World } from '../world.ts';
import { Caller } from './callers.ts';
import { finish, runUntilOver, settle } from './finish.ts';

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
  readonly does?: 'run' | 'clean';
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
  /** Puts something else between the protocol and the mount. */
  readonly through?: Through;
}

/** A wait may include a publisher's two minutes of trying, and some leases one after the other. */
const LIMIT_SECONDS = 600;

const PATH = '/ci';
const NAME = 'sim';
const LOCKS = `${PATH}/.locks`;
const MARKERS = /^(sim\.(done|failed(\..*)?)|\.nfs.*)$/;
/** Longer than any lease here, and than any request that is carried out late. */
const SILENCE_SECONDS = 60;

/**
 * Callers of one entry, on their machines; when they have all ended or died, one more, which must find its way through whatever they left.
 */
export async function callOnce(world: World, plan: CallOncePlan): Promise<{ readonly calls: number }> {
  const leases = new Map(plan.callers.map(({ name, leaseSeconds }) => [name, leaseSeconds ?? plan.leaseSeconds]));
  const leaseOf = (name: string) => leases.get(name) ?? plan.leaseSeconds;
  const spoiled = new Set<unknown>();
  const holds = (value: unknown) => !spoiled.has(value);
  const claims = world.watch(new ClaimRule(world, leaseOf, () => published.standing.length > 0));
  const losses = world.watch(new LossRule(world, claims));
  world.watch(new TakeoverRule(world, claims, leaseOf, `${LOCKS}/${NAME}.lock`));
  const exclusion = new ExclusionRule(world, (token) => claims.stands(token));
  const published = new PublishedMarkers(world, NAME);
  const mayBeRemoved = plan.callers.some(({ does }) => does === 'clean') || plan.spoiledAtSeconds !== undefined;
  const results = world.watch(new ResultRule(world, claims, published, { locks: LOCKS, name: NAME, mayBeRemoved }));
  const removals = world.watch(new RemovalRule(world, claims, losses, published, holds));
  world.watch(published);
  world.watch(new AttemptRule(world));
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
    const guard = new CallOnce<string>({
      path: PATH,
      name: NAME,
      timeout: -1,
      lease: leaseOf(callerPlan.name),
      pollInterval: plan.pollSeconds,
      host,
      ...(callerPlan.holderInfo === undefined ? {} : { holderInfo: callerPlan.holderInfo }),
      ...(callerPlan.runAttempt === undefined ? {} : { runAttempt: callerPlan.runAttempt }),
      ...(callerPlan.retryFailed === undefined ? {} : { retryFailed: callerPlan.retryFailed }),
      validate: async (value) => (spoiled.has(value) ? 'its data is gone' : undefined),
      fn: async (call) => {
        calls += 1;
        return await make(callerPlan, host, call, process, calls).catch((error: unknown) => {
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
      try {
        results.returned(process, await guard.ensureDone(), callerPlan.startsAtSeconds);
      } catch (error) {
        if (error instanceof CallOnceFailed) results.failed(process, error.message, ruleOf(callerPlan));
        throw error;
      }
    });
    return caller;
  };

  const make = async (
    callerPlan: CallerPlan,
    host: Host,
    { signal, claim }: Call,
    process: SimulatedProcess,
    number: number,
  ): Promise<string> => {
    losses.enters(process, claim.token);
    exclusion.enter(process, claim.token);
    try {
      results.begins(process, claim.token, ruleOf(callerPlan), holds);
      const { dir } = attemptPlace(PATH, await makeAttempt(host.dir, PATH, claim.token, 0));
      await host.dir.write(`${dir}/${outputName(claim.token)}`, 'built');
      await host.clock.sleep(callerPlan.callSeconds, signal);
      signal.throwIfAborted();
      switch (callerPlan.callEnds) {
        case 'value':
          return `value ${number} by ${process.name}`;
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
  return { calls };
}

function ruleOf({ retryFailed = 'next-attempt', runAttempt }: CallerPlan): CallerRule {
  return { retryFailed, ...(runAttempt === undefined ? {} : { runAttempt }) };
}
