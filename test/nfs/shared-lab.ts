import type { TestProject } from 'vitest/node';
import { startLab, whatIsMissing } from './lab/lab.ts';
import { forgetObservations, report } from './reliability.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The lab's id; undefined where this machine cannot run one. */
    lab: string | undefined;
  }
}

/** Brings one lab up for all test files. Where it cannot run, that is said loudly, and in CI it is a failure. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    if (process.env.CI) throw new Error(missing);
    console.error(`\n!!! NOT TESTED ON REAL NFS: ${missing}\n`);
    project.provide('lab', undefined);
    return async () => undefined;
  }
  const lab = await startLab({ clients: 3 });
  project.provide('lab', lab.id);
  forgetObservations();
  return async () => {
    await lab.down();
    report();
  };
}
