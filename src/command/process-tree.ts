import { hasEnvironment, hasLimit, type ProcessMark } from './process-mark.ts';
import { listProcesses, type Process } from './process-table.ts';

/** The process that a command began with. It is the leader of a group and of a session of its own. */
export interface Root {
  readonly pid: number;
  /** Undefined where there is no /proc. */
  readonly startTime?: string;
}

/**
 * The processes of a command: all that descend from its root. Each look finds them by what proves the descent: parents, as
 * far as they live; a session, if its leader is one of them; and the mark.
 */
export class ProcessTree {
  readonly root: Root;
  readonly #mark: ProcessMark | undefined;
  /** Whether the root's number still means its session: while any process is in that, no other can get it. */
  #isSessionKnown: boolean;
  #members: ReadonlyMap<number, Process> = new Map();

  /** @param origin whether this process has started the root, and so knows that its number is no other's yet */
  constructor(root: Root, mark: ProcessMark | undefined, origin: 'started-here' | 'found-later') {
    this.root = root;
    this.#mark = mark;
    this.#isSessionKnown = origin === 'started-here';
  }

  /** Those that run now. Where there is no /proc: the root's group as one, by the number that kill(2) takes for it. */
  look(): Process[] {
    const { pid, startTime } = this.root;
    if (startTime === undefined) return this.#isSessionKnown && isGroupRunning(pid) ? [asProcess(pid)] : [];
    const all = listProcesses();
    if (all.some((each) => each.pid === pid && each.startTime !== startTime)) this.#isSessionKnown = false;
    const above = lineOf(process.pid, all);
    const members = this.#grow(all.filter((each) => !above.has(each.pid) && this.#canDescend(each)));
    this.#isSessionKnown &&= [...members.values()].some(({ session }) => session === pid);
    this.#members = members;
    return [...members.values()];
  }

  /** What is older than the root does not descend from it, nor does what else this process has started. */
  #canDescend({ pid, parent, startTime }: Process): boolean {
    // Everything descends from the first process, and nothing of a command is above it.
    if (pid <= 1 || Number(startTime) < Number(this.root.startTime)) return false;
    return parent !== process.pid || pid === this.root.pid;
  }

  #grow(all: readonly Process[]): ReadonlyMap<number, Process> {
    const members = new Map<number, Process>();
    const sessions = new Set<number>(this.#isSessionKnown ? [this.root.pid] : []);
    const addWhere = (isMember: (each: Process) => boolean) => {
      for (let size = -1; size !== members.size; ) {
        size = members.size;
        for (const each of all) {
          if (members.has(each.pid) || !isMember(each)) continue;
          members.set(each.pid, each);
          if (each.pid === each.session) sessions.add(each.session);
        }
      }
    };
    const descends = ({ parent, session }: Process) => members.has(parent) || sessions.has(session);
    addWhere((each) => this.#isKnown(each) || descends(each));
    const mark = this.#mark;
    if (mark !== undefined) {
      // An orphan has been given to a process that was there before, and its own children are found by it.
      const pids = new Set(all.map(({ pid }) => pid));
      const orphans = all.filter((each) => !members.has(each.pid) && !pids.has(each.parent));
      const marked = new Set(orphans.filter(({ pid }) => hasLimit(pid, mark) || hasEnvironment(pid, mark)));
      addWhere((each) => marked.has(each) || descends(each));
    }
    return members;
  }

  #isKnown({ pid, startTime }: Process): boolean {
    const known = pid === this.root.pid ? this.root : this.#members.get(pid);
    return known?.startTime === startTime;
  }
}

/** A process and those above it. Whatever a number from elsewhere says, this process descends from no command of its own. */
function lineOf(pid: number, all: readonly Process[]): ReadonlySet<number> {
  const parents = new Map(all.map((each) => [each.pid, each.parent]));
  const line = new Set<number>();
  for (let at: number | undefined = pid; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at);
  return line;
}

function isGroupRunning(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function asProcess(group: number): Process {
  return {
    pid: -group,
    name: `process group ${group}`,
    state: 'R',
    parent: process.pid,
    session: group,
    startTime: '',
  };
}
