import { durationOf, type Fault, type Faults, type RequestPoint } from './faults.ts';
import { Machine, type MachineOptions } from './machine.ts';
import type { Delegating } from './nfs/delegations.ts';
import { type Deed, Server } from './nfs/server.ts';
import type { StaleEnd } from './nfs/walk.ts';
import { SimulatedProcess } from './process.ts';
import type { Random } from './random.ts';
import type { Thread } from './thread.ts';
import { type Ending, Timeline } from './timeline.ts';

export interface WorldOptions {
  readonly version: 3 | 4;
  /** The server's clock ticks this coarse. */
  readonly tickSeconds: number;
  /** What a request takes one way, mostly. */
  readonly latencySeconds: number;
  /** Whether a stale handle may surface in other ways than Linux mostly takes. */
  readonly staleEnds: readonly [StaleEnd, ...StaleEnd[]];
  readonly serverWallOffsetSeconds: number;
  readonly delegating: Delegating;
}

export const PLAIN_WORLD: WorldOptions = {
  version: 3,
  tickSeconds: 0.004,
  latencySeconds: 0.0005,
  staleEnds: ['looked up again'],
  serverWallOffsetSeconds: 1.7e9,
  delegating: 'nothing',
};

/** In the rules: who removes what others use. */
export const REMOVER = 'remover';
const REMOVAL_SECONDS = 0.001;

/** Of a stock server: after so long it takes back what it has delegated to a client that does not answer. */
export const CLIENT_LEASE_SECONDS = 90;

/** Watches what happens, and says when it must not. */
export interface Rule {
  deed?(deed: Deed): void;
  /** A request of a living process has just been carried out. */
  served?(thread: Thread, point: RequestPoint): void;
}

/** One server, some machines, and everything that happens between them in one run. */
export class World {
  readonly timeline = new Timeline();
  readonly server: Server;
  readonly random: Random;
  readonly options: WorldOptions;
  readonly processes = new Map<string, SimulatedProcess>();
  readonly #machines = new Map<string, Machine>();
  readonly #rules: Rule[] = [];
  readonly #faults: Faults;
  /** Whether the server's disk has been full. */
  wasFull = false;
  /** Whether somebody has removed directories under everybody's feet. */
  wasRemoved = false;
  /** From here on nothing goes wrong any more. */
  faultsAreOver = false;
  /** When the last thing that went wrong will be over, as far as it is known. */
  calmFromSeconds = 0;
  #violation: string | undefined;
  /** Undefined unless somebody wants to read it. */
  log: ((who: string, what: string) => void) | undefined;

