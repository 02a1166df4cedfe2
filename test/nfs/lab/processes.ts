/** The processes of a lab, found by their command lines: no record of them can be lost or out of date. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentSocket, type LabId, stateDir, umid } from './layout.ts';

export type LabProcess = { readonly pid: number; readonly traced: boolean };

/** Of one host: none when it is off. */
export function hostProcesses(lab: LabId, host: string): LabProcess[] {
  return find((argument) => argument === `umid=${umid(lab, host)}` || argument.startsWith(`${relay(lab, host)},`));
}

export function labProcesses(lab: LabId): LabProcess[] {
  return find(
    (argument) => argument.startsWith(`umid=${umid(lab, '')}`) || argument.startsWith(`UNIX-LISTEN:${stateDir(lab)}/`),
  );
}

/** The address, as socat writes it, on which this machine reaches the agent of a host. */
export const relay = (lab: LabId, host: string) => `UNIX-LISTEN:${agentSocket(lab, host)}`;

export function signalAll(processes: readonly LabProcess[], signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Kills what `findThem` finds until it finds nothing: a process may have forked in between. */
export async function killUntilGone(findThem: () => LabProcess[], what: string): Promise<void> {
  await waitUntil(() => {
    const left = findThem();
    signalAll(left, 'SIGKILL');
    return left.length === 0;
  }, `${what} to die of SIGKILL`);
}

export async function waitUntil(condition: () => boolean, what: string, limitSeconds = 30): Promise<void> {
  const deadline = performance.now() + limitSeconds * 1000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited ${limitSeconds} s in vain for ${what}.`);
    await sleep(20);
  }
}

function find(isOurs: (argument: string) => boolean): LabProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').some(isOurs)) return [];
        const traced = !/^TracerPid:\s+0$/m.test(readFileSync(`/proc/${name}/status`, 'utf8'));
        return [{ pid: Number(name), traced }];
      } catch {
        return []; // it ended while we looked
      }
    });
}
