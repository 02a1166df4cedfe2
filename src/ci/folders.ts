import { createHash } from 'node:crypto';
import { isReserved } from '../store/layout.ts';
import type { Apart } from './ci-job.ts';

/*
 * Below `path`, the command's trees begin with a name that no owner on GitHub has: `_gitlab/GROUP/PROJECT`. No folder is
 * called like an entry, NAME-DIGEST, or it would be taken for one.
 */

const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
const LIKE_ENTRY = /-[0-9a-f]{16}$/;

/** Whether a name is a folder's as it is. */
export function isFolder(name: string): boolean {
  return PLAIN.test(name) && !LIKE_ENTRY.test(name);
}

/** The parts of a project's path as folders; no two projects share one. */
export function foldersOfPath(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (isFolder(part) ? part : asFolder(part)));
}

const WRITTEN = /^_.*-[0-9a-f]{20}$/;

/** The same of an owner or a repository on GitHub, which keeps its name where that can be taken for nothing else. */
export function foldersOfRepository(repository: string): string[] {
  const isTaken = (part: string) => LIKE_ENTRY.test(part) || WRITTEN.test(part) || isReserved(part);
  return repository.split('/').map((part) => (isTaken(part) ? asFolder(part) : part));
}

const DIGITS = 20;

/** Any text as a folder's name: its readable part, and a digest that makes it unique. */
export function asFolder(text: string): string {
  const readable = text.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  return `_${readable}-${createHash('sha256').update(text).digest('hex').slice(0, DIGITS)}`;
}

/** Where results of a fork's code go, built by a run of the project itself. */
export function forkOf(event: string, project: readonly string[], fork: string): Apart {
  return {
    folders: ['.forks', event, ...project, asFolder(fork)],
    why: `Code of the fork ${fork}: results are kept apart from the project's own; see --share-with-forks`,
  };
}
