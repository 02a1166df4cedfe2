import { physicalPath } from '../physical-path.ts';
import { readSystemText } from '../system/system-text.ts';

/** How a directory is mounted, as /proc/self/mountinfo tells. */
export interface Mount {
  readonly point: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** The mount that `path` is on; undefined where the system does not tell (macOS). */
export async function mountOf(path: string): Promise<Mount | undefined> {
  const mountinfo = readSystemText('/proc/self/mountinfo');
  return mountinfo === undefined ? undefined : findMount(mountinfo, await physicalPath(path));
}

/** Whether nothing on the mount of `path` can be executed, whatever its mode. */
export async function isNoexec(path: string): Promise<boolean> {
  return (await mountOf(path))?.options.includes('noexec') === true;
}

/** The last mount whose mount point `path` is on or below: a later one covers those before it. */
export function findMount(mountinfo: string, path: string): Mount | undefined {
  let found: Mount | undefined;
  for (const line of mountinfo.split('\n')) {
    const [before = '', after] = line.split(' - ');
    const [, , , , point, ofMount = ''] = before.split(' ');
    if (point === undefined || after === undefined) continue;
    const [type = '', , ofFileSystem = ''] = after.split(' ');
    // `noexec` is the mount's own, `soft` and `nocto` are the file system's.
    const mount = { point: plain(point), type, options: [...ofMount.split(','), ...ofFileSystem.split(',')] };
    const isOn = path === mount.point || path.startsWith(mount.point === '/' ? '/' : `${mount.point}/`);
    if (isOn && (found === undefined || mount.point.length >= found.point.length)) found = mount;
  }
  return found;
}

/** Where a mount gives less than the protocol builds on, in words, and what to do about it. */
export interface MountWarning {
  readonly problem: string;
  readonly advice: string;
}

export function mountWarnings({ point, type, options }: Mount): MountWarning[] {
  const warnings: MountWarning[] = [];
  if (options.includes('soft') || options.includes('softerr')) {
    warnings.push({
      problem:
        `${point} is mounted soft: a request that times out is reported as failed and may be carried out later all the same, ` +
        'so that a build can fail, or be made twice',
      advice: 'mount it hard',
    });
  }
  if (options.includes('nocto')) {
    warnings.push({
      problem: `${point} is mounted with nocto: what another host did may be seen half a minute late, results as well as signs of life`,
      advice: 'mount it without nocto',
    });
  }
  if (options.includes('noexec')) {
    warnings.push({
      problem: `${point} is mounted noexec: no program that is built there can be started, nor a shared library loaded`,
      advice: 'mount it exec',
    });
  }
  if (['cifs', 'smb3', '9p', 'fuse.sshfs'].includes(type)) {
    warnings.push({
      problem: `${point} is a ${type} mount: build-once is tested on NFS 3 and 4 and on local file systems, not on this`,
      advice: 'try it with `build-once doctor --peer` on two hosts first',
    });
  }
  return warnings;
}

/** Blanks and the like stand in mountinfo as octal numbers. */
function plain(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
