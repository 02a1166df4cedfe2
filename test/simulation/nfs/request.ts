/**
 * One request to the server, in three steps that happen at three moments:
 *
 * - it departs: everything before the last part of its path is resolved, through the client's cache;
 * - it is served, once, or twice where the first reply was lost;
 * - its answer is learned by the client's cache and given to the caller. A reply that is lost is not learned.
 */
export type Request<A> = () => Service<A>;
export type Service<A> = () => Answer<A>;
/** @throws SharedDirError */
export type Answer<A> = () => A;

/** Answered out of the cache: nobody asks the server. */
export function known<A>(answer: A): Service<A> {
  return () => () => answer;
}
