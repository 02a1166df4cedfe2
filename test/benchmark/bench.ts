/**
 * `npm run bench`: build-once beside others that do the same work, on this machine; writes docs/performance.md.
 *
 *     npm run bench -- [--trial] [--design UNITS] [SECTION…]
 *
 * With --trial each count is small, and nothing is written; nor is it if sections are named. --design takes fewer units than 28 for a
 * Verilator build of less than about 20 s, which eight legs make one after the other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { installPeers } from './peers.ts';
import { report } from './report.ts';
import { sectionsOf } from './sections.ts';

const { values, positionals } = parseArgs({
  options: { trial: { type: 'boolean', default: false }, design: { type: 'string' } },
  allowPositionals: true,
});
const directory = mkdtempSync(join(tmpdir(), 'build-once-bench-'));
try {
  const peers = installPeers(join(directory, 'peers'));
  const text = describeMachine(directory, peers.versions);
  const designUnits = Number(values.design ?? (values.trial ? 2 : 28));
  const settings = { directory, designUnits, isTrial: values.trial };
  await report(sectionsOf(peers), positionals, settings, { place: 'machine', text });
} finally {
  rmSync(directory, { recursive: true, force: true });
}
