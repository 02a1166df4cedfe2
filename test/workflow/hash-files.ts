import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { data } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';

/** `hashFiles()` over one workspace. */
export function hashFilesFunction(workspace: string): FunctionDefinition {
  return {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns) =>
      new data.StringData(
        hashFiles(
          workspace,
          patterns.map((each) => each.coerceString()),
        ),
      ),
  };
}

/** The SHA-256 of the SHA-256 digests of all files that match, in the order of the walk; empty if none does. */
export function hashFiles(workspace: string, given: readonly string[]): string {
  const follow = given[0]?.toLowerCase() === '--follow-symbolic-links';
  const patterns = given
    .slice(follow ? 1 : 0)
    .flatMap((each) => each.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parsePattern);
  const hash = createHash('sha256');
  let found = false;
  for (const path of walk(workspace, '', follow)) {
    if (!matches(patterns, path)) continue;
    found = true;
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, path)))
        .digest(),
    );
  }
  return found ? hash.digest('hex') : '';
}

/** Depth first, each directory by the bytes of its names, as Node lists it. */
function* walk(workspace: string, below: string, follow: boolean): Generator<string> {
  for (const name of readdirSync(join(workspace, below)).sort(byBytes)) {
    const path = below === '' ? name : `${below}/${name}`;
    const stat = follow ? statSync(join(workspace, path), { throwIfNoEntry: false }) : lstatSync(join(workspace, path));
    if (stat?.isDirectory()) yield* walk(workspace, path, follow);
    else if (statSync(join(workspace, path), { throwIfNoEntry: false })?.isFile()) yield path;
  }
}

type Pattern = { readonly regexp: RegExp; readonly negate: boolean };

/** The last pattern that speaks of a file decides. */
function matches(patterns: readonly Pattern[], path: string): boolean {
  let included = false;
  for (const { regexp, negate } of patterns) if (regexp.test(path)) included = !negate;
  return included;
}

/** A pattern also stands for everything below what it matches. */
function parsePattern(line: string): Pattern {
  const [, marks = '', glob = ''] = /^(!*)\s*(?:\.\/)?(.*?)\/*$/.exec(line) ?? [];
  if (glob.startsWith('/') || glob.split('/').some((part) => part === '.' || part === '..')) {
    throw new Error(`hashFiles: '${line}': only patterns below the workspace, without '.' and '..', are done here`);
  }
  const parts = glob.split('/').map((part) => (part === '**' ? part : partExpression(part)));
  const body = parts.map((part, at) => {
    if (part !== '**') return at === parts.length - 1 ? part : `${part}/`;
    return at === parts.length - 1 ? '.*' : '(?:[^/]+/)*';
  });
  return { regexp: new RegExp(`^${body.join('')}(?:/.*)?$`), negate: marks.length % 2 === 1 };
}

function partExpression(part: string): string {
  return part.replace(/\\(.)|(\*+)|(\?)|(\[[^\]/]+\])|([\s\S])/g, (_, escaped, stars, one, set, plain) => {
    if (stars !== undefined) return '[^/]*';
    if (one !== undefined) return '[^/]';
    if (set !== undefined) return `[${set.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
    return (escaped ?? plain).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
