import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Kills whatever has a directory of a test in its environment: a build outlives the process that was killed over it. */
export function endProcessesIn(directory: string): void {
  // One that starts others may have done so between two looks.
  while (pidsIn(`${directory}/`).filter(kill).length > 0);
}

function pidsIn(text: string): number[] {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => pid !== process.pid && environmentOf(pid).includes(text));
}

/** Empty for one that has ended, or is another user's. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
