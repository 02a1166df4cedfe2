import { inject } from 'vitest';
import { until } from './condition.ts';
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

const LEFTOVERS = `-path '*/.locks/*' ! -name '*.done' ! -name '*.failed' ! -name '*.failed.*'`;
const SWEPT_SECONDS = 20;

/** A fresh directory on the server, mounted by all clients in one way, at one path. */
export class Share implements AsyncDisposable {
  readonly lab: Lab;
  /** On the clients. */
  readonly path: string;
  /** On the server's disk. */
  readonly onServer: string;
  readonly mountPoint: string;

  private constructor(of: Lab, at: string, name: string, exported: string) {
    this.lab = of;
    this.mountPoint = at;
    this.path = `${at}/${name}`;
    this.onServer = `/srv/${exported}/${name}`;
  }

  /** In the lab that all test files share, unless another is given. */
  static async open(
    version: NfsVersion,
    { lab: of = lab(), ...mount }: Omit<NfsMount, 'version' | 'at'> & { readonly lab?: Lab } = {},
  ): Promise<Share> {
    const number = ++lastShare;
    const share = new Share(
      of,
      `/mnt/share-${process.pid}-${number}`,
      `case-${process.pid}-${number}`,
      mount.export ?? 'plain',
    );
    await of.server.exec(['mkdir', '-m', '2777', share.onServer]);
    await Promise.all(of.clients.map((client) => client.mount({ version, at: share.mountPoint, ...mount })));
    return share;
  }

  /** Mounts it again on a client: one that has booted anew, or with other options. */
  async remount(client: Client, version: NfsVersion, options: readonly string[] = []): Promise<void> {
    await client.exec(`umount ${this.mountPoint} 2>/dev/null || true`);
    await client.mount({ version, at: this.mountPoint, options });
  }

  /** Names in a directory of the share, on the server's disk: what really is there, whatever a client believes. */
  async list(directory = '.'): Promise<string[]> {
    const { stdout } = await this.lab.server.exec(`cd ${this.onServer} && ls -A ${directory} 2>/dev/null || true`);
    return stdout.split('\n').filter((name) => name !== '');
  }

  /** Where `.done` markers are, below the share. */
  async doneMarkers(): Promise<string[]> {
    return await this.#find(`-path '*/.locks/*.done'`);
  }

  /** What is left in any `.locks` besides markers, in each lock directory as well. */
  async leftovers(): Promise<string[]> {
    return await this.#find(LEFTOVERS);
  }

  /**
   * What is left when whoever left it has been silent for the lease, by the server's clock, and one more caller has come to each
   * entry: nobody watches what stands beside a marker, so it stays until then.
   *
   * @param comeBy has one more caller come to each entry
   */
  async leftoversAfterOneMore(leaseSeconds: number, comeBy: () => Promise<unknown>): Promise<string[]> {
    const young = `-newermt "@$(($(date +%s) - ${Math.ceil(leaseSeconds) + 1}))"`;
    const isSilent = async () => (await this.#find(`${LEFTOVERS} ${young}`)).length === 0;
    await until('what is left to be silent for the lease', isSilent);
    await comeBy();
    // Whoever comes by does not wait for what it removes.
    const isSwept = async () => (await this.leftovers()).length === 0;
    await until('nothing but markers to be left', isSwept, SWEPT_SECONDS).catch(() => undefined);
    return await this.leftovers();
  }

  async #find(expression: string): Promise<string[]> {
    // What is removed while find walks there is no error.
    const script = `cd ${this.onServer} && { find . ${expression} -printf '%P\\n' 2>/dev/null || true; }`;
    const { stdout } = await this.lab.server.exec(script);
    return stdout.split('\n').filter((path) => path !== '');
  }

  async has(file: string): Promise<boolean> {
    const { stdout } = await this.lab.server.exec(`cd ${this.onServer} && [ -e ${file} ] && echo yes || echo no`);
    return stdout.trim() === 'yes';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      this.lab.clients.map((client) =>
        client.exec(`umount -l ${this.mountPoint} 2>/dev/null || true`).catch(() => undefined),
      ),
    );
  }
}
