/** What the vendors' tools say, most of them through FlexNet, when all licences are taken or their server is away. */
const DENIALS: readonly RegExp[] = [
  /\b(licensed|maximum) number of users (already )?reached\b/i,
  /\b(unable|fail(ed|ure)|cannot|could not) (to )?(check ?-?out|obtain|acquire)\b.{0,80}\blicen[cs]es?\b/i,
  /\blicen[cs]e check ?-?out failed\b/i,
  /\ball licen[cs]es? (are |is )?(currently |already )?in use\b/i,
  /\blicen[cs]e server (machine )?is (down|not responding)\b|\bcannot connect to licen[cs]e server\b/i,
  /\bqueue?ing for licen[cs]e timed out\b/i,
];
/** Some tools warn of a licence and go on without it. */
const WARNING = /\bwarning\b/i;
/** There is no such licence, and there will be none in a minute. */
const NONE_TO_BE_HAD =
  /\bno such feature exists\b|\bfeature has expired\b|\bcannot find licen[cs]e file\b|\binvalid \(inconsistent\) licen[cs]e\b/i;
/** `top.v:3`, `top.sv(3)`, `"top.v", 3`: what ended the build stands in a source. */
const OF_A_SOURCE = /\.(s?vh?|vhdl?|cc?|cpp|cxx|hh?|hpp)["']?(:\d+|\(\d+|, ?(line )?\d+|\|\d+)/i;

/**
 * Whether a build's last lines say that it failed for want of a licence, and for nothing else. Unlike a syntax error that
 * is worth another try: it says nothing of the sources.
 */
export function saysLicenceDenied(lastLines: string): boolean {
  const lines = lastLines.split('\n');
  const denied = lines.findLastIndex((line) => !WARNING.test(line) && DENIALS.some((denial) => denial.test(line)));
  if (denied < 0 || NONE_TO_BE_HAD.test(lastLines)) return false;
  return !lines.slice(denied + 1).some((line) => OF_A_SOURCE.test(line));
}

const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds to wait for a licence after that many tries in vain. */
export function licencePauseSeconds(tries: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (tries - 1));
}
