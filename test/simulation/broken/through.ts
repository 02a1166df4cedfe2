import type { Host } from '../../../src/nfs-lock/host.ts';
import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import type { SimulatedProcess } from '../process.ts';

/** The real protocol, on a host that makes one of its calls do what a plausible, wrong implementation would do. */
export type Through = (host: Host, process: SimulatedProcess, caller: { readonly runAttempt?: string }) => Host;

/** One of the mount's calls. */
export function throughDir(
  change: (dir: SharedDir, process: SimulatedProcess, caller: { readonly runAttempt?: string }) => Partial<SharedDir>,
): Through {
  return (host, process, caller) => ({ ...host, dir: { ...host.dir, ...change(host.dir, process, caller) } });
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
