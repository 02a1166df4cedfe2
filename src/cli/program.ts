import { Command, Option } from 'commander';
import type { Cli } from './cli.ts';
import { addClean } from './commands/clean.ts';
import { addDoctor } from './commands/doctor.ts';
import { addLog } from './commands/log.ts';
import { addPrune } from './commands/prune.ts';
import { addRun } from './commands/run.ts';
import { addShow } from './commands/show.ts';
import { addStatus } from './commands/status.ts';
import { addUnlock } from './commands/unlock.ts';
import { addWhy } from './commands/why.ts';
import { VERSION } from './version.ts';

const ABOUT = `Builds once over a directory that many machines share (NFS): one process runs the build command, the others wait, follow its
output and go on with its result. And looks after what has gathered there.`;

const EXIT_CODES = `
Exit codes: run ends with its COMMAND's, or with that of a build that failed. Besides:
  1   the answer is no: not found, refused, or something serious was found
  64  the command line is wrong; nothing was done
  69  the shared directory is not there, or refuses
  70  an error of build-once's own, or of this machine
  75  somebody else's build was not over within --timeout
  128 + N  ended by signal N (130: Ctrl-C)
`;

export function createProgram(cli: Cli): Command {
  const { terminal } = cli;
  const program = new Command('build-once')
    .description(ABOUT)
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addOption(new Option('--path <dir>', 'the shared directory').env('BUILD_ONCE_PATH'))
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(terminal.columns ?? WIDTH, WIDTH) })
    .configureOutput({
      writeOut: (text) => terminal.result(text.trimEnd()),
      writeErr: (text) => terminal.info(text.trimEnd()),
      // Printed once, at the end, where the exit code is known.
      outputError: () => undefined,
    })
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  for (const add of [addRun, addStatus, addShow, addLog, addWhy, addClean, addPrune, addUnlock, addDoctor])
    add(program, cli);
  return program;
}

const WIDTH = 110;
