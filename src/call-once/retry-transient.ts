import type { Host } from '../nfs-lock/host.ts';
import { isTransient } from '../shared-dir/shared-dir.ts';

const RETRY_SECONDS = 120;
const PAUSE_SECONDS = 1;

/**
 * Repeats what may be repeated while the mount is away for a moment (a soft mount, a server that restarts).
 *
 * @throws SharedDirError the last one, after two minutes, or at once one that will not pass
 */
export async function retryTransient<T>({ clock }: Host, act: () => Promise<T>): Promise<T> {
  const until = clock.monotonicSeconds() + RETRY_SECONDS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isTransient(error) || clock.monotonicSeconds() >= until) throw error;
    }
    await clock.sleep(PAUSE_SECONDS);
  }
}
