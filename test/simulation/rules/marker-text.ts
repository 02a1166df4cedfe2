/** What a rule needs to know of a marker's text, or of a `holder.info`. */
export interface MarkerText {
  readonly value?: unknown;
  readonly message?: string;
  readonly token?: string;
}

interface Stored extends MarkerText {
  readonly builder?: { readonly token?: string };
}

/** Undefined for text that is no whole marker. */
export function readMarker(text: string): MarkerText | undefined {
  try {
    const { value, message, builder, token = builder?.token } = JSON.parse(text) as Stored;
    return {
      value,
      ...(message === undefined ? {} : { message }),
      ...(token === undefined ? {} : { token }),
    };
  } catch {
    return undefined;
  }
}
