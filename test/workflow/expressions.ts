import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { type Token, TokenType } from '@actions/expressions/lexer';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** What an expression may name. */
export interface Scope {
  readonly contexts: JsonObject;
  readonly functions: readonly FunctionDefinition[];
}

/** Evaluates the inside of `${{ }}` by GitHub's own engine. */
export function evaluate(expression: string, { contexts, functions }: Scope): Json {
  const tree = new Parser(lex(expression), Object.keys(contexts), [...functions]).parse();
  const named = new Map(functions.map((each) => [each.name.toLowerCase(), each]));
  const values = new data.Dictionary(
    ...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })),
  );
  return fromData(new Evaluator(tree, values, named).evaluate());
}

/** The engine's lexer mends only the first doubled quotation mark of a text; a script may have many. */
function lex(expression: string): Token[] {
  return new Lexer(expression).lex().tokens.map((token) => {
    if (token.type !== TokenType.STRING) return token;
    return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
  });
}

export function isTruthy(value: Json): boolean {
  return value !== null && value !== false && value !== 0 && value !== '' && !Number.isNaN(value);
}

/** A value as it stands in text: `null` is empty, an object is a word for it. */
export function toText(value: Json): string {
  return typeof value === 'string' ? value : toData(value).coerceString();
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `success()` and its like, for a step or a job. */
export function statusFunctions(is: {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}): FunctionDefinition[] {
  const answers = { ...is, always: true };
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: name === 'success' || name === 'failure' ? 255 : 0,
    call: () => new data.BooleanData(answer),
  }));
}

function toData(value: Json): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData;
}

function fromData(value: data.ExpressionData): Json {
  return JSON.parse(JSON.stringify(value, data.replacer)) as Json;
}
