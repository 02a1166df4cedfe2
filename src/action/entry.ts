import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { arch, platform, report } from 'node:process';
import type { Fingerprint } from '../build/fingerprint.ts';
import type { Inputs } from './inputs.ts';
import type { Job } from './job.ts';

/** All that a result depends on. Stored with the result, so that a miss can be explained. */
export type Ingredients = {
  readonly key: string;
  readonly command: string;
  readonly shell: string;
  /** Relative to the workspace, which is elsewhere on each runner. */
  readonly workingDirectory: string;
  readonly fingerprint: readonly { readonly command: string; readonly output: string }[];
  readonly os: string;
  readonly arch: string;
  readonly libc: string;
};

/** One build that is made once: where it stands below `path`, and what it depends on. */
export interface Entry {
  /** `NAME-DIGEST`. */
  readonly id: string;
  /** Directories below `path`, from the top: `OWNER`, `REPO`. */
  readonly folders: readonly string[];
  readonly ingredients: Ingredients;
}

const DIGEST_DIGITS = 16;

export function identify(inputs: Inputs, job: Job, fingerprint: readonly Fingerprint[]): Entry {
  const ingredients: Ingredients = {
    key: inputs.key,
    command: inputs.run,
    shell: inputs.shell.name,
    workingDirectory: relative(job.workspace, inputs.workingDirectory) || '.',
    fingerprint: fingerprint.map(({ command, output }) => ({ command, output })),
    os: platform,
    arch,
    libc: libcVersion(),
  };
  const digest = createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, DIGEST_DIGITS);
  const isApart = job.fork !== undefined && !inputs.shareWithForks;
  const folders = isApart ? ['.forks', ...job.fork.split('/')] : job.repository.split('/');
  return { id: `${inputs.name}-${digest}`, folders, ingredients };
}

/** The directory of a repository's entries. */
export function entryHome(path: string, entry: Entry): string {
  return join(path, ...entry.folders);
}

/** A binary linked to one C library does not run with another, so it is part of what a result depends on. */
function libcVersion(): string {
  if (platform !== 'linux') return '';
  // Else the report may resolve the names of open connections, which can take seconds.
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined ? 'musl' : `glibc ${header.glibcVersionRuntime}`;
}
