import { stripVTControlCharacters } from 'node:util';

/** What the vendors' tools say where a licence would do and none is to be had just now: all taken, or their server away. */
const TAKEN: readonly RegExp[] = [
  /\b(licensed|maximum) (licensed )?number of (\w+ )?users (already )?reached\b/i,
  /\ball\b.{0,60}\blicen[cs]es?\b.{0,40}\bin use\b/i,
  /\bno (free |more )?licen[cs]es? (is |are )?(currently |presently )?(available|free|left)\b/i,
  /\blicen[cs]e server (system |machine |manager )?(\(lmgrd\) )?(is |has )?(down|not responding|temporarily busy|unavailable|not been started)\b/i,
  /\b(cannot|can't|could not|couldn't|unable to|failed to|lost) (connect|contact|communicate|reach|connection|contact) ?(to|with)? (the |a )?licen[cs]e (server|manager|daemon)\b/i,
  /\bvendor daemon is down\b/i,
  /\bqueue?ing for licen[cs]es? timed out\b/i,
];

/** What they say of any checkout that failed, whatever the cause. */
const DENIED: readonly RegExp[] = [
  /\b(unable|fail(ed|ure)|cannot|could not) (to )?(check ?-?out|obtain|acquire|get)\b.{0,80}\blicen[cs]es?\b/i,
  /\blicen[cs]e (check ?-?out|call|request)\b.{0,80}\b(fail(ed|ure)|denied|rejected)\b/i,
  /\blicen[cs]e call failed\b/i,
  /\blicen[cs]es?\b.{0,200}\b(cannot|could not) be (checked out|obtained|acquired)\b/i,
  /\blicen[cs]e\b.{0,80}\bis not available on the licen[cs]e server\b/i,
];

/** There is no such licence, and there will be none in a minute. */
const NONE_TO_BE_HAD: readonly RegExp[] = [
  /\bno such feature exists\b/i,
  /\b(feature|licen[cs]e)\b.{0,60}\bhas expired\b/i,
  /\b(cannot|unable to) find (the )?licen[cs]e file\b/i,
  /\binvalid \(inconsistent\) licen[cs]e\b/i,
];

/** FlexNet's own number of the cause: `FLEXnet ERROR(-4, 132, 0)`, `Licensing error:-15,10`, `(-4,342)`. */
const FLEXNET_CODE = /\b(?:flex\w*|licen[cs]\w*)\b[^-]{0,40}\berror\W{0,3}(-\d+)\b|\((-\d+),\d+/i;
/** Taken (-4, -24, -35, -87), its server not reached (-7, -12, -15 to -17, -19, -96, -97) or starting (-23). */
const PASSING_CODES: readonly number[] = [4, 7, 12, 15, 16, 17, 19, 23, 24, 35, 87, 96, 97];

const WARNING = /\bwarning\b|\*W,/i;
/** The warning's text, on a line of its own. */
const EXPLANATION = /^\s*(explanation|reason)\b/i;
const GOES_ON =
  /\b(fall(s|ing)? ?back|fallback|continu\w*|proceed\w*|instead|without|disabled|skipp\w*|limited|reduced)\b/i;
/** `top.v:3`, `top.sv(3)`, `"top.v", 3`: what ended the build stands in a source. */
const OF_A_SOURCE = /\.(s?vh?|vhdl?|cc?|cpp|cxx|hh?|hpp)["']?(:\d+|\(\d+|, ?(line )?\d+|\|\d+)/i;
/** A line of the source, as a compiler shows it: `12 | …`, or with what prints a text. */
const SHOWN_SOURCE = /^\s*\d*\s*\||\$\w+\s*\(|\breport\s+"/;
const ERROR = /\b(error|fatal)\b|\*[EF],/i;
/** Says that something failed, not what: make, a Tcl script, a caller. */
const CONSEQUENCE = /\*\*\* \[|\bfailed\b|\bexit(ed)? (code|status)|CalledProcessError/i;
const OF_A_LICENCE = /\blicen[cs]|flex(net|lm)/i;

const LONGEST_LINE = 4096;

type Line = 'taken' | 'denied' | 'none to be had' | 'error' | 'source error' | 'nothing';

/**
 * Whether a build's last lines say that it failed for want of a licence and nothing else. Unlike a syntax error, that is
 * worth another try.
 */
export function saysLicenceDenied(lastLines: string): boolean {
  const lines = stripVTControlCharacters(lastLines)
    .split(/[\r\n]+/)
    .map((line) => line.slice(0, LONGEST_LINE));
  const kinds = lines.map(kindOf);
  const warned = lines.map((_, at) => isWarning(lines, at));
  const isRefused = (at: number) => kinds[at] === 'taken' || kinds[at] === 'denied';
  // A tool that asked for several features reports each; one that is taken is worth waiting for.
  if (kinds.includes('none to be had') && !kinds.includes('taken')) return false;

  const refused = kinds.findLastIndex((_, at) => isRefused(at) && !warned[at]);
  if (refused >= 0) return !kinds.slice(refused + 1).includes('source error');
  // One tool warns of the cause and ends by it; another goes on and ends by something else.
  const cause = kinds.findLastIndex((kind, at) => kind === 'taken' && !GOES_ON.test(lines.slice(at, at + 2).join(' ')));
  return cause >= 0 && !kinds.slice(cause + 1).some((kind) => kind === 'source error' || kind === 'error');
}

function kindOf(line: string, at: number, lines: readonly string[]): Line {
  if (OF_A_SOURCE.test(line)) return 'source error';
  if (SHOWN_SOURCE.test(line) || isShownBelowError(lines, at)) return 'nothing';
  const [, named, bare] = FLEXNET_CODE.exec(line) ?? [];
  const code = named ?? (OF_A_LICENCE.test(line) ? bare : undefined);
  if (code !== undefined) return PASSING_CODES.includes(-Number(code)) ? 'taken' : 'none to be had';
  if (NONE_TO_BE_HAD.some((pattern) => pattern.test(line))) return 'none to be had';
  if (TAKEN.some((pattern) => pattern.test(line))) return 'taken';
  if (DENIED.some((pattern) => pattern.test(line))) return 'denied';
  return ERROR.test(line) && !CONSEQUENCE.test(line) && !OF_A_LICENCE.test(line) ? 'error' : 'nothing';
}

/** Without any mark, below the place: VCS says "error" a line or two earlier. */
function isShownBelowError(lines: readonly string[], at: number): boolean {
  return OF_A_SOURCE.test(lines[at - 1] ?? '') && lines.slice(Math.max(0, at - 3), at).some((line) => ERROR.test(line));
}

function isWarning(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return WARNING.test(line) || (EXPLANATION.test(line) && WARNING.test(lines[at - 1] ?? ''));
}

const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds to wait for a licence after that many tries in vain. */
export function licencePauseSeconds(tries: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (tries - 1));
}
