/** One User Mode Linux kernel: how it is started, how one knows that it is up, how its power is cut. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createHostCgroup, thaw } from './freezer.ts';
import {
  address,
  agentSocket,
  consoleLog,
  type HostPlan,
  type LabId,
  mac,
  type Network,
  netns,
  ptraceShim,
  SERVER,
  serverImage,
  stateDir,
  subnet,
  tap,
  umid,
} from './layout.ts';
import { hostProcesses, killUntilGone, relay, waitUntil } from './processes.ts';

export type Settings = {
  readonly clients: number;
  /** NFS 4 lease and grace period of the server. */
  readonly leaseSeconds: number;
  /** Of each guest, as in the kernel's `mem=`. */
  readonly memory: string;
};

const AGENT_PORT = 700;
/** Minutes where seconds are usual: a loaded machine with one core boots five guests at once. */
const BOOT_LIMIT_SECONDS = 180;

// The relay to the agent shares the guest's fate: frozen with it, and killed with it, which ends the connections of
// running commands.
const LAUNCHER = `
[ -z "$LAB_CGROUP" ] || echo 0 >"$LAB_CGROUP/cgroup.procs" || exit 1
socat "$LAB_RELAY,fork,unlink-early,backlog=128" "TCP:$LAB_AGENT" & relay=$!
LD_PRELOAD="$LAB_PRELOAD" linux.uml "$@"
kill $relay`;

export async function boot(lab: LabId, host: HostPlan, settings: Settings): Promise<void> {
  if (hostProcesses(lab, host.name).length > 0) throw new Error(`${host.name} is on already.`);
  const log = openSync(consoleLog(lab, host.name), 'w');
  const launcher = spawn(
    'nsenter',
    [`--net=${netns(lab)}`, 'sh', '-c', LAUNCHER, 'sh', ...kernelArguments(lab, host, settings)],
    {
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: stateDir(lab),
        TMPDIR: stateDir(lab),
        LAB_CGROUP: createHostCgroup(lab, host.name) ?? '',
        LAB_PRELOAD: ptraceShim(lab),
        LAB_RELAY: relay(lab, host.name),
        LAB_AGENT: `${address(host, 'control')}:${AGENT_PORT}`,
      },
    },
  );
  closeSync(log);
  launcher.unref();
  const isReady = () => {
    const output = readFileSync(consoleLog(lab, host.name), 'utf8');
    if (launcher.exitCode === null) return output.includes(`lab: ${host.name} is ready`);
    throw new Error(`${host.name} ended while it booted:\n${whatInitSaid(output)}`);
  };
  await waitUntil(isReady, `${host.name} to boot (see ${consoleLog(lab, host.name)})`, BOOT_LIMIT_SECONDS);
}

/** Without the kernel's messages before it and the stack trace after it, where those are there. */
function whatInitSaid(output: string): string {
  const [beforePanic = ''] = output.split('Kernel panic');
  return (beforePanic.split('as init process\n').at(-1) ?? '').slice(-2000);
}

function kernelArguments(lab: LabId, host: HostPlan, settings: Settings): string[] {
  const nic = (n: number, network: Network) =>
    `vec${n}:transport=tap,ifname=${tap(host, network)},mac=${mac(host, network)},depth=128,gro=0`;
  return [
    `umid=${umid(lab, host.name)}`,
    `mem=${settings.memory}`,
    ...(host === SERVER ? [`ubd0=${serverImage(lab)}`] : []),
    ...[
      'root=/dev/root',
      'rootfstype=hostfs',
      'rootflags=/',
      'ro',
      'panic=1',
      'con=null',
      'con0=null,fd:1',
      'con1=null',
    ],
    nic(0, 'data'),
    nic(1, 'control'),
    `init=${import.meta.dirname}/init.sh`,
    `LAB_HOST=${host.name}`,
    `LAB_DATA=${address(host, 'data')}`,
    `LAB_CONTROL=${address(host, 'control')}`,
    `LAB_CLIENTS=${subnet('data')}`,
    `LAB_LEASE=${settings.leaseSeconds}`,
    `LAB_PORT=${AGENT_PORT}`,
    `LAB_DIR=${import.meta.dirname}`,
  ];
}

/** What the guest's kernel had not yet written is lost, as with real power; a host that is off stays off. */
export async function cutPower(lab: LabId, host: HostPlan): Promise<void> {
  await killUntilGone(() => hostProcesses(lab, host.name), host.name);
  thaw(lab, host.name, []);
  rmSync(agentSocket(lab, host.name), { force: true });
}
