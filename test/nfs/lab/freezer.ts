/** Stalls a guest: cgroup freezer where there is one, else SIGSTOP. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cgroup, type LabId } from './layout.ts';
import { type LabProcess, signalAll, waitUntil } from './processes.ts';

/** Undefined where cgroups cannot be made, as in most containers: the lab then stalls guests by SIGSTOP. */
export function createHostCgroup(lab: LabId, host: string): string | undefined {
  const dir = cgroup(lab);
  if (dir === undefined) return undefined;
  try {
    mkdirSync(`${dir}/${host}`, { recursive: true });
  } catch {
    return undefined;
  }
  return hostCgroup(lab, host);
}

export async function freeze(lab: LabId, host: string, processes: readonly LabProcess[]): Promise<void> {
  const dir = hostCgroup(lab, host);
  if (dir === undefined) {
    signalAll(untraced(processes), 'SIGSTOP');
    return;
  }
  writeFileSync(`${dir}/cgroup.freeze`, '1');
  await waitUntil(() => /^frozen 1$/m.test(readFileSync(`${dir}/cgroup.events`, 'utf8')), `${host} to freeze`);
}

export function thaw(lab: LabId, host: string, processes: readonly LabProcess[]): void {
  const dir = hostCgroup(lab, host);
  if (dir === undefined) signalAll(untraced(processes), 'SIGCONT');
  else writeFileSync(`${dir}/cgroup.freeze`, '0');
}

/** The guest's kernel and its relay: the guest's user processes are traced by the kernel, and stop with it. */
const untraced = (processes: readonly LabProcess[]) => processes.filter((one) => !one.traced);

function hostCgroup(lab: LabId, host: string): string | undefined {
  const dir = `${cgroup(lab)}/${host}`;
  return existsSync(`${dir}/cgroup.freeze`) ? dir : undefined;
}
