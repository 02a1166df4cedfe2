import { type Mount, mountOf, mountWarnings } from '../../shared-dir/mount/mount-options.ts';
import { readSystemText } from '../../shared-dir/system/system-text.ts';
import { type Finding, found, ok } from './finding.ts';

const NETWORK = /^(nfs4?|cifs|smb3|9p|fuse\.sshfs|lustre|gpfs|beegfs|ceph|glusterfs|fuse\.glusterfs|afs|wekafs|panfs)$/;
const SHOWN_OPTIONS =
  /^(vers|nfsvers|proto|sec|hard|soft|softerr|ac|noac|ac(?:reg|dir)(?:min|max)|lookupcache|nocto|ro|rw|noexec|nconnect|local_lock|sync)(=|$)/;

/** Of what kind the mount is, and whether its options take away what the protocol rests on. */
export async function checkMount(path: string): Promise<Finding[]> {
  const mount = await mountOf(path);
  if (mount === undefined) return [found('remark', 'mount', 'this system does not tell how the directory is mounted')];
  const { point, type, options } = mount;
  const shown = [...new Set(options)].filter((option) => SHOWN_OPTIONS.test(option)).join(',');
  const described = `${point} is ${type}${version(mount)} (${shown})`;
  const findings = [
    NETWORK.test(type)
      ? ok('mount', described)
      : found('remark', 'mount', `${described}, a local file system: it serves this machine alone`),
  ];
  if (path === point) {
    findings.push(
      found(
        'warning',
        'mount-point',
        `${path} is the mount point itself: where the mount is missing, builds go to the disk below it unnoticed`,
        `make a directory below it, and use that: ${path}/builds`,
      ),
    );
  }
  for (const { problem, advice } of mountWarnings(mount))
    findings.push(found('warning', 'mount-options', problem, advice));
  if (options.includes('ro')) {
    findings.push(
      found(
        'remark',
        'read-only',
        'the mount is read-only: this machine can reuse results, not build or wait for builds',
        'let others build first, and prune by what is older than the longest job here: nobody can see what this machine uses',
      ),
    );
  }
  if (type.startsWith('nfs'))
    findings.push(...describeCaching(options), describeSync(), await checkDirectoryDelegations(point));
  return findings;
}

const LONG_SECONDS = 60;

/** What is right, but costs something, or concerns what jobs look at by themselves. */
function describeCaching(options: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const slow = ['noac', 'sync'].filter((option) => options.includes(option));
  if (slow.length > 0) {
    findings.push(
      found(
        'remark',
        'caching',
        `mounted ${slow.join(' and ')}: builds are slow there, for each look or write of theirs waits for the server`,
        'leave it out: build-once does not need it',
      ),
    );
  }
  const longest = Math.max(0, ...options.map((option) => Number(/^ac(?:reg|dir)min=(\d+)$/.exec(option)?.[1] ?? 0)));
  if (longest >= LONG_SECONDS) {
    findings.push(
      found(
        'remark',
        'caching',
        `what other hosts change, programs here may see ${longest} s late; build-once looks past that, jobs that exchange files by themselves do not`,
        'the defaults will do: acregmin=3,acdirmin=30',
      ),
    );
  }
  return findings;
}

function describeSync(): Finding {
  return found(
    'remark',
    'export',
    'no client can tell whether the server exports it async, and so loses results at a power cut',
    'look on the server (exportfs -v): it should say sync',
  );
}

function version({ options }: Mount): string {
  const value = options.find((option) => option.startsWith('vers='))?.slice('vers='.length);
  return value === undefined ? '' : ` ${value}`;
}

const PARAMETER = '/sys/module/nfsv4/parameters/directory_delegations';

/**
 * A client of 2026 may ask for the right to be told of each change of a directory. While one that has died still has it, the server lets
 * nobody change that directory: no lock in it can be taken over before the server's own lease is over.
 */
async function checkDirectoryDelegations(point: string): Promise<Finding> {
  const parameter = readSystemText(PARAMETER)?.trim();
  const statistics = readSystemText('/proc/self/mountstats') ?? '';
  const asked = askedForDelegations(statistics, point);
  if (parameter !== 'Y' && asked === 0)
    return ok('directory-delegations', 'this client asks for no delegations of directories');
  return found(
    'warning',
    'directory-delegations',
    `this client asks for delegations of directories${asked > 0 ? ` (${asked} times so far)` : ''}: where it dies, a takeover waits for the server's lease, not ours`,
    `echo N > ${PARAMETER}, and 'options nfsv4 directory_delegations=N' in /etc/modprobe.d/nfs.conf`,
  );
}

/** How often, by the mount's statistics. */
export function askedForDelegations(mountstats: string, point: string): number {
  const mounts = mountstats.split(/^(?=device )/m);
  const own = mounts.find((text) => text.split(' ')[4] === point) ?? '';
  return Number(/^\s*GET_DIR_DELEGATION: (\d+)/m.exec(own)?.[1] ?? 0);
}
