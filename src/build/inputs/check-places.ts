import { stat } from 'node:fs/promises';
import type { Host } from '../../nfs-lock/host.ts';
import { errorCode } from '../../shared-dir/error-code.ts';
import { findForeignLink } from '../../shared-dir/mount/foreign-link.ts';
import { mountOf, mountWarnings } from '../../shared-dir/mount/mount-options.ts';
import { SharedDirError } from '../../shared-dir/shared-dir.ts';
import { findProgram } from '../../shared-dir/system/find-program.ts';
import type { Entry } from '../entry.ts';
import type { BuildRequest } from '../request.ts';
import type { BuildInputs } from './build-inputs.ts';
import { InputError } from './input-values.ts';

/** Checks what only the file systems can tell about the inputs, before anything is created. */
export async function checkPlaces({ inputs, host, env, reporter }: BuildRequest): Promise<void> {
  const looking = stat(inputs.workingDirectory).catch(() => undefined);
  await checkPath(host, inputs);
  const mount = await mountOf(inputs.path);
  const warnings = mount === undefined ? [] : mountWarnings(mount);
  for (const { problem, advice } of warnings) reporter.warning(`${problem}; ${advice}`);
  const place = await looking;
  if (place?.isDirectory() !== true) {
    throw new InputError('working-directory', `${inputs.workingDirectory} is not a directory on this runner`);
  }
  // A missing shell is this runner's fault: failing the build would fail every leg.
  const { program } = inputs.shell.command('');
  if (findProgram(program, { cwd: inputs.workingDirectory, PATH: env.PATH }) === undefined) {
    throw new InputError('shell', `${program} is not on the PATH of this runner`);
  }
}

/** A healthy server may take this long, even if the caller does not want to wait for a build. */
const LEAST_SECONDS = 3;

/**
 * Checks that `path` exists, before anything is created. If it does not, the mount is most likely missing, and a directory
 * made in its place would be local to this machine.
 */
async function checkPath({ dir, clock }: Host, { path, timeoutSeconds }: BuildInputs): Promise<void> {
  let names: readonly string[] | 'no answer' | undefined;
  try {
    const listing = dir.list(path);
    const limit = async () =>
      await clock.sleep(Math.max(timeoutSeconds, LEAST_SECONDS)).then(() => 'no answer' as const);
    // A server that is gone would never answer.
    names = await (timeoutSeconds < 0 ? listing : Promise.race([listing, limit()]));
  } catch (error) {
    if (error instanceof SharedDirError && error.code === 'ENOTDIR')
      throw new InputError('path', `${path} is not a directory`);
    throw new InputError('path', error instanceof SharedDirError ? error.message : errorCode(error));
  }
  if (names === 'no answer') {
    throw new InputError('path', `${path} has not answered within ${timeoutSeconds} s (timeout); is its server there?`);
  }
  if (names === undefined) throw new InputError('path', `${path} does not exist; is the mount there on this runner?`);
}

/**
 * Checks that nobody has replaced one of our directories by a link to somewhere else, before anything is touched.
 *
 * @throws InputError that names the link
 */
export async function validateLinks(path: string, { folders, id }: Entry): Promise<void> {
  const link = await findForeignLink(path, [...folders, id, '.locks']);
  if (link === undefined) return;
  throw new InputError(
    'path',
    `${link.path} is a symbolic link of user ${link.uid} to ${link.target}. A link is followed only if it is ours, root's, or of ` +
      'the owner of the directory that it stands in: remove it, and see who may write there',
  );
}
