import { evaluate, isJsonObject, isTruthy, type Json, type JsonObject, toText } from './expressions.ts';

/** One leg of a job. */
export interface MatrixLeg {
  /** `null` without a matrix. */
  readonly matrix: JsonObject | null;
  /** What its name shows: not what an `include` added to it. */
  readonly named: JsonObject;
}

/** What `strategy` asks for. */
export interface Strategy {
  readonly legs: readonly MatrixLeg[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

/** GitHub's own limit. */
const MOST_LEGS = 256;

/** @param strategy the evaluated `strategy`; `null` if the job has none */
export function planStrategy(strategy: Json): Strategy {
  const { matrix, 'fail-fast': failFast, 'max-parallel': maxParallel } = isJsonObject(strategy) ? strategy : {};
  const legs = matrix === undefined ? [{ matrix: null, named: {} }] : expandMatrix(matrix);
  if (legs.length === 0) throw new TypeError('Matrix vector does not contain any values');
  if (legs.length > MOST_LEGS) throw new TypeError(`a matrix of ${legs.length} legs; at most ${MOST_LEGS} are allowed`);
  return {
    legs,
    failFast: failFast !== false && failFast !== 'false',
    maxParallel: maxParallel === undefined ? legs.length : Math.max(1, Number(maxParallel)),
  };
}

/** The product of the vectors, without what `exclude` names, and with what `include` adds. */
export function expandMatrix(matrix: Json): MatrixLeg[] {
  if (!isJsonObject(matrix)) throw new TypeError(`a matrix must be a mapping, not ${toText(matrix)}`);
  const { include = [], exclude = [], ...vectors } = matrix;
  let product: JsonObject[] = Object.keys(vectors).length === 0 ? [] : [{}];
  for (const [name, values] of Object.entries(vectors)) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new TypeError(`Matrix vector '${name}' does not contain any values`);
    }
    product = product.flatMap((leg) => values.map((value: Json) => ({ ...leg, [name]: value })));
  }
  const excluded = objects(exclude, 'exclude');
  for (const key of excluded.flatMap((each) => Object.keys(each))) {
    if (!isOneOf(vectors, key))
      throw new TypeError(`Matrix exclude key '${key}' does not match any key within the matrix`);
  }
  const kept = product.filter((leg) => !excluded.some((each) => agrees(each, leg)));
  return addIncluded(kept, objects(include, 'include'), vectors);
}

/**
 * Where the vectors have a key of an entry, it says which legs of the product the rest of the entry is for; what other
 * entries added there is overwritten. One that fits nowhere is a leg by itself, and is no place for later ones.
 */
function addIncluded(kept: readonly JsonObject[], included: readonly JsonObject[], vectors: JsonObject): MatrixLeg[] {
  let legs: MatrixLeg[] = kept.map((leg) => ({ matrix: leg, named: leg }));
  const further: MatrixLeg[] = [];
  for (const entry of included) {
    const part = (own: boolean) =>
      Object.fromEntries(Object.entries(entry).filter(([key]) => isOneOf(vectors, key) === own));
    const [filter, extra] = [part(true), part(false)];
    const fits = kept.map((leg) => agrees(filter, leg));
    legs = legs.map((leg, index) => (fits[index] ? { ...leg, matrix: { ...leg.matrix, ...extra } } : leg));
    const whole = { ...filter, ...extra };
    if (!fits.includes(true)) further.push({ matrix: whole, named: whole });
  }
  return [...legs, ...further];
}

/** GitHub compares value by value, as an expression would: of an object only what the entry names. */
function agrees(entry: Json, leg: JsonObject, path = 'leg'): boolean {
  if (typeof entry !== 'object' || entry === null) {
    return isTruthy(evaluate(`${path} == wanted`, { contexts: { leg, wanted: entry }, functions: [] }));
  }
  const index = (key: string) => (Array.isArray(entry) ? key : `'${key.replaceAll("'", "''")}'`);
  return Object.entries(entry).every(([key, value]: [string, Json]) => agrees(value, leg, `${path}[${index(key)}]`));
}

function isOneOf(vectors: JsonObject, key: string): boolean {
  return Object.keys(vectors).some((name) => name.toLowerCase() === key.toLowerCase());
}

function objects(list: Json, what: string): JsonObject[] {
  if (!Array.isArray(list) || !list.every(isJsonObject)) throw new TypeError(`'${what}' must be a list of mappings`);
  if (list.some((entry) => Object.keys(entry).length === 0)) throw new TypeError(`an entry of '${what}' is empty`);
  return list;
}

/** `test (smoke, 3)`: what GitHub calls a leg whose job has no name of its own. */
export function legName(job: string, { named }: MatrixLeg): string {
  const values = scalars(named).filter((value) => value !== '');
  return values.length === 0 ? job : `${job} (${values.join(', ')})`;
}

function scalars(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [toText(value)];
  return Object.values(value).flatMap(scalars);
}
