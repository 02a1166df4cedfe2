import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readStat, type Stat } from '../nfs-lock/liveness/process-identity.ts';

/** A process that runs. The same PID with another start time is another process. */
export interface Process extends Stat {
  readonly pid: number;
}

/** All processes of this machine that this user can see; none where there is no /proc. */
export function listProcesses(): Process[] {
  return readdir('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
}

/** Undefined for one that is gone, or has ended and was not waited for yet. */
export function readProcess(pid: number): Process | undefined {
  const stat = readStat(pid);
  return stat === undefined || 'ZX'.includes(stat.state) ? undefined : { pid, ...stat };
}

export function identityOf({ pid, startTime }: Process): string {
  return `${pid} ${startTime}`;
}

/** A group, where there is no /proc, is no PID that another process could get. */
export function isRunningStill({ pid, startTime }: Process): boolean {
  if (pid < 0) return true;
  return readProcess(pid)?.startTime === startTime;
}

/** The environment that it was started with, which the kernel shows for this user's own processes. */
export function environmentOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/environ`).split('\0');
}

/** Its soft limit of that name, which the kernel shows for everybody's. */
export function softLimitOf(pid: number, name: string): string | undefined {
  const line = read(`/proc/${pid}/limits`)
    .split('\n')
    .find((each) => each.startsWith(`${name} `));
  return line?.slice(name.length).trim().split(/ +/)[0];
}

const LONGEST_COMMAND = 200;

/** For people: `pid 77 (root): /usr/sbin/daemon -f`. */
export function describeProcess({ pid, name }: Process): string {
  if (pid < 0) return name;
  const words = read(`/proc/${pid}/cmdline`).replace(/\0+$/, '').replaceAll('\0', ' ');
  return `pid ${pid} (${userOf(pid)}): ${(words || `[${name}]`).slice(0, LONGEST_COMMAND)}`;
}

function userOf(pid: number): string {
  try {
    const { uid } = statSync(`/proc/${pid}`);
    const [, name] = new RegExp(`^([^:]*):[^:]*:${uid}:`, 'm').exec(read('/etc/passwd')) ?? [];
    return name ?? `uid ${uid}`;
  } catch {
    return 'user unknown';
  }
}

/** Empty for what cannot be read: a process may end, or belong to another user. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function readdir(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
