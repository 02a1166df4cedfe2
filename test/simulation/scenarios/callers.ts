import { CallOnceFailed } from '../../../src/call-once/errors.ts';
import type { SimulatedProcess } from '../process.ts';
import type { World } from '../world.ts';

/** One simulated process that does one thing, and how that ended. */
export class Caller {
  readonly process: SimulatedProcess;
  readonly startsAtSeconds: number;
  /** What its own work was ended by. */
  readonly ownErrors = new Set<unknown>();
  #isOver = false;

  constructor(process: SimulatedProcess, startsAtSeconds: number) {
    this.process = process;
    this.startsAtSeconds = startsAtSeconds;
  }

  /** Finished, or dead. */
  get isOver(): boolean {
    return this.#isOver || !this.process.isAlive;
  }

  start(act: () => Promise<void>): void {
    const { world } = this.process.machine;
    world.timeline.at(this.startsAtSeconds, () => {
      this.process.main.deliver(() => {
        world.log?.(this.process.name, 'starts');
        act()
          .catch((error: unknown) => this.#ended(world, error))
          .finally(() => {
            this.#isOver = true;
          });
      });
    });
  }

  /** An error may end a caller only where it was its own, or where the mount really refused: what may pass is to be borne. */
  #ended(world: World, error: unknown): void {
    world.log?.(this.process.name, `ENDS with ${error}`);
    if (error instanceof CallOnceFailed || this.ownErrors.has(error)) return;
    const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
    const wasMet = this.process.faults.some((fault) => 'code' in fault && fault.code === code);
    if (code === 'ENOSPC' && (wasMet || world.wasFull)) return;
    if (wasMet && code === 'EACCES') return;
    world.violate(
      `${this.process.name} ended with what it was to bear: ${error instanceof Error ? error.stack : error}`,
    );
  }
}
