import { errorCode } from './error-code.ts';
import { SharedDirError, UnusableFile } from './shared-dir.ts';

/**
 * Runs one operation on the share and turns the errors that it knows into answers. Everything else is thrown with the
 * operation and path in its message: EIO, EACCES and ESTALE must never look like "is not there".
 *
 * @param answers by errno name
 * @throws SharedDirError
 */
export async function ask<T, const A extends Record<string, unknown> = Record<never, never>>(
  operation: string,
  path: string,
  run: () => Promise<T>,
  answers?: A,
): Promise<T | A[keyof A]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const code = errorCode(error);
    if (answers !== undefined && Object.hasOwn(answers, code)) return answers[code] as A[keyof A];
    throw new SharedDirError(operation, path, code, error);
  }
}
