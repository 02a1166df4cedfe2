import { listenForCancellation } from '../build/process/cancellation.ts';
import { endProcess } from '../build/process/end-process.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { exitCodeFor } from './failure.ts';
import { createProgram } from './program.ts';
import { Terminal } from './terminal.ts';

/** One `build-once …`, from its arguments to the end of its process. */
export async function runCommandLine(process: NodeJS.Process): Promise<void> {
  const terminal = new Terminal(process, process.env);
  const program = createProgram({
    terminal,
    process,
    env: process.env,
    cwd: process.cwd(),
    host: thisHost(),
    listenForCancellation: () => listenForCancellation(process),
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
  endProcess(process);
}
