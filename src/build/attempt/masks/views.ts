/** A text as it reads without one kind of encoding. */
export interface View {
  readonly bytes: Buffer;
  /** Where in the text what each byte stands for begins and ends; not given for the text itself. */
  readonly origin?: { readonly from: readonly number[]; readonly to: readonly number[] };
}

/** One way to write a text. */
interface Encoding {
  /** Without it in a text, nothing there is written so. */
  readonly sign: string;
  readonly pattern: RegExp;
  /** Gives bytes, as one character each. */
  readonly decode: (match: RegExpMatchArray) => string;
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** `\u00e9` as in JSON, `\x41`, and one character behind a backslash, as in JSON, C and a shell. */
const BACKSLASHES: Encoding = {
  sign: '\\',
  pattern:
    /\\u(?<high>d[89ab][\da-f]{2})\\u(?<low>d[c-f][\da-f]{2})|\\u(?<unit>[\da-f]{4})|\\x(?<byte>[\da-f]{2})|\\(?<char>.)/gis,
  decode: ({ groups }) => {
    const { high, low, unit, byte, char = '' }: Readonly<Record<string, string | undefined>> = groups ?? {};
    const units = [high, low, unit].flatMap((hex) => (hex === undefined ? [] : [Number.parseInt(hex, 16)]));
    if (units.length > 0) return Buffer.from(String.fromCharCode(...units), 'utf8').toString('latin1');
    return byte === undefined ? (CONTROLS[char] ?? char) : fromHex(byte);
  },
};
const URL_ESCAPES: Encoding = { sign: '%', pattern: /%([\da-f]{2})/gi, decode: ([, hex = '']) => fromHex(hex) };
const PLUS_FOR_BLANK: Encoding = { sign: '+', pattern: /\+/g, decode: () => ' ' };
const LINE_BREAKS: Encoding = { sign: '\n', pattern: /[ \t]*\r?\n[ \t]*/g, decode: () => '' };
const UNFINISHED_ESCAPE = /(?:\\(?:u[\da-f]{0,3}|x[\da-f]?)?|%[\da-f]?)$/i;

/**
 * The text itself, and what it says as JSON, as JSON within JSON and as part of a URL, where that is something else.
 *
 * @param withPlus also where `+` stands for a blank, as in the data of a form
 */
export function viewsOf(text: Buffer, { withPlus }: { withPlus: boolean }): View[] {
  const plain: View = { bytes: text };
  const json = decode(plain, BACKSLASHES);
  const form = withPlus ? decode(plain, PLUS_FOR_BLANK) : undefined;
  return [
    plain,
    json,
    json && decode(json, BACKSLASHES),
    decode(plain, URL_ESCAPES),
    form && (decode(form, URL_ESCAPES) ?? form),
  ].filter((view) => view !== undefined);
}

/** The text with its line breaks left out, and the blanks around them: base64 is the same however it is broken. */
export function withoutLineBreaks(text: Buffer): View | undefined {
  return decode({ bytes: text }, LINE_BREAKS);
}

/** The text without the beginning of an escape at its end, of which nobody knows yet what it says. */
export function withoutUnfinishedEscape(text: Buffer): Buffer {
  const end = text.subarray(-6).toString('latin1').search(UNFINISHED_ESCAPE);
  return end < 0 ? text : text.subarray(0, Math.max(0, text.length - 6) + end);
}

/** @returns undefined where nothing is written so */
function decode(view: View, encoding: Encoding): View | undefined {
  if (!view.bytes.includes(encoding.sign)) return undefined;
  const text = view.bytes.toString('latin1');
  const { from: fromBefore, to: toBefore } = view.origin ?? {};
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let end = 0;
  const keep = (until: number) => {
    parts.push(text.slice(end, until));
    for (let at = end; at < until; at += 1) {
      from.push(fromBefore?.[at] ?? at);
      to.push(toBefore?.[at] ?? at + 1);
    }
  };
  for (const match of text.matchAll(encoding.pattern)) {
    keep(match.index);
    end = match.index + match[0].length;
    const decoded = encoding.decode(match);
    parts.push(decoded);
    for (let byte = 0; byte < decoded.length; byte += 1) {
      from.push(fromBefore?.[match.index] ?? match.index);
      to.push(toBefore?.[end - 1] ?? end);
    }
  }
  if (end === 0) return undefined;
  keep(text.length);
  return { bytes: Buffer.from(parts.join(''), 'latin1'), origin: { from, to } };
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
