import { HIDDEN } from '../build/hidden.ts';
import type { Environment } from './inputs.ts';
import { findCommand } from './workflow-command.ts';

const SECRET_NAME = /TOKEN|SECRET|PASSW(OR)?D|CREDENTIAL|API_?KEY|PRIVATE_?KEY/i;
/** Shorter values, a `1` or `no`, would blot out half of the log and are no secrets. */
const SHORTEST = 6;
/** Shorter pieces of base64 are found in any text. */
const SHORTEST_BASE64 = 8;
/**
 * What must not be stored on the share, where more people read than read this job's log: what the build masks by
 * `::add-mask::`, and the values of environment variables that are named like secrets. What earlier steps masked, and
 * which expressions in the inputs came from secrets, only the runner knows.
 */
export class Masks {
  /** The longest first: one may be a part of another. */
  #values: readonly string[] = [];
  /** The same of one character a byte, for lines of whatever encoding. */
  #bytes: readonly string[] = [];

  constructor(env: Environment) {
    for (const [name, value] of Object.entries(env)) {
      if (SECRET_NAME.test(name) && value !== undefined && value.length >= SHORTEST) this.#add(value);
    }
  }

  /** The line as it may be stored; learns from it if it is an `::add-mask::`. */
  hideLine(line: Buffer): Buffer {
    const bytes = line.toString('latin1');
    if (/add-mask/i.test(bytes)) this.#learn(line.toString('utf8'));
    const hidden = replaceAll(bytes, this.#bytes);
    return hidden === bytes ? line : Buffer.from(hidden, 'latin1');
  }

  hide(text: string): string {
    return replaceAll(text, this.#values);
  }

  /**
   * The last place up to `end` where a text can be cut in two: in no masked value, and in none that may only have begun.
   *
   * @param text of one character a byte
   */
  endOutside(text: string, end: number): number {
    let cut = end;
    for (;;) {
      const begins = this.#bytes.flatMap((value) => beginOf(value, text, cut) ?? []);
      if (begins.length === 0) return cut;
      cut = Math.min(...begins);
    }
  }

  #learn(text: string): void {
    // The runner takes a carriage return for the end of a line.
    for (const line of text.split(/[\r\n]/)) {
      const mask = findCommand(line, (name) => name === 'add-mask');
      if (mask !== undefined) this.#add(mask.data);
    }
  }

  #add(value: string): void {
    // A masked text of several lines is met line by line in a log; the runner masks each as well.
    for (const line of value.split(/[\r\n]+/).map((each) => each.trim())) {
      if (line === '') continue;
      const values = new Set([...this.#values, line, ...encoded(line)]);
      this.#values = [...values].sort((a, b) => b.length - a.length);
      this.#bytes = this.#values.map((form) => Buffer.from(form, 'utf8').toString('latin1'));
    }
  }
}

/** How a secret is written in JSON, in a URL and, at each of the three places that it can begin at, in base64. */
function encoded(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((from) => {
    const whole = bytes.subarray(from, from + Math.floor((bytes.length - from) / 3) * 3);
    return whole.toString('base64');
  });
  const forms = [JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())];
  return [...forms, ...base64.filter((form) => form.length >= SHORTEST_BASE64)];
}

function replaceAll(text: string, values: readonly string[]): string {
  return values.reduce((hidden, value) => hidden.replaceAll(value, HIDDEN), text);
}

/** Where a value, or what is there of it, begins that is on both sides of `cut`. */
function beginOf(value: string, text: string, cut: number): number | undefined {
  for (let at = Math.max(0, cut - value.length + 1); at < cut; at += 1) {
    if (value.startsWith(text.slice(at, at + value.length))) return at;
  }
  return undefined;
}
