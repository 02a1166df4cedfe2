import { type OpenFile, visitFiles } from '../descriptors.ts';
import { errorCode } from '../error-code.ts';
import { mapErrno } from '../map-errno.ts';

/** Files that others may go on writing to, relative to the directory. */
export interface Unprotected {
  /** Of another user, whose mode is not ours to change. Root's are not named where only root may write: it always may. */
  readonly foreign: readonly string[];
  /** With another name outside of the directory, by which they can be changed whatever we do; their mode is not ours alone. */
  readonly linked: readonly string[];
}

const WRITE = 0o222;

/**
 * Takes the write permission from every regular file below `dir`. Directories keep theirs, so that the tree can be removed,
 * and links are not followed.
 */
export async function protectFiles(dir: string): Promise<Unprotected> {
  const foreign: string[] = [];
  const protect = async (name: string, file: OpenFile) => {
    if (!(await takeWrite(file))) foreign.push(name);
  };
  const namesOf = new Map<string, string[]>();
  const links = new Map<string, bigint>();
  await visit(dir, async (name, file) => {
    if (file.stats.nlink === 1n) return await protect(name, file);
    const inode = inodeOf(file);
    links.set(inode, file.stats.nlink);
    namesOf.set(inode, [...(namesOf.get(inode) ?? []), name]);
  });
  const outside = [...links].filter(([inode, count]) => (namesOf.get(inode)?.length ?? 0) < count);
  for (const [inode] of outside) links.delete(inode);
  if (links.size > 0) {
    // Each by one of its names.
    await visit(dir, async (name, file) => {
      if (links.delete(inodeOf(file))) await protect(name, file);
    });
  }
  const linked = outside.flatMap(([inode]) => namesOf.get(inode) ?? []);
  return { foreign: foreign.sort(), linked: linked.sort() };
}

async function visit(dir: string, each: (name: string, file: OpenFile) => Promise<void>): Promise<void> {
  const writable = async (name: string, file: OpenFile) => {
    if ((Number(file.stats.mode) & WRITE) !== 0) await each(name, file);
  };
  await mapErrno('protect', dir, () => visitFiles(dir, writable));
}

function inodeOf({ stats: { dev, ino } }: OpenFile): string {
  return `${dev}:${ino}`;
}

/** @returns whether nobody may write to it any more */
async function takeWrite({ stats, chmod }: OpenFile): Promise<boolean> {
  const mode = Number(stats.mode);
  try {
    await chmod(mode & ~WRITE & 0o7777);
    return true;
  } catch (error) {
    if (!['EPERM', 'EACCES'].includes(errorCode(error))) throw error;
    return stats.uid === 0n && (mode & 0o022) === 0;
  }
}
