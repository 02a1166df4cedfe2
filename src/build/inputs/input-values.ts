/** An invalid input; says what is wrong and what would be right. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly input: string;
  readonly problem: string;

  constructor(input: string, problem: string) {
    super(`input '${input}': ${problem}`);
    this.input = input;
    this.problem = problem;
  }
}

/** An input's text; undefined if it is not set at all. */
export type ReadInput<Name extends string = string> = (name: Name) => string | undefined;

/**
 * Reads and validates inputs by name. An input that an expression left empty counts as not given, since its author would want
 * the default.
 *
 * Each method throws InputError for an invalid value.
 */
export class InputReader<Name extends string> {
  readonly #read: ReadInput<Name>;

  constructor(read: ReadInput<Name>) {
    this.#read = read;
  }

  /** As set, even if empty; trimmed. */
  readonly raw = (name: Name): string | undefined => this.#read(name)?.trim();

  readonly text = (name: Name): string | undefined => this.raw(name) || undefined;

  /** The lines that are not empty, with their numbers, counted from 1. */
  numberedLines(name: Name): { readonly text: string; readonly line: number }[] {
    return (this.raw(name) ?? '')
      .split('\n')
      .map((text, index) => ({ text: text.trim(), line: index + 1 }))
      .filter(({ text }) => text !== '');
  }

  lines(name: Name): string[] {
    return this.numberedLines(name).map(({ text }) => text);
  }

  seconds(name: Name): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const seconds = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(seconds)) throw new InputError(name, `must be a number of seconds, not ${quote(text)}`);
    return seconds;
  }

  count(name: Name, byDefault: number): number {
    const text = this.text(name) ?? `${byDefault}`;
    if (!/^[1-9]\d{0,2}$/.test(text))
      throw new InputError(name, `must be a whole number from 1 to 999, not ${quote(text)}`);
    return Number(text);
  }

  /** The first is the default. */
  choice<const C extends readonly [string, ...string[]]>(name: Name, choices: C): C[number] {
    const text = this.text(name) ?? choices[0];
    const choice = choices.find((known) => known === text);
    if (choice === undefined) throw new InputError(name, `must be one of ${choices.join(', ')}, not ${quote(text)}`);
    return choice;
  }

  /** YAML 1.2's spellings, as GitHub's own toolkit takes them. */
  boolean(name: Name, byDefault: boolean): boolean {
    const text = this.text(name) ?? `${byDefault}`;
    if (['true', 'True', 'TRUE'].includes(text)) return true;
    if (['false', 'False', 'FALSE'].includes(text)) return false;
    throw new InputError(name, `must be true or false, not ${quote(text)}`);
  }
}

const LONGEST_QUOTE = 60;

export function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}
