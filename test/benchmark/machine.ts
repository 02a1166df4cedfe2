import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** One line of all that the figures depend on. */
export function describeMachine(directory: string, versions: Readonly<Record<string, string>>): string {
  const model = cpus()[0]?.model.trim() || 'unknown CPU';
  const cores = availableParallelism();
  const date = new Date().toISOString().slice(0, 10);
  const facts = [
    `${cores} processors (${model})`,
    `${Math.round(totalmem() / 1e9)} GB`,
    `${type()} ${release()}`,
    `${fileSystemOf(directory)} below ${directory}`,
    `Node ${process.versions.node}`,
    ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
  ];
  return `Measured on ${date}: ${facts.join(', ')}.\n`;
}

/** By the mount table, which tells ext4 from ext3. */
function fileSystemOf(directory: string): string {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const [, , found = 'unknown file system'] =
    mounts
      .filter(([, point = '']) => `${directory}/`.startsWith(point === '/' ? '/' : `${point}/`))
      .toSorted(([, a = ''], [, b = '']) => a.length - b.length)
      .at(-1) ?? [];
  return found;
}

/** The version that a tool tells; undefined where it is not installed. */
export function versionOf(program: string, args: readonly string[] = ['--version']): string | undefined {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  return /\d+(?:\.\d+)+\w*/.exec(`${stdout}${stderr}`)?.[0] ?? 'of unknown version';
}

/** The last line of a shell's `times` is that of its children: 0m1.234s 0m0.567s. */
export function cpuOfTimes(text: string): number {
  const [user = '', system = ''] = text.trimEnd().split('\n').at(-1)?.split(/\s+/) ?? [];
  const seconds = (time: string) => {
    const [, minutes = '0', rest = '0'] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
    return 60 * Number(minutes) + Number(rest);
  };
  return seconds(user) + seconds(system);
}

/** Seconds of CPU that processes, and the children that they have waited for, take meanwhile. */
export async function cpuOver(pids: readonly (number | undefined)[], milliseconds: number): Promise<number> {
  const before = pids.map(cpuSecondsOf);
  await setTimeout(milliseconds);
  const seconds = pids.map((pid, index) => (cpuSecondsOf(pid) ?? 0) - (before[index] ?? 0));
  return seconds.reduce((sum, each) => sum + Math.max(0, each), 0);
}

/**
 * Of a process's threads as the scheduler counts it, in nanoseconds: a waiter that runs for 0.1 ms at a time, by a timer, is hardly ever
 * seen by the tick of 10 ms. Of its children that have ended, in ticks. Undefined for a process that has ended.
 */
function cpuSecondsOf(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ofChildren = fields.slice(13, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => {
      const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      return sum + Number(nanoseconds) / 1e9;
    }, ofChildren);
  } catch {
    return undefined;
  }
}
