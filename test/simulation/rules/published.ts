import type { DirectoryInode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Rule, World } from '../world.ts';
import { type MarkerText, readMarker } from './marker-text.ts';

/** A marker that was published, from its link to its removal. */
export interface Published extends MarkerText {
  readonly marker: string;
  readonly by: string;
  readonly text: string;
  readonly atSeconds: number;
  readonly dir: DirectoryInode;
  readonly dirMarker: number;
  /** From when on whoever opens the directory sees it, whatever its cache holds. */
  visibleAtSeconds?: number;
  removed?: Removal;
}

interface Removal {
  readonly by: string;
  readonly atSeconds: number;
  readonly dirMarker: number;
}

/**
 * All markers of one entry that were ever published. Rules that want to know what was there before a deed have to watch
 * the world before this does.
 */
export class PublishedMarkers implements Rule {
  readonly done: string;
  readonly #world: World;
  readonly #name: string;
  readonly #published: Published[] = [];

  constructor(world: World, name: string) {
    this.#world = world;
    this.#name = name;
    this.done = `${name}.done`;
  }

  get all(): readonly Published[] {
    return this.#published;
  }

  get standing(): readonly Published[] {
    return this.#published.filter(({ removed }) => removed === undefined);
  }

  /** Values of all results that were published, the latest last. */
  get values(): unknown[] {
    return this.#published.filter(({ marker }) => marker === this.done).map(({ value }) => value);
  }

  isMarker(name: string): boolean {
    return name === this.done || name.startsWith(`${this.#name}.failed`);
  }

  /** Whether that deed gives a marker its name. */
  publishes({ what, name, inode }: Deed): boolean {
    return (what === 'link' || what === 'rename') && this.isMarker(name) && inode.kind === 'file';
  }

  /** The marker whose name that deed takes away. */
  removedBy({ what, name, from }: Deed): string | undefined {
    const gone = what === 'unlink' ? name : what === 'rename' ? from : undefined;
    return gone !== undefined && this.isMarker(gone) ? gone : undefined;
  }

  deed(deed: Deed): void {
    const { server, timeline } = this.#world;
    const { dir, name, inode, by } = deed;
    const now = timeline.nowSeconds;
    const dirMarker = server.marker(dir);
    for (const published of this.#published) {
      if (published.dir === dir && published.dirMarker !== dirMarker) published.visibleAtSeconds ??= now;
    }
    const gone = this.removedBy(deed);
    for (const published of this.standing) {
      if (published.marker === gone) published.removed = { by: by.name, atSeconds: now, dirMarker };
    }
    if (!this.publishes(deed) || inode.kind !== 'file') return;
    this.#published.push({
      ...readMarker(inode.text),
      ...(server.version === 4 ? { visibleAtSeconds: now } : {}),
      marker: name,
      by: by.name,
      text: inode.text,
      atSeconds: now,
      dir,
      dirMarker,
    });
  }
}
