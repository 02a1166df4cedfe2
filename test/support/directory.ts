import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';

/** `directory`: a temporary directory of the test's own, gone when it ends. */
export const test = base.extend('directory', async ({ task }, { onCleanup }) => {
  const directory = await mkdtemp(join(tmpdir(), `build-once-${task.id.replaceAll('_', '-')}-`));
  onCleanup(async () => await rm(directory, { recursive: true, force: true }));
  return directory;
});
