import type { Command } from 'commander';
import { outOfTime } from '../../build/process/cancellation.ts';
import { describeBytes } from '../../store/prune/limits.ts';
import { type PruneReport, prune } from '../../store/prune/prune.ts';
import type { Cli } from '../cli.ts';
import { nameOf } from '../entries/find-entry.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { ownLine } from '../harmless.ts';
import { addLimits, type LimitOptions, parseLimits } from '../limits.ts';
import { openPath, parsePath } from '../open-path.ts';

const EXAMPLES = `
Without limits it removes only what crashes have left. It takes nothing that is in use, being built or younger than --min-age, waits
for nobody, and may be interrupted at any point. Let one machine run it, by a timer: see docs/operations.md.

Examples:
  build-once prune --max-age 14d --max-size 2TB --dry-run
  build-once prune --min-free 200GB
`;

export function addPrune(program: Command, cli: Cli): void {
  const command = program
    .command('prune')
    .summary('remove what is old, or too much')
    .description('Removes results that nobody has used for long, oldest first, and what crashes have left.')
    .option('-n, --dry-run', 'say what would go, and remove nothing')
    .option('--json', 'print JSON');
  addLimits(command)
    .addHelpText('after', EXAMPLES)
    .action(async (_: object, self: Command) => await runPrune(cli, self.optsWithGlobals()));
}

interface PruneCommandOptions extends LimitOptions {
  readonly path?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

async function runPrune(cli: Cli, options: PruneCommandOptions): Promise<void> {
  const { terminal, host } = cli;
  const path = parsePath(options.path);
  const limits = parseLimits(options);
  const { minAgeSeconds = 0, maxAgeSeconds } = limits;
  if (maxAgeSeconds !== undefined && maxAgeSeconds < minAgeSeconds)
    throw new UsageError('--max-age must not be below --min-age: nothing younger than that goes');
  await openPath(host, path);
  const cancellation = cli.listenForCancellation();
  const { stop } = cancellation;
  const isDryRun = options.dryRun === true;
  const pruning = prune({ host, path, ...limits, isDryRun, signal: stop });
  const report = await Promise.race([pruning, outOfTime(cancellation)]);
  if (options.json === true) terminal.json(reportAsJson(path, report, isDryRun));
  else for (const line of describeReport(report, isDryRun)) terminal.result(ownLine(line));
  for (const { path: where, why } of report.unreachable) terminal.warning(ownLine(`${where}: ${why}`));
  if (report.exceeded !== undefined) terminal.warning(report.exceeded);
  stop.throwIfAborted();
  if (report.unreachable.length > 0 || report.exceeded !== undefined) cli.exitWith(EXIT.no);
}

function describeReport(report: PruneReport, isDryRun: boolean): string[] {
  const { removed, removedBytes, kept, leftovers, bytes, entries } = report;
  const verb = isDryRun ? 'would remove' : 'removed';
  const left = entries - removed.length;
  return [
    ...removed.map(({ entry, why }) => `${verb} ${nameOf(entry)}: ${why}`),
    ...kept.map(
      ({ entry, pruned }) =>
        `kept ${nameOf(entry)}: ${pruned.kind}${pruned.users.length > 0 ? ` by ${pruned.users.length}` : ''}`,
    ),
    `${verb} ${removed.length} of ${entries} entries (${describeBytes(removedBytes)})` +
      `${leftovers === 0 ? '' : ` and ${leftovers} attempts that were nobody's result`}; ${left} ${left === 1 ? 'stays' : 'stay'}, ${describeBytes(bytes)}`,
  ];
}

function reportAsJson(path: string, report: PruneReport, isDryRun: boolean) {
  return {
    path,
    dryRun: isDryRun,
    entries: report.entries,
    removed: report.removed.map(({ entry, why }) => ({ entry: nameOf(entry), bytes: entry.bytes ?? null, why })),
    removedBytes: report.removedBytes,
    kept: report.kept.map(({ entry, pruned }) => ({
      entry: nameOf(entry),
      why: pruned.kind,
      users: pruned.users.length,
    })),
    leftovers: report.leftovers,
    unreachable: report.unreachable,
    bytes: report.bytes,
    exceeded: report.exceeded ?? null,
    complete: report.isComplete,
  };
}
