import { listSome, type Some } from '../../build/audit/findings.ts';
import type { AuditReport } from '../../build/build-once.ts';
import { asPreformatted, asText } from './as-text.ts';

const MOST_LINES = 50;
const LONGEST_LIST = 10_000;

/** What the summary says of the files that the build has read. @param made by this job: what nobody has to act upon is told once */
export function renderAudit({ findings, hasSources, unread }: AuditReport, made: boolean): string[] {
  const { uncovered, outside, missing, suggested, isTold } = findings;
  const parts: string[] = [];
  if (!hasSources) {
    if (made && uncovered.count > 0) {
      parts.push(
        `The build's dependency files name ${files(uncovered)} of the checkout. As <code>sources</code>, a change in them would be seen, and named:\n`,
        block(suggested),
      );
    }
    return parts;
  }
  if (uncovered.count > 0) {
    parts.push(
      `**The build read ${files(uncovered)} that <code>sources</code> does not cover**: ${list(uncovered)}. After a change in ` +
        'them the old result would be reused. Add to <code>sources</code>:\n',
      block(suggested),
    );
  }
  if (!made) return parts;
  if (outside.count > 0)
    parts.push(
      `It also read ${files(outside)} outside of the checkout, of no tool in <code>fingerprint</code>: ${list(outside)}\n`,
    );
  if (unread.count > 0) parts.push(`Not read by the build, and could leave <code>sources</code>: ${list(unread)}\n`);
  if (missing.count > 0) parts.push(`<code>$BUILD_ONCE_INPUTS</code> names what is not there: ${list(missing)}\n`);
  if (!isTold) {
    parts.push(
      'What the build has read is not known, so <code>sources</code> could not be checked: it left no dependency files ' +
        '(<code>*.d</code>) and listed nothing in <code>$BUILD_ONCE_INPUTS</code>.\n',
    );
  }
  return parts;
}

function files({ count }: Some): string {
  return count === 1 ? 'one file' : `${count} files`;
}

function list(paths: Some): string {
  return asText(listSome(paths), LONGEST_LIST);
}

function block({ count, first }: Some): string {
  const lines = first.slice(0, MOST_LINES).map((line) => asPreformatted(line));
  const more = count - lines.length;
  return `<pre>${[...lines, ...(more > 0 ? [`# and ${more} more`] : [])].join('\n')}</pre>\n`;
}
