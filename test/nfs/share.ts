import { inject } from 'vitest';
import type { Client, NfsMount, NfsVersion } from './lab/host.ts';
import { attachLab, type Lab } from './lab/lab.ts';

/** Whether this machine can run the lab; said loudly once, by shared-lab.ts, where it cannot. */
export const hasLab = inject('lab') !== undefined;

export function lab(): Lab {
  const id = inject('lab');
  if (id === undefined) throw new Error('there is no lab on this machine');
  return attachLab(id);
}

let lastShare = 0;

/** A fresh directory on the server, mounted by all clients in one way, at one path. */
export class Share implements AsyncDisposable {
  readonly lab: Lab;
  /** On the clients. */
  readonly path: string;
  /** On the server's disk. */
  readonly onServer: string;
  readonly #at: string;

  private constructor(of: Lab, at: string, name: string, exported: string) {
    this.lab = of;
    this.#at = at;
    this.path = `${at}/${name}`;
    this.onServer = `/srv/${exported}/${name}`;
  }

  static async open(version: NfsVersion, mount: Omit<NfsMount, 'version' | 'at'> = {}): Promise<Share> {
    const of = lab();
    const number = ++lastShare;
    const share = new Share(
      of,
      `/mnt/share-${process.pid}-${number}`,
      `case-${process.pid}-${number}`,
      mount.export ?? 'plain',
    );
    await of.server.exec(['mkdir', '-m', '2777', share.onServer]);
    await Promise.all(of.clients.map((client) => client.mount({ version, at: share.#at, ...mount })));
    return share;
  }

  /** Mounts it again on a client that has booted anew. */
  async remount(client: Client, version: NfsVersion): Promise<void> {
    await client.mount({ version, at: this.#at });
  }

  /** Names in a directory of the share, on the server's disk: what really is there, whatever a client believes. */
  async list(directory = '.'): Promise<string[]> {
    const { stdout } = await this.lab.server.exec(`cd ${this.onServer} && ls -A ${directory} 2>/dev/null || true`);
    return stdout.split('\n').filter((name) => name !== '');
  }

  async has(file: string): Promise<boolean> {
    const { stdout } = await this.lab.server.exec(`cd ${this.onServer} && [ -e ${file} ] && echo yes || echo no`);
    return stdout.trim() === 'yes';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      this.lab.clients.map((client) => client.exec(`umount -l ${this.#at} 2>/dev/null || true`).catch(() => undefined)),
    );
  }
}
