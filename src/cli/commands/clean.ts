import type { Command } from 'commander';
import { describeBuilder } from '../../build/output/builder.ts';
import { CallOnce } from '../../call-once/call-once.ts';
import { NFSLockTimeout } from '../../nfs-lock/errors.ts';
import { SharedDirError } from '../../shared-dir/shared-dir.ts';
import type { FoundEntry } from '../../store/find-entries.ts';
import { BUILD } from '../../store/layout.ts';
import { cleanEntry } from '../../store/prune/clean-entry.ts';
import { describeStrange } from '../../store/prune/prune.ts';
import type { Cli } from '../cli.ts';
import { whoAsJson } from '../entries/describe.ts';
import { chooseEntries, nameOf } from '../entries/find-entry.ts';
import { EXIT } from '../exit-codes.ts';
import { exitCodeFor } from '../failure.ts';
import { ownLine } from '../harmless.ts';

const EXAMPLES = `
It takes nothing that is in use or being built, and says whose that is. With --force a result that is in use counts no more, so that
the next job builds; its files stay until its users are done, and go with the next prune.

Examples:
  build-once clean sim-3f2a
  build-once clean --force acme/soc/sim-0123456789abcdef
`;

export function addClean(program: Command, cli: Cli): void {
  program
    .command('clean')
    .summary('remove entries, so that they are built anew')
    .description('Removes entries, so that the next job builds them anew.')
    .argument('<entry...>', 'an id, a path, or a unique beginning of one')
    .option('--force', 'also where a result is in use: its files stay until its users are done')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (texts: string[], _: object, self: Command) => await clean(cli, texts, self.optsWithGlobals()));
}

interface CleanOptions {
  readonly path?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

async function clean(cli: Cli, texts: readonly string[], options: CleanOptions): Promise<void> {
  const { terminal } = cli;
  const { path, entries } = await chooseEntries(cli, options, texts);
  const cleaned = [];
  let refusal: number | undefined;
  for (const entry of entries) {
    const name = nameOf(entry);
    const tried = await cleanOne(cli, path, entry, options).catch(async (error: unknown) => {
      if (!(error instanceof SharedDirError || error instanceof NFSLockTimeout)) throw error;
      const code = await exitCodeFor(error, terminal, path);
      refusal ??= code;
      return undefined;
    });
    if (tried === undefined) {
      cleaned.push({ entry: name, outcome: 'refused', users: [] });
      continue;
    }
    const { kind, users, strange, isForced } = tried;
    cleaned.push({
      entry: name,
      outcome: isForced ? 'invalidated' : kind,
      users: users.map(({ who }) => whoAsJson(who)),
    });
    if ((kind !== 'removed' && !isForced) || strange !== undefined) cli.exitWith(EXIT.no);
    if (strange !== undefined) terminal.error(ownLine(`${entry.dir}: ${describeStrange(strange)}`));
    if (options.json === true) continue;
    const shown = ownLine(name);
    if (kind === 'removed') terminal.result(`removed ${shown}`);
    else if (isForced) terminal.result(`${shown} counts no more; its files stay until its users are done`);
    else if (kind === 'in use') {
      const who = users.map((user) => (user.who === undefined ? user.path : describeBuilder(user.who))).join('; ');
      terminal.error(
        ownLine(`${name} is in use${who === '' ? '' : ` by ${who}`}; --force lets the next job build all the same`),
      );
    } else if (kind === 'being built')
      terminal.error(`${shown} is being built; see \`build-once show ${shown}\`, and \`unlock\``);
    else if (kind === 'of a later version')
      terminal.error(`${shown} was built by a later version of build-once, and stays: use that to clean it`);
    else terminal.error(`${shown} was used or built again meanwhile, and stays`);
  }
  if (options.json === true) terminal.json({ path, entries: cleaned });
  if (refusal !== undefined) cli.exitWith(refusal);
}

async function cleanOne(cli: Cli, path: string, entry: FoundEntry, { force }: CleanOptions) {
  const { kind = 'removed', users = [], strange } = (await cleanEntry(cli.host, path, entry)) ?? {};
  const isForced = kind === 'in use' && force === true;
  if (isForced) await invalidate(cli, entry);
  return { kind, users, strange, isForced };
}

/** Removes its markers alone, under its lock. */
async function invalidate({ host }: Cli, { dir }: FoundEntry): Promise<void> {
  const guard = new CallOnce({
    path: dir,
    name: BUILD,
    timeout: 0,
    holderInfo: false,
    about: { job: 'build-once clean' },
    host,
    fn: () => null,
  });
  await guard.clean();
}
