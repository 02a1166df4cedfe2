/**
 * Text that another job has written, or whoever else can write to the share. It is no string, so that nothing but
 * `showOthers` of a Reporter can print it, where no workflow command acts.
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
