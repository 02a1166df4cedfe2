import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Seen } from '../nfs/contender.ts';

const CONTENDER = fileURLToPath(new URL('../nfs/contender.ts', import.meta.url));
const OPTIONS = { pollInterval: 0.005, lease: 30, timeout: 60 };

/** The contenders of the NFS suite as processes of this machine, on a local directory. */
export async function contendHere(
  kind: 'lock' | 'call',
  share: string,
  callers: number,
  rounds: number,
): Promise<Seen[]> {
  const args = ['--disable-warning=ExperimentalWarning', CONTENDER, kind, share, `${rounds}`, JSON.stringify(OPTIONS)];
  const all = Array.from({ length: callers }, async () => {
    const { stdout } = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    return JSON.parse(await text(stdout)) as Seen;
  });
  return await Promise.all(all);
}
