import { lutimesSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDone, formatFailure } from '../../../src/call-once/markers.ts';
import { formatHolder } from '../../../src/nfs-lock/holder.ts';
import { thisProcess } from '../../../src/nfs-lock/liveness/process-identity.ts';

export const DAY = 86_400;

/** What an entry is to hold, as its builders and users have left it. */
export interface Planted {
  /** Seconds since its result was last used, and at least so long since it was built. */
  readonly idle?: number;
  readonly bytes?: number;
  /** Texts of its users' links. */
  readonly users?: readonly string[];
  /** Attempts without a marker. */
  readonly others?: readonly string[];
  /** Ages of its failures, in seconds; each names the log of the attempt `9-failed`. */
  readonly failures?: readonly number[];
  readonly isDone?: boolean;
}

/** A store in a temporary directory, gone at the end of the scope. */
export class Store implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'build-once-store-'));

  /** @returns its directory. @param place `OWNER/REPO/NAME-DIGEST` */
  plant(
    place: string,
    { idle = 0, bytes, users = [], others = [], failures = [], isDone = true }: Planted = {},
  ): string {
    const dir = join(this.path, place);
    const locks = join(dir, '.locks');
    mkdirSync(locks, { recursive: true });
    for (const attempt of [...(isDone ? ['1-result'] : []), ...others]) this.attempt(dir, attempt, idle);
    for (const [index, text] of users.entries()) symlinkSync(text, join(dir, '1-result.users', `u${index}`));
    age(join(dir, '1-result.users'), idle);
    const done = join(locks, 'build.done');
    const value = { attempt: '1-result', ...(bytes === undefined ? {} : { bytes }) };
    if (isDone) writeFileSync(done, formatDone({ value, seconds: 1 }));
    age(done, idle);
    for (const [index, seconds] of failures.entries()) {
      const failed = join(locks, `build.failed.${index + 1}-1`);
      writeFileSync(failed, formatFailure({ message: 'failed', details: { log: `${place}/9-failed.log` } }));
      age(failed, seconds);
    }
    age(locks, idle);
    return dir;
  }

  attempt(dir: string, attempt: string, idle: number): void {
    mkdirSync(join(dir, `${attempt}.users`));
    mkdirSync(join(dir, attempt, 'obj'), { recursive: true });
    writeFileSync(join(dir, attempt, 'obj', 'simv'), 'x'.repeat(10_000));
    writeFileSync(join(dir, `${attempt}.log`), 'log');
    for (const name of ['.users', '.log']) age(join(dir, `${attempt}${name}`), idle);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Makes a file or directory that old, if it is there. */
export function age(path: string, seconds: number): void {
  const at = Date.now() / 1000 - seconds;
  try {
    lutimesSync(path, at, at);
  } catch {
    // Not there.
  }
}

const SELF = thisProcess();

/** What the link of a user says. */
export function userText(changes: Partial<ReturnType<typeof thisProcess>> = {}): string {
  return formatHolder({ ...SELF, timestamp: Date.now() / 1000, ...changes });
}
