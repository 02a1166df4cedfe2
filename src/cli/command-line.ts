import { constants } from 'node:os';
import { listenForCancellation } from '../build/process/cancellation.ts';
import { endProcess } from '../build/process/end-process.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { exitCodeFor } from './failure.ts';
import { createProgram } from './program.ts';
import { Terminal } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One `build-once …`, from its arguments to the end of its process. */
export async function runCommandLine(process: NodeJS.Process): Promise<void> {
  const terminal = new Terminal(process, process.env);
  const quit = (signal: NodeJS.Signals) => {
    process.exitCode = 128 + constants.signals[signal];
    endProcess(process);
  };
  // Until a command has something to tidy up.
  for (const signal of SIGNALS) process.on(signal, quit);
  const program = createProgram({
    terminal,
    process,
    env: process.env,
    cwd: process.cwd(),
    host: thisHost(),
    listenForCancellation: () => {
      for (const signal of SIGNALS) process.off(signal, quit);
      return listenForCancellation(process);
    },
    mainPath: process.argv[1] ?? '',
    exitWith: (code) => {
      process.exitCode = code;
    },
  });
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    process.exitCode = await exitCodeFor(error, terminal, program.opts<{ path?: string }>().path);
  }
  await terminal.end();
  await endProcess(process);
}
