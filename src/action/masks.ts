import type { Environment } from './inputs.ts';

const SECRET_NAME = /TOKEN|SECRET|PASSW(OR)?D|CREDENTIAL|API_?KEY|PRIVATE_?KEY/i;
/** Shorter values, a `1` or `no`, would blot out half of the log and are no secrets. */
const SHORTEST = 6;
/** What stands in the place of a masked text, as in the runner's own log. */
export const HIDDEN = '***';

/**
 * What must not be stored on the share, where more people read than read this job's log: what the build masks by
 * `::add-mask::`, and the values of environment variables that are named like secrets. What earlier steps masked, and
 * which expressions in the inputs came from secrets, only the runner knows.
 */
export class Masks {
  readonly #values = new Set<string>();

  constructor(env: Environment) {
    for (const [name, value] of Object.entries(env)) {
      if (SECRET_NAME.test(name) && value !== undefined && value.length >= SHORTEST) this.#add(value);
    }
  }

  /** The line as it may be stored; learns from it if it is an `::add-mask::`. */
  hideLine(line: Buffer): Buffer {
    // One character a byte: whatever the line's encoding, it comes out as it went in.
    const bytes = line.toString('latin1');
    const value = /^\s*::add-mask::(.*?)\r?\n?$/.exec(bytes)?.[1];
    if (value) this.#add(unescapeData(Buffer.from(value, 'latin1').toString('utf8')));
    const hidden = this.#replace(bytes, (text) => Buffer.from(text, 'utf8').toString('latin1'));
    return hidden === bytes ? line : Buffer.from(hidden, 'latin1');
  }

  /** The value with every text in it as it may be stored. */
  hide<T>(value: T): T {
    if (this.#values.size === 0) return value;
    const walk = (part: unknown): unknown => {
      if (typeof part === 'string') return this.#replace(part, (text) => text);
      if (Array.isArray(part)) return part.map(walk);
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
    };
    // Only texts are exchanged for texts.
    return walk(value) as T;
  }

  #add(value: string): void {
    // A masked text of several lines is met line by line in a log; the runner masks each as well.
    for (const line of value.split(/\r?\n/)) if (line.trim() !== '') this.#values.add(line.trim());
  }

  #replace(text: string, encode: (value: string) => string): string {
    let hidden = text;
    for (const value of [...this.#values].sort((a, b) => b.length - a.length))
      hidden = hidden.replaceAll(encode(value), HIDDEN);
    return hidden;
  }
}

/** As the runner undoes what a workflow command escapes. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
