/** What the vendors' tools say when no licence was free. */
const DENIALS: readonly RegExp[] = [
  /Licensed number of users already reached/i,
  /Unable to checkout a licen[cs]e/i,
  /Licen[cs]e checkout failed/i,
  /Failed to (obtain|check ?out) (a |the )?licen[cs]e/i,
  /Licen[cs]e server is (down|not responding)|Cannot connect to licen[cs]e server/i,
  /Queuing for licen[cs]e timed out/i,
];

/**
 * Whether a build's output says that it failed for want of a licence. Unlike a syntax error that is worth another try: it
 * says nothing of the sources.
 */
export function saysLicenceDenied(output: string): boolean {
  return DENIALS.some((denial) => denial.test(output));
}

const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds to wait for a licence after that many tries in vain. */
export function licencePauseSeconds(tries: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (tries - 1));
}
