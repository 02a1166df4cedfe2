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

/** What a person should know of such a mount: where NFS, or what is not NFS, gives less than the protocol builds on. */
export function mountWarnings({ point, type, options }: Mount): string[] {
  const warnings: string[] = [];
  if (options.includes('soft') || options.includes('softerr')) {
    warnings.push(
      `${point} is mounted soft: a request that times out is reported as failed and may be carried out later all the same. ` +
        'A build can fail by that, or be made twice; mount it hard.',
    );
  }
  if (options.includes('nocto')) {
    warnings.push(
      `${point} is mounted with nocto: what another host did may be seen half a minute late, results as well as signs of life. ` +
        'Mount it without nocto.',
    );
  }
  if (options.includes('noexec')) {
    warnings.push(
      `${point} is mounted noexec: no program that is built there can be started, nor a shared library loaded. Mount it exec.`,
    );
  }
  if (['cifs', 'smb3', '9p', 'fuse.sshfs'].includes(type)) {
    warnings.push(
      `${point} is a ${type} mount: build-once is tested on NFS 3 and 4 and on local file systems, not on this.`,
    );
  }
  return warnings;
}

/** Blanks and the like stand in mountinfo as octal numbers. */
function plain(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
