import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Outputs } from '../../build/result/report.ts';
import { UsageError } from '../exit-codes.ts';
import { harmless } from '../harmless.ts';

/** @throws UsageError where the file could not be written after a build of an hour */
export async function checkDotenv(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch(() => {
    throw new UsageError(`--dotenv ${file}: ${dirname(file)} is not a directory that can be written to`);
  });
}

/** `BUILD_ONCE_CACHE_HIT=true`: GitLab takes single-line values alone, 5 KB in all. */
export async function writeDotenv(file: string, outputs: Outputs): Promise<void> {
  const lines = Object.entries(outputs).map(
    ([name, value]) => `BUILD_ONCE_${name.replaceAll('-', '_').toUpperCase()}=${harmless(`${value}`)}\n`,
  );
  await writeFile(file, lines.join(''));
}
