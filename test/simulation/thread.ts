import { Exchange } from './exchange.ts';
import type { Request } from './nfs/request.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

/** Where the simulated code runs: every request and every sleep of it ends here. */
export class Thread {
  readonly process: SimulatedProcess;
  readonly name: string;
  stalledUntilSeconds = 0;

  constructor(process: SimulatedProcess, name: string) {
    this.process = process;
    this.name = name;
  }

  get world(): World {
    return this.process.machine.world;
  }

  /** Goes on with this thread as soon as it runs, or never. */
  deliver(act: () => void): void {
    const { process } = this;
    const { timeline } = this.world;
    if (!process.isAlive) return;
    const until = Math.max(this.stalledUntilSeconds, process.stalledUntilSeconds, process.machine.stalledUntilSeconds);
    if (until > timeline.nowSeconds) timeline.at(until, () => this.deliver(act));
    else act();
  }

  async sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    const { timeline } = this.world;
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        takeBack();
        resolve();
      };
      const takeBack = timeline.at(timeline.nowSeconds + seconds + this.world.lateness(), () => {
        this.deliver(() => {
          signal?.removeEventListener('abort', wake);
          resolve();
        });
      });
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  /**
   * @param opens whether it opens a file: during its grace an NFS 4 server lets that wait
   * @throws SharedDirError as the client or a fault says
   */
  async request<A>(operation: string, path: string, request: Request<A>, opens?: 'opens'): Promise<A> {
    const index = this.process.countRequest();
    const point = { process: this.process.name, index, operation, path, seconds: this.world.timeline.nowSeconds };
    const fault = this.world.faultAt(point);
    if (fault) this.process.faults.push(fault);
    return await new Promise<A>((resolve, reject) => {
      new Exchange<A>(this, point, request, opens === 'opens', (outcome) => {
        this.deliver(() => (outcome.kind === 'answer' ? resolve(outcome.answer) : reject(outcome.error)));
      }).begin(fault);
    });
  }
}
