import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject, toText } from './expressions.ts';

/** What `strategy` asks for. */
export interface Strategy {
  /** One for each leg; a single `null` without a matrix. */
  readonly legs: readonly (JsonObject | null)[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

/** GitHub's own limit. */
const MOST_LEGS = 256;

/** @param strategy the evaluated `strategy`; `null` if the job has none */
export function planStrategy(strategy: Json): Strategy {
  const { matrix, 'fail-fast': failFast, 'max-parallel': maxParallel } = isJsonObject(strategy) ? strategy : {};
  const legs = matrix === undefined ? [null] : expandMatrix(matrix);
  if (legs.length === 0) throw new TypeError('Matrix vector does not contain any values');
  if (legs.length > MOST_LEGS) throw new TypeError(`a matrix of ${legs.length} legs; at most ${MOST_LEGS} are allowed`);
  return {
    legs,
    failFast: failFast !== false && failFast !== 'false',
    maxParallel: maxParallel === undefined ? legs.length : Math.max(1, Number(maxParallel)),
  };
}

/** The product of the vectors, without what `exclude` names, and with what `include` adds. */
export function expandMatrix(matrix: Json): JsonObject[] {
  if (!isJsonObject(matrix)) throw new TypeError(`a matrix must be a mapping, not ${toText(matrix)}`);
  const { include = [], exclude = [], ...vectors } = matrix;
  const names = Object.keys(vectors);
  let product: JsonObject[] = names.length === 0 ? [] : [{}];
  for (const name of names) {
    const values = vectors[name];
    if (!Array.isArray(values) || values.length === 0) {
      throw new TypeError(`Matrix vector '${name}' does not contain any values`);
    }
    product = product.flatMap((leg) => values.map((value: Json) => ({ ...leg, [name]: value })));
  }
  const excluded = objects(exclude, 'exclude');
  const kept = product.filter((leg) => !excluded.some((each) => agrees(each, leg, Object.keys(each))));
  return addIncluded(kept, objects(include, 'include'), names);
}

/**
 * An entry goes into every leg of the product whose own values it does not overwrite; values that other entries added
 * may be overwritten. One that fits nowhere is a leg by itself, and is no place for later ones.
 */
function addIncluded(kept: readonly JsonObject[], included: readonly JsonObject[], names: readonly string[]) {
  const legs = [...kept];
  const further: JsonObject[] = [];
  for (const entry of included) {
    let fits = false;
    for (const [index, leg] of kept.entries()) {
      if (!agrees(entry, leg, names)) continue;
      legs[index] = { ...(legs[index] ?? leg), ...entry };
      fits = true;
    }
    if (!fits) further.push(entry);
  }
  return [...legs, ...further];
}

function agrees(entry: JsonObject, leg: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => !Object.hasOwn(entry, name) || isDeepStrictEqual(entry[name], leg[name]));
}

function objects(list: Json, what: string): JsonObject[] {
  if (!Array.isArray(list) || !list.every(isJsonObject)) throw new TypeError(`'${what}' must be a list of mappings`);
  return list;
}

/** `test (smoke, 3)`: what GitHub calls a leg whose job has no name of its own. */
export function legName(job: string, leg: JsonObject | null): string {
  const values = leg === null ? [] : scalars(leg);
  return values.length === 0 ? job : `${job} (${values.join(', ')})`;
}

function scalars(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [toText(value)];
  return Object.values(value).flatMap(scalars);
}
