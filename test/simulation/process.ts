import type { ProcessIdentity } from '../../src/nfs-lock/host.ts';
import type { BeatCalls } from '../../src/shared-dir/blocking-calls.ts';
import { type Fault, isDelay } from './faults.ts';
import type { Machine } from './machine.ts';
import type { OpenFile } from './nfs/open-files.ts';
import { simulatedDir } from './simulated-dir.ts';
import { Thread } from './thread.ts';

/** A process: a main thread, and one for the heartbeat. */
export class SimulatedProcess {
  readonly name: string;
  readonly machine: Machine;
  readonly identity: ProcessIdentity;
  readonly main: Thread;
  readonly beat: Thread;
  /** What it has open, which the kernel closes when it dies. */
  readonly descriptors = new Set<OpenFile>();
  /** What has gone wrong for it so far. */
  readonly faults: Fault[] = [];
  stalledUntilSeconds = 0;
  isAlive = true;
  /** What its heartbeat asks of the mount. */
  beatCalls: BeatCalls;
  /** How often its main thread is waiting for a heartbeat that it has asked for. */
  asking = 0;
  #requests = 0;

  constructor(machine: Machine, name: string, identity: ProcessIdentity) {
    this.machine = machine;
    this.name = name;
    this.identity = identity;
    this.main = new Thread(this, 'main');
    this.beat = new Thread(this, 'beat');
    this.beatCalls = simulatedDir(this.beat);
  }

  get requests(): number {
    return this.#requests;
  }

  /** It or its machine: what cuts off one process of a machine cuts off all. */
  get wasDelayed(): boolean {
    return this.machine.processes.some(({ faults }) => faults.some(isDelay));
  }

  /** Until when it could not go on, or could not get an answer, for all that has happened so far. */
  get delayedUntilSeconds(): number {
    const { machine, main, beat } = this;
    const { downUntilSeconds, graceUntilSeconds } = machine.world.server;
    const stalls = [main, beat, this, machine].map(({ stalledUntilSeconds }) => stalledUntilSeconds);
    const isSentAgain = this.faults.some(({ kind }) => kind === 'reply lost');
    return isSentAgain
      ? Number.POSITIVE_INFINITY
      : Math.max(...stalls, machine.cutOffUntilSeconds, downUntilSeconds, graceUntilSeconds);
  }

  countRequest(): number {
    this.#requests += 1;
    return this.#requests;
  }

  /** Nothing of it runs any more; what it had asked of the kernel is still done. */
  die(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.machine.world.log?.(this.name, 'dies');
    for (const file of this.descriptors) this.close(file);
  }

  /** Closing is the kernel's business: the process does not wait for what follows from it. */
  close(file: OpenFile): void {
    const { client } = this.machine;
    const request = client.close(file, this.descriptors);
    if (request) this.machine.send(request, { doer: { name: this.name, isLate: false }, answered: () => undefined });
  }
}
