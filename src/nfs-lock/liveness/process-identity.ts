import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { pid } from 'node:process';
import { errorCode } from '../../shared-dir/error-code.ts';
import type { Host, ProcessIdentity } from '../host.ts';

/** This process. On Linux with the facts that make a PID mean something to others; elsewhere the lease decides. */
export function thisProcess(): ProcessIdentity {
  const bootId = orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const pidNamespace = orUndefined(() => readlinkSync('/proc/self/ns/pid'));
  const machine = orUndefined(machineOf);
  const startTime = startTimeOf(pid);
  return {
    hostname: hostname(),
    pid,
    ...(machine === undefined ? {} : { machine }),
    ...(bootId === undefined ? {} : { bootId }),
    ...(pidNamespace === undefined ? {} : { pidNamespace }),
    ...(startTime === undefined ? {} : { startTime }),
  };
}

/** A hash: the id itself is to be kept from others (machine-id(5)). Most containers have none. */
function machineOf(): string {
  const [id] = /^[0-9a-f]{32}$/m.exec(readFileSync('/etc/machine-id', 'utf8')) ?? [];
  if (id === undefined) throw new Error('no machine id');
  return createHash('sha256').update(`build-once ${id}`).digest('hex').slice(0, 16);
}

/** When a process of this machine started, in a form that only {@link isRunning} understands; undefined if that is not told. */
export function startTimeOf(pid: number): string | undefined {
  return readStat(pid)?.startTime;
}

/** The program that a process was started as, by the name that it was given; undefined if that is not told. */
export function programOf(pid: number): string | undefined {
  return orUndefined(() => basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''));
}

/** What /proc/PID/stat tells of a process; undefined for one that is not there. */
export interface Stat {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly session: number;
  readonly startTime: string;
}

export function readStat(pid: number): Stat | undefined {
  return orUndefined(() => parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')));
}

/**
 * Whether that process of this PID namespace runs. The signal 0 decides whether there is one, as /proc may hide other
 * users' processes; /proc then tells one that has ended but was not waited for, and one that got the PID later.
 */
export async function isRunning(pid: number, startTime: string | undefined): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  try {
    // Not from the disk, so it is there at once; each look of a waiter asks.
    const now = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return !'ZX'.includes(now.state) && (startTime === undefined || now.startTime === startTime);
  } catch {
    return true;
  }
}

/** The name, field 2, stands in parentheses, and may hold spaces and parentheses itself. */
function parseStat(text: string): Stat {
  const [before, after] = [text.indexOf('('), text.lastIndexOf(')')];
  const fields = text.slice(after + 2).split(' ');
  const [state, parent, , session] = fields;
  const startTime = fields[19];
  if (!state || !startTime) throw new Error(`unexpected /proc stat: ${text}`);
  return { name: text.slice(before + 1, after), state, parent: Number(parent), session: Number(session), startTime };
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The PID namespace that a kernel starts with: of what runs in no container. */
const FIRST_PID_NAMESPACE = 'pid:[4026531836]';

/**
 * Whether that machine has been booted since: it is this one, by more than a host name, which two may have. Containers of one image may have
 * the same of both on different machines, so nothing is known of them.
 */
export function hasRebooted({ self }: Pick<Host, 'self'>, other: ProcessIdentity): boolean {
  const isThisMachine =
    other.machine !== undefined &&
    other.machine === self.machine &&
    other.hostname === self.hostname &&
    [self, other].every(({ pidNamespace }) => pidNamespace === FIRST_PID_NAMESPACE);
  return isThisMachine && other.bootId !== undefined && self.bootId !== undefined && other.bootId !== self.bootId;
}

/** The shortcut on one machine: a process of this boot and PID namespace that is gone is dead at once. */
export async function hasEndedHere(
  { self, isRunning }: Pick<Host, 'self' | 'isRunning'>,
  other: ProcessIdentity | undefined,
): Promise<boolean> {
  if (other?.bootId === undefined || other.pidNamespace === undefined) return false;
  if (other.bootId !== self.bootId || other.pidNamespace !== self.pidNamespace) return false;
  return !(await isRunning(other.pid, other.startTime));
}
