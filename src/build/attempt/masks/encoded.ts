const BITS_OF_BASE64 = 6;

/**
 * Bytes in base64, at each of the three offsets that they can have in other text, in base64url and in hexadecimal. Base64
 * digits that also encode neighbouring bytes are left out.
 */
export function encodedForms(bytes: Buffer): string[] {
  const base64 = [0, 1, 2].map((before) => {
    const first = Math.ceil((8 * before) / BITS_OF_BASE64);
    const end = Math.floor((8 * (before + bytes.length)) / BITS_OF_BASE64);
    return Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(first, end);
  });
  const url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = bytes.toString('hex');
  return [...base64, ...url, hex, hex.toUpperCase()];
}
