/** The lab's own network namespace: two bridges, and for each host a tap on either. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type HostPlan, type LabId, labName, MACHINE, tap } from './layout.ts';

const run = promisify(execFile);

export async function createNetwork(lab: LabId, hosts: readonly HostPlan[]): Promise<void> {
  await run('ip', ['netns', 'add', labName(lab)]);
  for (const network of ['data', 'control'] as const) {
    await ip(lab, 'link', 'add', network, 'type', 'bridge');
    await ip(lab, 'link', 'set', network, 'up');
    for (const host of hosts) {
      await ip(lab, 'tuntap', 'add', 'mode', 'tap', 'name', tap(host, network));
      await ip(lab, 'link', 'set', tap(host, network), 'master', network, 'up');
    }
  }
  await ip(lab, 'addr', 'add', `${MACHINE}/24`, 'dev', 'control');
}

/** As a cable pulled out of the switch. Not by taking the tap down: a guest does not receive again after that. */
export const cutData = (lab: LabId, host: HostPlan) => ip(lab, 'link', 'set', tap(host, 'data'), 'nomaster');
export const healData = (lab: LabId, host: HostPlan) => ip(lab, 'link', 'set', tap(host, 'data'), 'master', 'data');

/** What the host sends arrives; what is sent to it does not. */
export const cutReplies = (lab: LabId, host: HostPlan) => tc(lab, 'add', 'dev', tap(host, 'data'), 'root', 'blackhole');
export const healReplies = (lab: LabId, host: HostPlan) => tc(lab, 'del', 'dev', tap(host, 'data'), 'root');

async function tc(lab: LabId, ...args: string[]): Promise<void> {
  await run('tc', ['-n', labName(lab), 'qdisc', ...args]);
}

async function ip(lab: LabId, ...args: string[]): Promise<void> {
  await run('ip', ['-n', labName(lab), ...args]);
}
