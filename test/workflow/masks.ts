const XML: Readonly<Record<string, string>> = { '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '&': 'amp' };

/** The forms in which the runner looks for a secret, besides the plain one, but for those of PowerShell's error messages. */
function forms(value: string): string[] {
  return [
    value,
    // In base64 a byte looks different in each of three places: behind `user:`, say, it is the secret less its first bytes.
    ...[0, 1, 2].flatMap((start) => base64(Buffer.from(value).subarray(start))),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    value.replace(/[<>"'&]/g, (char) => `&${XML[char]};`),
    value.length > 8 && /^".*"$/s.test(value) ? value.slice(1, -1) : '',
  ].filter((form) => form !== '');
}

/** Both alphabets, without padding. */
function base64(bytes: Buffer): string[] {
  return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

/** The secrets of one job: what it logs shows `***` in their place. */
export class Masks {
  readonly #values = new Set<string>();

  /** A value of several lines is looked for as a whole and line by line, since a log is written by lines. */
  add(value: string): void {
    for (const part of [value, ...value.split(/\r\n|\r|\n/)]) {
      if (part.trim() === '') continue;
      for (const form of forms(part)) this.#values.add(form);
    }
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
