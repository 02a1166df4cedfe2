import { closeSync, constants, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { runSystemProgram } from '../shared-dir/system/system-program.ts';

/**
 * What a command writes, stdout and stderr alike: one pipe keeps the order of their lines. Node would give it a socket,
 * which nobody can open by name (`tee /dev/stderr`), so the pipe is a FIFO whose name is gone before the command starts.
 */
export class OutputPipe {
  /** For the command; closed here once it has it. */
  readonly #writeEnd: number;
  readonly output: Socket;

  private constructor(readEnd: number, writeEnd: number) {
    this.#writeEnd = writeEnd;
    this.output = new Socket({ fd: readEnd, readable: true, writable: false });
  }

  /** @param directory on a local disk */
  static async open(directory: string): Promise<OutputPipe> {
    const path = join(directory, 'output');
    await makeFifo(path);
    try {
      // Without O_NONBLOCK it would wait for a writer. The writers' own descriptor must block, as a pipe does.
      const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      return new OutputPipe(readEnd, openSync(path, constants.O_WRONLY));
    } finally {
      unlinkSync(path);
    }
  }

  /** Passes the writing end on and closes ours: the output ends when the last process that has it is gone. */
  handTo<T>(start: (writeEnd: number) => T): T {
    try {
      return start(this.#writeEnd);
    } finally {
      closeSync(this.#writeEnd);
    }
  }
}

async function makeFifo(path: string): Promise<void> {
  const end = await runSystemProgram('mkfifo', ['-m', '600', path]);
  if (end === undefined) {
    throw new Error(
      'the program mkfifo, which makes the pipe for its output, is missing here; coreutils and busybox have it',
    );
  }
  if (end.exitCode !== 0) throw new Error(`no pipe for its output: ${end.stderr.trim()}`);
}

/**
 * The runner closes a step's standard input, a pipe: whoever reads it is at its end at once. A command gets that pipe; in
 * any other case /dev/null, for nothing may wait for what a terminal or another program might say.
 *
 * It takes a byte of what somebody has written there, so where our input is meant for another, this is not to be asked.
 */
export function standardInput(): 'inherit' | 'ignore' {
  return isEndedPipe(0) ? 'inherit' : 'ignore';
}

function isEndedPipe(fd: number): boolean {
  try {
    if (!fstatSync(fd).isFIFO()) return false;
    const again = openSync(`/proc/self/fd/${fd}`, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readSync(again, Buffer.alloc(1)) === 0;
    } finally {
      closeSync(again);
    }
  } catch {
    return false;
  }
}
