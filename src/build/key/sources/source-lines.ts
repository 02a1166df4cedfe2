import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type Glob, literalGlob, parseGlobs } from './glob.ts';
import { SourcesError } from './sources-error.ts';

/** A line of `sources`. */
export type SourceLine =
  | {
      readonly kind: 'include' | 'exclude';
      /** As it is given. */
      readonly text: string;
      /** Counted from 1. */
      readonly line: number;
      /** Relative to the workspace, without `.` and `..`; empty for the workspace itself. */
      readonly path: string;
      readonly globs: readonly Glob[];
    }
  | {
      /** A simulator's file list. */
      readonly kind: 'list';
      readonly text: string;
      readonly line: number;
      readonly path: string;
      /** Where the names in it begin: `-f` at the working directory, `-F` at the list itself. */
      readonly relativeTo: 'working directory' | 'list';
    };

/**
 * @param text files, directories, patterns and `-f LIST`, one a line; `!` excludes
 * @param here what they are relative to
 * @throws SourcesError for a line that says nothing, or leads out of the workspace
 */
export function parseSourceLines(text: string, workspace: string, here = workspace): SourceLine[] {
  return text.split('\n').flatMap((raw, index) => {
    const line = raw.trim();
    return line === '' || line.startsWith('#') ? [] : [parseLine(line, index + 1, { workspace, here })];
  });
}

interface Around {
  readonly workspace: string;
  readonly here: string;
}

function parseLine(text: string, line: number, around: Around): SourceLine {
  const fail = (problem: string) => new SourcesError(`line ${line}, ${JSON.stringify(text)}: ${problem}`);
  const [, option, list] = /^(-[fF])\s+(.+)$/.exec(text) ?? [];
  if (option !== undefined && list !== undefined) {
    const relativeTo = option === '-f' ? 'working directory' : 'list';
    return { kind: 'list', text, line, path: inWorkspace(list, around, fail), relativeTo };
  }
  if (/^[-+]/.test(text)) {
    throw fail(
      'of a simulator\'s options only -f and -F, each with a list, can stand here; write a name that begins so as "./-x"',
    );
  }
  const kind = text.startsWith('!') ? 'exclude' : 'include';
  const pattern = kind === 'exclude' ? text.slice(1).trim() : text;
  if (pattern === '') throw fail('excludes nothing');
  const path = inWorkspace(pattern, around, fail);
  // Where people are is no pattern, whatever its directories are called.
  const [above, rest] = splitAt(relative(around.workspace, around.here), path);
  const globs = rest === '' ? [] : parseAlternatives(rest, fail).map((glob) => [...literalGlob(above), ...glob]);
  if (globs.some((glob) => glob.some((segment) => segment.kind === 'name' && segment.name === '..'))) {
    throw fail('may lead out of the workspace: ".." cannot stand in braces');
  }
  // A name that looks like a pattern is also just a name.
  return { kind, text, line, path, globs: [literalGlob(path), ...globs] };
}

function parseAlternatives(pattern: string, fail: (problem: string) => SourcesError): Glob[] {
  try {
    return parseGlobs(pattern);
  } catch (error) {
    throw error instanceof RangeError ? fail(error.message) : error;
  }
}

/** What of a path leads to `here` or to what is above it, and what goes on from there. */
function splitAt(here: string, path: string): readonly [above: string, rest: string] {
  const [names, own] = [path.split(sep), here.split(sep)];
  const differs = names.findIndex((name, index) => name !== own[index]);
  const common = differs === -1 ? names.length : differs;
  return [names.slice(0, common).join(sep), names.slice(common).join(sep)];
}

function inWorkspace(path: string, { workspace, here }: Around, fail: (problem: string) => SourcesError): string {
  if (path.includes('\0')) throw fail('contains a NUL character');
  // A slash at the end, or `a/../b`, says nothing more; a pattern is a name like any other here.
  const inside = relative(workspace, resolve(here, path));
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw fail(`leads out of the workspace (${workspace})`);
  }
  return inside;
}
