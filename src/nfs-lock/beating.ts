import type { BeatFile } from '../shared-dir/shared-dir.ts';

/** One holder's heartbeat: what to beat, how often, and whom to tell that the lock is gone. */
export interface Beating {
  readonly beat: BeatFile;
  /** The directory that the lock directory stands in. */
  readonly parent: string;
  readonly lock: string;
  /** The claim's name inside the lock directory. */
  readonly claim: string;
  readonly everySeconds: number;
  /** Called once, when the claim is seen to be gone or can be kept no longer; `why` ends a sentence. */
  readonly onLost: (why: string) => void;
}

export const CLAIM_GONE = 'its claim is gone: another process took this holder for dead';

/** The calls that a heartbeat makes; in production they are synchronous, in a thread of their own. */
export interface BeatCalls {
  grow(): void | Promise<void>;
  list(dir: string): readonly string[] | undefined | Promise<readonly string[] | undefined>;
  /** Resolves to false when the heartbeat is to end. */
  pause(seconds: number): Promise<boolean>;
}

/**
 * Beats until told to stop, or until the claim is gone.
 *
 * An error is neither a beat nor a loss: whoever cannot reach the server cannot know, so it goes on and looks again.
 * The parent is opened before the claim is asked for by its path, because a client may otherwise answer from the old,
 * replaced lock directory for half a minute; the descriptor of the beat file would never tell (NFS 4 keeps it alive).
 */
export async function keepBeating(
  calls: BeatCalls,
  { parent, lock, claim, everySeconds }: Pick<Beating, 'parent' | 'lock' | 'claim' | 'everySeconds'>,
): Promise<'stopped' | 'lost'> {
  while (await calls.pause(everySeconds)) {
    try {
      await calls.grow();
    } catch {
      // A robbed holder's file is gone too, and a mount that is away answers with an error: the listing decides.
    }
    try {
      await calls.list(parent);
      const inside = await calls.list(lock);
      if (inside === undefined || !inside.includes(claim)) return 'lost';
    } catch {}
  }
  return 'stopped';
}
