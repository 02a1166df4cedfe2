import type { DirectoryInode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Rule, World } from '../world.ts';

const OUTPUT = 'output.';

/** What a build writes, so that {@link AttemptRule} knows it. */
export function outputName(token: string): string {
  return `${OUTPUT}${token}`;
}

/** No attempt's directory is ever used by two builds, whatever is removed meanwhile. */
export class AttemptRule implements Rule {
  readonly #world: World;
  readonly #builders = new Map<DirectoryInode, string>();

  constructor(world: World) {
    this.#world = world;
  }

  deed({ what, dir, name, by }: Deed): void {
    if (what !== 'create' || !name.startsWith(OUTPUT)) return;
    const other = this.#builders.get(dir);
    this.#builders.set(dir, name);
    if (other !== undefined && other !== name)
      this.#world.violate(`${by.name} builds in an attempt's directory, which another has used`);
  }
}
