import { SharedDirError } from '../../src/shared-dir/shared-dir.ts';
import type { Fault, Moment, RequestPoint, Scope } from './faults.ts';
import type { Outcome } from './machine.ts';
import type { Request } from './nfs/request.ts';
import type { Thread } from './thread.ts';

/** One request of one thread, its answer, and what goes wrong in between. */
export class Exchange<A> {
  readonly #thread: Thread;
  readonly #point: RequestPoint;
  readonly #request: Request<A>;
  readonly #opens: boolean;
  readonly #answered: (outcome: Outcome<A>) => void;

  constructor(
    thread: Thread,
    point: RequestPoint,
    request: Request<A>,
    opens: boolean,
    answered: (outcome: Outcome<A>) => void,
  ) {
    this.#thread = thread;
    this.#point = point;
    this.#request = request;
    this.#opens = opens;
    this.#answered = answered;
  }

  begin(fault: Fault | undefined): void {
    const { process, world } = this.#thread;
    if (fault) this.#log(`fault ${JSON.stringify(fault)}`);
    switch (fault?.kind) {
      case undefined:
        this.#send();
        break;
      case 'dies':
        this.#sendAnd(fault.when, () => process.die());
        break;
      case 'power cut':
        this.#sendAnd(fault.when, () => process.machine.cutPower());
        break;
      case 'stalls':
        this.#sendAnd(fault.when, () => this.#stall(fault.scope, fault.seconds));
        break;
      case 'server restarts':
        this.#sendAnd(fault.when, () => world.server.restart(fault.seconds, fault.graceSeconds));
        break;
      case 'removed':
        this.#sendAnd(fault.when, () => world.removeTree(fault.path));
        break;
      case 'cut off':
        process.machine.cutOffUntilSeconds = world.timeline.nowSeconds + fault.seconds;
        this.#send();
        break;
      case 'reply lost':
        this.#send({ againAfterSeconds: fault.againAfterSeconds });
        break;
      case 'dies, request executed late':
        process.die();
        this.#sendLate(fault.lateSeconds);
        break;
      case 'error, executed late':
        this.#sendLate(fault.lateSeconds);
        this.#fail(fault.code);
        break;
      case 'error':
        if (fault.deed === 'not done') this.#fail(fault.code);
        else this.#send({ answered: () => this.#fail(fault.code), isHeard: false });
    }
  }

  #sendAnd(when: Moment, happen: () => void): void {
    if (when === 'after') {
      this.#send({ served: happen });
    } else {
      happen();
      this.#thread.deliver(() => this.#send());
    }
  }

  #send({
    againAfterSeconds,
    served = () => undefined,
    answered = this.#answer,
    isHeard = true,
  }: {
    againAfterSeconds?: number;
    served?: () => void;
    answered?: (outcome: Outcome<A>) => void;
    /** Whoever is told an error has seen nothing. */
    isHeard?: boolean;
  } = {}): void {
    const { process, world } = this.#thread;
    process.machine.send(this.#request, {
      doer: { name: process.name, isLate: false },
      opens: this.#opens,
      served: () => {
        if (isHeard) world.served(this.#thread, this.#point);
        served();
        return process.isAlive;
      },
      answered,
      ...(againAfterSeconds === undefined ? {} : { againAfterSeconds }),
    });
  }

  /** Nobody waits for the answer any more. */
  #sendLate(seconds: number): void {
    const { process, world } = this.#thread;
    world.timeline.at(world.timeline.nowSeconds + seconds, () => {
      this.#log('executed late');
      process.machine.send(this.#request, {
        doer: { name: process.name, isLate: true },
        served: () => false,
        answered: () => undefined,
      });
    });
  }

  #fail(code: string): void {
    const { world } = this.#thread;
    const error = new SharedDirError(this.#point.operation, this.#point.path, code);
    world.timeline.at(world.timeline.nowSeconds + world.latency(), () => this.#answer({ kind: 'error', error }));
  }

  #answer = (outcome: Outcome<A>): void => {
    this.#log(() => (outcome.kind === 'answer' ? shown(outcome.answer) : `${outcome.error}`));
    this.#answered(outcome);
  };

  #stall(scope: Scope, seconds: number): void {
    const thread = this.#thread;
    const stalled = { thread, process: thread.process, machine: thread.process.machine }[scope];
    stalled.stalledUntilSeconds = thread.world.timeline.nowSeconds + seconds;
  }

  #log(what: string | (() => string)): void {
    const { process, name, world } = this.#thread;
    const { index, operation, path } = this.#point;
    world.log?.(
      `${process.name} ${name}`,
      `#${index} ${operation} ${path}: ${typeof what === 'string' ? what : what()}`,
    );
  }
}

function shown(answer: unknown): string {
  if (Array.isArray(answer)) return `[${answer.join(' ')}]`;
  const said = typeof answer === 'object' && answer !== null && 'status' in answer ? answer.status : answer;
  return JSON.stringify(said, (_, value) => (typeof value === 'bigint' ? `${value}` : value)) ?? 'nothing';
}
