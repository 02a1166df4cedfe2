import type { ChildProcess } from 'node:child_process';
import type { GracePeriods } from './model.ts';

/**
 * Ends a process as the runner does, by its own id alone: whatever it started learns nothing of it. Resolves once the
 * process is over, or has been sent SIGKILL.
 */
export async function cancelProcess(child: ChildProcess, over: Promise<unknown>, grace: GracePeriods): Promise<void> {
  child.kill('SIGINT');
  if (await isOverWithin(over, grace.interruptMs)) return;
  child.kill('SIGTERM');
  if (await isOverWithin(over, grace.terminateMs)) return;
  child.kill('SIGKILL');
}

async function isOverWithin(over: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([over.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
