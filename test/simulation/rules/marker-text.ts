/** What a rule needs to know of a marker's text, or of a `holder.info`. */
export interface MarkerText {
  readonly value?: unknown;
  readonly message?: string;
  readonly token?: string;
}

interface Stored extends MarkerText {
  readonly builder?: { readonly token?: string };
}

/** A call's value, to be compared: a text as it is, of a result that is used its attempt and the token that it was built under. */
export function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return `${value}`;
  const { attempt, token } = value as { readonly attempt?: string; readonly token?: string };
  return `${attempt} ${token}`;
}

/** Undefined for text that is no whole marker. */
export function readMarker(text: string): MarkerText | undefined {
  try {
    const { value, message, builder, token = builder?.token } = JSON.parse(text) as Stored;
    return {
      value: value !== null && typeof value === 'object' ? textOf(value) : value,
      ...(message === undefined ? {} : { message }),
      ...(token === undefined ? {} : { token }),
    };
  } catch {
    return undefined;
  }
}
