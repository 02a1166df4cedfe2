/** Where a lab's things are and what they are called: everything derives from the lab's id, so two labs never meet. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type LabId = string & { readonly brand: 'LabId' };

export function labId(text: string): LabId {
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(text)) throw new Error(`A lab id is a-z, 0-9 and "-", not "${text}".`);
  return text as LabId;
}

const PREFIX = 'build-once-lab-';
/** On a tmpfs: the guests' memory is mapped from here, and the server's many fsyncs should not wait for this machine's disk. */
export const STATE_ROOT = '/dev/shm';

export const labName = (id: LabId) => `${PREFIX}${id}`;
export const stateDir = (id: LabId) => `${STATE_ROOT}/${labName(id)}`;
/** Preloaded into the guests' kernels. */
export const ptraceShim = (id: LabId) => `${stateDir(id)}/ptrace-shim.so`;
export const serverImage = (id: LabId) => `${stateDir(id)}/server.ext4`;
export const netns = (id: LabId) => `/run/netns/${labName(id)}`;
export const consoleLog = (id: LabId, host: string) => `${stateDir(id)}/${host}.console`;
export const agentSocket = (id: LabId, host: string) => `${stateDir(id)}/${host}.sock`;
/** What User Mode Linux calls a guest on its command line. The dot cannot be in a lab's id, so no id begins another's. */
export const umid = (id: LabId, host: string) => `${labName(id)}.${host}`;

/** The cgroup v2 directory of the lab, or undefined where no cgroup v2 is mounted. */
export function cgroup(id: LabId): string | undefined {
  const mount = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .find((line) => line.includes(' - cgroup2 '));
  const root = mount?.split(' ')[4];
  return root === undefined ? undefined : `${root}/${labName(id)}`;
}

/** The labs that exist on this machine, also those that a crash left behind. */
export function existingLabs(): LabId[] {
  const names = [STATE_ROOT, '/run/netns'].flatMap((dir) => (existsSync(dir) ? readdirSync(dir) : []));
  const ids = names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  return [...new Set(ids)].map(labId);
}

export type HostPlan = { readonly name: string; readonly number: number };

export const SERVER: HostPlan = { name: 'server', number: 1 };
export const client = (n: number): HostPlan => ({ name: `client${n}`, number: 10 + n });
export const allHosts = (clients: number) => [SERVER, ...Array.from({ length: clients }, (_, i) => client(i + 1))];

/** NFS goes over `data`, which can be cut; commands go over `control`, which stays. */
export type Network = 'data' | 'control';
const SUBNET: Record<Network, string> = { data: '10.77.0', control: '10.77.1' };

export const subnet = (network: Network) => `${SUBNET[network]}.0/24`;
export const address = (host: HostPlan, network: Network) => `${SUBNET[network]}.${host.number}`;
/** This machine's own address on the control network. */
export const MACHINE = `${SUBNET.control}.254`;
export const tap = (host: HostPlan, network: Network) => `${host.name}-${network === 'data' ? 'd' : 'c'}`;
/** Fixed, so that a guest that boots again is not shadowed by its neighbours' ARP caches. */
export const mac = (host: HostPlan, network: Network) =>
  `02:00:00:00:0${network === 'data' ? 0 : 1}:${host.number.toString(16).padStart(2, '0')}`;
