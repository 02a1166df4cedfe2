import type { Command } from 'commander';
import { describeChanges } from '../../build/key/changes.ts';
import { type KeyParts, parseKeyParts } from '../../build/key/key-parts.ts';
import { differingParts, digestParts } from '../../build/key/part-digests.ts';
import { isEntryOf } from '../../build/key/same-run.ts';
import { compareSources, type SourceChanges } from '../../build/key/sources/source-list.ts';
import { readStoredSources } from '../../build/key/stored-sources.ts';
import { isObject } from '../../shared-dir/json.ts';
import { type EntrySummary, listEntries, summarizeEntry } from '../../store/entry-summary.ts';
import { attemptPlace } from '../../store/layout.ts';
import type { Cli } from '../cli.ts';
import { builderOf } from '../entries/describe.ts';
import { chooseEntries, nameOf } from '../entries/find-entry.ts';
import { Refused, UsageError } from '../exit-codes.ts';
import { ownLine } from '../harmless.ts';

const EXAMPLES = `
Without OTHER, it is compared with the build of the same name before it.

Examples:
  build-once why sim-3f2a
  build-once why sim-3f2a sim-90b1
`;

export function addWhy(program: Command, cli: Cli): void {
  program
    .command('why')
    .summary('why an entry was built: what in its key differs')
    .description('Says which parts of the key of two entries differ, and which of their sources.')
    .argument('<entry>', 'an id, a path, or a unique beginning of one')
    .argument('[other]', 'the same of the one to compare it with')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, other: string | undefined, _: object, self: Command) => {
      await why(cli, [text, ...(other === undefined ? [] : [other])], self.optsWithGlobals());
    });
}

interface WhyOptions {
  readonly path?: string;
  readonly json?: boolean;
}

async function why(cli: Cli, texts: readonly string[], options: WhyOptions): Promise<void> {
  const { terminal, host } = cli;
  const { path, ages, entries } = await chooseEntries(cli, options, texts);
  const [found, given] = entries;
  if (found === undefined) return;
  if (texts.length > entries.length) throw new UsageError(`${texts.join(' and ')} are one entry: ${nameOf(found)}`);
  const entry = await summarizeEntry(host, ages, found);
  const { folders } = found;
  const other = given
    ? await summarizeEntry(host, ages, given)
    : buildBefore(entry, (await listEntries(host, path, { folders, ages })).entries);
  if (other === undefined)
    throw new Refused(`there is no other build of the name of ${nameOf(entry)} to compare it with; give one`);
  const [before, now] = [keyPartsOf(other), keyPartsOf(entry)];
  const sources = await sourceChanges(other, entry);
  const differences = describeDifferences(entry, other, { before, now, builder: builderOf(entry)?.about?.parts });
  if (options.json === true) {
    terminal.json({ entry: nameOf(entry), other: nameOf(other), differences, sources: sources ?? null });
    return;
  }
  terminal.result(ownLine(`${nameOf(other)} → ${nameOf(entry)}`));
  for (const difference of differences) terminal.result(ownLine(`  ${difference}`.trimEnd()).padStart(2));
  for (const [kind, paths] of Object.entries(sources ?? {})) {
    for (const file of paths) terminal.result(`  ${SOURCE_KINDS[kind] ?? kind}: ${ownLine(file)}`);
  }
  if (differences.length === 0) terminal.result('  nothing in their keys differs');
}

const SOURCE_KINDS: Readonly<Record<string, string>> = { changed: 'changed', added: 'new', gone: 'gone' };

/** The latest that was finished before it; of one that is not finished, the latest at all. */
function buildBefore(entry: EntrySummary, all: readonly EntrySummary[]): EntrySummary | undefined {
  const isOfName = isEntryOf(entry.id.replace(/-[0-9a-f]{16}$/, ''));
  const finished = ({ status }: EntrySummary) => (status.kind === 'built' ? (status.done.finishedAt ?? '') : '');
  const others = all.filter((each) => each.id !== entry.id && isOfName(each.id) && each.status.kind === 'built');
  const latestFirst = others.sort((a, b) => (finished(a) < finished(b) ? 1 : -1));
  const own = finished(entry);
  return latestFirst.find((each) => own === '' || finished(each) <= own) ?? latestFirst[0];
}

function keyPartsOf({ status }: EntrySummary): Partial<KeyParts> | undefined {
  return status.kind === 'built' && isObject(status.done.value) ? parseKeyParts(status.done.value.keyParts) : undefined;
}

const NOTHING: KeyParts = {
  key: '',
  sources: '',
  command: '',
  shell: '',
  workingDirectory: '',
  fingerprint: [],
  os: '',
  arch: '',
  libc: '',
};

interface Keys {
  readonly before: Partial<KeyParts> | undefined;
  readonly now: Partial<KeyParts> | undefined;
  /** What a build that is not done has told of its key. */
  readonly builder: unknown;
}

function describeDifferences(entry: EntrySummary, other: EntrySummary, { before, now, builder }: Keys): string[] {
  if (before !== undefined && now !== undefined) return describeChanges(before, { ...NOTHING, ...now });
  const parts = before && differingParts(digestParts({ ...NOTHING, ...before }), builder);
  if (parts === undefined)
    throw new Refused(
      `${nameOf(before === undefined ? other : entry)} does not tell its key: only a build that is done or under way does`,
    );
  return parts;
}

async function sourceChanges(before: EntrySummary, now: EntrySummary): Promise<SourceChanges | undefined> {
  const [earlier, later] = await Promise.all([before, now].map(listOf));
  return earlier && later && compareSources(earlier, later);
}

async function listOf({ dir, attempt }: EntrySummary) {
  return attempt === undefined ? undefined : await readStoredSources(attemptPlace(dir, attempt).sources);
}
