import type { Command } from 'commander';
import { describeUnderWay } from '../../build/output/builder.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { hasEndedHere } from '../../nfs-lock/liveness/process-identity.ts';
import { DEFAULT_SECONDS } from '../../nfs-lock/lock-timings.ts';
import { isDiskFull } from '../../shared-dir/shared-dir.ts';
import type { Ages } from '../../store/ages.ts';
import type { FoundEntry } from '../../store/find-entries.ts';
import { describeSeconds } from '../../store/prune/limits.ts';
import { endDeadLock, endLock, type FoundLock, readLock } from '../../store/unlock.ts';
import type { Cli } from '../cli.ts';
import { whoAsJson } from '../entries/describe.ts';
import { chooseEntries, nameOf } from '../entries/find-entry.ts';
import { Refused, UsageError } from '../exit-codes.ts';
import { harmless, ownLine } from '../harmless.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
A lock ends by itself with its holder: at once on the same machine, elsewhere after the lease. This is for those who do not want to
wait for the next job to find that out. By itself it ends the lock of a dead holder alone: its process on this machine has ended, or
it gave no sign of life for the lease. --force takes the lock from one that is alive: it notices at its next sign of life, ends its
build, and waits for whoever builds then.

Examples:
  build-once unlock sim-3f2a
  build-once unlock --force --yes acme/soc/sim-0123456789abcdef
`;

export function addUnlock(program: Command, cli: Cli): void {
  program
    .command('unlock')
    .summary("end a dead holder's lock")
    .description("Ends the lock of an entry whose holder is dead; with --force, anybody's.")
    .argument('<entry>', 'an id, a path, or a unique beginning of one')
    .option('--force', 'take the lock from a holder that may be alive, after having asked')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, _: object, self: Command) => await unlock(cli, text, self.optsWithGlobals()));
}

interface UnlockOptions {
  readonly path?: string;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

async function unlock(cli: Cli, text: string, options: UnlockOptions): Promise<void> {
  const { terminal, host } = cli;
  const { ages, entries } = await chooseEntries(cli, options, [text]);
  const [entry] = entries;
  if (entry === undefined) return;
  const name = nameOf(entry);
  const lock = await readLock(host, ages, entry.dir);
  const tell = (outcome: 'not locked' | 'ended', said: string) =>
    options.json === true
      ? terminal.json({ entry: name, outcome, holder: whoAsJson(lock?.holder) })
      : terminal.result(ownLine(said));
  if (lock === undefined) return tell('not locked', `${name} is not locked`);

  const isDead = await seemsDead({ host, ages, terminal }, entry, lock);
  if (isDead && (await endDead(host, entry)) === 'free')
    return tell('ended', `${name} is free: ${describe(lock)} was dead`);
  if (options.force !== true) {
    throw new Refused(
      `${name} is held by ${describe(lock)}, who may be alive\n` +
        `To take it away all the same, which ends that build: build-once unlock --force ${name}`,
    );
  }
  await confirm(terminal, `Take ${name} away from ${describe(lock)}, and end that build?`, options);
  if ((await endHeld(host, entry, lock)) === 'absent')
    throw new Refused(`${name} is not held by ${describe(lock)} any more; look again: build-once show ${name}`);
  tell('ended', `${name} is free; ${describe(lock)} learns of it at its next sign of life, and ends its build`);
}

function describe({ holder, beatAgeSeconds }: FoundLock): string {
  const who = holder === undefined ? 'somebody who left no name' : describeUnderWay(holder);
  return harmless(`${who} (last sign of life ${describeSeconds(beatAgeSeconds)} ago)`);
}

/** While a server is away nobody can beat; once it is back, a living holder beats within two intervals. */
const WATCH_SECONDS = 11;

/** By the protocol's rules: its process here has ended, or it is silent for the lease, and goes on so while we watch. */
async function seemsDead(
  { host, ages, terminal }: { readonly host: Host; readonly ages: Ages; readonly terminal: Terminal },
  { dir }: FoundEntry,
  lock: FoundLock,
): Promise<boolean> {
  if (await hasEndedHere(host, lock.holder)) return true;
  const lease = Math.max(DEFAULT_SECONDS.lease, lock.holder?.leaseSeconds ?? 0);
  if (lock.claim !== undefined && lock.beatAgeSeconds < lease) return false;
  terminal.info(`No sign of life for ${describeSeconds(lock.beatAgeSeconds)}; watching for ${WATCH_SECONDS} s more`);
  await host.clock.sleep(WATCH_SECONDS);
  const later = await readLock(host, ages, dir);
  return later === undefined || (later.claim?.token === lock.claim?.token && later.claim?.beats === lock.claim?.beats);
}

async function confirm(terminal: Terminal, question: string, { yes, json }: UnlockOptions): Promise<void> {
  if (yes === true) return;
  const answer = json === true ? undefined : await terminal.ask(`${ownLine(question)} [y/N] `);
  if (answer === undefined) throw new UsageError(`${question} Nobody is here to ask: add --yes`);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refused('nothing was done');
}

/** Whether its silence is long enough cannot be asked on a disk that is full; `--force` needs not. */
async function endDead(host: Host, { dir }: Pick<FoundEntry, 'dir'>): Promise<'free' | 'held'> {
  return await endDeadLock(host, dir).catch((error: unknown) => {
    if (isDiskFull(error)) return 'held';
    throw error;
  });
}

async function endHeld(
  host: Host,
  { dir }: Pick<FoundEntry, 'dir'>,
  { claim }: FoundLock,
): Promise<'ended' | 'absent'> {
  if (claim !== undefined) return await endLock(host, dir, claim.token);
  return (await endDead(host, { dir })) === 'free' ? 'ended' : 'absent';
}
