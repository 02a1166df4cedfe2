import type { Command } from 'commander';
import type { Host } from '../../nfs-lock/host.ts';
import { type Space, spaceOf } from '../../shared-dir/mount/space.ts';
import { type EntrySummary, listEntries } from '../../store/entry-summary.ts';
import { describeBytes, type PruneLimits } from '../../store/prune/limits.ts';
import { prune } from '../../store/prune/prune.ts';
import type { Cli } from '../cli.ts';
import { COLUMNS, describeRow, entryAsJson, type State, seeBuilder, stateOf } from '../entries/describe.ts';
import { nameOf } from '../entries/find-entry.ts';
import { ownLine } from '../harmless.ts';
import { addLimits, type LimitOptions, parseLimits } from '../limits.ts';
import { openPath, parsePath } from '../open-path.ts';
import { formatTable } from '../table.ts';

const EXAMPLES = `
Examples:
  build-once status --path /nfs/ci/builds
  build-once status --json | jq '.entries[] | select(.state == "building")'
`;

export function addStatus(program: Command, cli: Cli): void {
  const status = program
    .command('status')
    .summary('list the entries')
    .description(
      'Lists the entries: what is built, being built or failed, by whom, and who uses it. With the limits of `prune`, it says what that would take.',
    )
    .option('--json', 'print JSON');
  addLimits(status)
    .addHelpText('after', EXAMPLES)
    .action(async (_: object, command: Command) => await showStatus(cli, command.optsWithGlobals()));
}

interface StatusOptions extends LimitOptions {
  readonly path?: string;
  readonly json?: boolean;
}

async function showStatus({ terminal, host }: Cli, options: StatusOptions): Promise<void> {
  const path = parsePath(options.path);
  const limits = parseLimits(options);
  await openPath(host, path);
  const listing = await listEntries(host, path);
  const entries = await Promise.all(listing.entries.map(async (entry) => await seeBuilder(host, entry)));
  entries.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const totals = totalsOf(entries);
  const space = await spaceOf(path);
  const wouldGo = Object.keys(limits).length === 0 ? undefined : await wouldPrune(host, path, limits);
  if (options.json === true) {
    terminal.json({
      path,
      entries: entries.map(entryAsJson),
      totals,
      space,
      wouldPrune: wouldGo ?? null,
      unreachable: listing.unreachable,
    });
    return;
  }
  if (entries.length > 0) {
    const now = host.clock.wallSeconds();
    const [heading = '', ...lines] = formatTable(
      COLUMNS,
      entries.map((entry) => describeRow(entry, now)),
    );
    terminal.result([terminal.style('bold', heading), ...lines].join('\n'));
  }
  terminal.result(ownLine(describeTotals(path, totals, space)));
  if (wouldGo !== undefined) {
    const { entries: count, bytes } = wouldGo;
    terminal.result(`prune would remove ${count} ${count === 1 ? 'entry' : 'entries'}, ${describeBytes(bytes)}`);
  }
  for (const { path: where, why } of listing.unreachable) terminal.warning(ownLine(`${where} ${why}`));
}

/** What goes by these limits. */
async function wouldPrune(host: Host, path: string, limits: PruneLimits) {
  const { removed, removedBytes } = await prune({ host, path, ...limits, isDryRun: true });
  return { entries: removed.length, bytes: removedBytes };
}

interface Totals {
  readonly entries: number;
  readonly states: Readonly<Record<State, number>>;
  /** Of the results whose size is known. */
  readonly bytes: number;
  readonly users: number;
}

function totalsOf(entries: readonly EntrySummary[]): Totals {
  const states = { built: 0, building: 0, failed: 0, empty: 0, unreadable: 0 };
  let [bytes, users] = [0, 0];
  for (const entry of entries) {
    states[stateOf(entry)] += 1;
    bytes += entry.bytes ?? 0;
    users += entry.users;
  }
  return { entries: entries.length, states, bytes, users };
}

function describeTotals(path: string, { entries, states, bytes, users }: Totals, space: Space): string {
  const byState = Object.entries(states).flatMap(([state, count]) => (count === 0 ? [] : [`${count} ${state}`]));
  const all =
    entries === 0 ? 'no entries' : `${entries} ${entries === 1 ? 'entry' : 'entries'} (${byState.join(', ')})`;
  return (
    `${all} below ${path}; results take ${describeBytes(bytes)}, used by ${users} ${users === 1 ? 'job' : 'jobs'}; ` +
    `${describeBytes(space.freeBytes)} of ${describeBytes(space.bytes)} free`
  );
}
