/** What waiting legs ask of the server, counted by their hosts' kernels. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { until } from './condition.ts';
import { GuestLeg } from './guest-leg.ts';
import type { Execution } from './lab/execution.ts';
import type { Client, NfsVersion } from './lab/host.ts';
import { inGuest, type Lab } from './lab/lab.ts';
import { Share } from './share.ts';

const COUNT_LOOKS = inGuest(join(import.meta.dirname, 'count-looks.ts'));
const REPOSITORY = 'owner/repo';

export interface WaitingSetup {
  readonly lab: Lab;
  readonly version: NfsVersion;
  readonly builder: Client;
  readonly waiters: readonly { readonly client: Client; readonly legs: number }[];
  /** Whether the build prints a line each second, which the waiters follow. */
  readonly prints: boolean;
  readonly pollSeconds: number;
  /** What else the repository has. */
  readonly others: OtherEntries;
}

export interface OtherEntries {
  readonly count: number;
  /** Whether some of them change, 5 times a second. */
  readonly busy: boolean;
}

/** Of one waiter, in the time that was counted. */
export interface WaitingCost {
  readonly looks: number;
  readonly requests: number;
  readonly bytes: number;
}

let lastWaiting = 0;

/** Legs that wait for one that builds for as long as this lasts. */
export class Waiting implements AsyncDisposable {
  readonly #setup: WaitingSetup;
  readonly #share: Share;
  readonly #name = `waiting-${++lastWaiting}`;
  #legs: GuestLeg[] = [];
  #busy: Execution | undefined;
  #began = 0;

  private constructor(setup: WaitingSetup, share: Share) {
    this.#setup = setup;
    this.#share = share;
  }

  /** All wait when this returns. */
  static async begin(setup: WaitingSetup): Promise<Waiting> {
    const { lab, version, builder, waiters, prints, pollSeconds, others } = setup;
    // Each mount has a cache and counters of its own.
    const options = ['nosharecache'];
    const waiting = new Waiting(setup, await Share.open(version, { lab, options }));
    const share = waiting.#share;
    const [name, builderMount] = [waiting.#name, `${share.mountPoint}-builder`];
    await builder.mount({ version, at: builderMount, options });
    const print = prints ? 'lines=$(($' + '{lines-0} + 1)); echo "line $lines"' : ':';
    const inputs = {
      run: `echo "${name} has started"; while [ ! -e /tmp/${name}-ended ]; do ${print}; sleep 1; done`,
      'poll-interval': `${pollSeconds}`,
    };
    const path = `${builderMount}/${share.path.slice(share.mountPoint.length + 1)}`;
    const first = await GuestLeg.start(builder, { ...inputs, path });
    await until('the build to run', async () => new RegExp(`^${name} has started$`, 'm').test(first.output));
    const places = waiters.flatMap(({ client, legs }) => Array.from({ length: legs }, () => client));
    const legs = await Promise.all(
      places.map((client, number) =>
        GuestLeg.start(
          client,
          { ...inputs, path: share.path },
          {
            nodeArguments: `--disable-warning=ExperimentalWarning --import ${COUNT_LOOKS}`,
            env: { LOOKS_FILE: `/tmp/${name}-looks-${number}` },
          },
        ),
      ),
    );
    waiting.#legs = [first, ...legs];
    await until('the others to wait', async () => legs.every((leg) => leg.output.includes('Waiting for')));
    await waiting.#addEntries(others);
    waiting.#began = performance.now();
    return waiting;
  }

  /** Counts from one time of the wait to another. */
  async cost(fromSeconds: number, toSeconds: number): Promise<WaitingCost> {
    const legs = this.#setup.waiters.reduce((sum, waiter) => sum + waiter.legs, 0);
    await this.#at(fromSeconds);
    const before = await this.#count();
    await this.#at(toSeconds);
    const after = await this.#count();
    const each = (of: keyof WaitingCost) => (after[of] - before[of]) / legs;
    return { looks: each('looks'), requests: each('requests'), bytes: each('bytes') };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#busy?.kill('SIGKILL');
    await this.#setup.builder.exec(['touch', `/tmp/${this.#name}-ended`]);
    for (const leg of this.#legs) {
      const { ended, output } = await leg.ended;
      if (ended.kind !== 'exit' || ended.code !== 0) throw new Error(`A leg failed: ${output}`);
    }
    await this.#setup.builder.exec(['umount', '-l', `${this.#share.mountPoint}-builder`]);
    await this.#share[Symbol.asyncDispose]();
  }

  async #at(seconds: number): Promise<void> {
    await setTimeout(Math.max(0, this.#began + seconds * 1000 - performance.now()));
  }

  async #count(): Promise<WaitingCost> {
    const counts = await Promise.all(
      this.#setup.waiters.map(async ({ client }) => {
        const looks = await client.exec(`cat /tmp/${this.#name}-looks-*`);
        const traffic = await client.traffic(this.#share.mountPoint);
        return { ...traffic, looks: looks.stdout.split('\n').reduce((sum, line) => sum + Number(line), 0) };
      }),
    );
    const sum = (of: keyof WaitingCost) => counts.reduce((total, count) => total + count[of], 0);
    return { looks: sum('looks'), requests: sum('requests'), bytes: sum('bytes') };
  }

  /** Finished ones, as a year leaves them. */
  async #addEntries({ count, busy }: OtherEntries): Promise<void> {
    const { server } = this.#setup.lab;
    const make = `for my $n (1 .. shift) {
      my $entry = sprintf "build-%016x", $n;
      mkdir $_ for $entry, "$entry/.locks", "$entry/1-0123456789ab";
      open my $done, ">", "$entry/.locks/build.done"; print $done "x" x 500;
    }`;
    const cwd = `${this.#share.onServer}/${REPOSITORY}`;
    await server.exec(['perl', '-e', make, `${count}`], { cwd });
    const change = `for (my $n = 1;; $n++) {
      mkdir sprintf "build-%016x/.locks/build.lock", $n % 10 + 1; rmdir sprintf "build-%016x/.locks/build.lock", $n % 10 + 1;
      mkdir sprintf "build-new%013x", $n;
      select undef, undef, undef, 0.2;
    }`;
    if (busy) this.#busy = await server.spawn(['perl', '-e', change], { cwd });
  }
}
