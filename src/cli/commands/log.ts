import { basename } from 'node:path';
import type { Command } from 'commander';
import { parseFailureDetails } from '../../build/attempt/failure-details.ts';
import { LeaseObserver } from '../../nfs-lock/liveness/lease-observer.ts';
import { DEFAULT_SECONDS } from '../../nfs-lock/lock-timings.ts';
import { readChunk } from '../../shared-dir/log/read-chunk.ts';
import { type EntrySummary, summarizeEntry } from '../../store/entry-summary.ts';
import { attemptPlace, attemptWith, parseAttempt, shortToken } from '../../store/layout.ts';
import { type FoundLock, readLock } from '../../store/unlock.ts';
import type { Cli } from '../cli.ts';
import { type ChosenEntries, chooseEntries, nameOf } from '../entries/find-entry.ts';
import { Refused, UsageError } from '../exit-codes.ts';
import { ownLine } from '../harmless.ts';
import { LogPrinter } from '../log-printer.ts';

const EXAMPLES = `
On a terminal, escape sequences in it do nothing; anywhere else it comes byte for byte.

Examples:
  build-once log sim-3f2a | less
  build-once log --follow acme/soc/sim-0123456789abcdef
`;

export function addLog(program: Command, cli: Cli): void {
  program
    .command('log')
    .summary("print an entry's build log")
    .description('Prints the build log of an entry: of its result, of the build under way, or of the failure.')
    .argument('<entry>', 'an id, a path, or a unique beginning of one')
    .option('-f, --follow', 'go on until the build has ended')
    .option('--attempt <n>', 'of that attempt')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, _: object, self: Command) => await showLog(cli, text, self.optsWithGlobals()));
}

interface LogOptions {
  readonly path?: string;
  readonly follow?: boolean;
  readonly attempt?: string;
}

const PAUSE_SECONDS = 0.5;
const CHUNK_BYTES = 256 * 1024;
/** A caller that waits takes over from a builder that has been silent for its lease within this time. */
const TAKEOVER_SECONDS = 15;
/** Between two looks; a longer gap says of the server that it was away, and nothing of the builder. */
const GAP_SECONDS = 10;

async function showLog(cli: Cli, text: string, options: LogOptions): Promise<void> {
  const { terminal, host } = cli;
  if (options.attempt !== undefined && !/^[1-9]\d{0,8}$/.test(options.attempt))
    throw new UsageError(`--attempt must be a number, not ${JSON.stringify(options.attempt)}`);
  const chosen = await chooseEntries(cli, options, [text]);
  const [found] = chosen.entries;
  if (found === undefined) return;
  let log = await findLog(cli, chosen, options.attempt);
  const printer = new LogPrinter(terminal);
  const beats = new LeaseObserver(GAP_SECONDS);
  for (let offset = 0; ; ) {
    // Checks whether the build goes on before reading to the end, so that nothing written in between is missed.
    const began = host.clock.monotonicSeconds();
    const lock = options.follow === true ? await readLock(host, chosen.ages, found.dir) : undefined;
    const isBuilding = lock !== undefined;
    const latest = isBuilding && options.attempt === undefined ? await findLog(cli, chosen, undefined) : undefined;
    if (log !== undefined) {
      for (;;) {
        const chunk = await readChunk(log, offset, CHUNK_BYTES);
        if (chunk === undefined) throw new Refused(`${log} is not there any more`);
        if (chunk.length === 0) break;
        offset += chunk.length;
        await printer.print(chunk);
      }
    }
    if (latest !== undefined && latest !== log) {
      if (log !== undefined) terminal.info(ownLine(`The next try: ${basename(latest)}`));
      [log, offset] = [latest, 0];
    } else if (!isBuilding) break;
    else {
      // As this process has seen it: clocks of two hosts are never compared.
      const silent = beats.observe(signOfLife(lock), began, host.clock.monotonicSeconds());
      if (silent > (lock.holder?.leaseSeconds ?? DEFAULT_SECONDS.lease) + TAKEOVER_SECONDS) {
        await printer.end();
        const since = `its builder has given no sign of life for ${Math.floor(silent)} s, and nobody has taken over`;
        throw new Refused(`nobody builds ${nameOf(found)} any more: ${since}`);
      }
      await host.clock.sleep(PAUSE_SECONDS);
    }
  }
  await printer.end();
  if (log === undefined) throw new Refused(`${nameOf(found)} has no log`);
}

/** What a builder changes at each beat. */
function signOfLife({ claim }: FoundLock): string {
  return claim === undefined ? '' : `${claim.token}.${claim.beats}`;
}

async function findLog(
  { host }: Cli,
  { ages, entries }: ChosenEntries,
  attempt: string | undefined,
): Promise<string | undefined> {
  const [found] = entries;
  if (found === undefined) return undefined;
  const entry = await summarizeEntry(host, ages, { ...found, names: (await host.dir.list(found.dir)) ?? [] });
  const attempts = entry.names
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => attemptWith(name) ?? [])
    .sort((a, b) => numberOf(a) - numberOf(b));
  const chosen =
    attempt === undefined ? usual(entry, attempts) : attempts.findLast((name) => numberOf(name) === Number(attempt));
  if (attempt !== undefined && chosen === undefined)
    throw new Refused(
      `${nameOf(entry)} has no log of attempt ${attempt}; it has ${attempts.map(numberOf).join(', ') || 'none'}`,
    );
  return chosen && attemptPlace(entry.dir, chosen).log;
}

/** The attempt that is its result, is under way, or has failed last. */
function usual(entry: EntrySummary, attempts: readonly string[]): string | undefined {
  const { status } = entry;
  if (status.kind === 'built' && entry.attempt !== undefined) return attempts.find((name) => name === entry.attempt);
  if (status.kind === 'being built' && status.builder.token !== undefined) {
    const token = shortToken(status.builder.token);
    return attempts.findLast((name) => parseAttempt(name)?.token === token);
  }
  const failed = status.kind === 'failed' ? parseFailureDetails(status.failure.details)?.log : undefined;
  return attempts.find((name) => failed !== undefined && basename(failed) === `${name}.log`) ?? attempts.at(-1);
}

function numberOf(attempt: string): number {
  return parseAttempt(attempt)?.number ?? 0;
}
