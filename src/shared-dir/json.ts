/** JSON values: what a marker or `holder.info` can carry. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Undefined if it is not a JSON object: a file being written, or cut short by a crash. */
export function parseObject(text: string): JsonObject | undefined {
  if (!isShallow(text)) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Levels of nesting in JSON of ours, and in what a caller may store: recursion over more could end the process. */
export const MOST_LEVELS = 200;

/** Whether arrays and objects in that JSON are nested at most {@link MOST_LEVELS} deep; told before it is parsed. */
export function isShallow(json: string): boolean {
  let level = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (inText) {
      if (char === '\\') at += 1;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{' || char === '[') {
      level += 1;
      if (level > MOST_LEVELS) return false;
    } else if (char === '}' || char === ']') level -= 1;
  }
  return true;
}
