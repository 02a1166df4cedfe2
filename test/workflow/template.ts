import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { evaluate, isJsonObject, type Json, type JsonObject, type Scope, toText } from './expressions.ts';
import { isBasicExpression, isBoolean, isMapping, isNumber, isSequence, isString } from './github-parser.ts';

/** The value that a part of a parsed file has in a scope. */
export function evaluateToken(token: TemplateToken, scope: Scope): Json {
  if (isBasicExpression(token)) return evaluate(token.expression, scope);
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token))
    return Array.from({ length: token.count }, (_, index) => evaluateToken(token.get(index), scope));
  if (isMapping(token)) return evaluateMapping(token, scope);
  return null;
}

export function evaluateText(token: TemplateToken | undefined, scope: Scope): string | undefined {
  return token === undefined ? undefined : toText(evaluateToken(token, scope));
}

/** A mapping of names to text: `env`, `with`, `outputs`. */
export function evaluateTexts(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  const value = token === undefined ? {} : evaluateToken(token, scope);
  if (!isJsonObject(value)) throw new TypeError(`a mapping is needed, not ${toText(value)}`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toText(each)]));
}

export function evaluateNumber(token: TemplateToken | undefined, scope: Scope): number | undefined {
  if (token === undefined) return undefined;
  const value = evaluateToken(token, scope);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    throw new TypeError(`a number is needed, not ${toText(value)}`);
  return number;
}

export function evaluateBoolean(token: TemplateToken | undefined, scope: Scope): boolean | undefined {
  if (token === undefined) return undefined;
  const value = evaluateToken(token, scope);
  if (typeof value !== 'boolean') throw new TypeError(`true or false is needed, not ${toText(value)}`);
  return value;
}

/** `${{ insert }}: ${{ mapping }}` puts the entries of another mapping in. */
function evaluateMapping(mapping: MappingToken, scope: Scope): JsonObject {
  const entries: [string, Json][] = [];
  for (const { key, value } of mapping) {
    const evaluated = evaluateToken(value, scope);
    if (!key.isExpression || isBasicExpression(key)) entries.push([toText(evaluateToken(key, scope)), evaluated]);
    else if (isJsonObject(evaluated)) entries.push(...Object.entries(evaluated));
  }
  return Object.fromEntries(entries);
}
