/**
 * `npm run bench:nfs`: what build-once asks of an NFS server, and how long things take there, on the hosts of the lab; writes
 * its tables in docs/performance.md.
 *
 *     npm run bench:nfs [-- -t SECTION]
 */
import { availableParallelism, cpus, release } from 'node:os';
import { afterAll, test } from 'vitest';
import { type Cells, failed, renderTable, writePlaces } from '../../benchmark/report.ts';
import { type OwnedLab, startLab } from '../lab/lab.ts';
import { SCALE_HEAD, scaleLines } from './nfs-scale.ts';
import { nfsSections } from './nfs-sections.ts';

const tables: Record<string, string> = {};
const measured: Record<string, readonly Cells[]> = {};
let lab: OwnedLab | undefined;

test.each(nfsSections())('$name', async ({ name, head, measure }) => {
  lab ??= await startLab({ clients: 4, memory: '2G' });
  const lines = await measure(lab).catch(async (error: unknown) => {
    // Its place says so, and the others are measured in a new lab: hosts may be down.
    tables[name] = renderTable(head, [failed(head, name, error)]);
    await lab?.down();
    lab = undefined;
    throw error;
  });
  measured[name] = lines;
  const table = renderTable(head, lines);
  console.log(`\n${table}`);
  tables[name] = table;
});

afterAll(async () => {
  await lab?.down();
  const isWhole = nfsSections().every(({ name }) => name in tables);
  if (!isWhole) return console.log('docs/performance.md stays as it is: this was a part');
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${availableParallelism()} processors (${cpus()[0]?.model.trim()}), Linux ${release()}`;
  writePlaces({
    'machine-nfs': `Measured on ${date}: a server and four clients as User Mode Linux guests on ${machine}, ext4 on the server, Node ${process.versions.node}.\n`,
    ...tables,
    'nfs-scale': renderTable(SCALE_HEAD, scaleLines(measured)),
  });
});
