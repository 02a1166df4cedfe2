/** An NFS lab: one server and some clients, each with a kernel of its own, on this machine. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { boot, type Settings } from './guest.ts';
import { Client, Server } from './host.ts';
import { allHosts, client, type LabId, labId, ptraceShim, SERVER, serverImage, stateDir } from './layout.ts';
import { createNetwork } from './network.ts';
import { compilePtraceShim } from './ptrace-shim.ts';
import { whatIsMissing } from './requirements.ts';
import { Watchdog } from './watchdog.ts';

export { whatIsMissing } from './requirements.ts';

const SERVER_DISK = '2G';
const DEFAULTS: Settings = { clients: 3, leaseSeconds: 10, memory: '512M' };

/** The machine's file system is read-only in a guest; some of it (/tmp, /root, …) is hidden, but not under this path. */
export const inGuest = (path: string) => `/media/host${path}`;

export class Lab {
  readonly id: LabId;
  readonly server: Server;
  readonly clients: readonly Client[];

  constructor(id: LabId, settings: Settings) {
    this.id = id;
    this.server = new Server(id, SERVER, settings);
    this.clients = Array.from({ length: settings.clients }, (_, i) => new Client(id, client(i + 1), settings));
  }

  /** `client(1)` is the host called client1. */
  client(n: number): Client {
    const found = this.clients[n - 1];
    if (found === undefined) throw new Error(`There is no client${n}: the lab has ${this.clients.length}.`);
    return found;
  }
}

/** A lab that goes when its owner goes: by `down()`, at the end of an `await using` block, or when the process ends in any way. */
export class OwnedLab extends Lab implements AsyncDisposable {
  readonly #watchdog: Watchdog;

  constructor(id: LabId, settings: Settings, watchdog: Watchdog) {
    super(id, settings);
    this.#watchdog = watchdog;
  }

  down(): Promise<void> {
    return this.#watchdog.takeDown();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.down();
  }

  /** The lab stays when this process ends. */
  leave(): Promise<void> {
    return this.#watchdog.leave();
  }
}

export async function startLab(options: Partial<Settings> & { readonly id?: string } = {}): Promise<OwnedLab> {
  const missing = whatIsMissing();
  if (missing !== undefined) throw new Error(missing);
  const { id: name = `${process.pid}-${randomBytes(3).toString('hex')}`, ...chosen } = options;
  const id = labId(name);
  const settings = { ...DEFAULTS, ...chosen };
  createStateDir(id);
  const watchdog = new Watchdog(id);
  try {
    writeFileSync(settingsFile(id), JSON.stringify(settings));
    await compilePtraceShim(ptraceShim(id));
    const hosts = allHosts(settings.clients);
    await createNetwork(id, hosts);
    await promisify(execFile)('mkfs.ext4', [
      '-q',
      '-E',
      'lazy_itable_init=0,lazy_journal_init=0',
      serverImage(id),
      SERVER_DISK,
    ]);
    const boots = await Promise.allSettled(hosts.map((host) => boot(id, host, settings)));
    for (const one of boots) if (one.status === 'rejected') throw one.reason;
  } catch (error) {
    await watchdog.takeDown();
    throw error;
  }
  return new OwnedLab(id, settings, watchdog);
}

/** A lab that another process has started. */
export function attachLab(name: string): Lab {
  const id = labId(name);
  if (!existsSync(settingsFile(id))) throw new Error(`Lab ${id} is not up.`);
  return new Lab(id, JSON.parse(readFileSync(settingsFile(id), 'utf8')) as Settings);
}

const settingsFile = (id: LabId) => `${stateDir(id)}/settings.json`;

function createStateDir(id: LabId): void {
  try {
    mkdirSync(stateDir(id), { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`Lab ${id} is up already, or a crash left it behind: take it down first.`);
  }
}
