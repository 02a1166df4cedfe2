import { isAbsolute } from 'node:path';
import { isObject, type Json } from '../../shared-dir/json.ts';
import { parseAttempt } from '../../store/layout.ts';
import type { Audit } from '../audit/findings.ts';
import type { KeyParts } from '../key/key-parts.ts';
import { moveText, PLACES, type Places } from '../output/places.ts';
import type { Commit } from './commit.ts';
import type { FileCommands, NameValue } from './file-commands.ts';

/** What a build leaves for every leg: the value of the entry's `.done`. */
export type BuildResult = {
  /** The attempt's name; everything it left is below its own entry. */
  readonly attempt: string;
  /** What `expect` matched, relative to the attempt's directory. */
  readonly expected: readonly string[];
  /** Whether the build left no file. */
  readonly isEmpty: boolean;
  /** What it takes on the disk. */
  readonly bytes: number;
  readonly commands: FileCommands;
  /** The builder's own directories; another leg's workspace is elsewhere, and in a container so may the mount be. */
  readonly builtIn: Places;
  readonly keyParts: KeyParts;
  /** Of the run that built it; a run with the same key may be about another commit. */
  readonly commit?: Commit;
  /** What the build has read, where that was asked for. */
  readonly audit?: Audit;
};

/** Whether a `.done` has our format: pytest-cocotb's is empty, and an admin may have made one by hand. */
export function isBuildResult(value: Json): value is BuildResult {
  if (!isObject(value) || !isObject(value.commands) || !isObject(value.builtIn)) return false;
  const { attempt, expected, isEmpty, builtIn, commands } = value;
  return (
    isText(attempt) &&
    typeof isEmpty === 'boolean' &&
    isArrayOf(isText, expected, commands.paths) &&
    PLACES.every((place) => isPlace(builtIn[place])) &&
    isArrayOf(isPair, commands.outputs, commands.env)
  );
}

const isText = (value: Json | undefined) => typeof value === 'string';
/** One directory's names: as given, and the physical path. Both are looked for in what the command wrote. */
const isPlace = (value: Json | undefined) =>
  isArrayOf((name) => typeof name === 'string' && isAbsolute(name), value) && Array.isArray(value) && value.length <= 2;
const isPair = (value: Json | undefined) => Array.isArray(value) && value.length === 2 && value.every(isText);

function isArrayOf(isElement: (value: Json | undefined) => boolean, ...values: (Json | undefined)[]): boolean {
  return values.every((value) => Array.isArray(value) && value.every(isElement));
}

/** The first name in a result that leads out of its entry, where nothing was built with this key. */
export function findOutside({ attempt, expected }: BuildResult): string | undefined {
  if (parseAttempt(attempt) === undefined) return attempt;
  return expected.find((file) => isAbsolute(file) || file.split('/').includes('..') || file.includes('\0'));
}

/** What the command wrote to its files, translated for another job. */
export interface MovedCommands {
  readonly commands: FileCommands;
  /** Names whose value points below the builder's RUNNER_TEMP. */
  readonly temporary: readonly string[];
}

/** @param here the directories of the job that reads it */
export function commandsFor({ commands, builtIn }: BuildResult, here: Places): MovedCommands {
  const temporary: string[] = [];
  const move = (text: string, name: string) => {
    const moved = moveText(text, builtIn, here);
    if (moved.namesTemporary) temporary.push(name);
    return moved.text;
  };
  const pairs = (all: readonly NameValue[]): NameValue[] => all.map(([name, text]) => [name, move(text, name)]);
  return {
    commands: {
      outputs: pairs(commands.outputs),
      env: pairs(commands.env),
      paths: commands.paths.map((path) => move(path, 'GITHUB_PATH')),
    },
    temporary: [...new Set(temporary)],
  };
}
