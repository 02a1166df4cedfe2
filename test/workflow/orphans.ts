import { readdirSync, readFileSync } from 'node:fs';

/** Kills every process that was started with a job's tracking id and has not changed it, also after setsid. */
export function killOrphans(trackingId: string): readonly { readonly pid: number; readonly name: string }[] {
  const mark = `RUNNER_TRACKING_ID=${trackingId}`;
  const killed: { pid: number; name: string }[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0').includes(mark)) continue;
      const name = readFileSync(`/proc/${entry}/comm`, 'utf8').trim();
      process.kill(Number(entry), 'SIGKILL');
      killed.push({ pid: Number(entry), name });
    } catch {
      // Gone meanwhile, or not ours to look at.
    }
  }
  return killed;
}
