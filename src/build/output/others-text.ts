/**
 * Text written by another job, or by anyone else who can write to the share. Not a string, so that only `showOthers` of a
 * Reporter can print it, with its commands inert.
 */
export class OthersText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** @internal For whoever prints it, with a newline at its end: what lets commands act again counts only at a line's start. */
  get lines(): string {
    return this.isEmpty || this.#text.endsWith('\n') ? this.#text : `${this.#text}\n`;
  }
}
