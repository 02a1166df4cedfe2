import type { Cells } from '../../benchmark/report.ts';
import type { Lab } from '../lab/lab.ts';
import { nfsCopy } from './nfs-copy.ts';
import { nfsLock } from './nfs-lock.ts';
import { nfsRecovery } from './nfs-recovery.ts';
import { nfsWaiting } from './nfs-waiting.ts';

/** A table of docs/performance.md that is measured in the lab. */
export interface NfsSection {
  readonly name: string;
  readonly head: readonly string[];
  readonly measure: (lab: Lab) => Promise<readonly Cells[]>;
}

export const VERSIONS = ['3', '4.2'] as const;

export function nfsSections(): NfsSection[] {
  return [nfsLock(), nfsWaiting(), nfsRecovery(), nfsCopy()];
}