  constructor(random: Random, options: WorldOptions = PLAIN_WORLD, faults: Faults = () => undefined) {
    this.random = random;
    this.options = options;
    this.#faults = faults;
    this.server = new Server(this.timeline, {
      version: options.version,
      tickSeconds: options.tickSeconds,
      wallOffsetSeconds: options.serverWallOffsetSeconds,
      delegating: options.delegating,
      clientLeaseSeconds: CLIENT_LEASE_SECONDS,
    });
    this.server.onDeed = (deed) => {
      for (const rule of this.#rules) rule.deed?.(deed);
    };
  }

  /** The first rule that was broken, if one was. */
  get violation(): string | undefined {
    return this.#violation;
  }

  /** The machine of that name, made when it is first asked for. */
  machine(name: string, options: MachineOptions = {}): Machine {
    const machine = this.#machines.get(name) ?? new Machine(this, name, options);
    this.#machines.set(name, machine);
    return machine;
  }

  /** What goes wrong with this request. */
  faultAt(point: RequestPoint): Fault | undefined {
    const fault = this.faultsAreOver ? undefined : this.#faults(point);
    // Closing a file that has nothing left to write cannot fail.
    if (point.operation === 'close' && fault && 'code' in fault) return undefined;
    if (fault) this.calmFromSeconds = Math.max(this.calmFromSeconds, this.timeline.nowSeconds + durationOf(fault));
    return fault;
  }

  /** The server is away, with all that it remembered of requests. */
  restartServer(atSeconds: number, downSeconds: number, graceSeconds: number): void {
    this.calmFromSeconds = Math.max(this.calmFromSeconds, atSeconds + downSeconds + graceSeconds);
    this.timeline.at(atSeconds, () => {
      this.log?.('server', `restarts, is back in ${downSeconds} s`);
      this.server.restart(downSeconds, graceSeconds);
    });
  }

  /** Somebody removes that directory and all that is in it, as `rm -r` does; what is made meanwhile stays. */
  removeTree(path: string): void {
    const { server, timeline } = this;
    this.log?.(REMOVER, `removes ${path}`);
    this.wasRemoved = true;
    const slash = path.lastIndexOf('/');
    const dir = server.find(path.slice(0, slash));
    const inode = server.find(path);
    if (dir === undefined || inode === undefined) return;
    const doomed = [...server.below(inode), { dir, name: path.slice(slash + 1) }];
    const spread = this.random.pick([0, REMOVAL_SECONDS]);
    for (const [index, each] of doomed.entries()) {
      const removeNow = () => {
        const isDirectory = each.dir.entries.get(each.name)?.kind === 'directory';
        server.actFor({ name: REMOVER, isLate: false }, () =>
          server[isDirectory ? 'rmdir' : 'unlink'](each.dir, each.name),
        );
      };
      timeline.at(timeline.nowSeconds + spread * index, removeNow);
    }
  }

  fillDisk(atSeconds: number, forSeconds: number): void {
    this.calmFromSeconds = Math.max(this.calmFromSeconds, atSeconds + forSeconds);
    const set = (isFull: boolean) => () => {
      this.log?.('server', isFull ? 'disk is full' : 'disk has space again');
      this.server.isFull = isFull;
      this.wasFull ||= isFull;
    };
    this.timeline.at(atSeconds, set(true));
    this.timeline.at(atSeconds + forSeconds, set(false));
  }

  /** @param namespace its PID namespace: a container of its own, in which PIDs begin with 1 */
  process(machine: Machine, name: string, namespace = 'host'): SimulatedProcess {
    machine.switchOn();
    const { bootId } = machine;
    const others = machine.processes.filter(({ identity }) => identity.bootId === bootId);
    const pid = 1 + others.filter(({ identity }) => identity.pidNamespace === namespace).length;
    const process = new SimulatedProcess(machine, name, {
      hostname: machine.name,
      pid,
      bootId,
      pidNamespace: namespace,
      startTime: `${Math.round(this.timeline.nowSeconds * 100)}`,
    });
    machine.processes.push(process);
    this.processes.set(name, process);
    return process;
  }

  watch<R extends Rule>(rule: R): R {
    this.#rules.push(rule);
    return rule;
  }

  violate(what: string): void {
    this.log?.('RULE', what);
    this.#violation ??= `at ${this.timeline.nowSeconds.toFixed(6)} s: ${what}`;
  }

  served(thread: Thread, point: RequestPoint): void {
    for (const rule of this.#rules) rule.served?.(thread, point);
  }

  latency = (): number => {
    const { random } = this;
    const typical = this.options.latencySeconds * random.between(0.2, 1.5);
    // Most requests are quick; now and then one is overtaken by many others.
    if (random.chance(0.9)) return typical;
    return typical * (random.chance(0.8) ? 8 : 80);
  };

  /** How much later than asked for a sleeper wakes. */
  lateness(): number {
    return this.random.between(0, 0.002);
  }

  staleEnd = (): StaleEnd => this.random.pick(this.options.staleEnds);

  /** Runs until `isOver`, or a rule is broken. */
  async run(isOver: () => boolean, untilSeconds: () => number): Promise<Ending> {
    return await this.timeline.run({
      isOver: () => this.#violation !== undefined || isOver(),
      untilSeconds,
      mostSteps: 2_000_000,
    });
  }
}
