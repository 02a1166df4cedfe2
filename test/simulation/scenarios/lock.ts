import { LockLost } from '../../../src/nfs-lock/errors.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import { NFSLock } from '../../../src/nfs-lock/nfs-lock.ts';
import { SharedDirError } from '../../../src/shared-dir/shared-dir.ts';
import { ClaimRule } from '../rules/claims.ts';
import { ExclusionRule } from '../rules/exclusion.ts';
import { forbidLeftovers } from '../rules/leftovers.ts';
import { LossRule } from '../rules/losses.ts';
import { TakeoverRule } from '../rules/takeovers.ts';
import { simulatedHost } from '../simulated-host.ts';
import type { World } from '../world.ts';
import { Caller } from './callers.ts';
import { finish, settle } from './finish.ts';

/** Any lock, as far as a contender sees it. */
export interface Lock {
  /** @returns the token of its claim */
  acquire(): Promise<string>;
  release(): Promise<void>;
}

export interface LockOptions {
  readonly holderInfo?: boolean;
  readonly leaseSeconds: number;
  readonly pollSeconds: number;
}

export type MakeLock = (path: string, host: Host, options: LockOptions) => Lock;

export interface Contender {
  readonly name: string;
  readonly machine: string;
  readonly namespace?: string;
  readonly startsAtSeconds: number;
  /** How often it takes the lock, and for how long. */
  readonly rounds: number;
  readonly insideSeconds: number;
  /** If it is another than that of the others. */
  readonly leaseSeconds?: number;
  readonly holderInfo?: boolean;
}

export interface LockPlan extends LockOptions {
  readonly contenders: readonly Contender[];
  /** Where the last one tries, who must get the lock whatever the others left. */
  readonly lastMachine: string;
  readonly makeLock: MakeLock;
  /** Whoever waits for longer than this when nothing goes wrong any more waits for ever. */
  readonly limitSeconds: number;
  /**
   * Whether a lock that was taken away counts as no longer held: where holders stall past the lease. Otherwise two
   * inside at once are too many, whatever became of the first one's claim.
   */
  readonly excludes: 'holders of standing claims' | 'everybody';
}

const PATH = '/ci/work.lock';
/** Silly-renamed files go when their last reader has closed them; nobody waits for that. */
const SETTLE_SECONDS = 5;

export const realLock: MakeLock = (path, host, { leaseSeconds, pollSeconds, holderInfo = true }) => {
  const lock = new NFSLock(path, {
    root: '/',
    timeout: -1,
    lease: leaseSeconds,
    pollInterval: pollSeconds,
    holderInfo,
    host,
  });
  return {
    acquire: async () => (await lock.acquire()).token,
    release: async () => await lock.release(),
  };
};

/** Contenders for one lock, on their machines; when they have all ended or died, one more. */
export async function contend(world: World, plan: LockPlan): Promise<void> {
  const leases = new Map(plan.contenders.map(({ name, leaseSeconds }) => [name, leaseSeconds ?? plan.leaseSeconds]));
  const leaseOf = (name: string) => leases.get(name) ?? plan.leaseSeconds;
  const claims = world.watch(new ClaimRule(world, leaseOf));
  const hasLosses = plan.excludes === 'holders of standing claims';
  const losses = hasLosses ? world.watch(new LossRule(world, claims)) : undefined;
  if (hasLosses) world.watch(new TakeoverRule(world, claims, leaseOf, PATH));
  const exclusion = new ExclusionRule(world, hasLosses ? (token) => claims.stands(token) : () => true);

  const start = ({ name, machine, namespace, startsAtSeconds, rounds, insideSeconds, ...own }: Contender): Caller => {
    const process = world.process(world.machine(machine), name, namespace);
    const caller = new Caller(process, startsAtSeconds);
    const simulated = simulatedHost(process);
    const host = losses?.watched(process, simulated) ?? simulated;
    const lock = plan.makeLock(PATH, host, { ...plan, ...own });
    caller.start(async () => {
      for (let round = 0; round < rounds; round += 1) {
        const token = await lock.acquire();
        losses?.enters(process, token);
        exclusion.enter(process, token);
        await host.clock.sleep(insideSeconds);
        exclusion.leave(process);
        await lock.release().catch((error: unknown) => {
          if (!(error instanceof LockLost || error instanceof SharedDirError || 'code' in Object(error))) throw error;
        });
      }
    });
    return caller;
  };

  world.server.mkdir(world.server.root, 'ci');
  await finish(world, plan.limitSeconds, plan.contenders.map(start), () =>
    start({
      name: 'last',
      machine: plan.lastMachine,
      startsAtSeconds: world.timeline.nowSeconds,
      rounds: 1,
      insideSeconds: 0.1,
    }),
  );
  if (!hasLosses) return;
  await settle(world, SETTLE_SECONDS);
  forbidLeftovers(world, '/ci', /^$/, 'if nothing has gone wrong');
}
