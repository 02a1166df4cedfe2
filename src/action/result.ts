import { join } from 'node:path';
import { isObject, type Json } from '../nfs-lock/holder.ts';
import type { Ingredients } from './entry.ts';
import type { FileCommands, NameValue } from './file-commands.ts';

/** What a build leaves for every leg; the value of the entry's `.done`. Paths are relative to `path`. */
export type BuildResult = {
  readonly dir: string;
  readonly log: string;
  /** What `expect` matched, relative to `dir`. */
  readonly expected: readonly string[];
  readonly commands: FileCommands;
  /** Where the builder saw `dir`: another leg may see the mount elsewhere, a container for example. */
  readonly builtIn: string;
  readonly ingredients: Ingredients;
};

/** Whether a `.done` says what ours say: pytest-cocotb's is empty, and an admin may have put one there by hand. */
export function isBuildResult(value: Json): value is BuildResult {
  if (!isObject(value) || !isObject(value.commands)) return false;
  const { dir, log, expected, builtIn, commands } = value;
  return (
    [dir, log, builtIn].every(isText) &&
    isArrayOf(isText, expected, commands.paths) &&
    isArrayOf(isPair, commands.outputs, commands.env)
  );
}

const isText = (value: Json | undefined) => typeof value === 'string';
const isPair = (value: Json | undefined) => Array.isArray(value) && value.length === 2 && value.every(isText);

function isArrayOf(isElement: (value: Json | undefined) => boolean, ...values: (Json | undefined)[]): boolean {
  return values.every((value) => Array.isArray(value) && value.every(isElement));
}

/**
 * What the command wrote to its files, for a leg that sees the result directory at `dir`: values that name the directory
 * as the builder saw it name it as this leg sees it.
 */
export function commandsFor({ commands, builtIn }: BuildResult, dir: string): FileCommands {
  if (builtIn === dir) return commands;
  const here = (text: string) => text.replaceAll(builtIn, dir);
  const pairs = (all: readonly NameValue[]): NameValue[] => all.map(([name, value]) => [name, here(value)]);
  return { outputs: pairs(commands.outputs), env: pairs(commands.env), paths: commands.paths.map(here) };
}

export function resultDir(path: string, result: BuildResult): string {
  return join(path, result.dir);
}
