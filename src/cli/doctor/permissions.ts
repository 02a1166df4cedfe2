import { ownerOf } from '../../shared-dir/mount/owner.ts';
import { type Space, spaceOf } from '../../shared-dir/mount/space.ts';
import { isDenied, isDiskFull } from '../../shared-dir/shared-dir.ts';
import { describeBytes } from '../../store/prune/limits.ts';
import { type Finding, FULL_ADVICE, found, ok } from './finding.ts';

const STICKY = 0o1000;
const SETGID = 0o2000;
const GROUP_WRITE = 0o020;
const OTHERS_WRITE = 0o002;

/** Who may write: whatever is made below gets the same permissions. */
export async function checkPermissions(path: string): Promise<Finding[]> {
  const { mode, user, group } = await ownerOf(path);
  const octal = (mode & 0o7777).toString(8).padStart(4, '0');
  const described = `mode ${octal}, of user ${user} and group ${group}`;
  const has = (bit: number) => (mode & bit) !== 0;
  const findings: Finding[] = [];
  if (has(STICKY))
    findings.push(
      found(
        'remark',
        'sticky',
        `${described}: only its maker can remove a directory right below; further down nothing is sticky`,
      ),
    );
  if (has(OTHERS_WRITE))
    findings.push(
      found(
        'warning',
        'world-writable',
        `${described}: whoever may write there decides what your jobs run`,
        `chmod o-w ${path}`,
      ),
    );
  if (has(GROUP_WRITE) && !has(SETGID))
    findings.push(
      found(
        'warning',
        'setgid',
        `${described}: without the setgid bit, what one user makes belongs to that user's own group, and is closed to the others`,
        `chmod g+s ${path}`,
      ),
    );
  if (!has(GROUP_WRITE) && !has(OTHERS_WRITE))
    findings.push(
      found(
        'remark',
        'one-user',
        `${described}: only ${user} can build there`,
        `for several users: chgrp GROUP ${path} && chmod 2770 ${path}`,
      ),
    );
  return findings.length === 0 ? [ok('permissions', described)] : findings;
}

/**
 * Why this user can make nothing there.
 *
 * @throws any error but a refusal
 */
export function describeRefusal(error: unknown): Finding {
  if (isDiskFull(error)) return found('serious', 'write', error.message, FULL_ADVICE);
  if (!isDenied(error)) throw error;
  const uid = process.getuid?.();
  const text = `${error.message}: as uid ${uid}, jobs here can only reuse what is built already`;
  if (error.code === 'EROFS')
    return found('warning', 'write', text, 'mount and export it read-write where builds are to run');
  const advice = 'give this user the right to write there, or let others build first';
  if (uid !== 0) return found('warning', 'write', text, advice);
  return found(
    'warning',
    'write',
    text,
    "run jobs, and this, as the directory's user: to an NFS server, root is nobody (root_squash)",
  );
}

const LITTLE_BYTES = 1e9;
const LITTLE = 0.05;
const NOTHING_BYTES = 100e6;

export async function checkSpace(path: string): Promise<Finding> {
  const space = await spaceOf(path);
  const { bytes, freeBytes, inodes, freeInodes } = space;
  const text = `${describeSpace(space)} free`;
  const hasInodes = inodes > 0;
  if (freeBytes < NOTHING_BYTES || (hasInodes && freeInodes < 1000))
    return found('serious', 'space', text, FULL_ADVICE);
  if (freeBytes < LITTLE_BYTES || freeBytes < LITTLE * bytes || (hasInodes && freeInodes < LITTLE * inodes))
    return found('warning', 'space', text, FULL_ADVICE);
  return ok('space', text);
}

function describeSpace({ bytes, freeBytes, inodes, freeInodes }: Space): string {
  const files = inodes > 0 ? `, and ${Math.round((100 * freeInodes) / inodes)} % of its inodes` : '';
  return `${describeBytes(freeBytes)} of ${describeBytes(bytes)}${files}`;
}
