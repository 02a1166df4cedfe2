import { showPath } from '../key/sources/source-list.ts';
import type { Reporter } from '../reporter.ts';
import { type Audit, sourceLineFor } from './findings.ts';

/** A step has ten annotations of a kind; the build's own warnings want some of them. */
const MOST_ANNOTATED = 5;

/** Says of each file that the build has read and `sources` does not cover which line would. */
export function reportUncovered(
  { annotate }: Pick<Reporter, 'annotate'>,
  { uncovered, suggested }: Audit,
  severity: 'warning' | 'error',
): void {
  const shown = uncovered.first.slice(0, MOST_ANNOTATED);
  for (const path of shown) {
    const what = `The build read ${showPath(path)}, which sources does not cover: after a change in it the old result would be reused.`;
    annotate(severity, `${what} Add to sources:\n${sourceLineFor(path)}`, path);
  }
  const more = uncovered.count - shown.length;
  if (more <= 0) return;
  const files = more === 1 ? 'one more file' : `${more} more files`;
  const what = `The build read ${files} that sources does not cover.`;
  annotate(severity, `${what} Add to sources:\n${suggested.first.join('\n')}`);
}
