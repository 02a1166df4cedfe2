import type { Environment } from '../../../command/environment.ts';
import { HIDDEN } from '../../output/printable.ts';
import { findCommand } from '../../output/workflow-command.ts';
import { encodedForms } from './encoded.ts';
import { Finder, type Range } from './finder.ts';
import { isSecretName, secretsWithin } from './secret-names.ts';
import { type View, viewsOf, withoutLineBreaks, withoutUnfinishedEscape } from './views.ts';
import { WrappedLines } from './wrapped-lines.ts';

/** Shorter values, such as `1` or `no`, are no secrets and would blot out half the log. */
const SHORTEST = 6;
/** A command may mask shorter values. Still shorter ones would leave nothing of a result. */
const SHORTEST_BY_COMMAND = 4;

interface Finders {
  readonly secrets: Finder;
  /** In base64 and hexadecimal, which tools wrap. */
  readonly encoded: Finder;
  readonly wrapped: WrappedLines;
}

function newFinders(): Finders {
  const encoded = new Finder();
  return { secrets: new Finder(), encoded, wrapped: new WrappedLines(encoded) };
}

/**
 * Hides what must not be stored on the share, which more people can read than this job's log: what the build masks by
 * `::add-mask::`, values of environment variables named like secrets, and passwords in URLs; also as JSON, in a URL, in base64
 * or hexadecimal. Only the runner knows what earlier steps masked, and which expressions in the inputs came from secrets.
 */
export class Masks {
  /** Read when they are first needed: most legs find a result and store nothing. */
  #variables: [name: string, value: string | undefined][];
  readonly #harmless: ReadonlySet<string>;
  #finders: Finders | undefined;
  #haveBlanks = false;

  /** @param harmless variables that hold no secret, whatever their names say: our `key` is not what the word says */
  constructor(env: Environment, harmless: ReadonlySet<string> = new Set()) {
    this.#variables = Object.entries(env);
    this.#harmless = harmless;
  }

  /** The next line of a stream, safe to store; learns from an `::add-mask::` in it. */
  hideLine(line: Buffer): Buffer {
    if (line.includes('-')) this.#learn(line.toString('utf8'));
    const ranges = [...this.#find(line), ...this.#known.wrapped.next(line)];
    return ranges.length === 0 ? line : blot(line, ranges);
  }

  /** A text of any number of lines, safe to store. */
  hide(text: string): string {
    if (this.#known.secrets.isEmpty) return text;
    const bytes = Buffer.from(text, 'utf8');
    const joined = withoutLineBreaks(bytes);
    const ranges = [...this.#find(bytes), ...(joined === undefined ? [] : rangesIn(joined, this.#known.encoded))];
    return ranges.length === 0 ? text : blot(bytes, ranges).toString('utf8');
  }

  /**
   * The last place up to `end` where a text can be cut without splitting a masked value, or one that may have begun.
   *
   * @param text one character per byte
   */
  endOutside(text: string, end: number): number {
    if (this.#known.secrets.isEmpty) return end;
    const views = this.#views(withoutUnfinishedEscape(Buffer.from(text, 'latin1')));
    for (let cut = end; ; ) {
      const before = Math.min(...views.map((view) => beginOfCut(this.#known.secrets, view, cut)));
      if (before >= cut) return cut;
      cut = before;
    }
  }

  get #known(): Finders {
    if (this.#finders !== undefined) return this.#finders;
    this.#finders = newFinders();
    for (const [name, value = ''] of this.#variables) {
      if (isSecretName(name, value) && !this.#harmless.has(name)) this.#add(value);
      for (const secret of secretsWithin(value)) this.#add(secret);
    }
    this.#variables = [];
    return this.#finders;
  }

  #find(bytes: Buffer): Range[] {
    return this.#known.secrets.isEmpty ? [] : this.#views(bytes).flatMap((view) => rangesIn(view, this.#known.secrets));
  }

  #views(bytes: Buffer): View[] {
    return viewsOf(bytes, { withPlus: this.#haveBlanks });
  }

  #learn(text: string): void {
    if (!/add-mask/i.test(text)) return;
    // The runner treats a carriage return as the end of a line.
    for (const line of text.split(/[\r\n]/)) {
      const mask = findCommand(line, (name) => name === 'add-mask');
      if (mask !== undefined) this.#add(mask.data, SHORTEST_BY_COMMAND);
    }
  }

  #add(value: string, shortest = SHORTEST): void {
    const { secrets, encoded } = this.#known;
    const whole = value.trim();
    // A log shows a secret of several lines line by line, and the runner masks each. Short lines are `{` and `1`.
    const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
    if (lines.length === 1 && whole.length >= shortest) secrets.add(Buffer.from(whole));
    for (const secret of new Set([whole, ...lines])) {
      if (secret.length < SHORTEST) continue;
      const bytes = Buffer.from(secret, 'utf8');
      secrets.add(bytes);
      this.#haveBlanks ||= secret.includes(' ');
      for (const form of encodedForms(bytes)) {
        secrets.add(Buffer.from(form));
        encoded.add(Buffer.from(form));
      }
    }
  }
}

function rangesIn({ bytes, origin }: View, finder: Finder): Range[] {
  const ranges = finder.find(bytes);
  if (origin === undefined) return ranges;
  return ranges.map(({ start, end }) => ({ start: origin.from[start] ?? 0, end: origin.to[end - 1] ?? 0 }));
}

/** Where the first secret begins that a cut would split, or may split; the cut itself if none. */
function beginOfCut(finder: Finder, { bytes, origin }: View, cut: number): number {
  const place = (at: number) => (origin === undefined ? at : (origin.from[at] ?? Number.POSITIVE_INFINITY));
  let cutHere = Math.min(cut, bytes.length);
  while (cutHere > 0 && place(cutHere - 1) >= cut) cutHere -= 1;
  for (let at = Math.max(0, cutHere - finder.longest + 1); at < cutHere; at += 1) {
    if (finder.reachesBeyond(bytes, at, cutHere)) return place(at);
  }
  return cut;
}

/** Merges ranges that overlap or touch: nothing may be left of two secrets that share a part. */
function blot(text: Buffer, ranges: readonly Range[]): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  let isFirst = true;
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    if (isFirst || range.start > end) parts.push(text.subarray(end, range.start), Buffer.from(HIDDEN));
    isFirst = false;
    end = Math.max(end, range.end);
  }
  return Buffer.concat([...parts, text.subarray(end)]);
}
