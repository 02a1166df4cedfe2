/** Removes all that a lab made, by its names alone: it needs nothing from the process that made it. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { cgroup, type LabId, labName, netns, stateDir } from './layout.ts';
import { killUntilGone, labProcesses, waitUntil } from './processes.ts';

export async function takeDown(lab: LabId): Promise<void> {
  const killAll = () => killUntilGone(() => labProcesses(lab), `the processes of lab ${lab}`);
  await killAll();
  if (existsSync(netns(lab))) await promisify(execFile)('ip', ['netns', 'delete', labName(lab)]);
  // Once more: one that was about to enter the namespace may have got in before its name was gone.
  await killAll();
  const group = cgroup(lab);
  if (group !== undefined) await waitUntil(() => removeCgroup(group), `${group} to be empty`);
  rmSync(stateDir(lab), { recursive: true, force: true });
}

/** What is still there of a lab, in words; empty after it was taken down. */
export function leftovers(lab: LabId): string[] {
  const paths = [netns(lab), stateDir(lab), cgroup(lab)].filter((path) => path !== undefined);
  return [...paths.filter(existsSync), ...labProcesses(lab).map(({ pid }) => `process ${pid}`)];
}

function removeCgroup(dir: string): boolean {
  try {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (entry.isDirectory()) rmdirSync(`${dir}/${entry.name}`);
    }
    rmdirSync(dir);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return true;
    if (code === 'EBUSY') return false; // a killed process is not quite gone yet
    throw error;
  }
}
