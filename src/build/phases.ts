export type PhaseName = 'wait' | 'build' | 'wait for a licence' | 'wait for another try' | 'publish';

/** A part of the step's time, in seconds of this machine's wall clock. */
export interface Phase {
  readonly name: PhaseName;
  readonly began: number;
  readonly ended: number;
}

/** Records when each phase of a step began; it ends where the next begins. */
export class Phases {
  readonly #now: () => number;
  readonly #ended: Phase[] = [];
  #name: PhaseName = 'wait';
  #began: number;

  constructor(wallSeconds: () => number) {
    this.#now = wallSeconds;
    this.#began = wallSeconds();
  }

  readonly begin = (name: PhaseName): void => {
    const now = this.#now();
    this.#ended.push({ name: this.#name, began: this.#began, ended: now });
    this.#name = name;
    this.#began = now;
  };

  end(): readonly Phase[] {
    this.begin('wait');
    return this.#ended;
  }
}
