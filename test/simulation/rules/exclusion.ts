import type { SimulatedProcess } from '../process.ts';
import type { World } from '../world.ts';

/** Of all who are inside at one moment, one has a claim that stands. Others may be there that were robbed and do not know it yet. */
export class ExclusionRule {
  readonly #world: World;
  readonly #stands: (token: string) => boolean;
  readonly #inside = new Map<SimulatedProcess, string>();

  constructor(world: World, stands: (token: string) => boolean) {
    this.#world = world;
    this.#stands = stands;
  }

  enter(process: SimulatedProcess, token: string): void {
    this.#world.log?.(process.name, `ENTERS with ${token}`);
    for (const [other, others] of this.#inside) {
      if (!other.isAlive || !this.#stands(others) || !this.#stands(token)) continue;
      this.#world.violate(`${process.name} (${token}) entered while ${other.name} (${others}) was inside`);
    }
    this.#inside.set(process, token);
  }

  leave(process: SimulatedProcess): void {
    this.#world.log?.(process.name, 'LEAVES');
    this.#inside.delete(process);
  }
}
