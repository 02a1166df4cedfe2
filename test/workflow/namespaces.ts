import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { type Container, contained } from './container.ts';

/** Whether each job gets process ids and a host name of its own, as on a machine or in a container of its own. */
export type Isolation =
  | { readonly kind: 'namespaces'; readonly unshare: readonly string[] }
  | { readonly kind: 'plain'; readonly why: string };

let found: Isolation | undefined;

/** What this machine allows. */
export function findIsolation(): Isolation {
  found ??= tryIsolation();
  return found;
}

function tryIsolation(): Isolation {
  const namespaces = ['--pid', '--uts', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
  // Who is not root is root in a user namespace of its own; files stay the user's.
  const unshare = ['unshare', ...(userInfo().uid === 0 ? [] : ['--user', '--map-root-user']), ...namespaces];
  const [program = '', ...args] = unshare;
  const { status, error, stderr } = spawnSync(program, [...args, 'hostname', 'probe'], { encoding: 'utf8' });
  if (status === 0) return { kind: 'namespaces', unshare };
  return { kind: 'plain', why: error?.message ?? stderr.trim() };
}

/** The command that runs another one as a job's first process, in a container if it has one. */
export function isolated(
  isolation: Isolation,
  hostname: string,
  argv: readonly string[],
  container?: Container,
): readonly string[] {
  if (isolation.kind === 'plain') {
    // Its mounts would be the machine's own.
    if (container !== undefined) throw new Error(`'container' needs namespaces: ${isolation.why}`);
    return argv;
  }
  // Process 1 must be one that waits for whatever is handed to it, or the dead would stay; bash does, Node does not.
  const init = ['bash', '--noprofile', '--norc', '-c', 'hostname "$0" && "$@"; exit $?', hostname];
  return [...isolation.unshare, ...init, ...(container === undefined ? argv : contained(container, argv))];
}
