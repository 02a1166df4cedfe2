/** What a machine must have to run the lab. */
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { STATE_ROOT } from './layout.ts';

const PACKAGES: readonly (readonly [debianPackage: string, file: string])[] = [
  ['user-mode-linux', '/usr/bin/linux.uml'],
  ['user-mode-linux', '/usr/lib/uml/modules'],
  ['nfs-kernel-server', '/usr/sbin/rpc.nfsd'],
  ['nfs-common', '/usr/sbin/mount.nfs'],
  ['rpcbind', '/usr/sbin/rpcbind'],
  ['kmod', '/usr/sbin/modprobe'],
  ['e2fsprogs', '/usr/sbin/mkfs.ext4'],
  ['iproute2', '/usr/sbin/ip'],
  ['socat', '/usr/bin/socat'],
  ['gcc', '/usr/bin/cc'],
  ['libc6-dev', '/usr/include/stdio.h'],
];

const SHARED_MEMORY_BYTES = 2 ** 30;

/** One line that says what is missing and what to do about it; undefined when the lab can run here. */
export function whatIsMissing(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return 'The NFS lab needs Linux on x86-64: User Mode Linux runs nowhere else.';
  }
  if (!process.features.typescript) return 'The NFS lab needs a Node that runs TypeScript: 24, as .nvmrc says.';
  const missing = new Set(PACKAGES.filter(([, file]) => !existsSync(file)).map(([name]) => name));
  if (missing.size > 0) return `The NFS lab lacks Debian packages: apt-get install -y ${[...missing].join(' ')}`;
  if (process.getuid?.() !== 0) return 'The NFS lab needs root, for its network namespace: run it with sudo.';
  if (!isWritable('/dev/net/tun'))
    return 'The NFS lab needs /dev/net/tun: modprobe tun, or start the container with --device /dev/net/tun --privileged.';
  if (isNoexec(STATE_ROOT))
    return `The NFS lab needs to execute from ${STATE_ROOT}: mount -o remount,exec ${STATE_ROOT}`;
  const { bavail, bsize } = statfsSync(STATE_ROOT);
  if (bavail * bsize < SHARED_MEMORY_BYTES) {
    return `The NFS lab needs 1 GB free in ${STATE_ROOT}: mount -o remount,size=4G ${STATE_ROOT}, or start the container with --shm-size=4g.`;
  }
  return undefined;
}

function isNoexec(mountPoint: string): boolean {
  const mount = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .findLast((line) => line.split(' ')[4] === mountPoint);
  return mount?.split(' ')[5]?.split(',').includes('noexec') ?? false;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
