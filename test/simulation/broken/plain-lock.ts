import type { Host } from '../../../src/nfs-lock/host.ts';
import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import type { Lock, LockOptions, MakeLock } from '../scenarios/lock.ts';

export interface PlainLockKind {
  /** How a lock ends, by its holder or by whoever takes its holder for dead. */
  readonly ending: 'by token' | 'unlink and rmdir' | 'rename aside';
  /** How a holder is told to be dead. */
  readonly staleness: 'process is gone' | 'wall clock';
}

interface Info {
  readonly hostname: string;
  readonly pid: number;
  readonly startTime: string | undefined;
  readonly timestamp: number;
  readonly token: string;
}

/**
 * A lock such as one writes in an afternoon: mkdir, `holder.info` with whose it is, and a way to break what is stale. With
 * a token in the directory whose removal decides who breaks, and processes of one machine only, it is right as long as
 * nobody dies between two steps; the other kinds are ways that locks in use have, each wrong.
 */
export function plainLock(kind: PlainLockKind): MakeLock {
  return (path, host, options) => new PlainLock(path, host, options, kind);
}

class PlainLock implements Lock {
  readonly #path: string;
  readonly #host: Host;
  readonly #dir: SharedDir;
  readonly #options: LockOptions;
  readonly #kind: PlainLockKind;
  #token = '';

  constructor(path: string, host: Host, options: LockOptions, kind: PlainLockKind) {
    this.#path = path;
    this.#host = host;
    this.#dir = host.dir;
    this.#options = options;
    this.#kind = kind;
  }

  async acquire(): Promise<string> {
    const { self, clock, newToken } = this.#host;
    for (;;) {
      if ((await this.#dir.mkdir(this.#path)) === 'made') {
        this.#token = newToken();
        const info: Info = { ...self, startTime: self.startTime, timestamp: clock.wallSeconds(), token: this.#token };
        const isMarked =
          this.#kind.ending !== 'by token' || (await this.#dir.symlink('mine', this.#claim(this.#token))) === 'made';
        if (isMarked && (await this.#dir.create(this.#info, JSON.stringify(info))) === 'created') return this.#token;
      }
      const holder = await this.#holder();
      if (holder && (await this.#isStale(holder))) await this.#end(holder.token);
      else await clock.sleep(this.#options.pollSeconds);
    }
  }

  async release(): Promise<void> {
    await this.#end(this.#token);
  }

  async #holder(): Promise<Info | undefined> {
    const names = await this.#dir.list(this.#path);
    const text = names?.includes('holder.info') ? await this.#dir.read(this.#info).catch(() => undefined) : undefined;
    try {
      return text === undefined ? undefined : (JSON.parse(text) as Info);
    } catch {
      return undefined;
    }
  }

  async #isStale({ pid, startTime, timestamp }: Info): Promise<boolean> {
    const { clock, isRunning } = this.#host;
    if (this.#kind.staleness === 'process is gone') return !(await isRunning(pid, startTime));
    return clock.wallSeconds() - timestamp > this.#options.leaseSeconds;
  }

  async #end(token: string): Promise<void> {
    if (this.#kind.ending === 'rename aside') {
      const aside = `${this.#path}.${this.#host.newToken()}`;
      if ((await this.#dir.rename(this.#path, aside)) === 'absent') return;
      await this.#dir.unlink(`${aside}/holder.info`);
      await this.#dir.rmdir(aside);
      return;
    }
    if (this.#kind.ending === 'by token' && (await this.#dir.unlink(this.#claim(token))) !== 'removed') return;
    await this.#dir.unlink(this.#info);
    while ((await this.#dir.rmdir(this.#path)) === 'not-empty') {
      if (this.#kind.ending !== 'by token') return;
      // A file that a reader on this machine has open stays for as long as it has.
      await this.#host.clock.sleep(this.#options.pollSeconds);
    }
  }

  get #info(): string {
    return `${this.#path}/holder.info`;
  }

  #claim(token: string): string {
    return `${this.#path}/holder.${token}.0`;
  }
}
