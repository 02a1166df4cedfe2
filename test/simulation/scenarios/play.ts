import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import type { SimulatedProcess } from '../process.ts';
import { Random } from '../random.ts';
import { simulatedDir } from '../simulated-dir.ts';
import { PLAIN_WORLD, World, type WorldOptions } from '../world.ts';

/** Where a test writes down, step by step, what processes do on the simulated mount. */
export class Stage {
  readonly world: World;

  constructor(options: Partial<WorldOptions> = {}, faults?: ConstructorParameters<typeof World>[2]) {
    this.world = new World(new Random(1), { ...PLAIN_WORLD, ...options }, faults);
  }

  /** A process; two of one machine share its client. */
  process(machine: string, name: string): { readonly process: SimulatedProcess; readonly dir: SharedDir } {
    const process = this.world.process(this.world.machine(machine), name);
    return { process, dir: simulatedDir(process.main) };
  }

  async sleep(seconds: number): Promise<void> {
    const { timeline } = this.world;
    await new Promise<void>((resolve) => timeline.at(timeline.nowSeconds + seconds, resolve));
  }

  /** Until the server's clock stamps something new: what follows happens in the same tick, if it is quick. */
  async nextTick(): Promise<void> {
    const { tickSeconds } = this.world.options;
    const { nowSeconds } = this.world.timeline;
    await this.sleep((Math.floor(nowSeconds / tickSeconds) + 1) * tickSeconds - nowSeconds);
  }

  /**
   * Plays it; no real time passes.
   *
   * @throws Error if it has not come to its end after an hour of virtual time
   */
  async play<T>(act: () => Promise<T>): Promise<T> {
    let ended: { readonly value: T } | { readonly error: unknown } | undefined;
    act().then(
      (value) => {
        ended = { value };
      },
      (error: unknown) => {
        ended = { error };
      },
    );
    const ending = await this.world.run(
      () => ended !== undefined,
      () => 3600,
    );
    if (ended === undefined) throw new Error(`the play does not end: ${ending}`);
    if ('error' in ended) throw ended.error;
    return ended.value;
  }
}
