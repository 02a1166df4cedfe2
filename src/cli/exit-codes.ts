/** The command's own exit codes, as in sysexits.h, for pipelines that retry by them. */
export const EXIT = {
  /** The answer is no: not found, refused, or something serious was found. */
  no: 1,
  usage: 64,
  /** The shared directory is not there, or refuses. */
  mount: 69,
  /** An error of this program's, or of this machine. */
  internal: 70,
  /** Another's build was not over in time. */
  timedOut: 75,
} as const;

/** The command line is wrong; nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The request cannot be met, for a reason that is not an error of this program. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The shared directory cannot be used from here. */
export class MountError extends Error {
  override readonly name = 'MountError';
}
