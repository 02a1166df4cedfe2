import { constants } from 'node:os';
import { CommanderError } from 'commander';
import { parseFailureDetails } from '../build/attempt/failure-details.ts';
import { AuditFailed } from '../build/audit/audit-failed.ts';
import { describeFailure, showFailedOutput } from '../build/failure.ts';
import { Cancelled } from '../build/process/cancellation.ts';
import { CallOnceFailed } from '../call-once/errors.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { EXIT, MountError, Refused, UsageError } from './exit-codes.ts';
import { ownLine } from './harmless.ts';
import { createReporter } from './run/reporter.ts';
import type { Terminal } from './terminal.ts';

/** Says why the command ends, and returns its exit code. @param path the shared directory, where that is known */
export async function exitCodeFor(error: unknown, terminal: Terminal, path: string | undefined): Promise<number> {
  if (error instanceof CommanderError) return commanderExit(error, terminal);
  await showFailedOutput(createReporter(terminal, false), error);
  const described = describeFailure(error, { path, whatNext: () => '' });
  for (const line of described.trimEnd().split('\n')) terminal.error(ownLine(line));
  return codeOf(error);
}

function codeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof Refused || error instanceof AuditFailed) return EXIT.no;
  if (error instanceof CallOnceFailed) return failureCode(parseFailureDetails(error.failure.details)?.exitCode);
  if (error instanceof NFSLockTimeout) return EXIT.timedOut;
  if (error instanceof Cancelled) return 128 + constants.signals[error.signal];
  return error instanceof MountError || error instanceof SharedDirError || isDiskFull(error)
    ? EXIT.mount
    : EXIT.internal;
}

/** Anyone who may write on the share may have written it: ignored if no process ends with it, or if it means success. */
function failureCode(stored: number | undefined): number {
  return stored !== undefined && Number.isInteger(stored) && stored > 0 && stored < 256 ? stored : EXIT.no;
}

/** Help and version are no errors; everything else is a wrong command line. */
function commanderExit({ exitCode, message }: CommanderError, terminal: Terminal): number {
  if (exitCode === 0) return 0;
  const text = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  // Without any command its help was printed.
  if (!text.startsWith('(')) terminal.error(ownLine(text));
  return EXIT.usage;
}
