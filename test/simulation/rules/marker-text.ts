/** What a rule needs to know of a marker's text. */
export interface MarkerText {
  readonly value?: unknown;
  readonly message?: string;
  readonly token?: string;
}

/** Undefined for text that is no whole marker. */
export function readMarker(text: string): MarkerText | undefined {
  try {
    const { value, message, builder } = JSON.parse(text) as MarkerText & {
      readonly builder?: { readonly token?: string };
    };
    return {
      value,
      ...(message === undefined ? {} : { message }),
      ...(builder?.token === undefined ? {} : { token: builder.token }),
    };
  } catch {
    return undefined;
  }
}
