import { makeAttempt } from '../../../src/call-once/attempts.ts';
import { CallOnce } from '../../../src/call-once/call-once.ts';
import { CallAbandoned, CallOnceFailed } from '../../../src/call-once/errors.ts';
import type { Call } from '../../../src/call-once/options.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import type { Through } from '../broken/through.ts';
import type { SimulatedProcess } from '../process.ts';
import { ClaimRule } from '../rules/claims.ts';
import { ExclusionRule } from '../rules/exclusion.ts';
import { ResultRule } from '../rules/results.ts';
import { simulatedHost } from '../simulated-host.ts';
import type { World } from '../world.ts';
import { Caller } from './callers.ts';
import { finish } from './finish.ts';

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
}

export interface CallOncePlan {
  readonly callers: readonly CallerPlan[];
  readonly leaseSeconds: number;
  readonly pollSeconds: number;
  /** From this moment on no earlier result holds: somebody has removed the data. */
  readonly spoiledAtSeconds?: number;
  /** Puts something else between the protocol and the mount. */
  readonly through?: Through;
}

/** A wait may include a publisher's two minutes of trying, and some leases one after the other. */
const PATIENCE_SECONDS = 600;

const PATH = '/ci';
const NAME = 'sim';
const LOCKS = `${PATH}/.locks`;

/**
 * Callers of one entry, on their machines; when they have all ended or died, one more on a machine of its own, which
 * must find its way through whatever they left.
 */
export async function callOnce(world: World, plan: CallOncePlan): Promise<{ readonly calls: number }> {
  const claims = world.watch(new ClaimRule(world, plan.leaseSeconds));
  const exclusion = new ExclusionRule(world, (token) => claims.stands(token));
  const cleans = plan.callers.some(({ does }) => does === 'clean') || plan.spoiledAtSeconds !== undefined;
  const results = world.watch(new ResultRule(world, claims, { locks: LOCKS, name: NAME, mayBeRemoved: cleans }));
  const attempts = new Set<number>();
  const spoiled = new Set<unknown>();
  let calls = 0;
  if (plan.spoiledAtSeconds !== undefined) {
    world.timeline.at(plan.spoiledAtSeconds, () => {
      for (const value of results.values) spoiled.add(value);
    });
  }

  const start = (callerPlan: CallerPlan): Caller => {
    const process = world.process(world.machine(callerPlan.machine), callerPlan.name, callerPlan.namespace);
    const caller = new Caller(process, callerPlan.startsAtSeconds);
    const simulated = simulatedHost(process);
    const host: Host = { ...simulated, dir: plan.through?.(simulated.dir, process) ?? simulated.dir };
    const guard = new CallOnce<string>({
      path: PATH,
      name: NAME,
      timeout: -1,
      lease: plan.leaseSeconds,
      pollInterval: plan.pollSeconds,
      host,
      ...(callerPlan.runAttempt === undefined ? {} : { runAttempt: callerPlan.runAttempt }),
      ...(callerPlan.retryFailed === undefined ? {} : { retryFailed: callerPlan.retryFailed }),
      refuse: async (value) => (spoiled.has(value) ? 'its data is gone' : undefined),
      fn: async (call) => {
        calls += 1;
        return await make(callerPlan, host, call, process, calls).catch((error: unknown) => {
          caller.ownErrors.add(error);
          throw error;
        });
      },
    });
    caller.start(async () => {
      if (callerPlan.does === 'clean') return await guard.clean();
      try {
        results.returned(process, await guard.ensureDone(), callerPlan.startsAtSeconds);
      } catch (error) {
        if (error instanceof CallOnceFailed) results.failed(process, error.message);
        throw error;
      }
    });
    return caller;
  };

  const make = async (
    { runAttempt, retryFailed, callSeconds, callEnds }: CallerPlan,
    host: Host,
    { signal, claim }: Call,
    process: SimulatedProcess,
    number: number,
  ): Promise<string> => {
    exclusion.enter(process, claim.token);
    try {
      const counts = retryFailed === undefined || retryFailed === 'next-attempt';
      const ownFailure = counts ? `${NAME}.failed${runAttempt === undefined ? '' : `.${runAttempt}`}` : '';
      results.begins(process, claim.token, ownFailure, (value) => !spoiled.has(value));
      const attempt = await makeAttempt(host.dir, `${PATH}/${NAME}`);
      if (attempts.has(attempt)) world.violate(`${process.name} builds in attempt ${attempt}, which another has used`);
      attempts.add(attempt);
      await host.clock.sleep(callSeconds, signal);
      signal.throwIfAborted();
      switch (callEnds) {
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
    }
  };

  world.server.mkdir(world.server.root, PATH.slice(1));
  await finish(world, PATIENCE_SECONDS, plan.callers.map(start), () => {
    const last = plan.callers[0]?.runAttempt;
    return start({
      name: 'last',
      machine: 'machine of the last',
      startsAtSeconds: world.timeline.nowSeconds,
      callEnds: 'value',
      callSeconds: 0.1,
      ...(last === undefined ? {} : { runAttempt: last }),
    });
  });
  return { calls };
}
