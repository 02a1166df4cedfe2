import { join } from 'node:path';
import type { Command } from 'commander';
import { parseFailureDetails } from '../../build/attempt/failure-details.ts';
import { parseKeyParts } from '../../build/key/key-parts.ts';
import { describeUnderWay, jobUrl } from '../../build/output/builder.ts';
import { describeTime } from '../../build/result/ago.ts';
import { describeCommit, parseCommit } from '../../build/result/commit.ts';
import { isObject, type Json } from '../../shared-dir/json.ts';
import { type EntrySummary, summarizeEntry } from '../../store/entry-summary.ts';
import { attemptPlace, attemptWith } from '../../store/layout.ts';
import { describeBytes, describeSeconds } from '../../store/prune/limits.ts';
import { readUsers, USER_TIMEOUT_SECONDS, type User } from '../../store/users.ts';
import type { Cli } from '../cli.ts';
import {
  builderOf,
  describeSign,
  entryAsJson,
  type ShownEntry,
  seeBuilder,
  stateOf,
  whoAsJson,
} from '../entries/describe.ts';
import { chooseEntries, nameOf } from '../entries/find-entry.ts';
import { harmlessLog, noMarks, ownLine } from '../harmless.ts';
import { formatFacts } from '../table.ts';

const EXAMPLES = `
Examples:
  build-once show sim-3f2a
  build-once show --json acme/soc/sim-0123456789abcdef | jq .keyParts
`;

export function addShow(program: Command, cli: Cli): void {
  program
    .command('show')
    .summary('all that is known of an entry')
    .description('Shows an entry: its result, its key, who has built it, who uses it, and why it failed.')
    .argument('<entry>', 'an id, a path, or a unique beginning of one')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, _: object, self: Command) => await show(cli, text, self.optsWithGlobals()));
}

interface ShowOptions {
  readonly path?: string;
  readonly json?: boolean;
}

async function show(cli: Cli, text: string, options: ShowOptions): Promise<void> {
  const { terminal, host } = cli;
  const { path, ages, entries } = await chooseEntries(cli, options, [text]);
  const [found] = entries;
  if (found === undefined) return;
  const entry = await seeBuilder(host, await summarizeEntry(host, ages, found));
  const rules = { host, ages, userTimeoutSeconds: USER_TIMEOUT_SECONDS };
  const users = entry.attempt === undefined ? [] : await readUsers(rules, attemptPlace(entry.dir, entry.attempt).users);
  if (options.json === true) {
    terminal.json({ ...entryAsJson(entry), ...detailsAsJson(entry), usedBy: users.map(userAsJson) });
    return;
  }
  const facts = factsOf(entry, { path, users, nowSeconds: host.clock.wallSeconds() });
  for (const line of formatFacts(facts)) terminal.result(ownLine(line));
  const tail = tailOf(entry);
  if (tail !== undefined)
    terminal.result(`The last lines of its output:\n${noMarks(harmlessLog(tail)).replaceAll(/^/gm, '| ')}`);
}

interface Around {
  readonly path: string;
  readonly users: readonly User[];
  readonly nowSeconds: number;
}

type Fact = readonly [label: string, value: string | undefined];

function factsOf(entry: ShownEntry, { path, users, nowSeconds }: Around): Fact[] {
  const { status } = entry;
  const attempt = entry.attempt === undefined ? undefined : attemptPlace(entry.dir, entry.attempt);
  const builder = builderOf(entry);
  const details = status.kind === 'failed' ? parseFailureDetails(status.failure.details) : undefined;
  const value = resultOf(entry);
  const commit = parseCommit(value.commit);
  return [
    ['entry', nameOf(entry)],
    ['state', stateOf(entry) + (entry.isRetired ? ' (its result was removed)' : '')],
    ['result', attempt?.dir],
    ['log', attempt?.log ?? (details === undefined ? undefined : join(path, details.log))],
    ['size', entry.bytes === undefined ? undefined : describeBytes(entry.bytes)],
    ['built', status.kind === 'built' ? describeTime(status.done.finishedAt, nowSeconds) : undefined],
    ['took', status.kind === 'built' ? describeSeconds(status.done.seconds) : undefined],
    ['failed', status.kind === 'failed' ? describeTime(status.failure.failedAt, nowSeconds) : undefined],
    ['why', status.kind === 'failed' ? status.failure.message : undefined],
    ['problem', status.kind === 'unknown' ? status.why : undefined],
    ['by', builder && describeUnderWay(builder)],
    ['holder', status.kind === 'being built' ? describeSign(entry) : undefined],
    ['job', jobUrl(builder)],
    ['from', commit && describeCommit(commit)],
    ['last used', `${describeSeconds(entry.idleSeconds)} ago`],
    ...users.map((user): Fact => ['used by', describeUser(user)]),
    ...keyFacts(value.keyParts),
    ['attempts', [...new Set(entry.names.flatMap((name) => attemptWith(name) ?? []))].join(', ') || undefined],
  ];
}

function keyFacts(stored: Json | undefined): Fact[] {
  const parts = parseKeyParts(stored);
  if (parts === undefined) return [];
  return [
    ['key', parts.key],
    ['command', parts.command],
    ['shell', parts.shell],
    ['where', parts.workingDirectory],
    ...(parts.fingerprint ?? []).map(({ command, output }): Fact => ['fingerprint', `${command}: ${output}`]),
    ['platform', [parts.os, parts.arch, parts.libc].filter(Boolean).join(', ')],
  ];
}

function describeUser({ who, path, ageSeconds, whyGone }: User): string {
  const name = who === undefined ? `${path}, which somebody has put there` : describeUnderWay(who);
  return `${name}, for ${describeSeconds(ageSeconds)}${whyGone === undefined ? '' : `; gone: ${whyGone}`}`;
}

function userAsJson({ who, path, ageSeconds, whyGone }: User) {
  return { path, who: whoAsJson(who), seconds: Math.round(ageSeconds), gone: whyGone ?? null };
}

function resultOf({ status }: EntrySummary): { readonly [key: string]: Json } {
  return status.kind === 'built' && isObject(status.done.value) ? status.done.value : {};
}

function tailOf({ status }: EntrySummary): string | undefined {
  return status.kind === 'failed' ? parseFailureDetails(status.failure.details)?.tail : undefined;
}

function detailsAsJson(entry: EntrySummary) {
  const { commit = null, keyParts = null, expected = [] } = resultOf(entry);
  const attempt = entry.attempt === undefined ? undefined : attemptPlace(entry.dir, entry.attempt);
  return { result: attempt?.dir ?? null, log: attempt?.log ?? null, commit, keyParts, expected };
}
