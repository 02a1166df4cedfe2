/** A host of the lab: what can be run on it, and what can befall it. */
import { existsSync } from 'node:fs';
import { type Command, ExecFailed, type ExecOptions, Execution, type Output } from './execution.ts';
import { freeze, thaw } from './freezer.ts';
import { boot, cutPower, type Settings } from './guest.ts';
import { address, agentSocket, type HostPlan, type LabId, SERVER } from './layout.ts';
import { cutData, cutReplies, healData, healReplies } from './network.ts';
import { hostProcesses } from './processes.ts';
import { parseMountCounts, parseMountTraffic, parseServerCounts, type RpcCounts, type Traffic } from './rpc-counts.ts';

class Host {
  readonly #lab: LabId;
  readonly #plan: HostPlan;
  readonly #settings: Settings;

  constructor(lab: LabId, plan: HostPlan, settings: Settings) {
    this.#lab = lab;
    this.#plan = plan;
    this.#settings = settings;
  }

  get name(): string {
    return this.#plan.name;
  }

  /** Starts a command and returns at once, with live streams. */
  async spawn(command: Command, options: ExecOptions = {}): Promise<Execution> {
    const socket = agentSocket(this.#lab, this.name);
    if (!existsSync(socket)) throw new Error(`${this.name} is off: boot it first.`);
    return await Execution.start(socket, command, options);
  }

  /** Runs a command to its end and returns what it wrote; throws `ExecFailed` unless it ends with exit code 0. */
  async exec(command: Command, options: ExecOptions = {}): Promise<Output> {
    const execution = await this.spawn(command, options);
    const { ended, output } = await execution.output();
    if (ended.kind === 'exit' && ended.code === 0) return output;
    throw new ExecFailed(this.name, command, ended, output);
  }

  /** All that runs on it is gone, and so is what its kernel had not yet written or sent. */
  powerCut = () => cutPower(this.#lab, this.#plan);

  boot = () => boot(this.#lab, this.#plan, this.#settings);

  /** Stalls the whole host, its kernel included: as a virtual machine that gets no processor. */
  pause = () => freeze(this.#lab, this.name, hostProcesses(this.#lab, this.name));

  resume = () => thaw(this.#lab, this.name, hostProcesses(this.#lab, this.name));

  /** Between it and the others no NFS packet passes any more. It can still be told what to run. */
  cut = () => cutData(this.#lab, this.#plan);

  heal = () => healData(this.#lab, this.#plan);

  /** What it asks of the server is done, but no answer comes back. */
  cutReplies = () => cutReplies(this.#lab, this.#plan);

  healReplies = () => healReplies(this.#lab, this.#plan);

  /** Moves its clock, until it boots again. */
  async shiftClock(seconds: number): Promise<void> {
    await this.exec(`date -s "@$(($(date +%s) + ${Math.trunc(seconds)}))"`);
  }
}

export class Server extends Host {
  async rpcCounts(): Promise<{ readonly nfs3: RpcCounts; readonly nfs4: RpcCounts }> {
    return parseServerCounts((await this.exec(['cat', '/proc/net/rpc/nfsd'])).stdout);
  }
}

export type NfsVersion = '3' | '4.0' | '4.1' | '4.2';

/** All are on one disk of the server, in /srv: squashed by root_squash, async by `async`, which answers before it has written. */
export type Export = 'plain' | 'squashed' | 'async';

export type NfsMount = {
  readonly version: NfsVersion;
  readonly at: string;
  readonly export?: Export;
  /** As after `mount -o`: `actimeo=0`, `nocto`, `lookupcache=none`, `soft`, `timeo=10`, … */
  readonly options?: readonly string[];
};

export class Client extends Host {
  async mount({ version, at, export: name = 'plain', options = [] }: NfsMount): Promise<void> {
    // nolock: lock files are what is tested here, so no lock daemon is needed.
    const all = [`vers=${version}`, 'proto=tcp', 'nolock', ...options].join(',');
    await this.exec(['mkdir', '-p', at]);
    // NFS 4 paths start at the export that is the root, /srv.
    const path = version === '3' ? `/srv/${name}` : `/${name}`;
    await this.exec(['mount', '-t', 'nfs', '-o', all, `${address(SERVER, 'data')}:${path}`, at]);
  }

  async unmount(at: string): Promise<void> {
    await this.exec(['umount', at]);
  }

  async rpcCounts(mountPoint: string): Promise<RpcCounts> {
    return parseMountCounts(await this.#mountStatistics(), mountPoint);
  }

  async traffic(mountPoint: string): Promise<Traffic> {
    return parseMountTraffic(await this.#mountStatistics(), mountPoint);
  }

  async #mountStatistics(): Promise<string> {
    return (await this.exec(['cat', '/proc/self/mountstats'])).stdout;
  }
}
