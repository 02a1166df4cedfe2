/** The secrets of one job: what it logs shows `***` in their place. */
export class Masks {
  readonly #values = new Set<string>();

  /** A value of several lines is looked for as a whole and line by line, since a log is written by lines. */
  add(value: string): void {
    for (const part of [value, ...value.split(/\r\n|\r|\n/)]) if (part.trim() !== '') this.#values.add(part);
  }

  apply(text: string): string {
    const hidden = new Uint8Array(text.length);
    for (const value of this.#values) {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
        hidden.fill(1, at, at + value.length);
    }
    let masked = '';
    for (let at = 0; at < text.length; at += 1) {
      if (hidden[at] !== 1) masked += text[at];
      else if (hidden[at - 1] !== 1) masked += '***';
    }
    return masked;
  }
}
