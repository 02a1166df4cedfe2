import { errorCode } from './error-code.ts';
import { describeObstacle } from './mount/obstacle.ts';
import { SharedDirError, UnusableFile } from './shared-dir.ts';

/**
 * Runs one operation on the share and turns the errors that it knows into answers. Everything else is thrown with the
 * operation and path in its message: EIO, EACCES and ESTALE must never look like "is not there".
 *
 * @param answers by errno name
 * @throws SharedDirError
 */
export async function mapErrno<T, const A extends Answers = Record<never, never>>(
  operation: string,
  path: string,
  run: () => Promise<T>,
  answers?: A,
): Promise<T | A[keyof A]> {
  try {
    return await run();
  } catch (error) {
    const isObstructed = errorCode(error) === 'ENOTDIR' && !Object.hasOwn(answers ?? {}, 'ENOTDIR');
    return answerTo(error, operation, path, answers, isObstructed ? await describeObstacle(path) : undefined);
  }
}

/** The same for a call that blocks. */
export function mapErrnoNow<T, const A extends Answers>(
  operation: string,
  path: string,
  run: () => T,
  answers: A,
): T | A[keyof A] {
  try {
    return run();
  } catch (error) {
    return answerTo(error, operation, path, answers);
  }
}

type Answers = Record<string, unknown>;

function answerTo<A extends Answers>(
  error: unknown,
  operation: string,
  path: string,
  answers?: A,
  remedy?: string,
): A[keyof A] {
  if (error instanceof UnusableFile) throw error;
  const code = errorCode(error);
  if (answers !== undefined && Object.hasOwn(answers, code)) return answers[code] as A[keyof A];
  throw new SharedDirError(operation, path, code, error, remedy);
}
