/** Something that happens at a moment of virtual time. */
interface Happening {
  readonly seconds: number;
  /** Of two at one moment, the one that was planned first happens first. */
  readonly order: number;
  act: (() => void) | undefined;
}

/** Why a run ended. */
export type Ending = 'over' | 'nothing-left' | 'out-of-time' | 'out-of-steps';

export interface RunLimits {
  readonly isOver: () => boolean;
  readonly untilSeconds: () => number;
  readonly mostSteps: number;
}

/**
 * Virtual time, and the order in which everything happens. There are no timers: time is the moment of what happens now,
 * and the next thing happens when everything that awaits the last one has run as far as it can.
 */
export class Timeline {
  #now = 0;
  #planned = 0;
  readonly #heap: Happening[] = [];

  get nowSeconds(): number {
    return this.#now;
  }

  /** @returns takes it back */
  at(seconds: number, act: () => void): () => void {
    this.#planned += 1;
    const happening: Happening = { seconds: Math.max(seconds, this.#now), order: this.#planned, act };
    this.#push(happening);
    return () => {
      happening.act = undefined;
    };
  }

  async run({ isOver, untilSeconds, mostSteps }: RunLimits): Promise<Ending> {
    let steps = 0;
    /** Lets the next thing happen; says why not, where it does not. */
    const step = (): Ending | undefined => {
      if (isOver()) return 'over';
      const next = this.#pop();
      if (next === undefined) return 'nothing-left';
      if (next.seconds > untilSeconds()) return 'out-of-time';
      steps += 1;
      if (steps > mostSteps) return 'out-of-steps';
      this.#now = next.seconds;
      next.act?.();
      return undefined;
    };
    return await new Promise((resolve) => {
      const go = (): void => {
        const ending = step();
        if (ending === undefined) drained(go);
        else resolve(ending);
      };
      drained(go);
    });
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let child = heap.length;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, happening)) break;
      heap[child] = above;
      child = parent;
    }
    heap[child] = happening;
  }

  #pop(): Happening | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || first === last) return first;
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      let below = heap[child];
      const right = heap[child + 1];
      if (below !== undefined && right !== undefined && isBefore(right, below)) {
        child += 1;
        below = right;
      }
      if (below === undefined || isBefore(last, below)) break;
      heap[parent] = below;
      parent = child;
    }
    heap[parent] = last;
    return first;
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.seconds < other.seconds || (one.seconds === other.seconds && one.order < other.order);
}

/**
 * Calls back when no microtask is left. Node runs its tick queue only when the microtask queue is empty, so a tick that
 * is asked for in a microtask comes after all of them, however many follow from each other, and costs no turn of the
 * event loop.
 */
function drained(then: () => void): void {
  queueMicrotask(() => process.nextTick(then));
}
