import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Peers } from '../peers.ts';

/** The locks that are compared, and those of them that cannot be had here. */
export interface LockKind {
  readonly name: string;
  /** Undefined: not to be had here. */
  readonly command: readonly string[] | undefined;
  readonly env?: NodeJS.ProcessEnv;
  /** Of which package or program it is. */
  readonly from: string;
}

const here = (file: string) => join(import.meta.dirname, file);

export function lockKinds(peers: Peers, directory: string): LockKind[] {
  const ofNode = (name: string, from = name): LockKind => {
    const isOurs = !['proper-lockfile', 'lockfile'].includes(name);
    const args = ['--disable-warning=ExperimentalWarning', here('worker.ts'), name, directory, peers.npm ?? directory];
    return { name, from, command: isOurs || peers.npm !== undefined ? [process.execPath, ...args] : undefined };
  };
  const ofProgram = (name: 'dotlockfile' | 'flock'): LockKind => {
    const program = peers.programs[name];
    const command = program && ['bash', here('worker.sh'), name, directory, program.path];
    const libraries = program?.libraries;
    return { name, from: name, command, ...(libraries ? { env: { ...process.env, LD_LIBRARY_PATH: libraries } } : {}) };
  };
  const flufl: LockKind = {
    name: 'flufl.lock',
    from: 'flufl.lock',
    command: peers.python === undefined ? undefined : ['python3', here('worker.py'), 'flufl.lock', directory],
    env: { ...process.env, PYTHONPATH: peers.python },
  };
  return [
    ofNode('mkdir and rmdir alone', 'floor'),
    ofNode('the calls of NFSLock alone', 'floor'),
    ofNode('NFSLock', 'build-once'),
    ofNode('the calls of NFSLock with holder.info alone', 'floor'),
    ofNode('NFSLock with holder.info', 'build-once'),
    ofNode('proper-lockfile'),
    ofNode('lockfile'),
    flufl,
    ofProgram('dotlockfile'),
    ofProgram('flock'),
  ];
}

/** A process that uses a lock as it is told; killed with what it has started at the end of the scope. */
export class LockWorker implements Disposable {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** What it says. */
  readonly lines: AsyncIterator<string>;

  private constructor({ name, command = [], env }: LockKind) {
    const [program = '', ...args] = command;
    if (program === '') throw new Error(`${name} is not to be had here`);
    const options = { detached: true, ...(env ? { env } : {}) };
    this.process = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  static async start(kind: LockKind): Promise<LockWorker> {
    const worker = new LockWorker(kind);
    const said = await worker.lines.next();
    if (said.value !== 'ready') throw new Error(`the process for ${kind.name} did not start`);
    return worker;
  }

  order(order: string): void {
    this.process.stdin.write(`${order}\n`);
  }

  /** Microseconds for one acquire and release, of so many. */
  async batch(count: number): Promise<number> {
    this.order(`batch ${count}`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('a process that uses a lock has ended');
    return Number(value);
  }

  [Symbol.dispose](): void {
    const { pid, exitCode, signalCode } = this.process;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  }
}
