import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from './shell.ts';

/** A script on a local disk, in a directory of its own. */
export class Script implements AsyncDisposable {
  readonly argv: readonly [string, ...string[]];
  readonly directory: string;

  private constructor(argv: readonly [string, ...string[]], directory: string) {
    this.argv = argv;
    this.directory = directory;
  }

  /** @param temporary a directory that is this job's own (RUNNER_TEMP) */
  static async write(temporary: string, shell: Shell, text: string): Promise<Script> {
    const directory = await mkdtemp(join(temporary, 'build-once-'));
    const path = join(directory, `script${shell.command('').extension}`);
    const { program, args, wrap } = shell.command(path);
    await writeFile(path, wrap(text.endsWith('\n') ? text : `${text}\n`));
    return new Script([program, ...args], directory);
  }

  /**
   * A text of the script's in which it names itself (bash: `/tmp/…/script.sh: line 1: …`, `dirname "$0"`) as it would on any
   * machine.
   */
  async nameless(text: string): Promise<string> {
    const physical = await realpath(this.directory).catch(() => this.directory);
    // The longer first: on macOS the one is the end of the other.
    return [this.directory, physical]
      .sort((a, b) => b.length - a.length)
      .reduce((named, directory) => named.replaceAll(`${directory}/`, '').replaceAll(directory, '.'), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
