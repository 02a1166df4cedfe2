import { join } from 'node:path';
import { Lines } from '../build/lines.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { readGrowth } from '../shared-dir/tail-file.ts';
import type { JobLog } from './job-log.ts';
import { forMatchers, oneLine } from './printable.ts';

/** More than this between two looks is skipped: 255 waiting legs must not each read all of a log of gigabytes. */
const MOST_BYTES_A_LOOK = 256 * 1024;
const NEWLINE = 0x0a;

/**
 * Shows a waiting leg the output of the build as it grows on the share. It is another job's text: no workflow command in
 * it acts here. The mount is asked at the pace of the caller's looks, and an error of it is only a look less.
 */
export class LogFollower {
  readonly #shared: SharedDir;
  readonly #entryDir: string;
  readonly #print: JobLog['print'];
  readonly #stopToken: string;
  #attempt = 0;
  #offset = 0;
  #lines = new Lines();
  #isOpen = false;
  #lastLine = '';

  /** @param entryDir `PATH/OWNER/REPO/NAME-DIGEST`, where the attempts' logs stand */
  constructor(shared: SharedDir, entryDir: string, stopToken: string, print: JobLog['print']) {
    this.#shared = shared;
    this.#entryDir = entryDir;
    this.#stopToken = stopToken;
    this.#print = print;
  }

  /** The last line of the build's output that was seen, for a line of ours. */
  get lastLine(): string {
    return this.#lastLine;
  }

  async look(): Promise<void> {
    try {
      await this.#findAttempt();
      if (this.#attempt > 0) await this.#printGrowth();
    } catch {
      // Nothing rests on the log; the protocol's own look finds out what is wrong with the mount.
    }
  }

  /** Shows what came last and closes the group, if one was opened. */
  async end(): Promise<void> {
    if (!this.#isOpen) return;
    await this.look();
    await this.#close();
  }

  async #findAttempt(): Promise<void> {
    const names = (await this.#shared.list(this.#entryDir)) ?? [];
    const latest = Math.max(0, ...names.map((name) => Number(/^(\d+)\.log$/.exec(name)?.[1] ?? 0)));
    if (latest === this.#attempt) return;
    if (this.#isOpen) await this.#close();
    this.#attempt = latest;
    this.#offset = 0;
    this.#lastLine = '';
  }

  async #printGrowth(): Promise<void> {
    const piece = await readGrowth(this.logPath, this.#offset, MOST_BYTES_A_LOOK);
    if (piece === undefined || piece.bytes.length === 0) return;
    if (!this.#isOpen) await this.#open();
    const skipped = piece.offset - this.#offset;
    this.#offset = piece.offset + piece.bytes.length;
    if (skipped === 0) return await this.#printLines(this.#lines.take(piece.bytes));
    await this.#printLines(this.#lines.end());
    // What the piece begins with is the end of a line, maybe of a character.
    const whole = piece.bytes.subarray(piece.bytes.indexOf(NEWLINE) + 1);
    await this.#print(`[${skipped + piece.bytes.length - whole.length} bytes skipped; all of it: ${this.logPath}]\n`);
    await this.#printLines(this.#lines.take(whole));
  }

  async #printLines(lines: Iterable<Buffer>): Promise<void> {
    let printed = '';
    for (const line of lines) {
      const text = line.toString('utf8');
      // The token that lets commands act again counts only at a line's start.
      printed += text.endsWith('\n') ? text : `${text}\n`;
      this.#lastLine = oneLine(forMatchers(text.trimEnd())) || this.#lastLine;
    }
    await this.#print(printed);
  }

  get logPath(): string {
    return join(this.#entryDir, `${this.#attempt}.log`);
  }

  async #open(): Promise<void> {
    this.#isOpen = true;
    await this.#print(`::group::Output of the build (${this.logPath})\n::stop-commands::${this.#stopToken}\n`);
  }

  async #close(): Promise<void> {
    await this.#printLines(this.#lines.end());
    this.#isOpen = false;
    await this.#print(`::${this.#stopToken}::\n::endgroup::\n`);
  }
}
