import { Client } from './nfs/client.ts';
import { Delayed } from './nfs/delegations.ts';
import type { Request, Service } from './nfs/request.ts';
import type { Doer } from './nfs/server.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

export interface MachineOptions {
  /** Its clocks' distance from the server's true time. */
  readonly monotonicOffsetSeconds?: number;
  readonly wallOffsetSeconds?: number;
}

export type Outcome<A> =
  | { readonly kind: 'answer'; readonly answer: A }
  | { readonly kind: 'error'; readonly error: unknown };

export interface Journey<A> {
  readonly doer: Doer;
  /** Whether it opens a file: during its grace an NFS 4 server lets that wait. */
  readonly opens?: boolean;
  /** The first reply is lost, and the request is sent again after this long. */
  readonly againAfterSeconds?: number;
  /** The server has acted. False: nobody is there any more to learn of it. */
  readonly served?: () => boolean;
  readonly answered: (outcome: Outcome<A>) => void;
}

const RECALL_SECONDS = 0.2;

/** A machine: one NFS client, two clocks, a network cable, and processes. */
export class Machine {
  readonly name: string;
  client: Client;
  readonly processes: SimulatedProcess[] = [];
  readonly world: World;
  readonly #options: MachineOptions;
  stalledUntilSeconds = 0;
  cutOffUntilSeconds = 0;
  isPowered = true;
  #boots = 1;

  constructor(world: World, name: string, options: MachineOptions) {
    this.world = world;
    this.name = name;
    this.#options = options;
    this.client = this.#newClient();
  }

  get bootId(): string {
    return `boot-${this.#boots}-of-${this.name}`;
  }

  monotonicSeconds(): number {
    return this.world.timeline.nowSeconds + (this.#options.monotonicOffsetSeconds ?? 0);
  }

  wallSeconds(): number {
    return this.world.timeline.nowSeconds + (this.#options.wallOffsetSeconds ?? 0);
  }

  cutPower(): void {
    for (const process of this.processes) process.die();
    this.isPowered = false;
  }

  /** After a power cut: with another boot id, and a client that remembers nothing. */
  switchOn(): void {
    if (this.isPowered) return;
    this.isPowered = true;
    this.#boots += 1;
    this.stalledUntilSeconds = 0;
    this.client = this.#newClient();
  }

  /** Sends a request. Once sent it is carried out, whatever becomes of the process that wanted it. */
  send<A>(request: Request<A>, journey: Journey<A>): void {
    const { world } = this;
    const { timeline, server } = world;
    if (!this.isPowered) return;
    const away = Math.max(this.cutOffUntilSeconds, server.downUntilSeconds);
    if (away > timeline.nowSeconds) {
      timeline.at(away + world.latency(), () => this.send(request, journey));
      return;
    }
    try {
      const service = request();
      timeline.at(timeline.nowSeconds + world.latency(), () => this.#arrive(service, journey));
    } catch (error) {
      timeline.at(timeline.nowSeconds + world.latency(), () => journey.answered({ kind: 'error', error }));
    }
  }

  #newClient(): Client {
    const { server, timeline, staleEnd } = this.world;
    const client: Client = new Client(
      server,
      () => timeline.nowSeconds,
      staleEnd,
      // When it is switched on again, the server forgets what the machine had before.
      () => this.client !== client || this.#answers,
    );
    return client;
  }

  get #answers(): boolean {
    const { nowSeconds } = this.world.timeline;
    return this.isPowered && this.cutOffUntilSeconds <= nowSeconds && this.stalledUntilSeconds <= nowSeconds;
  }

  #arrive<A>(service: Service<A>, journey: Journey<A>): void {
    const { timeline, server, latency } = this.world;
    const closedUntil = Math.max(server.downUntilSeconds, journey.opens === true ? server.graceUntilSeconds : 0);
    if (closedUntil > timeline.nowSeconds) {
      timeline.at(closedUntil + latency(), () => this.#arrive(service, journey));
      return;
    }
    const { againAfterSeconds, ...rest } = journey;
    let outcome: Outcome<A> | undefined;
    try {
      const answer = server.actFor(journey.doer, service);
      // A reply that is lost is not learned.
      if (againAfterSeconds === undefined) outcome = outcomeOf(answer);
    } catch (error) {
      if (!(error instanceof Delayed)) throw error;
      this.#arriveLater(service, journey);
      return;
    }
    if (journey.served?.() === false) return;
    if (outcome === undefined) {
      timeline.at(timeline.nowSeconds + (againAfterSeconds ?? 0), () => this.#arrive(service, rest));
      return;
    }
    const { restarts } = server;
    timeline.at(timeline.nowSeconds + latency(), () => this.#receive(service, rest, outcome, restarts));
  }

  /** It waits for another client, and is sent again until that one has answered, or is taken for dead. */
  #arriveLater<A>(service: Service<A>, journey: Journey<A>): void {
    const { timeline } = this.world;
    const again = Math.max(timeline.nowSeconds + RECALL_SECONDS, this.cutOffUntilSeconds);
    timeline.at(again, () => {
      if (this.isPowered) this.#arrive(service, journey);
    });
  }

  #receive<A>(service: Service<A>, journey: Journey<A>, outcome: Outcome<A>, restarts: number): void {
    const { timeline, server, latency } = this.world;
    // The server went down before its reply was through: the client sends the request again.
    if (server.restarts !== restarts) this.#arrive(service, journey);
    else if (this.cutOffUntilSeconds > timeline.nowSeconds)
      timeline.at(this.cutOffUntilSeconds + latency(), () => this.#receive(service, journey, outcome, restarts));
    else journey.answered(outcome);
  }
}

function outcomeOf<A>(answer: () => A): Outcome<A> {
  try {
    return { kind: 'answer', answer: answer() };
  } catch (error) {
    if (error instanceof Delayed) throw error;
    return { kind: 'error', error };
  }
}
