import type { DirectoryInode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { SimulatedProcess } from '../process.ts';
import { REMOVER, type Rule, type World } from '../world.ts';
import { outputName } from './attempts.ts';

/** What a builder has left, by the token of its claim. */
interface Built {
  readonly dir: DirectoryInode;
  readonly users: Set<SimulatedProcess>;
}

/**
 * Whoever is told of a result finds it whole, and finds it so until it says that it needs it no more, or dies; whoever prunes
 * meanwhile.
 */
export class UseRule implements Rule {
  readonly #world: World;
  readonly #built = new Map<string, Built>();

  constructor(world: World) {
    this.#world = world;
  }

  deed({ what, dir, name, inode, by }: Deed): void {
    if (what === 'create' && name === outputName(name.slice(outputName('').length)))
      this.#built.set(name.slice(outputName('').length), { dir, users: new Set() });
    if (what !== 'unlink' && what !== 'rmdir' && what !== 'rename') return;
    if (by.name === REMOVER) {
      // Whoever removes an entry by hand removes its users' links with it: from then on pruners may help.
      if (inode.kind === 'link' && !name.startsWith('holder.'))
        for (const { users } of this.#built.values()) users.clear();
      return;
    }
    for (const built of this.#built.values()) {
      if (built.dir !== dir && built.dir !== inode) continue;
      const user = [...built.users].find(({ isAlive }) => isAlive);
      if (user !== undefined) this.#world.violate(`${by.name} removed ${name}, which ${user.name} uses`);
    }
  }

  /** @param token of the claim under which its result was built */
  told(process: SimulatedProcess, token: string): void {
    this.#world.log?.(process.name, `USES what was built under ${token}`);
    const built = this.#built.get(token);
    if (built?.dir.entries.has(outputName(token)) !== true) {
      if (!this.#world.wasRemoved)
        this.#world.violate(`${process.name} was told of what is not there, built under ${token}`);
      return;
    }
    built.users.add(process);
  }

  ends(process: SimulatedProcess): void {
    this.#world.log?.(process.name, 'USES it no more');
    for (const { users } of this.#built.values()) users.delete(process);
  }
}
