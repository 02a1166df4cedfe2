import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { outOfTime } from '../../build/process/cancellation.ts';
import { makeDirectory } from '../../shared-dir/make-directory.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { readAges, SCRATCH } from '../../store/ages.ts';
import type { Cli } from '../cli.ts';
import { checkCalls, type Durations } from '../doctor/calls.ts';
import { checkClock } from '../doctor/clock.ts';
import { type Finding, found } from '../doctor/finding.ts';
import { checkLeftovers } from '../doctor/leftovers.ts';
import { checkMount } from '../doctor/mount.ts';
import { checkPeer } from '../doctor/peer.ts';
import { checkPermissions, checkSpace, describeRefusal } from '../doctor/permissions.ts';
import { answerHere, checkHere } from '../doctor/visibility.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { ownLine } from '../harmless.ts';
import { openPath, parsePath } from '../open-path.ts';
import type { Style, Terminal } from '../terminal.ts';

const EXAMPLES = `
It makes and removes a directory of its own there, and touches nothing else. Exit code 1 where something serious was found.

Examples:
  build-once doctor --path /nfs/ci/builds
  build-once doctor --peer        on two hosts at the same time
`;

export function addDoctor(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .summary('see whether the shared directory does what is needed')
    .description(
      'Looks at the mount, its options, permissions and room; tries the calls that locks and results are made of; measures how long they ' +
        'take and how soon others see a change; and looks for what crashes have left.',
    )
    .option('--peer', 'measure it with another host, which runs the same command')
    .option('--peer-timeout <seconds>', 'how long to wait for it', '60')
    .option('--json', 'print JSON')
    .addOption(new Option('--answer').hideHelp())
    .addHelpText('after', EXAMPLES)
    .action(async (_: object, self: Command) => await doctor(cli, self.optsWithGlobals()));
}

interface DoctorOptions {
  readonly path?: string;
  readonly peer?: boolean;
  readonly peerTimeout: string;
  readonly json?: boolean;
  readonly answer?: boolean;
}

async function doctor(cli: Cli, options: DoctorOptions): Promise<void> {
  const path = parsePath(options.path);
  if (!/^\d{1,6}$/.test(options.peerTimeout))
    throw new UsageError(`--peer-timeout must be a number of seconds, not ${JSON.stringify(options.peerTimeout)}`);
  if (options.answer === true) return await answerHere(cli.host, path);
  await openPath(cli.host, path);
  const cancellation = cli.listenForCancellation();
  const limitSeconds = options.peer === true ? Number(options.peerTimeout) : undefined;
  const examining = examine(cli, path, { json: options.json === true, limitSeconds, stop: cancellation.stop });
  await Promise.race([examining, outOfTime(cancellation)]);
}

interface Examination {
  readonly json: boolean;
  /** How long to wait for another host; undefined without --peer. */
  readonly limitSeconds: number | undefined;
  readonly stop: AbortSignal;
}

async function examine(cli: Cli, path: string, { json, limitSeconds, stop }: Examination): Promise<void> {
  const { terminal, host } = cli;
  const findings: Finding[] = [];
  const report = (more: readonly Finding[]) => {
    findings.push(...more);
    if (!json) for (const finding of more) print(terminal, finding);
    stop.throwIfAborted();
  };
  report(await checkMount(path));
  report(await checkPermissions(path));
  report([await checkSpace(path)]);
  const milliseconds = await checkByTrying(cli, path, report, stop);
  const ages = await readAges(host, path);
  if (limitSeconds !== undefined)
    report([milliseconds === undefined ? NO_PEER : await checkPeer(host, ages, path, { limitSeconds, stop })]);
  report(await checkLeftovers(host, ages, path));
  if (json) terminal.json({ path, findings, milliseconds: milliseconds ?? null });
  if (findings.some(({ level }) => level === 'serious')) cli.exitWith(EXIT.no);
}

const NO_PEER = found(
  'warning',
  'peer',
  'nothing can be measured with another host where this user makes nothing',
  'run it as a user who may write there, on hosts that may',
);

/** What can be told only by doing it; undefined where nothing can be made. */
async function checkByTrying(
  { host, mainPath }: Cli,
  path: string,
  report: (findings: readonly Finding[]) => void,
  stop: AbortSignal,
): Promise<Durations | undefined> {
  const scratch = join(path, `${SCRATCH}${host.newToken()}`);
  try {
    await makeDirectory(host.dir, scratch);
  } catch (error) {
    report([describeRefusal(error)]);
    return undefined;
  }
  try {
    const { findings, milliseconds } = await checkCalls(host, scratch);
    report(findings);
    report(await checkClock(host, scratch));
    report([await checkHere(host, scratch, mainPath, stop)]);
    return milliseconds;
  } finally {
    await removeTree(scratch);
  }
}

const MARKS: Readonly<Record<Finding['level'], readonly [mark: string, style: Style]>> = {
  ok: ['ok      ', 'green'],
  remark: ['remark  ', 'dim'],
  warning: ['warning ', 'yellow'],
  serious: ['SERIOUS ', 'red'],
};

function print(terminal: Terminal, { level, text, advice }: Finding): void {
  const [mark, style] = MARKS[level];
  terminal.result(`${terminal.style(style, mark)} ${ownLine(text)}`);
  if (advice !== undefined) terminal.result(`${' '.repeat(mark.length + 1)}→ ${ownLine(advice)}`);
}
