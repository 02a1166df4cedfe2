import type { Contender } from '../nfs-lock/contender.ts';
import type { Clock } from '../nfs-lock/host.ts';
import type { Seen } from './entry-view.ts';
import type { ResultPublisher } from './result-publisher.ts';

/** A caller that has its result does not wait longer for others' sake. */
const TIDY_SECONDS = 1;

/**
 * Removes what a crash left beside a marker, which nobody else would ever clean up, if that takes only a moment: files that a
 * dead client had open may hang (NFS 4), and a mount may be read-only (protocol: leftovers).
 */
export async function tidy(
  clock: Clock,
  lock: Contender,
  publisher: ResultPublisher,
  { locked, leftovers: { passing, invalidated } }: Seen,
): Promise<void> {
  if (!locked && passing.length + invalidated.length === 0) return;
  const isOver = new AbortController();
  const sweep = async () => {
    if (locked && (await lock.sweep()) === 'held') return;
    publisher.abandon([...passing, ...invalidated]);
    await publisher.sweep();
  };
  const swept = sweep().catch(() => undefined);
  await Promise.race([swept, clock.sleep(TIDY_SECONDS, isOver.signal)]).finally(() => isOver.abort());
}
